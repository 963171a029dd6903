/** What disks, folders and the system's keychain refuse. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const diskFaults: Readonly<Record<string, Explain>> = {
  KEY_READ_BACK_DIFFERS: () => ({
    happened: "The sealed key was written, but what came back from the disk is different.",
    lost: "Nothing was counted as a key.",
    now: "Do not go on with this disk. Check it, then create the key again.",
  }),
  RECORD_UNREADABLE: (f) => ({
    happened: `A record of this app (${f.text("file")}) cannot be read.`,
    lost: "Perhaps what this record said. Sealed keys are files of their own.",
    now: "Keep the file as it is and check the disk.",
  }),
  DISK_FULL: () => ({
    happened: "The disk is full.",
    lost: "Nothing. Files are replaced only when the new one is complete.",
    now: "Free some space and try again.",
  }),
  FOLDER_READ_ONLY: (f) => ({
    happened: `The folder ${f.text("name")} cannot be written.`,
    lost: nothing,
    now: "Check the rights of the data folder and try again.",
  }),
  FILE_EXISTS: (f) => ({
    happened: `A file named ${f.text("name")} is already there.`,
    lost: "Nothing. Existing files are never replaced.",
    now: "Choose another name.",
  }),
  FILE_MISSING: (f) => ({
    happened: `The file ${f.text("name")} is missing.`,
    lost: "Perhaps what was in it. Sealed keys come back from their words.",
    now: "Look whether it was moved from outside.",
  }),
  FILE_IS_LINK: (f) => ({
    happened: `${f.text("name")} is a link, not a file. Links are refused: they can point anywhere.`,
    lost: nothing,
    now: "Put the real file in its place.",
  }),
  FILE_TOO_LARGE: (f) => ({
    happened: `The file ${f.text("name")} is larger than such a file can be.`,
    lost: nothing,
    now: "Look whether it was changed from outside.",
  }),
  FILE_CHANGED: () => ({
    happened: "A file changed while it was being read.",
    lost: nothing,
    now: "Look which other program writes into the data folder, then try again.",
  }),
  FILE_IO: (f) => ({
    happened: `The disk refused to read or write ${f.text("name")} (${f.text("errno")}).`,
    lost: "Nothing was replaced.",
    now: "Check the disk before you go on.",
  }),
  KEYCHAIN_LIBRARY_ALTERED: () => ({
    happened:
      "The library that speaks to the system's keychain is not the one that this version came with. It was not loaded.",
    lost: nothing,
    now: "Somebody or something changed this installation. Verify the download on “This machine”, install it again, and do not open a key before.",
  }),
  KEYCHAIN_TIMEOUT: () => ({
    happened: "The system's keychain does not answer.",
    lost: nothing,
    now: "Look for its window asking for a password, and try again.",
  }),
  KEYCHAIN_UNRELIABLE: () => ({
    happened: "The system's keychain returned something else than was stored.",
    lost: nothing,
    now: "Check the keychain. The app keeps what it needs in its own files meanwhile.",
  }),
};
