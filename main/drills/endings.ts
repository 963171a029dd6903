/** What ends a drill: an act of this machine in a block, its own or the one that was advised instead. */
import type { Activity, Drill, DrillKind } from "../../preload/contract.ts";
import type { Operation } from "../codec/pipeline.ts";

type Kind = Operation["kind"];

/** The act that a drill is about. */
const OWN: { readonly [K in DrillKind]: readonly Kind[] } = {
  dispute: ["dispute-swap"],
  move: ["transfer-all", "transfer", "transfer-stake"],
  swap: ["execute-swap"],
  rotate: ["swap-hotkey"],
};
/**
 * Advised where the drill's own act is not the answer: what only a swap moves is announced; a coldkey that is locked can
 * replace no hotkey before its swap is executed, or a stranger's is disputed.
 */
const INSTEAD: { readonly [K in DrillKind]: readonly Kind[] } = {
  dispute: [],
  move: ["announce-swap", "dispute-swap", "unstake-all", "unstake-all-alpha", "remove-stake"],
  swap: ["dispute-swap"],
  rotate: ["execute-swap", "dispute-swap"],
};

export interface DrillEnd {
  readonly activity: Activity;
  /** The kind of the act, or of the first item of a batch that counts. */
  readonly by: Kind;
  readonly isOther: boolean;
}

const kindsOf = (operation: Operation): readonly Kind[] =>
  operation.kind === "batch" ? operation.items.map(({ kind }) => kind) : [operation.kind];

/** The last act since the drill began that may have ended it; of `move` the chain still has to say that nothing is left. */
export function endOf(
  { kind, coldkey, startedAtMs }: Drill,
  activities: readonly Activity[],
): DrillEnd | null {
  const found = activities.flatMap((activity): DrillEnd[] => {
    const { operation, network, outcome, signedAtMs } = activity;
    const isThere = outcome.state === "included" || outcome.state === "finalised";
    if (network !== "rehearsal" || operation.coldkey !== coldkey) return [];
    if (!isThere || signedAtMs < startedAtMs) return [];
    const kinds = kindsOf(operation);
    const own = kinds.find((one) => OWN[kind].includes(one));
    const by = own ?? kinds.find((one) => INSTEAD[kind].includes(one));
    return by === undefined ? [] : [{ activity, by, isOther: own === undefined }];
  });
  return found.sort((a, b) => b.activity.signedAtMs - a.activity.signedAtMs)[0] ?? null;
}
