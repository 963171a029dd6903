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
import { readdirSync, readFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { scanMemory } from "../../main/vault/child/testing-memory.ts";
import { entropyOfPhrase } from "../../main/vault/testing.ts";
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

const canRead = process.platform === "linux" && scanMemory(process.pid, []) !== null;

interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The forms in which something could keep a text: at any place within base64, so in each of its three shifts. */
function formsOf(name: string, plain: Buffer): Needle[] {
  const forms = [
    { name: `${name}, bytes`, bytes: plain },
    { name: `${name}, hex`, bytes: Buffer.from(plain.toString("hex")) },
  ];
  for (const shift of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString("base64");
    // Letters that depend on what stands before and behind are left out.
    const own = text.slice(shift === 0 ? 0 : 4, -4);
    forms.push({ name: `${name}, base64 ${shift}`, bytes: Buffer.from(own) });
  }
  return forms;
}

const formsOfText = (name: string, text: string): Needle[] => [
  ...formsOf(name, Buffer.from(text)),
  { name: `${name}, UTF-16`, bytes: Buffer.from(text, "utf16le") },
];

/** Every third run of three words: five words in a row hold one of them. */
function formsOfPhrase(words: readonly string[]): Needle[] {
  const needles = formsOf(
    "entropy",
    Buffer.from(entropyOfPhrase(words.join(" ")).use((bytes) => bytes.slice())),
  );
  for (let at = 0; at + 3 <= words.length; at += 3) {
    const run = words.slice(at, at + 3);
    const name = `words ${at + 1} to ${at + 3}`;
    for (const joint of [" ", "\n", '","'])
      needles.push({ name, bytes: Buffer.from(run.join(joint)) });
    needles.push({ name: `${name}, UTF-16`, bytes: Buffer.from(run.join(" "), "utf16le") });
  }
  return needles;
}

/** The renderers of the host's Chromium: the page's, and the spare ones. */
function renderersOf(host: number): number[] {
  const parents = new Map<number, number>();
  const renderers: number[] = [];
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
      const command = readFileSync(`/proc/${name}/cmdline`, "latin1");
      if (command.includes("--type=renderer")) renderers.push(Number(name));
    } catch (error) {
      // It ended while we were looking.
      if (!["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)) {
      if (at === host) return true;
    }
    return false;
  };
  return renderers.filter(isOurs);
}

/** Names of what was found, with how often. */
function search(pid: number, needles: readonly Needle[]): Record<string, number> {
  const scan = scanMemory(
    pid,
    needles.map(({ bytes }) => bytes),
  );
  // A process that ended in this moment holds nothing.
  if (scan === null) return {};
  const found: Record<string, number> = {};
  for (const [index, count] of scan.counts.entries()) {
    const name = needles[index]?.name ?? "";
    if (count > 0) found[name] = (found[name] ?? 0) + count;
  }
  return found;
}

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
