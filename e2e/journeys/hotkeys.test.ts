/** Forty hotkeys made at once and carried to a folder, from the list to the journal, by keyboard alone. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { importTreasury } from "./bridge-steps.ts";
import { chooseProfile, closeApp, goTo, inspect, openApp, PASSPHRASE } from "./workstation.ts";

async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible({ timeout: 30_000 });
  for (let steps = 0; steps < 60; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${target}`);
}
async function press(page: Page, name: string | RegExp): Promise<void> {
  await reach(page, page.getByRole("button", { name }).first());
  await page.keyboard.press("Enter");
}
async function type(page: Page, label: string, text: string): Promise<void> {
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

test("Forty hotkeys are made in one session and three of them carried to a drive", async () => {
  test.setTimeout(180_000);
  const drive = mkdtempSync(join(tmpdir(), "ckw-drive-"));
  const workstation = await openApp({ look: inspect });
  const { page, look, app } = workstation;
  const heading = (name: string | RegExp) => page.getByRole("heading", { name, level: 1 });
  await chooseProfile(workstation, "Vault");
  await importTreasury(page);

  await press(page, "Hotkeys");
  await press(page, "Create many");
  await expect(heading("Create many hotkeys")).toBeVisible();
  await type(page, "Pattern", "miner-{01..40}");
  await expect(page.getByText("40 hotkeys will be made")).toBeVisible();
  await type(page, "Tags", "gpu eu");
  await type(page, "Passphrase of treasury", PASSPHRASE);
  await look("hotkeys-many-form");
  await press(page, "Make 40 hotkeys");
  await expect(heading("40 hotkeys are made")).toBeVisible({ timeout: 60_000 });
  await press(page, "See the hotkeys");
  await expect(page.getByText("40 of 40 hotkeys")).toBeVisible();

  await page.keyboard.press("/");
  await page.keyboard.type("miner-01");
  await expect(page.getByText("1 of 40 hotkeys")).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(page.getByText("40 of 40 hotkeys")).toBeVisible();
  await reach(page, page.getByRole("checkbox", { name: "Select miner-01" }));
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("3 hotkeys selected").first()).toBeVisible();
  await look("hotkeys-selected");
  await page.keyboard.press("/");
  await press(page, "Deliver 3 hotkeys");

  await expect(heading("Deliver hotkeys")).toBeVisible();
  await type(page, "Where they go", "gpu-rack-2");
  await reach(page, page.getByRole("radio", { name: "Sealed for one server" }));
  await page.keyboard.press("ArrowDown");
  await look("hotkeys-deliver");
  await press(page, "Go on");
  await expect(heading("Before anything leaves")).toBeVisible();
  for (const tick of await page.getByRole("checkbox").all()) {
    await reach(page, tick);
    await page.keyboard.press("Space");
  }
  await press(page, "Continue");

  await expect(heading("Release the hotkeys")).toBeVisible();
  await app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [drive] });
  await press(page, "Choose a folder");
  await expect(page.getByText(/^Into the folder ckw-drive-/)).toBeVisible();
  await type(page, "Passphrase of treasury", PASSPHRASE);
  await look("hotkeys-release");
  await press(page, "Release them");
  await expect(heading("Carry them over")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("It holds no coldkey")).toBeVisible();
  await look("hotkeys-carry");
  for (const tick of await page.getByRole("checkbox").all()) {
    await reach(page, tick);
    await page.keyboard.press("Space");
  }
  await press(page, "Done");
  await expect(heading("Delivered to gpu-rack-2")).toBeVisible();
  await press(page, "Back to the hotkeys");
  await expect(page.getByText("on gpu-rack-2")).toHaveCount(3);
  await look("hotkeys-delivered");

  const hotkeys = join(drive, "treasury", "hotkeys");
  expect(readdirSync(hotkeys).filter((name) => !name.endsWith("pub.txt"))).toEqual([
    ...["miner-01", "miner-02", "miner-03"],
  ]);
  expect(statSync(join(hotkeys, "miner-01")).mode & 0o777).toBe(0o600);
  const { ss58Address } = JSON.parse(readFileSync(join(hotkeys, "miner-01"), "utf8"));
  await expect(page.getByText(ss58Address.match(/.{4}/g)?.join(" ") ?? "").first()).toBeAttached();
  await goTo(page, "Journal");
  const entries = page.getByRole("listitem").filter({ hasText: "Hotkeys were delivered" });
  await expect(entries.first()).toBeVisible();
  await closeApp(workstation);
  rmSync(drive, { recursive: true });
});
