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
  /** Subnets of a batch whose seats have to be looked at; of a single registration it is `subnet`. */
  readonly seats?: readonly NonNullable<Draft["subnet"]>[];
  /** Another account that pays for the call inside. */
  readonly actsFor?: Draft["actsFor"];
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

/** For what costs nothing but the fee. */
export const plain = (
  blocking: readonly Fault[],
  warnings: readonly Fault[] = [],
): Omit<Findings, "trade"> => ({ subnet: null, costs: [], neededRao: 0n, warnings, blocking });
