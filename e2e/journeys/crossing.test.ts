/** A registration across the gap: a Desk and a Vault as two apps, and a stick between them. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import {
  chooseProfile,
  closeApp,
  createColdkey,
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

test("A registration is composed on a Desk, signed on a Vault, and comes back", async () => {
  test.setTimeout(240_000);
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
  await createColdkey(vault, "treasury");
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
  await closeApp(desk);
  await closeApp(vault);
  rmSync(stick, { recursive: true });
});
