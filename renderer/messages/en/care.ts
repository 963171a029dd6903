/** Words around keys that are here: unlock time, suggestions, throws, passphrases, names, rest, and the doctor. */
import { counted } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { DoctorCode, LeftKey, ThrowsJudged } from "../../types.ts";

const YEAR_S = 365.25 * 86_400;
/** Two digits at most: an estimate that looks exact is a lie. */
const round = (value: number): number =>
  value < 10 ? Math.round(value * 10) / 10 : Math.round(value);

/** How long guessing takes, as far as anybody needs to know. */
export function longTime(guessSeconds: number): string {
  const of = (seconds: number, one: string): string =>
    counted(round(guessSeconds / seconds), { one, other: `${one}s` });
  if (guessSeconds < 7200) return of(60, "minute");
  if (guessSeconds < 3 * 86_400) return of(3600, "hour");
  if (guessSeconds < 2 * YEAR_S) return of(86_400, "day");
  if (guessSeconds < 1e6 * YEAR_S) return of(YEAR_S, "year");
  return "more than a million years";
}

/** zxcvbn's score 3, the least that seals a coldkey, begins here. */
const WEAKEST_GUESSES = 1e8;
const SIX_WORDS_GUESSES = 2 ** 77;
const THIEF_MACHINES = 1000;
/** On average half of them are tried. */
const standsFor = (guesses: number, guessMs: number): string =>
  longTime((guesses / 2 / THIEF_MACHINES) * (guessMs / 1000));

const unlock = {
  title: "Unlock time",
  field: "How long opening takes",
  lede: "Every opening takes this long, yours and each guess of a thief who has the file.",
  value: t.moment,
  valueSpoken: (ms: number) => counted(ms / 1000, { one: "second", other: "seconds" }),
  measure: (ms: number) => `Measure ${t.moment(ms)} here`,
  measuring: "Measuring what this computer does in that time",
  measuringDetail: (ms: number) =>
    `About ${t.span(Math.max(2000, ms * 2.5))}. Stopped, nothing changes.`,
  stop: "Stop measuring",
  notYet: "Not measured yet. Measure it first: the time means something else on every computer.",
  usual: "One second, measured when the first key is sealed.",
  measured: "Measured on this computer",
  measuredValue: (ms: number) => `${t.moment(ms)}`,
  floor: (ms: number) =>
    `The least that the app allows takes ${t.moment(ms)} here; it does not go below that.`,
  memory: "Memory for each opening",
  memoryValue: (bytes: number, passes: number) =>
    `${t.count(Math.round(bytes / 1024 / 1024))} MiB, passed over ${passes} times`,
  thief: "What a guess costs a thief",
  thiefText: (ms: number) =>
    `The same memory and the same time, on a computer like this one. A thousand of them together guess the weakest passphrase that the app takes in ${standsFor(WEAKEST_GUESSES, ms)}, and six dice words in ${standsFor(SIX_WORDS_GUESSES, ms)}.`,
} as const;

const suggestion = {
  open: "Suggest a passphrase",
  another: "Suggest another",
  hide: "Hide it",
  count: "How many words",
  countChoice: (words: number) => `${words} words`,
  countDetail: (words: number) => `${Math.floor(words * Math.log2(7776))} bits`,
  title: "Nobody made this up",
  text: (words: number, bits: number) =>
    `${words} words out of 7,776, chosen by the system's randomness in the vault: ${bits} bits. Learn it or write it down now, with the hyphens; then type it into both fields by hand. It cannot be copied, and it is shown only here.`,
  list: "Suggested passphrase",
  working: "The vault is choosing words…",
} as const;

const throws = {
  title: "Randomness",
  lede: "The system's randomness is enough. If you do not want to trust one source alone, throw dice or coins as well: both are mixed, and whoever knows only one of them knows nothing.",
  source: "What the words are made from",
  none: "The system's alone",
  noneDetail: "What every wallet uses",
  dice: "And dice",
  diceDetail: "One die, or several in a fixed order",
  coins: "And coins",
  coinsDetail: "Heads or tails",
  pad: (isDice: boolean) => (isDice ? "Throws of the die" : "Throws of the coin"),
  how: (isDice: boolean) =>
    isDice
      ? "Press 1 to 6 on the keyboard, or the buttons, as they fall. Do not make throws up and do not leave any out."
      : "Press H for heads or T for tails on the keyboard, or the buttons, as they fall.",
  face: (face: number, isDice: boolean) => (isDice ? String(face) : face === 1 ? "Heads" : "Tails"),
  back: "Take back the last",
  again: "Start again",
  count: (count: number, needed: number) => `${t.count(count)} of ${t.count(needed)} throws`,
  bits: (bits: number, needed: number) => `${t.count(bits)} of ${t.count(needed)} bits`,
  meter: "What the throws are worth by themselves",
  judging: "Judging…",
  enough: "By themselves these throws would be enough.",
  finding: (code: ThrowsJudged["findings"][number], judged: ThrowsJudged): string =>
    ({
      THROWS_PATTERN:
        "These throws repeat themselves: they look typed, not thrown, and count for nothing by themselves. Start again with real ones.",
      THROWS_UNEVEN:
        "Some faces, or steps from throw to throw, come far too often for honest throws. A loaded die, or a hand that helped? They are worth less than their number.",
      THROWS_FEW: `Fewer than the ${t.count(judged.neededCount)} that would be enough alone. Nothing is weaker for it: the system's randomness stays whole.`,
    })[code],
  mixing:
    "How they are mixed: the vault draws the system's bytes first, then hashes your throws with SHA-512, and combines both with exclusive or. Uniform bytes stay uniform whatever they are combined with, so bad throws cannot do harm. docs/formats.md has the recipe and a test vector.",
  need: "Throw at least once, or choose “The system's alone”.",
} as const;

const leftReason: Record<string, string> = {
  WRONG_PASSPHRASE: "the passphrase does not open it, or it is damaged",
  SEAL_VERSION: "it was made by a newer version of the app",
  SEAL_DAMAGED: "its file is damaged",
  SEAL_NOT_OURS: "its file is no sealed key",
  KEY_NOT_HERE: "its file is missing",
  FILE_IS_LINK: "its file is a link to somewhere else",
};
const left = ({ name, code }: LeftKey): string => `${name}: ${leftReason[code] ?? code}`;

const change = {
  kicker: (name: string) => `Look after ${name}`,
  title: "Change the passphrase",
  lede: (name: string, hotkeys: number) =>
    hotkeys === 0
      ? `Seals ${name} anew. The key, its address and its words stay what they are.`
      : `Seals ${name} and its ${hotkeys === 1 ? "hotkey" : `${t.count(hotkeys)} hotkeys`} anew, all of them or none. The keys, their addresses and the words stay what they are.`,
  what: "What to change",
  both: "Passphrase and unlock time",
  bothDetail: "A new passphrase from now on",
  time: "Only the unlock time",
  timeDetail: "The passphrase stays",
  now: "Current passphrase",
  nowHint: "It stays in force until this change is done.",
  fresh: "New passphrase",
  freshAgain: "New passphrase again",
  go: "Seal with the new passphrase",
  goTime: "Seal at this unlock time",
  working: "Opening with the old, sealing with the new",
  workingDetail:
    "The vault derives two keys, on purpose slowly. Then each new file is written beside the old one, opened from the disk, and only then takes its place.",
  copiesTitle: "Copies elsewhere keep the old passphrase",
  copies: [
    "Encrypted copies on drives, and backups of this disk that were made before, still open with the old passphrase. Make new ones, then destroy the old.",
    "Words on paper or steel do not depend on any passphrase. They stay good.",
    "If somebody else may know the old passphrase and may have had a file, a new passphrase does not help: move to a new coldkey.",
  ],
  doneTitle: "The passphrase is changed",
  doneTitleTime: "The unlock time is changed",
  doneLede: (changed: number, tookMs: number) =>
    `${changed === 1 ? "One file was" : `${t.count(changed)} files were`} sealed anew, read back from the disk and opened. Sealing took ${t.moment(tookMs)}.`,
  leftTitle: "These stay as they were",
  left,
  toKeys: "To the keys",
  toDoctor: "To the key files",
  gone: "This key is not here any more.",
  guide: {
    what: "The vault opens the files with the current passphrase and seals what is in them under a fresh salt. On a crash at any moment each file is whole, and the next start finishes the change or takes it back.",
    wrong: [
      "A new passphrase that you forget before you know it by heart. The words bring the key back, nothing else does.",
      "Old copies that still open with the old passphrase.",
    ],
    hands: "The current passphrase. Paper for the new one, until you know it by heart.",
  },
} as const;

const keys = {
  rename: "Rename",
  change: "Change passphrase",
  retire: "Retire",
  bringBack: "Bring back",
  bringBackNamed: (name: string) => `Bring ${name} back`,
  renameTitle: (name: string) => `Rename ${name}`,
  renameText: "For you only: the chain never sees it, and no file changes but the card.",
  renameField: "New name",
  renameGo: "Rename",
  retireTitle: (name: string) => `Retire ${name}?`,
  retireText: (isColdkey: boolean) =>
    isColdkey
      ? "It is kept, with its hotkeys and its copies, but offered nowhere and refused for new acts until you bring it back. It can still receive. The app never deletes a key."
      : "It is kept, but offered nowhere and refused for new acts until you bring it back. Where it is registered on the chain, it stays registered. The app never deletes a key.",
  retireGo: "Retire it",
  keep: "Leave it as it is",
  retired: (count: number) => (count === 1 ? "One retired key" : `${t.count(count)} retired keys`),
  retiredSince: (atMs: number) => `retired ${t.dayOfYear(atMs)}`,
  doctor: "Key files",
} as const;

interface Finding {
  readonly title: string;
  readonly now: string;
  readonly level: "care" | "danger" | "info";
  readonly leadsTo: "change" | "prove" | "backup" | "close" | "finish" | "name" | null;
}

const findings: Record<DoctorCode, Finding> = {
  CHANGE_UNFINISHED: {
    title: "A change of passphrase is not finished",
    now: "Each file is whole and opens with the old passphrase or with the new one. Make room on the disk, then finish it.",
    level: "danger",
    leadsTo: "finish",
  },
  FOLDER_OPEN_TO_OTHERS: {
    title: "Others on this computer may look into the folder of the keys",
    now: "Close it. The files are encrypted, but nobody else needs them.",
    level: "care",
    leadsTo: "close",
  },
  FILE_OPEN_TO_OTHERS: {
    title: "Others on this computer may read this file",
    now: "Close it, and ask yourself who may have copied it: it opens with the current passphrase.",
    level: "care",
    leadsTo: "close",
  },
  FILE_MISSING: {
    title: "The sealed file is missing",
    now: "Put it back from a copy of this folder, or import the key from its words.",
    level: "danger",
    leadsTo: null,
  },
  FILE_IS_LINK: {
    title: "In the place of the file is a link to somewhere else",
    now: "The app follows none. Find out who put it there, and move the file itself back.",
    level: "danger",
    leadsTo: null,
  },
  FILE_UNREADABLE: {
    title: "The file cannot be read",
    now: "Look at the disk and at the permissions of the folder. Until then the words are the only copy.",
    level: "danger",
    leadsTo: null,
  },
  FILE_DAMAGED: {
    title: "The file is damaged",
    now: "Put it back from a copy of this folder, or import the key from its words.",
    level: "danger",
    leadsTo: null,
  },
  FILE_FOREIGN: {
    title: "This is no sealed key of the app",
    now: "Something else was put in its place. Put the file back from a copy, or import the key from its words.",
    level: "danger",
    leadsTo: null,
  },
  VERSION_UNKNOWN: {
    title: "The file was made by a newer version",
    now: "Update the app. This version leaves the file exactly as it is.",
    level: "care",
    leadsTo: null,
  },
  KEY_MISMATCH: {
    title: "The file says that it is another key",
    now: "Files were exchanged or renamed. Put the right one back; use neither until then.",
    level: "danger",
    leadsTo: null,
  },
  CARD_MISSING: {
    title: "The key has lost its name",
    now: "The sealed file is there, its card is gone. Put the card (.json) back from a copy of this folder, or give the key a name here.",
    level: "care",
    leadsTo: "name",
  },
  CARD_UNREADABLE: {
    title: "The key's card cannot be read",
    now: "The sealed file is not touched by that. Put the card (.json) back from a copy of this folder, or give the key a name here.",
    level: "care",
    leadsTo: "name",
  },
  FASTER_THAN_CHOSEN: {
    title: "It opens faster than you chose",
    now: "A guess costs a thief less than it could. Seal it again at the chosen unlock time.",
    level: "care",
    leadsTo: "change",
  },
  OTHER_SET: {
    title: "It is not sealed together with its coldkey",
    now: "It may have another passphrase, or an old one. Prove that it opens; changing the coldkey's passphrase brings them together.",
    level: "info",
    leadsTo: "prove",
  },
  NOT_OPENED_LATELY: {
    title: "Nobody has opened it for three months",
    now: "Disks forget, and so do people. Prove that it opens, while the words are still there to help.",
    level: "care",
    leadsTo: "prove",
  },
  NO_PROVED_COPY: {
    title: "No copy of it has been proved",
    now: "If this disk fails, the key is gone. Make a copy.",
    level: "danger",
    leadsTo: "backup",
  },
  NOT_YET_SAFE: {
    title: "Its copies do not survive the loss of one place",
    now: "Make a copy for another place.",
    level: "care",
    leadsTo: "backup",
  },
};

const doctor = {
  title: "Key files",
  lede: "Every sealed file and its card, judged by what lies on the disk. Nothing is opened for that.",
  looking: "Looking at the files",
  again: "Look again",
  checked: (atMs: number) => `Looked at ${t.date(atMs)}`,
  empty: "There are no key files yet.",
  nothing: "Nothing to improve",
  summary: (keys: number, findingCount: number) =>
    findingCount === 0
      ? `${keys === 1 ? "One key" : `${t.count(keys)} keys`}, nothing to improve.`
      : `${keys === 1 ? "One key" : `${t.count(keys)} keys`}, ${findingCount === 1 ? "one thing" : `${t.count(findingCount)} things`} to improve.`,
  finding: (code: DoctorCode): Finding => findings[code],
  nameless: "A key without a name",
  coldkey: "Coldkey",
  hotkey: "Hotkey",
  retired: "Retired",
  version: "Form",
  versionValue: (version: number) => `version ${version}`,
  cost: "Each opening",
  costValue: (memoryKib: number, passes: number, opensInMs: number | null) =>
    `${t.count(Math.round(memoryKib / 1024))} MiB, ${passes} passes${opensInMs === null ? "" : `: about ${t.moment(opensInMs)} here`}`,
  opened: "Last seen to open",
  folder: "The folder",
  go: {
    change: "Seal it again",
    prove: "Prove that it opens",
    backup: "Make a copy",
    close: "Close to others",
    finish: "Finish the change",
    name: "Give it a name",
  },
  closed: (count: number) => (count === 1 ? "One was closed." : `${t.count(count)} were closed.`),
  proveTitle: (name: string) => `Prove that ${name} opens`,
  proveText: (hotkeys: number) =>
    hotkeys === 0
      ? "The vault opens the file and forgets at once what was in it."
      : `The vault opens the file and those of its ${hotkeys === 1 ? "hotkey" : `${t.count(hotkeys)} hotkeys`}, and forgets at once what was in them.`,
  proveField: "Passphrase",
  proveJudge: "Tell me as well how strong this passphrase is. The answer is shown and not kept.",
  proveGo: "Open",
  proveWorking: "Opening",
  proveWorkingDetail: "As long as you chose when it was sealed.",
  proved: (opened: number, tookMs: number) =>
    `${opened === 1 ? "One file opens" : `${t.count(opened)} files open`}; the first took ${t.moment(tookMs)}.`,
  provedLeft: "These did not open:",
  nameTitle: "Give this key a name",
  nameText:
    "The vault opens the file once, to see that it is the key that it says, and whether it has words. Nothing in the file changes.",
  nameCopies: "The list of its copies was on the card",
  nameCopiesText:
    "Prove each copy again, in Backups, before you rely on it. The journal says where they were.",
  nameField: "Name",
  nameGo: "Open and name",
  named: (name: string) => `The key is called ${name}.`,
  close: "Close",
  guide: {
    what: "It reads what each file says about itself: form, cost, whose key, who may read it. That needs no passphrase, and changes nothing.",
    wrong: [
      "A file can look right and still not open. Only opening it proves that.",
      "The doctor sees this disk alone: not your cards, drives and backups.",
    ],
    hands: "Nothing to look; the passphrase to prove that a file opens.",
  },
} as const;

export const care = { unlock, suggestion, throws, change, keys, doctor } as const;
