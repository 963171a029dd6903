/** Words that the screens of all ceremonies share. */
import * as t from "../../../lib/time.ts";
import type { PlannedCopy, Snapshot } from "../../../types.ts";

const mediums: Record<PlannedCopy["medium"], string> = {
  split: "Split backup (shares)",
  paper: "Paper card",
  steel: "Steel plate",
  usb: "Encrypted USB drive",
};
const airGaps: Record<NonNullable<Snapshot["airGap"]>["state"], string> = {
  closed: "The air gap is intact: this machine can reach nothing.",
  open: "The air gap is broken: this machine can reach something, and its keys are blocked.",
  gone: "The air gap was broken. Keys stay blocked until somebody has read what happened.",
  practice: "This machine can reach something. It was accepted, because this is practice.",
  unknown: "This system does not say whether it can reach anything. Look at its cables and radios.",
};
const roles: Readonly<Record<string, string>> = { operator: "Operator", witness: "Witness" };

export const ceremony = {
  head: (head: string, step: number, of: number) => `${head} · step ${step} of ${of}`,
  excuse: "I cannot do this",
  excuseFor: (item: string) => `I cannot do this: ${item}`,
  excuseReason: "Why not?",
  excuseHint: "One line. It goes into the journal and onto the transcript, as an exception.",
  excuseTake: "Take it back",
  excused: "Exception",
  bad: "One line of at most 60 characters.",
  open: (n: number) =>
    n === 1 ? "One point is still open." : `${t.count(n)} points are still open.`,
  roomFindings: {
    looking: "Looking at this machine",
    title: (n: number) =>
      n === 1
        ? "One thing on this machine speaks against it"
        : `${n} things on this machine speak against it`,
    now: "You can go on: nothing is blocked. “This machine” says why each matters and how to mend it.",
    nothing:
      "Nothing that this system tells about screens, watching programs, devices and disks speaks against it. That is not a proof.",
    airGap: ({ state, sinceMs }: NonNullable<Snapshot["airGap"]>) =>
      state === "closed" && sinceMs !== null
        ? `${airGaps.closed} Nothing was seen since ${t.date(sinceMs)}, when the app began to look.`
        : airGaps[state],
  },
  allDone: "All points are answered.",
  operator: "Your name",
  operatorHint: "For the transcript. It may stay empty, and it never goes into the journal.",
  witness: "Witness",
  witnessHint:
    "Somebody who watches you work, and never the words. Leave empty when you are alone.",
  network: (isOffline: boolean) =>
    isOffline
      ? "This profile has no network client. What else runs on this laptop, it cannot see."
      : "This workstation is connected to its network now. That is your choice; the vault itself never is.",
  copyLine: (label: string, medium: string, place: string) => `${label}, ${medium}: ${place}`,
  mediumName: (medium: PlannedCopy["medium"]) => mediums[medium],
  role: (role: string) => roles[role] ?? role,
  pendingTitle: "Begun, not finished",
  state: (step: string, number: number, of: number) =>
    `Stands at step ${number} of ${of}: ${step}.`,
  ending: "Everything is done, but the end could not be written.",
  finishTitle: "The end could not be written",
  finishLede: "Everything is done. What is still missing is the last entry on this disk.",
  finishNotice: "Do not do the ceremony again",
  finishText:
    "Make room on the disk, or make it writable, and then write the end. The app also tries at its next start.",
  finish: "Write the end now",
  remark: "In your own words",
  remarkHint: "Optional, one line. It goes into the journal.",
  halves: "Show fewer words at once",
  half: (n: number) => (n === 1 ? "First part" : "Second part"),
  passphrase: "Passphrase",
  opening: "Opening the phrase",
  openingDetail: "About one second: the passphrase is deliberately slow to try.",
  reopenTitle: (name: string) => `Open ${name} again`,
  reopenLede:
    "The vault was closed in between. The passphrase opens the phrase, and the ceremony goes on where it stood.",
  gone: "This ceremony has ended",
  goneText: "It was finished or abandoned. Its transcript is in Backups, under Transcripts.",
} as const;
