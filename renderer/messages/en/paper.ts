/** Words of what goes onto paper: transcripts and blank forms. */
import * as t from "../../lib/time.ts";
import type { Transcript } from "../../types.ts";
import { roomItems } from "./ceremonies/room.ts";

const reasons: Readonly<Record<string, string>> = {
  "changed-mind": "mind changed",
  "phrase-seen": "the phrase may have been seen",
  mistake: "a mistake",
  other: "another reason",
};
const mediums: Readonly<Record<string, string>> = {
  paper: "Paper",
  steel: "Steel",
  usb: "Encrypted USB drive",
};
const roles: Readonly<Record<string, string>> = { operator: "Operator", witness: "Witness" };

const gaps: Readonly<Record<string, string>> = {
  closed: "intact, when it ended",
  open: "broken, when it ended",
  gone: "broken before, and not yet acknowledged, when it ended",
  practice: "open, accepted for practice",
  unknown: "not known: this system does not say",
};

/** A token of a newer version: spelt out. */
const spelt = (token: string): string => {
  const words = token.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
const exceptions = (n: number): string => (n === 1 ? "1 exception" : `${t.count(n)} exceptions`);

export const paper = {
  print: "Print",
  printing: "The system's print dialog is open.",
  printed: "The system has taken the page.",
  cancelled: "Nothing was printed.",
  wordsOpen: "Words can be on this screen. Nothing is printed.",
  transcripts: {
    title: "Transcripts",
    lede: "What remains of each ceremony: who, when, where, and what was not done. No transcript holds a secret.",
    list: "Transcripts, newest first",
    reading: "Reading the transcripts",
    open: (what: string) => `Open: ${what}`,
    when: (ms: number) => t.date(ms),
    exceptions,
    outcome: { completed: "completed", abandoned: "abandoned" },
    emptyTitle: "No ceremony has ended yet",
    emptyText: "When a key is created, backed up or proved, its transcript lies here.",
    guide: {
      what: "Lists the ceremonies that have ended. Each transcript is a file beside the journal, and the journal holds its fingerprint.",
      wrong: [
        "A transcript that is missing here although the journal names it: its file was removed or damaged.",
      ],
      hands: "Nothing",
    },
  },
  transcript: {
    airGap: "Air gap",
    /** Whole since before it began is one thing, whole since some moment in it another. */
    gap({ state, sinceMs }: NonNullable<Transcript["airGap"]>, startedAtMs: number): string {
      if (state !== "closed" || sinceMs === null) return gaps[state] ?? spelt(state);
      const since = `intact since ${t.date(sinceMs)}, as far as the app has looked`;
      return sinceMs <= startedAtMs ? since : `${since}: that is after this began`;
    },
    title: "Transcript",
    lede: "Print it and put it with the papers of the wallet, apart from the copies.",
    reading: "Reading the transcript",
    back: "All transcripts",
    inJournal: "Its entries in the journal",
    save: "Save as HTML file",
    saved: (name: string) => `Saved as ${name}`,
    savedText: "The file opens in any browser, runs nothing, and is readable by you alone.",
    notSaved: "No folder was chosen. Nothing was saved.",
    asRecorded: "As recorded in the journal",
    asRecordedText: "The file's SHA-256 is the one in the entry that ended the ceremony.",
    edited: "This transcript was edited",
    editedText:
      "It is not what the journal names. Do not rely on anything in it. Restore the file from a copy, or look for a printed one, and ask who had access to this machine.",
    unnamed: "The journal does not name this transcript",
    unnamedText:
      "Nothing vouches for it: the entry that ended the ceremony is missing, or the file came from elsewhere.",
    outcome: "Outcome",
    outcomeOf: (one: Transcript) =>
      one.outcome === "completed"
        ? "Completed"
        : `Abandoned: ${reasons[one.reason ?? ""] ?? spelt(one.reason ?? "other")}`,
    remark: "Remark",
    began: "Began",
    ended: "Ended",
    software: "Software",
    version: (version: string) => `Coldkey Workstation ${version}`,
    number: "Number",
    hash: "SHA-256 of the record",
    address: "Address",
    role: (role: string) => roles[role] ?? spelt(role),
    medium: (medium: string) => mediums[medium] ?? spelt(medium),
    item: (item: string) =>
      (roomItems as Readonly<Record<string, { text: string }>>)[item]?.text ?? spelt(item),
    token: spelt,
    yesNo: (value: boolean) => (value ? "Yes" : "No"),
    copies: "Copies",
    label: "Label",
    on: "On",
    place: "Place",
    custodian: "Who keeps it",
    serial: "Envelope",
    steps: "Steps",
    step: "Step",
    from: "From",
    to: "To",
    notFinished: "not finished",
    absences: "Left and resumed",
    left: "Left",
    resumed: "Resumed",
    exceptions: "Exceptions",
    noExceptions: "None: every point was ticked.",
    notDone: "Not done",
    reason: "Reason",
    when: "When",
    checkpoint: (size: number) => `Journal checkpoint at ${t.count(size)} entries`,
    checkpointWords: "Checkpoint in words",
    checkpointText:
      "Not the words of a phrase. In Journal, under Checkpoint, they show later whether these entries are still the same.",
    noCheckpoint: "No checkpoint: nothing could be signed at that moment.",
    zone: (offsetMinutes: number) => {
      const part = (value: number): string => String(Math.trunc(Math.abs(value))).padStart(2, "0");
      const sign = offsetMinutes < 0 ? "−" : "+";
      return `Times are of this machine, UTC${sign}${part(offsetMinutes / 60)}:${part(offsetMinutes % 60)}.`;
    },
    sign: (role: "operator" | "witness") => `Date, signature of the ${role}`,
    guide: {
      what: "Shows what the ceremony left behind, as it will be printed.",
      wrong: [
        "Keeping it in the envelope of a copy: it names people and places.",
        "Sending the file by mail: it holds no secret, but names and places.",
      ],
      hands: ["Paper in the printer, if you print"],
    },
  },
  forms: {
    title: "Blank forms",
    lede: "To print before a ceremony and to fill in by hand. Words are written with a pen, and never printed.",
    which: "Form",
    count: "Number of words",
    countOf: (n: number) => `${t.count(n)} words`,
    kind: {
      card: { label: "Card", detail: "Numbered lines for the words of one copy." },
      envelope: {
        label: "Envelope label",
        detail: "For the outside: number, date, who opened it.",
      },
      receipt: { label: "Receipt", detail: "Signed by whoever keeps an envelope." },
      ceremony: {
        label: "Record of a ceremony",
        detail:
          "To fill in while it goes on: who, when, what was not done, and the checkpoint in words.",
      },
    },
    card: {
      title: "Recovery words",
      text: "Whoever reads these words owns the wallet. Write in capitals, with a pen. No photo, no copy machine, no second sheet beneath.",
      fields: ["Label of this card", "Place", "Envelope number", "Date"],
      words: (n: number) => `Lines for ${t.count(n)} words`,
      after: "Proved again on (date, initials)",
    },
    envelope: {
      title: "Sealed envelope",
      text: "Do not open. If the seal is broken or this envelope is found, tell its owner at once.",
      fields: [
        "Envelope number",
        "Label of what is inside",
        "Closed on",
        "Closed by",
        "Owner, how to reach",
      ],
      log: "Opened and closed again",
      columns: ["Date", "Opened by, why", "Closed again, new number"],
    },
    receipt: {
      title: "Receipt for an envelope",
      text: "I have received the envelope named below, closed and undamaged. I keep it unopened at the place below, hand it only to the persons named, and say so at once if it is opened, damaged or lost. I know nothing of what is inside and am asked for nothing else.",
      fields: [
        ...["Envelope number", "Received from", "Received on", "Place where it is kept"],
        ...["Hand it only to", "And if that is not possible, to"],
      ],
      signs: ["Date, signature of whoever keeps it", "Date, signature of the owner"],
    },
    ceremony: {
      which: "Ceremony",
      kinds: {
        "create-coldkey": "Create a coldkey",
        "import-key": "Import a key",
        "back-up-coldkey": "Back up a coldkey",
        "prove-copy": "Prove a copy again",
        "check-copy": "Check a copy by numbers",
        "split-backup": "Make a split backup",
        "prove-share": "Prove a share again",
        "rewrite-share": "Write a share again",
        "usb-copy": "Make an encrypted drive",
        "prove-usb": "Prove a drive again",
        "rehearse-restore": "Rehearse a restoration",
        "reveal-phrase": "Show the words of a coldkey",
        "reveal-hotkey": "Show the words of a hotkey",
        "deliver-hotkeys": "Deliver hotkeys",
        "swap-coldkey": "Swap a coldkey",
        "assess-machine": "Assess a machine",
      },
      title: (kind: string) => `Record: ${kind}`,
      text: "Fill it in as you go. No word of a phrase, no passphrase and no amount belongs on this sheet.",
      fields: [
        ...["Key, and the last six characters of its address", "Date, began, ended"],
        ...["Operator", "Witness", "Machine, and who has access to it", "Number of the transcript"],
      ],
      before: "Before it begins",
      steps: "Steps",
      stepColumns: ["Step", "Done at", "Remark"],
      shares: "Shares in all",
      whichShare: "Which share",
      copies: "Copies",
      copyColumns: ["Label", "On", "Place", "Who keeps it", "Envelope"],
      exceptions: "Not done",
      exceptionColumns: ["What", "Reason"],
      checkpoint: "Checkpoint of the journal in words, from the transcript",
      signs: ["Date, signature of the operator", "Date, signature of the witness"],
    },
    guide: {
      what: "Prints empty forms. Nothing of your keys is on them.",
      wrong: [
        "A printer in an office or a shop remembers pages: empty forms do not matter, filled ones must never be copied there.",
        "Writing the name of the wallet, an amount or a passphrase on the card.",
      ],
      hands: ["Strong paper or card", "A pen that does not fade"],
    },
  },
} as const;
