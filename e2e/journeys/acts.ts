/** From the chain's answer to the signature, of any act. */
import { expect } from "@playwright/test";
import { PASSPHRASE, type Workstation } from "./workstation.ts";

/** Of the look at the draft and at the review. */
const BROWSED_MS = 60_000;
/** The button wants two seconds. */
const HOLD_MS = 2_300;

/** `spoken`: whose last four characters are typed before the button is held; null where a tick is enough. */
export async function signAct(
  { page, look }: Workstation,
  { coldkey, spoken, name }: { coldkey: string; spoken: string | null; name: string },
): Promise<void> {
  await expect(page.getByRole("heading", { name: "What it costs", level: 1 })).toBeVisible({
    timeout: BROWSED_MS,
  });
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  const override = page.getByLabel(/to go on anyway/);
  if (await override.isVisible()) await override.fill("not yet safe");
  await look(`${name}-2-draft`);
  await page.getByRole("button", { name: "Review what will be signed" }).click();
  await expect(page.getByText("Review · decoded from the bytes by the vault")).toBeVisible({
    timeout: BROWSED_MS,
  });
  await look(`${name}-3-review`);
  await page.getByLabel(`Passphrase of ${coldkey}`).fill(PASSPHRASE);
  if (spoken === null) {
    await page.getByRole("checkbox", { name: "I have read what will be signed." }).check();
    await page.getByRole("button", { name: "Sign", exact: true }).click();
    return;
  }
  await page.getByLabel(/^Last four/).fill(spoken.slice(-4));
  const hold = page.getByRole("button", { name: /^Hold to sign/ });
  await expect(hold).toBeEnabled();
  await hold.hover();
  await page.mouse.down();
  await page.waitForTimeout(HOLD_MS);
  await page.mouse.up();
  await expect(page.getByText(/Step 4 of 4/)).toBeVisible({ timeout: BROWSED_MS });
}
