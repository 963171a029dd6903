/**
 * Compares the bytes of a journal with what was signed about them, and says what is wrong and where. Pure: knows no
 * files and no keys; the checkpoints it is given are already known to be ours.
 *
 * A root that differs proves that something was changed, but not where. The leaf hashes that lie beside the journal
 * say where: they are believed as soon as they themselves add up to the signed root. Without them the lines' own
 * numbers are the second best witness.
 */
import { bytesToHex, utf8FromBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { parseLine } from "./entries.ts";
import {
  createFrontier,
  createLeafList,
  type Frontier,
  type LeafList,
  type Leaves,
  leafHash,
  rootAt,
} from "./merkle.ts";
import type { Checkpoint } from "./note.ts";

const NEWLINE = 0x0a;

export interface Examination {
  readonly leaves: LeafList;
  readonly frontier: Frontier;
  /** Bytes after the last line that counts: what a crash left of an append. */
  readonly tornBytes: number;
  /** The largest checkpoint given; null without any. */
  readonly anchored: Checkpoint | null;
  /** How many lines from the first are known to be as they were written. */
  readonly goodSize: number;
  /** At most one: JOURNAL_EDITED, _REORDERED, _LINES_REMOVED, _LINES_INSERTED, _TRUNCATED or _REWRITTEN. */
  readonly finding: Fault | null;
}

export function lineText(bytes: Uint8Array, ends: readonly number[], line: number): string | null {
  const start = line === 0 ? 0 : (ends[line - 1] ?? 0);
  return utf8FromBytes(bytes.subarray(start, (ends[line] ?? 0) - 1));
}

export function examine(
  bytes: Uint8Array,
  checkpoints: readonly Checkpoint[],
  expectedLeaves: Leaves,
): Examination & {
  /** Where line n ends, its newline included. */ readonly ends: readonly number[];
} {
  const anchored = checkpoints.reduce<Checkpoint | null>(
    (largest, next) => (largest === null || next.size > largest.size ? next : largest),
    null,
  );
  const ends: number[] = [];
  // A Buffer searches with memchr; the same search over a Uint8Array takes longer than all the hashing.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, at + 1)) {
    ends.push(at + 1);
  }
  let { leaves, frontier, goodSize, isConsistent } = hashed(bytes, ends, checkpoints);
  if (anchored !== null && isConsistent && ends.length > anchored.size) {
    // Lines that no checkpoint covers yet must at least be entries in their place; the first that is not, and all that
    // follows it, is the debris of an append that a crash cut short (some disks write the end before the middle).
    const sound = soundLines(bytes, ends, anchored.size);
    if (sound < ends.length) {
      ends.length = sound;
      ({ leaves, frontier } = hashed(bytes, ends, []));
    }
  }
  const tornBytes = bytes.length - (ends.at(-1) ?? 0);
  const examined = { leaves, frontier, ends, tornBytes, anchored };
  if (anchored === null) {
    const finding = brokenByItself(bytes, ends, ends.length);
    return { ...examined, goodSize: 0, finding };
  }
  if (isConsistent && frontier.size >= anchored.size) {
    return { ...examined, goodSize: frontier.size, finding: null };
  }
  const isWitness =
    expectedLeaves.size >= anchored.size &&
    Buffer.compare(rootAt(expectedLeaves, anchored.size), anchored.root) === 0;
  if (isWitness) {
    const finding = difference(expectedLeaves, leaves, anchored.size);
    // Two signed checkpoints that contradict each other while the lines fit the larger: a fork, not an edit.
    if (finding === null) return { ...examined, goodSize, finding: fault("JOURNAL_REWRITTEN", {}) };
    return { ...examined, goodSize: Math.max(goodSize, lineOf(finding)), finding };
  }
  const own = brokenByItself(bytes, ends, Math.min(ends.length, anchored.size));
  const missing = anchored.size - ends.length;
  const finding =
    own ??
    (missing > 0
      ? fault("JOURNAL_TRUNCATED", { line: ends.length, count: missing })
      : fault("JOURNAL_REWRITTEN", {}));
  return { ...examined, goodSize, finding };
}

/** The tree over the lines, compared with each checkpoint on the way. */
function hashed(bytes: Uint8Array, ends: readonly number[], checkpoints: readonly Checkpoint[]) {
  const leaves = createLeafList();
  const frontier = createFrontier();
  let goodSize = 0;
  let isConsistent = true;
  const check = (): void => {
    for (const { size, root } of checkpoints) {
      if (size !== frontier.size) continue;
      if (Buffer.compare(frontier.root(), root) === 0) goodSize = Math.max(goodSize, size);
      else isConsistent = false;
    }
  };
  check();
  let start = 0;
  for (const end of ends) {
    const leaf = leafHash(bytes.subarray(start, end - 1));
    leaves.push(leaf);
    frontier.push(leaf);
    check();
    start = end;
  }
  return { leaves, frontier, goodSize, isConsistent };
}

function lineOf(finding: Fault): number {
  const { line } = finding.facts;
  return typeof line === "number" ? line : 0;
}

/** How many lines stand, when those before `from` are somebody else's business. */
function soundLines(bytes: Uint8Array, ends: readonly number[], from: number): number {
  for (let line = from; line < ends.length; line += 1) {
    const text = lineText(bytes, ends, line);
    if (text === null || parseLine(text)?.seq !== line) return line;
  }
  return ends.length;
}

/** The smallest stretch in which the lines differ from the expected ones, and what kind of change that is. */
function difference(expected: Leaves, actual: Leaves, anchoredSize: number): Fault | null {
  const isSame = (a: number, b: number) => Buffer.compare(expected.at(a), actual.at(b)) === 0;
  const shorter = Math.min(expected.size, actual.size);
  let line = 0;
  while (line < shorter && isSame(line, line)) line += 1;
  if (line >= anchoredSize) return null;
  if (line === actual.size) {
    return fault("JOURNAL_TRUNCATED", { line, count: anchoredSize - line });
  }
  let tail = 0;
  while (tail < shorter - line && isSame(expected.size - 1 - tail, actual.size - 1 - tail)) {
    tail += 1;
  }
  const before = hashes(expected, line, expected.size - tail);
  const after = hashes(actual, line, actual.size - tail);
  if (after.length === 0) return fault("JOURNAL_LINES_REMOVED", { line, count: before.length });
  if (before.length === 0) return fault("JOURNAL_LINES_INSERTED", { line, count: after.length });
  if (before.toSorted().join() === after.toSorted().join()) {
    return fault("JOURNAL_REORDERED", { line, count: before.length });
  }
  return fault("JOURNAL_EDITED", { line, count: Math.max(before.length, after.length) });
}

function hashes(leaves: Leaves, start: number, end: number): string[] {
  const texts: string[] = [];
  for (let index = start; index < end; index += 1) texts.push(bytesToHex(leaves.at(index)));
  return texts;
}

/** What the first `size` lines say about themselves: each is an entry, and its number is its place. */
function brokenByItself(bytes: Uint8Array, ends: readonly number[], size: number): Fault | null {
  const numbers: number[] = [];
  for (let line = 0; line < size; line += 1) {
    const text = lineText(bytes, ends, line);
    const entry = text === null ? null : parseLine(text);
    if (entry === null) return fault("JOURNAL_EDITED", { line, count: 1 });
    numbers.push(entry.seq);
  }
  const line = numbers.findIndex((seq, index) => seq !== index);
  if (line < 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const seq = numbers[line] ?? 0;
  if (sorted.every((value, index) => value === index)) {
    return fault("JOURNAL_REORDERED", { line, count: size - line });
  }
  const isRising = numbers.every(
    (value, index) => index === 0 || value > (numbers[index - 1] ?? 0),
  );
  return isRising
    ? fault("JOURNAL_LINES_REMOVED", { line, count: seq - line })
    : fault("JOURNAL_LINES_INSERTED", { line, count: 1 });
}
