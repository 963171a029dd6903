/**
 * Chooses the cost of new files as unlock *time* on this machine: the floor everywhere, more where the machine is
 * fast. Memory first, because memory is what makes guessing hardware expensive; then passes.
 */
import type { Clock } from "../lib/clock.ts";
import type { KdfCost } from "./protocol.ts";
import { COST_LIMITS } from "./seal.ts";
import { SALT_BYTES, type Sodium } from "./sodium.ts";

const FLOOR: KdfCost = {
  memoryBytes: COST_LIMITS.minMemoryKib * 1024,
  passes: COST_LIMITS.minPasses,
};
/** A file should open on the owner's next, perhaps smaller, laptop, and in the WASM rescue, whose heap ends at 2 GiB. */
const MOST_MEMORY_BYTES = 1024 * 1024 * 1024;
/** Part of the free memory that an unlock may take: the system kills a process that takes what is not there. */
const SHARE_OF_FREE = 1 / 4;

/** Never below the floor, whatever the machine; `measuredMs` is the time of the chosen cost. */
export function calibrate(
  sodium: Sodium,
  clock: Clock,
  targetMs: number,
  freeBytes: number = process.availableMemory(),
): { cost: KdfCost; measuredMs: number } {
  const mostBytes = Math.min(MOST_MEMORY_BYTES, freeBytes * SHARE_OF_FREE);
  let cost = FLOOR;
  let measuredMs = measure(sodium, clock, cost);
  // Argon2's time grows with memory × passes.
  while (measuredMs * 2 <= targetMs && cost.memoryBytes * 2 <= mostBytes) {
    cost = { ...cost, memoryBytes: cost.memoryBytes * 2 };
    measuredMs = measure(sodium, clock, cost);
  }
  const affordable = Math.floor((cost.passes * targetMs) / measuredMs);
  const passes = Math.min(COST_LIMITS.maxPasses, Math.max(FLOOR.passes, affordable));
  if (passes === cost.passes) return { cost, measuredMs };
  cost = { ...cost, passes };
  return { cost, measuredMs: measure(sodium, clock, cost) };
}

function measure(sodium: Sodium, clock: Clock, cost: KdfCost): number {
  const startedAtMs = clock.monotonicMs();
  const passphrase = new Uint8Array(16);
  const salt = new Uint8Array(SALT_BYTES);
  sodium.argon2id(passphrase, salt, cost.memoryBytes, cost.passes).fill(0);
  // A clock that is too coarse must not look like an infinitely fast machine.
  return Math.max(1, clock.monotonicMs() - startedAtMs);
}
