/** Refusals of this machine: keys, vault, files, ceremonies, calls. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";
const retryLater = "Try again. If it stays, close the app and open it again.";

export const coreFaults: Readonly<Record<string, Explain>> = {
  CHECK_ANSWERS_ITSELF: () => ({
    happened: "The system answers this check by itself now.",
    lost: nothing,
    now: "Look again and read what was seen. A tick counts only where the system is silent.",
  }),
  CHECK_KEYS_OPEN: () => ({
    happened: "A key is open, and this system is asked about itself only while none is.",
    lost: nothing,
    now: "Lock now, then look again.",
  }),
  LEAK_NOT_FOUND: () => ({
    happened: "This response to a leak is not under way any more.",
    lost: nothing,
    now: "Open the place Emergencies: it shows what is under way.",
  }),
  LEAK_NEEDS_HOTKEY: () => ({
    happened: "It was not said which hotkey may have leaked.",
    lost: nothing,
    now: "Choose the hotkey and go on.",
  }),
  DRILL_UNDER_WAY: () => ({
    happened: "A drill is under way already.",
    lost: nothing,
    now: "End it, or stop it at the top of the page, then begin another one.",
  }),
  DRILL_CANNOT_BEGIN: () => ({
    happened: "The rehearsed thief could not announce a swap of this coldkey.",
    lost: nothing,
    now: "The coldkey needs more than 0.1 TAO that is free, and no announcement. Get rehearsal TAO, or let the governors reset it, and begin again.",
  }),
  DRILL_NOTHING_TO_MOVE: () => ({
    happened: "This coldkey holds nothing that would have to leave.",
    lost: nothing,
    now: "Get rehearsal TAO for it, or choose another coldkey, and begin again.",
  }),
  DRILL_NEEDS_HOTKEY: () => ({
    happened: "No hotkey of this coldkey is on this machine, so none can be replaced.",
    lost: nothing,
    now: "Make a hotkey first, or choose another coldkey.",
  }),
  DRILL_IS_FROZEN: () => ({
    happened: "This coldkey is frozen by a dispute: nothing of it could end the drill.",
    lost: nothing,
    now: "Let the governors reset it at the top of the drills, and begin again.",
  }),
  ASSESS_UPDATES_WAIT: () => ({
    happened: "The system says that updates wait, or that none were looked for in a while.",
    lost: nothing,
    now: "Install them and come back: the assessment waits here. Or say why it cannot be done today.",
  }),
  ASSESS_STILL_BAD: (f) => ({
    happened: `This machine still shows ${f.number("count")} to mend.`,
    lost: nothing,
    now: "Open This machine, mend what is listed first, and come back. Or say why it stays.",
  }),
  ASSESS_STILL_UNKNOWN: (f) => ({
    happened: `${f.number("count")} checks are not answered by the system, and nobody has ticked them in the last month.`,
    lost: nothing,
    now: "Open This machine, look at each yourself and tick it. Or say why it stays open.",
  }),
  ASSESS_PROOFS_DUE: (f) => ({
    happened: `The proof of ${f.number("count")} copies is due.`,
    lost: nothing,
    now: "Prove them from the place Backups, and come back. Or say why it cannot be done today.",
  }),
  ASSESS_JOURNAL: () => ({
    happened:
      "The journal has not been verified as a whole since the app started, or was found broken.",
    lost: nothing,
    now: "Open the Journal, press Verify, and read what it says.",
  }),
  DOWNLOAD_INCOMPLETE: () => ({
    happened: "Not all three files of the download are chosen.",
    lost: nothing,
    now: "Choose the installer, SHA256SUMS and SHA256SUMS.sig.",
  }),
  SIGHTING_NOT_FOUND: () => ({
    happened: "This announcement is not on the list of this workstation.",
    lost: nothing,
    now: "Open the place Emergencies: it shows what was seen on the chain.",
  }),
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
  KEY_NAME_TAKEN: (f) => ({
    happened: `There is already a key named ${f.text("name")}.`,
    lost: nothing,
    now: "Choose another name. An existing key is never replaced.",
  }),
  KEY_EXISTS: () => ({
    happened: "This key is already on this machine.",
    lost: nothing,
    now: "Use the one that is there.",
  }),
  KEY_NOT_HERE: () => ({
    happened: "The sealed file of this key is not on this machine.",
    lost: "Not the key itself, as long as its words exist.",
    now: "Look at the list of keys. If a file was removed from outside, the journal says when it was last used.",
  }),
  KEY_READ_BACK_DIFFERS: () => ({
    happened: "The sealed key was written, but what came back from the disk is different.",
    lost: "Nothing was counted as a key.",
    now: "Do not go on with this disk. Check it, then create the key again.",
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
  COPY_NOT_FOUND: () => ({
    happened: "This copy is not in the register.",
    lost: nothing,
    now: "Go back to the backups and look which copies are there.",
  }),
  COPY_IS_LOST: (f) => ({
    happened: `${f.text("label")} is recorded as lost or destroyed.`,
    lost: nothing,
    now: "If it turned up again, make another copy of it: it counts once its words are typed back.",
  }),
  COPY_LABEL_TAKEN: (f) => ({
    happened: `There is already a copy named ${f.text("label")}.`,
    lost: "Nothing. The proof of this one still stands.",
    now: "Give it another label, and write that on the card.",
  }),
  CEREMONY_NOT_FOUND: () => ({
    happened: "This ceremony is no longer there: it was finished or abandoned.",
    lost: "Look at the keys: a finished one is listed there.",
    now: "Go back to the keys.",
  }),
  CEREMONY_STEP: (f) => ({
    happened: `The ceremony is at another step (${f.text("step")}).`,
    lost: nothing,
    now: "Stop here and resume: it opens at the right step.",
  }),
  PROFILE_NOT_CHOSEN: () => ({
    happened: "No kind of workstation is chosen yet.",
    lost: nothing,
    now: "Choose what this machine is first.",
  }),
  PROFILE_HOLDS_NO_KEYS: () => ({
    happened: "A Desk holds no key, makes none and signs nothing.",
    lost: nothing,
    now: "Do this on the Vault, or on a machine that was set up as Combined.",
  }),
  ALREADY_UNDER_WAY: () => ({
    happened: "This is being done already.",
    lost: nothing,
    now: "Wait until it is done.",
  }),
  PROFILE_ALREADY_CHOSEN: (f) => ({
    happened: `This machine is already a ${f.text("profile")}.`,
    lost: nothing,
    now: "The kind is changed only by a reset, so that a machine does not drift from one role to another.",
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
  REHEARSAL_ONLY: () => ({
    happened: "This exists only on the rehearsal network.",
    lost: nothing,
    now: "Real TAO is bought or earned.",
  }),
  CALL_INPUT_INVALID: (f) => ({
    happened: `Something typed here is not accepted (${f.text("where")}).`,
    lost: nothing,
    now: "Correct it and try again.",
  }),
  INTERNAL_ERROR: (f) => ({
    happened: `The app itself made a mistake (in ${f.text("call")}).`,
    lost: "Look at the journal: before each act it says what was intended, after it what came out.",
    now: "Close the app and open it again. If it stays, report it with what is below.",
  }),
  ADDRESS_KIND_UNKNOWN: () => ({
    happened: "The recipient is named in a way that the vault does not read.",
    lost: "Nothing was signed.",
    now: "Cancel. This version signs only for plain addresses.",
  }),
  CALL_TOO_LARGE: () => ({
    happened: "The request is larger than any act of this version.",
    lost: "Nothing was signed.",
    now: "Cancel. Do not trust whatever made this request.",
  }),
  ERA_IMMORTAL: () => ({
    happened: "This request would stay valid for ever. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  ERA_TOO_LONG: () => ({
    happened: "This request would stay valid for too long. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  NETWORK_GENESIS_MISMATCH: () => ({
    happened: "The request names one network and carries the mark of another.",
    lost: "Nothing was signed.",
    now: "Cancel. Do not trust whatever made this request.",
  }),
  REQUEST_OUT_OF_RANGE: () => ({
    happened: "A number in this request is larger than the chain allows.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  ADDRESS_CHECKSUM: () => ({
    happened: "The address has a typing mistake: its checksum does not fit.",
    lost: nothing,
    now: "Compare it with its source, group by group.",
  }),
  ADDRESS_LENGTH: () => ({
    happened: "The address is too short or too long.",
    lost: nothing,
    now: "It has 48 characters. Compare it with its source.",
  }),
  ADDRESS_NOT_BASE58: () => ({
    happened: "The address has characters that no address has.",
    lost: nothing,
    now: "0, O, I and l never occur in one. Compare it with its source.",
  }),
  ADDRESS_OTHER_NETWORK: () => ({
    happened: "This is an address of another network.",
    lost: nothing,
    now: "Ask for the Bittensor address: it begins with 5.",
  }),
  AMOUNT_MALFORMED: () => ({
    happened: "This is not an amount.",
    lost: nothing,
    now: "Write it as 1.5, with a point.",
  }),
  AMOUNT_TOO_LARGE: () => ({
    happened: "The amount is larger than any balance can be.",
    lost: nothing,
    now: "Check the amount.",
  }),
  AMOUNT_TOO_PRECISE: () => ({
    happened: "The amount has more than nine decimals.",
    lost: nothing,
    now: "The smallest unit is 0.000 000 001 τ.",
  }),
  CALL_REFUSED: () => ({
    happened: "The request did not come from the app's own window and was refused.",
    lost: nothing,
    now: "Close the app and open it again. If it happens again, do not use this machine.",
  }),
  CALL_UNKNOWN: (f) => ({
    happened: `The vault has no review for ${f.text("pallet")}.${f.text("call")} and does not sign blindly.`,
    lost: "Nothing was signed.",
    now: "Cancel. This version cannot sign such calls.",
  }),
  CALL_UNDECODABLE: () => ({
    happened: "The vault cannot read the bytes of this request.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  ERA_MALFORMED: () => ({
    happened: "The range of valid blocks in this request makes no sense.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  JOURNAL_CLOSED: () => ({
    happened: "The journal is closed: the app is ending.",
    lost: "Nothing. Without a journal entry no act begins.",
    now: "Open the app again.",
  }),
  JOURNAL_CHANGED_OUTSIDE: () => ({
    happened: "Another program wrote into the journal file while the app was running.",
    lost: "Perhaps entries of the journal. Keys and TAO are not in it.",
    now: "Find out which program that was. Compare recent acts with the chain.",
  }),
  JOURNAL_ANCHOR_MISSING: () => ({
    happened: "The last checkpoint is not where it was kept.",
    lost: "The proof that no entries were cut off the end.",
    now: "If the keychain or the data folder was replaced, this explains it. If not, compare with the chain.",
  }),
  JOURNAL_BREAK_RECORDED: (f) => ({
    happened: `An earlier break is recorded in entry ${f.number("seq")}.`,
    lost: "What the journal said before that break is not certain.",
    now: "A break stays visible for ever. What came after it is intact.",
  }),
  JOURNAL_CHECKPOINT_BAD: () => ({
    happened: "The anchored checkpoint has a wrong signature.",
    lost: "The proof of what the journal said before.",
    now: "Somebody changed the checkpoint. Compare recent acts with the chain.",
  }),
  JOURNAL_EDITED: (f) => ({
    happened: `The journal was edited at line ${f.number("line")}.`,
    lost: "What this line said before.",
    now: "Treat that act as unconfirmed and compare with the chain.",
  }),
  JOURNAL_FOREIGN: () => ({
    happened: "This is the journal of another machine.",
    lost: nothing,
    now: "Look which data folder is in use.",
  }),
  JOURNAL_KEYCHAIN_UNAVAILABLE: () => ({
    happened: "The system's keychain cannot be asked for the checkpoint.",
    lost: "Nothing. Cutting off the newest entries could go unnoticed meanwhile.",
    now: "Unlock the keychain and verify again.",
  }),
  JOURNAL_KEY_CHANGED: () => ({
    happened: "The journal is signed by another key than before.",
    lost: "The proof of what the journal said before.",
    now: "If the keychain was reset, this explains it.",
  }),
  JOURNAL_KEY_MISSING: () => ({
    happened: "The key that signs the journal is gone.",
    lost: "The proof that older entries are unchanged.",
    now: "If the keychain was reset, this explains it. A new key signs from here on.",
  }),
  JOURNAL_LINES_INSERTED: (f) => ({
    happened: `${f.number("count")} lines were inserted at line ${f.number("line")}.`,
    lost: "Nothing that was written. What was inserted is not true.",
    now: "Do not trust these lines. Compare with the chain.",
  }),
  JOURNAL_LINES_REMOVED: (f) => ({
    happened: `${f.number("count")} lines were removed at line ${f.number("line")}.`,
    lost: "What these lines said.",
    now: "Compare recent acts with the chain.",
  }),
  JOURNAL_NOT_ANCHORED: () => ({
    happened: "The newest entries are not anchored yet.",
    lost: "Nothing. Until they are, cutting them off could go unnoticed.",
    now: "Unlock the keychain and verify again.",
  }),
  JOURNAL_REORDERED: (f) => ({
    happened: `The order of ${f.number("count")} lines from line ${f.number("line")} was changed.`,
    lost: "The order in which things happened.",
    now: "Compare these acts with the chain.",
  }),
  JOURNAL_REWRITTEN: () => ({
    happened: "The journal was replaced by another one.",
    lost: "What the journal said before.",
    now: "Compare recent acts with the chain, and look for a copy of the data folder.",
  }),
  JOURNAL_TORN: () => ({
    happened: "The last line was cut off in the middle, as by a power failure.",
    lost: "At most the entry that was being written.",
    now: "Nothing. The torn part is kept in a file beside the journal.",
  }),
  JOURNAL_TRUNCATED: (f) => ({
    happened: `${f.number("count")} entries are missing after line ${f.number("line")}.`,
    lost: "What these entries said.",
    now: "Somebody cut the end off or put an old copy back. Compare recent acts with the chain.",
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
  KEY_MISMATCH: () => ({
    happened: "The sealed file opens, but holds another key than its name says.",
    lost: "Nothing was signed.",
    now: "Files were exchanged. Bring the right one back or use the words.",
  }),
  LABEL_LOOKS_SECRET: () => ({
    happened: "This label looks like a recovery phrase or a key. It was not written anywhere.",
    lost: "Nothing. If it was a phrase, it stood on the screen: nobody should have seen it.",
    now: "Type a short label: “Card A”, “home safe”.",
  }),
  METADATA_MALFORMED: () => ({
    happened: "The chain's description of itself cannot be read.",
    lost: nothing,
    now: "Try again. If it stays, choose another node.",
  }),
  METADATA_NOT_V15: () => ({
    happened: "The node does not offer the description that a proof needs.",
    lost: nothing,
    now: "Choose another node.",
  }),
  NETWORK_NOT_ADDED: () => ({
    happened: "No network of your own has been added.",
    lost: nothing,
    now: "Add its node first: the app asks it for its genesis.",
  }),
  NETWORK_KNOWN: (f) => ({
    happened: `This node serves a network that the app knows: ${f.text("network")}.`,
    lost: nothing,
    now: "Put the node on that network's list instead.",
  }),
  ENDPOINT_LAST: () => ({
    happened: "A network of your own needs at least one node.",
    lost: nothing,
    now: "Add another node before you take this one off the list.",
  }),
  DRAFT_OF_OTHER_NETWORK: () => ({
    happened: "This draft was made for another network than the one that is chosen now.",
    lost: "Nothing. Nothing was signed.",
    now: "Choose that network again, or make a new draft.",
  }),
  NETWORK_NONE: () => ({
    happened: "This workstation has no network.",
    lost: nothing,
    now: "Prepare the request on the Desk.",
  }),
  PROOF_DIGEST_MISMATCH: () => ({
    happened: "The proof does not belong to the digest that would be signed. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again. If it happens again, distrust the node.",
  }),
  PROOF_MALFORMED: () => ({
    happened: "The proof in this request cannot be read. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
  }),
  PROOF_SAYS_OTHERWISE: () => ({
    happened: "The proof describes another act than the bytes. The vault refused.",
    lost: "Nothing was signed.",
    now: "Cancel. Do not trust whatever made this request.",
  }),
  PROOF_TOO_LARGE: () => ({
    happened: "The proof in this request is larger than any real one.",
    lost: "Nothing was signed.",
    now: "Cancel and check with the chain again.",
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
  SCALE_MALFORMED: () => ({
    happened: "Bytes from the network do not have the shape that they should.",
    lost: nothing,
    now: "Try again. If it stays, choose another node.",
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
