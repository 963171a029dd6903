/**
 * Where a ceremony stands, and every way to move it: pure functions over a record without secrets. The record is what
 * is on the disk; a restart goes on from it.
 */
import * as v from "valibot";
import { Answer, CeremonyException, Token } from "../../../preload/contract.ts";
import { parseAddress } from "../../codec/address.ts";
import { Count, Id, KeyName, Label, Ss58, TimeMs } from "../../codec/values.ts";
import { looksSecret } from "../../journal/entries.ts";
import { Refusal } from "../../lib/fault.ts";
import {
  type Answers,
  BEGIN,
  type Item,
  isSettledByCore,
  type Script,
  type Step,
  stepOf,
} from "./script.ts";

export const CeremonyState = v.strictObject({
  v: v.literal(2),
  id: Id,
  kind: Token,
  script: Count,
  name: v.nullable(KeyName),
  subject: v.nullable(Ss58),
  target: v.nullable(Id),
  /** What the kind knew at the beginning: branches may depend on it. */
  facts: Answer,
  startedAtMs: TimeMs,
  /** The steps that were answered, in the order of the road that was taken. */
  trail: v.array(v.strictObject({ step: Token, fromMs: TimeMs, toMs: TimeMs })),
  /** The step where it stands; null when all are answered and only the end is still to be written. */
  at: v.nullable(Token),
  /** When this step was first shown. */
  fromMs: TimeMs,
  /** The last sign of life: what lies between it and a resumption was an absence. */
  seenAtMs: TimeMs,
  hasLeft: v.boolean(),
  /** By step, also for steps that were gone back from: they are shown again as they were answered. */
  answers: v.record(Token, Answer),
  notes: Answer,
  exceptions: v.array(CeremonyException),
  absences: v.array(v.strictObject({ step: Token, fromMs: TimeMs, toMs: TimeMs })),
  /** When all was answered; the transcript's end, also when a crash made the writing wait. */
  endedAtMs: v.nullable(TimeMs),
  /** Set: it ends without being done, and only the end is still to be written. */
  abandoned: v.nullable(v.strictObject({ reason: Token, remark: v.nullable(Label) })),
});
export type CeremonyState = v.InferOutput<typeof CeremonyState>;

/** A ceremony of months is resumed more often than that by nobody; the record must stay small. */
const MOST_ABSENCES = 100;

export interface Given {
  readonly answer: Answer;
  readonly exceptions: readonly { readonly item: string; readonly reason: string }[];
}

export function beginState(
  script: Script,
  what: Pick<CeremonyState, "id" | "name" | "subject" | "target" | "facts">,
  nowMs: number,
): CeremonyState {
  return {
    v: 2,
    ...what,
    kind: script.kind,
    script: script.version,
    startedAtMs: nowMs,
    trail: [],
    at: script.steps[0].id,
    fromMs: nowMs,
    seenAtMs: nowMs,
    hasLeft: false,
    answers: {},
    notes: {},
    exceptions: [],
    absences: [],
    endedAtMs: null,
    abandoned: null,
  };
}

/** Refuses CEREMONY_STEP when it stands elsewhere: a double click, or a screen that is late. */
export function demandAt(state: CeremonyState, ...steps: readonly string[]): string {
  const { at } = state;
  if (at === null || !steps.includes(at)) {
    throw new Refusal("CEREMONY_STEP", { step: at ?? "done", expected: steps.join(" ") });
  }
  return at;
}

/** Only the answers on the road so far: what was answered before going back decides nothing. */
export function answersOn(state: CeremonyState): Answers {
  const given = state.trail.map(({ step }) => [step, state.answers[step] ?? {}]);
  return { ...Object.fromEntries(given), [BEGIN]: state.facts };
}

export function itemsOf(script: Script, state: CeremonyState): readonly Item[] {
  return state.at === null ? [] : (stepOf(script, state.at).items?.(answersOn(state)) ?? []);
}

/** What a person said at a step, checked. Refuses CEREMONY_ANSWER, CEREMONY_ITEM_OPEN and LABEL_LOOKS_SECRET. */
export function checkGiven(script: Script, state: CeremonyState, given: Given): Given {
  const step = stepOf(script, demandAt(state, state.at ?? ""));
  if (isSettledByCore(step.kind)) throw new Refusal("CEREMONY_NOT_DONE", { step: step.id });
  // The screen says that the words are written; only the core knows whether they were ever shown.
  if (step.kind === "secret-out" && state.notes.shown !== true) {
    throw new Refusal("CEREMONY_NOT_DONE", { step: step.id });
  }
  demandNoSecret(given);
  const answer = parseAnswer(step, given.answer);
  const items = itemsOf(script, state);
  const ticked = Array.isArray(given.answer.ticked) ? given.answer.ticked : [];
  for (const { id, canSkip } of items) {
    const isExcused = canSkip && given.exceptions.some(({ item }) => item === id);
    if (!ticked.includes(id) && !isExcused) throw new Refusal("CEREMONY_ITEM_OPEN", { item: id });
  }
  const known = new Set(items.map(({ id }) => id));
  const exceptions = given.exceptions.filter(
    ({ item }) => known.has(item) && !ticked.includes(item),
  );
  const kept = items.filter(({ id }) => ticked.includes(id)).map(({ id }) => id);
  return { answer: items.length === 0 ? answer : { ...answer, ticked: kept }, exceptions };
}

function parseAnswer(step: Step, answer: Answer): Answer {
  const { ticked: _, ...fields } = answer;
  const parsed = v.safeParse(step.answer ?? v.strictObject({}), fields);
  if (parsed.success) return parsed.output;
  const field = parsed.issues[0].path?.map(({ key }) => String(key)).join(".") ?? "";
  throw new Refusal("CEREMONY_ANSWER", { step: step.id, field });
}

function demandNoSecret({ answer, exceptions }: Given): void {
  const texts = [...textsIn(answer), ...exceptions.map(({ reason }) => reason)];
  // An address is public, though its letters between the digits count as many words.
  if (texts.some((text) => !parseAddress(text).ok && looksSecret(text)))
    throw new Refusal("LABEL_LOOKS_SECRET", {});
}

function textsIn(value: Answer[string] | Answer): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return (Array.isArray(value) ? value : Object.values(value)).flatMap((one) => textsIn(one));
}

/** The step is done: on to the next one of its branch, or to the end. */
export function advance(
  script: Script,
  state: CeremonyState,
  { answer, exceptions }: Given,
  nowMs: number,
): CeremonyState {
  const step = stepOf(script, demandAt(state, state.at ?? ""));
  const moved: CeremonyState = {
    ...state,
    answers: { ...state.answers, [step.id]: answer },
    trail: [...state.trail, { step: step.id, fromMs: state.fromMs, toMs: nowMs }],
    exceptions: [
      ...state.exceptions.filter((one) => one.step !== step.id),
      ...exceptions.map((one) => ({ ...one, step: step.id, atMs: nowMs })),
    ],
    notes: {},
    fromMs: nowMs,
    seenAtMs: nowMs,
  };
  const at = step.next(answersOn(moved));
  if (at !== null && moved.trail.some((one) => one.step === at)) {
    throw new Error(`The script ${script.kind} leads from ${step.id} back to ${at}`);
  }
  return { ...moved, at, endedAtMs: at === null ? nowMs : null };
}

export function canGoBack(script: Script, state: CeremonyState): boolean {
  return (
    state.at !== null &&
    state.trail.length > 0 &&
    stepOf(script, state.at).isPointOfNoReturn !== true
  );
}

/** The step before, as it was answered. Refuses CEREMONY_NO_WAY_BACK. */
export function retreat(script: Script, state: CeremonyState, nowMs: number): CeremonyState {
  const last = state.trail.at(-1);
  if (last === undefined || !canGoBack(script, state)) {
    throw new Refusal("CEREMONY_NO_WAY_BACK", { step: state.at ?? "done" });
  }
  return {
    ...state,
    trail: state.trail.slice(0, -1),
    at: last.step,
    notes: {},
    fromMs: last.fromMs,
    seenAtMs: nowMs,
  };
}

/** The person is here again. The same state when nobody was away. */
export function wake(state: CeremonyState, nowMs: number): CeremonyState {
  if (!state.hasLeft) return state;
  const absence = { step: state.at ?? "done", fromMs: state.seenAtMs, toMs: nowMs };
  return {
    ...state,
    hasLeft: false,
    seenAtMs: nowMs,
    absences: [...state.absences, absence].slice(-MOST_ABSENCES),
  };
}

/** Number of the step and of all steps on the branch that the answers so far lead along. */
export function progressOf(script: Script, state: CeremonyState): { number: number; of: number } {
  const done = state.trail.length;
  if (state.at === null) return { number: done, of: done };
  const answers: Record<string, Answer> = { ...answersOn(state) };
  let ahead = 0;
  // A script that leads in a circle is a bug: this stops, and the next step throws.
  for (let at: string | null = state.at; at !== null && ahead < script.steps.length; ahead++) {
    answers[at] ??= state.answers[at] ?? {};
    at = stepOf(script, at).next(answers);
  }
  return { number: done + 1, of: done + ahead };
}

/** Nothing is left to be asked: what remains is to write the end. */
export const isEnding = (state: CeremonyState): boolean =>
  state.at === null || state.abandoned !== null;

/**
 * A record of an older script goes on where it stands, if that step still exists; otherwise at the first step that it
 * has not answered.
 */
export function fitTo(script: Script, state: CeremonyState): CeremonyState {
  if (state.script === script.version) return state;
  const known = new Set(script.steps.map(({ id }) => id));
  const trail = state.trail.filter(({ step }) => known.has(step));
  const at =
    state.at === null || known.has(state.at)
      ? state.at
      : (script.steps.find(({ id }) => !trail.some(({ step }) => step === id))?.id ?? null);
  return { ...state, script: script.version, trail, at };
}
