/** A quick start must be quick, and must never be a way past a finding. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Clock } from "../lib/clock.ts";
import { nodeDisk } from "../lib/disk.ts";
import { type Files, filesOver, nodeFiles } from "../lib/files.ts";
import { faultyDisk, systemError } from "../lib/testing-disk.ts";
import { type MemoryKeychain, memoryKeychain } from "../lib/testing-keychain.ts";
import { quickStart } from "./index-file.ts";
import { type Journal, openJournal } from "./log.ts";

let folder = "";
let keychain: MemoryKeychain;
let nowMs = 0;
const clock: Clock = {
  nowMs: () => nowMs++,
  monotonicMs: () => nowMs,
  after: () => () => undefined,
};
const at = (name: string): string => join(folder, name);
const open = (files: Files = nodeFiles): Promise<Journal> =>
  openJournal({ folder, clock, keychain, files });
const append = (journal: Journal, n: number) =>
  journal.append({ kind: "faucet.granted", act: `act-${n}`, facts: { amountRao: BigInt(n) } });

async function write(lines: number): Promise<void> {
  const journal = await open();
  while (journal.size < lines) await append(journal, journal.size);
  await journal.close();
}

function rewrite(change: (lines: string[]) => string[]): void {
  const lines = readFileSync(at("journal.jsonl"), "utf8").split("\n").slice(0, -1);
  writeFileSync(at("journal.jsonl"), `${change(lines).join("\n")}\n`);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "journal-index-"));
  keychain = memoryKeychain();
  nowMs = 1_700_000_000_000;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a start with an index", () => {
  it("reads nothing of the log but what came after it", async () => {
    await write(40);
    const size = readFileSync(at("journal.jsonl")).length;
    const starts: number[] = [];
    const journal = await open({
      ...nodeFiles,
      readRange(path, start, end) {
        if (path === at("journal.jsonl")) starts.push(start);
        return nodeFiles.readRange(path, start, end);
      },
    });
    expect(starts).toEqual([size - 1]);
    expect((await append(journal, 40)).seq).toBe(40);
    expect(await journal.verify()).toMatchObject({ isIntact: true, size: 41, findings: [] });
    expect(starts.length).toBeGreaterThan(1);
  });

  it("goes on after a crash that left the index behind", async () => {
    await write(10);
    const old = readFileSync(at("journal.index"));
    await write(25);
    writeFileSync(at("journal.index"), old);
    expect((await quickStart(nodeFiles, keychain, folder))?.frontier.size).toBe(25);
    const journal = await open();
    await append(journal, 25);
    expect(await journal.verify()).toMatchObject({ isIntact: true, size: 26, findings: [] });
    const { total } = await journal.query({
      kinds: ["faucet.granted"],
      subject: null,
      act: null,
      fromMs: null,
      toMs: null,
      text: null,
      before: null,
      limit: 3,
    });
    expect(total).toBe(25);
  });

  it("is not taken when anything is not as a healthy journal leaves it", async () => {
    await write(12);
    const saved = `${folder}-saved`;
    cpSync(folder, saved, { recursive: true });
    const items = new Map(keychain.items);
    const index = readFileSync(at("journal.index"), "utf8");
    const harms: Record<string, () => void> = {
      "no index": () => rmSync(at("journal.index")),
      "an empty index": () => writeFileSync(at("journal.index"), ""),
      "another size in the index": () =>
        writeFileSync(at("journal.index"), index.replace('"size":12', '"size":11')),
      "another length in the index": () =>
        writeFileSync(at("journal.index"), index.replace('"bytes":', '"bytes":1')),
      "no checkpoint": () => rmSync(at("journal.checkpoint")),
      "no log": () => rmSync(at("journal.jsonl")),
      "a shorter log": () => rewrite((lines) => lines.slice(0, -1)),
      "a torn log": () => writeFileSync(at("journal.jsonl"), "{", { flag: "a" }),
      "a strange line": () => writeFileSync(at("journal.jsonl"), "{}\n", { flag: "a" }),
      "no anchor": () => keychain.items.delete("journal-anchor"),
      "no key": () => keychain.items.delete("journal-key"),
      "a keychain that is away": () => keychain.refuse("KEYCHAIN_TIMEOUT"),
    };
    for (const [name, harm] of Object.entries(harms)) {
      harm();
      expect(await quickStart(nodeFiles, keychain, folder), name).toBeNull();
      keychain.refuse(null);
      rmSync(folder, { recursive: true });
      cpSync(saved, folder, { recursive: true });
      for (const [item, value] of items) keychain.items.set(item, value);
    }
    expect(await quickStart(nodeFiles, keychain, folder)).not.toBeNull();
    rmSync(saved, { recursive: true });
  });

  it("is never a way past a finding, whatever the index says", async () => {
    await write(10);
    const early = readFileSync(at("journal.index"));
    await write(20);
    const saved = `${folder}-saved`;
    cpSync(folder, saved, { recursive: true });
    const items = new Map(keychain.items);
    const indexes: Record<string, () => void> = {
      right: () => undefined,
      stale: () => writeFileSync(at("journal.index"), early),
      missing: () => rmSync(at("journal.index")),
    };
    const edits: [string, (lines: string[]) => string[], object][] = [
      [
        "an edit",
        (lines) => lines.map((line) => line.replace('"amountRao":"5"', '"amountRao":"6"')),
        { finding: "JOURNAL_EDITED", line: 5, count: 1 },
      ],
      [
        "a swap of lines of one length",
        (lines) => lines.with(3, lines[4] ?? "").with(4, lines[3] ?? ""),
        { finding: "JOURNAL_REORDERED", line: 3, count: 2 },
      ],
      [
        "a removal",
        (lines) => lines.toSpliced(15, 1),
        { finding: "JOURNAL_LINES_REMOVED", line: 15, count: 1 },
      ],
      [
        "the end cut off",
        (lines) => lines.slice(0, 17),
        { finding: "JOURNAL_TRUNCATED", line: 17, count: 3 },
      ],
    ];
    for (const [name, state] of Object.entries(indexes)) {
      for (const [what, change, expected] of edits) {
        const title = `${what}, index ${name}`;
        rmSync(folder, { recursive: true });
        cpSync(saved, folder, { recursive: true });
        for (const [item, value] of items) keychain.items.set(item, value);
        state();
        rewrite(change);
        const journal = await open();
        // The window opens and something is written, before anybody has looked.
        await append(journal, 99);
        const said = await journal.verify();
        expect(said.isIntact, title).toBe(false);
        await journal.close();
        const again = await open();
        const { isIntact, findings } = await again.verify();
        await again.close();
        expect(isIntact, title).toBe(false);
        const [first] = findings.map(({ facts: { seq: _, ...facts } }) => facts);
        expect(first, title).toEqual(expected);
      }
    }
    rmSync(saved, { recursive: true });
  });

  it("does not lose a break that cannot be written down: it is found again", async () => {
    await write(10);
    rewrite((lines) => lines.map((line) => line.replace('"amountRao":"5"', '"amountRao":"6"')));
    let isFull = false;
    const files = filesOver(
      faultyDisk(nodeDisk, ({ name }) => {
        if (isFull && name === "write") throw systemError("ENOSPC");
      }),
    );
    const journal = await open(files);
    isFull = true;
    await expect(journal.verify()).rejects.toMatchObject({ fault: { code: "DISK_FULL" } });
    isFull = false;
    await append(journal, 10);
    const said = await journal.verify();
    expect(said.isIntact).toBe(false);
    expect(said.findings[0]).toMatchObject({
      code: "JOURNAL_BREAK_RECORDED",
      facts: { finding: "JOURNAL_EDITED", line: 5 },
    });
  });
});
