/** A journal on the disk, a keychain beside it, and the ways in which somebody changes them while the app is closed. */
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntryDraft } from "../../main/journal/entries.ts";
import { type Journal, openJournal } from "../../main/journal/log.ts";
import { createLeafList, rootAt } from "../../main/journal/merkle.ts";
import { signCheckpoint, signerOf } from "../../main/journal/note.ts";
import type { Clock } from "../../main/lib/clock.ts";
import { nodeFiles } from "../../main/lib/files.ts";
import { type MemoryKeychain, memoryKeychain } from "../../main/lib/testing-keychain.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
let nowMs = 1_700_000_000_000;
const clock: Clock = {
  nowMs: () => nowMs++,
  monotonicMs: () => nowMs,
  after: () => () => undefined,
};

export function sampleDraft(n: number): EntryDraft {
  return {
    kind: "faucet.granted",
    subject: ALICE,
    act: `act-${n}`,
    facts: { amountRao: BigInt(n) * 1_000_000_000n, block: n },
  };
}

export const openSample = (folder: string, keychain: MemoryKeychain): Promise<Journal> =>
  openJournal({ folder, clock, keychain, files: nodeFiles });

export const copyOf = (keychain: MemoryKeychain): MemoryKeychain => {
  const copy = memoryKeychain();
  for (const [name, value] of keychain.items) copy.items.set(name, value);
  return copy;
};

export const temporary = (): string => mkdtempSync(join(tmpdir(), "journal-sample-"));

export interface Sample {
  readonly folder: string;
  /** The same journal when it had half of its lines. */
  readonly earlier: string;
  /** Another journal, as long as this one, by another key. */
  readonly other: string;
  readonly keychain: MemoryKeychain;
  readonly vkey: string;
  /** The newest checkpoint, as a paired machine or a transcript has it. */
  readonly held: string;
  remove(): void;
}

export async function makeSample(lines: number): Promise<Sample> {
  const folder = temporary();
  const other = temporary();
  const earlier = temporary();
  const keychain = memoryKeychain();
  await fill(folder, keychain, Math.floor(lines / 2));
  cpSync(folder, earlier, { recursive: true });
  await fill(folder, keychain, lines);
  await fill(other, memoryKeychain(), lines);
  const vkey = String(JSON.parse(linesOf(folder)[0] ?? "").facts.key);
  return {
    folder,
    earlier,
    other,
    keychain,
    vkey,
    held: readFileSync(join(folder, "journal.checkpoint"), "utf8"),
    remove() {
      for (const each of [folder, other, earlier]) rmSync(each, { recursive: true, force: true });
    },
  };
}

async function fill(folder: string, keychain: MemoryKeychain, lines: number): Promise<void> {
  const journal = await openSample(folder, keychain);
  while (journal.size < lines) await journal.append(sampleDraft(journal.size));
  await journal.close();
}

const logOf = (folder: string) => join(folder, "journal.jsonl");

export const linesOf = (folder: string): string[] =>
  readFileSync(logOf(folder), "utf8").split("\n").slice(0, -1);

export function rewrite(folder: string, change: (lines: string[]) => string[]): void {
  const text = change(linesOf(folder)).map((line) => `${line}\n`);
  writeFileSync(logOf(folder), text.join(""));
}

export function replaceFolder(folder: string, by: string): void {
  rmSync(folder, { recursive: true });
  cpSync(by, folder, { recursive: true });
}

/** Leaf hashes that fit what the log says now. */
export function forgeLeaves(folder: string): void {
  const hashes = linesOf(folder).map((line) =>
    createHash("sha256").update("\0").update(line).digest(),
  );
  writeFileSync(join(folder, "journal.leaves"), Buffer.concat(hashes));
}

/** Everything that lies in the folder, made to fit an edit, signed by a key of the attacker under the same name. */
export function replaceKey(folder: string): void {
  const begun = JSON.parse(linesOf(folder)[0] ?? "");
  const [name = ""] = String(begun.facts.key).split("+");
  const signer = signerOf(name, new Uint8Array(32).fill(0x66));
  rewrite(folder, (lines) =>
    lines.map((line) => line.replace(begun.facts.key, signer.verifier.vkey)),
  );
  forgeLeaves(folder);
  const leaves = createLeafList(new Uint8Array(readFileSync(join(folder, "journal.leaves"))));
  const checkpoint = { origin: name, size: leaves.size, root: rootAt(leaves, leaves.size) };
  writeFileSync(join(folder, "journal.checkpoint"), signCheckpoint(checkpoint, signer));
}

export function tear(folder: string): void {
  appendFileSync(logOf(folder), '{"atMs":17000');
}

export function cut(folder: string, bytes: number): void {
  const log = readFileSync(logOf(folder));
  writeFileSync(logOf(folder), log.subarray(0, log.length - bytes));
}
