import { expect, test } from "@playwright/test";
import { importTreasury } from "./bridge-steps.ts";
import {
  chooseProfile,
  closeApp,
  createHotkey,
  fromMenu,
  getRehearsalTao,
  goTo,
  openApp,
  PASSPHRASE,
  type Workstation,
} from "./workstation.ts";

async function signed({ page }: Workstation): Promise<void> {
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await expect(page.getByRole("heading", { name: "What it costs", level: 1 })).toBeVisible({
    timeout: 30_000,
  });
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  const override = page.getByLabel(/to go on anyway/);
  if (await override.isVisible()) await override.fill("not yet safe");
  await page.getByRole("button", { name: "Review what will be signed" }).click();
  await expect(page.getByText("Review · decoded from the bytes by the vault")).toBeVisible({
    timeout: 60_000,
  });
  await page.getByLabel("Passphrase of treasury").fill(PASSPHRASE);
  await page.getByRole("checkbox", { name: "I have read what will be signed." }).check();
  await page.getByRole("button", { name: "Sign", exact: true }).click();
}

test("A hotkey is associated, and TAO is staked under it with a price limit", async () => {
  const workstation = await openApp({});
  const { page } = workstation;
  await chooseProfile(workstation, "Combined");
  await importTreasury(page);
  await getRehearsalTao(workstation);
  await createHotkey(workstation, "treasury", "miner-1");

  await goTo(page, "Keys");
  await fromMenu(page, "More for treasury", "Hotkeys, proxies and subnets");
  await page.getByRole("radio", { name: "Associate a hotkey" }).check();
  await signed(workstation);
  await expect(page.getByRole("heading", { name: "Done: Associate hotkey miner-1" })).toBeVisible({
    timeout: 90_000,
  });

  await goTo(page, "Keys");
  await page.getByRole("button", { name: "Stake", exact: true }).click();
  await page.getByLabel("Subnet", { exact: true }).selectOption({ index: 1 }, { timeout: 30_000 });
  await expect(page.getByText("Price now")).toBeVisible({ timeout: 30_000 });
  await page.getByLabel("TAO to stake").fill("2");
  await signed(workstation);
  await expect(
    page.getByRole("heading", { name: /^Done: Stake 2\.000 τ under miner-1/ }),
  ).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText(/were bought for 2\.000 τ/)).toBeVisible();
  await closeApp(workstation);
});
