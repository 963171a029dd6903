/** Which fragments a part mixes: the same on both sides, from its number and the message's checksum (bc-ur). */
import { createDice, type Dice } from "./xoshiro.ts";

/** Walker's alias method as in bc-ur's random-sampler.cpp: the order of the lists decides, so it is kept. */
export function createSampler(weights: readonly number[]): (dice: Dice) => number {
  const count = weights.length;
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const scaled = weights.map((weight) => (weight * count) / sum);
  const small: number[] = [];
  const large: number[] = [];
  for (let index = count - 1; index >= 0; index -= 1) {
    ((scaled[index] ?? 0) < 1 ? small : large).push(index);
  }
  const chances = new Array<number>(count).fill(1);
  const aliases = new Array<number>(count).fill(0);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop() ?? 0;
    const more = large.pop() ?? 0;
    chances[less] = scaled[less] ?? 0;
    aliases[less] = more;
    const rest = (scaled[more] ?? 0) + (scaled[less] ?? 0) - 1;
    scaled[more] = rest;
    (rest < 1 ? small : large).push(more);
  }
  return (dice) => {
    const first = dice.nextDouble();
    const second = dice.nextDouble();
    const index = Math.floor(count * first);
    return second < (chances[index] ?? 1) ? index : (aliases[index] ?? 0);
  };
}

export function shuffled<T>(items: readonly T[], dice: Dice): T[] {
  const left = [...items];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(dice.nextInt(0, left.length - 1), 1));
  return result;
}

/** The sampler of each length, kept: a scanner asks for the same one with every frame. */
let last: { readonly count: number; readonly sample: (dice: Dice) => number } | null = null;

/** How many fragments to mix: 1 with weight 1, 2 with weight 1/2, and so on. */
export function chooseDegree(count: number, dice: Dice): number {
  if (last?.count !== count) {
    const weights = Array.from({ length: count }, (_, index) => 1 / (index + 1));
    last = { count, sample: createSampler(weights) };
  }
  return last.sample(dice) + 1;
}

/** Indices below `count`. The first `count` parts are the fragments themselves, in order. */
export function chooseFragments(number: number, count: number, checksum: number): number[] {
  if (number <= count) return [number - 1];
  const seed = new Uint8Array(8);
  const view = new DataView(seed.buffer);
  view.setUint32(0, number);
  view.setUint32(4, checksum);
  const dice = createDice(seed);
  const degree = chooseDegree(count, dice);
  const indices = Array.from({ length: count }, (_, index) => index);
  return shuffled(indices, dice).slice(0, degree);
}
