/** Steps that several scripts have in common. */
import * as v from "valibot";
import { type BackupCopy, CardMedium, MOST_PLANNED, PlannedCopy } from "../../preload/contract.ts";
import { Label, TimeMs } from "../codec/values.ts";
import { newCopy, normal } from "../wallet/copies.ts";
import { type Answers, BEGIN, type Step } from "./engine/script.ts";
import type { CeremonyState } from "./engine/state.ts";

const Maybe = v.union([Label, v.literal("")]);

/** Who is in the room. The names go into the transcript, never into the journal. */
export const People = v.strictObject({ operator: Maybe, witness: Maybe });
export const PEOPLE = ["operator", "witness"] as const;

/**
 * The room and the laptop, before words or passphrases are on the screen. What cannot be had today may be excused for a
 * reason; being alone and a screen that nobody shares may not.
 */
export function roomStep(next: Step["next"], materials: "pen" | "card" | "none" = "pen"): Step {
  return {
    id: "room",
    kind: "checklist",
    items: () => [
      { id: "alone", canSkip: false },
      { id: "cameras", canSkip: true },
      { id: "sharing", canSkip: false },
      { id: "network", canSkip: true },
      ...(materials === "none" ? [] : [{ id: materials, canSkip: false }]),
    ],
    answer: People,
    next,
  };
}

/** Twelve words fill one card's side; more are shown and written in two halves. */
const MOST_AT_ONCE = 12;

export const wordCountOf = (answers: Answers, step: string = BEGIN): number => {
  const { wordCount } = answers[step] ?? {};
  return typeof wordCount === "number" ? wordCount : 24;
};

/** Which words a step shows: `-1` the first half, `-2` the second. */
export function partOf(step: string, wordCount: number): { from: number; to: number } {
  const half = wordCount <= MOST_AT_ONCE ? wordCount : Math.ceil(wordCount / 2);
  return step.endsWith("-2") ? { from: half + 1, to: wordCount } : { from: 1, to: half };
}

/** A part of what a step shows, for whoever wants fewer words on the screen at once. */
export function halfOf(
  { from, to }: { from: number; to: number },
  half: 1 | 2 | null,
): { from: number; to: number } {
  if (half === null) return { from, to };
  const middle = from + Math.ceil((to - from + 1) / 2);
  return half === 1 ? { from, to: middle - 1 } : { from: middle, to };
}

/** `<id>-1` and, for more than twelve words, `<id>-2`. */
export function wordSteps(
  id: string,
  next: string | null,
  countOf: (answers: Answers) => number,
  isPointOfNoReturn: boolean,
): [Step, Step] {
  const part = { kind: "secret-out", needsOpen: true } as const;
  return [
    {
      ...part,
      id: `${id}-1`,
      isPointOfNoReturn,
      next: (answers) => (countOf(answers) <= MOST_AT_ONCE ? next : `${id}-2`),
    },
    { ...part, id: `${id}-2`, next: () => next },
  ];
}

/** The plan of the copies: which are still to be made, and what they must be kept apart from. */
export const Plan = v.strictObject({
  copies: v.pipe(v.array(PlannedCopy), v.minLength(1), v.maxLength(MOST_PLANNED)),
  /** Where this laptop stays, and where the slip lies that the passphrase is written on, if there is one. */
  laptop: Maybe,
  slip: Maybe,
});

export const planStep = (next: Step["next"]): Step => ({
  id: "plan",
  kind: "form",
  answer: Plan,
  next,
});

/** What the register will say of a copy that was written and proved. */
const Recorded = v.strictObject({
  label: Label,
  medium: CardMedium,
  place: Label,
  custodian: Maybe,
  serial: Maybe,
});
const Proved = v.looseObject({ provedAtMs: TimeMs });

export const recordStep: Step = {
  id: "record",
  kind: "form",
  answer: Recorded,
  isPointOfNoReturn: true,
  next: () => null,
};

/** When the whole phrase was taken back. */
export const provedAtIn = ({ answers }: CeremonyState): number =>
  v.parse(Proved, answers.prove).provedAtMs;

/** The copy that a ceremony has made. Its id follows from the ceremony's: entering it twice is entering it once. */
export function copyOf(state: CeremonyState): BackupCopy {
  const { custodian, serial, ...record } = v.parse(Recorded, state.answers.record);
  const what = {
    ...record,
    custodian: custodian === "" ? null : custodian,
    serial: serial === "" ? null : serial,
  };
  const madeAtMs = state.endedAtMs ?? state.seenAtMs;
  return { ...newCopy(what, madeAtMs, provedAtIn(state)), id: `copy-${state.id.slice(-13)}` };
}

/**
 * Of the plan, what is left after this copy: without the one at its place, or else without the first. A drive stands in
 * for no card, and a card for no drive.
 */
export function planAfter(plan: readonly PlannedCopy[], copy: BackupCopy): PlannedCopy[] {
  const isThere = ({ place }: PlannedCopy): boolean => normal(place) === normal(copy.place);
  const alike = plan
    .filter(({ medium }) => medium !== "split")
    .filter(({ medium }) => (medium === "usb") === (copy.medium === "usb"));
  const made =
    alike.find((one) => isThere(one) && one.medium === copy.medium) ??
    alike.find(isThere) ??
    alike[0];
  return plan.filter((one) => one !== made);
}

/** The facts of `backup.recorded`. */
export const inJournal = (copy: BackupCopy) => {
  const { id, label, medium, place, custodian, serial, share } = copy;
  return {
    ...{ copy: id, label, medium, place },
    ...(share === null ? {} : { split: share.split, share: share.index }),
    ...(custodian === null ? {} : { custodian }),
    ...(serial === null ? {} : { serial }),
  };
};

export const inTranscript = ({ label, medium, place, custodian, serial }: BackupCopy) => ({
  ...{ label, medium, place, custodian, serial },
});
