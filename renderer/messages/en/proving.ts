/** Words around proofs: splits, checks, rehearsals, drives, and the register's summary, dates and small acts. */
import { listed } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { ColdkeySummary, PhraseCheck } from "../../types.ts";

type Safety = ColdkeySummary["safety"];
type Due = ColdkeySummary["proofs"][number];
type Band = ColdkeySummary["valueBand"];
type Mismatch = Extract<PhraseCheck, { match: false }>;

/** One sentence: what may happen, and what may not. */
function summary({ anyPlace, anyCustodian, forgottenPassphrase, fatalPlaces }: Safety): string {
  const survives = [
    anyPlace ? "any one fire" : null,
    anyCustodian === true ? "any one custodian" : null,
    forgottenPassphrase ? "a forgotten passphrase" : null,
  ].filter((one) => one !== null);
  const dies = [
    fatalPlaces.length > 0 ? `a fire here: ${listed(fatalPlaces)}` : null,
    anyCustodian === false ? "the loss of a custodian" : null,
    forgottenPassphrase ? null : "a forgotten passphrase",
  ].filter((one) => one !== null);
  const first = survives.length > 0 ? `Survives ${listed(survives)}.` : "";
  const second = dies.length > 0 ? `Does not survive ${listed(dies)}.` : "";
  return [first, second].filter((one) => one !== "").join(" ");
}

const bands: Record<Band, string> = {
  unknown: "no balance was ever seen",
  small: "under 100 τ",
  middle: "100 τ or more",
  large: "1,000 τ or more",
};

const days = (n: number): string => (n === 1 ? "a day" : `${t.count(n)} days`);

function due({ state, dueAtMs, snoozedUntilMs }: Due): string {
  if (snoozedUntilMs !== null) return `put off until ${t.day(snoozedUntilMs)}`;
  switch (state) {
    case "overdue":
      return `overdue since ${t.day(dueAtMs)}`;
    case "due":
      return `due since ${t.day(dueAtMs)}`;
    case "soon":
      return `soon, by ${t.dayOfYear(dueAtMs)}`;
    case "fine":
      return `again by ${t.dayOfYear(dueAtMs)}`;
  }
}

export const proving = {
  summary,
  thief: (places: readonly string[]) =>
    places.length === 0
      ? "No single place holds enough to steal it."
      : `A thief needs only ${places.length === 1 ? "this place" : "one of these places"}: ${listed(places)}.`,
  due,
  kept: (custodian: string | null, serial: string | null) =>
    [custodian === null ? null : `with ${custodian}`, serial === null ? null : `envelope ${serial}`]
      .filter((one) => one !== null)
      .join(", "),
  share: (index: number, count: number) => `share ${index} of ${count}`,
  elsewhere: "made elsewhere",
  checked: (ms: number) => `checked ${t.day(ms)}`,
  rehearsed: (ms: number) => `restored ${t.day(ms)}`,
  check: "Check",
  checkFor: (label: string) => `Check by numbers: ${label}`,
  proveFor: (label: string) => `Prove again: ${label}`,
  more: "More",
  moreFor: (label: string) => `More about ${label}`,
  rehearse: "Rehearse restoring",
  rehearseFor: (label: string) => `Rehearse restoring from ${label}`,
  rehearseSplit: (threshold: number, count: number) => `Rehearse ${threshold} of ${count} shares`,
  snooze: "Remind me later",
  snoozeFor: (label: string) => `Remind me later: ${label}`,
  snoozed: (left: number) =>
    left === 0 ? "Put off for the last time." : `Put off. That is possible ${left} more times.`,
  edit: "Correct the entry",
  editFor: (label: string) => `Correct the entry of ${label}`,
  split: "Split backup",
  rewrite: "Write it again",
  rewriteFor: (label: string) => `Write this share again: ${label}`,
  splitFor: (name: string) => `Make a split backup of ${name}`,
  usb: "Encrypted drive",
  usbFor: (name: string) => `Make an encrypted drive of ${name}`,
  identify: "Which card is this?",
  identifyFor: (name: string) => `Which card is this? ${name}`,
  schedule: "Prove",
  scheduleFor: (name: string) => `How often the copies of ${name} are proved`,
  oftener: { 1: "as scheduled", 2: "twice as often", 4: "four times as often" } as Record<
    1 | 2 | 4,
    string
  >,
  scheduleHint: (band: Band) =>
    `Paper yearly, steel every two years, drives every half year; more often the more hangs on the key (${bands[band]}).`,

  recovery: {
    title: "What can be recovered from what",
    have: "If you have",
    gives: "You get back",
    everything: "everything",
    nothing: "nothing",
    machine: "this laptop and the passphrase",
    machineOnly: "this laptop without the passphrase",
    passphrase: "the passphrase alone",
    card: (label: string) => `${label}, and nothing else`,
    drive: (label: string) => `${label} and the passphrase`,
    driveOnly: (label: string) => `${label} without the passphrase`,
    shares: (threshold: number, count: number) =>
      `any ${threshold} of the ${count} shares, and nothing else`,
    fewer: (n: number) => (n === 1 ? "one share" : `${n} shares`),
    phraseOnly: "the words are the key: no passphrase is needed, and none protects them",
  },

  reminder: {
    title: (n: number) =>
      n === 1 ? "A copy has to be proved again." : `${t.count(n)} copies have to be proved again.`,
    line: (label: string, name: string, proof: Due) =>
      `${label} of ${name}: ${due(proof)}, last proved ${t.dayOfYear(proof.lastMs)}`,
    more: (n: number) => (n === 1 ? "And one more." : `And ${t.count(n)} more.`),
    strip: (n: number) => (n === 1 ? "1 proof overdue" : `${t.count(n)} proofs overdue`),
    go: "Go to the backups",
  },

  plan: {
    take: "Shares that bring the key back",
    make: "Shares in all",
    sentence: (threshold: number, count: number) => {
      const lost = count - threshold;
      const first = `Any ${threshold} of ${count} bring the key back.`;
      const second =
        lost === 0
          ? "None may be lost: if one burns, the rest is worth nothing."
          : `You may lose ${lost === 1 ? "one" : lost}.`;
      const third =
        threshold === 2 ? "A thief needs two places." : `A thief needs ${threshold} places.`;
      return `${first} ${second} ${third}`;
    },
    bad: "No more shares can be needed than there are.",
    none: "With as many needed as there are, every single loss is the loss of the key.",
  },
  place: {
    label: "Label on the card",
    labelHint: "Not what it is worth: “Share 1” says enough.",
    driveLabel: "Label on the drive",
    shareDefault: (index: number) => `Share ${index}`,
    driveDefault: "Drive A",
    medium: "Written on",
    paper: "Paper",
    steel: "Steel",
    where: "Where it will be kept",
    whereHint: "Just precise enough for you: “home safe”, “bank, box 2”.",
    custodian: "Who keeps it",
    custodianHint: "Empty: you. A name is enough for you to know whom to ask.",
    serial: "Number of the envelope",
    serialHint: "Of a tamper-evident envelope. Empty: none.",
    bad: "One line of at most 60 characters.",
    taken: "Another share of this split lies there. One fire, or one thief, then has both.",
  },
  words: {
    mismatch: (check: Mismatch) => {
      if (check.givenWords !== check.expectedWords) {
        return `The card has ${check.expectedWords} words; ${check.givenWords} were given.`;
      }
      const n = check.wrong.length;
      return n === 1 ? "One word does not fit." : `${n} words do not fit.`;
    },
    otherShare: (index: number) => `This is share ${index}. Another card is meant.`,
    otherSplit: "This is a whole share, but of another split backup.",
    unreadable: (n: number) =>
      n === 1
        ? "One word is not in the list of shares."
        : `${n} words are not in the list of shares.`,
    fix: "Look at the card once more and fix the marked words. If the card itself is wrong, go back and look at the share again.",
    fixCard:
      "Look at the card once more and fix the marked words. If the card itself is wrong or cannot be read: stop, and record it as damaged.",
    check: "Check the words",
    checking: "The vault is comparing",
  },
  rehearsal: {
    given: (given: readonly number[]) =>
      given.length === 0
        ? "No share was given yet."
        : `Given: ${listed(given.map((index) => `share ${index}`))}.`,
    need: (have: number, need: number) => {
      const left = need - have;
      return left === 1 ? "One more is needed." : `${left} more are needed.`;
    },
    groups: (have: number, need: number) => `${have} of ${need} groups are complete.`,
    other: "These words open another key",
    otherText: (address: string | null) =>
      `They are whole and valid, and belong to ${address ?? "another address"}. Look at the label of the card; the journal has noted it.`,
    same: "The same address came out.",
    give: "Give this share",
    restore: "Restore",
    working: "The vault is making the key",
  },
  quiz: {
    progress: (number: number, of: number) => `Question ${number} of ${of}`,
    ask: (place: string) => `Word ${place}`,
    group: (place: string) => `Candidates for word ${place}`,
    hint: "Press 1 to 6, then Enter. Nothing is said before the end about which answer was right.",
    hidden: "The words are hidden while you look away from this window.",
    show: "Show them again",
    next: "Answer",
    last: "Answer and finish",
    loading: "The vault is choosing",
  },
  drives: {
    list: "Removable drives",
    none: "No removable drive is plugged in",
    noneText:
      "Plug one in and wait until your system shows it. Drives that are built in are not offered.",
    facts: (filesystem: string, freeBytes: number) => `${filesystem}, ${size(freeBytes)} free`,
    readOnly: "cannot be written to",
    fat: "FAT keeps no permissions: whoever holds the drive can read the file. It is encrypted.",
    unknown: "This system does not tell which drives are removable",
    unknownText:
      "Choose the folder of the drive yourself, and look twice: a folder on the built-in disk is no second place. Nobody checks it for you.",
    choose: "Choose a folder",
    chosen: (name: string) => `Chosen: ${name}`,
    writing: "Writing, flushing and reading back",
    plugged: "The drive is plugged in. Eject it and pull it out.",
    away: "The drive is out. Plug it in again.",
    confirm: "I have unplugged it and plugged it in again",
    waiting: "Waiting for the drive",
  },
  done: {
    back: "Go to the backups",
    split: (name: string) => `${name} has a split backup`,
    splitLede:
      "Every share was proved, and a restoration from the cards alone gave the same address.",
    splitText: "Close the envelopes and carry each to its place. Do it now.",
    check: (right: number, of: number) =>
      right === of ? "The card is legible where it was asked" : `${right} of ${of} were right`,
    checkLede: (right: number, of: number) =>
      right === of
        ? "The date of the check is today's. The next check asks for other words."
        : "No date was changed. Which ones were wrong is not said, so that nobody can guess them one by one.",
    checkFailed: "What to do now",
    checkFailedText:
      "Look at the card in good light and check again. If it stays so, type the whole copy: that names wrong words by number. A card that cannot be read is damaged; record it, and make another.",
    share: (label: string) => `${label} is proved again`,
    shareLede: "Every word of it fits. The date in the register is today's.",
    rewritten: (name: string) => `The split backup of ${name} is whole again`,
    rewrittenLede: "The share was written, proved and recorded. The other cards stay as they are.",
    rehearse: (name: string) => `${name} can be restored`,
    rehearseLede: "The words alone gave the same address. Nothing proves a backup better.",
    usb: (name: string) => `The drive of ${name} counts now`,
    usbLede: "It was unplugged, read back and opened. Carry it to its place.",
    proveUsb: (label: string) => `${label} is proved again`,
    proveUsbLede: "The file on it still opens. The date in the register is today's.",
    close: "Put everything back into closed envelopes, and each to its place.",
  },
  editing: {
    title: (label: string) => `Correct the entry of ${label}`,
    text: "What is written on the card stays what it is, and so do the dates. The journal keeps both.",
    save: "Save",
  },
  identifying: {
    title: (name: string) => `Which card of ${name} is this?`,
    text: "For a card whose label is lost. The vault compares two of its words with this coldkey's phrase and its shares. Nothing about words is stored, so it takes the passphrase; copies of one phrase hold the same words and cannot be told apart.",
    word: (place: number) => `Word ${place} of the card`,
    ask: "Look it up",
    working: "The vault is comparing",
    phrase: (name: string) => `It is a copy of the phrase of ${name}.`,
    share: (index: number, label: string | null) =>
      label === null ? `It is share ${index}.` : `It is share ${index}, “${label}”.`,
    none: "It does not belong to this coldkey.",
    noneText: "Check the two words, or try another coldkey.",
    close: "Close",
  },
  days,
} as const;

function size(bytes: number): string {
  if (bytes >= 1e9) return `${t.count(Math.floor(bytes / 1e9))} GB`;
  return `${t.count(Math.floor(bytes / 1e6))} MB`;
}
