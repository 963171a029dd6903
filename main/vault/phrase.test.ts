import { entropyToMnemonic, mnemonicToEntropy } from "@polkadot/util-crypto/mnemonic/bip39";
import wordlist from "@polkadot/util-crypto/mnemonic/wordlists/en";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../lib/fault.ts";
import {
  checkTyped,
  editDistance,
  entropyOf,
  nearestWords,
  typedWords,
  wordBytes,
  wordNumbers,
} from "./phrase.ts";
import { bytesOf, VECTORS } from "./testing.ts";

const PHRASE = VECTORS[0].phrase;
const WORDS = PHRASE.split(" ");
const ENTROPY = mnemonicToEntropy(PHRASE);

/** From the BIP-39 reference vectors (trezor/python-mnemonic, vectors.json). */
const BIP39_VECTORS = [
  ["00".repeat(16), `${"abandon ".repeat(11)}about`],
  ["7f".repeat(16), "legal winner thank year wave sausage worth useful legal winner thank yellow"],
  ["ff".repeat(24), `${"zoo ".repeat(17)}when`],
  ["ff".repeat(32), `${"zoo ".repeat(23)}vote`],
  [
    "f585c11aec520db57dd353c69554b21a89b20fb0650966fa0a9d6f74fd989d8f",
    "void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing screen patrol group space point ten exist slush involve unfold",
  ],
] as const;

const entropies = fc
  .constantFrom(16, 20, 24, 28, 32)
  .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

describe("words of a phrase", () => {
  it.each(BIP39_VECTORS)("follow BIP-39's own vectors (%s)", (hex, phrase) => {
    const entropy = Uint8Array.from(Buffer.from(hex, "hex"));
    const count = phrase.split(" ").length;
    expect(text(wordBytes(entropy, 1, count))).toBe(phrase);
    const back = entropyOf(wordNumbers(entropy));
    expect(back?.use((bytes) => Buffer.from(bytes).toString("hex"))).toBe(hex);
  });

  it("agree with an independent implementation for any entropy, both ways", () => {
    fc.assert(
      fc.property(entropies, (entropy) => {
        const phrase = entropyToMnemonic(entropy);
        expect(text(wordBytes(entropy, 1, phrase.split(" ").length))).toBe(phrase);
        const numbers = phrase.split(" ").map((word) => wordlist.indexOf(word));
        expect(entropyOf(numbers)?.use((bytes) => [...bytes])).toEqual([...entropy]);
      }),
    );
  });

  it("come out as a range, with single spaces and nothing around", () => {
    expect(text(wordBytes(ENTROPY, 3, 5))).toBe("transfer rib spatial");
    expect(text(wordBytes(ENTROPY, 12, 12))).toBe("review");
  });

  it("with one wrong bit in the checksum are no phrase", () => {
    const numbers = wordNumbers(ENTROPY);
    const last = numbers.at(-1) ?? 0;
    expect(entropyOf([...numbers.slice(0, -1), last ^ 1])).toBeNull();
    expect(entropyOf(numbers.slice(0, -1))).toBeNull();
  });
});

describe("a typed phrase", () => {
  const numbered = WORDS.map((word, index) => `${index + 1}-${word}`);
  const accepted = {
    "as it is": PHRASE,
    "in capitals with odd spacing": `\n ${WORDS.join(" \t\r\n ").toUpperCase()}  `,
    "with no-break and ideographic spaces": WORDS.join("\u00a0").replace("\u00a0", "\u3000"),
    "in full-width letters": [...PHRASE]
      .map((c) => (c === " " ? c : String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)))
      .join(""),
    "with commas": WORDS.join(", "),
    "in btcli's numbered form": numbered.join(" "),
    "in btcli's numbered form, out of order": [...numbered].reverse().join(" "),
    "as a numbered list": WORDS.map((word, index) => `${index + 1}. ${word}`).join("\n"),
    "as a numbered list without spaces": WORDS.map((word, index) => `${index + 1}.${word}`).join(
      " ",
    ),
    "with bare numbers": WORDS.map((word, index) => `${index + 1} ${word}`).join(" "),
  };
  it.each(Object.entries(accepted))("matches %s", (_name, typed) => {
    expect(checkTyped(ENTROPY, bytesOf(typed))).toEqual({ match: true });
  });

  it("with a misspelt word gets the place and the nearest words of the list", () => {
    const typed = PHRASE.replace("leopard", "leapord");
    expect(checkTyped(ENTROPY, bytesOf(typed))).toEqual({
      match: false,
      expectedWords: 12,
      givenWords: 12,
      isOtherPhrase: false,
      wrong: [{ position: 2, isUnknown: true, nearest: expect.arrayContaining(["leopard"]) }],
    });
  });

  it("with a wrong word of the list gets the place, and never the right word", () => {
    const typed = PHRASE.replace("spatial", "zebra");
    const check = checkTyped(ENTROPY, bytesOf(typed));
    expect(check).toMatchObject({ wrong: [{ position: 5, isUnknown: false, nearest: [] }] });
    expect(JSON.stringify(check)).not.toContain("spatial");
  });

  it("with a word missing names no places after it", () => {
    const typed = WORDS.filter((word) => word !== "rib").join(" ");
    expect(checkTyped(ENTROPY, bytesOf(typed))).toMatchObject({
      match: false,
      expectedWords: 12,
      givenWords: 11,
      wrong: [],
    });
  });

  it("that is another key's phrase is recognised as one", () => {
    expect(checkTyped(ENTROPY, bytesOf(VECTORS[1].phrase))).toMatchObject({
      match: false,
      isOtherPhrase: true,
    });
  });

  it.each([
    "1-old 3-leopard",
    "1-old 1-leopard",
    "1-old leopard",
    "2-leopard 3-transfer",
    "1 2 old",
    "1-old 2",
  ])("with numbers that do not run from 1 without gaps is refused (%s)", (typed) => {
    expect(() => typedWords(bytesOf(typed))).toThrow(Refusal);
  });

  it("of any bytes never crashes the check and never matches by accident", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (typed) => {
        try {
          expect(checkTyped(ENTROPY, typed).match).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });
});

describe("nearest words", () => {
  it.each([
    ["recieve", "receive"],
    ["abandn", "abandon"],
    ["leop", "leopard"],
    ["trnasfer", "transfer"],
  ])("of %s begin with %s", (typed, word) => {
    expect(nearestWords(typed)[0]).toBe(word);
  });
  it("of something far from every word are none", () => {
    expect(nearestWords("qqqqqqqqqqqqqqqq")).toEqual([]);
  });
  it("count a swap of neighbours as one edit", () => {
    expect(editDistance("ab", "ba")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
    expect(editDistance("same", "same")).toBe(0);
  });
});
