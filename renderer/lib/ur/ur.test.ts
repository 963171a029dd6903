import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toBytewords } from "./bytewords.ts";
import { partFromCbor, partToCbor } from "./part.ts";
import { createUrReader, MOST_UR_BYTES, readUr, type UrStep, urCodes } from "./ur.ts";

const TYPE = "coldkey-request";
const bytesOf = (length: number, salt = 7): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + salt * (index >> 8) + salt) & 0xff);

/** The step that ended it; throws when the codes do not. */
function readAll(codes: Iterable<string>): UrStep {
  const reader = createUrReader();
  for (const code of codes) {
    const step = reader.take(code);
    if (step.kind === "message" || step.kind === "broken") return step;
  }
  throw new Error("The codes ended before the message");
}

describe("a message", () => {
  test("survives any loss, order and repetition of its codes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 6000 }),
        fc.integer({ min: 20, max: 500 }),
        fc.infiniteStream(fc.nat(3)),
        fc.integer({ min: 1, max: 5000 }),
        (bytes, mostFragment, luck, from) => {
          const { code, count } = urCodes({ type: TYPE, bytes }, mostFragment);
          const draws = luck[Symbol.iterator]();
          function* seen() {
            for (let number = from; number < from + count * 8 + 60; number += 1) {
              const draw = draws.next().value ?? 1;
              if (draw === 0) continue;
              if (draw === 1) yield code(Math.max(1, number - 2));
              yield code(number);
            }
          }
          expect(readAll(seen())).toEqual({ kind: "message", message: { type: TYPE, bytes } });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("needs hardly more codes than fragments, also when the first ones were missed", () => {
    const bytes = bytesOf(4096);
    const { code, count } = urCodes({ type: TYPE, bytes }, 200);
    let most = 0;
    for (let from = count + 1; from < count + 2000; from += 97) {
      const reader = createUrReader();
      let used = 0;
      while (reader.take(code(from + used)).kind !== "message") used += 1;
      most = Math.max(most, used + 1);
    }
    expect(count).toBe(21);
    expect(most).toBeLessThanOrEqual(count * 2);
  });

  test("that is short is one still code, and in small letters reads the same", () => {
    const { code, count } = urCodes({ type: "bytes", bytes: bytesOf(40) }, 200);
    expect(count).toBe(1);
    expect(code(1)).toBe(code(99));
    const step = { kind: "message", message: { type: "bytes", bytes: bytesOf(40) } };
    expect(readAll([code(1)])).toEqual(step);
    expect(readAll([code(1).toLowerCase()])).toEqual(step);
  });

  test("says how far it is: parts that count, and which fragments are known", () => {
    const { code, count } = urCodes({ type: TYPE, bytes: bytesOf(1000) }, 100);
    const reader = createUrReader();
    expect(reader.progress()).toBeNull();
    expect(reader.take(code(2))).toEqual({ kind: "progress", isNew: true });
    expect(reader.take(code(2))).toEqual({ kind: "progress", isNew: false });
    expect(reader.take(code(5))).toEqual({ kind: "progress", isNew: true });
    const progress = reader.progress();
    expect(progress).toMatchObject({ type: TYPE, have: 2, count });
    expect(progress?.known.map((is, index) => (is ? index : -1)).filter((at) => at >= 0)).toEqual([
      1, 4,
    ]);
  });

  test("gives way to another one when that is really shown, not for a stray code", () => {
    const one = urCodes({ type: TYPE, bytes: bytesOf(1000, 1) }, 100);
    const two = urCodes({ type: TYPE, bytes: bytesOf(1000, 2) }, 100);
    const reader = createUrReader();
    for (let number = 1; number < 6; number += 1) reader.take(one.code(number));
    expect(reader.take(two.code(1))).toEqual({ kind: "nothing" });
    reader.take(one.code(6));
    expect(reader.progress()?.have).toBe(6);
    reader.take(two.code(1));
    reader.take(two.code(2));
    reader.take(two.code(3));
    expect(reader.progress()?.have).toBe(1);
  });

  test("larger than we carry is refused where it is made", () => {
    const bytes = new Uint8Array(MOST_UR_BYTES + 1);
    expect(() => urCodes({ type: TYPE, bytes }, 200)).toThrow(RangeError);
    expect(() => urCodes({ type: "Not a type", bytes: bytesOf(3) }, 200)).toThrow(RangeError);
  });
});

describe("hostile codes", () => {
  const part = { number: 3, count: 5, messageLength: 50, checksum: 1, data: bytesOf(10) };
  const ur = (sequence: string, cbor: Uint8Array) => `ur:bytes/${sequence}/${toBytewords(cbor)}`;

  test("are refused one by one for what is wrong with them", () => {
    const good = partToCbor(part);
    expect(readUr(ur("3-5", good))).toMatchObject({ kind: "part", part });
    const wrong = {
      "numbers that differ from the part's": ur("4-5", good),
      "another count": ur("3-6", good),
      "a zero": ur("0-5", partToCbor({ ...part, number: 0 })),
      "a leading zero": ur("03-5", good),
      "more parts than bytes": ur("3-60", partToCbor({ ...part, count: 60 })),
      "more parts than we take": ur(
        "3-5000",
        partToCbor({ ...part, count: 5000, messageLength: 50_000 }),
      ),
      "a message larger than we take": ur(
        "3-5",
        partToCbor({ ...part, messageLength: 900_000, data: new Uint8Array(2000) }),
      ),
      "fragments too short for the message": ur("3-5", partToCbor({ ...part, messageLength: 51 })),
      "bytes after the part": ur("3-5", Uint8Array.of(...good, 0)),
      "a part cut short": ur("3-5", good.subarray(0, -1)),
      "a type with a space": `ur:by tes/${toBytewords(good)}`,
      "no type": `ur:/${toBytewords(good)}`,
      "another scheme": `https:bytes/${toBytewords(good)}`,
      "a third piece": `ur:bytes/3-5/1/${toBytewords(good)}`,
      "CBOR that is no byte string": `ur:bytes/${toBytewords(Uint8Array.of(0x83, 1, 2, 3))}`,
      "a length that is longer than needed": `ur:bytes/${toBytewords(Uint8Array.of(0x58, 1, 9))}`,
    };
    for (const [what, text] of Object.entries(wrong)) expect(readUr(text), what).toBeNull();
  });

  test("that were put together of parts with a wrong checksum end as broken, and the reader goes on", () => {
    const reader = createUrReader();
    const steps = [1, 2, 3, 4, 5].map((number) =>
      reader.take(ur(`${number}-5`, partToCbor({ ...part, number }))),
    );
    expect(steps.at(-1)).toEqual({ kind: "broken" });
    expect(reader.progress()).toBeNull();
    const { code } = urCodes({ type: TYPE, bytes: bytesOf(30) }, 200);
    expect(reader.take(code(1)).kind).toBe("message");
  });

  test("of any text and any bytes never throw, and keep within bounds", () => {
    const reader = createUrReader();
    const { code } = urCodes({ type: TYPE, bytes: bytesOf(3000) }, 90);
    const hexLike = fc.uint8Array({ maxLength: 120 }).map((bytes) => toBytewords(bytes));
    const sequence = fc
      .tuple(fc.integer({ min: 0, max: 2 ** 33 }), fc.integer({ min: 0, max: 5000 }))
      .map(([number, count]) => `${number}-${count}`);
    const anyCode = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.tuple(fc.string({ maxLength: 8 }), hexLike).map(([type, words]) => `ur:${type}/${words}`),
      fc.tuple(sequence, hexLike).map(([numbers, words]) => `UR:BYTES/${numbers}/${words}`),
      fc
        .record({
          number: fc.integer({ min: 0, max: 0xffffffff }),
          count: fc.integer({ min: 0, max: 3000 }),
          messageLength: fc.integer({ min: 0, max: 200_000 }),
          checksum: fc.integer({ min: 0, max: 0xffffffff }),
          data: fc.uint8Array({ maxLength: 200 }),
        })
        .map((any) => ur(`${any.number}-${any.count}`, partToCbor(any))),
      fc
        .tuple(fc.integer({ min: 1, max: 99 }), fc.nat(300), fc.nat(25))
        .map(([number, at, letter]) => {
          const text = code(number);
          const place = at % text.length;
          return text.slice(0, place) + String.fromCharCode(65 + letter) + text.slice(place + 1);
        }),
    );
    fc.assert(
      fc.property(anyCode, (text) => {
        const step = reader.take(text);
        expect(["nothing", "progress", "message", "broken"]).toContain(step.kind);
        expect(reader.progress()?.count ?? 0).toBeLessThanOrEqual(2048);
      }),
      { numRuns: 3000 },
    );
  });

  test("as CBOR: whatever is read is written back the same", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const read = partFromCbor(Uint8Array.of(0x85, ...bytes));
        if (read !== null) expect(partToCbor(read)).toEqual(Uint8Array.of(0x85, ...bytes));
      }),
      { numRuns: 3000 },
    );
  });

  test("of the largest message that we take are put together from mixed codes alone", () => {
    const bytes = bytesOf(MOST_UR_BYTES);
    const { code, count } = urCodes({ type: TYPE, bytes }, 700);
    const reader = createUrReader();
    let number = count + 1;
    let step = reader.take(code(number));
    while (step.kind !== "message" && number < count * 4) {
      number += 1;
      step = reader.take(code(number));
    }
    expect(step).toEqual({ kind: "message", message: { type: TYPE, bytes } });
    expect(number).toBeLessThan(count * 3);
  });
});
