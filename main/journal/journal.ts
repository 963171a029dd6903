/** What the rest of the app knows of the journal. */
import type { Clock } from "../lib/clock.ts";
import type { Fault } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { Keychain } from "../lib/keychain.ts";
import type { EntryDraft, StoredEntry } from "./entries.ts";
import type { ProofFile } from "./proofs.ts";
import type { RowFilter } from "./rows.ts";

export interface PageEntry extends StoredEntry {
  /** RFC 6962 leaf hash of the line, in hex. */
  readonly leafHash: string;
}

export interface Verification {
  /** Nothing was found that a crash or a recorded loss of the keychain does not explain. */
  readonly isIntact: boolean;
  readonly size: number;
  /** Root of the tree over all lines on the disk, in hex. */
  readonly rootHash: string;
  /** Size in the newest checkpoint that was found, preferably outside the data folder. */
  readonly checkpointSize: number | null;
  /** Where the anchor was found. */
  readonly anchor: "system" | "file" | "none";
  /** JOURNAL_… codes: first what is wrong now, then JOURNAL_BREAK_RECORDED for what was wrong at an earlier start. */
  readonly findings: readonly Fault[];
  readonly checkedAtMs: number;
}

export interface Query extends RowFilter {
  readonly before: number | null;
  readonly limit: number;
  /** Occurs in the line, in any case; null for all. */
  readonly text: string | null;
}

export interface Found {
  /** Of the whole journal. */
  readonly size: number;
  /** How many fit, on all pages together. */
  readonly total: number;
  readonly entries: PageEntry[];
}

export interface Overview {
  readonly kinds: readonly string[];
  readonly subjects: readonly string[];
}

export interface EntryProof {
  /** The line as it lies on the disk. */
  readonly line: string;
  readonly leafHash: string;
  /** From the leaf's neighbour to below the root, in hex. */
  readonly path: readonly string[];
  readonly checkpoint: { readonly size: number; readonly rootHash: string };
  /** Everything that somebody else needs, as a C2SP tlog-proof. */
  readonly tlogProof: string;
}

/** beyond: the journal has fewer lines. */
export type Comparison = "contained" | "different" | "beyond";

export interface Journal {
  /** Number of lines. */
  readonly size: number;
  /**
   * Resolves when the line is on the disk and a checkpoint over it is signed and anchored; keeps the order of calls.
   * A failing anchor does not fail the append, {@link Journal.verify} reports it. Refuses JOURNAL_CHANGED_OUTSIDE when
   * the file is not as this journal left it, JOURNAL_CLOSED, LABEL_LOOKS_SECRET, and the codes of `files.ts`.
   */
  append(draft: EntryDraft): Promise<PageEntry>;
  /** Newest first: entries with a number below `before`. A line that is not what was written: `journal.unreadable`. */
  page(query: {
    readonly before: number | null;
    readonly limit: number;
  }): Promise<{ size: number; entries: PageEntry[] }>;
  /** Entries that fit, newest first, from those with a number below `before`. */
  query(wanted: Query): Promise<Found>;
  /** Kinds and keys that occur, for choosing from. */
  overview(): Promise<Overview>;
  /** Reads everything again from the disk and from the keychain. */
  verify(): Promise<Verification>;
  /** Intents that have no outcome, oldest first. */
  interrupted(): Promise<StoredEntry[]>;
  /** Null for a line that the newest checkpoint does not cover (yet), or that is not what was written. */
  proof(seq: number): Promise<EntryProof | null>;
  /** For an export or for another machine; null when nothing could be signed. */
  proofs(wishes: {
    readonly from: readonly number[];
    readonly index: readonly number[];
  }): Promise<ProofFile | null>;
  /** Whether the first `size` lines are still those whose root begins with these bytes. */
  compare(size: number, rootStart: Uint8Array): Promise<Comparison>;
  /** The log as it lies on the disk, and the hashes of its lines. */
  contents(): Promise<{ log: Uint8Array; leaves: Uint8Array }>;
  /** The journal's public key, as a vkey; null while the keychain does not answer. */
  key(): string | null;
  /** The newest signed checkpoint (C2SP note); null when nothing could be signed. */
  checkpoint(): string | null;
  /** Called after each append, in order. Returns the function that ends it. */
  subscribe(listener: (entry: PageEntry) => void): () => void;
  /** Waits for what was appended before; later appends are refused. */
  close(): Promise<void>;
}

export interface JournalParts {
  readonly folder: string;
  readonly clock: Clock;
  readonly keychain: Keychain;
  readonly files: Files;
}
