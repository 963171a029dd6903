import { expect, test } from "@playwright/test";
import type { Bridge } from "../../preload/contract.ts";
import { importTreasury } from "./bridge-steps.ts";
import {
  chooseProfile,
  closeApp,
  fromMenu,
  getRehearsalTao,
  goTo,
  openApp,
  PASSPHRASE,
  type Workstation,
} from "./workstation.ts";

const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const EVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";

/** From the draft to the held button; `lastFour` of the address that is asked for. */
async function signed({ page }: Workstation, name: string, lastFour: string): Promise<void> {
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
  await page.getByLabel(`Passphrase of ${name}`).fill(PASSPHRASE);
  await page.getByLabel(/^Last four/).fill(lastFour);
  const hold = page.getByRole("button", { name: "Hold to sign" });
  await expect(hold).toBeEnabled();
  await hold.hover();
  await page.mouse.down();
  await page.waitForTimeout(2_300);
  await page.mouse.up();
  await expect(page.getByText(/Step 4 of 4/)).toBeVisible({ timeout: 60_000 });
}

/** Shown in groups of four. */
const addressIn = (text: string): string =>
  /5[1-9A-HJ-NP-Za-km-z]{47}/.exec(text.replace(/\s/g, ""))?.[0] ?? "";

const addressOf = ({ page }: Workstation, name: string): Promise<string> =>
  page.evaluate(async (wanted) => {
    const bridge = Reflect.get(window, "workstation") as Bridge;
    const reply = await bridge.app.snapshot(null);
    return (reply.ok && reply.value.coldkeys.find((one) => one.name === wanted)?.address) || "";
  }, name);

test("A list is paid in one act, and a call of a multisig is proposed and found pending", async () => {
  const workstation = await openApp({});
  const { page } = workstation;
  await chooseProfile(workstation, "Combined");
  await importTreasury(page);
  await getRehearsalTao(workstation);
  const treasury = await addressOf(workstation, "treasury");

  await fromMenu(page, "More for treasury", "Several at once");
  const list = page.getByLabel("List", { exact: true });
  await list.fill(`${BOB},0.5\n${EVE},abc`);
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText(/Line 2: “abc” is not an amount/)).toBeVisible();
  await list.fill(`${BOB},0.5\n${EVE},0.25,rent`);
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText("2 transfers, together 0.750 τ")).toBeVisible();
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await signed(workstation, "treasury", treasury.slice(-4));
  await expect(
    page.getByRole("heading", { name: "Done: Send 0.750 τ in 2 transfers" }),
  ).toBeVisible({ timeout: 90_000 });

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
  await signed(workstation, "treasury", address.slice(-4));
  await expect(
    page.getByRole("heading", { name: /^Done: Propose to board: Send 0\.100 τ/ }),
  ).toBeVisible({ timeout: 90_000 });

  await goTo(page, "Keys");
  await fromMenu(page, "More for all keys", "Multisigs and proxies");
  await page.getByRole("button", { name: "Look for pending calls of board" }).click();
  await expect(page.getByText(/^Send 0\.100 τ to/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/1 of 2 approvals · proposed by treasury/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel the proposal" }).click();
  await expect(page.getByRole("heading", { name: "What it costs", level: 1 })).toBeVisible();
  await closeApp(workstation);
});
