/** The open journal: appends, reads back and verifies one after the other. `log.ts` opens it and describes its files. */
import { bytesToHex, utf8ToBytes } from "../lib/bytes.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import { createQueue } from "../lib/turns.ts";
import { type EntryDraft, entryLine, parseLine } from "./entries.ts";
import { indexBytes } from "./index-file.ts";
import { type Inspection, inspect, isIntact, type Places } from "./inspect.ts";
import type { Journal, JournalParts, PageEntry, Verification } from "./journal.ts";
import { writeAnchor } from "./keys.ts";
import { type Frontier, HASH_BYTES, leafHash } from "./merkle.ts";
import { parseCheckpoint, parseNote, type Signer, signCheckpoint } from "./note.ts";
import { proofFile } from "./proofs.ts";
import { createReader, type Detail } from "./reader.ts";

interface Waiting {
  readonly draft: EntryDraft;
  readonly atMs: number;
  resolve(entry: PageEntry): void;
  reject(error: unknown): void;
}

/** What a journal stands on when it begins to append. */
export interface Standing {
  readonly signer: Signer | null;
  readonly frontier: Frontier;
  /** Length of the log. */
  readonly bytes: number;
  readonly note: string | null;
  /** null after a quick start: the log has still to be read as a whole. */
  readonly detail: Detail | null;
}

/** What follows from an inspection: something to stand on, and what must be written down before anything else. */
export interface Settlement {
  readonly standing: Standing;
  readonly drafts: readonly EntryDraft[];
}

/** After so many lines a new index is worth its write. */
const INDEX_EVERY = 500;

export function createWriter(
  { clock, keychain, files }: JournalParts,
  places: Places,
  start: Standing,
  settle: (inspection: Inspection) => Promise<Settlement>,
): { journal: Journal; anchor: () => Promise<void> } {
  const reader = createReader(files, places);
  let { signer, frontier, bytes: endByte, note, detail } = start;
  const waiting: Waiting[] = [];
  const listeners = new Set<(entry: PageEntry) => void>();
  /** Everything that touches the files runs one after the other. */
  const alone = createQueue();
  let anchorFault: Fault | null = null;
  /** Leaf hashes that are not in `journal.leaves` yet, in order. */
  let fresh: Uint8Array[] = [];
  /** How much of `journal.leaves` is known to be right; null: write it anew, as soon as all hashes are known. */
  let leavesBytes: number | null = detail === null ? frontier.size * HASH_BYTES : null;
  let indexedSize = frontier.size;
  let isClosed = false;

  // --- Appending -----------------------------------------------------------------------------------------------------

  function enqueue(draft: EntryDraft, place: "first" | "last"): Promise<PageEntry> {
    const atMs = clock.nowMs();
    return new Promise((resolve, reject) => {
      waiting.push({ draft, atMs, resolve, reject });
      if (place === "first") waiting.unshift(...waiting.splice(-1));
      alone(drain).catch(reject);
    });
  }

  /** Writes all that waits in one append: under load a hundred entries cost one sync. */
  async function drain(): Promise<void> {
    const batch = waiting.splice(0);
    const lines: { one: Waiting; text: string; bytes: Uint8Array; leaf: Uint8Array }[] = [];
    for (const one of batch) {
      try {
        const text = entryLine(one.draft, frontier.size + lines.length, one.atMs);
        const bytes = utf8ToBytes(`${text}\n`);
        lines.push({ one, text, bytes, leaf: leafHash(bytes.subarray(0, -1)) });
      } catch (error) {
        one.reject(error);
      }
    }
    if (lines.length === 0) return;
    try {
      const appended = Buffer.concat(lines.map(({ bytes }) => bytes));
      await files.append(places.log, endByte, appended);
      const entries = lines.map(({ text, bytes, leaf }) => {
        endByte += bytes.length;
        frontier.push(leaf);
        fresh.push(leaf);
        const entry = pageEntry(text, leaf);
        detail?.leaves.push(leaf);
        detail?.rows.push(entry, endByte);
        return entry;
      });
      await anchor();
      for (const [index, entry] of entries.entries()) {
        lines[index]?.one.resolve(entry);
        // Outside this queue: a listener that throws is a bug to be seen, not a failed append.
        for (const listener of listeners) queueMicrotask(() => listener(entry));
      }
      if (frontier.size - indexedSize >= INDEX_EVERY) await writeIndex();
    } catch (error) {
      const reason = changedOutside(error);
      for (const { one } of lines) one.reject(reason);
    }
  }

  /**
   * Brings leaf hashes, checkpoint and anchor up to the log. What the log already holds is safe without them, so a
   * refusal here is remembered and reported, and the next append tries again.
   */
  async function anchor(): Promise<void> {
    anchorFault = null;
    const attempt = async (work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        anchorFault ??= fault("JOURNAL_NOT_ANCHORED", { reason: error.fault.code });
      }
    };
    await attempt(writeLeaves);
    if (signer === null) return;
    const { name } = signer.verifier;
    const signed = signCheckpoint(
      { origin: name, size: frontier.size, root: frontier.root() },
      signer,
    );
    note = signed;
    await attempt(() => files.writeAtomic(places.checkpoint, utf8ToBytes(signed)));
    await attempt(() => writeAnchor(keychain, signed));
  }

  async function writeLeaves(): Promise<void> {
    const from = leavesBytes;
    leavesBytes = null;
    const added = Buffer.concat(fresh);
    // Not synced: after a power failure the file may be short, and is completed from the log at the next start.
    const isAppended = from !== null && (await appendedLeaves(from, added));
    if (isAppended) leavesBytes = from + added.length;
    else if (detail !== null) {
      const all = detail.leaves.bytes();
      await files.writeAtomic(places.leaves, all);
      leavesBytes = all.length;
    }
    fresh = [];
  }

  /** False when the file is not as we left it: then it is written anew as a whole. */
  async function appendedLeaves(from: number, bytes: Uint8Array): Promise<boolean> {
    try {
      await files.append(places.leaves, from, bytes, { isDurable: false });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return false;
    }
  }

  /** Only over what is anchored. A start without it is slower, so its refusal is nobody's business. */
  async function writeIndex(): Promise<void> {
    if (signer === null || anchorFault !== null) return;
    indexedSize = frontier.size;
    try {
      await files.writeAtomic(places.index, indexBytes(signer, frontier, endByte));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  // --- The look at the whole log, which a quick start has put off ----------------------------------------------------

  /** Everything that needs more than the newest lines waits for this. */
  async function whole(): Promise<Detail> {
    if (detail !== null) return detail;
    const found = await inspect(files, keychain, places);
    const { leaves, frontier: onDisk } = found.examination;
    if (found.findings.length > 0) return adopt(found);
    detail = { leaves, rows: found.rows };
    if (!found.hasTrueLeaves) leavesBytes = null;
    if (leavesBytes === null) await anchor();
    if (onDisk.size === frontier.size) await writeIndex();
    return detail;
  }

  /** Goes on from what is on the disk, after the findings about it are written down: nothing is signed over it before. */
  async function adopt(found: Inspection): Promise<Detail> {
    const before = { signer, frontier, endByte, note, leavesBytes, fresh };
    const { standing, drafts } = await settle(found);
    ({ signer, frontier, bytes: endByte, note } = standing);
    const adopted: Detail = { leaves: found.examination.leaves, rows: found.rows };
    detail = adopted;
    fresh = [];
    leavesBytes = null;
    const written = drafts.toReversed().map((draft) => enqueue(draft, "first"));
    await drain();
    const failed = (await Promise.allSettled(written)).find(({ status }) => status === "rejected");
    if (failed?.status !== "rejected") return adopted;
    ({ signer, frontier, endByte, note, leavesBytes, fresh } = before);
    detail = null;
    throw failed.reason;
  }

  const withWhole = <T>(work: (detail: Detail) => Promise<T>): Promise<T> =>
    alone(async () => work(await whole()));

  async function verification(known: Detail): Promise<Verification> {
    const found = await inspect(files, keychain, places, known.leaves);
    const now = [...found.findings];
    if (found.bytes !== endByte) {
      now.push(fault("JOURNAL_CHANGED_OUTSIDE", { size: frontier.size }));
    }
    if (anchorFault !== null) now.push(anchorFault);
    const { frontier: onDisk, anchored } = found.examination;
    return {
      isIntact: isIntact(now, found.recorded),
      size: onDisk.size,
      rootHash: bytesToHex(onDisk.root()),
      checkpointSize: anchored?.size ?? null,
      anchor: found.hasAnchor ? keychain.kind : "none",
      findings: [...now, ...found.recorded],
      checkedAtMs: clock.nowMs(),
    };
  }

  const journal: Journal = {
    get size() {
      return frontier.size;
    },
    append(draft) {
      if (isClosed) return Promise.reject(new Refusal("JOURNAL_CLOSED", {}));
      return enqueue(draft, "last");
    },
    page: ({ before, limit }) =>
      withWhole(async (known) => {
        const { size } = known.leaves;
        const to = Math.min(before ?? size, size);
        const entries = await reader.page(known, Math.max(0, to - limit), to);
        return { size, entries: entries.reverse() };
      }),
    query: (wanted) => withWhole((known) => reader.query(known, wanted)),
    overview: () =>
      withWhole(async ({ rows }) => ({ kinds: rows.kinds(), subjects: rows.subjects() })),
    verify: () => withWhole(verification),
    interrupted: () =>
      withWhole(async (known) =>
        (await reader.entries(known, known.rows.interrupted().reverse())).reverse(),
      ),
    proof: (seq) => withWhole((known) => reader.proof(known, note, seq)),
    proofs: ({ from, index }) =>
      withWhole(async ({ leaves }) => {
        const key = signer?.verifier.vkey;
        const size = parseCheckpoint(parseNote(note ?? "")?.text ?? "")?.size;
        if (note === null || key === undefined || size === undefined) return null;
        return proofFile(leaves, { key, cosigner: null, note, size, from, index });
      }),
    compare: (size, rootStart) =>
      withWhole(async (known) => reader.compare(known, size, rootStart)),
    contents: () =>
      withWhole(async ({ leaves }) => ({
        log: await files.readRange(places.log, 0, endByte),
        leaves: leaves.bytes().slice(),
      })),
    checkpoint: () => note,
    key: () => signer?.verifier.vkey ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      await alone(writeIndex);
    },
  };

  return { journal, anchor };
}

function changedOutside(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  if (error.fault.code !== "FILE_CHANGED" && error.fault.code !== "FILE_MISSING") return error;
  return new Refusal("JOURNAL_CHANGED_OUTSIDE", {}, { cause: error });
}

function pageEntry(text: string, leaf: Uint8Array): PageEntry {
  const entry = parseLine(text);
  if (entry === null) throw new Error("The journal wrote a line that it cannot read");
  return { ...entry, leafHash: bytesToHex(leaf) };
}
