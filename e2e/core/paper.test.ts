/** What leaves the app for paper: a transcript as a file, and the page by the system's dialog. */
import { mkdtemp, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Core, type CoreOptions, openCore } from "./harness.ts";
import { CREATE, PASSPHRASE, prepareColdkey, say, underWay } from "./steps.ts";

let core: Core;
afterEach(() => core.close());

async function start(options: CoreOptions): Promise<void> {
  core = await openCore(options);
  await core.get("app.chooseProfile", { profile: "vault" });
}

/** A creation that was named, and abandoned. */
async function abandoned(): Promise<string> {
  const { id } = await core.get("ceremonies.begin", CREATE);
  await say(core, id, { name: "treasury", wordCount: 24 });
  await core.get("ceremonies.abandon", { id, reason: "changed-mind", remark: "<b>no</b>" });
  return id;
}

test("a transcript is saved beside what is there, readable by its owner only, and in the journal", async () => {
  const folder = await mkdtemp(join(tmpdir(), "paper-"));
  await start({ chosenFolders: [folder, folder] });
  const id = await abandoned();
  const first = await core.get("ceremonies.saveTranscript", { id });
  const second = await core.get("ceremonies.saveTranscript", { id });
  expect(first?.name).toMatch(/^coldkey-transcript-create-coldkey-\d{4}-\d\d-\d\d\.html$/);
  expect(second?.name).toMatch(/-2\.html$/);
  const path = join(folder, first?.name ?? "");
  const html = await readFile(path, "utf8");
  expect(html).toContain("&lt;b&gt;no&lt;/b&gt;");
  if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { hash } = await core.get("ceremonies.transcript", { id });
  expect(html).toContain(hash);
  const { entries } = await core.get("journal.page", { before: null, limit: 50 });
  expect(entries.filter(({ kind }) => kind === "transcript.saved")).toHaveLength(2);
  expect(entries[0]?.facts).toEqual({ ceremony: "create-coldkey", transcript: hash });
});

test("without a folder nothing is written, and nothing is in the journal", async () => {
  await start({});
  const id = await abandoned();
  expect(await core.get("ceremonies.saveTranscript", { id })).toBeNull();
  const { entries } = await core.get("journal.page", { before: null, limit: 50 });
  expect(entries.map(({ kind }) => kind)).not.toContain("transcript.saved");
});

test("what the print dialog says is told, each in its own words", async () => {
  await start({ printed: ["printed", "cancelled", "no-printer", "failed", "silent"] });
  expect(await core.get("app.print", { sheet: "card" })).toBe("printed");
  expect(await core.get("app.print", { sheet: "card" })).toBe("cancelled");
  for (const code of ["PRINT_NO_PRINTER", "PRINT_FAILED", "PRINT_NO_ANSWER"]) {
    expect(await core.ask("app.print", { sheet: "card" })).toMatchObject({
      ok: false,
      fault: { code },
    });
  }
});

test("what was printed is in the journal before the dialog opens, and what became of it after", async () => {
  await start({ printed: ["printed", "silent"] });
  const id = await abandoned();
  const { hash } = await core.get("ceremonies.transcript", { id });
  await core.get("app.print", { sheet: "transcript", ceremony: id });
  await core.ask("app.print", { sheet: "envelope" });
  const { entries } = await core.get("journal.page", { before: null, limit: 4 });
  const [formEnd, form, sheetEnd, sheet] = entries;
  expect(sheet).toMatchObject({
    ...{ kind: "paper.printing", act: id },
    facts: { sheet: "transcript", ceremony: "create-coldkey", transcript: hash },
  });
  expect(sheetEnd).toMatchObject({ kind: "paper.printed", act: id, facts: { outcome: "printed" } });
  expect(form).toMatchObject({ kind: "paper.printing", facts: { sheet: "envelope" } });
  expect(formEnd).toMatchObject({ act: form?.act, facts: { outcome: "silent" } });
  await core.get("journal.verify", null);
  expect(core.workstation.snapshot().journal.interrupted).toEqual([]);
  // Of no ceremony that there is: nothing is printed, and nothing is in the journal.
  const unknown = { sheet: "transcript", ceremony: "create-coldkey-0000" } as const;
  expect(await core.ask("app.print", unknown)).toMatchObject({ ok: false });
  expect((await core.get("journal.page", { before: null, limit: 1 })).entries).toEqual([formEnd]);
});

test("nothing is printed while a ceremony can show words, whatever the page asks for", async () => {
  await start({ printed: ["printed"] });
  const id = await prepareColdkey(core, "treasury");
  const passphrase = await core.send(PASSPHRASE);
  await core.get("creation.seal", { id, passphrase, throws: null, sides: null });
  expect(underWay(core, id)).toMatchObject({ isOpen: true, step: { kind: "secret-out" } });
  const refused = await core.ask("app.print", { sheet: "card" });
  expect(refused).toMatchObject({ ok: false, fault: { code: "PRINT_WHILE_WORDS_OPEN" } });
  await core.get("ceremonies.leave", { id });
  expect(await core.get("app.print", { sheet: "card" })).toBe("printed");
});
