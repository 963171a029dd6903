/**
 * Checkpoints of other machines' journals, kept in this one: whoever wants to change that history must change this one
 * too. A newer checkpoint must continue the older ones; where it comes with proofs this is certain, and where it
 * contradicts one, the other machine has two histories.
 */
import { bytesToBase64, bytesToHex, hexToBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import type { EntryDraft, StoredEntry } from "./entries.ts";
import {
  type Checkpoint,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVkey,
  type Verifier,
} from "./note.ts";
import { continues, type ProofFile, readProofFile } from "./proofs.ts";

export type Link = "first" | "proved" | "unproved" | "behind" | "fork";

export interface KeptCheckpoint extends Checkpoint {
  readonly seq: number;
  readonly keptAtMs: number;
  readonly key: string;
  readonly link: Link;
}

export const PEER_KINDS = ["peer.checkpoint-kept", "peer.fork-found"];

export function keptCheckpoint(entry: StoredEntry): KeptCheckpoint | null {
  const { origin, size, rootHash, key, link } = entry.facts;
  if (typeof origin !== "string" || typeof size !== "number" || typeof key !== "string")
    return null;
  if (typeof rootHash !== "string") return null;
  return {
    seq: entry.seq,
    keptAtMs: entry.atMs,
    origin,
    size,
    root: hexToBytes(rootHash),
    key,
    link: entry.kind === "peer.fork-found" ? "fork" : (String(link) as Link),
  };
}

export interface Incoming {
  readonly checkpoint: Checkpoint;
  readonly verifier: Verifier;
  readonly signature: Uint8Array;
  readonly proofs: Pick<ProofFile, "consistency">;
}

/**
 * What somebody pasted or chose: a proof file, or a bare note of an origin whose key is already known. Refuses
 * CHECKPOINT_UNREADABLE, CHECKPOINT_KEY_UNKNOWN, CHECKPOINT_NOT_SIGNED, PEER_KEY_CHANGED.
 */
export function readIncoming(text: string, kept: readonly KeptCheckpoint[]): Incoming {
  const file = readProofFile(text);
  const noteText = file?.checkpoint ?? noteFrom(text);
  const note = parseNote(noteText);
  const claimed = note === null ? null : parseCheckpoint(note.text);
  if (note === null || claimed === null) throw new Refusal("CHECKPOINT_UNREADABLE");
  const known = kept.find(({ origin }) => origin === claimed.origin)?.key;
  const vkey = known ?? file?.key;
  if (vkey === undefined) throw new Refusal("CHECKPOINT_KEY_UNKNOWN", { origin: claimed.origin });
  if (known !== undefined && file !== null && file.key !== known) {
    throw new Refusal("PEER_KEY_CHANGED", { origin: claimed.origin });
  }
  const verifier = parseVkey(vkey);
  const checkpoint = verifier === null ? null : openCheckpoint(noteText, verifier);
  const signature = note.signatures.find(({ name }) => name === verifier?.name)?.signature;
  if (verifier === null || checkpoint?.origin !== verifier.name || signature === undefined) {
    throw new Refusal("CHECKPOINT_NOT_SIGNED", { origin: claimed.origin });
  }
  return { checkpoint, verifier, signature, proofs: file ?? { consistency: [] } };
}

/** Text that was pasted may have lost the empty space around it, or have gained other line ends. */
export function noteFrom(text: string): string {
  return `${text.replaceAll("\r\n", "\n").trim()}\n`;
}

/** What the new checkpoint is to those of its origin that are kept, and the one that it contradicts. */
export function linkOf(
  { checkpoint, proofs }: Incoming,
  kept: readonly KeptCheckpoint[],
): { link: Link; held: KeptCheckpoint | null } {
  const own = kept.filter(({ origin }) => origin === checkpoint.origin);
  const older = own.filter(({ size }) => size <= checkpoint.size);
  const links = older.map((held) => ({ held, is: continues(proofs, held, checkpoint) }));
  const contradicted = links.find(({ is }) => is === "contradicted");
  if (contradicted !== undefined) return { link: "fork", held: contradicted.held };
  if (own.length === 0) return { link: "first", held: null };
  const larger = own.find(({ size }) => size > checkpoint.size);
  if (larger !== undefined) return { link: "behind", held: larger };
  // From the largest that is kept on: the older ones are linked to that already, or were not.
  const largest = links.toSorted((a, b) => b.held.size - a.held.size)[0];
  return { link: largest?.is === "proved" ? "proved" : "unproved", held: largest?.held ?? null };
}

export function keepingDraft(
  { checkpoint, verifier, signature }: Incoming,
  { link, held }: ReturnType<typeof linkOf>,
): EntryDraft {
  const { origin, size, root } = checkpoint;
  const facts = {
    origin,
    key: verifier.vkey,
    size,
    rootHash: bytesToHex(root),
    signature: bytesToBase64(new Uint8Array([...verifier.keyId, ...signature])),
  };
  return link === "fork"
    ? { kind: "peer.fork-found", facts: { ...facts, heldSize: held?.size ?? 0 } }
    : { kind: "peer.checkpoint-kept", facts: { ...facts, link } };
}
