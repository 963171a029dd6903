/**
 * Nothing of a passphrase or a phrase is left in memory once it was used: the vault has ended, the page's process has
 * ended and a fresh one shows the next place, and the process that main runs in never held one. A key is created, its
 * words are shown and taken back, the vault is locked on the way, a hotkey is made and a registration signed.
 *
 * What is typed goes letter by letter, and what is read comes back masked: Playwright's server runs in main's process
 * here, and a whole secret in its messages would be found there as if the app had kept it. For the same reason nothing is
 * expected by `expect(locator)` while a secret is on the screen: it keeps what the whole page says, fields included.
 */
import { randomBytes } from "node:crypto";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { canRead, formsOfPhrase, formsOfText, renderersOf, search } from "./memory-search.ts";
import {
  beginColdkey,
  chooseProfile,
  closeApp,
  getRehearsalTao,
  goTo,
  isAlive,
  openApp,
  recordCopy,
  reviewRegistration,
} from "./workstation.ts";

/** Of this run alone: no source, cache or earlier run holds it. */
const passphrase = `quiet ${randomBytes(4).toString("hex")} harbour lanterns under rain`;
const marker = `marker ${randomBytes(8).toString("hex")}`;

async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  for (const letter of text) await page.keyboard.press(letter === " " ? "Space" : letter);
}

const heading = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("heading", { name, level: 1 });
const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name });

/** The words on the screen, through Playwright as two halves that meet here. */
async function readWords(page: Page): Promise<string[]> {
  const pad = [...randomBytes(2_000)];
  const list = page.getByRole("list", { name: /^Words \d+ to \d+$/ });
  const masked = await list.evaluate((element, key) => {
    const text = [...element.querySelectorAll("li")]
      .map((item) => (item.textContent ?? "").replace(/[^a-z]/g, ""))
      .join(" ");
    return [...new TextEncoder().encode(text)].map((byte, at) => byte ^ (key[at] ?? 0));
  }, pad);
  const text = Buffer.from(masked.map((byte, at) => byte ^ (pad[at] ?? 0))).toString();
  return text.split(" ");
}

async function showWords(page: Page, from: number): Promise<string[]> {
  await heading(page, `Write words ${from} to ${from + 11} on the card`).waitFor();
  await button(page, /^Hold to show/).hover();
  await page.mouse.down();
  await page.getByText("The words are shown while you hold.").waitFor();
  const words = await readWords(page);
  expect(words).toHaveLength(12);
  await page.mouse.up();
  await button(page, `I have written words ${from} to`).click();
  return words;
}

test("no passphrase and no phrase is left in the memory of vault, page and main after use", async () => {
  test.skip(!canRead, "/proc does not let us read the memory of our children here");
  const workstation = await openApp({});
  const { app, page } = workstation;
  const host = app.process.pid ?? 0;
  const vaults: number[] = [];
  const noteVault = async () => vaults.push(...(await app.vaultPids()));

  await chooseProfile(workstation, "Combined");
  await beginColdkey(workstation, "treasury");
  await type(page, "Passphrase", passphrase);
  await type(page, "Passphrase again", passphrase);
  await page.getByText(/^Enough:/).waitFor();
  await button(page, "Make and seal the key").click();
  await heading(page, /^Write words 1/).waitFor({ timeout: 60_000 });
  await noteVault();
  await button(page, "Lock now").click();
  await type(page, "Passphrase", passphrase);
  await button(page, "Open and go on").click();
  await heading(page, /^Write words 1/).waitFor({ timeout: 60_000 });
  await noteVault();
  const words = [...(await showWords(page, 1)), ...(await showWords(page, 13))];
  await page.getByRole("combobox", { name: "Word 1", exact: true }).focus();
  for (const word of words) {
    for (const letter of word) await page.keyboard.press(letter);
    await page.keyboard.press("Enter");
  }

  // The search finds what is there: the marker in both, secrets in the page that is still in use, none in main.
  const secrets = [...formsOfText("passphrase", passphrase), ...formsOfPhrase(words)];
  const planted = formsOfText("marker", marker);
  await page.evaluate((text) => Reflect.set(window, "planted", text), marker);
  const used = renderersOf(host).filter((pid) => "marker, bytes" in search(pid, planted));
  expect(used).toHaveLength(1);
  expect(search(host, planted)).toHaveProperty(["marker, bytes"]);
  const inUse = search(used[0] ?? 0, secrets);
  expect(inUse).toHaveProperty(["words 1 to 3"]);
  expect(Object.keys(inUse).filter((name) => name.startsWith("passphrase"))).not.toEqual([]);
  expect(search(host, secrets)).toEqual({});

  await button(page, "Check the words").click();
  await heading(page, "Record the copy").waitFor({ timeout: 30_000 });
  await recordCopy(workstation, "treasury");
  await expect
    .poll(() => used.filter(isAlive), { message: "the page of the ceremony" })
    .toEqual([]);

  await getRehearsalTao(workstation);
  await goTo(page, "Hotkeys");
  await button(page, "Create hotkey").first().click();
  await page.getByLabel("Name of the hotkey").fill("miner-1");
  await type(page, "Passphrase of treasury", passphrase);
  await button(page, "Make the hotkey").click();
  await heading(page, "miner-1 is made").waitFor({ timeout: 60_000 });
  await reviewRegistration(workstation, "2 Lantern");
  await noteVault();
  const signing = renderersOf(host);
  await type(page, "Passphrase of treasury", passphrase);
  const hotkey = page
    .locator("dt", { hasText: /^Hotkey$/ })
    .locator("xpath=following-sibling::dd[1]");
  const spoken = (await hotkey.innerText()).replace(/[^A-Za-z0-9]/g, "");
  await page.getByLabel(/^Last four characters/).fill(spoken.slice(-4));
  await button(page, /^Hold to sign/).hover();
  await page.mouse.down();
  await page.waitForTimeout(2_300);
  await page.mouse.up();
  await heading(page, /^miner-1 has UID/).waitFor({ timeout: 90_000 });
  await goTo(page, "Keys");

  expect(vaults.length).toBeGreaterThanOrEqual(2);
  await expect
    .poll(async () => [...vaults.filter(isAlive), ...(await app.vaultPids())])
    .toEqual([]);
  const fresh = renderersOf(host);
  expect(fresh.filter((pid) => !signing.includes(pid))).not.toEqual([]);
  for (const pid of [host, ...fresh]) expect(search(pid, secrets), `process ${pid}`).toEqual({});
  await closeApp(workstation);
});
