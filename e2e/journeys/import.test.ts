import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { ANSIBLE_V6, fullContent, PASSWORD } from "../../main/vault/keyfiles/testing.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import {
  chooseProfile,
  closeApp,
  createHotkey,
  goTo,
  inspect,
  openApp,
  PASSPHRASE,
  type Workstation,
} from "./workstation.ts";

const [V1, V2] = VECTORS;
const first = V1.address.slice(0, 4);
/** The published development account, as an old public file has it. */
const ALICE = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

async function openDialogOn(workstation: Workstation, path: string | null): Promise<void> {
  const { app, page } = workstation;
  const answer = path === null ? { canceled: true } : { canceled: false, filePaths: [path] };
  await app.dialog.answer("showOpenDialog", answer);
  await page.getByRole("button", { name: /^Choose (a key|another) file/ }).click();
}

const title = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 30_000 });

/** Up to the source itself: which it is, where it has been, and the room. */
async function toSource({ page }: Workstation, source: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Import keys" }).click();
  await page.getByRole("button", { name: "Import one key" }).click();
  await title(page, "Where is the key now?");
  await page.getByRole("radio", { name: source }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await title(page, "Where has it been until today?");
  await page.getByRole("radio", { name: /^On another computer/ }).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await title(page, "Make the room safe");
  await tickAll(page);
  await page.getByRole("button", { name: "Continue" }).click();
}

async function tickAll(page: Page): Promise<void> {
  for (const tick of await page.getByRole("main").getByRole("checkbox").all()) await tick.check();
}

/** From what was found to the sealed key. */
async function seal({ page, look }: Workstation, name: string): Promise<void> {
  await page.getByLabel("Name of the coldkey").fill(name);
  await page.keyboard.press("Enter");
  await title(page, "What can be recovered from what");
  await look(`import-recovery-${name}`);
  await tickAll(page);
  await page.getByRole("button", { name: "I know this" }).click();
  await title(page, /new passphrase/);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("Passphrase again").fill(PASSPHRASE);
  await expect(page.getByText(/^Enough:/)).toBeVisible();
  await look(`import-seal-${name}`);
  await page.getByRole("button", { name: "Seal and store the key" }).click();
}
async function toKeys({ page, look }: Workstation, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: `${name} is here` })).toBeVisible({
    timeout: 60_000,
  });
  await look(`import-done-${name}`);
  await page.getByRole("button", { name: "Go to the keys" }).click();
}

test("A btcli key file and a phrase become coldkeys, and the file stays as it was", async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "ckw-import-"));
  const sealed = join(folder, "coldkey");
  writeFileSync(sealed, ANSIBLE_V6, { mode: 0o644 });
  const plain = join(folder, "plain");
  writeFileSync(plain, fullContent(" "), { mode: 0o600 });
  const workstation = await openApp({ look: inspect });
  const { page, look, app } = workstation;
  await chooseProfile(workstation, "Combined");
  await toSource(workstation, /a key file/);
  await title(page, "Open the key file");

  // Nothing chosen: nothing happens.
  await openDialogOn(workstation, null);
  await expect(page.getByText("No file is chosen yet.")).toBeVisible();

  await openDialogOn(workstation, sealed);
  const passphrase = page.getByLabel("Passphrase of the file");
  await passphrase.fill("not this one");
  await passphrase.press("Enter");
  await expect(page.getByText("The passphrase does not open this file")).toBeVisible({
    timeout: 30_000,
  });
  await look("import-wrong");
  await expect(passphrase).toBeFocused();
  await passphrase.fill(PASSWORD);
  await passphrase.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "This is what was found" })).toBeVisible(
    {
      timeout: 30_000,
    },
  );
  await expect(page.getByText("It holds no recovery phrase")).toBeVisible();
  await expect(page.getByText("Its permissions let other users")).toBeVisible();
  await look("import-found");
  await page.emulateMedia({ colorScheme: "dark" });
  await look("import-found-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await seal(workstation, "rescued");
  await toKeys(workstation, "rescued");
  await expect(page.getByText("not yet safe: no phrase to write down")).toBeVisible();
  await look("import-keys");
  await goTo(page, "Backups");
  await expect(page.getByText("This key has no phrase.")).toBeVisible();
  await look("import-backups");

  // The same key once more, from another file: it is here already.
  await goTo(page, "Keys");
  await toSource(workstation, /a key file/);
  await openDialogOn(workstation, plain);
  await page.getByRole("button", { name: "Look inside" }).click();
  await expect(page.getByText("This key is already on this machine, as rescued.")).toBeVisible();
  await page.getByRole("button", { name: "Stop here" }).click();
  await page.getByRole("button", { name: /^Abandon the import/ }).click();
  await page.getByRole("radio", { name: /mistake/ }).check();
  await page.getByRole("button", { name: "Abandon the import", exact: true }).click();

  // Words, with one mistake first: the field keeps what was typed.
  await toSource(workstation, /its words/);
  const words = page.getByLabel("Recovery phrase");
  await words.fill(V2.phrase.replace("obey", "obay"));
  await page.getByRole("button", { name: "Look inside" }).click();
  await expect(page.getByText("Not in the list of words: number 3.")).toBeVisible();
  await look("import-words");
  await words.fill(V2.phrase);
  await page.getByRole("button", { name: "Look inside" }).click();
  await expect(page.getByText("Nothing weak was found in this source.")).toBeVisible();
  expect(await page.content()).not.toContain("curtain");
  await seal(workstation, "from-words");
  await title(page, "Is the card that you typed from a copy to keep?");
  await page.getByLabel("Where it will be kept").fill("Bank");
  await look("import-card");
  await page.getByLabel("Where it will be kept").press("Enter");
  await toKeys(workstation, "from-words");
  await createHotkey(workstation, "rescued", "miner-1");

  expect(readFileSync(sealed, "utf8")).toBe(ANSIBLE_V6);
  expect(readFileSync(plain, "utf8")).toBe(fullContent(" "));
  await closeApp(workstation);

  const again = await openApp({ userDataDir: app.userDataDir });
  await expect(again.page.getByText("rescued").first()).toBeVisible();
  await expect(again.page.getByText(first).first()).toBeVisible();
  await closeApp(again);
  rmSync(folder, { recursive: true });
});

/** Tab until the wanted control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  await expect(control).toBeEnabled();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("The keyboard does not get there");
}
async function pressOn(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: typeof name === "string" }).first());
  await page.keyboard.press("Enter");
}

test("A folder of wallets is imported by keyboard alone, and its files are removed when asked", async () => {
  test.setTimeout(240_000);
  const root = mkdtempSync(join(tmpdir(), "ckw-wallets-"));
  const put = (path: string, content: string, mode = 0o600): string => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), content, { mode });
    return join(root, path);
  };
  const coldkey = put("mining/coldkey", ANSIBLE_V6);
  const hotkey = put("mining/hotkeys/gpu-1", `{"secretSeed":"${V2.seed}"}`, 0o644);
  put("mining/coldkeypub.txt", V1.publicKey);
  put("cold-storage/coldkeypub.txt", ALICE);
  put("m\u0456ning/coldkey", "{}");
  const workstation = await openApp({ look: inspect });
  const { page, look, app } = workstation;
  await chooseProfile(workstation, "Vault");
  await pressOn(page, "Import keys");
  await app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [root] });
  await pressOn(page, "Choose a folder");
  await expect(
    page.getByRole("heading", { level: 1, name: /^3 wallets in ckw-wallets-/ }),
  ).toBeVisible();
  await expect(page.getByText("This is not a key file that the app knows.")).toBeVisible();
  await look("folder-list");
  await pressOn(page, "Go on with these");
  await expect(
    page.getByRole("heading", { level: 1, name: "Open what is encrypted" }),
  ).toBeVisible();
  const passphrase = page.getByLabel("Passphrase for the files of mining");
  await tabTo(page, passphrase);
  await page.keyboard.type("not this one");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The passphrase does not open this file")).toBeVisible({
    timeout: 30_000,
  });
  await expect(passphrase).toBeFocused();
  await look("folder-open");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Everything chosen here is open.").first()).toBeVisible({
    timeout: 30_000,
  });
  await pressOn(page, "Go on");
  await expect(
    page.getByRole("heading", { level: 1, name: "This is what was found" }),
  ).toBeVisible();
  await expect(page.getByText("Its permissions let other users")).toBeVisible();
  await tabTo(page, page.getByLabel("Name of the coldkey mining"));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("rescued");
  await look("folder-names");
  await pressOn(page, "Go on to the passphrase");
  await tabTo(page, page.getByLabel("Passphrase", { exact: true }));
  await page.keyboard.type(PASSPHRASE);
  await tabTo(page, page.getByLabel("Passphrase again"));
  await page.keyboard.type(PASSPHRASE);
  await expect(page.getByText(/^Enough:/)).toBeVisible();
  await pressOn(page, "Seal and store 2 keys");
  await expect(page.getByRole("heading", { level: 1, name: "2 keys are here now" })).toBeVisible({
    timeout: 60_000,
  });
  await look("folder-done");
  expect([existsSync(coldkey), existsSync(hotkey)]).toEqual([true, true]);

  await pressOn(page, "Remove the 2 old files");
  await tabTo(page, page.getByLabel(/^Last four characters/));
  await page.keyboard.type(V1.address.slice(-4));
  await look("folder-remove");
  await tabTo(page, page.getByRole("button", { name: /^Hold to remove/ }));
  await page.keyboard.down("Enter");
  await page.waitForTimeout(2_300);
  await page.keyboard.up("Enter");
  await expect(page.getByText("2 old files are removed")).toBeVisible();
  expect([existsSync(coldkey), existsSync(hotkey)]).toEqual([false, false]);
  await pressOn(page, "Go to the keys");
  await expect(page.getByRole("article", { name: "rescued" })).toBeVisible();
  await expect(page.getByRole("article", { name: "cold-storage" })).toContainText("watch-only");
  await look("folder-keys");
  await goTo(page, "Hotkeys");
  await expect(page.getByText("gpu-1")).toBeVisible();
  await closeApp(workstation);
  rmSync(root, { recursive: true });
});
