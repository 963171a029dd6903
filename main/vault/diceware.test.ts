import { describe, expect, it } from "vitest";
import { diceWords } from "./dice-words.ts";
import { suggestPassphrase } from "./diceware.ts";
import { judgePassphrase } from "./strength.ts";
import { publishedSodium } from "./testing.ts";

const sodium = publishedSodium();
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("the dice list", () => {
  it("has 6^5 different words of letters alone", () => {
    expect(diceWords).toHaveLength(6 ** 5);
    expect(new Set(diceWords).size).toBe(6 ** 5);
    expect(diceWords.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
  });
});

describe("a suggested passphrase", () => {
  it.each([
    [5, 64],
    [6, 77],
    [7, 90],
    [8, 103],
  ])("of %i words is worth %i bits", async (words, bits) => {
    const made = await suggestPassphrase(sodium, words);
    expect(made.bits).toBe(bits);
    const parts = textOf(made.bytes).split("-");
    expect(parts).toHaveLength(words);
    for (const word of parts) expect(diceWords).toContain(word);
  });

  it("passes the same judge as every other", async () => {
    for (let round = 0; round < 5; round++) {
      const { bytes } = await suggestPassphrase(sodium, 6);
      expect(await judgePassphrase(bytes), textOf(bytes)).toMatchObject({ isEnough: true });
    }
  });

  it("takes each word as often as the others: numbers past the last full round are thrown away", async () => {
    const given = [
      [0xff, 0xff],
      [0xf3, 0x00],
      [0x00, 0x00],
      [0x1e, 0x5f],
      [0x1e, 0x60],
      [0xf2, 0xff],
      [0x00, 0x02],
    ].map((pair) => Uint8Array.from(pair));
    const fixed = { ...sodium, random: () => given.shift() ?? new Uint8Array(2) };
    const words = textOf((await suggestPassphrase(fixed, 5)).bytes).split("-");
    expect(words).toEqual([0, 7775, 0, 7775, 2].map((number) => diceWords[number]));
    expect(given).toHaveLength(0);
  });
});
