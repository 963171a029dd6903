import { describe, expect, test } from "vitest";
import { eraAt, eraBytes } from "../codec/era.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import { openEnvelope, sketchExtrinsic, windowOf } from "./envelope.ts";

const account = new Uint8Array(32).fill(7);
const call = fromHex(`0x077d${"94".repeat(32)}`);

describe("an envelope", () => {
  test("is read back as it was written, for every era and length of nonce", () => {
    for (const nonce of [0, 63, 64, 16_383, 16_384, 2 ** 30 - 1, 2 ** 30, 2 ** 32 - 1]) {
      for (const period of [4, 64, 2_048]) {
        const era = eraAt(6_000_013, period);
        const bytes = sketchExtrinsic(account, eraBytes(era), nonce, call);
        expect(openEnvelope(toHex(bytes)), `${nonce} ${period}`).toEqual({
          account,
          nonce,
          era: { period, phase: 6_000_013 % period },
        });
      }
    }
  });

  test("has 140 bytes for the announcement of domain reference V9", () => {
    expect(sketchExtrinsic(account, fromHex("0x0500"), 7, call)).toHaveLength(140);
  });

  test("of an immortal transaction has no era", () => {
    const bytes = sketchExtrinsic(account, Uint8Array.of(0), 1, call);
    expect(openEnvelope(toHex(bytes))).toMatchObject({ nonce: 1, era: null });
  });

  test("is null for anything else: cut short, too long, unsigned, version 5, other signatures", () => {
    const good = sketchExtrinsic(account, fromHex("0x0500"), 7, call);
    for (let length = 0; length < good.length; length++) {
      expect(openEnvelope(toHex(good.subarray(0, length))), `${length} bytes`).toBeNull();
    }
    expect(openEnvelope(`${toHex(good)}00`)).toBeNull();
    for (const [at, byte] of [
      [2, 0x04],
      [2, 0x85],
      [3, 0x01],
      [36, 0x00],
    ] as const) {
      const other = good.slice();
      other[at] = byte;
      expect(openEnvelope(toHex(other)), `byte ${at}`).toBeNull();
    }
  });
});

describe("the window", () => {
  test("contains every block that can include it, however late in its life one looks", () => {
    const { birthBlock, deathBlock } = eraAt(6_001_234, 64);
    const phase = birthBlock % 64;
    for (let current = birthBlock; current < deathBlock + 64; current++) {
      const { firstBlock, lastBlock } = windowOf({ period: 64, phase }, current);
      expect(firstBlock, `at ${current}`).toBeLessThanOrEqual(birthBlock + 1);
      expect(lastBlock, `at ${current}`).toBeGreaterThanOrEqual(deathBlock - 1);
    }
    expect(windowOf({ period: 64, phase }, deathBlock - 1).lastBlock).toBe(deathBlock - 1);
  });

  test("does not begin before the chain", () => {
    expect(windowOf({ period: 64, phase: 0 }, 0)).toEqual({ firstBlock: 1, lastBlock: 63 });
  });
});
