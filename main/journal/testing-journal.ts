/** A journal in a folder of its own for each test, and hands to look at it and to change it behind its back. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import type { Clock } from "../lib/clock.ts";
import { type Files, nodeFiles } from "../lib/files.ts";
import { type MemoryKeychain, memoryKeychain } from "../lib/testing-keychain.ts";
import type { EntryDraft } from "./entries.ts";
import { type Journal, openJournal, type Verification } from "./log.ts";

export const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

export let folder = "";
export let keychain: MemoryKeychain = memoryKeychain();
export const renewKeychain = (): void => {
  keychain = memoryKeychain();
};
export const at = (name: string): string => join(folder, name);
export const logText = (): string => readFileSync(at("journal.jsonl"), "utf8");
export const logLines = (): string[] => logText().split("\n").slice(0, -1);

let nowMs = 0;
export const clock: Clock = {
  nowMs: () => nowMs++,
  monotonicMs: () => nowMs,
  after: () => () => undefined,
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-"));
  keychain = memoryKeychain();
  nowMs = 1_700_000_000_000;
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

export const open = (files: Files = nodeFiles): Promise<Journal> =>
  openJournal({ folder, clock, keychain, files });

export function draft(n: number): EntryDraft {
  return {
    kind: "faucet.granted",
    subject: ALICE,
    act: `act-${n}`,
    facts: { amountRao: BigInt(n) * 1_000_000_000n, block: n },
  };
}

/** A closed journal with `count` lines, the first of which is the journal's own. */
export async function written(count: number): Promise<void> {
  const journal = await open();
  for (let n = 1; n < count; n += 1) await journal.append(draft(n));
  await journal.close();
}

/** What an unwary start finds, and what the next start, and the next verification, still know. */
export async function reopened(): Promise<Verification> {
  const journal = await open();
  const verification = await journal.verify();
  await journal.close();
  return verification;
}

export const codes = ({ findings }: Verification): string[] => findings.map(({ code }) => code);
export const recorded = ({ findings }: Verification): unknown[] =>
  findings
    .filter(({ code }) => code === "JOURNAL_BREAK_RECORDED")
    .map(({ facts: { seq: _, ...facts } }) => facts);

export function rewrite(change: (lines: string[]) => string[]): void {
  writeFileSync(
    at("journal.jsonl"),
    change(logLines())
      .map((line) => `${line}\n`)
      .join(""),
  );
}
