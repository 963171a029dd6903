import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bytesToHex, concatBytes, utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { nodeDisk } from "../lib/disk.ts";
import { Refusal } from "../lib/fault.ts";
import { type Files, filesOver, nodeFiles } from "../lib/files.ts";
import { openKeychain } from "../lib/keychain.ts";
import { faultyDisk, systemError } from "../lib/testing-disk.ts";
import { type MemoryKeychain, memoryKeychain } from "../lib/testing-keychain.ts";
import { bundleProgram, runProgram } from "../lib/testing-programs.ts";
import type { EntryDraft } from "./entries.ts";
import { forgetJournalKey } from "./keys.ts";
import { type Journal, openJournal, type Verification } from "./log.ts";
import { openCheckpoint, parseVkey } from "./note.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

let folder = "";
let keychain: MemoryKeychain = memoryKeychain();
const at = (name: string): string => join(folder, name);
const logText = (): string => readFileSync(at("journal.jsonl"), "utf8");
const logLines = (): string[] => logText().split("\n").slice(0, -1);

let nowMs = 0;
const clock: Clock = {
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

const open = (files: Files = nodeFiles): Promise<Journal> =>
  openJournal({ folder, clock, keychain, files });

function draft(n: number): EntryDraft {
  return {
    kind: "faucet.granted",
    subject: ALICE,
    act: `act-${n}`,
    facts: { amountRao: BigInt(n) * 1_000_000_000n, block: n },
  };
}

/** A closed journal with `count` lines, the first of which is the journal's own. */
async function written(count: number): Promise<void> {
  const journal = await open();
  for (let n = 1; n < count; n += 1) await journal.append(draft(n));
  await journal.close();
}

/** What an unwary start finds, and what the next start, and the next verification, still know. */
async function reopened(): Promise<Verification> {
  const journal = await open();
  const verification = await journal.verify();
  await journal.close();
  return verification;
}

const codes = ({ findings }: Verification): string[] => findings.map(({ code }) => code);
const recorded = ({ findings }: Verification): unknown[] =>
  findings
    .filter(({ code }) => code === "JOURNAL_BREAK_RECORDED")
    .map(({ facts: { seq: _, ...facts } }) => facts);

function rewrite(change: (lines: string[]) => string[]): void {
  writeFileSync(
    at("journal.jsonl"),
    change(logLines())
      .map((line) => `${line}\n`)
      .join(""),
  );
}

describe("a journal", () => {
  it("begins with its own key, in a folder and files for the owner alone", async () => {
    const journal = await open();
    expect(journal.size).toBe(1);
    const { entries } = await journal.page({ before: null, limit: 10 });
    expect(entries).toMatchObject([{ seq: 0, kind: "journal.begun", subject: null, act: null }]);
    const verifier = parseVkey(String(entries[0]?.facts.key));
    expect(verifier?.name).toMatch(/^coldkey-workstation\/journal\/[0-9a-f]{16}$/);
    await journal.close();
    expect(readdirSync(folder).sort()).toEqual([
      "journal.checkpoint",
      "journal.index",
      "journal.jsonl",
      "journal.leaves",
    ]);
  });

  it("is intact after opening, appending and opening again", async () => {
    await written(20);
    const journal = await open();
    const verification = await journal.verify();
    expect(verification).toMatchObject({
      isIntact: true,
      size: 20,
      checkpointSize: 20,
      anchor: "system",
      findings: [],
    });
    expect(verification.rootHash).toMatch(/^[0-9a-f]{64}$/);
    expect(journal.size).toBe(20);
  });

  it("has put an entry on the disk, signed and anchored, when its append resolves", async () => {
    const journal = await open();
    const entry = await journal.append(draft(1));
    const line = logLines()[1] ?? "";
    expect(JSON.parse(line)).toMatchObject({ v: 1, seq: 1, kind: "faucet.granted" });
    expect(entry.leafHash).toBe(createHash("sha256").update("\0").update(line).digest("hex"));
    const note = journal.checkpoint() ?? "";
    expect(readFileSync(at("journal.checkpoint"), "utf8")).toBe(note);
    expect(Buffer.from(keychain.items.get("journal-anchor") ?? []).toString()).toBe(note);
    const verifier = parseVkey(JSON.parse(logLines()[0] ?? "").facts.key);
    const checkpoint = verifier === null ? null : openCheckpoint(note, verifier);
    expect(checkpoint?.size).toBe(2);
    const { rootHash } = await journal.verify();
    expect(bytesToHex(checkpoint?.root ?? new Uint8Array())).toBe(rootHash);
  });

  it("can be checked by somebody who has only its description", async () => {
    await written(13);
    // docs/formats.md, with other libraries than the app's: noble's SHA-256 and WebCrypto's Ed25519.
    const hashed = (...parts: Uint8Array[]) => sha256(concatBytes(...parts));
    const leaves = logLines().map((line) => hashed(Uint8Array.of(0), utf8ToBytes(line)));
    const tree = (nodes: Uint8Array[]): Uint8Array => {
      const [only = new Uint8Array()] = nodes;
      if (nodes.length === 1) return only;
      const split = 2 ** Math.ceil(Math.log2(nodes.length) - 1);
      return hashed(Uint8Array.of(1), tree(nodes.slice(0, split)), tree(nodes.slice(split)));
    };
    const [text = "", signatureLine = ""] = readFileSync(at("journal.checkpoint"), "utf8").split(
      "\n\n",
    );
    const [origin = "", size, root] = text.split("\n");
    expect(size).toBe("13");
    expect(root).toBe(Buffer.from(tree(leaves)).toString("base64"));
    const [name, keyId, ...rest] = String(JSON.parse(logLines()[0] ?? "").facts.key).split("+");
    const typed = new Uint8Array(Buffer.from(rest.join("+"), "base64"));
    const id = hashed(utf8ToBytes(`${name}\n`), typed).slice(0, 4);
    expect([name, keyId, typed[0]]).toEqual([origin, bytesToHex(id), 1]);
    const [dash, signer, encoded = ""] = signatureLine.trim().split(" ");
    const signature = new Uint8Array(Buffer.from(encoded, "base64"));
    expect([dash, signer, signature.slice(0, 4)]).toEqual(["—", name, id]);
    const key = await crypto.subtle.importKey("raw", typed.slice(1), "Ed25519", false, ["verify"]);
    const signed = new TextEncoder().encode(`${text}\n`);
    const isSigned = await crypto.subtle.verify("Ed25519", key, signature.slice(4), signed);
    expect(isSigned).toBe(true);
  });

  it("keeps the order of concurrent appends, and syncs them together", async () => {
    let syncs = 0;
    const files = filesOver(
      faultyDisk(nodeDisk, ({ name }) => {
        if (name === "sync") syncs += 1;
      }),
    );
    const journal = await open(files);
    const before = syncs;
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    const entries = await Promise.all(numbers.map((n) => journal.append(draft(n))));
    expect(entries.map(({ seq }) => seq)).toEqual(numbers.map((n) => n + 1));
    expect(entries.map(({ act }) => act)).toEqual(numbers.map((n) => `act-${n}`));
    expect(syncs - before).toBeLessThan(20);
    expect(await journal.verify()).toMatchObject({ isIntact: true, size: 301 });
  });

  it("tells listeners of each entry in order, until they leave", async () => {
    const journal = await open();
    const heard: number[] = [];
    const leave = journal.subscribe(({ seq }) => heard.push(seq));
    await Promise.all([journal.append(draft(1)), journal.append(draft(2))]);
    await journal.append(draft(3));
    leave();
    await journal.append(draft(4));
    expect(heard).toEqual([1, 2, 3]);
  });

  it("shows pages from the newest to the oldest", async () => {
    await written(25);
    const journal = await open();
    const seen: number[] = [];
    let before: number | null = null;
    for (;;) {
      const page = await journal.page({ before, limit: 10 });
      expect(page.size).toBe(25);
      if (page.entries.length === 0) break;
      seen.push(...page.entries.map(({ seq }) => seq));
      before = page.entries.at(-1)?.seq ?? 0;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => 24 - n));
    expect((await journal.page({ before: 3, limit: 1 })).entries[0]).toMatchObject({
      seq: 2,
      facts: { amountRao: "2000000000", block: 2 },
    });
  });

  it("names the acts that a crash interrupted", async () => {
    const journal = await open();
    const payloadHash = `0x${"11".repeat(32)}`;
    await journal.append({ kind: "operation.signing", act: "act-1", facts: { payloadHash } });
    await journal.append({ kind: "operation.signing", act: "act-2", facts: { payloadHash } });
    const facts = { code: "WRONG_PASSPHRASE" };
    await journal.append({ kind: "operation.refused", act: "act-2", facts });
    const again = await open();
    expect(await again.interrupted()).toMatchObject([{ kind: "operation.signing", act: "act-1" }]);
  });

  it("refuses an entry that does not fit, and only that one", async () => {
    const journal = await open();
    const bad = { kind: "app.stopped", facts: { reason: "Not A Token" } } as EntryDraft;
    const results = await Promise.allSettled([
      journal.append(draft(1)),
      journal.append(bad),
      journal.append(draft(2)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await journal.verify()).toMatchObject({ isIntact: true, size: 3 });
  });

  it("takes nothing more once closed", async () => {
    const journal = await open();
    const last = journal.append(draft(1));
    await journal.close();
    expect((await last).seq).toBe(1);
    await expect(journal.append(draft(2))).rejects.toMatchObject({
      fault: { code: "JOURNAL_CLOSED" },
    });
    expect(logLines()).toHaveLength(2);
  });

  it("starts afresh, without a finding, after a reset that forgets key and anchor", async () => {
    await written(5);
    await forgetJournalKey(keychain);
    rmSync(folder, { recursive: true });
    expect(await reopened()).toMatchObject({ isIntact: true, size: 1, findings: [] });
  });
});

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

describe("a crash", () => {
  it("of any kind of append leaves a journal that opens without a finding", {
    timeout: 120_000,
  }, async () => {
    for (let failing = 1; ; failing += 1) {
      rmSync(folder, { recursive: true, force: true });
      keychain = memoryKeychain();
      await written(4);
      let isReached = false;
      let isArmed = false;
      let count = 0;
      const files = filesOver(
        faultyDisk(nodeDisk, async ({ half, name }) => {
          if (!isArmed) return;
          count += 1;
          if (count < failing) return;
          // From here on the disk is gone for good, as it is for a process that was killed.
          if (!isReached && name === "write") await half();
          isReached = true;
          throw systemError("EIO");
        }),
      );
      const journal = await open(files);
      isArmed = true;
      const realSet = keychain.set;
      const dying = { ...keychain, set: realSet };
      keychain.set = (...args) =>
        isReached ? Promise.reject(systemError("EIO")) : dying.set(...args);
      const result = await Promise.allSettled([journal.append(draft(4))]);
      keychain.set = realSet;

      const verification = await reopened();
      const label = `step ${failing}: ${JSON.stringify(verification.findings)}`;
      expect(verification, label).toMatchObject({ isIntact: true, findings: [] });
      expect(verification.size, label).toBeGreaterThanOrEqual(4);
      if (result[0]?.status === "fulfilled") expect(logText(), label).toContain('"act-4"');
      if (!isReached) {
        expect(failing).toBeGreaterThan(15);
        break;
      }
    }
  });

  it("between a line and its anchor is a log ahead of its anchor, and no finding", async () => {
    await written(4);
    const behind = new Map(keychain.items);
    const checkpoint = readFileSync(at("journal.checkpoint"));
    const leaves = readFileSync(at("journal.leaves"));
    const journal = await open();
    for (let n = 0; n < 3; n += 1) await journal.append(draft(n));
    await journal.close();
    for (const [name, value] of behind) keychain.items.set(name, value);
    writeFileSync(at("journal.checkpoint"), checkpoint);
    writeFileSync(at("journal.leaves"), leaves);
    expect(await reopened()).toMatchObject({
      isIntact: true,
      size: 7,
      checkpointSize: 7,
      findings: [],
    });
  });

  it.each([
    ["half a line", '{"atMs":17000'],
    ["one byte", "{"],
    ["bytes that are no text", Buffer.of(0, 0, 0, 0xff, 0xfe)],
    ["a hole of zeros before a whole line", Buffer.from(`${"\0".repeat(40)}\n{"v":1}\n`)],
  ])("that leaves %s at the end is repaired with an entry that says so", async (_, torn) => {
    await written(4);
    const whole = readFileSync(at("journal.jsonl"));
    appendFileSync(at("journal.jsonl"), torn);
    const journal = await open();
    expect(readFileSync(at("journal.jsonl")).subarray(0, whole.length)).toEqual(whole);
    const { entries } = await journal.page({ before: null, limit: 1 });
    const file = String(entries[0]?.facts.file);
    expect(entries[0]).toMatchObject({
      seq: 4,
      kind: "journal.repaired",
      facts: { bytes: torn.length },
    });
    expect(readFileSync(at(file))).toEqual(Buffer.from(torn));
    expect(await journal.verify()).toMatchObject({ isIntact: true, findings: [], size: 5 });
  });

  it("during the recording of a break does not make the break disappear", {
    timeout: 120_000,
  }, async () => {
    for (let failing = 1; ; failing += 1) {
      rmSync(folder, { recursive: true, force: true });
      keychain = memoryKeychain();
      await written(5);
      rewrite((lines) => lines.with(3, (lines[3] ?? "").replace("3000000000", "4000000000")));
      let isReached = false;
      const disk = faultyDisk(nodeDisk, ({ number }) => {
        if (number < failing) return;
        isReached = true;
        throw systemError("EIO");
      });
      const realSet = keychain.set;
      keychain.set = (...args) =>
        isReached ? Promise.reject(new Refusal("KEYCHAIN_REFUSED")) : realSet(...args);
      await Promise.allSettled([open(filesOver(disk))]);
      keychain.set = realSet;
      const verification = await reopened();
      expect(recorded(verification), `step ${failing}`).toContainEqual({
        finding: "JOURNAL_EDITED",
        line: 3,
        count: 1,
      });
      if (!isReached) break;
    }
  });

  it("by kill -9 in the middle of appending loses no entry that was acknowledged", {
    timeout: 240_000,
  }, async () => {
    const out = mkdtempSync(join(tmpdir(), "journal-program-"));
    try {
      const entry = fileURLToPath(new URL("./testing-journal-crash.ts", import.meta.url));
      const program = await bundleProgram(entry, out);
      const home = join(folder, "home");
      const fileKeychain = await openKeychain({
        service: "test",
        fallbackFolder: join(home, "keychain"),
        files: nodeFiles,
        preferFile: true,
      });
      let size = 0;
      for (let round = 0; round < 8; round += 1) {
        // A different moment each round: after so many acknowledgements, plus a few microseconds.
        const enough = 3 + round * 7;
        const ended = await runProgram(process.execPath, [program, home], {
          onOutput(stdout, kill) {
            if (stdout.split("\n").length > enough) setTimeout(kill, round % 4);
          },
        });
        expect(ended, `round ${round}`).toMatchObject({ signal: "SIGKILL", stderr: "" });
        const acknowledged = Number(ended.stdout.split("\n").slice(0, -1).at(-1));
        const journal = await openJournal({
          folder: join(home, "journal"),
          clock,
          keychain: fileKeychain,
          files: nodeFiles,
        });
        const verification = await journal.verify();
        expect(verification, `round ${round}`).toMatchObject({ isIntact: true, findings: [] });
        expect(verification.size, `round ${round}`).toBeGreaterThan(acknowledged);
        expect(acknowledged, `round ${round}`).toBeGreaterThanOrEqual(size);
        size = verification.size;
        await journal.close();
        const names = readdirSync(join(home, "journal")).filter((name) => !name.includes("torn"));
        expect(names.sort(), `round ${round}`).toEqual([
          "journal.checkpoint",
          "journal.index",
          "journal.jsonl",
          "journal.leaves",
        ]);
      }
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});

describe("a full disk", () => {
  it("refuses the entry, keeps the journal, and takes the next one", async () => {
    let isFull = false;
    const journal = await open(
      filesOver(
        faultyDisk(nodeDisk, async ({ name, half }) => {
          if (!isFull || name !== "write") return;
          await half();
          throw systemError("ENOSPC");
        }),
      ),
    );
    await journal.append(draft(1));
    isFull = true;
    await expect(journal.append(draft(2))).rejects.toMatchObject({ fault: { code: "DISK_FULL" } });
    isFull = false;
    expect((await journal.append(draft(3))).seq).toBe(2);
    expect(await journal.verify()).toMatchObject({ isIntact: true, size: 3, findings: [] });
  });
});

describe("two instances", () => {
  it("on one folder: the second to append is refused and writes nothing", async () => {
    const first = await open();
    const second = await open();
    await first.append(draft(1));
    const before = logText();
    await expect(second.append(draft(2))).rejects.toMatchObject({
      fault: { code: "JOURNAL_CHANGED_OUTSIDE" },
    });
    expect(logText()).toBe(before);
    expect(codes(await second.verify())).toContain("JOURNAL_CHANGED_OUTSIDE");
    await first.append(draft(3));
    expect(await first.verify()).toMatchObject({ isIntact: true, findings: [] });
  });

  it("an append after the file was deleted is refused", async () => {
    const journal = await open();
    rmSync(at("journal.jsonl"));
    await expect(journal.append(draft(1))).rejects.toMatchObject({
      fault: { code: "JOURNAL_CHANGED_OUTSIDE" },
    });
    expect(existsSync(at("journal.jsonl"))).toBe(false);
  });
});

describe("the keychain", () => {
  it("that lost key and anchor is named, once, and the journal goes on with a new key", async () => {
    await written(5);
    keychain.items.clear();
    const journal = await open();
    const first = await journal.verify();
    expect(recorded(first)).toEqual([
      { finding: "JOURNAL_KEY_MISSING" },
      { finding: "JOURNAL_ANCHOR_MISSING" },
    ]);
    // A loss that was recorded is a known gap in the proof, not an edit.
    expect(first.isIntact).toBe(true);
    await journal.append(draft(9));
    await journal.close();
    const kinds = logLines().map((line) => JSON.parse(line).kind);
    expect(kinds.slice(5)).toEqual([
      "journal.rekeyed",
      "journal.verified",
      "journal.verified",
      "faucet.granted",
    ]);
    expect(recorded(await reopened())).toEqual(recorded(first));
    expect(logLines()).toHaveLength(9);
  });

  it("that lost everything does not hide a truncation that the checkpoint file still knows", async () => {
    await written(8);
    keychain.items.clear();
    rewrite((lines) => lines.slice(0, 5));
    const verification = await reopened();
    expect(verification.isIntact).toBe(false);
    expect(recorded(verification)).toContainEqual({
      finding: "JOURNAL_TRUNCATED",
      line: 5,
      count: 3,
    });
  });

  it("with another key is found", async () => {
    await written(5);
    const stranger = memoryKeychain();
    const other = mkdtempSync(join(tmpdir(), "journal-"));
    await (
      await openJournal({ folder: other, clock, keychain: stranger, files: nodeFiles })
    ).close();
    rmSync(other, { recursive: true });
    for (const [name, value] of stranger.items) keychain.items.set(name, value);
    const verification = await reopened();
    expect(verification.isIntact).toBe(false);
    expect(recorded(verification)).toContainEqual({ finding: "JOURNAL_FOREIGN" });
  });

  it("that does not answer leaves a journal that can be written and read, and says so", async () => {
    await written(5);
    keychain.refuse("KEYCHAIN_TIMEOUT");
    const journal = await open();
    await journal.append(draft(7));
    const verification = await journal.verify();
    expect(verification).toMatchObject({ isIntact: false, anchor: "none" });
    expect(verification.findings[0]).toEqual({
      code: "JOURNAL_KEYCHAIN_UNAVAILABLE",
      facts: { reason: "KEYCHAIN_TIMEOUT" },
    });
    await journal.close();

    // When it answers again the log is ahead of its anchor: nothing was lost, and no key was made up meanwhile.
    keychain.refuse(null);
    const later = await reopened();
    expect(later.isIntact).toBe(true);
    expect(codes(later)).toEqual(["JOURNAL_BREAK_RECORDED"]);
    expect(logText()).not.toContain("journal.rekeyed");
  });

  it("that stops answering later does not stop the journal, and is reported", async () => {
    const journal = await open();
    keychain.refuse("KEYCHAIN_REFUSED");
    await journal.append(draft(1));
    expect(codes(await journal.verify())).toContain("JOURNAL_NOT_ANCHORED");
    keychain.refuse(null);
    await journal.append(draft(2));
    expect(await journal.verify()).toMatchObject({
      isIntact: true,
      checkpointSize: 3,
      findings: [],
    });
  });

  it("with an unreadable item counts as one without", async () => {
    await written(3);
    keychain.items.set("journal-key", utf8ToBytes("rubbish"));
    const verification = await reopened();
    expect(recorded(verification)).toContainEqual({ finding: "JOURNAL_KEY_MISSING" });
  });
});

it("names a checkpoint file that is gone or bent, and puts it right at the next start", async () => {
  await written(3);
  for (const harm of [
    () => rmSync(at("journal.checkpoint")),
    () => writeFileSync(at("journal.checkpoint"), "rubbish"),
  ]) {
    const running = await open();
    await running.verify();
    harm();
    const verification = await running.verify();
    expect(verification.findings[0]).toEqual({ code: "JOURNAL_CHECKPOINT_BAD", facts: {} });
    await running.close();
    expect(codes(await reopened()).every((code) => code === "JOURNAL_BREAK_RECORDED")).toBe(true);
  }
});
