import fc from "fast-check";
import { expect, it } from "vitest";
import {
  base64ToBytes,
  bytesToBase64,
  bytesToHex,
  equalBytes,
  hexToBytes,
  utf8FromBytes,
  utf8ToBytes,
} from "./bytes.ts";

it("writes base64 as RFC 4648 §10 does, and reads it back", () => {
  const vectors: [string, string][] = [
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg=="],
    ["fooba", "Zm9vYmE="],
    ["foobar", "Zm9vYmFy"],
  ];
  for (const [plain, encoded] of vectors) {
    expect(bytesToBase64(utf8ToBytes(plain)), plain).toBe(encoded);
    expect(base64ToBytes(encoded), plain).toEqual(utf8ToBytes(plain));
  }
});

it("reads only the one base64 text of given bytes", () => {
  // No padding, URL alphabet, white space, bits beyond the end, foreign characters.
  for (const text of ["Zg", "Zg=", "_-==", "Zg==\n", " Zg==", "Zh==", "Z!g=", "===="]) {
    expect(base64ToBytes(text), JSON.stringify(text)).toBeNull();
  }
});

it("round-trips all bytes through hex and base64, also as a view into a larger buffer", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const view = new Uint8Array([9, ...bytes, 9]).subarray(1, -1);
      expect(hexToBytes(bytesToHex(view))).toEqual(bytes);
      expect(base64ToBytes(bytesToBase64(view))).toEqual(bytes);
    }),
  );
});

it("does not turn ill-formed UTF-8 into something else", () => {
  expect(utf8FromBytes(utf8ToBytes("Grüße, 世界 🗝"))).toBe("Grüße, 世界 🗝");
  expect(utf8FromBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe("\ufeffa");
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe4, 0xb8]]) {
    expect(utf8FromBytes(Uint8Array.from(bytes)), String(bytes)).toBeNull();
  }
});

it("compares bytes by content and length", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(equalBytes(a, Uint8Array.from(a))).toBe(true);
      expect(equalBytes(a, b)).toBe(bytesToHex(a) === bytesToHex(b));
    }),
  );
});
