// Interface first; the rest follows.
import type { Fault } from "../lib/fault.ts";
import type { EntryDraft, StoredEntry } from "./entries.ts";

export interface PageEntry extends StoredEntry {
  /** RFC 6962 leaf hash of the line, in hex. */
  readonly leafHash: string;
}

export interface Verification {
  /** Nothing was found that cannot be explained by a crash. */
  readonly isIntact: boolean;
  readonly size: number;
  /** Root of the tree over all lines on the disk, in hex. */
  readonly rootHash: string;
  /** Size in the newest checkpoint that is held outside the data folder, or in it when there is no keychain. */
  readonly checkpointSize: number | null;
  readonly anchor: "system" | "file" | "none";
  /** JOURNAL_… codes, worst first. */
  readonly findings: readonly Fault[];
  readonly checkedAtMs: number;
}

export interface Journal {
  /** Number of lines. */
  readonly size: number;
  /** Resolves when the line is on the disk and a checkpoint over it is signed and anchored. Keeps the order of calls. */
  append(draft: EntryDraft): Promise<PageEntry>;
  /** Newest first: entries with a number below `before`. Broken lines come as kind `journal.unreadable`. */
  page(query: {
    readonly before: number | null;
    readonly limit: number;
  }): Promise<{ size: number; entries: PageEntry[] }>;
  /** Reads everything again from the disk and from the keychain. */
  verify(): Promise<Verification>;
  /** Intents that have no outcome, oldest first. */
  interrupted(): Promise<StoredEntry[]>;
  /** The newest signed checkpoint (C2SP note), if any was signed. */
  checkpoint(): string | null;
  /** Called after each append. Returns the function that ends it. */
  subscribe(listener: (entry: PageEntry) => void): () => void;
  /** Waits for what was appended before; later appends are refused (JOURNAL_CLOSED). */
  close(): Promise<void>;
}
