/** What the vault refuses: passphrases, phrases, sealed files and what is asked of it. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";
const retryLater = "Try again. If it stays, close the app and open it again.";

export const vaultFaults: Readonly<Record<string, Explain>> = {
  WRONG_PASSPHRASE: () => ({
    happened: "The passphrase does not open this key.",
    lost: "Nothing. The key is as it was; the attempt is in the journal.",
    now: "Type it again. Check the keyboard layout and caps lock. If it is forgotten, the words bring the key back.",
  }),
  WEAK_PASSPHRASE: () => ({
    happened: "The passphrase is too easy to guess for a coldkey.",
    lost: nothing,
    now: "Take five or six unrelated words.",
  }),
  KDF_MEMORY: () => ({
    happened: "There is not enough free memory to open the key safely.",
    lost: nothing,
    now: "Close other programs and try again.",
  }),
  VAULT_GONE: () => ({
    happened: "The vault process ended before it answered.",
    lost: "Nothing. A key is never half opened or half written.",
    now: retryLater,
  }),
  PHRASE_NOT_OPEN: () => ({
    happened: "The pending phrase is closed: the vault was locked or the app restarted.",
    lost: "Nothing. The ceremony stands where it stood.",
    now: "Type the passphrase to open it again.",
  }),
  PHRASE_SESSION_UNKNOWN: () => ({
    happened: "The pending phrase is closed.",
    lost: nothing,
    now: "Type the passphrase to open it again.",
  }),
  PHRASE_NUMBERING: () => ({
    happened: "The numbers in front of the words do not fit.",
    lost: nothing,
    now: "Number them from 1 without gaps, or type them in order without numbers.",
  }),
  SECRET_NOT_DELIVERED: () => ({
    happened: "The vault closed the way before the words arrived.",
    lost: nothing,
    now: "Hold again. If it stays, stop here and resume.",
  }),
  TICKET_UNKNOWN: () => ({
    happened: "The way to the vault was open too long and was closed.",
    lost: nothing,
    now: "Type the passphrase again.",
  }),
  TOO_MANY_TICKETS: () => ({
    happened: "Too many ways to the vault are open at once.",
    lost: nothing,
    now: "Wait two minutes and try again.",
  }),
  SEAL_DAMAGED: () => ({
    happened: "The sealed file of this key is damaged.",
    lost: "The file, perhaps. Not the key, as long as its words exist.",
    now: "Do not write to this disk. Keep the file, and bring the key back from its words on a sound disk.",
  }),
  SEAL_VERSION: (f) => ({
    happened: `The sealed file is of a version (${f.text("version")}) that this app does not know.`,
    lost: nothing,
    now: "Open it with the newer app that wrote it. Nothing was rewritten.",
  }),
  SEAL_NOT_OURS: () => ({
    happened: "This file is not a sealed key of this app.",
    lost: nothing,
    now: "Look where it came from.",
  }),
  SEAL_COST_TOO_HIGH: () => ({
    happened: "The sealed file asks for more memory than this machine has.",
    lost: nothing,
    now: "Open it on a machine with more memory.",
  }),
  KEY_MISMATCH: () => ({
    happened: "The sealed file opens, but holds another key than its name says.",
    lost: "Nothing was signed.",
    now: "Files were exchanged. Bring the right one back or use the words.",
  }),
  REVEAL_RANGE: () => ({
    happened: "These words are not part of the phrase.",
    lost: nothing,
    now: "Stop here and resume.",
  }),
  REVIEW_BLOCKED: () => ({
    happened: "The vault found a reason not to sign this.",
    lost: "Nothing was signed.",
    now: "Cancel, read the reason in the review, and begin again.",
  }),
  SEAL_BROKEN: () => ({
    happened: "The sealed file is damaged or was changed.",
    lost: "The file, perhaps. Not the key, as long as its words exist.",
    now: "Keep the file, and bring the key back from its words.",
  }),
  SEAL_OTHER_SET: () => ({
    happened: "This hotkey was sealed together with another coldkey.",
    lost: nothing,
    now: "Files were mixed. Look which folder it came from.",
  }),
  SEAL_WRONG_KIND: () => ({
    happened: "The sealed file holds another kind of key than its place says.",
    lost: nothing,
    now: "Files were mixed. Look which folder it came from.",
  }),
  SECRET_NOT_BYTES: () => ({
    happened: "What arrived at the vault is not text.",
    lost: nothing,
    now: "Type it again.",
  }),
  SECRET_NOT_SENT: () => ({
    happened: "The passphrase did not reach the vault in time.",
    lost: nothing,
    now: "Type it again.",
  }),
  SECRET_TOO_LONG: () => ({
    happened: "What was typed is longer than a passphrase or phrase can be.",
    lost: nothing,
    now: "Shorten it.",
  }),
  SESSION_GONE: () => ({
    happened: "The open phrase was closed in between.",
    lost: nothing,
    now: "Type the passphrase to open it again.",
  }),
  TOO_MANY_SESSIONS: () => ({
    happened: "Too many phrases are open at once.",
    lost: nothing,
    now: "Lock now and resume one.",
  }),
  VAULT_REQUEST_MALFORMED: () => ({
    happened: "The vault did not understand the app.",
    lost: nothing,
    now: retryLater,
  }),
};
