import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { utf8ToBytes } from "../lib/bytes.ts";
import { nodeFiles } from "../lib/files.ts";
import { memoryKeychain } from "../lib/testing-keychain.ts";
import { openJournal } from "./log.ts";

import {
  at,
  clock,
  codes,
  draft,
  keychain,
  logLines,
  logText,
  open,
  recorded,
  reopened,
  rewrite,
  written,
} from "./testing-journal.ts";

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
