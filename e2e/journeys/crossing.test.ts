/** Across the gap: a Desk and a Vault as two apps with folders of their own, and nothing but a stick between them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { actsOf, cellsOf, type WalkKeys } from "../core/crossing-walks.ts";
import type { Pair, Side } from "../core/pair.ts";
import { createColdkey as createFresh, type Hands } from "../core/steps.ts";
import { handsAt } from "./bridge.ts";
import { importTreasury } from "./bridge-steps.ts";
import {
  chooseProfile,
  closeApp,
  createHotkey,
  goTo,
  holdToSign,
  inspect,
  openApp,
  type Workstation,
} from "./workstation.ts";

const press = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name }).first().click();
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { name, level: 1 });

/** Five days, as the main network has them. */
const DELAY_BLOCKS = 36_000;

async function sideOf({ app, page }: Workstation, stick: string): Promise<Side<Hands>> {
  const core = await handsAt(page);
  const give = (filePaths: string[]) =>
    app.dialog.answer("showOpenDialog", { canceled: false, filePaths });
  const open = async (filePaths: string[]) => {
    await give(filePaths);
    return core.get("crossing.open", null);
  };
  return {
    core,
    open: (...names) => open(names.map((name) => join(stick, name))),
    async openBytes(bytes, name = "something.ckw") {
      writeFileSync(join(stick, name), bytes);
      const [taken] = await open([join(stick, name)]);
      if (taken === undefined) throw new Error("Nothing was opened");
      return taken;
    },
    choose: (folder) => void give([folder]),
    async write(call) {
      await give([stick]);
      return (await call())?.files ?? [];
    },
  };
}

/** What is left of the matrix (e2e/core/crossing-walks.ts) for two apps; all of it is played by two cores. */
const ACTS = ["stake", "the announcement of a coldkey's swap", "and the swap itself, days later"];

async function walkOn(vault: Workstation, desk: Workstation, stick: string): Promise<void> {
  const pair: Pair<Hands> = {
    stick,
    desk: await sideOf(desk, stick),
    vault: await sideOf(vault, stick),
    read: async (name) => new Uint8Array(readFileSync(join(stick, name))),
    names: async () => readdirSync(stick).sort(),
    close: async () => undefined,
  };
  const { coldkeys, hotkeys } = pair.vault.core.workstation.snapshot();
  const [a, miner] = [coldkeys[0]?.address, hotkeys[0]?.address];
  if (a === undefined || miner === undefined) throw new Error("The Vault has no keys");
  const next = await createFresh(pair.vault.core, "fresh");
  const keys: WalkKeys = { a, b: a, next, miner, spare: miner, multisig: a };
  const acts = actsOf(
    () => pair,
    () => keys,
    DELAY_BLOCKS,
  );
  for (const act of acts.filter(({ name }) => ACTS.includes(name))) {
    const cells = cellsOf(
      () => pair,
      act,
      () => ({ desk: null }),
    );
    for (const [what, play] of cells) await test.step(`${act.name}, ${what}`, play);
  }
}

test("A registration is composed on a Desk, signed on a Vault, and comes back; stake and a whole swap follow, whatever happens on the way", async () => {
  test.setTimeout(400_000);
  const stick = mkdtempSync(join(tmpdir(), "ckw-stick-"));
  const files = (start: string) => readdirSync(stick).filter((name) => name.startsWith(start));
  const toStick = ({ app }: Workstation) =>
    app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [stick] });
  const fromStick = ({ app }: Workstation, ...names: string[]) =>
    app.dialog.answer("showOpenDialog", {
      canceled: false,
      filePaths: names.map((name) => join(stick, name)),
    });
  const vault = await openApp({ look: inspect });
  const desk = await openApp({ look: inspect });
  await chooseProfile(desk, "Desk");
  await chooseProfile(vault, "Vault");
  await importTreasury(vault.page);
  await createHotkey(vault, "treasury", "miner-1");

  for (const [side, place, name] of [
    [desk, "Crossings", "Everyday laptop"],
    [vault, "Sign", "The old Thinkpad"],
  ] as const) {
    await goTo(side.page, place);
    await press(side.page, "Pairing");
    await expect(heading(side.page, "Pairing")).toBeVisible();
    await side.page.getByLabel("What this machine is called").fill(name);
    await press(side.page, "Call it that");
    await toStick(side);
    await press(side.page, "Write the card");
    await expect(side.page.getByText(/^Written: card-/)).toBeVisible();
  }
  const words: string[][] = [];
  for (const [side, card] of [
    [desk, "card-vault"],
    [vault, "card-desk"],
  ] as const) {
    await fromStick(side, ...files(card));
    await press(side.page, "Open a card");
    const list = side.page.getByRole("list", { name: /^Words for/ });
    await expect(list.getByRole("listitem")).toHaveCount(12);
    words.push(await list.getByRole("listitem").allInnerTexts());
    await side.look(`pairing-${card}`);
    await press(side.page, "All twelve are the same");
    await expect(side.page.getByText("paired", { exact: true })).toBeVisible();
  }
  expect(words[0]).toEqual(words[1]);

  await goTo(desk.page, "Keys");
  await press(desk.page, "Get rehearsal TAO");
  await press(desk.page, "Register a hotkey");
  await press(desk.page, "+ 60 %");
  await press(desk.page, "Check with the chain");
  await expect(heading(desk.page, "What it costs")).toBeVisible({ timeout: 30_000 });
  for (const tick of await desk.page.getByRole("checkbox").all()) await tick.check();
  await press(desk.page, "Review what will be signed");
  await expect(desk.page.getByText("Carry it to the Vault")).toBeVisible({ timeout: 60_000 });
  await desk.look("crossing-1-carry");
  await press(desk.page, "Make the request");
  await expect(desk.page.getByText(/^good for .*; walk now$/)).toBeVisible({ timeout: 30_000 });
  await toStick(desk);
  await press(desk.page, "Write the file to the stick");
  await expect(desk.page.getByText(/^Written: request-/)).toBeVisible();
  await desk.look("crossing-2-written");

  await goTo(vault.page, "Sign");
  await fromStick(vault, ...files("request-"));
  await press(vault.page, "Open requests");
  await expect(vault.page.getByText("It waits below for your review.")).toBeVisible();
  await vault.look("crossing-3-opened");
  await press(vault.page, /^Review request/);
  await expect(vault.page.getByText(/decoded by this Vault$/)).toBeVisible({ timeout: 30_000 });
  await vault.page.getByLabel(/to go on anyway/).fill("not yet safe");
  await vault.look("crossing-4-review");
  await holdToSign(vault.page, "treasury");
  await expect(heading(vault.page, "Sign")).toBeVisible({ timeout: 60_000 });
  await toStick(vault);
  await press(vault.page, "Write 1 signature to the stick");
  await expect(vault.page.getByText(/Take the stick back to the Desk/)).toBeVisible();
  await vault.look("crossing-5-signed");

  await goTo(desk.page, "Crossings");
  await fromStick(desk, ...files("signature-"));
  await press(desk.page, "Open signatures");
  await expect(desk.page.getByText("It fits its request. It was sent to the chain.")).toBeVisible({
    timeout: 30_000,
  });
  await press(desk.page, /^Open: Register/);
  await press(desk.page, "See what becomes of it");
  await expect(heading(desk.page, /^miner-1 has UID \d+ on subnet \d+$/)).toBeVisible({
    timeout: 60_000,
  });
  await desk.look("crossing-6-done");

  await walkOn(vault, desk, stick);
  await closeApp(desk);
  await closeApp(vault);
  rmSync(stick, { recursive: true });
});
