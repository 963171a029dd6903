/** Reading what is in the journal: entries by number or by what they are, and proofs about them. */
import { bytesToHex, utf8FromBytes } from "../lib/bytes.ts";
import type { Files } from "../lib/files.ts";
import { parseLine, type StoredEntry } from "./entries.ts";
import type { Places } from "./inspect.ts";
import type { Comparison, EntryProof, Found, PageEntry, Query } from "./journal.ts";
import { inclusionProof, type LeafList, leafHash, rootAt, verifyInclusion } from "./merkle.ts";
import { parseCheckpoint, parseNote } from "./note.ts";
import { tlogProof } from "./proofs.ts";
import type { Rows } from "./rows.ts";

/** What is known of a log that was read as a whole. */
export interface Detail {
  readonly leaves: LeafList;
  readonly rows: Rows;
}

/** Lines that are looked through for a text at a time. */
const BLOCK_LINES = 2_000;

export function createReader(files: Files, places: Places) {
  async function bytesOf({ rows }: Detail, from: number, to: number): Promise<Uint8Array[]> {
    const start = rows.endOf(from - 1);
    const bytes = await files.readRange(places.log, start, rows.endOf(to - 1));
    const lines: Uint8Array[] = [];
    for (let line = from; line < to; line += 1) {
      lines.push(bytes.subarray(rows.endOf(line - 1) - start, rows.endOf(line) - start - 1));
    }
    return lines;
  }

  function shown({ leaves }: Detail, seq: number, bytes: Uint8Array): PageEntry {
    const leaf = leaves.at(seq);
    const text = Buffer.compare(leafHash(bytes), leaf) === 0 ? utf8FromBytes(bytes) : null;
    const entry = text === null ? null : parseLine(text);
    return { ...(entry ?? unreadable(seq)), leafHash: bytesToHex(leaf) };
  }

  async function page(detail: Detail, from: number, to: number): Promise<PageEntry[]> {
    const lines = await bytesOf(detail, from, to);
    return lines.map((bytes, index) => shown(detail, from + index, bytes));
  }

  /** Entries by their numbers, which fall. Neighbours are read together. */
  async function entries(detail: Detail, numbers: readonly number[]): Promise<PageEntry[]> {
    const found: PageEntry[] = [];
    for (let at = 0; at < numbers.length; ) {
      const newest = numbers[at] ?? 0;
      let count = 1;
      while (numbers[at + count] === newest - count) count += 1;
      found.push(...(await page(detail, newest - count + 1, newest + 1)).reverse());
      at += count;
    }
    return found;
  }

  /** Numbers of the lines that hold the text, of those given, which fall. */
  async function holding(detail: Detail, numbers: readonly number[], text: string) {
    const wanted = text.toLowerCase();
    const found: number[] = [];
    for (let at = 0; at < numbers.length; ) {
      const to = (numbers[at] ?? 0) + 1;
      const from = Math.max(0, to - BLOCK_LINES);
      const lines = await bytesOf(detail, from, to);
      for (; at < numbers.length && (numbers[at] ?? 0) >= from; at += 1) {
        const line = lines[(numbers[at] ?? 0) - from];
        const said = line === undefined ? "" : Buffer.from(line).toString("utf8").toLowerCase();
        if (said.includes(wanted)) found.push(numbers[at] ?? 0);
      }
    }
    return found;
  }

  return {
    page,
    entries,
    async query(detail: Detail, query: Query): Promise<Found> {
      const { before, limit, text } = query;
      const fitting = detail.rows.find(query);
      const all = text === null ? fitting : await holding(detail, fitting, text);
      const rest = before === null ? all : all.filter((seq) => seq < before);
      return {
        size: detail.leaves.size,
        total: all.length,
        entries: await entries(detail, rest.slice(0, limit)),
      };
    },
    async proof(detail: Detail, note: string | null, seq: number): Promise<EntryProof | null> {
      const checkpoint = parseCheckpoint(parseNote(note ?? "")?.text ?? "");
      if (note === null || checkpoint === null || seq >= checkpoint.size) return null;
      const { size, root } = checkpoint;
      const [bytes] = await bytesOf(detail, seq, seq + 1);
      const line = bytes === undefined ? null : utf8FromBytes(bytes);
      if (bytes === undefined || line === null) return null;
      const leaf = leafHash(bytes);
      const path = inclusionProof(detail.leaves, seq, size);
      if (!verifyInclusion(leaf, seq, size, path, root)) return null;
      return {
        line,
        leafHash: bytesToHex(leaf),
        path: path.map(bytesToHex),
        checkpoint: { size, rootHash: bytesToHex(root) },
        tlogProof: tlogProof(seq, path, note),
      };
    },
    compare({ leaves }: Detail, size: number, rootStart: Uint8Array): Comparison {
      if (size > leaves.size) return "beyond";
      const start = rootAt(leaves, size).subarray(0, rootStart.length);
      return Buffer.compare(start, rootStart) === 0 ? "contained" : "different";
    },
  };
}

function unreadable(seq: number): StoredEntry {
  return { seq, atMs: 0, kind: "journal.unreadable", subject: null, act: null, facts: {} };
}
