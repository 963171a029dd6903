/** The open journal: appends, reads back and verifies one after the other. `log.ts` opens it and describes its files. */
import { bytesToHex, utf8ToBytes } from "../lib/bytes.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import { type EntryDraft, entryLine, parseLine, type StoredEntry } from "./entries.ts";
import { lineText } from "./examine.ts";
import { entriesOf, type Inspection, inspect, isIntact, type Places } from "./inspect.ts";
import type { Journal, JournalParts, PageEntry } from "./journal.ts";
import { writeAnchor } from "./keys.ts";
import { leafHash } from "./merkle.ts";
import { type Signer, signCheckpoint } from "./note.ts";
import { createOpenActs } from "./open-acts.ts";

interface Waiting {
  readonly draft: EntryDraft;
  readonly atMs: number;
  resolve(entry: PageEntry): void;
  reject(error: unknown): void;
}

/** `anchor` signs and stores a checkpoint over what is there, without an entry. */
export function createWriter(
  { clock, keychain, files }: JournalParts,
  places: Places,
  { examination }: Inspection,
  signer: Signer | null,
): { journal: Journal; anchor: () => Promise<void> } {
  const { leaves, frontier } = examination;
  const ends = [...examination.ends];
  const waiting: Waiting[] = [];
  const listeners = new Set<(entry: PageEntry) => void>();
  /** Everything that touches the files runs one after the other. */
  let queue: Promise<unknown> = Promise.resolve();
  let note: string | null = null;
  let anchorFault: Fault | null = null;
  /** How much of `journal.leaves` is known to be right; null: write it anew. */
  let leavesBytes: number | null = null;
  let isClosed = false;

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = queue.then(work);
    queue = mine.catch(() => undefined);
    return mine;
  }

  const endOf = (line: number): number => (line === 0 ? 0 : (ends[line - 1] ?? 0));

  /** Writes all that waits in one append: under load a hundred entries cost one sync. */
  async function drain(): Promise<void> {
    const batch = waiting.splice(0);
    const lines: { one: Waiting; text: string; bytes: Uint8Array; leaf: Uint8Array }[] = [];
    for (const one of batch) {
      try {
        const text = entryLine(one.draft, leaves.size + lines.length, one.atMs);
        const bytes = utf8ToBytes(`${text}\n`);
        lines.push({ one, text, bytes, leaf: leafHash(bytes.subarray(0, -1)) });
      } catch (error) {
        one.reject(error);
      }
    }
    if (lines.length === 0) return;
    try {
      const appended = Buffer.concat(lines.map(({ bytes }) => bytes));
      await files.append(places.log, endOf(leaves.size), appended);
      for (const { bytes, leaf } of lines) {
        ends.push(endOf(leaves.size) + bytes.length);
        leaves.push(leaf);
        frontier.push(leaf);
      }
      await anchor();
      for (const { one, text, leaf } of lines) {
        const entry = pageEntry(text, leaf);
        one.resolve(entry);
        // Outside this queue: a listener that throws is a bug to be seen, not a failed append.
        for (const listener of listeners) queueMicrotask(() => listener(entry));
      }
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
      { origin: name, size: leaves.size, root: frontier.root() },
      signer,
    );
    note = signed;
    await attempt(() => files.writeAtomic(places.checkpoint, utf8ToBytes(signed)));
    await attempt(() => writeAnchor(keychain, signed));
  }

  async function writeLeaves(): Promise<void> {
    const bytes = leaves.bytes();
    const from = leavesBytes;
    leavesBytes = null;
    // Not synced: after a power failure the file may be short, and is completed from the log at the next start.
    const isAppended = from !== null && (await appendedLeaves(from, bytes.subarray(from)));
    if (!isAppended) await files.writeAtomic(places.leaves, bytes);
    leavesBytes = bytes.length;
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

  async function read(from: number, to: number): Promise<PageEntry[]> {
    const start = endOf(from);
    const bytes = await files.readRange(places.log, start, endOf(to));
    const entries: PageEntry[] = [];
    for (let line = from; line < to; line += 1) {
      const slice = bytes.subarray(endOf(line) - start, endOf(line + 1) - start);
      const text = lineText(slice, [slice.length], 0);
      const isOurs = Buffer.compare(leafHash(slice.subarray(0, -1)), leaves.at(line)) === 0;
      const entry = isOurs && text !== null ? parseLine(text) : null;
      const shown = entry ?? unreadable(line);
      entries.push({ ...shown, leafHash: bytesToHex(leaves.at(line)) });
    }
    return entries;
  }

  const journal: Journal = {
    get size() {
      return leaves.size;
    },
    append(draft) {
      if (isClosed) return Promise.reject(new Refusal("JOURNAL_CLOSED", {}));
      const atMs = clock.nowMs();
      return new Promise((resolve, reject) => {
        waiting.push({ draft, atMs, resolve, reject });
        alone(drain).catch(reject);
      });
    },
    page: ({ before, limit }) =>
      alone(async () => {
        const to = Math.min(before ?? leaves.size, leaves.size);
        const entries = await read(Math.max(0, to - limit), to);
        return { size: leaves.size, entries: entries.reverse() };
      }),
    verify: () =>
      alone(async () => {
        const found = await inspect(files, keychain, places, leaves);
        const now = [...found.findings];
        if (found.bytes.length !== endOf(leaves.size)) {
          now.push(fault("JOURNAL_CHANGED_OUTSIDE", { size: leaves.size }));
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
      }),
    interrupted: () =>
      alone(async () => {
        const bytes = await files.readRange(places.log, 0, endOf(leaves.size));
        const entries = entriesOf(bytes, '"act":"');
        const open = createOpenActs();
        for (const entry of entries) open.push(entry);
        const left = new Set(open.list());
        return entries.filter(({ seq }) => left.has(seq));
      }),
    checkpoint: () => note,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      await alone(() => Promise.resolve());
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

function unreadable(seq: number): StoredEntry {
  return { seq, atMs: 0, kind: "journal.unreadable", subject: null, act: null, facts: {} };
}
