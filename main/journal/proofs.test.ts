import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8ToBytes } from "../lib/bytes.ts";
import { createLeafList, inclusionProof, leafHash, rootAt } from "./merkle.ts";
import { openCheckpoint, signCheckpoint, signerOf } from "./note.ts";
import { continues, isTlogProofOf, proofFile, readProofFile, tlogProof } from "./proofs.ts";

const signer = signerOf("example.test/log", new Uint8Array(32).fill(7));
const { verifier } = signer;
const lineOf = (n: number) => `{"seq":${n}}`;
const leaves = createLeafList();
for (let n = 0; n < 70; n += 1) leaves.push(leafHash(utf8ToBytes(lineOf(n))));
const noteAt = (size: number) =>
  signCheckpoint({ origin: verifier.name, size, root: rootAt(leaves, size) }, signer);
const checkpointAt = (size: number) => {
  const checkpoint = openCheckpoint(noteAt(size), verifier);
  if (checkpoint === null) throw new Error("Not a checkpoint");
  return checkpoint;
};
const fileFor = (size: number, from: readonly number[]) =>
  proofFile(leaves, {
    key: verifier.vkey,
    cosigner: null,
    note: noteAt(size),
    size,
    from,
    index: [0],
  });

describe("the proof of an entry", () => {
  it("has the form of C2SP's tlog-proof", () => {
    const [version, index, ...rest] = tlogProof(5, inclusionProof(leaves, 5, 8), noteAt(8)).split(
      "\n",
    );
    expect([version, index]).toEqual(["c2sp.org/tlog-proof@v1", "index 5"]);
    expect(rest.slice(0, 3).every((text) => /^[A-Za-z0-9+/]{43}=$/.test(text))).toBe(true);
    expect(rest.slice(3).join("\n")).toBe(`\n${noteAt(8)}`);
  });

  it("holds for its line and for no other, at every size", () => {
    for (const size of [1, 2, 3, 7, 8, 33, 70]) {
      for (let index = 0; index < size; index += 1) {
        const proof = tlogProof(index, inclusionProof(leaves, index, size), noteAt(size));
        expect(isTlogProofOf(proof, lineOf(index), verifier), `${index} of ${size}`).toBe(true);
        expect(isTlogProofOf(proof, lineOf(index + 1), verifier), `${index} of ${size}`).toBe(
          false,
        );
      }
    }
  });

  it("fails when any character of it changes", () => {
    const proof = tlogProof(5, inclusionProof(leaves, 5, 33), noteAt(33));
    fc.assert(
      fc.property(fc.nat(proof.length - 1), fc.integer({ min: 33, max: 126 }), (at, code) => {
        const bent = `${proof.slice(0, at)}${String.fromCharCode(code)}${proof.slice(at + 1)}`;
        expect(isTlogProofOf(bent, lineOf(5), verifier)).toBe(bent === proof);
      }),
    );
  });

  it("of another log does not count", () => {
    const stranger = signerOf("example.test/other", new Uint8Array(32).fill(8));
    expect(
      isTlogProofOf(
        tlogProof(5, inclusionProof(leaves, 5, 8), noteAt(8)),
        lineOf(5),
        stranger.verifier,
      ),
    ).toBe(false);
  });
});

describe("a proof file", () => {
  it("is read back as it was written, and nothing else is one", () => {
    const file = fileFor(33, [8, 3, 8, 40]);
    expect(file.consistency.map(({ from }) => from)).toEqual([3, 8]);
    expect(readProofFile(JSON.stringify(file))).toEqual(file);
    for (const text of ["", "{}", "[]", JSON.stringify({ ...file, more: 1 }), noteAt(3)]) {
      expect(readProofFile(text), text.slice(0, 20)).toBeNull();
    }
  });

  it("proves that the log only grew, from each size that it names", () => {
    const file = fileFor(33, [0, 1, 8, 21, 33]);
    for (const from of [0, 1, 8, 21, 33]) {
      expect(continues(file, checkpointAt(from), checkpointAt(33)), `from ${from}`).toBe("proved");
    }
    expect(continues(file, checkpointAt(9), checkpointAt(33))).toBe("unproved");
  });

  it("contradicts a checkpoint of another history, whatever proof it offers", () => {
    const file = fileFor(33, [8, 33]);
    for (const size of [8, 33]) {
      const other = { ...checkpointAt(size), root: leafHash(utf8ToBytes("another history")) };
      expect(continues(file, other, checkpointAt(33)), `size ${size}`).toBe("contradicted");
    }
    const cut = { consistency: file.consistency.map(({ from }) => ({ from, hashes: [] })) };
    expect(continues(cut, checkpointAt(8), checkpointAt(33))).toBe("contradicted");
  });
});
