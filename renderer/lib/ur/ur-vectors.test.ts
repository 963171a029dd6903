/** The published vectors of the reference implementation, word for word. */
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import vectors from "./bc-ur-vectors.json" with { type: "json" };
import { fromBytewords, toBytewords } from "./bytewords.ts";
import { chooseDegree, chooseFragments, createSampler, shuffled } from "./choice.ts";
import { crc32 } from "./crc32.ts";
import { createFountain, fragmentLength } from "./fountain.ts";
import { bytesToCbor, partFromCbor, partToCbor } from "./part.ts";
import { urCodes } from "./ur.ts";
import { createDice } from "./xoshiro.ts";

const wolf = () => createDice(utf8ToBytes("Wolf"));
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** bc-ur's make_message. */
const message = (length: number): Uint8Array => {
  const dice = wolf();
  return Uint8Array.from({ length }, () => dice.nextInt(0, 255));
};

describe("checksums and words", () => {
  test("CRC-32", () => {
    expect(crc32(utf8ToBytes("Hello, world!"))).toBe(0xebe6c6e6);
    expect(crc32(utf8ToBytes("Wolf"))).toBe(0x598c84dc);
  });

  test("bytewords there and back", () => {
    const bytes = Uint8Array.from(vectors.bytewords.bytes);
    expect(toBytewords(bytes)).toBe(vectors.bytewords.text);
    expect(fromBytewords(vectors.bytewords.text)).toEqual(bytes);
    expect(toBytewords(Uint8Array.of(0, 1, 2, 128, 255))).toBe("aeadaolazmjendeoti");
  });

  test("bytewords with a wrong checksum, and too short ones, are refused", () => {
    for (const text of ["aeadaolazojendeowf", "wf", "", "aeadaolazmjendeot"]) {
      expect(fromBytewords(text), text).toBeNull();
    }
  });
});

describe("the shared dice", () => {
  test("xoshiro256** from a text, and from a checksum", () => {
    const dice = wolf();
    expect(times(100, () => Number(dice.next() % 100n))).toEqual(vectors.wolf);
    const other = createDice(Uint8Array.of(0x59, 0x8c, 0x84, 0xdc));
    expect(times(100, () => Number(other.next() % 100n))).toEqual(vectors.wolfChecksum);
    const ints = wolf();
    expect(times(100, () => ints.nextInt(1, 10))).toEqual(vectors.wolfInts);
  });

  test("the weighted sampler", () => {
    const dice = wolf();
    const sample = createSampler([1, 2, 4, 8]);
    expect(times(500, () => sample(dice))).toEqual(vectors.sampler);
  });

  test("the shuffle", () => {
    const dice = wolf();
    const values = times(10, (index) => index + 1);
    expect(times(10, () => shuffled(values, dice))).toEqual(vectors.shuffles);
  });

  test("how many fragments a part mixes, and which", () => {
    const degrees = times(200, (index) =>
      chooseDegree(11, createDice(utf8ToBytes(`Wolf-${index + 1}`))),
    );
    expect(degrees).toEqual(vectors.degrees);
    const checksum = crc32(message(1024));
    const chosen = times(30, (index) =>
      chooseFragments(index + 1, 11, checksum).sort((a, b) => a - b),
    );
    expect(chosen).toEqual(vectors.fragments);
  });
});

describe("parts", () => {
  test("the length of fragments", () => {
    expect(fragmentLength(12345, 1955, 1005)).toBe(1764);
    expect(fragmentLength(12345, 30000, 1005)).toBe(12345);
  });

  test("the fragments of a message", () => {
    const fountain = createFountain(message(1024), 100);
    const fragments = times(fountain.count, (index) => fountain.part(index + 1).data);
    expect(fragments).toEqual(vectors.partition.map((hex) => hexToBytes(hex)));
  });

  test("the parts as CBOR, and read back", () => {
    const fountain = createFountain(message(256), 30);
    for (const [index, hex] of vectors.cbor.entries()) {
      const part = fountain.part(index + 1);
      expect(partToCbor(part), `part ${index + 1}`).toEqual(hexToBytes(hex));
      expect(partFromCbor(hexToBytes(hex)), `part ${index + 1}`).toEqual(part);
    }
  });
});

describe("URs", () => {
  test("in one part", () => {
    const { code, count } = urCodes({ type: "bytes", bytes: message(50) }, 100);
    expect(count).toBe(1);
    expect(code(1).toLowerCase()).toBe(vectors.single);
  });

  test("in parts, pure and mixed", () => {
    const { code } = urCodes({ type: "bytes", bytes: message(256) }, 30);
    expect(times(20, (index) => code(index + 1).toLowerCase())).toEqual(vectors.parts);
    expect(bytesToCbor(message(256)).length).toBe(259);
  });
});
