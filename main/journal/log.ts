/**
 * The journal: what happened on this workstation, in a form that nobody can shorten or edit unnoticed.
 *
 * Files in the journal's folder (`docs/formats.md` has the details):
 *
 * - `journal.jsonl`        one entry per line, UTF-8, RFC 8785 canonical JSON, each line ended by a newline:
 *                          {"act":…,"atMs":…,"facts":{…},"kind":…,"seq":…,"subject":…,"v":1}
 *                          `act` and `subject` only where there is one; `seq` is the line's number, from 0.
 * - `journal.leaves`       RFC 6962 leaf hashes of the lines, without their newlines, 32 bytes each. Only a help for
 *                          finding *where* something was changed: believed when it adds up to a signed root.
 * - `journal.checkpoint`   the newest checkpoint: C2SP tlog-checkpoint (origin, size, root) in a signed note.
 * - `journal.index`        how far the log was when it was last known to be right, for a fast start: `index-file.ts`.
 * - `journal.torn-<hash>`  what a crash left of an append, set aside.
 *
 * The keychain holds the Ed25519 key (`journal-key`) and the newest checkpoint once more (`journal-anchor`): a folder
 * that is rolled back as a whole no longer fits it.
 *
 * Order of an append: line synced, leaf hash, checkpoint signed, checkpoint file, anchor. A crash after any of these
 * leaves a log that is ahead of its anchor, which is a consistent continuation and needs no repair.
 *
 * A journal that fails its verification at opening goes on, never silently: each finding becomes a `journal.verified`
 * entry with the last good size and the violated checkpoint, and stays in every later verification.
 */
import { hash } from "node:crypto";
import { join } from "node:path";
import { bytesToHex } from "../lib/bytes.ts";
import { type Fault, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { Keychain } from "../lib/keychain.ts";
import type { EntryDraft } from "./entries.ts";
import { quickStart } from "./index-file.ts";
import { type Inspection, inspect, type Places, placesIn } from "./inspect.ts";
import type { Journal, JournalParts } from "./journal.ts";
import { createSigner, newOrigin } from "./keys.ts";
import type { Signer } from "./note.ts";
import { createWriter, type Settlement } from "./writer.ts";

export type { Journal, JournalParts, PageEntry, Verification } from "./journal.ts";

/**
 * Opens or begins the journal in `folder`, which only this process may use. Repairs a torn end, records breaks. A journal
 * that its index shows to be as it was left opens at once, and is looked at as a whole at the first question about it.
 */
export async function openJournal(parts: JournalParts): Promise<Journal> {
  const { folder, files, keychain } = parts;
  const places = placesIn(folder);
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const settleOn = (inspection: Inspection) => settle(parts, places, inspection);
  const start = await quickStart(files, keychain, folder);
  if (start !== null) {
    const { journal, anchor } = createWriter(parts, places, { ...start, detail: null }, settleOn);
    if (start.isAhead) await anchor();
    return journal;
  }
  const inspection = await inspect(files, keychain, places);
  const { standing, drafts } = await settleOn(inspection);
  const { journal, anchor } = createWriter(parts, places, standing, settleOn);
  // A break is written down before anything is signed over it, or a crash here would make it disappear. Otherwise the
  // anchor comes first, even over an empty log, so that "no anchor" is never how a healthy journal looks.
  if (inspection.findings.length === 0) await anchor();
  await Promise.all(drafts.map((draft) => journal.append(draft)));
  return journal;
}

/** Puts in order what can be, and says what is to be written down about the rest. */
async function settle(
  { folder, files, keychain }: JournalParts,
  places: Places,
  inspection: Inspection,
): Promise<Settlement> {
  const { examination, loggedKey, torn, rows } = inspection;
  if (torn.length > 0) await setTornAside(files, folder, places, inspection);
  if (!inspection.hasLog) await files.createExclusive(places.log, new Uint8Array());

  const origin = loggedKey?.name ?? newOrigin();
  const { signer, isFresh } = await signerFor(inspection, keychain, origin);
  const drafts: EntryDraft[] = [];
  const key = signer?.verifier.vkey;
  if (key !== undefined && loggedKey === null) {
    drafts.push({ kind: "journal.begun", facts: { key } });
  } else if (key !== undefined && loggedKey !== null && key !== loggedKey.vkey) {
    const reason = isFresh ? "JOURNAL_KEY_MISSING" : "JOURNAL_KEY_CHANGED";
    drafts.push({ kind: "journal.rekeyed", facts: { key, reason } });
  }
  if (torn.length > 0) {
    const facts = { bytes: torn.length, file: tornFilename(torn) };
    drafts.push({ kind: "journal.repaired", facts });
  }
  for (const finding of inspection.findings) {
    if (finding.code !== "JOURNAL_TORN") drafts.push(breakEntry(inspection, finding));
  }
  const { leaves, frontier } = examination;
  const bytes = rows.endOf(rows.size - 1);
  return { standing: { signer, frontier, bytes, note: null, detail: { leaves, rows } }, drafts };
}

/** The keychain's key; a new one where there is none; null while the keychain does not answer. */
async function signerFor(
  { signer, isNew }: Inspection,
  keychain: Keychain,
  origin: string,
): Promise<{ signer: Signer | null; isFresh: boolean }> {
  if (signer.state === "present") return { signer: signer.value, isFresh: false };
  if (signer.state === "unavailable") return { signer: null, isFresh: false };
  try {
    return { signer: await createSigner(keychain, origin), isFresh: !isNew };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { signer: null, isFresh: false };
  }
}

function breakEntry({ examination, newest }: Inspection, finding: Fault): EntryDraft {
  const { leaves, frontier, goodSize } = examination;
  const { line, count, reason } = finding.facts;
  return {
    kind: "journal.verified",
    facts: {
      isIntact: false,
      size: leaves.size,
      rootHash: bytesToHex(frontier.root()),
      finding: finding.code,
      goodSize,
      ...(typeof line === "number" ? { line } : {}),
      ...(typeof count === "number" ? { count } : {}),
      ...(typeof reason === "string" ? { reason } : {}),
      ...(newest === null
        ? {}
        : { anchoredSize: newest.size, anchoredRootHash: bytesToHex(newest.root) }),
    },
  };
}

function tornFilename(torn: Uint8Array): string {
  return `journal.torn-${hash("sha256", torn, "hex").slice(0, 16)}`;
}

/** Copy first, cut afterwards: a crash in between does both again, and the copy has the same name. */
async function setTornAside(
  files: Files,
  folder: string,
  places: Places,
  { bytes, torn }: Inspection,
): Promise<void> {
  await files.writeAtomic(join(folder, tornFilename(torn)), torn);
  await files.truncate(places.log, bytes, bytes - torn.length);
}
