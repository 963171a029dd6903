import { describe, expect, test } from "vitest";
import { feeParts, inclusionFee, weightToFee } from "./fees.ts";
import { weightOf } from "./primitives.ts";
import type { RuntimeCall } from "./runtime-types.ts";

const BOB = "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";
const register: RuntimeCall = {
  tag: "SubtensorModule",
  value: { tag: "burned_register", value: { netuid: 1, hotkey: BOB } },
};

describe("the fee", () => {
  test("is a rao for 2 000 units of weight, to the nearest, halves down", () => {
    const fee = (refTime: bigint) => weightToFee(weightOf(refTime, 99n));
    expect([0n, 999n, 1_000n, 1_001n, 2_000n, 3_001n].map(fee)).toEqual([0n, 0n, 0n, 1n, 1n, 2n]);
  });

  test("of a registration is near what the reference computed: 0.00204 TAO and the overhead", () => {
    const parts = feeParts(register, 140);
    expect(parts).toEqual({ base: 54_078n, weight: 2_346_300n, length: 140n });
    expect(inclusionFee(register, 140)).toBe(54_078n + 2_346_300n + 140n);
  });

  test("of a batch is that of its calls and a little more", () => {
    const batch = (calls: RuntimeCall[]): RuntimeCall => ({
      tag: "Utility",
      value: { tag: "batch_all", value: { calls } },
    });
    const one = feeParts(batch([register]), 0).weight;
    const two = feeParts(batch([register, register]), 0).weight;
    expect(two - one).toBeGreaterThan(2_040_000n);
    expect(two - one).toBeLessThan(2_050_000n);
  });
});
