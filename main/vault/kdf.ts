/**
 * Chooses the cost of new files as unlock *time* on this machine: the floor everywhere, more where the machine is
 * fast. Memory first, because memory is what makes guessing hardware expensive; then passes.
 */
import type { Clock } from "../lib/clock.ts";
import type { KdfCost } from "./protocol.ts";
import { COST_LIMITS } from "./seal.ts";
import { SALT_BYTES, type Sodium } from "./sodium.ts";

const MIB = 1024 * 1024;
const FLOOR: KdfCost = {
  memoryBytes: COST_LIMITS.minMemoryKib * 1024,
  passes: COST_LIMITS.minPasses,
};
/** A file should open on the owner's next, perhaps smaller, laptop, and in the WASM rescue, whose heap ends at 2 GiB. */
const MOST_MEMORY_BYTES = 1024 * MIB;
/** Part of the free memory that an unlock may take: the system kills a process that takes what is not there. */
const SHARE_OF_FREE = 1 / 4;
/** As near as a run has to come to the wish; a machine that does other things is no better clock than this. */
const NEAR = 0.05;
const MOST_TRIES = 3;

/** Never below the floor, whatever the machine; `measuredMs` is the time of the chosen cost. */
export function calibrate(
  sodium: Sodium,
  clock: Clock,
  targetMs: number,
  freeBytes: number = process.availableMemory(),
): { cost: KdfCost; measuredMs: number } {
  const mostBytes = Math.max(
    FLOOR.memoryBytes,
    Math.min(MOST_MEMORY_BYTES, freeBytes * SHARE_OF_FREE),
  );
  let cost = FLOOR;
  let measuredMs = measure(sodium, clock, cost);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (Math.abs(measuredMs - targetMs) <= targetMs * NEAR) break;
    const next = costFor((workOf(cost) * targetMs) / measuredMs, mostBytes);
    if (next.memoryBytes === cost.memoryBytes && next.passes === cost.passes) break;
    cost = next;
    measuredMs = measure(sodium, clock, cost);
  }
  return { cost, measuredMs };
}

/** Argon2's time grows with memory × passes. */
const workOf = ({ memoryBytes, passes }: KdfCost): number => memoryBytes * passes;

/** About this much work: as few passes as the most memory allows, then the memory that makes up the rest. */
function costFor(work: number, mostBytes: number): KdfCost {
  const passes = Math.min(
    COST_LIMITS.maxPasses,
    Math.max(FLOOR.passes, Math.ceil(work / mostBytes)),
  );
  const memoryBytes = Math.min(mostBytes, Math.max(FLOOR.memoryBytes, work / passes));
  return { memoryBytes: Math.floor(memoryBytes / MIB) * MIB, passes };
}

function measure(sodium: Sodium, clock: Clock, cost: KdfCost): number {
  const startedAtMs = clock.monotonicMs();
  const passphrase = new Uint8Array(16);
  const salt = new Uint8Array(SALT_BYTES);
  sodium.argon2id(passphrase, salt, cost.memoryBytes, cost.passes).fill(0);
  // A clock that is too coarse must not look like an infinitely fast machine.
  return Math.max(1, clock.monotonicMs() - startedAtMs);
}
