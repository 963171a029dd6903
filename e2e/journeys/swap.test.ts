/**
 * The whole swap of a coldkey, by keyboard: seven steps, two signatures, and all 36,000 blocks between them, with the app
 * closed in the middle. Keys, copies and stake come over the bridge: they have journeys of their own.
 */
import { expect, type Page, test } from "@playwright/test";
import type { Ss58 } from "../../main/codec/values.ts";
import type { CallInput } from "../../preload/contract.ts";
import { addCopy, createColdkey, fundedPair, type Hands } from "../core/steps.ts";
import { handsAt } from "./bridge.ts";
import { press, reach, type } from "./by-keyboard.ts";
import { staysHome } from "./ground.ts";
import { closeApp, inspect, openApp, PASSPHRASE, verifyJournal } from "./workstation.ts";

/** The chain's own delay before an announced swap can be executed. */
const FIVE_DAYS = 36_000;

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { name, level: 1 });
const held = (page: Page, name: string | RegExp) => page.getByRole("heading", { name, level: 2 });

async function signed(hands: Hands, operation: CallInput<"operations.draft">["operation"]) {
  const { id: draft } = await hands.get("operations.draft", { operation });
  const { review } = await hands.get("operations.review", { draft, overrideUnsafe: true });
  const { payloadHash } = review;
  const passphrase = await hands.send(PASSPHRASE);
  await hands.get("operations.sign", { draft, payloadHash, passphrase });
  await hands.until("it is final", ({ activities }) => {
    const { state } = activities.find(({ id }) => id === draft)?.outcome ?? {};
    if (state === "failed") throw new Error(`The chain refused ${operation.kind}`);
    return state === "finalised";
  });
}

/** A seat and stake under a hotkey of its own, and a fresh coldkey beside it with two proved copies. */
async function prepare(hands: Hands): Promise<{ old: Ss58; next: Ss58 }> {
  const { coldkey: old, hotkey } = await fundedPair(hands);
  const common = { coldkey: old, hotkey, netuid: 2 };
  await signed(hands, { kind: "register", ...common, maxBurnRao: 5_000_000_000n });
  const limit = { limitPriceRao: 10_000_000_000n, allowPartial: false };
  await signed(hands, { kind: "add-stake", ...common, ...limit, amountRao: 1_000_000_000n });
  const next = await createColdkey(hands, "fresh");
  await addCopy(hands, next, { label: "Plate B", place: "Bank" });
  return { old, next };
}

async function tickAll(page: Page): Promise<void> {
  const ticks = page.getByRole("main").getByRole("checkbox");
  for (let index = 0; index < (await ticks.count()); index += 1) {
    await reach(page, ticks.nth(index));
    await page.keyboard.press("Space");
  }
}

async function tickAndGoOn(page: Page, go: string): Promise<void> {
  await tickAll(page);
  await press(page, go);
}

const ACTS = {
  announce: { shown: "Signed by", isAsked: true },
  execute: { shown: "New coldkey", isAsked: false },
} as const;

/** From the form to the gesture: costs, review, passphrase, the four characters that are read there, two seconds. */
async function signAs(page: Page, name: keyof typeof ACTS, next: Ss58): Promise<void> {
  const { shown, isAsked } = ACTS[name];
  await press(page, "Check with the chain");
  await expect(heading(page, "What it costs")).toBeVisible({ timeout: 30_000 });
  await inspect(page, `swap-${name}-costs`);
  // The old coldkey has one proved copy: an announcement asks for more, what takes everything off it does not.
  const override = page.getByLabel(/to go on anyway/);
  await expect(override).toHaveCount(isAsked ? 1 : 0);
  await tickAll(page);
  if (isAsked) await type(page, override, "not yet safe");
  await press(page, "Review what will be signed");
  await expect(page.getByText("Review · decoded from the bytes by the vault")).toBeVisible({
    timeout: 60_000,
  });
  const main = page.getByRole("main");
  // What is announced costs more than its fee, and names the new coldkey without its address.
  await expect(main.getByText(/^burn, /)).toHaveCount(isAsked ? 1 : 0);
  await expect(main).toContainText("fresh");
  if (isAsked) expect(await main.innerText()).not.toContain(next.slice(-4));
  await inspect(page, `swap-${name}-review`);
  const value = main.locator("dt", { hasText: new RegExp(`^${shown}$`) });
  const address = await value.locator("xpath=following-sibling::dd[1]").innerText();
  await type(page, page.getByLabel("Passphrase of treasury"), PASSPHRASE);
  await type(page, page.getByLabel(/^Last four characters/), address.trim().slice(-4));
  await reach(page, page.getByRole("button", { name: /^Hold to sign/ }));
  await page.keyboard.down("Space");
  await page.waitForTimeout(2_300);
  await page.keyboard.up("Space");
}

test("A coldkey is swapped: planned, announced, left for 36,000 blocks and a restart, executed, compared", async () => {
  test.setTimeout(400_000);
  const leftOut = staysHome("The swap of a coldkey", "its five days are moved");
  test.skip(leftOut !== null, leftOut ?? "");
  const first = await openApp({});
  const hands = await handsAt(first.page);
  const { old, next } = await prepare(hands);
  const { page } = first;

  await test.step("plan", async () => {
    await press(page, "Swap");
    await expect(heading(page, "Swap")).toBeVisible();
    await press(page, "Plan its swap");
    await expect(heading(page, "The new coldkey")).toBeVisible();
    await expect(page.getByText("It can be the new coldkey")).toBeVisible({ timeout: 30_000 });
    await inspect(page, "swap-1-destination");
    await type(page, page.getByLabel("Passphrase of fresh"), PASSPHRASE);
    await press(page, "Prove and plan");
    await expect(heading(page, "What moves, and what stays")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("cell", { name: /^Stake under miner-1, subnet 2/ })).toBeVisible();
    await inspect(page, "swap-2-moves");
    await tickAndGoOn(page, "Continue");
    await expect(heading(page, "What you agree to")).toBeVisible();
    await inspect(page, "swap-3-terms");
    // Left here, and come back to from its place.
    await press(page, "Stop here");
    await press(page, /^Resume the swap of treasury/);
    await expect(heading(page, "What you agree to")).toBeVisible();
    await tickAndGoOn(page, "Continue");
    await expect(heading(page, "A card for the days between")).toBeVisible();
    await inspect(page, "swap-4-card");
    await tickAndGoOn(page, "Continue");
    await expect(heading(page, "Announce")).toBeVisible();
    await inspect(page, "swap-5-announce");
  });

  await test.step("announce", async () => {
    await press(page, "Announce");
    await expect(heading(page, "Announce the swap of treasury")).toBeVisible();
    await inspect(page, "swap-announce-form");
    await signAs(page, "announce", next);
    await expect(heading(page, /^Done: Announce that treasury will be swapped/)).toBeVisible({
      timeout: 60_000,
    });
    await press(page, "To the Swap place");
    await expect(held(page, "treasury is being swapped")).toBeVisible();
    await expect(page.getByRole("img", { name: /Executable from block/ })).toBeVisible();
    await expect(page.getByRole("button", { name: /^swap executable in / })).toBeVisible();
    await expect(page).toHaveTitle(/^swap executable in .* · Coldkey Workstation$/);
    await inspect(page, "swap-waiting");
    const [tray] = await first.app.control.trays();
    expect(tray).toMatch(/^Swap of treasury: executable in \d+ blocks, about /);
    expect(await first.app.control.notifications()).toEqual([]);
  });
  const { userDataDir } = first.app;
  await closeApp(first);

  const second = await openApp({ userDataDir });
  await again(second.page, old, next);
  // The moment was told, once. The day before it as well, if a block of that day was seen while time moved.
  const told = await second.app.control.notifications();
  expect(told.every(({ body }) => body.includes("treasury"))).toBe(true);
  const titles = told.map(({ title }) => title);
  expect(new Set(titles).size, titles.join()).toBe(titles.length);
  expect(titles.at(-1)).toBe("Your swap can be executed now");
  expect(await second.app.control.trays()).toEqual([]);
  await verifyJournal(second);
  await closeApp(second);
});

/** After the restart, with nothing but what is on the disk and on the chain. */
async function again(page: Page, old: Ss58, next: Ss58): Promise<void> {
  await test.step("wait", async () => {
    await press(page, /^swap executable in /);
    await expect(held(page, "treasury is being swapped")).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign execution" })).toBeDisabled();
    await press(page, "Move time");
    const dialog = page.getByRole("dialog");
    await reach(page, dialog.getByLabel("Blocks to make"));
    await page.keyboard.press("Control+A");
    await page.keyboard.type(String(FIVE_DAYS));
    await press(page, "Make the blocks");
    await expect(dialog).toHaveCount(0, { timeout: 120_000 });
    await expect(page.getByRole("button", { name: "swap can be executed now" })).toBeVisible();
    await expect(page).toHaveTitle("swap can be executed now · Coldkey Workstation");
    await inspect(page, "swap-executable");
  });

  await test.step("execute", async () => {
    await press(page, /^Resume the swap of treasury/);
    await expect(heading(page, "Wait, then execute")).toBeVisible();
    await inspect(page, "swap-6-execute");
    await press(page, "Sign execution");
    await expect(heading(page, "Execute the swap of treasury")).toBeVisible();
    await inspect(page, "swap-execute-form");
    await signAs(page, "execute", next);
    await expect(heading(page, /^Done: Move everything from treasury to fresh/)).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step("compare", async () => {
    await press(page, "To the Swap place");
    await expect(held(page, "treasury was swapped")).toBeVisible();
    await press(page, /^Resume the swap of treasury/);
    await expect(heading(page, "What arrived")).toBeVisible();
    await expect(page.getByText(/^All \d+ items arrived$/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("row", { name: /^Free TAO .* there$/ })).toBeVisible();
    await expect(
      page.getByRole("row", { name: /^Stake under miner-1, subnet 2 .* there$/ }),
    ).toBeVisible();
    await expect(page.getByRole("row", { name: /^Hotkey miner-1 .*there$/ })).toBeVisible();
    await inspect(page, "swap-7-verify");
    await tickAndGoOn(page, "Close the transcript");
    await expect(heading(page, "The swap of treasury is done")).toBeVisible();
    await inspect(page, "swap-8-done");
    await press(page, "Go to the keys");
    await expect(heading(page, "Keys")).toBeVisible();
    await inspect(page, "swap-keys-after");
    await expect(page).toHaveTitle("Coldkey Workstation");
    const { coldkeys, hotkeys } = (await handsAt(page)).workstation.snapshot();
    expect(coldkeys.find(({ address }) => address === old)?.retiredAtMs).not.toBeNull();
    expect(coldkeys.find(({ address }) => address === next)?.retiredAtMs).toBeNull();
    expect(hotkeys).toHaveLength(1);
    await expect(page.getByText("One retired key")).toBeVisible();
  });
}
