/** Every parser that a foreign file reaches: whatever comes, one of our refusals, soon, and with bounded memory. */
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { readAnswer, readCard, readOutcome, readRequest } from "./bodies.ts";
import { fromCbor, type Item, toCbor } from "./cbor.ts";
import { type MessageKind, MOST_MESSAGE_BYTES, openMessage, sealMessage } from "./message.ts";
import { openPairingKey, type PairingKey } from "./pairing-key.ts";
import { secretIn } from "./secret-look.ts";
import { memoryKeychain } from "./testing.ts";

let key: PairingKey;
beforeAll(async () => {
  key = await openPairingKey(memoryKeychain());
});

const sealed = (kind: MessageKind, body: Item): Uint8Array =>
  sealMessage(
    {
      ...{ kind, to: null, seq: 7, createdAtMs: 1_700_000_000_000 },
      ...{ checkpoint: null, held: null, consistency: null, body },
    },
    key,
  );

/** The code of the refusal; null when there was none. Anything else that is thrown is a bug, and fails. */
function refusalOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code;
    throw error;
  }
}
const readers = {
  card: readCard,
  request: readRequest,
  signature: readAnswer,
  outcome: readOutcome,
};
const read = (bytes: Uint8Array): void => {
  const message = openMessage(bytes);
  readers[message.kind](message.body);
};

const anyItem: fc.Arbitrary<Item> = fc.letrec<{ item: Item }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeNat(),
    fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 80 }),
    fc.array(tie("item"), { maxLength: 8 }),
  ),
})).item;

describe("CBOR", () => {
  test("reads back what it wrote, and only that", () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const bytes = toCbor(item);
        expect(toCbor(fromCbor(bytes) as Item)).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["a longer form of a number", "1805"],
    ["an indefinite array", "9f01ff"],
    ["a float", "fb3ff0000000000000"],
    ["undefined", "f7"],
    ["a tag", "c100"],
    ["a second item", "0101"],
    ["keys out of order", "a202010101"],
    ["the same key twice", "a201010102"],
    ["text that is no UTF-8", "61ff"],
    ["nothing", ""],
  ])("refuses %s", (_what, hex) => {
    expect(refusalOf(() => fromCbor(Uint8Array.from(Buffer.from(hex, "hex"))))).toBe(
      "MESSAGE_UNREADABLE",
    );
  });

  test("is not led into its own depth, nor into promised lengths", () => {
    const deep = new Uint8Array(MOST_MESSAGE_BYTES).fill(0x81);
    expect(refusalOf(() => fromCbor(deep))).toBe("MESSAGE_UNREADABLE");
    for (const head of ["9b00000001ffffffff", "5b00000001ffffffff", "bb00000001ffffffff"]) {
      const promised = Uint8Array.from(Buffer.from(`${head}00`, "hex"));
      expect(refusalOf(() => fromCbor(promised))).toBe("MESSAGE_UNREADABLE");
    }
  });
});

describe("a message", () => {
  test("of arbitrary bytes is refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(refusalOf(() => read(bytes))).not.toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test("with our head and arbitrary bytes after it is refused", () => {
    const head = sealed("request", null).subarray(0, 5);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(refusalOf(() => read(new Uint8Array([...head, ...bytes])))).not.toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(["card", "request", "signature", "outcome"] as const)(
    "%s: well signed around any body is read or refused, and nothing else",
    (kind) => {
      fc.assert(
        fc.property(anyItem, (item) => {
          const code = refusalOf(() => read(sealed(kind, item)));
          expect(["MESSAGE_UNREADABLE", null]).toContain(code);
        }),
        { numRuns: 300 },
      );
    },
  );

  test("with any one bit flipped is refused", () => {
    const bytes = sealed("signature", ["act-0001", new Uint8Array(32), new Uint8Array(64)]);
    expect(refusalOf(() => read(bytes))).toBeNull();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const code = refusalOf(() => read(flipped));
      expect(["MESSAGE_NOT_OURS", "MESSAGE_UNREADABLE", "MESSAGE_ALTERED"], `bit ${bit}`).toContain(
        code,
      );
    }
  });

  test("cut anywhere, or longer by anything, is refused", () => {
    const bytes = sealed("signature", ["act-0001", new Uint8Array(32), new Uint8Array(64)]);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(
        refusalOf(() => read(bytes.subarray(0, length))),
        `${length}`,
      ).not.toBeNull();
    }
    expect(refusalOf(() => read(new Uint8Array([...bytes, 0])))).toBe("MESSAGE_UNREADABLE");
  });

  test("that is too large is refused before it is read", () => {
    expect(refusalOf(() => read(new Uint8Array(MOST_MESSAGE_BYTES + 1)))).toBe("MESSAGE_TOO_LARGE");
  });
});

test("no file makes the look for secrets throw or hang", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect([null, "keyfile", "phrase", "hex"]).toContain(secretIn(new Uint8Array(bytes)));
      },
    ),
    { numRuns: 1_000 },
  );
  const sinceMs = performance.now();
  secretIn(new Uint8Array(randomBytes(MOST_MESSAGE_BYTES)));
  secretIn(new Uint8Array(MOST_MESSAGE_BYTES).fill(0x61));
  secretIn(new Uint8Array(MOST_MESSAGE_BYTES).fill(0x20));
  expect(performance.now() - sinceMs).toBeLessThan(2_000);
});
