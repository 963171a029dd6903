/** The app is killed for real (SIGKILL to the host; browser and vault go with it) at the moments that matter. */
import { cpSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { importTreasury } from "./bridge-steps.ts";
import {
  beginColdkey,
  chooseProfile,
  closeApp,
  createHotkey,
  getRehearsalTao,
  goTo,
  holdToSign,
  inspect,
  isAlive,
  openApp,
  PASSPHRASE,
  proveWords,
  recordCopy,
  reviewRegistration,
  sealColdkey,
  seeUid,
  verifyJournal,
  writeWords,
} from "./workstation.ts";

let ready: string | undefined;
/** A folder of its own, in which a funded coldkey and a hotkey are waiting to be registered; made once, then copied. */
async function readyToRegister(): Promise<string> {
  if (ready === undefined) {
    const first = await openApp({});
    await chooseProfile(first, "Combined");
    await importTreasury(first.page);
    await getRehearsalTao(first);
    await createHotkey(first, "treasury", "miner-1");
    await closeApp(first);
    ready = first.app.userDataDir;
  }
  const folder = mkdtempSync(join(tmpdir(), "killed-"));
  cpSync(ready, folder, { recursive: true });
  return folder;
}

test("Killed while a coldkey is being made: nothing half-made, and the ceremony resumes", async () => {
  const first = await openApp({});
  await chooseProfile(first, "Combined");
  await beginColdkey(first, "treasury");
  await sealColdkey(first);
  const words = await writeWords(first);
  // What is on the screen is on disk: from here on the step is "prove".
  await expect(
    first.page.getByRole("heading", { name: "Type the words back from the card" }),
  ).toBeVisible();
  const { userDataDir } = first.app;
  const pids = await first.app.vaultPids();
  expect(pids).toHaveLength(1);
  await first.app.kill();
  expect(pids.filter(isAlive)).toEqual([]);
  expect(readdirSync(join(userDataDir, "workstation", "keys"))).toEqual([]);

  const second = await openApp({ userDataDir });
  const { page } = second;
  await expect(page.getByText("Begun, not finished")).toBeVisible();
  await expect(page.getByText("Stands at step 7 of 8: Phrase taken back.")).toBeVisible();
  await inspect(page, "killed-resume");
  await page.getByRole("button", { name: "Resume treasury" }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill("something else entirely");
  await page.getByRole("button", { name: "Open and go on" }).click();
  await expect(page.getByText("The passphrase does not open this key.")).toBeVisible({
    timeout: 60_000,
  });
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Open and go on" }).click();
  await proveWords(second, words);
  await recordCopy(second, "treasury");
  await verifyJournal(second);
  await closeApp(second);
});

test("Killed after signing, before a block: the act is found or sent again, once", async () => {
  const userDataDir = await readyToRegister();
  // Slow blocks: the app is killed in between.
  const second = await openApp({ userDataDir, blockMs: 60_000 });
  await reviewRegistration(second, "2 Lantern");
  await holdToSign(second.page, "treasury");
  await expect(second.page.getByText(/^The network has it\./)).toBeVisible({ timeout: 60_000 });
  await second.app.kill();

  const third = await openApp({ userDataDir });
  const { page } = third;
  await goTo(page, "Activity");
  await page.getByRole("button", { name: /^Open: Register miner-1/ }).click();
  const again = page.getByRole("button", { name: "Send the same act again" });
  await expect(again).toBeVisible({ timeout: 30_000 });
  await inspect(page, "killed-lost-act");
  await again.dblclick();
  await seeUid(third, "miner-1", 2);
  await goTo(page, "Activity");
  await expect(page.getByRole("button", { name: /^Open: Register miner-1/ })).toHaveCount(1);
  await goTo(page, "Hotkeys");
  await expect(page.getByText(/subnet \d+ · UID \d+/)).toHaveCount(1);
  await verifyJournal(third);
  await closeApp(third);
});

test("Killed while signing: either nothing was signed, or one act is there", async () => {
  const userDataDir = await readyToRegister();
  const first = await openApp({ userDataDir });
  await reviewRegistration(first, "2 Lantern");
  await holdToSign(first.page, "treasury");
  await expect(first.page.getByText("Signing", { exact: true })).toBeVisible();
  await first.app.kill();

  const second = await openApp({ userDataDir });
  const { page } = second;
  await goTo(page, "Journal");
  await expect(page.getByText(/begun and never ended/)).toBeVisible();
  await inspect(page, "killed-interrupted");
  const acts = readdirSync(join(userDataDir, "workstation", "acts"));
  expect(acts.filter((name) => name.endsWith(".json")).length).toBeLessThanOrEqual(1);
  await verifyJournal(second);
  await closeApp(second);
});
