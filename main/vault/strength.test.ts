import { describe, expect, it } from "vitest";
import { judgePassphrase } from "./strength.ts";
import { bytesOf, STRONG } from "./testing.ts";

describe("a passphrase", () => {
  it.each([STRONG, "correct horse battery staple", "Nachtzug über Lissabon 1974"])(
    "that nobody guesses soon is enough: %s",
    async (text) => {
      expect(await judgePassphrase(bytesOf(text))).toMatchObject({ isEnough: true });
    },
  );

  it.each([
    ["", ["tooShort"]],
    ["password", ["tooShort", "topTen", "anotherWord"]],
    ["password1234", ["similarToCommon"]],
    ["aaaaaaaaaaaaaaaa", ["simpleRepeat"]],
    ["qwertyuiopasdf", []],
    // Hard to guess, but shorter than twelve characters.
    ["Xk7#pQ9!zLm", ["tooShort"]],
  ])("%j is not enough, and the hints are keys", async (text, hints) => {
    const strength = await judgePassphrase(bytesOf(text));
    expect(strength.isEnough).toBe(false);
    expect(strength.hints).toEqual(expect.arrayContaining(hints));
    expect(strength.hints.filter((hint) => !/^[a-z][A-Za-z0-9]*$/.test(hint))).toEqual([]);
  });

  it("counts characters, not bytes", async () => {
    const { hints } = await judgePassphrase(bytesOf("鍵鍵鍵鍵鍵鍵"));
    expect(hints).toContain("tooShort");
  });
});
