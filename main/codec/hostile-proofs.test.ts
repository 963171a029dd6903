/**
 * Proofs that verify: whoever composes a request chooses digest and proof together. No chain would accept the signature,
 * but the vault has to survive them and must not read one as a call.
 */
import { blake3 } from "@noble/hashes/blake3.js";
import { describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { decodeRequest } from "./decoded-request.ts";
import { EXTENSIONS } from "./extensions.ts";
import { toHex } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";
import { requestWith } from "./testing.ts";
import { compactBytes, joinBytes, littleEndian, textBytes } from "./writer.ts";

/** TypeRef tags of RFC 78. */
const VOID = Uint8Array.of(21);
const U8 = Uint8Array.of(3);
const byId = (id: number) => joinBytes([Uint8Array.of(22), compactBytes(BigInt(id))]);
const listOf = (items: readonly Uint8Array[]) =>
  joinBytes([compactBytes(BigInt(items.length)), ...items]);
const unnamed = (type: Uint8Array) => joinBytes([Uint8Array.of(0), type, Uint8Array.of(0)]);

function leaf(id: number, def: Uint8Array, path: readonly string[] = []): Uint8Array {
  return joinBytes([listOf(path.map(textBytes)), def, compactBytes(BigInt(id))]);
}
const composite = (...types: Uint8Array[]) =>
  joinBytes([Uint8Array.of(0), listOf(types.map(unnamed))]);
const variant = (name: string, index: number, ...types: Uint8Array[]) =>
  joinBytes([
    Uint8Array.of(1),
    textBytes(name),
    listOf(types.map(unnamed)),
    compactBytes(BigInt(index)),
  ]);
const sequence = (type: Uint8Array) => joinBytes([Uint8Array.of(2), type]);
const array = (length: number, type: Uint8Array) =>
  joinBytes([Uint8Array.of(3), littleEndian(BigInt(length), 4), type]);

/** Nodes of a complete tree of `count` leaves, in the order of a walk: the deeper leaves come first. */
function walkOrder(count: number): number[] {
  const order: number[] = [];
  const walk = (node: number): void => {
    if (node >= count - 1) order.push(node);
    else for (const next of [2 * node + 1, 2 * node + 2]) walk(next);
  };
  walk(0);
  return order;
}

function rootOf(leaves: readonly Uint8Array[], node = 0): Uint8Array {
  const own = leaves[node - (leaves.length - 1)];
  if (own !== undefined && node >= leaves.length - 1) return blake3(own);
  return blake3(joinBytes([rootOf(leaves, 2 * node + 1), rootOf(leaves, 2 * node + 2)]));
}

interface Crafted {
  readonly leaves: readonly Uint8Array[];
  readonly root?: Uint8Array;
  readonly nodes?: readonly Uint8Array[];
  readonly indices?: readonly number[];
}

/** Type 0 is the call. Every extension is empty, which is wrong: but the call is read first. */
function request(callData: Uint8Array, crafted: Crafted): SigningRequest {
  const { leaves, nodes = [], indices = walkOrder(leaves.length) } = crafted;
  const extrinsic = joinBytes([
    Uint8Array.of(4),
    ...[VOID, byId(0), VOID],
    listOf(EXTENSIONS.map((name) => joinBytes([textBytes(name), VOID, VOID]))),
  ]);
  const info = joinBytes([
    littleEndian(424n, 4),
    textBytes("node-subtensor"),
    littleEndian(42n, 2),
    Uint8Array.of(9),
    textBytes("TAO"),
  ]);
  const root = crafted.root ?? rootOf(leaves);
  const digest = blake3(joinBytes([Uint8Array.of(1), root, blake3(extrinsic), info]));
  const inOrder = indices.map((index) => leaves[index - (leaves.length - 1)] ?? leaves[0]);
  const proof = joinBytes([
    listOf(inOrder.flatMap((bytes) => (bytes === undefined ? [] : [bytes]))),
    listOf(indices.map((index) => littleEndian(BigInt(index), 4))),
    listOf(nodes),
    extrinsic,
    info,
  ]);
  return requestWith({ callData, proof, metadataHash: toHex(digest) });
}

function outcome(callData: Uint8Array, crafted: Crafted): { code: string; ms: number } {
  const made = request(callData, crafted);
  const before = performance.now();
  try {
    decodeRequest(made);
    return { code: "accepted", ms: performance.now() - before };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.fault.code, ms: performance.now() - before };
    throw error;
  }
}

const zeros = (length: number) => new Uint8Array(length);
/** Far above what it takes on a slow machine, far below a hang. */
const MOST_MS = 5_000;

describe("A proof made to harm", () => {
  test("is read at all: the crafted form is the real one", () => {
    const leaves = [leaf(0, variant("Pallet", 0, byId(1))), leaf(1, variant("call", 0, U8))];
    // The call is read; then the empty extensions are found out.
    expect(outcome(Uint8Array.of(0, 0, 7), { leaves }).code).toBe("EXTENSIONS_UNEXPECTED");
    expect(outcome(Uint8Array.of(0, 1, 7), { leaves }).code).toBe("CALL_UNDECODABLE");
  });

  test.each<[string, Uint8Array[], Uint8Array]>([
    ["a type that contains itself", [leaf(0, composite(byId(0)))], zeros(8)],
    ["a type that contains itself twice", [leaf(0, composite(byId(0), byId(0)))], zeros(8)],
    [
      "types that double at each of sixty steps",
      Array.from({ length: 60 }, (_, id) => leaf(id, composite(byId(id + 1), byId(id + 1)))),
      zeros(8),
    ],
    ["four billion empty items", [leaf(0, array(0xffff_ffff, VOID))], zeros(0)],
    ["four billion bytes", [leaf(0, array(0xffff_ffff, U8))], zeros(8)],
    [
      "2^536 − 1 empty items",
      [leaf(0, sequence(VOID))],
      Uint8Array.of(0xff, ...new Uint8Array(67).fill(0xff)),
    ],
    [
      "2^536 − 1 bytes",
      [leaf(0, sequence(U8))],
      Uint8Array.of(0xff, ...new Uint8Array(67).fill(0xff)),
    ],
    [
      "four billion lists of four billion items",
      [
        leaf(0, array(0xffff_ffff, byId(1))),
        leaf(1, array(0xffff_ffff, byId(2))),
        leaf(2, composite(VOID)),
      ],
      zeros(8),
    ],
    ["a reference to nothing", [leaf(0, composite(byId(77)))], zeros(8)],
  ])("costs little and says nothing: %s", (_name, leaves, callData) => {
    const { code, ms } = outcome(callData, { leaves });
    expect(code).toBe("CALL_UNDECODABLE");
    expect(ms).toBeLessThan(MOST_MS);
  });

  test("with thousands of variants of one type costs little", () => {
    const leaves = Array.from({ length: 8_000 }, (_, index) => leaf(0, variant("", index)));
    const { code, ms } = outcome(Uint8Array.of(200), { leaves });
    // Read, and then refused for its extensions.
    expect(code).toBe("EXTENSIONS_UNEXPECTED");
    expect(ms).toBeLessThan(MOST_MS);
  });

  test("that says two things about one type is refused", () => {
    const call = leaf(0, variant("Pallet", 0, U8));
    for (const other of [
      leaf(0, variant("Other", 0, U8)),
      leaf(0, composite(U8)),
      leaf(0, variant("Pallet", 1), ["other"]),
    ]) {
      expect(outcome(zeros(2), { leaves: [call, other] }).code).toBe("PROOF_MALFORMED");
      expect(outcome(zeros(2), { leaves: [other, call] }).code).toBe("PROOF_MALFORMED");
    }
  });

  test("with a name of half a kilobyte and more is refused", () => {
    const named = (length: number) => [leaf(0, variant("n".repeat(length), 0))];
    expect(outcome(zeros(1), { leaves: named(512) }).code).toBe("EXTENSIONS_UNEXPECTED");
    expect(outcome(zeros(1), { leaves: named(513) }).code).toBe("PROOF_MALFORMED");
  });

  test("that passes an inner node off as a type is refused", () => {
    // Leaves at depths 1 and 3: in a complete tree depths differ by one at most.
    const call = leaf(0, variant("Pallet", 0));
    const deep = leaf(1, composite(U8));
    const filler = zeros(32);
    const left = blake3(joinBytes([blake3(joinBytes([blake3(deep), filler])), filler]));
    const root = blake3(joinBytes([left, blake3(call)]));
    const made = request(zeros(1), { leaves: [call], root, indices: [] });
    const info = made.proof.subarray(3);
    const proof = joinBytes([
      listOf([deep, call]),
      listOf([littleEndian(7n, 4), littleEndian(2n, 4)]),
      listOf([filler, filler]),
      info,
    ]);
    expect(() => decodeRequest({ ...made, proof })).toThrowError("PROOF_MALFORMED");
  });

  test.each<[string, number[]]>([
    ["the largest index there is", [0xffff_ffff]],
    ["an index beyond any real tree", [2 ** 23]],
    ["the same index twice", [1, 1]],
    ["the wrong order", [2, 1]],
  ])("that names %s is refused", (_name, indices) => {
    const leaves = [leaf(0, variant("Pallet", 0)), leaf(1, composite(U8))];
    expect(outcome(zeros(1), { leaves, indices }).code).toMatch(/^PROOF_/);
  });

  test("with a hash that the walk does not need is refused", () => {
    const leaves = [leaf(0, variant("Pallet", 0)), leaf(1, composite(U8))];
    expect(outcome(zeros(1), { leaves }).code).toBe("EXTENSIONS_UNEXPECTED");
    expect(outcome(zeros(1), { leaves, nodes: [zeros(32)] }).code).toBe("PROOF_MALFORMED");
  });

  test("of more than a quarter of a megabyte is not looked at", () => {
    const proof = new Uint8Array(256 * 1024 + 1);
    expect(() => decodeRequest(requestWith({ proof }))).toThrowError("PROOF_TOO_LARGE");
  });
});
