/**
 * Proofs as values that leave the app: that an entry is in the log (C2SP `tlog-proof`, https://c2sp.org/tlog-proof), and
 * that a log only grew. The proof file that goes with an export and to a paired machine holds both; docs/formats.md has
 * its form.
 */
import * as v from "valibot";
import { Count } from "../codec/values.ts";
import { base64ToBytes, bytesToBase64, utf8ToBytes } from "../lib/bytes.ts";
import {
  consistencyProof,
  HASH_BYTES,
  inclusionProof,
  type Leaves,
  leafHash,
  verifyConsistency,
  verifyInclusion,
} from "./merkle.ts";
import { type Checkpoint, openCheckpoint, type Verifier } from "./note.ts";

const TLOG_PROOF = "c2sp.org/tlog-proof@v1";

/** The `.tlog-proof` of line `index`: its path to the root of the signed checkpoint. */
export function tlogProof(index: number, path: readonly Uint8Array[], note: string): string {
  const hashes = path.map((hash) => `${bytesToBase64(hash)}\n`);
  return `${TLOG_PROOF}\nindex ${index}\n${hashes.join("")}\n${note}`;
}

/** True when the proof is well formed, its checkpoint is signed by `verifier`, and it holds for this line. */
export function isTlogProofOf(proof: string, line: string, verifier: Verifier): boolean {
  const head = proof.indexOf("\n\n");
  if (head < 0) return false;
  const [version, indexText = "", ...hashTexts] = proof.slice(0, head).split("\n");
  const [, digits] = /^index (0|[1-9][0-9]{0,15})$/.exec(indexText) ?? [];
  const hashes = readHashes(hashTexts);
  const checkpoint = openCheckpoint(proof.slice(head + 2), verifier);
  if (version !== TLOG_PROOF || digits === undefined) return false;
  if (hashes === null || checkpoint === null || checkpoint.origin !== verifier.name) return false;
  const leaf = leafHash(utf8ToBytes(line));
  return verifyInclusion(leaf, Number(digits), checkpoint.size, hashes, checkpoint.root);
}

const Hashes = v.array(v.string());
export const PROOF_FILE = "coldkey-workstation/journal-proofs/v1";

const ProofFile = v.strictObject({
  format: v.literal(PROOF_FILE),
  /** Whose signature to expect, as a vkey. */
  key: v.string(),
  /** Who co-signs for this machine, as a vkey; absent while it has no such key. */
  cosigner: v.exactOptional(v.string()),
  checkpoint: v.string(),
  /** From earlier sizes, which somebody may hold, to the checkpoint's. */
  consistency: v.array(v.strictObject({ from: Count, hashes: Hashes })),
  /** For single lines: the number, and the path to the checkpoint's root. */
  inclusion: v.array(v.strictObject({ index: Count, hashes: Hashes })),
});
export type ProofFile = v.InferOutput<typeof ProofFile>;

export interface ProofWishes {
  readonly key: string;
  readonly cosigner: string | null;
  readonly note: string;
  /** What the note covers; the leaves may have grown since. */
  readonly size: number;
  readonly from: readonly number[];
  readonly index: readonly number[];
}

export function proofFile(leaves: Leaves, wishes: ProofWishes): ProofFile {
  const { key, cosigner, note, size } = wishes;
  const texts = (hashes: readonly Uint8Array[]) => hashes.map(bytesToBase64);
  const below = (numbers: readonly number[], most: number) =>
    [...new Set(numbers)].filter((n) => n <= most).sort((a, b) => a - b);
  return {
    format: PROOF_FILE,
    key,
    ...(cosigner === null ? {} : { cosigner }),
    checkpoint: note,
    consistency: below(wishes.from, size).map((from) => ({
      from,
      hashes: texts(consistencyProof(leaves, from, size)),
    })),
    inclusion: below(wishes.index, size - 1).map((index) => ({
      index,
      hashes: texts(inclusionProof(leaves, index, size)),
    })),
  };
}

/** Null unless the text is a proof file of this version. Says nothing about signatures and proofs. */
export function readProofFile(text: string): ProofFile | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const parsed = v.safeParse(ProofFile, json);
  return parsed.success ? parsed.output : null;
}

/** Whether the file proves that its checkpoint continues `earlier`. `unproved`: it has no proof from that size. */
export function continues(
  file: Pick<ProofFile, "consistency">,
  earlier: Checkpoint,
  later: Checkpoint,
): "proved" | "unproved" | "contradicted" {
  if (earlier.size === later.size) {
    return verifyConsistency(earlier.size, later.size, earlier.root, later.root, [])
      ? "proved"
      : "contradicted";
  }
  const offered = file.consistency.find(({ from }) => from === earlier.size);
  const hashes = offered === undefined ? null : readHashes(offered.hashes);
  if (hashes === null) return "unproved";
  return verifyConsistency(earlier.size, later.size, earlier.root, later.root, hashes)
    ? "proved"
    : "contradicted";
}

function readHashes(texts: readonly string[]): Uint8Array[] | null {
  const hashes: Uint8Array[] = [];
  for (const text of texts) {
    const hash = base64ToBytes(text);
    if (hash?.length !== HASH_BYTES) return null;
    hashes.push(hash);
  }
  return hashes;
}
