/** Ceremonies that an older version of the app left on the disk go on at the step where they stood. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Core } from "./harness.ts";
import { startCore } from "./start-core.ts";
import {
  confirmColdkey,
  createColdkey,
  openBackup,
  openProof,
  PASSPHRASE,
  prepareColdkey,
  recording,
  say,
  underWay,
} from "./steps.ts";

async function start(folder?: string): Promise<Core> {
  return startCore({
    ...(folder === undefined ? {} : { folder }),
  });
}
async function fresh(): Promise<Core> {
  const core = await start();
  await core.get("app.chooseProfile", { profile: "vault" });
  return core;
}

const STARTED_MS = 1_700_000_000_000;
const fileOf = (core: Core, folder: string, id: string) => join(core.folder, folder, `${id}.json`);

/** The app ends, and what its engine knew is replaced by what a version without one had written. */
async function madeOlder(core: Core, folder: "ceremonies" | "backups", record: { id: string }) {
  const now = fileOf(core, "under-way", record.id);
  await core.close();
  const newer = readFileSync(now, "utf8");
  rmSync(now);
  mkdirSync(join(core.folder, folder), { recursive: true });
  const text = JSON.stringify({ v: 1, startedAtMs: STARTED_MS, provedAtMs: null, ...record });
  writeFileSync(fileOf(core, folder, record.id), text);
  return { newer, restart: () => start(core.folder) };
}
const leftIn = (core: Core, folder: string): string[] =>
  readdirSync(join(core.folder, folder)).filter((name) => name.endsWith(".json"));

const CARD = { label: "Card A", medium: "paper", place: "Safe at home" } as const;

test("a coldkey that had only its name goes on at its passphrase", async () => {
  const core = await fresh();
  const id = await prepareColdkey(core, "treasury", 12);
  const about = { name: "treasury", wordCount: 12, address: null, copy: null };
  const older = await madeOlder(core, "ceremonies", { id, ...about, ...{ step: "passphrase" } });
  const again = await older.restart();
  expect(underWay(again, id)).toMatchObject({
    ...{ kind: "create-coldkey", name: "treasury", step: { id: "passphrase" } },
    ...{ startedAtMs: STARTED_MS, isOpen: false },
  });
  expect(leftIn(again, "ceremonies")).toEqual([]);
  const passphrase = await again.send(PASSPHRASE);
  await again.get("creation.seal", { id, passphrase, throws: null, sides: null });
  expect(underWay(again, id)).toMatchObject({ step: { id: "write-1" } });
});

test("a sealed one goes on where its words were shown", async () => {
  const core = await fresh();
  const { id, words } = await confirmColdkey(core, "treasury");
  const { subject } = underWay(core, id);
  const about = { name: "treasury", wordCount: 24, address: subject, copy: null, entropy: "dice" };
  const older = await madeOlder(core, "ceremonies", { id, ...about, ...{ step: "write" } });
  const again = await older.restart();
  expect(underWay(again, id).step).toMatchObject({ id: "write-1", needsOpen: true });
  expect(leftIn(again, "ceremonies")).toEqual([]);

  await again.get("creation.reopen", { id, passphrase: await again.send(PASSPHRASE) });
  const shown: string[] = [];
  while (underWay(again, id).step.kind === "secret-out") {
    const { ticket, text } = await again.receive();
    await again.get("creation.words", { id, out: ticket, half: null });
    shown.push(...(await text).split(" "));
    await say(again, id);
  }
  expect(shown).toEqual(words);
  await again.get("creation.prove", { id, phrase: await again.send(words.join(" ")) });
  await again.get("ceremonies.answer", recording(id, CARD));
  expect(again.workstation.snapshot().coldkeys).toMatchObject([
    { address: subject, copies: [CARD] },
  ]);
});

test("one that had all but its last write is finished at the start", async () => {
  const core = await fresh();
  const { id, words } = await confirmColdkey(core, "treasury");
  const { subject } = underWay(core, id);
  await core.get("creation.prove", { id, phrase: await core.send(words.join(" ")) });
  const copy = {
    ...{ id: "copy-0001", ...CARD, custodian: null, serial: null },
    ...{ madeAtMs: STARTED_MS + 2, provedAtMs: STARTED_MS + 1, lost: null },
  };
  const older = await madeOlder(core, "ceremonies", {
    ...{ id, name: "treasury", wordCount: 24, address: subject, copy },
    ...{ step: "done", provedAtMs: STARTED_MS + 1 },
  });
  const again = await older.restart();
  expect(again.workstation.snapshot().ceremonies).toEqual([]);
  expect(again.workstation.snapshot().coldkeys).toMatchObject([
    { address: subject, copies: [{ ...CARD, provedAtMs: STARTED_MS + 1 }] },
  ]);
  const { transcript } = await again.get("ceremonies.transcript", { id });
  expect(transcript).toMatchObject({ outcome: "completed", startedAtMs: STARTED_MS });
});

test("a further copy and a proof go on at taking the phrase back", async () => {
  const core = await fresh();
  const words: string[] = [];
  const address = await createColdkey(core, "treasury", words);
  const phrase = words.join(" ");
  const id = await openBackup(core, address);
  const about = { address, copy: null, made: null };
  const older = await madeOlder(core, "backups", { id, ...about, ...{ step: "prove" } });
  const second = await older.restart();
  expect(underWay(second, id)).toMatchObject({ kind: "back-up-coldkey", step: { id: "prove" } });
  await second.get("backup.open", { id, passphrase: await second.send(PASSPHRASE) });
  await second.get("backup.prove", { id, phrase: await second.send(phrase) });
  await second.get("ceremonies.answer", recording(id, { ...CARD, label: "Card B", place: "Bank" }));
  const [coldkey] = second.workstation.snapshot().coldkeys;
  expect(coldkey).toMatchObject({ isSafe: true });

  const copy = coldkey?.copies[0]?.id ?? "";
  const proof = await openProof(second, address, copy);
  const record = { id: proof, address, copy, made: null, ...{ step: "prove" } };
  const third = await (await madeOlder(second, "backups", record)).restart();
  expect(underWay(third, proof)).toMatchObject({ kind: "prove-copy", target: copy });
  await third.get("backup.open", { id: proof, passphrase: await third.send(PASSPHRASE) });
  await third.get("backup.prove", { id: proof, phrase: await third.send(phrase) });
  const proved = third.workstation.snapshot().coldkeys[0]?.copies[0];
  expect(proved?.provedAtMs).toBeGreaterThan(coldkey?.copies[0]?.provedAtMs ?? 0);
});

test("killed between writing the new record and removing the old one, the new one stays", async () => {
  const core = await fresh();
  const { id } = await confirmColdkey(core, "treasury");
  const { subject } = underWay(core, id);
  const about = { name: "treasury", wordCount: 24, address: subject, copy: null };
  const older = await madeOlder(core, "ceremonies", { id, ...about, ...{ step: "write" } });
  writeFileSync(fileOf(core, "under-way", id), older.newer);
  const again = await older.restart();
  // Further than the old one says.
  expect(underWay(again, id).step.id).toBe("prove");
  expect(leftIn(again, "ceremonies")).toEqual([]);
});
