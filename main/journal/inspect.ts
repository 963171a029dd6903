/** Reads everything that belongs to a journal, from the disk and from the keychain, and judges it. Changes nothing. */
import { join } from "node:path";
import { utf8FromBytes } from "../lib/bytes.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { Keychain } from "../lib/keychain.ts";
import type { StoredEntry } from "./entries.ts";
import { type Examination, examine } from "./examine.ts";
import { readAnchor, readSigner, type Stored } from "./keys.ts";
import { createLeafList, type LeafList } from "./merkle.ts";
import {
  type Checkpoint,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVkey,
  type Signer,
  type Verifier,
} from "./note.ts";
import type { Rows } from "./rows.ts";
import { rowsOver, type Scan, scanLog } from "./scan.ts";

/** Half a million long entries; a file above it is not a journal that this app wrote. */
const MOST_LOG_BYTES = 1024 ** 3;
const MOST_CHECKPOINT_BYTES = 64 * 1024;

export interface Places {
  readonly log: string;
  readonly leaves: string;
  readonly checkpoint: string;
  readonly index: string;
}

export function placesIn(folder: string): Places {
  return {
    log: join(folder, "journal.jsonl"),
    leaves: join(folder, "journal.leaves"),
    checkpoint: join(folder, "journal.checkpoint"),
    index: join(folder, "journal.index"),
  };
}

export interface Inspection {
  /** Length of the log. */
  readonly bytes: number;
  /** What a crash left of an append; empty when nothing is torn. */
  readonly torn: Uint8Array;
  readonly hasLog: boolean;
  readonly examination: Examination;
  readonly rows: Rows;
  /** `journal.leaves`, or what was given in its place, fits the lines. */
  readonly hasTrueLeaves: boolean;
  readonly signer: Stored<Signer>;
  readonly hasAnchor: boolean;
  /** The largest checkpoint of the journal that the keychain knows, whether the log fits it or not. */
  readonly newest: Checkpoint | null;
  /** No trace of a journal: neither on the disk nor in the keychain, but perhaps a key. */
  readonly isNew: boolean;
  /** Who signs according to the log itself. */
  readonly loggedKey: Verifier | null;
  /** What is wrong now. */
  readonly findings: readonly Fault[];
  /** What was found wrong earlier and recorded in the log. */
  readonly recorded: readonly Fault[];
}

/** Changes that no crash and no loss of a keychain explains. */
const TAMPERING: ReadonlySet<string> = new Set([
  "JOURNAL_EDITED",
  "JOURNAL_REORDERED",
  "JOURNAL_LINES_REMOVED",
  "JOURNAL_LINES_INSERTED",
  "JOURNAL_TRUNCATED",
  "JOURNAL_REWRITTEN",
  "JOURNAL_FOREIGN",
  "JOURNAL_KEY_CHANGED",
]);

/** A torn end is explained; a loss that was recorded is known and over; everything else is a reason for doubt. */
export function isIntact(findings: readonly Fault[], recorded: readonly Fault[]): boolean {
  return (
    findings.every(({ code }) => code === "JOURNAL_TORN") &&
    recorded.every(({ facts }) => !TAMPERING.has(String(facts.finding)))
  );
}

export async function inspect(
  files: Files,
  keychain: Keychain,
  places: Places,
  knownLeaves?: LeafList,
): Promise<Inspection> {
  const note = await present(files.readBounded(places.checkpoint, MOST_CHECKPOINT_BYTES));
  const expected =
    knownLeaves ??
    createLeafList((await present(files.readBounded(places.leaves, MOST_LOG_BYTES))) ?? undefined);
  const signer = await readSigner(keychain);
  const anchor = await readAnchor(keychain);
  const noteText = note === null ? null : utf8FromBytes(note);
  const anchorText = anchor.state === "present" ? anchor.value : null;
  const claimed = [noteText, anchorText].flatMap((text) => claimedSize(text) ?? []);
  const scanned = await present(scanLog(readerOf(files, places), claimed));
  const scan = scanned ?? (await scanLog(async () => new Uint8Array(), claimed));

  const { marks } = scan;
  const loggedKeys = marks.flatMap(({ kind, facts }) =>
    kind === "journal.begun" || kind === "journal.rekeyed" ? [String(facts.key)] : [],
  );
  const verifiers = loggedKeys.flatMap((vkey) => parseVkey(vkey) ?? []);
  const loggedKey = verifiers.at(-1) ?? null;
  const own = signer.state === "present" ? signer.value.verifier : null;

  // The keychain's own key comes first. Keys that only the log names are better than nothing where that is missing,
  // and needed for what another key of this journal signed before.
  const trusted = own === null ? verifiers : [own, ...verifiers];
  const open = (text: string): Checkpoint | null => {
    for (const verifier of trusted) {
      const checkpoint = openCheckpoint(text, verifier);
      if (checkpoint?.origin === verifier.name) return checkpoint;
    }
    return null;
  };
  const kept = noteText === null ? null : open(noteText);
  const anchored = anchorText === null ? null : open(anchorText);
  const isForeign = own !== null && loggedKey !== null && own.name !== loggedKey.name;

  const checkpoints = [anchored, kept].filter((checkpoint) => checkpoint !== null);
  const { examination, rows, torn } = await judge(
    scan,
    isForeign ? [] : checkpoints,
    expected,
    () => present(files.readBounded(places.log, MOST_LOG_BYTES)),
  );

  const isNew = scan.bytes === 0 && checkpoints.every(({ size }) => size === 0);
  const unavailable = [signer, anchor].find((item) => item.state === "unavailable");
  const findings: Fault[] = [];
  if (unavailable !== undefined) {
    findings.push(fault("JOURNAL_KEYCHAIN_UNAVAILABLE", { reason: unavailable.reason }));
  }
  if (isForeign) findings.push(fault("JOURNAL_FOREIGN", {}));
  if (examination.finding !== null) findings.push(examination.finding);
  if (!isNew) {
    if (own !== null && loggedKey !== null && !isForeign && own.vkey !== loggedKey.vkey) {
      findings.push(fault("JOURNAL_KEY_CHANGED", {}));
    }
    if (unavailable === undefined) {
      if (own === null) findings.push(fault("JOURNAL_KEY_MISSING", {}));
      if (anchored === null) findings.push(fault("JOURNAL_ANCHOR_MISSING", {}));
    }
    if (kept === null) findings.push(fault("JOURNAL_CHECKPOINT_BAD", {}));
  }
  if (examination.tornBytes > 0) {
    findings.push(fault("JOURNAL_TORN", { bytes: examination.tornBytes }));
  }
  return {
    bytes: scan.bytes,
    torn,
    hasLog: scanned !== null,
    examination,
    rows,
    hasTrueLeaves: Buffer.compare(expected.bytes(), examination.leaves.bytes()) === 0,
    signer,
    hasAnchor: anchored !== null,
    newest:
      checkpoints
        .filter(({ origin }) => own === null || origin === own.name)
        .toSorted((a, b) => b.size - a.size)[0] ?? null,
    isNew,
    loggedKey,
    findings,
    recorded: marks.flatMap(recordedBreak),
  };
}

/** An earlier verification that found a break, as a finding of its own. */
function recordedBreak({ kind, seq, facts }: StoredEntry): Fault[] {
  if (kind !== "journal.verified" || typeof facts.finding !== "string") return [];
  const { finding, line, count } = facts;
  const where = {
    ...(typeof line === "number" ? { line } : {}),
    ...(typeof count === "number" ? { count } : {}),
  };
  return [fault("JOURNAL_BREAK_RECORDED", { seq, finding, ...where })];
}

/** What a note says of its size, before anybody has looked at its signature. */
function claimedSize(note: string | null): number | null {
  const parsed = note === null ? null : parseNote(note);
  return parsed === null ? null : (parseCheckpoint(parsed.text)?.size ?? null);
}

function readerOf(files: Files, places: Places) {
  return (start: number, end: number) => files.readRange(places.log, start, end);
}

/**
 * A log that fits every checkpoint and ends where the largest does is right, and what was read of it is enough. Anything
 * else is looked at as a whole, to say what is wrong and where.
 */
async function judge(
  scan: Scan,
  checkpoints: readonly Checkpoint[],
  expected: LeafList,
  readAll: () => Promise<Uint8Array | null>,
): Promise<{ examination: Examination; rows: Rows; torn: Uint8Array }> {
  const { leaves, frontier, rows, roots } = scan;
  const anchored = checkpoints.find(({ size }) => size === frontier.size) ?? null;
  const isRight = checkpoints.every(({ size, root }) => {
    const found = roots.get(size);
    return found !== undefined && Buffer.compare(found, root) === 0;
  });
  if (anchored !== null && isRight && scan.tornBytes === 0) {
    const goodSize = frontier.size;
    const examination = { leaves, frontier, tornBytes: 0, anchored, goodSize, finding: null };
    return { examination, rows, torn: new Uint8Array() };
  }
  const bytes = (await readAll()) ?? new Uint8Array();
  const { ends, ...examination } = examine(bytes, checkpoints, expected);
  return {
    examination,
    rows: ends.length === rows.size ? rows : rowsOver(bytes, ends),
    torn: bytes.slice(bytes.length - examination.tornBytes),
  };
}

async function present<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === "FILE_MISSING") return null;
    throw error;
  }
}
