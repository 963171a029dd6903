/** Always on a node outside of the app: see ground.ts. */
import { expect, test } from "@playwright/test";
import { signAct } from "./acts.ts";
import { handsAt } from "./bridge.ts";
import { importNewTreasury } from "./bridge-steps.ts";
import { FINAL_MS, openOutside } from "./ground.ts";
import {
  chooseProfile,
  closeApp,
  createHotkey,
  fromMenu,
  goTo,
  holdToSign,
  inspect,
  openApp,
  reviewRegistration,
} from "./workstation.ts";

test("On a node outside: a hotkey is registered, stake under it bought with a limit and locked, TAO sent", async () => {
  test.setTimeout(6 * FINAL_MS);
  const ground = await openOutside();
  const workstation = await openApp({ look: (page, name) => inspect(page, `outside-${name}`) });
  const { page } = workstation;
  await chooseProfile(workstation, "Combined");
  const treasury = await importNewTreasury(page);
  await ground.join(workstation);
  await ground.fund(workstation, treasury);
  await createHotkey(workstation, "treasury", "miner-1");

  const { netuid, name } = ground.cheapest;
  await reviewRegistration(workstation, `${netuid} ${name}`);
  await holdToSign(page, "treasury");
  await expect(
    page.getByRole("heading", { name: new RegExp(`^miner-1 has UID \\d+ on subnet ${netuid}$`) }),
  ).toBeVisible({ timeout: FINAL_MS });

  await goTo(page, "Keys");
  await page.getByRole("button", { name: "Stake", exact: true }).click();
  await page
    .getByLabel("Subnet", { exact: true })
    .selectOption(String(netuid), { timeout: 30_000 });
  await expect(page.getByText("Price now")).toBeVisible({ timeout: 30_000 });
  await page.getByLabel("TAO to stake").fill("1.5");
  await workstation.look("stake-1-form");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signAct(workstation, { coldkey: "treasury", spoken: null, name: "stake" });
  await expect(
    page.getByRole("heading", { name: /^Done: Stake 1\.500 τ under miner-1/ }),
  ).toBeVisible({ timeout: FINAL_MS });
  await expect(page.getByText(/were bought for 1\.500 τ/)).toBeVisible();

  const { hotkeys } = await (await handsAt(page)).get("app.snapshot", null);
  await goTo(page, "Keys");
  await fromMenu(page, "More for treasury", "Hotkeys, proxies and subnets");
  await page.getByRole("radio", { name: "Lock stake" }).check();
  await page.getByLabel("Subnet", { exact: true }).selectOption(String(netuid));
  await page.getByLabel("Alpha to lock").fill("1");
  await workstation.look("lock-1-form");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signAct(workstation, {
    ...{ coldkey: "treasury", name: "lock" },
    spoken: hotkeys[0]?.address ?? "",
  });
  await expect(page.getByRole("heading", { name: /^Done: Lock 1\.000 α/ })).toBeVisible({
    timeout: FINAL_MS,
  });
  await workstation.look("lock-4-done");

  await goTo(page, "Keys");
  await page.getByRole("button", { name: "Send TAO", exact: true }).click();
  await page.getByLabel("To address").fill(ground.account);
  await page.getByLabel("Amount", { exact: true }).fill("0.5");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signAct(workstation, { coldkey: "treasury", spoken: ground.account, name: "send" });
  await expect(page.getByRole("heading", { name: /^0\.500 τ|^Done: Send 0\.500/ })).toBeVisible({
    timeout: FINAL_MS,
  });
  await closeApp(workstation);
  await ground.close();
});
