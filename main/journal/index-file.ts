/**
 * `journal.index`: how far the log was when it was last known to be right, so that a start need not hash all of it
 * before the window opens. Signed by the journal's key, and believed only when the lines that came after it lead to the
 * anchored root. It decides nothing: every start checks the whole log soon after, and a missing, stale or bent index
 * makes the start slow, not blind.
 */
import * as v from "valibot";
import { Count } from "../codec/values.ts";
import { base64ToBytes, bytesToBase64, utf8FromBytes, utf8ToBytes } from "../lib/bytes.ts";
import { canonicalJson } from "../lib/canonical-json.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { Keychain } from "../lib/keychain.ts";
import { parseLine } from "./entries.ts";
import { lineText } from "./examine.ts";
import { type Places, placesIn } from "./inspect.ts";
import { readAnchor, readSigner } from "./keys.ts";
import { createFrontier, type Frontier, HASH_BYTES, leafHash } from "./merkle.ts";
import {
  isSignedBy,
  openCheckpoint,
  parseNote,
  type Signer,
  signNote,
  type Verifier,
} from "./note.ts";

const VERSION = "coldkey-workstation/journal-index/v1";
const MOST_INDEX_BYTES = 16 * 1024;
/** What may have come after it and still be read before the window opens. */
const MOST_TAIL_BYTES = 1024 * 1024;

const Index = v.strictObject({
  /** Where line `size` would begin. */
  bytes: Count,
  origin: v.string(),
  /** Roots of the complete subtrees, largest first, in base64. */
  peaks: v.pipe(v.array(v.string()), v.maxLength(53)),
  size: Count,
});

export interface Start {
  readonly signer: Signer;
  readonly frontier: Frontier;
  readonly bytes: number;
  /** The newest checkpoint, which the log reaches or has gone beyond. */
  readonly note: string;
  /** Lines came after it that it does not cover. */
  readonly isAhead: boolean;
}

export function indexBytes(signer: Signer, frontier: Frontier, bytes: number): Uint8Array {
  const index = {
    bytes,
    origin: signer.verifier.name,
    peaks: frontier.peaks().map(bytesToBase64),
    size: frontier.size,
  };
  // Its first line is no origin and its second no size: nobody can take it for a checkpoint.
  return utf8ToBytes(signNote(`${VERSION}\n${canonicalJson(index)}\n`, signer));
}

/** Null whenever anything is not exactly as a healthy journal leaves it. Changes nothing. */
export async function quickStart(
  files: Files,
  keychain: Keychain,
  folder: string,
): Promise<Start | null> {
  const places = placesIn(folder);
  const signer = await readSigner(keychain);
  const anchor = await readAnchor(keychain);
  if (signer.state !== "present" || anchor.state !== "present") return null;
  const { verifier } = signer.value;
  const index = await textOf(files.readBounded(places.index, MOST_INDEX_BYTES));
  const kept = await textOf(files.readBounded(places.checkpoint, MOST_INDEX_BYTES));
  if (index === null || kept === null) return null;
  const from = readIndex(index, verifier);
  const anchored = openCheckpoint(anchor.value, verifier);
  const checkpoint = openCheckpoint(kept, verifier);
  if (from === null || anchored?.origin !== verifier.name) return null;
  if (checkpoint?.origin !== verifier.name) return null;
  // Both are of the index's time or newer, or something was put back.
  const sizes = [anchored, checkpoint];
  if (sizes.some(({ size }) => size < from.frontier.size)) return null;
  const tail = await readTail(files, places, from.bytes);
  if (tail === null) return null;
  const { frontier } = from;
  const fits = (): boolean =>
    sizes.every(
      ({ size, root }) => size !== frontier.size || Buffer.compare(frontier.root(), root) === 0,
    );
  if (!fits()) return null;
  for (const line of tail.lines) {
    const text = lineText(line, [line.length], 0);
    if (text === null || parseLine(text)?.seq !== frontier.size) return null;
    frontier.push(leafHash(line.subarray(0, -1)));
    if (!fits()) return null;
  }
  if (sizes.some(({ size }) => size > frontier.size)) return null;
  const isAhead = sizes.some(({ size }) => size < frontier.size);
  return { signer: signer.value, frontier, bytes: tail.end, note: anchor.value, isAhead };
}

function readIndex(text: string, verifier: Verifier): { frontier: Frontier; bytes: number } | null {
  const note = parseNote(text);
  if (note === null || !isSignedBy(note, verifier)) return null;
  const [version, json = "", ...rest] = note.text.split("\n");
  if (version !== VERSION || rest.join() !== "") return null;
  const parsed = v.safeParse(Index, JSON.parse(json));
  if (!parsed.success || parsed.output.origin !== verifier.name) return null;
  const { size, bytes } = parsed.output;
  const peaks = parsed.output.peaks.flatMap((peak) => base64ToBytes(peak) ?? []);
  const ones = size.toString(2).replaceAll("0", "").length;
  if (peaks.length !== ones || peaks.some(({ length }) => length !== HASH_BYTES)) return null;
  return { frontier: createFrontier({ size, peaks }), bytes };
}

/** The whole lines from `start` on, each with its newline; null when there are other bytes, or too many. */
async function readTail(
  files: Files,
  places: Places,
  start: number,
): Promise<{ lines: Uint8Array[]; end: number } | null> {
  if (start === 0) return null;
  const bytes = await present(files.readRange(places.log, start - 1, start + MOST_TAIL_BYTES));
  // The byte before it must end a line, and the last one too.
  if (bytes === null || bytes.length > MOST_TAIL_BYTES) return null;
  if (bytes[0] !== 0x0a || bytes.at(-1) !== 0x0a) return null;
  const lines: Uint8Array[] = [];
  for (let from = 1; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from) + 1;
    lines.push(bytes.subarray(from, end));
    from = end;
  }
  return { lines, end: start - 1 + bytes.length };
}

async function textOf(reading: Promise<Uint8Array>): Promise<string | null> {
  const bytes = await present(reading);
  return bytes === null ? null : utf8FromBytes(bytes);
}

/** Null for a file that is not there, or is not what could be read: then the slow way finds out what it is. */
async function present(reading: Promise<Uint8Array>): Promise<Uint8Array | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
