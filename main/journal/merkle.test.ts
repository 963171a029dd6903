import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesToHex, hexToBytes } from "../lib/bytes.ts";
import {
  consistencyProof,
  createFrontier,
  createLeafList,
  EMPTY_ROOT,
  inclusionProof,
  type Leaves,
  leafHash,
  nodeHash,
  rootAt,
  verifyConsistency,
  verifyInclusion,
} from "./merkle.ts";

/** The reference data of certificate-transparency's merkle tests (`merkletree/merkle_tree_test.cc`). */
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
/** [leaf (from 1), size, path] */
const PATHS: [number, number, string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    6,
    8,
    [
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [3, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
  [
    2,
    5,
    [
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
];
/** [old size, size, proof] */
const PROOFS: [number, number, string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
  [
    6,
    8,
    [
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
  [
    2,
    5,
    [
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
  ],
];

function leavesFrom(inputs: readonly Uint8Array[]): Leaves {
  const leaves = createLeafList();
  for (const input of inputs) leaves.push(leafHash(input));
  return leaves;
}
const published = leavesFrom(INPUTS.map(hexToBytes));
const root = (size: number) => rootAt(published, size);
const hexes = (hashes: readonly Uint8Array[]) => hashes.map(bytesToHex);

it("hashes an empty log as RFC 6962 §2.1 says", () => {
  expect(bytesToHex(EMPTY_ROOT)).toBe(
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
  expect(rootAt(createLeafList(), 0)).toEqual(EMPTY_ROOT);
  expect(createFrontier().root()).toEqual(EMPTY_ROOT);
});

it("finds the published roots, at once and while growing", () => {
  const frontier = createFrontier();
  ROOTS.forEach((expected, index) => {
    frontier.push(published.at(index));
    expect(bytesToHex(root(index + 1)), `size ${index + 1}`).toBe(expected);
    expect(bytesToHex(frontier.root()), `size ${index + 1}`).toBe(expected);
  });
});

it("makes and accepts the published inclusion paths", () => {
  for (const [leaf, size, path] of PATHS) {
    const label = `leaf ${leaf} of ${size}`;
    expect(hexes(inclusionProof(published, leaf - 1, size)), label).toEqual(path);
    const proof = path.map(hexToBytes);
    expect(verifyInclusion(published.at(leaf - 1), leaf - 1, size, proof, root(size)), label).toBe(
      true,
    );
  }
});

it("makes and accepts the published consistency proofs", () => {
  for (const [old, size, path] of PROOFS) {
    const label = `${old} to ${size}`;
    expect(hexes(consistencyProof(published, old, size)), label).toEqual(path);
    const proof = path.map(hexToBytes);
    expect(verifyConsistency(old, size, root(old), root(size), proof), label).toBe(true);
  }
});

it("tells leaves from nodes", () => {
  const left = leafHash(new Uint8Array());
  const joined = Uint8Array.from([...left, ...left]);
  expect(leafHash(joined)).not.toEqual(nodeHash(left, left));
});

/** A log of up to 70 lines: past several powers of two. */
const someLeaves = fc
  .array(fc.uint8Array({ maxLength: 4 }), { minLength: 1, maxLength: 70 })
  .map(leavesFrom);

it("proves every line of every size, and nothing else", () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(), fc.nat(), fc.nat(), (leaves, a, b, c) => {
      const size = 1 + (a % leaves.size);
      const index = b % size;
      const proof = inclusionProof(leaves, index, size);
      const top = rootAt(leaves, size);
      const leaf = leaves.at(index);
      expect(verifyInclusion(leaf, index, size, proof, top)).toBe(true);

      const other = leafHash(Uint8Array.of(1, 2, 3, 4, 5));
      expect(verifyInclusion(other, index, size, proof, top)).toBe(false);
      expect(verifyInclusion(leaf, index, size, [...proof, other], top)).toBe(false);
      expect(verifyInclusion(leaf, index, size, proof, other)).toBe(false);
      expect(verifyInclusion(leaf, size, size, proof, top)).toBe(false);
      expect(verifyInclusion(leaf, -1, size, proof, top)).toBe(false);
      if (proof.length > 0) {
        expect(verifyInclusion(leaf, index, size, proof.slice(1), top)).toBe(false);
        const bent = proof.with(c % proof.length, other);
        expect(verifyInclusion(leaf, index, size, bent, top)).toBe(false);
      }
    }),
  );
});

it("proves every growth, and no rewriting", () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(), fc.nat(), fc.nat(), (leaves, a, b, c) => {
      const size = a % (leaves.size + 1);
      const old = b % (size + 1);
      const proof = consistencyProof(leaves, old, size);
      const [oldRoot, top] = [rootAt(leaves, old), rootAt(leaves, size)];
      expect(verifyConsistency(old, size, oldRoot, top, proof)).toBe(true);

      const other = leafHash(Uint8Array.of(1, 2, 3, 4, 5));
      expect(verifyConsistency(old, size, other, top, proof)).toBe(false);
      expect(verifyConsistency(old, size, oldRoot, top, [...proof, other])).toBe(false);
      expect(verifyConsistency(size + 1, size, oldRoot, top, proof)).toBe(false);
      if (old > 0) expect(verifyConsistency(old, size, oldRoot, other, proof)).toBe(false);
      if (proof.length > 0) {
        expect(verifyConsistency(old, size, oldRoot, top, proof.slice(0, -1))).toBe(false);
        const bent = proof.with(c % proof.length, other);
        expect(verifyConsistency(old, size, oldRoot, top, bent)).toBe(false);
      }
    }),
  );
});

it("keeps the list of leaf hashes whole while it grows, and from its bytes", () => {
  const leaves = createLeafList();
  for (let n = 0; n < 100; n += 1) leaves.push(leafHash(Uint8Array.of(n)));
  const again = createLeafList(Uint8Array.from([...leaves.bytes(), 1, 2, 3]));
  expect(again.size).toBe(100);
  for (let n = 0; n < 100; n += 1) {
    expect(leaves.at(n), `leaf ${n}`).toEqual(leafHash(Uint8Array.of(n)));
    expect(again.at(n), `leaf ${n}`).toEqual(leaves.at(n));
  }
  expect(() => leaves.at(100)).toThrow(RangeError);
});
