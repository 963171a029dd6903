/**
 * The signing side of RFC 78: a proof carries the types that one extrinsic needs, and enough hashes to recompute the
 * digest of the whole metadata. When the digest is the one inside the signed payload, the chain will accept the
 * signature only if it, too, decodes with exactly these types.
 */
import { blake3 } from "@noble/hashes/blake3.js";
import { Refusal } from "../lib/fault.ts";
import { EXTENSIONS } from "./extensions.ts";
import { toHex } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";
import { Reader } from "./reader.ts";
import { type ExtrinsicInfo, readExtrinsicInfo, readTypeLeaf, type TypeLeaf } from "./type-tree.ts";
import { joinBytes, littleEndian, textBytes } from "./writer.ts";

/** A real proof has a few kilobytes; more is a waste of everybody's time. */
const MOST_PROOF_BYTES = 256 * 1024;
const HASH_BYTES = 32;
/** `MetadataDigest::V1`. */
const DIGEST_V1 = 1;
const EXTRINSIC_VERSION = 4;
/** A tree of four million types; metadata 424 has some two thousand. Below it 32-bit shifts are exact. */
const MOST_TREE_NODES = 2 ** 23;

export interface ProvedTypes {
  readonly leaves: readonly TypeLeaf[];
  readonly extrinsic: ExtrinsicInfo;
}

interface ParsedProof extends ProvedTypes {
  readonly leafHashes: readonly Uint8Array[];
  readonly leafIndices: readonly number[];
  readonly nodes: readonly Uint8Array[];
  readonly extrinsicBytes: Uint8Array;
  readonly specVersion: number;
  readonly specName: string;
  readonly ss58Prefix: number;
  readonly tokenDecimals: number;
  readonly tokenSymbol: string;
}

function parseProof(proof: Uint8Array): ParsedProof {
  if (proof.length > MOST_PROOF_BYTES)
    throw new Refusal("PROOF_TOO_LARGE", { bytes: proof.length });
  const reader = new Reader(proof);
  const leaves: TypeLeaf[] = [];
  const leafHashes: Uint8Array[] = [];
  const leafCount = reader.count(3);
  for (let index = 0; index < leafCount; index += 1) {
    const from = reader.at;
    leaves.push(readTypeLeaf(reader));
    leafHashes.push(blake3(proof.subarray(from, reader.at)));
  }
  const leafIndices = Array.from({ length: reader.count(4) }, () => reader.u32());
  const nodes = Array.from({ length: reader.count(HASH_BYTES) }, () => reader.bytes(HASH_BYTES));
  const extrinsicFrom = reader.at;
  const extrinsic = readExtrinsicInfo(reader);
  const extrinsicBytes = proof.subarray(extrinsicFrom, reader.at);
  const specVersion = reader.u32();
  const specName = reader.text();
  const ss58Prefix = Number(reader.unsigned(2));
  const tokenDecimals = reader.u8();
  const tokenSymbol = reader.text();
  reader.end();
  return {
    leaves,
    leafHashes,
    leafIndices,
    nodes,
    extrinsic,
    extrinsicBytes,
    specVersion,
    specName,
    ss58Prefix,
    tokenDecimals,
    tokenSymbol,
  };
}

/** Depth of node `index` in a binary heap. */
function levelOf(index: number): number {
  return 31 - Math.clz32(index + 1);
}

function isAncestor(node: number, of: number): boolean {
  const steps = levelOf(of) - levelOf(node);
  return steps >= 0 && ((of + 1) >>> steps) - 1 === node;
}

/**
 * The leaves of a tree of n types are its nodes n − 1 … 2n − 2. The proof does not say n, but no n fits when one index
 * is more than twice another: then an inner node was passed off as a type, or a type as an inner node.
 */
function areLeaves(indices: readonly number[]): boolean {
  const most = indices.reduce((a, b) => Math.max(a, b), 0);
  const least = indices.reduce((a, b) => Math.min(a, b), most);
  return indices.length > 0 && most < MOST_TREE_NODES && most <= 2 * least;
}

/**
 * The root of the tree: leaves and nodes come in the order of a walk from the root, left before right; what is not
 * an ancestor of the next leaf is a given hash. Everything given must be used, in order, exactly once.
 */
function rootOf({ leafHashes, leafIndices, nodes }: ParsedProof): Uint8Array {
  if (leafIndices.length !== leafHashes.length || !areLeaves(leafIndices)) {
    throw new Refusal("PROOF_MALFORMED", {});
  }
  let nextLeaf = 0;
  let nextNode = 0;
  // Depth is that of the deepest leaf, because only ancestors of a leaf are opened.
  function walk(node: number): Uint8Array {
    const target = leafIndices[nextLeaf];
    if (target === node) {
      const hash = leafHashes[nextLeaf];
      nextLeaf += 1;
      if (hash !== undefined) return hash;
    } else if (target === undefined || !isAncestor(node, target)) {
      const hash = nodes[nextNode];
      nextNode += 1;
      if (hash !== undefined) return hash;
    } else {
      const left = walk(2 * node + 1);
      const right = walk(2 * node + 2);
      return blake3(joinBytes([left, right]));
    }
    throw new Refusal("PROOF_MALFORMED", {});
  }
  const root = walk(0);
  if (nextLeaf !== leafIndices.length || nextNode !== nodes.length) {
    throw new Refusal("PROOF_MALFORMED", {});
  }
  return root;
}

function digestOf(parsed: ParsedProof): Uint8Array {
  return blake3(
    joinBytes([
      Uint8Array.of(DIGEST_V1),
      rootOf(parsed),
      blake3(parsed.extrinsicBytes),
      littleEndian(BigInt(parsed.specVersion), 4),
      textBytes(parsed.specName),
      littleEndian(BigInt(parsed.ss58Prefix), 2),
      Uint8Array.of(parsed.tokenDecimals),
      textBytes(parsed.tokenSymbol),
    ]),
  );
}

/**
 * Verifies that the proof belongs to the digest that will be signed and that the request says the same about the
 * chain as the proof does. PROOF_MALFORMED, PROOF_DIGEST_MISMATCH, PROOF_SAYS_OTHERWISE { field },
 * EXTENSIONS_UNEXPECTED.
 */
export function verifyProof(request: SigningRequest): ProvedTypes {
  const parsed = reading(() => parseProof(request.proof));
  if (toHex(digestOf(parsed)) !== request.metadataHash) {
    throw new Refusal("PROOF_DIGEST_MISMATCH", {});
  }
  for (const field of [
    "specVersion",
    "specName",
    "ss58Prefix",
    "tokenDecimals",
    "tokenSymbol",
  ] as const) {
    if (parsed[field] !== request[field]) throw new Refusal("PROOF_SAYS_OTHERWISE", { field });
  }
  const { extrinsic, leaves } = parsed;
  const names = extrinsic.extensions.map(({ name }) => name);
  if (extrinsic.version !== EXTRINSIC_VERSION || names.join() !== EXTENSIONS.join()) {
    throw new Refusal("EXTENSIONS_UNEXPECTED", {});
  }
  return { leaves, extrinsic };
}

/** Bytes that cannot be read make a malformed proof, wherever they stopped. */
function reading<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === "SCALE_MALFORMED") {
      throw new Refusal("PROOF_MALFORMED", error.fault.facts, { cause: error });
    }
    throw error;
  }
}
