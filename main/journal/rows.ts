/**
 * What the journal knows of each line without reading it again: where it ends, when it was, of which kind, about which
 * key, of which act. Some thirty bytes a line, in memory only and made from the lines themselves: nothing that lies on the
 * disk can make it say anything else.
 */
import type { StoredEntry } from "./entries.ts";
import { createOpenActs } from "./open-acts.ts";

/** A line that is no entry has a row all the same: its place counts. */
type Said = Pick<StoredEntry, "atMs" | "kind" | "subject" | "act">;

export interface RowFilter {
  /** Any of these; null for all. */
  readonly kinds: readonly string[] | null;
  readonly subject: string | null;
  readonly act: string | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface Rows {
  readonly size: number;
  push(entry: Said | null, endByte: number): void;
  /** Where line n ends, its newline included; 0 for -1. */
  endOf(line: number): number;
  /** Numbers of the lines that fit, newest first. */
  find(filter: RowFilter): number[];
  /** Numbers of the intents that have no outcome, oldest first. */
  interrupted(): number[];
  kinds(): string[];
  subjects(): string[];
}

export function createRows(): Rows {
  const ends = createColumn(Float64Array);
  const times = createColumn(Float64Array);
  const kinds = createNames(createColumn(Uint16Array));
  const subjects = createNames(createColumn(Uint32Array));
  const acts = createNames(createColumn(Uint32Array));
  const open = createOpenActs();
  return {
    get size() {
      return ends.size;
    },
    push(entry, endByte) {
      const seq = ends.size;
      ends.push(endByte);
      times.push(entry?.atMs ?? 0);
      kinds.push(entry?.kind ?? null);
      subjects.push(entry?.subject ?? null);
      acts.push(entry?.act ?? null);
      if (entry !== null) open.push({ seq, kind: entry.kind, act: entry.act });
    },
    endOf: (line) => (line < 0 ? 0 : ends.at(line)),
    find({ kinds: wanted, subject, act, fromMs, toMs }) {
      const kindIds = wanted === null ? null : new Set(wanted.map(kinds.idOf));
      const subjectId = subject === null ? null : subjects.idOf(subject);
      const actId = act === null ? null : acts.idOf(act);
      const found: number[] = [];
      for (let line = ends.size - 1; line >= 0; line -= 1) {
        if (kindIds !== null && !kindIds.has(kinds.at(line))) continue;
        if (subjectId !== null && subjects.at(line) !== subjectId) continue;
        if (actId !== null && acts.at(line) !== actId) continue;
        const atMs = times.at(line);
        if ((fromMs !== null && atMs < fromMs) || (toMs !== null && atMs > toMs)) continue;
        found.push(line);
      }
      return found;
    },
    interrupted: open.list,
    kinds: kinds.names,
    subjects: subjects.names,
  };
}

interface Column {
  readonly size: number;
  push(value: number): void;
  at(index: number): number;
}

/** Doubles its room when it is full. */
function createColumn(
  Numbers: Float64ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor,
): Column {
  let values = new Numbers(256);
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(value) {
      if (size === values.length) {
        const wider = new Numbers(size * 2);
        wider.set(values);
        values = wider;
      }
      values[size] = value;
      size += 1;
    },
    at: (index) => values[index] ?? 0,
  };
}

/** Texts that repeat, as small numbers; 0 is none. */
function createNames(column: Column) {
  const ids = new Map<string, number>();
  return {
    push(name: string | null): void {
      const id = name === null ? 0 : (ids.get(name) ?? ids.size + 1);
      if (name !== null) ids.set(name, id);
      column.push(id);
    },
    at: column.at,
    /** -1 for a text that no line has. */
    idOf: (name: string): number => ids.get(name) ?? -1,
    names: (): string[] => [...ids.keys()].sort(),
  };
}
