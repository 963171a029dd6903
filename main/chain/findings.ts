/** What one kind of operation adds to a draft. */
import type { Cost, Draft } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Fault } from "../lib/fault.ts";

/** What the caller knows and the chain does not. */
export interface KnownKeys {
  readonly ownHotkeys: readonly Ss58[];
}

export interface Findings {
  readonly subnet: Draft["subnet"];
  readonly trade: Draft["trade"];
  readonly costs: readonly Cost[];
  /** What must be there for the call to succeed, without the fee: may be less than the costs at most. */
  readonly neededRao: bigint;
  readonly warnings: readonly Fault[];
  readonly blocking: readonly Fault[];
}

export interface Ask {
  /** What is asked besides the batch of storage rows. */
  readonly ready: Promise<unknown>;
  /** Once the batch was read and `ready` is over. */
  findings(): Findings;
}

/** For what only needs storage rows. */
export const askedOnly = (findings: () => Omit<Findings, "trade">): Ask => ({
  ready: Promise.resolve(),
  findings: () => ({ trade: null, ...findings() }),
});
