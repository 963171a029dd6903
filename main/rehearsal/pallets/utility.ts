/** Pallet 11: several calls in one extrinsic. */
import { at, named, nothing, spelled, type Tagged, variant } from "../composite.ts";
import { attempt, type Context, failModule } from "../context.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, errorType, inOrder, T } from "../pallet.ts";
import { dispatchError } from "../primitives.ts";
import type { RuntimeCall } from "../runtime-types.ts";
import { type Type, u32, type ValueOf, vec } from "../type.ts";

const INDEX = 11;
/** Constant `Utility.batched_calls_limit` of the real chain. */
const BATCHED_CALLS_LIMIT = 10_922;

interface Batch {
  readonly calls: readonly RuntimeCall[];
}
export type UtilityCall =
  | Tagged<"batch", Batch>
  | Tagged<"batch_all", Batch>
  | Tagged<"force_batch", Batch>;

/** The type of the calls is passed in, because it contains this one. */
export function utilityCallType(runtimeCall: Type<RuntimeCall>): Type<UtilityCall> {
  const batch = named({ calls: spelled(vec(runtimeCall), "Vec<<T as Config>::RuntimeCall>") });
  return variant(
    "pallet_subtensor_utility::pallet::Call",
    { batch: at(0, batch), batch_all: at(2, batch), force_batch: at(4, batch) },
    T,
  );
}

export const utilityEvent = variant("pallet_subtensor_utility::pallet::Event", {
  BatchInterrupted: at(
    0,
    named({ index: spelled(u32, "u32"), error: spelled(dispatchError, "DispatchError") }),
  ),
  BatchCompleted: at(1, nothing),
  BatchCompletedWithErrors: at(2, nothing),
  ItemCompleted: at(3, nothing),
  ItemFailed: at(4, named({ error: spelled(dispatchError, "DispatchError") })),
});
export type UtilityEvent = ValueOf<typeof utilityEvent>;

const errors = inOrder(["TooManyCalls", "InvalidDerivedAccount"]);

export function utilityPallet(calls: Type<UtilityCall>): PalletDescription {
  return {
    name: "Utility",
    index: INDEX,
    storage: null,
    calls,
    events: utilityEvent,
    errors: errorType("pallet_subtensor_utility::pallet::Error", errors),
    constants: [constant("batched_calls_limit", u32, BATCHED_CALLS_LIMIT)],
  };
}

/** The filter of the real chain: a batch that directly contains a batch is refused as a whole. */
export function isNested(call: RuntimeCall): boolean {
  if (call.tag !== "Utility") return false;
  return call.value.value.calls.some((inner) => inner.tag === "Utility");
}

export function dispatchUtility(
  context: Context,
  call: UtilityCall,
  dispatch: (context: Context, call: RuntimeCall) => void,
): void {
  const { calls } = call.value;
  if (calls.length > BATCHED_CALLS_LIMIT) failModule(INDEX, errors.TooManyCalls);
  let hasFailures = false;
  for (const [index, inner] of calls.entries()) {
    if (call.tag === "batch_all") {
      dispatch(context, inner);
    } else {
      const error = attempt(context, (own) => dispatch(own, inner));
      if (error && call.tag === "batch") {
        deposit(context, { tag: "BatchInterrupted", value: { index, error } });
        return;
      }
      if (error) {
        hasFailures = true;
        deposit(context, { tag: "ItemFailed", value: { error } });
        continue;
      }
    }
    deposit(context, { tag: "ItemCompleted", value: null });
  }
  const tag = hasFailures ? "BatchCompletedWithErrors" : "BatchCompleted";
  deposit(context, { tag, value: null });
}

function deposit(context: Context, event: UtilityEvent): void {
  context.deposit({ tag: "Utility", value: event });
}
