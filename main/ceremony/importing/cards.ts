/**
 * What the source of an import was written on, as copies in the register: the card with the whole phrase, or the shares
 * of a split that was made elsewhere. Whoever typed them and came to this address has proved them by that.
 */
import * as v from "valibot";
import { type BackupCopy, CardMedium, type Split } from "../../../preload/contract.ts";
import { Label } from "../../codec/values.ts";
import { Refusal } from "../../lib/fault.ts";
import { newCopy, normal } from "../../wallet/copies.ts";
import type { Answers, Step } from "../engine/script.ts";
import type { CeremonyState } from "../engine/state.ts";
import { INDEXES, MOST_SHARES, Place } from "../proving/share-steps.ts";
import type { Register } from "./store.ts";

const Maybe = v.union([Label, v.literal("")]);
/** The card that the words were typed from becomes a copy in the register, or it does not. */
const Card = v.variant("isCopy", [
  v.strictObject({ isCopy: v.literal(false) }),
  v.strictObject({
    ...{ isCopy: v.literal(true), label: Label, medium: CardMedium, place: Label },
    ...{ custodian: Maybe, serial: Maybe },
  }),
]);
/** The same of the cards of a split. `count`: how many there are in all, which no share says. */
const Shares = v.variant("isCopy", [
  v.strictObject({ isCopy: v.literal(false) }),
  v.strictObject({
    isCopy: v.literal(true),
    count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_SHARES)),
  }),
]);
/** Of what was read (script.ts). */
const Typed = v.looseObject({ shares: v.array(v.number()), readAtMs: v.number() });

const placeStep = (index: number): string => `share-${index}-place`;

/**
 * Which shares (from 1) were typed, where they were all that a split takes; otherwise none. Before they are typed nobody
 * knows how many there will be: two are the fewest that make a split.
 */
export function typedShares({ open }: Answers): readonly number[] {
  if (open?.readings === undefined) return [1, 2];
  const typed = v.safeParse(Typed, open);
  return typed.success ? typed.output.shares : [];
}

function nextPlace(answers: Answers, after: number): string | null {
  const next = typedShares(answers).find((index) => index > after);
  return next === undefined ? null : placeStep(next);
}

export const cardSteps: readonly Step[] = [
  { id: "card", kind: "form", answer: Card, isPointOfNoReturn: true, next: () => null },
  {
    id: "shares",
    kind: "form",
    answer: Shares,
    isPointOfNoReturn: true,
    next: (answers) => (answers.shares?.isCopy === false ? null : nextPlace(answers, 0)),
  },
  ...INDEXES.map(
    (index): Step => ({
      id: placeStep(index),
      kind: "form",
      answer: Place,
      next: (answers) => nextPlace(answers, index),
    }),
  ),
];

/** Refuses CEREMONY_ANSWER for fewer shares than were typed, and COPY_LABEL_TAKEN for two of one name. */
export function demandFits({ answers }: CeremonyState, step: string, answer: unknown): void {
  if (step === "shares") {
    const said = v.parse(Shares, answer);
    const most = Math.max(...typedShares(answers));
    if (said.isCopy && said.count < most)
      throw new Refusal("CEREMONY_ANSWER", { step, field: "count" });
  }
  if (!step.endsWith("-place")) return;
  const { label } = v.parse(Place, answer);
  const others = typedShares(answers)
    .map(placeStep)
    .filter((other) => other !== step);
  if (others.some((other) => normal(String(answers[other]?.label ?? "")) === normal(label))) {
    throw new Refusal("COPY_LABEL_TAKEN", { label });
  }
}

/** Nothing where the source was on no card, or nobody wants it counted. */
export function registerIn(state: CeremonyState): Register {
  const { answers } = state;
  const card = v.safeParse(Card, answers.card);
  const shares = v.safeParse(Shares, answers.shares);
  if (card.success && card.output.isCopy) {
    const { isCopy: _, ...what } = card.output;
    return { copies: [copyOf(state, what)], splits: [] };
  }
  if (shares.success && shares.output.isCopy) return splitOf(state, shares.output.count);
  return { copies: [], splits: [] };
}

const idOf = ({ id }: CeremonyState, what: string): string => `${what}-${id.slice(-13)}`;
const orNull = (text: string): string | null => (text === "" ? null : text);

function copyOf(
  state: CeremonyState,
  {
    custodian,
    serial,
    ...rest
  }: Omit<Extract<v.InferOutput<typeof Card>, { isCopy: true }>, "isCopy">,
): BackupCopy {
  const what = { ...rest, custodian: orNull(custodian), serial: orNull(serial) };
  const { readAtMs } = v.parse(Typed, state.answers.open);
  const madeAtMs = state.endedAtMs ?? state.seenAtMs;
  return { ...newCopy(what, madeAtMs, readAtMs), id: idOf(state, "copy") };
}

/** It was restored from these cards and nothing else: as with a split that is made here, only that lets it in. */
function splitOf(state: CeremonyState, count: number): Register {
  const { readAtMs, shares } = v.parse(Typed, state.answers.open);
  const madeAtMs = state.endedAtMs ?? state.seenAtMs;
  const id = idOf(state, "split");
  const split: Split = {
    ...{ id, nonce: null, threshold: shares.length, count },
    ...{ madeAtMs, rehearsedAtMs: readAtMs },
  };
  const copies = shares.map((index) => ({
    ...newCopy(
      { ...v.parse(Place, state.answers[placeStep(index)]), share: { split: id, index } },
      madeAtMs,
      readAtMs,
    ),
    id: `${id}-${index}`,
    rehearsedAtMs: readAtMs,
  }));
  return { copies, splits: [split] };
}
