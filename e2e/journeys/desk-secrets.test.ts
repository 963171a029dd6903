/**
 * A Desk is given a phrase, a seed and a key file by every door: typed, pasted, as a file, as a code before its camera. It
 * says what it saw; afterwards neither the memory of its processes nor its folder holds any of it.
 *
 * Playwright's server runs in main's process here: nothing of a secret passes through it whole.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { mnemonicGenerate } from "@polkadot/util-crypto";
import { modulesOfText } from "../../renderer/lib/codes/draw.ts";
import { lumaOfModules } from "../camera/luma.ts";
import { NOISY, writeRecording } from "../camera/recording.ts";
import { launchApp } from "../electron-on-chromium/launch.ts";
import {
  canRead,
  formsOf,
  formsOfPhrase,
  formsOfText,
  renderersOf,
  search,
} from "./memory-search.ts";
import { APP_DIR, chooseProfile, closeApp, goTo, isAlive } from "./workstation.ts";

/** Of this run alone, worth nothing, and used nowhere else. */
const phraseFor = (): string => mnemonicGenerate(12);
const secrets = {
  typed: phraseFor(),
  pasted: phraseFor(),
  asFile: phraseFor(),
  asCode: phraseFor(),
  seed: randomBytes(32),
};

/** As from the clipboard: the text reaches the page in two halves that meet there. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  const pad = [...randomBytes(text.length)];
  const masked = [...Buffer.from(text)].map((byte, at) => byte ^ (pad[at] ?? 0));
  await page.evaluate(
    ([bytes, key]) => {
      const plain = bytes.map((byte, at) => byte ^ (key[at] ?? 0));
      document.execCommand("insertText", false, new TextDecoder().decode(Uint8Array.from(plain)));
    },
    [masked, pad] as const,
  );
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  for (const letter of text) await page.keyboard.press(letter === " " ? "Space" : letter);
}

function everyFile(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name.toString()))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path));
}

test("no secret that a Desk was given, by any door, is left in its memory or its folder", async () => {
  test.setTimeout(240_000);
  test.skip(!canRead, "/proc does not let us read the memory of our children here");
  const stick = mkdtempSync(join(tmpdir(), "ckw-stick-"));
  const userDataDir = mkdtempSync(join(tmpdir(), "ckw-desk-"));
  const recording = join(stick, "code.y4m");
  writeRecording(recording, [lumaOfModules(modulesOfText(secrets.asCode), 6)], 1, NOISY, 2);
  const app = await launchApp({
    appDir: APP_DIR,
    args: [`--recorded-camera=${recording}`],
    userDataDir,
  });
  const { page } = app;
  await page.setViewportSize({ width: 1360, height: 860 });
  await chooseProfile({ app, page, look: async () => undefined }, "Desk");
  const host = app.process.pid ?? 0;
  const used = renderersOf(host);

  await page.getByRole("button", { name: "Watch an address" }).first().click();
  await type(page, "Address", secrets.typed);
  await expect(page.getByText("These look like the words of a recovery phrase.")).toBeVisible();
  await paste(page, "Address", secrets.seed.toString("hex"));
  await expect(
    page.getByText("These look like the digits of a seed or a private key."),
  ).toBeVisible();

  await goTo(page, "Crossings");
  await page.getByRole("button", { name: "Pairing" }).first().click();
  await paste(page, "What this machine is called", secrets.pasted);
  await page.getByRole("button", { name: "I have understood" }).click();
  await expect(page.getByLabel("What this machine is called")).toHaveValue("");

  await goTo(page, "Crossings");
  const files = {
    "request-0001.ckw": secrets.asFile,
    "numbered.txt": secrets.asFile.replace(/\w+/g, (word) => `1. ${word}\n`),
    "seed.txt": `0x${secrets.seed.toString("hex")}`,
    coldkey: JSON.stringify({
      accountId: `0x${"11".repeat(32)}`,
      publicKey: `0x${"11".repeat(32)}`,
      secretPhrase: secrets.asFile,
      secretSeed: `0x${secrets.seed.toString("hex")}`,
    }),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(stick, name), text);
  writeFileSync(join(stick, "notepad.txt"), Buffer.from(`\ufeff${secrets.asFile}`, "utf16le"));
  const filePaths = [...Object.keys(files), "notepad.txt"].map((name) => join(stick, name));
  await app.dialog.answer("showOpenDialog", { canceled: false, filePaths });
  await page.getByRole("button", { name: "Open signatures" }).click();
  await expect(page.getByText(/a Desk takes none: it faces/)).toHaveCount(filePaths.length);

  await page.getByRole("button", { name: "Scan codes" }).first().click();
  await expect(page.getByRole("alert").filter({ hasText: /phrase|secret/i })).toBeVisible({
    timeout: 30_000,
  });
  await page.keyboard.press("Escape");

  await goTo(page, "Keys");
  const needles = [
    ...[secrets.typed, secrets.pasted, secrets.asFile, secrets.asCode].flatMap((phrase) =>
      formsOfPhrase(phrase.split(" ")),
    ),
    ...formsOf("seed", secrets.seed),
    ...formsOfText("seed in hex", secrets.seed.toString("hex")),
  ];
  // The page that saw the last of them is still ending when the next one is there.
  const left = () =>
    [host, ...renderersOf(host)].flatMap((pid) => Object.keys(search(pid, needles)));
  await expect.poll(left, { timeout: 60_000 }).toEqual([]);
  expect(used.filter((pid) => !isAlive(pid))).not.toEqual([]);
  const kept = everyFile(userDataDir);
  expect(kept.length).toBeGreaterThan(3);
  for (const { name, bytes } of needles) {
    expect(
      kept.some((file) => file.includes(bytes)),
      name,
    ).toBe(false);
  }
  await closeApp({ app, page, look: async () => undefined });
  rmSync(stick, { recursive: true });
  rmSync(userDataDir, { recursive: true });
});
