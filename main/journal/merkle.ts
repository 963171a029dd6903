/**
 * The Merkle tree of RFC 6962 §2.1 over SHA-256: one root stands for all lines, in their order. Leaves are known by
 * their hashes, kept one after the other in one array of 32 bytes each.
 */
import { hash } from "node:crypto";

export const HASH_BYTES = 32;

/** A zero, then the line: filled anew for each leaf, and grown for the longest. */
let leafScratch = new Uint8Array(1024);
/** Filled anew for each node: two hundred thousand small buffers are what made verification slow. */
const NODE = Uint8Array.of(0x01, ...new Uint8Array(2 * HASH_BYTES));

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash("sha256", bytes, "buffer"));
}

/** RFC 6962 §2.1: the hash of an empty list is the hash of an empty string. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());

/** The two prefixes keep a leaf from being passed off as a node. */
export function leafHash(data: Uint8Array): Uint8Array {
  if (leafScratch.length <= data.length) leafScratch = new Uint8Array(2 * data.length);
  leafScratch.set(data, 1);
  return sha256(leafScratch.subarray(0, 1 + data.length));
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  NODE.set(left, 1);
  NODE.set(right, 1 + HASH_BYTES);
  return sha256(NODE);
}

/** The right edge of a growing tree: the roots of its complete subtrees, largest first. A root costs log2(n) hashes. */
export interface Frontier {
  readonly size: number;
  push(leaf: Uint8Array): void;
  root(): Uint8Array;
  /** What {@link createFrontier} needs to go on from here. */
  peaks(): readonly Uint8Array[];
}

/** Goes on from `size` and its `peaks`, of which there must be one for each one-bit of the size. */
export function createFrontier(from?: {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}): Frontier {
  const roots: Uint8Array[] = [...(from?.peaks ?? [])];
  let size = from?.size ?? 0;
  return {
    get size() {
      return size;
    },
    peaks: () => [...roots],
    push(leaf) {
      let node = leaf;
      // Each trailing one-bit of the old size is a complete subtree of the same height as `node`: they join.
      for (let rest = size; rest % 2 === 1; rest = half(rest)) {
        const left = roots.pop();
        if (left === undefined) throw new Error("The frontier does not fit its size");
        node = nodeHash(left, node);
      }
      roots.push(node);
      size += 1;
    },
    root() {
      const last = roots.at(-1);
      if (last === undefined) return EMPTY_ROOT;
      return roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
    },
  };
}

/** Leaf hashes of a log, in order. */
export interface Leaves {
  readonly size: number;
  at(index: number): Uint8Array;
}

/** A growing list of hashes in one block of memory: 32 bytes each, without an object for every one of them. */
export interface LeafList extends Leaves {
  push(leaf: Uint8Array): void;
  /** The hashes one after the other. A view: copy what must outlive the next push. */
  bytes(): Uint8Array;
}

/** Bytes after the last whole hash are ignored. */
export function createLeafList(initial: Uint8Array = new Uint8Array()): LeafList {
  let size = Math.floor(initial.length / HASH_BYTES);
  let block = initial.slice(0, size * HASH_BYTES);
  return {
    get size() {
      return size;
    },
    at(index) {
      demandRange(index, 0, size - 1);
      return block.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
    },
    push(leaf) {
      if (leaf.length !== HASH_BYTES) throw new Error("A leaf hash has 32 bytes");
      if (block.length < (size + 1) * HASH_BYTES) {
        const wider = new Uint8Array(Math.max(1024, block.length * 2));
        wider.set(block);
        block = wider;
      }
      block.set(leaf, size * HASH_BYTES);
      size += 1;
    },
    bytes: () => block.subarray(0, size * HASH_BYTES),
  };
}

/** Root of the first `size` leaves. */
export function rootAt(leaves: Leaves, size: number): Uint8Array {
  demandRange(size, 0, leaves.size);
  return size === 0 ? EMPTY_ROOT : subtree(leaves, 0, size);
}

/** MTH(D[start:end]) of RFC 6962. The right edge of a growing tree is twice as fast as the recursion of the text. */
function subtree(leaves: Leaves, start: number, end: number): Uint8Array {
  const frontier = createFrontier();
  for (let index = start; index < end; index += 1) frontier.push(leaves.at(index));
  return frontier.root();
}

/** The largest power of two smaller than `size`, which is at least 2. */
function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** PATH(index, D[size]) of RFC 6962 §2.1.1: that the line `index` is in the log of `size` lines. */
export function inclusionProof(leaves: Leaves, index: number, size: number): Uint8Array[] {
  demandRange(size, 1, leaves.size);
  demandRange(index, 0, size - 1);
  const path = (target: number, start: number, end: number): Uint8Array[] => {
    if (end - start === 1) return [];
    const split = start + splitOf(end - start);
    return target < split
      ? [...path(target, start, split), subtree(leaves, split, end)]
      : [...path(target, split, end), subtree(leaves, start, split)];
  };
  return path(index, 0, size);
}

/** PROOF(oldSize, D[size]) of RFC 6962 §2.1.2: that the log only grew. Empty for equal sizes and for an empty log. */
export function consistencyProof(leaves: Leaves, oldSize: number, size: number): Uint8Array[] {
  demandRange(size, 0, leaves.size);
  demandRange(oldSize, 0, size);
  if (oldSize === 0 || oldSize === size) return [];
  const proof = (old: number, start: number, end: number, isWhole: boolean): Uint8Array[] => {
    if (old === end) return isWhole ? [] : [subtree(leaves, start, end)];
    const split = start + splitOf(end - start);
    return old <= split
      ? [...proof(old, start, split, isWhole), subtree(leaves, split, end)]
      : [...proof(old, split, end, false), subtree(leaves, start, split)];
  };
  return proof(oldSize, 0, size, true);
}

/** RFC 9162 §2.1.3.2 (the same tree, with the algorithm written out). False for anything malformed. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let node = index;
  let last = size - 1;
  let computed = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      computed = nodeHash(sibling, computed);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      computed = nodeHash(computed, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(computed, root);
}

/** RFC 9162 §2.1.4.2. An empty old log is consistent with every log; then the proof must be empty. */
export function verifyConsistency(
  oldSize: number,
  size: number,
  oldRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size) return false;
  if (oldSize === size) return proof.length === 0 && isSame(oldRoot, root);
  if (oldSize === 0) return proof.length === 0 && isSame(oldRoot, EMPTY_ROOT);
  // A complete old tree is itself the first node of the path, and is left out of the proof.
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let node = oldSize - 1;
  let last = size - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let oldComputed = first;
  let computed = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldComputed = nodeHash(sibling, oldComputed);
      computed = nodeHash(sibling, computed);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      computed = nodeHash(computed, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(oldComputed, oldRoot) && isSame(computed, root);
}

/** Not `>> 1`: that would cut sizes to 32 bits. */
function half(value: number): number {
  return Math.floor(value / 2);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function demandRange(value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${value} is not between ${least} and ${most}`);
  }
}
