/** Looking after a key by keyboard alone: another name, another passphrase, and the proof that it opens. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { importTreasury } from "./bridge-steps.ts";
import { pressInMenu } from "./by-keyboard.ts";
import { chooseProfile, closeApp, inspect, openApp, PASSPHRASE } from "./workstation.ts";

const NEW = "eleven copper windmills past the 9th ridge";

async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible({ timeout: 30_000 });
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${target}`);
}
async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press("Enter");
}
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(text);
}

test("A key gets another name and another passphrase, and is proved to open", async () => {
  test.setTimeout(180_000);
  const workstation = await openApp({ look: inspect });
  const { page, look } = workstation;
  const button = (name: string) => page.getByRole("button", { name, exact: true }).first();
  const heading = (name: string | RegExp) => page.getByRole("heading", { name, level: 1 });
  await chooseProfile(workstation, "Combined");
  await importTreasury(page);

  await pressInMenu(page, "More for treasury", "Rename");
  await reach(page, page.getByLabel("New name"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("savings");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "savings", level: 2 })).toBeVisible();
  await look("care-renamed");

  await pressInMenu(page, "More for savings", "Change passphrase");
  await expect(heading("Change the passphrase")).toBeVisible();
  await type(page, page.getByLabel("Current passphrase"), "not this one");
  for (const label of ["New passphrase", "New passphrase again"]) {
    await type(page, page.getByLabel(label, { exact: true }), NEW);
  }
  await expect(page.getByText(/^Enough:/)).toBeVisible();
  await look("care-change");
  await press(page, button("Seal with the new passphrase"));
  // Wrong: nothing changed, every field is empty, and the focus is where to begin again.
  await expect(page.getByRole("alert").first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel("Current passphrase")).toBeFocused();
  await type(page, page.getByLabel("Current passphrase"), PASSPHRASE);
  for (const label of ["New passphrase", "New passphrase again"]) {
    await type(page, page.getByLabel(label, { exact: true }), NEW);
  }
  await expect(page.getByText(/^Enough:/)).toBeVisible();
  await press(page, button("Seal with the new passphrase"));
  await expect(heading("The passphrase is changed")).toBeVisible({ timeout: 60_000 });
  await look("care-changed");

  await press(page, button("To the key files"));
  await expect(heading("Key files")).toBeVisible();
  await expect(page.getByText("No copy of it has been proved")).toBeVisible();
  await look("care-doctor");
  await press(page, button("Prove that it opens"));
  await type(page, page.getByRole("dialog").getByLabel("Passphrase", { exact: true }), NEW);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^One file opens/)).toBeVisible({ timeout: 60_000 });
  await look("care-proved");
  await closeApp(workstation);
});

test("A key whose card was lost is missed by nobody, and gets a name again", async () => {
  test.setTimeout(180_000);
  const userDataDir = mkdtempSync(join(tmpdir(), "ckw-nameless-"));
  const before = await openApp({ userDataDir });
  await chooseProfile(before, "Combined");
  await importTreasury(before.page);
  await closeApp(before);
  const folder = join(userDataDir, "workstation", "keys");
  const card = readdirSync(folder).find((name) => name.endsWith(".json")) ?? "";
  writeFileSync(join(folder, card), "{half a card");

  const workstation = await openApp({ userDataDir, look: inspect });
  const { page, look } = workstation;
  const button = (name: string) => page.getByRole("button", { name, exact: true }).first();
  await expect(page.getByText("A key here has lost its name")).toBeVisible();
  await look("care-nameless");
  await press(page, button("See the key files"));
  await press(page, button("Give it a name"));
  const dialog = page.getByRole("dialog");
  await type(page, dialog.getByLabel("Name"), "savings");
  await type(page, dialog.getByLabel("Passphrase"), PASSPHRASE);
  await look("care-naming");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The key is called savings.")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("heading", { name: "savings", level: 2 })).toBeVisible();
  await closeApp(workstation);
  rmSync(userDataDir, { recursive: true, force: true });
});
