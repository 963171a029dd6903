/** The journal over the contract: filtered, proved, exported, held against paper and against another machine. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { parseVkey } from "../../main/journal/note.ts";
import { isTlogProofOf } from "../../main/journal/proofs.ts";
import { type Files, nodeFiles } from "../../main/lib/files.ts";
import type { CallInput, CallOutput } from "../../preload/contract.ts";
import type { Core } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { createColdkey, fundedColdkey } from "./steps.ts";

let out = "";
beforeEach(({ onTestFinished }) => {
  out = mkdtempSync(join(tmpdir(), "journal-export-"));
  // Said first, done last: a core that was started on a copy in it has ended by then.
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
});

const ALL = { kinds: null, subject: null, act: null, fromMs: null, toMs: null, text: null };
const query = (core: Core, filter: Partial<CallInput<"journal.query">["filter"]>) =>
  core.get("journal.query", { filter: { ...ALL, ...filter }, before: null, limit: 100 });
const kindsOf = async (core: Core) => (await query(core, {})).entries.map(({ kind }) => kind);

function folder(name: string): string {
  const path = join(out, name);
  mkdirSync(path);
  return path;
}

test("entries are found by kind, key, act, time and text, and each proves that it is there", async () => {
  const core = await startCore();
  const { coldkey } = await fundedColdkey(core);
  const { kinds, subjects } = await core.get("journal.overview", null);
  expect(kinds).toContain("faucet.granted");
  expect(subjects).toContain(coldkey);

  const granted = await query(core, { kinds: ["faucet.granted", "faucet.requested"] });
  expect(granted.entries.map(({ kind }) => kind)).toEqual(["faucet.granted", "faucet.requested"]);
  expect(granted.total).toBe(2);
  const [newest] = granted.entries;
  const act = await query(core, { act: newest?.act ?? "" });
  expect(act.entries).toEqual(granted.entries);
  const about = await query(core, { subject: coldkey });
  expect(about.entries.every(({ subject }) => subject === coldkey)).toBe(true);
  expect(about.total).toBeGreaterThan(4);
  const then = newest?.atMs ?? 0;
  const since = await query(core, { fromMs: then });
  expect(since.entries.some(({ kind }) => kind === "faucet.granted")).toBe(true);
  expect((await query(core, { toMs: then - 1 })).entries).not.toContainEqual(newest);
  expect((await query(core, { text: "FAUCET.GRANTED" })).total).toBe(1);
  expect((await query(core, { text: "no such words" })).total).toBe(0);

  const { key } = await core.get("journal.checkpoint", null);
  const verifier = parseVkey(key ?? "");
  for (const { seq, leafHash } of about.entries) {
    const proof = await core.get("journal.proof", { seq });
    expect(proof?.leafHash).toBe(leafHash);
    const isProved =
      verifier !== null && isTlogProofOf(proof?.tlogProof ?? "", proof?.line ?? "", verifier);
    expect(isProved, `entry ${seq}`).toBe(true);
  }
  expect(await core.get("journal.proof", { seq: 99_999 })).toBeNull();
});

test("pages follow each other without a gap", async () => {
  const core = await startCore();
  for (let n = 0; n < 30; n += 1) {
    await core.get("app.setTheme", { theme: n % 2 === 0 ? "dark" : "light" });
  }
  const seen: number[] = [];
  for (let before: number | null = null; ; ) {
    const filter = { ...ALL, kinds: ["settings.changed"] };
    const page: CallOutput<"journal.query"> = await core.get("journal.query", {
      ...{ filter, before, limit: 7 },
    });
    expect(page.total).toBe(30);
    seen.push(...page.entries.map(({ seq }) => seq));
    const last = page.entries.at(-1);
    if (last === undefined) break;
    before = last.seq;
  }
  expect(seen).toHaveLength(30);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
});

test("settings, another version and every wrong passphrase are written down, the last one counted", async () => {
  const first = await startCore({ version: "1.0.0" });
  await first.get("app.chooseProfile", { profile: "combined" });
  await first.get("app.setTheme", { theme: "dark" });
  await first.get("app.setTheme", { theme: "dark" });
  const coldkey = await createColdkey(first, "treasury");
  for (const typed of ["wrong horse 1 staples", "wrong horse 2 staples"]) {
    const reply = await first.ask("hotkeys.create", {
      coldkey,
      name: "gpu",
      passphrase: await first.send(typed),
    });
    expect(reply).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
  }
  const wrong = await query(first, { kinds: ["passphrase.wrong"] });
  expect(wrong.entries.map(({ subject, facts }) => ({ subject, ...facts }))).toEqual([
    { subject: coldkey, purpose: "create-hotkeys", count: 2 },
    { subject: coldkey, purpose: "create-hotkeys", count: 1 },
  ]);
  const settings = await query(first, { kinds: ["settings.changed"] });
  expect(settings.entries.map(({ facts }) => facts)).toEqual([{ setting: "theme", to: "dark" }]);
  await first.close();

  const second = await startCore({ folder: first.folder, version: "1.1.0" });
  await second.get("app.snapshot", null);
  await expect.poll(() => kindsOf(second), { timeout: 10_000 }).toContain("app.version-changed");
  const [changed] = (await query(second, { kinds: ["app.version-changed"] })).entries;
  expect(changed?.facts).toEqual({ from: "1.0.0", to: "1.1.0" });
  await second.close();
  const third = await startCore({ folder: first.folder, version: "1.1.0" });
  await third.get("app.snapshot", null);
  await third.until("it was looked at", ({ journal }) => journal.state === "verified");
  expect((await query(third, { kinds: ["app.version-changed"] })).total).toBe(1);
});

test("an export is checked by somebody who has nothing but the export", async () => {
  const target = folder("drive");
  const core = await startCore({ chosenFolders: [target, target, target] });
  await fundedColdkey(core);
  const words = await core.get("journal.checkpoint", null);
  const exported = await core.get("journal.export", { form: "bundle" });
  expect(exported?.name).toMatch(/^coldkey-journal-\d{4}-\d\d-\d\d$/);
  const bundle = join(target, exported?.name ?? "");
  expect(readdirSync(bundle).sort()).toEqual([
    "README.txt",
    "journal.checkpoint",
    "journal.jsonl",
    "journal.leaves",
    "journal.proofs.json",
    "verify-journal.html",
    "verify-journal.mjs",
  ]);
  const check = (...args: string[]) =>
    spawnSync(process.execPath, ["verify-journal.mjs", ".", ...args], {
      cwd: bundle,
      encoding: "utf8",
    });
  const run = check(
    "--key",
    words.key ?? "",
    "--words",
    words.words.join(" "),
    "--size",
    String(words.size),
  );
  expect(run.stdout).toContain(`Intact: ${exported?.entries} entries`);
  expect(run.status).toBe(0);
  const log = readFileSync(join(bundle, "journal.jsonl"), "utf8");
  expect(log.trimEnd().split("\n")).toHaveLength(exported?.entries ?? 0);
  expect(log).toContain('"kind":"journal.exported"');

  // The same day again: nothing is replaced.
  const again = await core.get("journal.export", { form: "bundle" });
  expect(again?.name).toBe(`${exported?.name}-2`);
  const accounts = await core.get("journal.export", { form: "accounts" });
  expect(accounts?.files).toEqual([accounts?.name]);
  const csv = readFileSync(join(target, accounts?.name ?? ""), "utf8");
  expect(csv.split("\r\n")[1]).toMatch(
    /^\d{4}-.*Z,.*,faucet,granted,5.*,treasury,,,10\.000000000,10000000000,/,
  );
  // Cancelled in the dialog: nothing happens.
  expect(await core.get("journal.export", { form: "accounts" })).toBeNull();
  expect((await query(core, { kinds: ["journal.exported"] })).total).toBe(3);
});

test("a checkpoint from paper says whether the journal still contains it", async () => {
  const core = await startCore();
  await core.get("app.chooseProfile", { profile: "combined" });
  const printed = await core.get("journal.checkpoint", null);
  await core.get("app.setTheme", { theme: "dark" });
  const words = printed.words.join(" ");
  expect(await core.get("journal.compare", { text: words, size: printed.size })).toEqual({
    result: "contained",
    size: printed.size,
    form: "words",
  });
  expect(await core.get("journal.compare", { text: printed.note ?? "", size: null })).toMatchObject(
    {
      result: "contained",
      form: "note",
    },
  );
  const other = await core.get("journal.compare", { text: words, size: printed.size - 1 });
  expect(other.result).toBe("different");
  const beyond = await core.get("journal.compare", { text: words, size: 5_000 });
  expect(beyond.result).toBe("beyond");
  for (const [text, size, code] of [
    [words, null, "CHECKPOINT_SIZE_MISSING"],
    [printed.words.slice(1).join(" "), 3, "CHECKPOINT_WORD_MISPLACED"],
    [`abandon ${words}`, 3, "CHECKPOINT_WORD_UNKNOWN"],
    [printed.words.slice(0, 5).join(" "), 3, "CHECKPOINT_WORD_COUNT"],
    [printed.note?.replace(/\n\d+\n/, "\n1\n") ?? "", null, "CHECKPOINT_NOT_SIGNED"],
  ] as const) {
    const reply = await core.ask("journal.compare", { text, size });
    expect(reply, code).toMatchObject({ ok: false, fault: { code } });
  }
});

test("another machine's checkpoints are kept, and its rollback and its second history are found", async () => {
  const exportsFolder = folder("stick");
  const target = Array.from({ length: 8 }, () => exportsFolder);
  const vault = await startCore({ chosenFolders: target });
  const desk = await startCore();
  const give = async (core: Core): Promise<string> => {
    const exported = await core.get("journal.export", { form: "checkpoint" });
    return readFileSync(join(exportsFolder, exported?.name ?? ""), "utf8");
  };
  const keep = (text: string) => desk.get("journal.keepCheckpoint", { text });

  const first = await give(vault);
  expect(await keep(first)).toMatchObject({ link: "first" });
  await vault.get("app.setTheme", { theme: "dark" });
  const second = await give(vault);
  expect(await keep(second)).toMatchObject({ link: "proved" });
  expect(await keep(second)).toMatchObject({ link: "proved" });
  // A bare note, once the key is known: kept, and said to be without proof.
  await vault.get("app.setTheme", { theme: "light" });
  const { note } = await vault.get("journal.checkpoint", null);
  expect(await keep(note ?? "")).toMatchObject({ link: "unproved" });
  expect(await keep(first)).toMatchObject({ link: "behind" });

  // The disk of the vault is copied, and two histories go on under one key.
  await vault.close();
  const copy = join(out, "copy");
  cpSync(vault.folder, copy, { recursive: true });
  const left = await startCore({ folder: vault.folder, chosenFolders: target });
  await left.get("app.setTheme", { theme: "dark" });
  const right = await startCore({ folder: copy, chosenFolders: target });
  await right.get("app.setTheme", { theme: "system" });
  expect(await keep(await give(left))).toMatchObject({ link: "proved" });
  expect(await keep(await give(right))).toMatchObject({ link: "fork" });

  const [peer, ...others] = await desk.get("journal.peers", null);
  expect(others).toEqual([]);
  expect(peer?.checkpoints.map(({ link }) => link)).toEqual([
    "fork",
    "proved",
    "behind",
    "unproved",
    "proved",
    "proved",
    "first",
  ]);
  const { keyWords } = await left.get("journal.checkpoint", null);
  expect(peer?.keyWords).toEqual(keyWords);
  expect((await query(desk, { kinds: ["peer.fork-found"] })).total).toBe(1);

  const refusals: [string, string][] = [
    ["nonsense", "CHECKPOINT_UNREADABLE"],
    [(await desk.get("journal.checkpoint", null)).note ?? "", "CHECKPOINT_KEY_UNKNOWN"],
    [second.replace(/\\n\d+\\n/, "\\n2\\n"), "CHECKPOINT_NOT_SIGNED"],
  ];
  for (const [text, code] of refusals) {
    const reply = await desk.ask("journal.keepCheckpoint", { text });
    expect(reply, code).toMatchObject({ ok: false, fault: { code } });
  }
  const own = await left.ask("journal.keepCheckpoint", { text: await give(right) });
  expect(own).toMatchObject({ ok: false, fault: { code: "CHECKPOINT_OWN" } });
  expect(await desk.get("journal.verify", null)).toMatchObject({ isIntact: true });
});

test("a start reads the end of the journal only, and what was changed before it is found right after", async () => {
  const first = await startCore();
  await fundedColdkey(first);
  for (const theme of ["dark", "light"] as const) await first.get("app.setTheme", { theme });
  await first.close();

  let read = 0;
  const counted: Files = {
    ...nodeFiles,
    async readRange(path, from, to) {
      const bytes = await nodeFiles.readRange(path, from, to);
      if (path.endsWith("journal.jsonl")) read += bytes.length;
      return bytes;
    },
  };
  const log = join(first.folder, "journal", "journal.jsonl");
  const text = readFileSync(log, "utf8");
  const quick = await startCore({ folder: first.folder, files: counted });
  // The newline before the place where the index ends: everything else is covered by what the index holds.
  expect(read).toBeLessThanOrEqual(1);
  await quick.get("app.snapshot", null);
  await quick.until("it was looked at", ({ journal }) => journal.state === "verified");
  expect(read).toBeGreaterThan(text.length);
  await quick.close();

  const changed = readFileSync(log, "utf8").replace('"facts":{"profile"', '"facts":{"profilE"');
  expect(changed).not.toBe(readFileSync(log, "utf8"));
  writeFileSync(log, changed);
  const line = changed.slice(0, changed.indexOf("profilE")).split("\n").length - 1;
  const late = await startCore({ folder: first.folder });
  await late.get("app.snapshot", null);
  await late.until("it was looked at", ({ journal }) => journal.state === "broken");
  const { findings } = await late.get("journal.verify", null);
  const edited = { finding: "JOURNAL_EDITED", line };
  expect(findings.map(({ code, facts }) => ({ code, facts }))).toMatchObject([
    { code: "JOURNAL_BREAK_RECORDED", facts: edited },
  ]);
});
