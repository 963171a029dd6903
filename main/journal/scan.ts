/**
 * Reads a log from its first byte to its last in small pieces, hashes every line into the tree, and remembers what the
 * app wants to know of it. Memory stays the same however long the log is, and between two pieces everything else runs.
 */
import { setImmediate as turn } from "node:timers/promises";
import { parseLine, type StoredEntry } from "./entries.ts";
import {
  createFrontier,
  createLeafList,
  type Frontier,
  type LeafList,
  leafHash,
} from "./merkle.ts";
import { createRows, type Rows } from "./rows.ts";

/** Some thousand lines: a few milliseconds of work. */
const PIECE_BYTES = 256 * 1024;
const NEWLINE = 0x0a;

export interface Scan {
  readonly leaves: LeafList;
  readonly frontier: Frontier;
  readonly rows: Rows;
  /** All bytes that were read. */
  readonly bytes: number;
  /** After the last newline. */
  readonly tornBytes: number;
  /** Lines about the journal itself, in order. */
  readonly marks: readonly StoredEntry[];
  /** Root at each size that was asked for and reached. */
  readonly roots: ReadonlyMap<number, Uint8Array>;
}

/**
 * `read` gives the bytes from one place to another, fewer at the end. `sizes`: where to remember the root. A line that is
 * no JSON counts as a line without anything to say.
 */
export async function scanLog(
  read: (start: number, end: number) => Promise<Uint8Array>,
  sizes: readonly number[],
): Promise<Scan> {
  const leaves = createLeafList();
  const frontier = createFrontier();
  const rows = createRows();
  const marks: StoredEntry[] = [];
  const roots = new Map<number, Uint8Array>();
  const wanted = new Set(sizes);
  const remember = (): void => {
    if (wanted.has(frontier.size)) roots.set(frontier.size, frontier.root());
  };
  remember();

  function take(line: Buffer, endByte: number): void {
    const leaf = leafHash(line);
    leaves.push(leaf);
    frontier.push(leaf);
    const entry = glance(line);
    rows.push(entry, endByte);
    if (entry?.kind.startsWith("journal.")) {
      const mark = parseLine(line.toString("utf8"));
      if (mark !== null) marks.push(mark);
    }
    remember();
  }

  let done = 0;
  let rest = Buffer.alloc(0);
  for (;;) {
    const piece = await read(done, done + PIECE_BYTES);
    if (piece.length === 0) break;
    const start = done - rest.length;
    done += piece.length;
    const bytes = Buffer.concat([rest, piece]);
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      take(bytes.subarray(from, at), start + at + 1);
      from = at + 1;
    }
    rest = bytes.subarray(from);
    await turn();
  }
  return { leaves, frontier, rows, bytes: done, tornBytes: rest.length, marks, roots };
}

/** The rows of lines that are in memory. */
export function rowsOver(bytes: Uint8Array, ends: readonly number[]): Rows {
  const rows = createRows();
  let start = 0;
  for (const end of ends) {
    rows.push(glance(Buffer.from(bytes.subarray(start, end - 1))), end);
    start = end;
  }
  return rows;
}

/**
 * Enough of an entry to find it again. Not a judgement: whether the line is what was written is said by the tree, and
 * whether it is an entry by `parseLine`, where it is shown.
 */
function glance(line: Buffer): Pick<StoredEntry, "atMs" | "kind" | "subject" | "act"> | null {
  let said: unknown;
  try {
    said = JSON.parse(line.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof said !== "object" || said === null) return null;
  const { atMs, kind, subject, act } = said as Record<string, unknown>;
  if (typeof kind !== "string" || typeof atMs !== "number") return null;
  return {
    atMs,
    kind,
    subject: typeof subject === "string" ? subject : null,
    act: typeof act === "string" ? act : null,
  };
}
