/** Who a call comes from, and what it may be. */
import type { Context } from "./context.ts";
import type { AccountId } from "./primitives.ts";
import type { RuntimeCall } from "./runtime-types.ts";

export interface Origin {
  readonly who: AccountId;
  /** A proxy's filter, asked again for whatever the call contains; null for an account that acts for itself. */
  readonly mayCall: ((call: RuntimeCall) => boolean) | null;
}

/** How pallets run the calls inside their calls: as the executive runs the call of an extrinsic. */
export type Dispatch = (context: Context, origin: Origin, call: RuntimeCall) => void;
