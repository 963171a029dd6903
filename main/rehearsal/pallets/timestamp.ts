/** Pallet 2: the time of the block, set by the block's first extrinsic. */
import { at, type EnumValue, named, spelled, variant } from "../composite.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, T } from "../pallet.ts";
import { type State, storageOf } from "../storage.ts";
import { compactOfU64, u64 } from "../type.ts";

/** Half a slot; constant `Timestamp.MinimumPeriod` of the real chain. */
const MINIMUM_PERIOD_MS = 6_000n;

const storage = storageOf("Timestamp");
export const now = storage.value("Now", u64, 0n);

const callCases = { set: at(0, named({ now: spelled(compactOfU64, "T::Moment") })) } as const;
export const timestampCall = variant("pallet_timestamp::pallet::Call", callCases, T);
export type TimestampCall = EnumValue<typeof callCases>;

export const timestamp: PalletDescription = {
  name: "Timestamp",
  index: 2,
  storage: storage.items,
  calls: timestampCall,
  events: null,
  errors: null,
  constants: [constant("MinimumPeriod", u64, MINIMUM_PERIOD_MS)],
};

/** Only the block author may; a signed `set` is a bad origin. */
export function applyTimestamp(state: State, call: TimestampCall): void {
  now.put(state, call.value.now);
}
