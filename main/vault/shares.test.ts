import { describe, expect, it } from "vitest";
import { checkShare, SHARE_LIST, shareBytes, withShare } from "./shares.ts";
import { type Share, shareOf } from "./slip39/share.ts";
import { combineShares } from "./slip39/split.ts";
import { bytesOf, entropyOfPhrase, VECTORS } from "./testing.ts";

const NONCE = "000102030405060708090a0b0c0d0e0f";
const PLAN = { nonce: NONCE, threshold: 2, count: 3 } as const;
const ENTROPY = entropyOfPhrase(VECTORS[0].phrase).use((bytes) => bytes.slice());
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

const numbersOf = (index: number, split = PLAN as Parameters<typeof withShare>[1]): number[] =>
  withShare(ENTROPY, split, index, (numbers) => [...numbers]);
const textOf = (index: number, split = PLAN as Parameters<typeof withShare>[1]): string =>
  withShare(ENTROPY, split, index, (numbers) =>
    new TextDecoder().decode(shareBytes(numbers, 1, numbers.length)),
  );
const share = (index: number, split = PLAN as Parameters<typeof withShare>[1]): Share =>
  shareOf(numbersOf(index, split));

describe("The shares of a phrase", () => {
  it("are the same each time, and any two of them restore it", () => {
    expect(textOf(2)).toBe(textOf(2));
    expect(combineShares([share(1), share(3)]).use(hex)).toBe(hex(ENTROPY));
    expect(combineShares([share(3), share(2)]).use(hex)).toBe(hex(ENTROPY));
  });

  it("stay the same when more of them are made, and are others for each nonce and threshold", () => {
    expect(textOf(2, { ...PLAN, count: 5 })).toBe(textOf(2));
    const words = (text: string) => text.split(" ").slice(4, -3);
    for (const other of [
      { ...PLAN, nonce: "f".repeat(32) },
      { ...PLAN, threshold: 3 },
    ]) {
      const same = words(textOf(1, other)).filter((word, at) => word === words(textOf(1))[at]);
      expect(same.length, JSON.stringify(other)).toBeLessThan(3);
    }
  });

  it("do not depend on the nonce alone: another phrase has others", () => {
    const other = entropyOfPhrase(VECTORS[1].phrase).use((bytes) => bytes.slice());
    const text = withShare(other, PLAN, 1, (numbers) =>
      new TextDecoder().decode(shareBytes(numbers, 1, numbers.length)),
    );
    expect(text.split(" ").slice(0, 2)).not.toEqual(textOf(1).split(" ").slice(0, 2));
  });

  it("beyond the plan are refused", () => {
    expect(() => numbersOf(4)).toThrow("SHARE_NOT_OF_SPLIT");
    expect(() => numbersOf(1, { ...PLAN, threshold: 4 })).toThrow("SHARE_NOT_OF_SPLIT");
  });
});

describe("A share that is typed back", () => {
  const typed = (text: string) => checkShare(numbersOf(1), bytesOf(text));

  it("fits in any case and spacing", () => {
    expect(typed(`  ${textOf(1).toUpperCase().replaceAll(" ", "\n ")} `)).toEqual({ match: true });
  });

  it("names a wrong word by its place, and an unknown one with the nearest of the share's list", () => {
    const words = textOf(1).split(" ");
    const right = words[6] ?? "";
    words[6] = right === "zero" ? "yoga" : "zero";
    expect(typed(words.join(" "))).toMatchObject({
      match: false,
      isOtherPhrase: false,
      wrong: [{ position: 7, isUnknown: false, nearest: [] }],
    });
    words[6] = "acadmic";
    expect(typed(words.join(" "))).toMatchObject({
      wrong: [{ position: 7, isUnknown: true, nearest: expect.arrayContaining(["academic"]) }],
    });
    // "abandon" is a word of the other list.
    words[6] = "abandon";
    expect(typed(words.join(" "))).toMatchObject({ wrong: [{ position: 7, isUnknown: true }] });
  });

  it("is known as another share by its checksum", () => {
    expect(typed(textOf(2))).toMatchObject({ match: false, isOtherPhrase: true });
    expect(SHARE_LIST.words).toHaveLength(1024);
  });
});
