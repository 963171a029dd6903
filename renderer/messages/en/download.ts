/** Words of verifying a download. Every code of main/release has them; a test reads the codes from there. */
import * as t from "../../lib/time.ts";
import type { DownloadPart, DownloadVerdict, Fault } from "../../types.ts";

type Facts = Fault["facts"];

interface FindingText {
  readonly title: string;
  /** What it means, and what to do now. */
  readonly text: string;
}

const fact = (facts: Facts, name: string): string => {
  const value = facts[name];
  return value === undefined || value === null ? "" : String(value);
};

const systems: Readonly<Record<string, string>> = { linux: "Linux", mac: "macOS", win: "Windows" };
const released = (facts: Facts): string =>
  `Version ${fact(facts, "version")} for ${systems[fact(facts, "system")] ?? "another system"}, exactly as its maintainers signed it.`;

const findings: Readonly<Record<string, (facts: Facts) => FindingText>> = {
  RELEASE_GENUINE: (f) => ({
    title: "The download is genuine",
    text: `${released(f)} You run ${fact(f, "running")}. Close the app and install it from the file that you chose here, before anybody else can touch it.`,
  }),
  RELEASE_SAME: (f) => ({
    title: "The download is genuine, and the version that you run",
    text: `${released(f)} Installing it changes nothing; it is worth keeping as a second copy.`,
  }),
  RELEASE_OLDER: (f) => ({
    title: "Genuine, but older than what you run",
    text: `${released(f)} You run ${fact(f, "running")}. Whoever offers you an old release may count on a hole that was mended since. Do not install it; look for the newest one.`,
  }),
  RELEASE_RENAMED: (f) => ({
    title: "Genuine, under another name",
    text: `${released(f)} It was released as ${fact(f, "name")}; here it is called ${fact(f, "as")}. Browsers do that with a second download. Its bytes are what counts, and they are right.`,
  }),
  RELEASE_NO_KEY: () => ({
    title: "This build carries no release key",
    text: "It was built from its sources and has nothing to compare a signature with. That says nothing about the download. Check it without the app, as docs/releases.md describes, with a key that you have from a place you trust.",
  }),
  RELEASE_SIGNATURE_FORMAT: () => ({
    title: "This is not a release's signature",
    text: "A signature is a small text file that begins with “BEGIN SSH SIGNATURE”. Choose SHA256SUMS.sig of the same release. If that is what you chose, it is damaged: do not install, and fetch it again.",
  }),
  RELEASE_WRONG_KEY: (f) => ({
    title: "Signed by a key that is not the maintainers'",
    text: `Anybody can sign a list with a key of their own; this one was (${fact(f, "signer")}). The app knows ${fact(f, "expected")}. Do not install. Delete the download, and tell the maintainers where you found it.`,
  }),
  RELEASE_OTHER_PURPOSE: () => ({
    title: "Signed for another purpose",
    text: "The key is the maintainers', but this signature was not made for a release. Somebody took it from elsewhere. Do not install, and tell the maintainers.",
  }),
  RELEASE_LIST_ALTERED: () => ({
    title: "The checksums are not the ones that were signed",
    text: "The signature is by the right key, for another list: of another release, or of this one before somebody changed it. Fetch SHA256SUMS and SHA256SUMS.sig again, from the same release. Do not install while they do not fit.",
  }),
  RELEASE_LIST_FORMAT: () => ({
    title: "The checksums cannot be read",
    text: "The list is signed, but it is none that this version of the app understands. Nothing is wrong with your keys. Check the download without the app, as docs/releases.md describes.",
  }),
  RELEASE_ALTERED: (f) => ({
    title: "The file is not the one that was released",
    text: `${fact(f, "name")} is in the signed list, with another checksum. It was damaged on its way, or changed by somebody. Do not install. Delete it, fetch it again, and verify again; if it happens twice, tell the maintainers.`,
  }),
  RELEASE_NOT_LISTED: (f) => ({
    title: "The file is not in this list",
    text: `The list is genuine and names ${t.count(Number(f.count))} files; ${fact(f, "name")} is none of them. Its checksums are of another release, or the file is of somebody else. Do not install until you have the list that belongs to it.`,
  }),
  RELEASE_NO_INSTALLER: (f) => ({
    title: "Genuine, but not an installer",
    text: `${fact(f, "name")} belongs to the release; it is not what is installed. Choose the file that ends in .deb, .AppImage, .dmg or .exe.`,
  }),
};

const unknown = (code: string): FindingText => ({
  title: "Not verified",
  text: `The core answered ${code}, for which this version has no words. Do not install.`,
});

/** In megabytes as file managers count them. */
const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${t.count(bytes)} bytes` : `${t.count(Math.round(bytes / 1_000_000))} MB`;

export const download = {
  title: "Verify a download",
  lede: "Is this installer what the maintainers released? Answered on this machine, without a network.",
  back: "This machine",
  open: "Verify a download",
  guide: {
    what: "Compares the installer with the list of checksums, and the list's signature with the release key that this version carries.",
    wrong: [
      "It proves who released the file, not that it has no faults.",
      "An app that was itself replaced can say anything: then only a check without it helps (docs/releases.md).",
    ],
    hands: ["The installer", "SHA256SUMS", "SHA256SUMS.sig, from the same release"],
  },
  part: {
    installer: "Installer",
    checksums: "List of checksums",
    signature: "Its signature",
  } satisfies Record<DownloadPart, string>,
  partHint: {
    installer: "The file that ends in .deb, .AppImage, .dmg or .exe.",
    checksums: "SHA256SUMS",
    signature: "SHA256SUMS.sig",
  } satisfies Record<DownloadPart, string>,
  chosen: (name: string, bytes: number, isFound: boolean) =>
    `${name}, ${size(bytes)}${isFound ? ", found beside the installer" : ""}`,
  choose: "Choose",
  chooseOther: "Choose another",
  verify: "Verify",
  verifying: "Reading the installer",
  verifyingDetail: "Its checksum is computed from every byte. A few seconds.",
  missing: "Choose all three files first.",
  key: "Release key of this version",
  noKey: "none",
  running: "You run",
  sha256: "SHA-256 of the installer",
  noKeyTitle: "This build carries no release key",
  noKeyText:
    "It was built from its sources, not released. It cannot verify a download; docs/releases.md says how to do it without the app.",
  recorded: "The result is in the journal.",
  finding: ({ code, facts }: DownloadVerdict["finding"]): FindingText =>
    findings[code]?.(facts) ?? unknown(code),
};
