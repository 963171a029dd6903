/**
 * The workstation as a person uses it: by roles and words on the screen, on the real main, vault, preload and
 * renderer. Journeys and the rehearsal report are written with these verbs.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { launchApp, type RunningApp } from "../electron-on-chromium/launch.ts";

export const APP_DIR = fileURLToPath(new URL("../..", import.meta.url));
/** Made for tests, used nowhere else. */
export const PASSPHRASE = "violet anchor 72 drifting kettles";
/** Fast enough not to wait, slow enough to see a state before the next. */
export const BLOCK_MS = 700;

export interface Workstation {
  readonly app: RunningApp;
  readonly page: Page;
  /** Called at every screen worth looking at. */
  look(name: string): Promise<void>;
}

export async function openApp(options: {
  userDataDir?: string;
  look?: (page: Page, name: string) => Promise<void>;
  blockMs?: number;
  args?: readonly string[];
  /** Another build than the one of this folder. */
  appDir?: string;
}): Promise<Workstation> {
  const app = await launchApp({
    appDir: options.appDir ?? APP_DIR,
    args: [`--rehearsal-block-ms=${options.blockMs ?? BLOCK_MS}`, ...(options.args ?? [])],
    ...(options.userDataDir === undefined ? {} : { userDataDir: options.userDataDir }),
  });
  const { page } = app;
  await page.setViewportSize({ width: 1360, height: 860 });
  await expect(page.locator("h1")).toBeVisible({ timeout: 30_000 });
  return { app, page, look: async (name) => options.look?.(page, name) };
}

/** Ends the app and demands what every journey must leave: a page that broke no rule and asked nothing outside. */
export async function closeApp({ app }: Workstation): Promise<void> {
  expect(await app.cspViolations()).toEqual([]);
  expect(await app.requestsOutside()).toEqual([]);
  await app.close();
}

/** Screenshots into a folder that git ignores, and axe on every screen that is looked at. */
export async function inspect(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${APP_DIR}/out/screens/${name}.png` });
  const { violations } = await new AxeBuilder({ page })
    // Its other mode opens a second page, and the workstation has one window.
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" | ")}`),
    `accessibility of ${name}`,
  ).toEqual([]);
}

/** False for a process that has ended, also while nobody has collected its remains yet. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name });
const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("heading", { name, level: 1 });

export async function chooseProfile(
  { page, look }: Workstation,
  profile: "Combined" | "Vault" | "Desk",
): Promise<void> {
  await expect(heading(page, "What kind of workstation is this?")).toBeVisible();
  await look("first-start");
  if (profile !== "Combined") await page.getByRole("radio", { name: profile }).check();
  await button(page, `Start as ${profile}`).click();
  if (profile === "Vault") await practiseIfOnline(page);
  await expect(heading(page, "Keys")).toBeVisible();
}

/** A Vault on a machine with a network: keys are closed until somebody says that this is practice. */
async function practiseIfOnline(page: Page): Promise<void> {
  const gap = page.getByText(/^air gap (OPEN|closed)$/);
  await expect(gap).toBeVisible();
  if ((await gap.innerText()) === "air gap closed") return;
  await expect(heading(page, "This Vault can reach a network")).toBeVisible();
  await button(page, "This is practice: go on with the network on").click();
  await expect(page.getByText("practice: network on")).toBeVisible();
}

/** Up to the passphrase page: nothing secret exists yet. */
export async function beginColdkey(workstation: Workstation, name: string): Promise<void> {
  const { page, look } = workstation;
  await button(page, "New coldkey").first().click();
  await expect(heading(page, "Name the coldkey")).toBeVisible();
  await page.getByLabel("Name of the coldkey").fill(name);
  await look("create-1-name");
  await button(page, "Continue").click();
  await planCopies(workstation, ["Safe at home", "Bank"]);
  await expect(heading(page, "Make the room safe")).toBeVisible();
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  await look("create-2-room");
  await button(page, "Continue").click();
  await expect(heading(page, "Choose the passphrase")).toBeVisible();
}

/** These places, one for each copy that the plan offers. */
async function planCopies({ page, look }: Workstation, places: readonly string[]): Promise<void> {
  await expect(heading(page, "Plan the copies")).toBeVisible();
  const fields = page.getByLabel(/^Place of copy/);
  for (const [index, place] of places.entries()) await fields.nth(index).fill(place);
  await expect(page.getByRole("region", { name: "What the plan survives" })).not.toBeEmpty();
  await look("create-1-plan");
  await button(page, "Take this plan").click();
}

export async function sealColdkey(
  { page, look }: Workstation,
  passphrase = PASSPHRASE,
): Promise<void> {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByLabel("Passphrase again").fill(passphrase);
  await expect(page.getByText(/^Enough:/)).toBeVisible();
  await look("create-3-passphrase");
  await button(page, "Make and seal the key").click();
  await expect(heading(page, /^Write words 1 to/)).toBeVisible({ timeout: 60_000 });
}

/** Reads the words as a person does, holding the button; nothing of them may be left when it is let go. */
export async function writeWords({ page, look }: Workstation): Promise<string[]> {
  const words: string[] = [];
  for (const [from, to] of [
    [1, 12],
    [13, 24],
  ] as const) {
    await expect(heading(page, `Write words ${from} to ${to} on the card`)).toBeVisible();
    const list = page.getByRole("list", { name: `Words ${from} to ${to}` });
    await look(`create-4-hidden-${from}`);
    await button(page, /^Hold to show/).hover();
    await page.mouse.down();
    await expect(page.getByText("The words are shown while you hold.")).toBeVisible();
    const shown = (await list.getByRole("listitem").allInnerTexts()).map((text) =>
      text.replace(/^\d+\s*/, "").trim(),
    );
    expect(shown).toHaveLength(12);
    await look(`create-4-shown-${from}`);
    await page.mouse.up();
    await expect(page.getByText("The words are hidden.")).toBeVisible();
    // The hint that names a key is no word of the phrase, though "space" can be one.
    const left = (await page.content()).replaceAll('aria-hidden="true">space<', "");
    for (const word of shown) expect(left).not.toContain(`>${word}<`);
    words.push(...shown);
    await button(page, `I have written words ${from} to ${to}`).click();
  }
  return words;
}

export async function proveWords(
  { page, look }: Workstation,
  words: readonly string[],
): Promise<void> {
  await expect(heading(page, "Type the words back from the card")).toBeVisible();
  await look("create-5-prove");
  await typeWords(page, words);
  await look("create-5-typed");
  await button(page, "Check the words").click();
}

export async function typeWords(page: Page, words: readonly string[]): Promise<void> {
  for (const [index, word] of words.entries()) {
    await page.getByRole("combobox", { name: `Word ${index + 1}`, exact: true }).fill(word);
  }
}

export async function recordCopy({ page, look }: Workstation, name: string): Promise<void> {
  await expect(heading(page, "Record the copy")).toBeVisible({ timeout: 30_000 });
  await page.getByLabel("Where it will be kept").fill("Safe at home");
  await look("create-6-copy");
  await button(page, "Record the copy").click();
  await expect(heading(page, `${name} is a coldkey now`)).toBeVisible();
  await look("create-7-done");
  await button(page, "Go to the keys").click();
  await expect(heading(page, "Keys")).toBeVisible();
}

export async function createColdkey(workstation: Workstation, name: string): Promise<string[]> {
  await beginColdkey(workstation, name);
  await sealColdkey(workstation);
  const words = await writeWords(workstation);
  await proveWords(workstation, words);
  await recordCopy(workstation, name);
  return words;
}

export async function getRehearsalTao({ page, look }: Workstation): Promise<void> {
  await button(page, "Get rehearsal TAO").click();
  // A coldkey of this machine with one proved copy is not yet safe: receiving asks for the typed override.
  const override = page.getByLabel(/to go on anyway/);
  const arrived = page.getByText(/arrived at block/);
  await expect(override.or(arrived).first()).toBeVisible({ timeout: 30_000 });
  if (await override.isVisible()) {
    await override.fill("not yet safe");
    await button(page, "Get it anyway").click();
  }
  await expect(arrived).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/block [\d,]+ · .* ago/).first()).toBeVisible();
  await look("keys-funded");
}

export async function createHotkey(
  { page, look }: Workstation,
  coldkey: string,
  name: string,
): Promise<void> {
  await page.getByRole("link", { name: "Hotkeys" }).or(button(page, "Hotkeys")).first().click();
  await expect(heading(page, "Hotkeys")).toBeVisible();
  await look("hotkeys-empty");
  await button(page, "Create hotkey").first().click();
  await page.getByLabel("Name of the hotkey").fill(name);
  await page.getByLabel(`Passphrase of ${coldkey}`).fill(PASSPHRASE);
  await look("hotkey-form");
  await button(page, "Make the hotkey").click();
  await expect(heading(page, `${name} is made`)).toBeVisible({ timeout: 60_000 });
  await look("hotkey-made");
}

/** What a key's card keeps behind its "More". */
export async function fromMenu(page: Page, menu: string, entry: string): Promise<void> {
  await button(page, menu).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

export async function goTo(page: Page, place: string): Promise<void> {
  const rail = page.getByRole("navigation", { name: "Places" });
  await rail
    .getByRole("button", { name: place })
    .or(rail.getByRole("link", { name: place }))
    .first()
    .click();
  await expect(heading(page, place)).toBeVisible();
}

/** From the table of subnets to the review. */
export async function reviewRegistration(
  { page, look }: Workstation,
  subnet: string,
): Promise<void> {
  await goTo(page, "Subnets");
  await expect(button(page, `Register on ${subnet}`)).toBeVisible({ timeout: 30_000 });
  await look("subnets");
  await button(page, `Register on ${subnet}`).click();
  await expect(heading(page, "Register a hotkey")).toBeVisible();
  await button(page, "+ 60 %").click();
  await look("register-1-form");
  await button(page, "Check with the chain").click();
  await expect(heading(page, "What it costs")).toBeVisible({ timeout: 30_000 });
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  const override = page.getByLabel(/to go on anyway/);
  if (await override.isVisible()) await override.fill("not yet safe");
  await look("register-2-draft");
  await button(page, "Review what will be signed").click();
  await expect(page.getByText("Review · decoded from the bytes by the vault")).toBeVisible({
    timeout: 60_000,
  });
  await look("register-3-review");
}

/** Passphrase, last four characters, two seconds. */
export async function holdToSign(
  page: Page,
  coldkey: string,
  passphrase = PASSPHRASE,
): Promise<void> {
  await page.getByLabel(`Passphrase of ${coldkey}`).fill(passphrase);
  const hotkey = page
    .locator("dt", { hasText: /^Hotkey$/ })
    .locator("xpath=following-sibling::dd[1]");
  const spoken = (await hotkey.innerText()).replace(/[^A-Za-z0-9]/g, "");
  await page.getByLabel(/^Last four characters/).fill(spoken.slice(-4));
  await button(page, /^Hold to sign/).hover();
  await page.mouse.down();
  await page.waitForTimeout(2_300);
  await page.mouse.up();
}

export async function seeUid(
  { page, look }: Workstation,
  hotkey: string,
  subnet: number,
): Promise<void> {
  await expect(
    heading(page, new RegExp(`^${hotkey} has UID \\d+ on subnet ${subnet}$`)),
  ).toBeVisible({
    timeout: 90_000,
  });
  await expect(page.getByText("It is in a final block and cannot be undone.")).toBeVisible({
    timeout: 60_000,
  });
  await look("register-4-final");
}

export async function verifyJournal({ page, look }: Workstation): Promise<void> {
  await goTo(page, "Journal");
  await look("journal");
  await button(page, "Verify").click();
  await expect(page.getByText(/Intact: \d+ entries/)).toBeVisible({ timeout: 30_000 });
  await look("journal-verified");
}
