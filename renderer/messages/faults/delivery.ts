/** Refusals around making many hotkeys and letting them go. */
import type { Explain } from "../faults.ts";

const nothingLeft = "Nothing. No secret has left the vault.";

export const deliveryFaults: Readonly<Record<string, Explain>> = {
  BUNDLE_HOLDS_COLDKEY: (f) => ({
    happened: `The vault found a coldkey (${f.text("address")}) in what was about to leave, and refused.`,
    lost: nothingLeft,
    now: "A key that is a coldkey here must not be used as a hotkey anywhere. Make a new hotkey in its place.",
  }),
  BUNDLE_UNKNOWN_SECRET: () => ({
    happened:
      "What was about to leave holds something that belongs to none of the chosen hotkeys. The vault refused.",
    lost: nothingLeft,
    now: "Try again with fewer hotkeys to find the one that it is about, and keep “For a report” below.",
  }),
  BUNDLE_LACKS_KEY: (f) => ({
    happened: `What was about to leave does not hold the hotkey ${f.text("address")}. The vault refused.`,
    lost: nothingLeft,
    now: "This is a mistake in the app. Keep “For a report” below.",
  }),
  RECIPIENT_INVALID: () => ({
    happened: "This is not an age recipient for X25519: “age1” and 58 more characters.",
    lost: nothingLeft,
    now: "On the server: age-keygen -y IDENTITY prints it. Copy the whole line.",
  }),
  HOTKEYS_BEING_MADE: () => ({
    happened: "Hotkeys are being made already.",
    lost: "Nothing.",
    now: "Wait for their end, or stop them. What is made stays.",
  }),
  HOTKEY_TOO_MANY_TAGS: (f) => ({
    happened: `A hotkey can have at most ${f.number("most")} tags.`,
    lost: "Nothing. No tag was changed.",
    now: "Remove some first.",
  }),
  DELIVERY_FOLDER_GONE: () => ({
    happened: "The chosen folder is not there any more.",
    lost: nothingLeft,
    now: "Plug the drive in again, or choose another folder.",
  }),
  DELIVERY_NO_FOLDER: () => ({
    happened: "No folder was chosen. The choice does not outlive the app.",
    lost: nothingLeft,
    now: "Choose where the files go.",
  }),
  DELIVERY_FILE_THERE: (f) => ({
    happened: `${f.text("name")} is in this folder already, and is something else.`,
    lost: "Nothing was overwritten.",
    now: "Choose an empty folder, or look at what is there and move it away.",
  }),
  DELIVERY_PASSPHRASE: () => ({
    happened: "The passphrase for the files does not belong to this way of delivery.",
    lost: nothingLeft,
    now: "Begin the delivery again.",
  }),
  DELIVERY_OF_TWO_COLDKEYS: () => ({
    happened: "These hotkeys are of different coldkeys. One wallet of btcli has one coldkey.",
    lost: nothingLeft,
    now: "Make one delivery for each coldkey.",
  }),
  DELIVERY_NAMES_CLASH: (f) => ({
    happened: `${f.text("name")} and another hotkey would have the same name in this store.`,
    lost: nothingLeft,
    now: "Deliver them separately, under different paths.",
  }),
  DELIVERY_NOTHING_LEFT: () => ({
    happened: "No hotkey of this delivery is known to have left.",
    lost: "Nothing. One file may have been begun: look at the folder, and remove what is there.",
    now: "Release it again, or revoke it.",
  }),
  DELIVERY_REVOKED: () => ({
    happened: "This delivery was revoked. That is for ever.",
    lost: "Nothing.",
    now: "Deliver the hotkeys again.",
  }),
  RECEIPT_UNREADABLE: (f) => ({
    happened: `This is not a whole receipt: line ${f.number("line")} is not as it should be.`,
    lost: "Nothing. The delivery stays as it was.",
    now: "Carry over everything from “coldkey-workstation-receipt 1” to “end”, both included.",
  }),
  RECEIPT_UNKNOWN: (f) => ({
    happened: `The receipt is for the delivery ${f.text("delivery")}, which this workstation does not know.`,
    lost: "Nothing.",
    now: "Read it in on the workstation that made the delivery.",
  }),
  RECEIPT_OTHER_CHALLENGE: () => ({
    happened: "The receipt answers another challenge than the one that was sent.",
    lost: "Nothing. The delivery stays as it was.",
    now: "Somebody changed the receipt or the installer. Compare the installer's SHA-256 on the server.",
  }),
  RECEIPT_OTHER_HOTKEYS: (f) => ({
    happened: `The receipt does not name exactly the ${f.number("of")} hotkeys of its delivery.`,
    lost: "Nothing. The delivery stays as it was.",
    now: "Run the installer on the server again: it changes nothing and prints the whole receipt.",
  }),
  RECEIPT_SIGNATURE_WRONG: (f) => ({
    happened: `The signature of ${f.text("name")} in the receipt is not that hotkey's.`,
    lost: "Nothing. The delivery stays as it was.",
    now: "The text was changed on its way, or something else signed it. Bring it over again as a file.",
  }),
};
