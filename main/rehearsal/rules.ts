/** What the root of a chain decides for everybody, where a test wants it otherwise than the real chain has it. */
import * as limits from "./pallets/subtensor-stake-storage.ts";
import type { State } from "./storage.ts";

export interface Rules {
  /** Blocks that an announced coldkey swap waits, and that its announcement stays; fast-blocks builds shrink them too. */
  readonly swapDelays?: { readonly announce: number; readonly reannounce: number };
  /** Blocks between two registrations of subnets; a day when not said. */
  readonly networkRateLimit?: bigint;
  /** Blocks between two swaps of hotkeys by one coldkey; 1,000 when not said. */
  readonly txRateLimit?: bigint;
  /** So many subnets, root not counted; 128 when not said. */
  readonly subnetLimit?: number;
  /** Blocks from the registration of a subnet until it may be started; none when not said. */
  readonly startCallDelay?: bigint;
  /** What a hotkey's stake must be worth for it to have children, in rao; nothing when not said. */
  readonly stakeThreshold?: bigint;
  /** Blocks in which the price of a subnet, doubled by the last one, falls by half; two weeks when not said. */
  readonly lockReductionInterval?: bigint;
}

/** What is not named stays as it is. Announcements of swaps that stand keep their block. */
export function decree(state: State, rules: Rules): void {
  if (rules.swapDelays !== undefined) {
    limits.coldkeySwapAnnouncementDelay.put(state, rules.swapDelays.announce);
    limits.coldkeySwapReannouncementDelay.put(state, rules.swapDelays.reannounce);
  }
  const { networkRateLimit, txRateLimit, subnetLimit, startCallDelay, stakeThreshold } = rules;
  if (networkRateLimit !== undefined) limits.networkRateLimit.put(state, networkRateLimit);
  if (txRateLimit !== undefined) limits.txRateLimit.put(state, txRateLimit);
  if (subnetLimit !== undefined) limits.subnetLimit.put(state, subnetLimit);
  if (startCallDelay !== undefined) limits.startCallDelay.put(state, startCallDelay);
  if (stakeThreshold !== undefined) limits.stakeThreshold.put(state, stakeThreshold);
  const { lockReductionInterval: interval } = rules;
  if (interval !== undefined) limits.networkLockReductionInterval.put(state, interval);
}
