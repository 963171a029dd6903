import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hexToBytes } from "../lib/bytes.ts";
import { checkpointWords, printedCheckpoint, readCheckpointWords } from "./checkpoint-words.ts";
import { signCheckpoint, signerOf } from "./note.ts";
import { EVEN_WORDS, ODD_WORDS } from "./pgp-words.ts";

it("uses the published list: 512 different words, the published example", () => {
  expect([EVEN_WORDS.length, ODD_WORDS.length]).toEqual([256, 256]);
  expect(new Set([...EVEN_WORDS, ...ODD_WORDS].map((word) => word.toLowerCase())).size).toBe(512);
  // The fingerprint that every description of the list uses as its example.
  const fingerprint = hexToBytes("e58294f2e9a227486e8b061b31cc528fd7fa3f19");
  expect(checkpointWords(fingerprint).join(" ")).toBe(
    "topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa afflict bravado",
  );
  // Two independent copies of the list hash to this.
  expect(createHash("sha256").update([EVEN_WORDS, ODD_WORDS].flat().join(" ")).digest("hex")).toBe(
    "3e090850023f09a3bff58dbc9926ee0840dd829fa8198af8ceffd1b2280a7096",
  );
});

it("reads back what was printed, however it was typed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (root) => {
      const typed = checkpointWords(root)
        .map((word, place) => `${place + 1}. ${word.toUpperCase()},\n`)
        .join(" ");
      expect(readCheckpointWords(typed)).toEqual({ ok: true, rootStart: root.subarray(0, 12) });
    }),
  );
});

it("names the first word that is wrong, and a swap as a swap", () => {
  const words = checkpointWords(new Uint8Array(32));
  expect(readCheckpointWords(words.with(4, "abandon").join(" "))).toEqual({
    ok: false,
    word: 5,
    isSwapped: false,
  });
  expect(readCheckpointWords(words.with(4, words[5] ?? "").join(" "))).toEqual({
    ok: false,
    word: 5,
    isSwapped: true,
  });
  expect(readCheckpointWords(words.slice(1).join(" "))).toMatchObject({ word: 1, isSwapped: true });
  expect(readCheckpointWords(words.slice(0, 11).join(" "))).toEqual({ ok: false, count: 11 });
  expect(readCheckpointWords([...words, ...words].join(" "))).toEqual({ ok: false, count: 24 });
});

it("prints a signed checkpoint with its origin and size", () => {
  const signer = signerOf("example.test/log", new Uint8Array(32).fill(7));
  const root = new Uint8Array(32).fill(0xff);
  const note = signCheckpoint({ origin: "example.test/log", size: 1284, root }, signer);
  expect(printedCheckpoint(note)).toEqual({
    origin: "example.test/log",
    size: 1284,
    words: Array.from({ length: 6 }, () => ["Zulu", "Yucatan"]).flat(),
  });
  expect(printedCheckpoint("no note")).toBeNull();
});
