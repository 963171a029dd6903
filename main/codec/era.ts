/** Mortal eras (domain reference §6.2, vectors V9). Immortal transactions are never made here. */
import { Refusal } from "../lib/fault.ts";
import { littleEndian } from "./writer.ts";

export interface Era {
  /** Power of two, in blocks. */
  period: number;
  /** The block whose hash is signed. Includable in birth + 1 … death − 1. */
  birthBlock: number;
  deathBlock: number;
}

/** `System.BlockHashCount` is 2,400: a longer period than this stops validating before it ends. */
export const LONGEST_PERIOD = 2_048;
const SHORTEST_PERIOD = 4;

export function isPeriod(period: number): boolean {
  return (
    period >= SHORTEST_PERIOD && period <= LONGEST_PERIOD && Number.isInteger(Math.log2(period))
  );
}

/** The era that begins at `currentBlock`. Phases of periods up to 4,096 are exact, so birth is the block itself. */
export function eraAt(currentBlock: number, period: number): Era {
  if (!isPeriod(period)) throw new RangeError("Not a period");
  return { period, birthBlock: currentBlock, deathBlock: currentBlock + period };
}

/**
 * Two bytes. Refuses ERA_IMMORTAL (period 0), ERA_TOO_LONG, and ERA_MALFORMED when the three numbers do not belong
 * together.
 */
export function eraBytes({ period, birthBlock, deathBlock }: Era): Uint8Array {
  if (period === 0) throw new Refusal("ERA_IMMORTAL", {});
  if (period > LONGEST_PERIOD) throw new Refusal("ERA_TOO_LONG", { period, most: LONGEST_PERIOD });
  if (!isPeriod(period) || deathBlock !== birthBlock + period) {
    throw new Refusal("ERA_MALFORMED", { period, birthBlock, deathBlock });
  }
  const phase = birthBlock % period;
  return littleEndian(BigInt(Math.log2(period) - 1 + 16 * phase), 2);
}
