/** Always on a node outside of the app: see ground.ts. */
import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { encodeAddress } from "../../main/codec/address.ts";
import { signAct } from "./acts.ts";
import { importNewTreasury } from "./bridge-steps.ts";
import { FINAL_MS, openOutside } from "./ground.ts";
import { chooseProfile, closeApp, fromMenu, goTo, inspect, openApp } from "./workstation.ts";

const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
/** Nobody's hotkey yet, on any chain. */
const NOBODYS = encodeAddress(randomBytes(32));
const EVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";

/** Shown in groups of four. */
const addressIn = (text: string): string =>
  /5[1-9A-HJ-NP-Za-km-z]{47}/.exec(text.replace(/\s/g, ""))?.[0] ?? "";

test("A list is paid in one act, and a call of a multisig is proposed and found pending", async () => {
  test.setTimeout(4 * FINAL_MS);
  const ground = await openOutside();
  const workstation = await openApp({ look: inspect });
  const { page } = workstation;
  await chooseProfile(workstation, "Combined");
  const treasury = await importNewTreasury(page);
  await ground.join(workstation);
  await ground.fund(workstation, treasury);

  await fromMenu(page, "More for treasury", "Several at once");
  const list = page.getByLabel("List", { exact: true });
  await list.fill(`${BOB},0.5\n${EVE},abc`);
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText(/Line 2: “abc” is not an amount/)).toBeVisible();
  await list.fill(`${BOB},0.5\n${EVE},0.25,rent`);
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText("2 transfers, together 0.750 τ")).toBeVisible();
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signAct(workstation, { coldkey: "treasury", spoken: treasury, name: "list" });
  await expect(
    page.getByRole("heading", { name: "Done: Send 0.750 τ in 2 transfers" }),
  ).toBeVisible({ timeout: FINAL_MS });

  await goTo(page, "Keys");
  await fromMenu(page, "More for all keys", "Multisigs and proxies");
  await page.getByLabel("Name", { exact: true }).fill("board");
  await page.getByLabel("Address of member 1").fill(treasury);
  await page.getByLabel("Address of member 2").fill(BOB);
  await page.getByRole("button", { name: "Keep and watch it" }).click();
  await page.getByRole("button", { name: "Propose an act of board: Send TAO" }).click();
  await page.getByLabel("To address").fill(EVE);
  await page.getByLabel("Amount", { exact: true }).fill("0.1");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  const multisig = page.getByRole("heading", { name: "What it costs board" });
  await expect(multisig).toBeVisible({ timeout: 30_000 });
  const address = addressIn(await page.locator("section", { has: multisig }).last().innerText());
  await signAct(workstation, { coldkey: "treasury", spoken: address, name: "propose" });
  await expect(
    page.getByRole("heading", { name: /^Done: Propose to board: Send 0\.100 τ/ }),
  ).toBeVisible({ timeout: FINAL_MS });

  await goTo(page, "Keys");
  await fromMenu(page, "More for all keys", "Multisigs and proxies");
  await page.getByRole("button", { name: "Look for pending calls of board" }).click();
  await expect(page.getByText(/^Send 0\.100 τ to/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/1 of 2 approvals · proposed by treasury/)).toBeVisible();
  await workstation.look("together-pending");
  await page.getByRole("button", { name: "Cancel the proposal" }).click();
  await expect(page.getByRole("heading", { name: "What it costs", level: 1 })).toBeVisible();

  // A seat is paid by the multisig, for a hotkey that it will own; a lock is of its stake, of which it has none.
  await goTo(page, "Keys");
  await fromMenu(page, "More for all keys", "Multisigs and proxies");
  await page.getByRole("button", { name: "Propose an act of board: Register a hotkey" }).click();
  await page.getByLabel("Address of the hotkey").fill(NOBODYS);
  await page.getByLabel("Subnet", { exact: true }).selectOption(String(ground.cheapest.netuid));
  await workstation.look("together-register");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await expect(page.getByRole("heading", { name: "What it costs board" })).toBeVisible({
    timeout: 30_000,
  });
  await workstation.look("together-register-draft");
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page
    .getByRole("button", { name: "Propose an act of board: Hotkeys, proxies, subnets" })
    .click();
  await page.getByRole("radio", { name: "Lock stake" }).check();
  await page.getByLabel("Address of the hotkey").fill(NOBODYS);
  await page.getByLabel("Alpha to lock").fill("1");
  await workstation.look("together-lock");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await expect(page.getByText("The chain does not know this hotkey")).toBeVisible();
  await workstation.look("together-lock-draft");
  await closeApp(workstation);
  await ground.close();
});
