import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { describe, expect, it } from "vitest";
import { bytesToHex, concatBytes, utf8ToBytes } from "../lib/bytes.ts";
import { nodeDisk } from "../lib/disk.ts";
import { filesOver } from "../lib/files.ts";
import { faultyDisk, systemError } from "../lib/testing-disk.ts";
import type { EntryDraft } from "./entries.ts";
import { forgetJournalKey } from "./keys.ts";
import { openCheckpoint, parseVkey } from "./note.ts";

import {
  at,
  codes,
  draft,
  folder,
  keychain,
  logLines,
  logText,
  open,
  reopened,
  written,
} from "./testing-journal.ts";

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
