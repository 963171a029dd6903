/**
 * Reads one JSON object on the bytes, so that no secret in it becomes a string that nothing can wipe. Only the values
 * of the object itself are read; what is nested is skipped, to a bounded depth and without recursion.
 */
import { Refusal } from "../../lib/fault.ts";

/** `text` holds unescaped UTF-8 and is the caller's to wipe; `raw` is a view of the input. */
export type FlatValue =
  | { readonly kind: "text"; readonly bytes: Uint8Array }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "null" }
  | { readonly kind: "nested"; readonly raw: Uint8Array }
  | { readonly kind: "other" };

const MOST_DEPTH = 32;
/** A key file has seven. */
const MOST_FIELDS = 256;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SIMPLE_ESCAPES = new Map([
  [QUOTE, QUOTE],
  [BACKSLASH, BACKSLASH],
  [0x2f, 0x2f],
  [0x62, 0x08],
  [0x66, 0x0c],
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
]);
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Refuses KEYFILE_UNKNOWN when it is not one JSON object. A name that comes twice: the last one counts, as for btwallet. */
export function readFlatObject(bytes: Uint8Array): Map<string, FlatValue> {
  const fields = new Map<string, FlatValue>();
  try {
    readFields(bytes, fields);
    return fields;
  } catch (error) {
    wipeFields(fields);
    throw error;
  }
}

export function wipeFields(fields: ReadonlyMap<string, FlatValue>): void {
  for (const value of fields.values()) if (value.kind === "text") value.bytes.fill(0);
}

function readFields(bytes: Uint8Array, fields: Map<string, FlatValue>): void {
  let at = 0;

  function skipSpace(): void {
    while ([0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++;
  }

  function take(character: string): boolean {
    skipSpace();
    if (bytes[at] !== character.charCodeAt(0)) return false;
    at++;
    return true;
  }

  /** From the opening quote; the result is the caller's to wipe. */
  function takeString(): Uint8Array {
    skipSpace();
    const end = endOfString(bytes, at);
    const text = unescaped(bytes.subarray(at + 1, end));
    at = end + 1;
    return text;
  }

  function takeName(): string {
    const text = takeString();
    const name = decoder.decode(text);
    text.fill(0);
    return name;
  }

  function takeValue(): FlatValue {
    skipSpace();
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return { kind: "text", bytes: takeString() };
    if (byte === 0x7b || byte === 0x5b) {
      const start = at;
      at = endOfNested(bytes, at);
      return { kind: "nested", raw: bytes.subarray(start, at) };
    }
    const start = at;
    while (/[-+.0-9A-Za-z]/.test(String.fromCharCode(bytes[at] ?? 0))) at++;
    const word = decoder.decode(bytes.subarray(start, at));
    if (word === "null") return { kind: "null" };
    if (word === "true" || word === "false") return { kind: "other" };
    if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(word)) throw unknown();
    return { kind: "number", value: Number(word) };
  }

  if (!take("{")) throw unknown();
  if (!take("}")) {
    for (let count = 0; ; count++) {
      if (count === MOST_FIELDS) throw unknown();
      const name = takeName();
      if (!take(":")) throw unknown();
      const value = takeValue();
      const before = fields.get(name);
      if (before?.kind === "text") before.bytes.fill(0);
      fields.set(name, value);
      if (take("}")) break;
      if (!take(",")) throw unknown();
    }
  }
  skipSpace();
  if (at !== bytes.length) throw unknown();
}

/** The place of the closing quote. */
function endOfString(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== QUOTE) throw unknown();
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at;
    if (byte < 0x20) throw unknown();
    if (byte === BACKSLASH) at++;
  }
  throw unknown();
}

/** The place behind the closing bracket. */
function endOfNested(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === 0x7b || byte === 0x5b) depth++;
    else if (byte === 0x7d || byte === 0x5d) depth--;
    if (depth > MOST_DEPTH) throw unknown();
    if (depth === 0) return at + 1;
  }
  throw unknown();
}

function unescaped(raw: Uint8Array): Uint8Array {
  // No escape is shorter than what it stands for.
  const scratch = new Uint8Array(raw.length);
  let length = 0;
  try {
    for (let at = 0; at < raw.length; at++) {
      if (raw[at] !== BACKSLASH) {
        scratch[length++] = raw[at] ?? 0;
        continue;
      }
      at++;
      const simple = SIMPLE_ESCAPES.get(raw[at] ?? 0);
      if (simple !== undefined) {
        scratch[length++] = simple;
        continue;
      }
      const { character, used } = unicodeEscape(raw, at);
      length += encoder.encodeInto(character, scratch.subarray(length)).written;
      at += used - 1;
    }
    return scratch.slice(0, length);
  } finally {
    scratch.fill(0);
  }
}

/** `uXXXX` at `at`, or a surrogate pair of two of them. */
function unicodeEscape(raw: Uint8Array, at: number): { character: string; used: number } {
  const unitAt = (from: number): number => {
    const text = decoder.decode(raw.subarray(from, from + 5));
    if (!/^u[0-9a-fA-F]{4}$/.test(text)) throw unknown();
    return Number.parseInt(text.slice(1), 16);
  };
  const first = unitAt(at);
  const isPair = first >= 0xd800 && first < 0xdc00 && raw[at + 5] === BACKSLASH;
  if (!isPair) return { character: String.fromCharCode(first), used: 5 };
  return { character: String.fromCharCode(first, unitAt(at + 6)), used: 11 };
}

function unknown(): Refusal {
  return new Refusal("KEYFILE_UNKNOWN");
}
