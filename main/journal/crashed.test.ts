import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { nodeDisk } from "../lib/disk.ts";
import { Refusal } from "../lib/fault.ts";
import { filesOver, nodeFiles } from "../lib/files.ts";
import { openKeychain } from "../lib/keychain.ts";
import { faultyDisk, systemError } from "../lib/testing-disk.ts";
import { bundleProgram, runProgram } from "../lib/testing-programs.ts";
import { openJournal } from "./log.ts";

import {
  at,
  clock,
  draft,
  folder,
  keychain,
  logText,
  open,
  recorded,
  renewKeychain,
  reopened,
  rewrite,
  written,
} from "./testing-journal.ts";

describe("a crash", () => {
  it("of any kind of append leaves a journal that opens without a finding", {
    timeout: 120_000,
  }, async () => {
    for (let failing = 1; ; failing += 1) {
      rmSync(folder, { recursive: true, force: true });
      renewKeychain();
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
      renewKeychain();
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
