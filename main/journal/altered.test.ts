/** What is done to a journal while the app is closed: each is detected and located. */
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeFiles } from "../lib/files.ts";
import { memoryKeychain } from "../lib/testing-keychain.ts";
import { openJournal } from "./log.ts";

import {
  at,
  clock,
  codes,
  draft,
  folder,
  keychain,
  logLines,
  open,
  recorded,
  reopened,
  rewrite,
  written,
} from "./testing-journal.ts";

describe("tampering while the app is closed", () => {
  const TEN = 10;

  it("with any byte is detected and located", { timeout: 120_000 }, async () => {
    await written(TEN);
    const original = readFileSync(at("journal.jsonl"));
    const running = await open();
    await running.verify();
    const ends = [...original.entries()].flatMap(([at, byte]) => (byte === 0x0a ? [at] : []));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(original.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (position, flip) => {
          const bent = Buffer.from(original);
          bent[position] = (original[position] ?? 0) ^ flip;
          writeFileSync(at("journal.jsonl"), bent);
          const verification = await running.verify();
          const line = ends.findIndex((end) => position <= end);
          const isLastNewline = position === original.length - 1;
          expect(verification.isIntact).toBe(false);
          expect(verification.findings[0]).toMatchObject({
            code: isLastNewline ? "JOURNAL_TRUNCATED" : "JOURNAL_EDITED",
            facts: { line },
          });
        },
      ),
      { numRuns: 250 },
    );
    writeFileSync(at("journal.jsonl"), original);
    expect(await running.verify()).toMatchObject({ isIntact: true, findings: [] });
  });

  it("with any byte is detected without the leaf hashes too", { timeout: 120_000 }, async () => {
    await written(TEN);
    const original = readFileSync(at("journal.jsonl"));
    const items = new Map(keychain.items);
    const checkpoint = readFileSync(at("journal.checkpoint"));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(original.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (position, flip) => {
          const bent = Buffer.from(original);
          bent[position] = (original[position] ?? 0) ^ flip;
          writeFileSync(at("journal.jsonl"), bent);
          rmSync(at("journal.leaves"), { force: true });
          writeFileSync(at("journal.checkpoint"), checkpoint);
          for (const [name, value] of items) keychain.items.set(name, value);
          const verification = await reopened();
          expect(verification.isIntact).toBe(false);
          const finding = String(recorded(verification).map((facts) => JSON.stringify(facts)));
          expect(finding).toMatch(/JOURNAL_(EDITED|REWRITTEN|TRUNCATED|REORDERED|LINES_)/);
        },
      ),
      { numRuns: 100 },
    );
  });

  const cases: [string, (lines: string[]) => string[], object][] = [
    [
      "swapping two lines",
      (lines) => lines.with(3, lines[6] ?? "").with(6, lines[3] ?? ""),
      { finding: "JOURNAL_REORDERED", line: 3, count: 4 },
    ],
    [
      "removing the first line",
      (lines) => lines.slice(1),
      { finding: "JOURNAL_LINES_REMOVED", line: 0, count: 1 },
    ],
    [
      "removing lines in the middle",
      (lines) => lines.toSpliced(4, 2),
      { finding: "JOURNAL_LINES_REMOVED", line: 4, count: 2 },
    ],
    [
      "removing the last three lines",
      (lines) => lines.slice(0, -3),
      { finding: "JOURNAL_TRUNCATED", line: 7, count: 3 },
    ],
    ["removing everything", () => [], { finding: "JOURNAL_TRUNCATED", line: 0, count: 10 }],
    [
      "repeating a line",
      (lines) => lines.toSpliced(5, 0, lines[4] ?? ""),
      { finding: "JOURNAL_LINES_INSERTED", line: 5, count: 1 },
    ],
  ];

  it.each(cases)("%s is located, recorded, and remembered", async (_, change, expected) => {
    await written(TEN);
    rewrite(change);
    const left = logLines().length;
    const first = await reopened();
    expect(first.isIntact).toBe(false);
    expect(recorded(first)).toContainEqual(expected);
    expect(codes(first).every((code) => code === "JOURNAL_BREAK_RECORDED")).toBe(true);

    // Nothing that was left is lost, the journal goes on, and no later start forgets or repeats the finding.
    const journal = await open();
    await journal.append(draft(99));
    const second = await journal.verify();
    expect(second.isIntact).toBe(false);
    expect(recorded(second)).toEqual(recorded(first));
    // Where the line that names the key is gone, it is said again.
    const isKeyGone = logLines()
      .slice(0, left)
      .every((line) => !line.includes("journal.begun"));
    expect(logLines().length).toBe(left + recorded(first).length + (isKeyGone ? 1 : 0) + 1);
  });

  it.each(cases)("%s is noticed without the leaf hashes", async (_, change) => {
    await written(TEN);
    rewrite(change);
    rmSync(at("journal.leaves"));
    const verification = await reopened();
    expect(verification.isIntact).toBe(false);
    expect(recorded(verification)).not.toEqual([]);
  });

  it("is recorded with the checkpoint that it violates", async () => {
    await written(TEN);
    const before = await reopened();
    rewrite((lines) => lines.slice(0, 7));
    const journal = await open();
    const { entries } = await journal.page({ before: null, limit: 1 });
    expect(entries[0]).toMatchObject({
      kind: "journal.verified",
      facts: {
        isIntact: false,
        finding: "JOURNAL_TRUNCATED",
        size: 7,
        goodSize: 7,
        count: 3,
        anchoredSize: 10,
        anchoredRootHash: before.rootHash,
      },
    });
  });

  it("an edit that keeps every number and form is located by the leaf hashes alone", async () => {
    await written(TEN);
    rewrite((lines) => lines.map((line) => line.replace('"5000000000"', '"6000000000"')));
    expect(recorded(await reopened())).toEqual([{ finding: "JOURNAL_EDITED", line: 5, count: 1 }]);
  });

  it("an edit with matching leaf hashes is still detected", async () => {
    await written(TEN);
    rewrite((lines) => lines.map((line) => line.replace('"5000000000"', '"6000000000"')));
    const hashes = logLines().map((line) =>
      createHash("sha256").update("\0").update(line).digest(),
    );
    writeFileSync(at("journal.leaves"), Buffer.concat(hashes));
    expect(recorded(await reopened())).toEqual([{ finding: "JOURNAL_REWRITTEN" }]);
  });

  it("rolling the whole folder back is found by the anchor in the keychain", async () => {
    await written(6);
    cpSync(folder, `${folder}-old`, { recursive: true });
    const journal = await open();
    for (let n = 0; n < 4; n += 1) await journal.append(draft(n));
    await journal.close();
    rmSync(folder, { recursive: true });
    cpSync(`${folder}-old`, folder, { recursive: true });
    rmSync(`${folder}-old`, { recursive: true });
    const verification = await reopened();
    expect(verification.isIntact).toBe(false);
    expect(recorded(verification)).toEqual([{ finding: "JOURNAL_TRUNCATED", line: 6, count: 4 }]);
  });

  it("deleting the whole folder is found by the anchor in the keychain", async () => {
    await written(6);
    rmSync(folder, { recursive: true });
    const verification = await reopened();
    expect(verification.isIntact).toBe(false);
    expect(recorded(verification)).toContainEqual({
      finding: "JOURNAL_TRUNCATED",
      line: 0,
      count: 6,
    });
  });

  it("putting another journal in its place is found", async () => {
    await written(6);
    const other = mkdtempSync(join(tmpdir(), "journal-"));
    const foreign = await openJournal({
      folder: other,
      clock,
      keychain: memoryKeychain(),
      files: nodeFiles,
    });
    for (let n = 1; n < 9; n += 1) await foreign.append(draft(n));
    await foreign.close();
    rmSync(folder, { recursive: true });
    cpSync(other, folder, { recursive: true });
    rmSync(other, { recursive: true });
    const verification = await reopened();
    expect(verification.isIntact).toBe(false);
    expect(recorded(verification)).toContainEqual({ finding: "JOURNAL_FOREIGN" });
    const journal = await open();
    const { entries } = await journal.page({ before: null, limit: 9 });
    // What the missing journal last stood at is not lost with it.
    expect(entries.find(({ facts }) => facts.finding === "JOURNAL_FOREIGN")?.facts).toMatchObject({
      anchoredSize: 6,
    });
    expect(recorded(await journal.verify())).toEqual(recorded(verification));
  });

  it("a line that was changed is not shown as if it were one", async () => {
    const journal = await open();
    await journal.append(draft(1));
    await journal.append(draft(2));
    rewrite((lines) => lines.map((line) => line.replace('"1000000000"', '"9000000000"')));
    const { entries } = await journal.page({ before: null, limit: 10 });
    expect(entries.map(({ kind }) => kind)).toEqual([
      "faucet.granted",
      "journal.unreadable",
      "journal.begun",
    ]);
  });
});
