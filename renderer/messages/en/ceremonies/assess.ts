/** Words of the periodic assessment. */
import * as t from "../../../lib/time.ts";
import type { Snapshot } from "../../../types.ts";
import type { ItemText, KindText, StepText } from "./kind.ts";

const items: Readonly<Record<string, ItemText>> = {
  "system-updated": {
    text: "The system's updates are installed, and the machine was restarted since.",
    why: "Known holes are what most attackers use. A Vault is updated from a verified medium.",
  },
  "app-newest": {
    text: "This app is the newest release, and its installer was verified before it was installed.",
    why: "This machine → Verify a download. On a Vault carry the installer over on a medium.",
  },
  "bad-mended": {
    text: "Everything that This machine lists as “to mend” is mended.",
    why: "The app looks again when you tick this.",
  },
  "unknown-looked": {
    text: "What the system does not answer, I have looked at myself and ticked within the month.",
    why: "Unknown is never good: only somebody's eyes say more.",
  },
  "devices-known": {
    text: "I know every keyboard, dongle and drive that is plugged in, and what each is for.",
    why: "Follow the cables with your hand. A plug that nobody owns comes out now.",
  },
  "proofs-done": {
    text: "Every copy whose proof was due is proved.",
    why: "The app compares this with the register of the copies.",
  },
  "places-right": {
    text: "Each copy still lies where the register says, with the person it names.",
    why: "Look at the envelopes, or ask. People move, and safes are cleared out.",
  },
  "journal-checked": {
    text: "The journal was verified, and I know every act in it since the last assessment.",
    why: "Filter by each coldkey. An act that nobody remembers is the first sign of a theft.",
  },
  "policies-right": {
    text: "Allowed recipients and limits of each coldkey are what they should be today.",
    why: "Take out who is no longer paid: an old address on the list is a way out.",
  },
  "watched-right": {
    text: "The addresses that this Desk watches are my coldkeys, and no others.",
    why: "Compare them with the Vault's own screen: a Desk composes payments from this list.",
  },
  "proxies-right": {
    text: "Every proxy and multisig of my coldkeys is known, and still needed.",
    why: "A proxy of the wrong type moves funds without your key. Look on the machine with a network.",
  },
  "machines-known": {
    text: "Every machine that this one is paired with is known to me, and still in use.",
    why: "A pairing nobody needs is one more machine whose files this one believes. Take it back.",
  },
  "drill-run": {
    text: "One drill was run since the last assessment: a rehearsal of restoring, or of a leak.",
    why: "Backups → Rehearse a restoration, or Emergencies. What was never tried does not work on the day.",
  },
};

const step = (
  title: string,
  lede: string,
  what: string,
  wrong: readonly string[],
  hands: readonly string[],
): StepText => ({ title, lede, items, guide: { what, wrong, hands } });

const excuseLede = "What cannot be done today is excused with a reason. It stays open until it is.";

const steps: Readonly<Record<string, StepText>> = {
  updates: step(
    "Updates",
    excuseLede,
    "Begins with what ages by itself: the system, and this app.",
    ["An update from a link in a message. Fetch it from where you first got the app."],
    ["The administrator's password"],
  ),
  checks: step(
    "This machine",
    excuseLede,
    "Goes through the checks of this machine, and through what only hands and eyes can check.",
    ["Ticking what was not looked at. The app refuses it where it can see for itself."],
    ["A minute at the back of the machine"],
  ),
  backups: step(
    "Backups",
    excuseLede,
    "Makes sure that the copies are proved, and where the register says.",
    ["Proving all copies in one room: they lie apart for a reason."],
    ["The list of copies, from the place Backups"],
  ),
  permissions: step(
    "Who may do what",
    excuseLede,
    "Reviews what was allowed at some time: acts, recipients, proxies.",
    ["Keeping something because nobody knows what it is for. Find out, or remove it."],
    ["The journal, and the list of proxies of each coldkey"],
  ),
  drill: {
    ...step(
      "A drill",
      excuseLede,
      "Asks for one thing that was really tried.",
      ["Believing that a card can be read, because it could be when it was written."],
      ["The date of the last rehearsal"],
    ),
    next: "End the assessment",
  },
};

export const assess: KindText = {
  head: () => "Assess this machine",
  named: () => "the assessment of this machine",
  stopHint:
    "Stop whenever you must, to mend something or to look: it resumes here, also on another day.",
  abandonText:
    "What was answered so far is on no report. Findings of earlier assessments stay open.",
  abandonGo: "Abandon the assessment",
  step: ({ step: { id } }) =>
    steps[id] ?? { title: id, lede: "", guide: { what: "", wrong: [], hands: [] } },
  steps: {
    updates: "Updates",
    checks: "This machine",
    backups: "Backups",
    permissions: "Who may do what",
    drill: "Drill",
  },
  facts: {
    bad: "Checks to mend",
    attention: "Checks worth a look",
    unknown: "Checks without an answer",
    open: "Findings open",
    closed: "Findings closed",
  },
};

const DAY_MS = 86_400_000;

export const assessScreen = {
  title: "Assessment",
  begin: "Begin the assessment",
  never: "This machine was never assessed. It takes a quarter of an hour, once a quarter.",
  due: ({ lastAtMs, dueAtMs }: Snapshot["assessment"], nowMs: number): string => {
    if (lastAtMs === null || dueAtMs === null) return assessScreen.never;
    const last = `Last assessed on ${t.dayOfYear(lastAtMs)}.`;
    const days = Math.round((dueAtMs - nowMs) / DAY_MS);
    if (days < 0) return `${last} The next one is overdue by ${t.count(-days)} days.`;
    return `${last} The next one is due on ${t.dayOfYear(dueAtMs)}.`;
  },
  overdue: "Overdue",
  neverTag: "Never done",
  findings: (n: number) => (n === 1 ? "One finding is open" : `${t.count(n)} findings are open`),
  finding: (item: string) => `Not ticked: ${items[item]?.text ?? item}`,
  since: (reason: string, sinceMs: number) => `“${reason}”, open since ${t.dayOfYear(sinceMs)}`,
  doneTitle: "The assessment is done",
  doneLede: "Its report is among the transcripts, and its hash in the journal.",
  doneOpen: "What was excused stays open, on the page This machine, until an assessment closes it.",
  report: "Open the report",
  back: "This machine",
} as const;
