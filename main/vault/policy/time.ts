/**
 * The time by which a policy waits. It never goes back, and it goes forward only by what somebody could not have done
 * by setting a clock: blocks of the policy's own network, and the hours that this app was seen to run. What only the
 * wall clock says (the computer was off, and its clock says that a week has passed) is kept apart as `claimedMs`, and
 * counts when the owner says so, in the journal. See docs/decisions/0010-policy-time.md.
 */
import * as v from "valibot";
import { BlockNumber, TimeMs } from "../../codec/values.ts";

export const PolicyTime = v.strictObject({
  /** As proved. Begins at the wall clock on the day the policy is made. */
  nowMs: TimeMs,
  /** What only the wall clock says on top of it. */
  claimedMs: TimeMs,
  /** The highest wall clock ever seen: setting it back and forth again claims nothing twice. */
  wallMs: TimeMs,
  /** The highest final block seen, and what time it was then. */
  chain: v.nullable(v.strictObject({ block: BlockNumber, atMs: TimeMs })),
});
export type PolicyTime = v.InferOutput<typeof PolicyTime>;

/** What main sees now. */
export const Readings = v.strictObject({
  /** The highest of the wall clock and the newest journal entry. */
  wallMs: TimeMs,
  /** Newest final block of the policy's network; null without a connection. */
  block: v.nullable(BlockNumber),
  /** By a clock that cannot be set: how long this app has run since it started or since the policy was last written. */
  elapsedMs: TimeMs,
});
export type Readings = v.InferOutput<typeof Readings>;

/** Subtensor's slot time. A chain that is slower than this only makes waits longer. */
export const BLOCK_MS = 12_000;

export function timeFrom({ wallMs, block }: Readings): PolicyTime {
  return {
    nowMs: wallMs,
    claimedMs: 0,
    wallMs,
    chain: block === null ? null : { block, atMs: wallMs },
  };
}

export function passTime(time: PolicyTime, { wallMs, block, elapsedMs }: Readings): PolicyTime {
  const { chain } = time;
  const isWitnessed = chain !== null && block !== null && block >= chain.block;
  const byChainMs = isWitnessed ? chain.atMs + (block - chain.block) * BLOCK_MS : 0;
  const nowMs = Math.max(time.nowMs + elapsedMs, byChainMs);
  const byClockMs = Math.max(0, wallMs - time.wallMs);
  // A chain that was there at both ends knows better than any clock in between.
  const claimedMs = isWitnessed
    ? 0
    : Math.max(0, time.claimedMs + byClockMs - (nowMs - time.nowMs));
  const isNewer = block !== null && (chain === null || block >= chain.block);
  return {
    nowMs,
    claimedMs,
    wallMs: Math.max(time.wallMs, wallMs),
    chain: isNewer ? { block, atMs: nowMs } : chain,
  };
}

/** The owner says that the time did pass. */
export function acceptClaim(time: PolicyTime): PolicyTime {
  return { ...time, nowMs: time.nowMs + time.claimedMs, claimedMs: 0 };
}
