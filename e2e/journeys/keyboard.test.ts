/** The whole journey without a pointer: only keys, holds included. */
import { expect, test } from "@playwright/test";
import { press, pressInMenu, reach, type } from "./by-keyboard.ts";
import { closeApp, openApp, PASSPHRASE } from "./workstation.ts";

test("From a first start to a registered hotkey by keyboard alone", async () => {
  const workstation = await openApp({});
  const { page } = workstation;
  const heading = (name: string | RegExp) => page.getByRole("heading", { name, level: 1 });
  await press(page, "Start as Combined");
  await expect(heading("Keys")).toBeVisible();
  await press(page, "New coldkey");
  await type(page, page.getByLabel("Name of the coldkey"), "treasury");
  await press(page, "Continue");
  await expect(heading("Plan the copies")).toBeVisible();
  await type(page, page.getByLabel("Place of copy 1"), "Safe at home");
  await type(page, page.getByLabel("Place of copy 2"), "Bank");
  await press(page, "Take this plan");
  await expect(heading("Make the room safe")).toBeVisible();
  const ticks = page.getByRole("checkbox");
  for (let index = 0; index < (await ticks.count()); index += 1) {
    await reach(page, ticks.nth(index));
    await page.keyboard.press("Space");
  }
  await press(page, "Continue");
  await type(page, page.getByLabel("Passphrase", { exact: true }), PASSPHRASE);
  await type(page, page.getByLabel("Passphrase again"), PASSPHRASE);
  await expect(page.getByText(/^Enough:/)).toBeVisible();
  await press(page, "Make and seal the key");

  const words: string[] = [];
  for (const [from, to] of [
    [1, 12],
    [13, 24],
  ] as const) {
    await expect(heading(`Write words ${from} to ${to} on the card`)).toBeVisible({
      timeout: 60_000,
    });
    await page.keyboard.down("Space");
    await expect(page.getByText("The words are shown while you hold.")).toBeVisible();
    const items = page.getByRole("list", { name: `Words ${from} to ${to}` }).getByRole("listitem");
    words.push(...(await items.allInnerTexts()).map((text) => text.replace(/^\d+\s*/, "").trim()));
    await page.keyboard.up("Space");
    await expect(page.getByText("The words are hidden.")).toBeVisible();
    await press(page, `I have written words ${from} to ${to}`);
  }

  await reach(page, page.getByRole("combobox", { name: "Word 1", exact: true }));
  for (const word of words) {
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
  }
  await press(page, "Check the words");
  await type(page, page.getByLabel("Where it will be kept"), "Safe at home");
  await page.keyboard.press("Enter");
  await expect(heading("treasury is a coldkey now")).toBeVisible();
  await press(page, "Go to the keys");
  await press(page, "Get rehearsal TAO");
  await type(page, page.getByLabel(/to go on anyway/), "not yet safe");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/arrived at block/)).toBeVisible({ timeout: 30_000 });

  await pressInMenu(page, "More for treasury", "Create hotkey");
  await type(page, page.getByLabel("Name of the hotkey"), "miner-1");
  await type(page, page.getByLabel("Passphrase of treasury"), PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(heading("miner-1 is made")).toBeVisible({ timeout: 60_000 });
  await press(page, "Subnets");
  await press(page, "Register on 2 Lantern");
  await press(page, "Check with the chain");
  await expect(heading("What it costs")).toBeVisible({ timeout: 30_000 });
  for (const tick of await page.getByRole("checkbox").all()) {
    await reach(page, tick);
    await page.keyboard.press("Space");
  }
  await type(page, page.getByLabel(/to go on anyway/), "not yet safe");
  await press(page, "Review what will be signed");
  await expect(page.getByText("Review · decoded from the bytes by the vault")).toBeVisible({
    timeout: 60_000,
  });
  const hotkey = page
    .locator("dt", { hasText: /^Hotkey$/ })
    .locator("xpath=following-sibling::dd[1]");
  const lastFour = (await hotkey.innerText()).replace(/[^A-Za-z0-9]/g, "").slice(-4);
  await type(page, page.getByLabel("Passphrase of treasury"), PASSPHRASE);
  await type(page, page.getByLabel(/^Last four characters/), lastFour);
  const hold = page.getByRole("button", { name: /^Hold to sign/ });
  await reach(page, hold);

  // Let go too early: nothing is signed.
  await page.keyboard.down("Space");
  await page.waitForTimeout(900);
  await page.keyboard.up("Space");
  await page.waitForTimeout(1_500);
  await expect(hold).toBeVisible();

  await page.keyboard.down("Space");
  await page.waitForTimeout(2_300);
  await page.keyboard.up("Space");
  await expect(heading(/^miner-1 has UID \d+ on subnet 2$/)).toBeVisible({ timeout: 90_000 });
  await closeApp(workstation);
});
