/** Words around the copies of a coldkey: making a further one, proving one again, losing one. */
import * as t from "../../lib/time.ts";
import type { BackupCopy, LossReason, PhraseCheck } from "../../types.ts";
import { proofSummary } from "./create.ts";

type AnyMedium = BackupCopy["medium"];
const medium: Record<AnyMedium, string> = {
  paper: "paper",
  steel: "steel",
  usb: "USB, encrypted",
};
const losses: Record<LossReason, { name: string; detail: string; tag: string }> = {
  lost: {
    name: "I cannot find it",
    detail: "It may lie somewhere, or somebody may have it.",
    tag: "lost",
  },
  stolen: {
    name: "Somebody may have read it",
    detail: "Stolen, photographed, or an envelope that was opened.",
    tag: "perhaps read",
  },
  damaged: { name: "It cannot be read whole", detail: "Water, fire, faded ink.", tag: "damaged" },
  destroyed: {
    name: "I destroyed it on purpose",
    detail: "Shredded, burnt, ground off: no word is left.",
    tag: "destroyed",
  },
};
const numbers = ["No", "One", "Two", "Three", "Four", "Five"];
const number = (n: number): string => numbers[n] ?? t.count(n);

const secretIsOut =
  "Whoever reads it owns the wallet; a passphrase does not help. Make a new coldkey and send the TAO there, without waiting.";
const consequence: Record<LossReason, string> = {
  lost: `Search first: this cannot be taken back. If you cannot rule out that somebody has it, choose “${losses.stolen.name}”. If it turns up, destroy it or prove it as a further copy.`,
  stolen: secretIsOut,
  damaged: "Destroy what is left of it, so that nobody puts it together again.",
  destroyed: "It stays in this list as history and counts for nothing.",
};
/** A share alone opens nothing, and a drive takes the passphrase: other things follow from their loss. */
const consequenceOf = (reason: LossReason, kind: "phrase" | "share" | "drive"): string => {
  if (reason !== "stolen" || kind === "phrase") return consequence[reason];
  return kind === "share"
    ? "One share alone opens nothing. If enough others may have been read as well, make a new coldkey and send the TAO there. Otherwise make a new split backup, and destroy the shares that are left."
    : "The file is encrypted: how long it holds depends on the passphrase. If that is weak, or known to anybody, make a new coldkey and send the TAO there now. Otherwise change the passphrase of what you keep, and watch this key.";
};
const left = (name: string, n: number): string => {
  if (n <= 0)
    return `No copy of ${name} will be left. If this machine dies, the key is gone. Make a new copy now, while its passphrase still opens it here.`;
  if (n === 1)
    return `One proved copy of ${name} will be left, and the coldkey is not yet safe until there is a second.`;
  return `${number(n)} proved copies of ${name} will be left. It is safe as long as they lie in two places.`;
};

export const backup = {
  title: "Backups",
  lede: "A copy counts when its whole phrase was typed back from it. A coldkey is safe with two, in two places.",
  emptyTitle: "No copy to look after",
  emptyText:
    "The first copy is written and proved while you create a coldkey. Take a pen and two cards.",
  copies: (name: string) => `Copies of ${name}`,
  label: "Copy",
  place: "Place",
  proved: "Last proved",
  acts: "What can be done",
  mediumName: (value: AnyMedium) => medium[value],
  lostTag: (reason: LossReason, ms: number) => `${losses[reason].tag} ${t.day(ms)}`,
  noPhrase: "This key has no phrase.",
  noPhraseText:
    "It was imported without one, so nothing can be written on a card: the file that it came from was all there is. Keep that file apart and offline. For anything of value, create a coldkey with words and move there.",
  missing: (n: number) =>
    `${number(n)} proved ${n === 1 ? "copy is" : "copies are"} still missing.`,
  planned: {
    title: (n: number) =>
      n === 1
        ? "One copy of the plan is still to be made"
        : `${number(n)} copies of the plan are still to be made`,
    list: (name: string) => `Planned copies of ${name}`,
    line: (medium: string, place: string, custodian: string) =>
      custodian === "" ? `${medium}: ${place}` : `${medium}: ${place}, kept by ${custodian}`,
    make: "Make it now",
    makeThis: (what: string) => `Make it now: ${what}`,
  },
  missingPlace: "All copies are in one place: one fire takes them.",
  missingNow:
    "Until then the app says “not yet safe” wherever it matters. Another copy takes ten minutes alone, a pen and a card.",
  missingPlaceNow: "Make another copy and keep it in a second place.",
  add: "Make another copy",
  addFor: (name: string) => `Make another copy of ${name}`,
  prove: "Prove again",
  proveFor: (label: string) => `Prove again: ${label}`,
  lose: "Mark as lost",
  loseFor: (label: string) => `Mark as lost: ${label}`,
  what: "The register of all copies: what they are written on, where they lie, and when each was last proved to open the key.",
  wrong: [
    "A copy that nobody tried may be unreadable when it counts.",
    "Two copies in one house burn in one fire.",
  ],
  hands:
    "Nothing to read this page. To make a copy: a pen, an empty card, an opaque envelope. To prove one: the copy itself.",

  /** Behind “Resume” and “Abandon”. */
  pendingName: (name: string, copy: string | null) =>
    copy === null ? `the copy of ${name}` : `the proof of ${copy}, ${name}`,
  abandonText: (isProof: boolean) =>
    isProof
      ? "The copy stays in the register with the date of its last proof."
      : "Nothing enters the register. If you have begun to write, destroy that card: it is a copy that nobody counts.",
  abandonGo: "Abandon it",

  stopHintCopy:
    "Stop whenever you must: the ceremony resumes here, and nothing counts until the copy is proved.",
  stopHintProof:
    "Stop whenever you must: the ceremony resumes here, and the copy keeps the date of its last proof.",
  roomCopy: {
    pen: "I have a pen and an empty card or plate in front of me, and no copy that is written already.",
  },
  roomProof: {
    title: (copy: string) => `Fetch ${copy}`,
    lede: (place: string) =>
      `It should lie here: ${place}. Look at the envelope before you open it, then make the room safe.`,
    card: (copy: string) => `${copy} is in front of me, and its envelope was closed as I left it.`,
  },
  open: {
    title: (name: string) => `Open ${name}`,
    lede: "Its passphrase opens the phrase inside the vault, where your copy will be compared with it.",
    field: "Passphrase",
    go: "Open",
    working: "Opening the phrase",
  },
  proof: {
    title: (copy: string) => `Type the words from ${copy}`,
    lede: "Not from memory: from the copy in your hand. No word of it is shown here.",
    summary: (check: Extract<PhraseCheck, { match: false }>) =>
      proofSummary(check, "does not belong there"),
    fix: "Look at the copy once more and fix the marked words. If the copy itself is wrong or cannot be read: stop, record it as damaged, and make another.",
  },
  labels: (n: number) => `Card ${String.fromCharCode(65 + Math.min(25, n))}`,
  working: "Recording the copy",
  done: {
    copyTitle: (copy: string) => `${copy} counts now`,
    copyLede: (name: string) => `The register of ${name} has one more proved copy.`,
    proofTitle: (copy: string) => `${copy} is proved again`,
    proofLede: "Every word on it is right: it opens this key. The date in the register is today's.",
    safe: (name: string) => `${name} is safe`,
    safeText: "Two proved copies in two places: one fire takes only one of them.",
    unsafe: (name: string) => `${name} is not yet safe`,
    unsafeText:
      "It needs two proved copies in two places. Make another copy, and keep it elsewhere.",
    next: "Put the copy into a closed envelope and carry it to its place. Do it now.",
    back: "Go to the backups",
  },
  loss: {
    title: (copy: string) => `Is ${copy} gone?`,
    text: (place: string, ms: number) =>
      `It was to lie here: ${place}. It was last proved on ${t.day(ms)}. This cannot be taken back.`,
    reason: "What happened to it?",
    reasonName: (value: LossReason) => losses[value].name,
    reasonDetail: (value: LossReason) => losses[value].detail,
    left,
    consequence: consequenceOf,
    leftOfSplit: (name: string) =>
      `${name} is judged anew by what is left: shares count only while there are enough of them.`,
    tick: (copy: string) => `I understand: ${copy} never counts again.`,
    go: "Record it",
    keep: "Keep it",
  },
  guide: {
    roomProof: {
      what: "Shows that this copy can still be read and still opens the key. Nothing is shown: you bring the words.",
      wrong: [
        "An envelope that was opened: somebody may have read it. Then stop, and record it as perhaps read.",
      ],
      hands: ["The copy in its envelope", "A new envelope", "The passphrase"],
    },
    open: {
      what: "Opens the phrase inside the vault process, for this ceremony only. It ends by itself after ten minutes without an act.",
      wrong: ["A wrong passphrase costs a second and leaves an entry in the journal."],
      hands: ["The passphrase"],
    },
    proof: {
      what: "Takes the whole phrase from this copy. The vault compares and names wrong words by number only.",
      wrong: ["Typing from memory proves your memory, not the copy."],
      hands: ["The copy that you are proving, and no other"],
    },
    done: {
      what: "The register and the journal have it. The vault process has ended.",
      wrong: ["Leaving the copy on the desk."],
      hands: ["The copy in its envelope"],
    },
  },
} as const;
