/** Words of the ceremony that creates a coldkey. */
import { listed, roughly } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Medium, PhraseCheck, Strength } from "../../types.ts";

const mediums: Record<Medium, string> = {
  paper: "Paper card",
  steel: "Steel plate",
  usb: "Encrypted USB drive",
};
const scores: Record<number, string> = {
  0: "very weak",
  1: "weak",
  2: "not enough",
  3: "good",
  4: "strong",
};

/** zxcvbn's keys, in our words. A key that is missing here is not shown: half a hint is worse than none. */
const hints: Record<string, string> = {
  tooShort: "At least twelve characters.",
  straightRow: "Rows of the keyboard are tried first.",
  keyPattern: "Patterns on the keyboard are tried first.",
  simpleRepeat: "Repeated characters add almost nothing.",
  extendedRepeat: "Repeated groups add almost nothing.",
  sequences: "Sequences such as abc or 6543 are tried first.",
  recentYears: "Years are tried first.",
  dates: "Dates are tried first.",
  topTen: "This is one of the ten most used passwords.",
  topHundred: "This is one of the hundred most used passwords.",
  common: "This is a very common password.",
  similarToCommon: "This resembles a common password.",
  wordByItself: "One word is tried within seconds.",
  namesByThemselves: "Names are tried early.",
  commonNames: "Names are tried early.",
  userInputs: "It contains something about you or this program.",
  pwned: "This password was seen in a leak.",
  l33t: "Replacing letters by digits hardly helps.",
  reverseWords: "Words backwards hardly help.",
  allUppercase: "Capital letters alone hardly help.",
  capitalization: "A capital at the beginning hardly helps.",
  associatedYears: "Leave out years that have to do with you.",
  repeated: "Leave out repetitions.",
  longerKeyboardPattern: "Longer words in no pattern are better.",
  anotherWord: "Add another word or two, unrelated ones.",
  useWords: "Use several unrelated words.",
  noNeed: "Symbols and digits are not needed when it is long.",
  restricted: "This word is known to attackers.",
};

const judged = (strength: Strength): string =>
  strength.isEnough
    ? `Enough: ${scores[strength.score] ?? ""}, about ${roughly(10 ** Math.round(Math.min(30, strength.guessesLog10)))} guesses.`
    : `Not enough yet: ${scores[strength.score] ?? ""}.`;

/** `isNot`: what a wrong word is, in the words of the ceremony. */
export function proofSummary(
  check: Extract<PhraseCheck, { match: false }>,
  isNot = "is not what was shown",
): string {
  if (check.isOtherPhrase)
    return "This is a valid phrase, but of another key. Look which card you are reading from.";
  if (check.givenWords !== check.expectedWords)
    return `${check.givenWords} of ${check.expectedWords} words arrived. Fill in the rest.`;
  const [first] = check.wrong;
  if (check.wrong.length === 1 && first) return `Word ${first.position} ${isNot}.`;
  if (check.wrong.length === 0) return "All words fit, but not together. Check their order.";
  return `${check.wrong.length} words do not fit: ${listed(check.wrong.map((word) => word.position))}.`;
}

export const create = {
  stop: "Stop here",
  stopHint:
    "Stop whenever you must: the ceremony resumes here, and nothing counts as a key until its copy is proved.",
  stopHintEmpty: "Nothing is kept yet if you stop here.",

  name: {
    title: "Name the coldkey",
    lede: "For you only: the chain never sees it.",
    field: "Name of the coldkey",
    hint: "Letters, digits, dots, dashes: treasury, mining-2. It is also its file name.",
    bad: "Begin with a letter or digit; then letters, digits, dots, dashes, underscores, at most 40.",
    words: "How many words",
    wordChoice: (n: number) => `${n} words`,
    wordDetail: (n: number) => (n === 24 ? "256 bits, recommended" : `${(n / 3) * 32} bits`),
    entropyTitle: "Where the randomness comes from",
    entropy:
      "From this computer's operating system, inside the vault process. Nothing is downloaded, nothing is typed, and no clock is involved.",
  },
  room: {
    capture: (canBlock: boolean) =>
      canBlock
        ? "This system hides the window from screenshots and recordings. A camera still sees it."
        : "This system cannot block screen capture. Close every other program first.",
  },
  passphrase: {
    title: "Choose the passphrase",
    lede: "It seals the key on this machine, and you type it for every act. It is not the backup: the words are.",
    field: "Passphrase",
    again: "Passphrase again",
    differs: "The two differ.",
    counts:
      "Length counts most: five or six unrelated words are easy to type and hard to guess. At least twelve characters.",
    judging: "Judging…",
    judged,
    strengthLabel: "Strength of the passphrase",
    hint: (key: string) => hints[key] ?? null,
    seal: "Make and seal the key",
    sealing: "Making the key and sealing it",
    sealingDetail:
      "The vault is deriving the key from your passphrase: about one second, on purpose, so that every guess costs a thief as much.",
  },
  reopen: {
    title: (name: string) => `Open ${name} again`,
    lede: "The vault was closed in between. Its passphrase opens the pending phrase and the ceremony goes on.",
    field: "Passphrase",
    go: "Open and go on",
    working: "Opening the pending phrase",
    workingDetail: "About one second: the passphrase is deliberately slow to try.",
  },
  write: {
    title: (from: number, to: number) => `Write words ${from} to ${to} on the card`,
    lede: "Number each word. Read down the columns. The words hide by themselves when you let go, look away from the window, or after a minute.",
    list: (from: number, to: number) => `Words ${from} to ${to}`,
    hidden: "hidden",
    hold: "Hold to show",
    key: "space",
    fetching: "The vault is sending the words…",
    shown: "The words are shown while you hold.",
    wereHidden: "The words are hidden.",
    timedOut: "Hidden after a minute. Hold again to go on.",
    written: (from: number, to: number) => `I have written words ${from} to ${to}`,
    first: "Hold to show the words first.",
  },
  prove: {
    title: "Type the words back from the card",
    lede: "Not from memory: from the card in your hand. This proves that it can be read.",
    word: (n: number) => `Word ${n}`,
    suggestions: (n: number) => `Suggestions for word ${n}`,
    unknown: "not in the list",
    wrong: "not this word",
    nearest: (words: readonly string[]) => `nearest: ${listed(words)}`,
    pasteOff:
      "Pasting is off: words that come from a clipboard were never only on paper. Type them from the card.",
    filled: (n: number, of: number) => `${n} of ${of} filled`,
    check: "Check the words",
    checking: "The vault is comparing",
    checkingDetail: "Word by word, inside the vault. The answer names positions, never words.",
    back: "Back to writing",
    summary: (check: Extract<PhraseCheck, { match: false }>) => proofSummary(check),
    fix: "Fix the marked words and check again. If the card is wrong, go back and look at it once more.",
    picker: "Pick on screen",
    pickerHide: "Hide the letters",
    pickerHint: "For a keyboard that you do not trust: choose the first letters, then the word.",
    pickerFor: (n: number) => `Letters for word ${n}`,
    letter: (value: string) => value.toUpperCase(),
    clear: "Clear",
    keys: "Enter takes the suggestion and moves on. Arrow keys choose.",
  },
  copy: {
    title: "Record the copy",
    lede: "The words fit: the card is proved. Say where it will lie, so that you find it in ten years and know what is missing.",
    label: "Label on the card",
    labelHint: "Not the key's purpose or worth: “Card A” says enough.",
    labelDefault: "Card A",
    medium: "Written on",
    mediumName: (value: Medium) => mediums[value],
    place: "Where it will be kept",
    placeHint: "Just precise enough for you: “home safe”, “bank, box 2”.",
    bad: "One line of at most 60 characters.",
    custodian: "Who keeps it",
    custodianHint: "Empty: you yourself.",
    serial: "Number of the envelope",
    serialHint: "Of a tamper-evident envelope, as it is printed on it. Empty when there is none.",
    record: "Record the copy",
    samePlace: "A copy lies there already",
    samePlaceText: "It counts, but one fire takes both. Two places make the key safe.",
    working: "Recording the copy and finishing the key",
  },
  done: {
    title: (name: string) => `${name} is a coldkey now`,
    lede: "Its key is sealed on this machine, and one copy of its phrase is proved.",
    safeNow: "Safe now",
    safe: [
      "If this laptop dies, the card brings the key back.",
      "If this laptop is stolen, the passphrase stands between the thief and the key.",
    ],
    missing: "Still missing",
    missingText:
      "A second proved copy in another place. Until then one fire takes everything: the app says “not yet safe” wherever it matters.",
    next: "Put the card into its envelope and carry it to its place. Then come back for TAO and a hotkey.",
    address: "Its address",
    toKeys: "Go to the keys",
  },
  guide: {
    name: {
      what: "Makes a new coldkey: name, plan of the copies, room, passphrase, write, take back, record. You can stop after each.",
      wrong: ["A name that says what it is worth: it is visible to whoever opens this app."],
      hands: ["A pen", "Two cards or steel plates", "Twenty minutes alone"],
    },
    passphrase: {
      what: "Locks the key on this machine. Each guess costs about a second of work, here and for a thief.",
      wrong: [
        "Forgotten: the words bring the key back, nothing else does.",
        "Used elsewhere: one leak there opens the key here.",
      ],
      hands: ["Your head. Write it down only apart from the words."],
    },
    write: {
      what: "Shows the words so that you can write them. It counts only after you have typed them back in the next step.",
      wrong: [
        "A camera or phone in the room.",
        "Similar words: write clearly, in capital letters.",
        "A photo is not a backup. It is a leak.",
      ],
      hands: ["The card and a pen"],
    },
    notPossible: "Not possible here",
    notPossibleText: (canBlock: boolean) =>
      canBlock
        ? "Copying, printing or saving the words. This system hides the window from screen capture."
        : "Copying, printing or saving the words. This system cannot block screen capture; close everything else.",
    prove: {
      what: "Takes the whole phrase back. The vault compares; the words do not leave this screen for anywhere else.",
      wrong: [
        "Typing from memory proves your memory, not the card.",
        "Four letters are enough to tell a word: no two of the list begin with the same four.",
      ],
      hands: ["The card you have just written"],
    },
    copy: {
      what: "Enters the copy in the backup register: label, medium, place, and when it was proved. No word of it.",
      wrong: ["A place so vague that your heirs search the house."],
      hands: ["The card", "An opaque envelope"],
    },
    done: {
      what: "The key exists, and it is in the journal. It has no TAO yet.",
      wrong: ["Leaving the card on the desk."],
      hands: ["The card in its envelope"],
    },
  },
  started: (ms: number) => t.date(ms),
} as const;
