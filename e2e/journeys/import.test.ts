import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
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

async function openDialogOn(workstation: Workstation, path: string | null): Promise<void> {
  const { app, page } = workstation;
  const answer = path === null ? { canceled: true } : { canceled: false, filePaths: [path] };
  await app.dialog.answer("showOpenDialog", answer);
  await page.getByRole("button", { name: "Choose a key file" }).click();
}

async function seal({ page, look }: Workstation, name: string): Promise<void> {
  await page.getByLabel("Name of the coldkey").fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /new passphrase/ })).toBeVisible();
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("Passphrase again").fill(PASSPHRASE);
  await expect(page.getByText(/^Enough:/)).toBeVisible();
  await look(`import-seal-${name}`);
  await page.getByRole("button", { name: "Seal and store the key" }).click();
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
  await page.getByRole("button", { name: "Import a coldkey" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Where is the coldkey now?" }),
  ).toBeVisible();
  await look("import-source");

  // Nothing chosen: nothing happens.
  await openDialogOn(workstation, null);
  await expect(
    page.getByRole("heading", { level: 1, name: "Where is the coldkey now?" }),
  ).toBeVisible();

  await openDialogOn(workstation, sealed);
  await expect(page.getByRole("heading", { level: 1, name: "Open the key file" })).toBeVisible();
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
  await expect(page.getByText("not yet safe: no phrase to write down")).toBeVisible();
  await look("import-keys");
  await goTo(page, "Backups");
  await expect(page.getByText("This key has no phrase.")).toBeVisible();
  await look("import-backups");

  // The same key once more, from another file: it is here already.
  await goTo(page, "Keys");
  await page.getByRole("button", { name: "Import a coldkey" }).click();
  await openDialogOn(workstation, plain);
  await page.getByRole("button", { name: "Look inside" }).click();
  await expect(page.getByText("This key is already on this machine, as rescued.")).toBeVisible();
  await page.getByRole("button", { name: "Back" }).click();

  // Words, with one mistake first: the field keeps what was typed.
  await page.getByRole("button", { name: "Type the words" }).click();
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
