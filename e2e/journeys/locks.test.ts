/** Locked means no process: whatever ends an open vault ends it within a second. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type Page, test } from "@playwright/test";
import {
  beginColdkey,
  chooseProfile,
  isAlive,
  openApp,
  PASSPHRASE,
  sealColdkey,
  type Workstation,
} from "./workstation.ts";

async function goneWithinASecond(pids: readonly number[]): Promise<void> {
  expect(pids).toHaveLength(1);
  const until = performance.now() + 1_000;
  for (const pid of pids) {
    while (isAlive(pid)) {
      expect(performance.now(), `vault ${pid} is still alive`).toBeLessThan(until);
      await sleep(20);
    }
  }
}

async function freshPage(app: Workstation["app"]): Promise<Page> {
  await expect(async () => {
    await expect(app.page.locator("h1")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return app.page;
}

async function reopen({ page }: Workstation): Promise<void> {
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Open and go on" }).click();
  await expect(page.getByRole("heading", { name: /^Write words/ })).toBeVisible({
    timeout: 60_000,
  });
}

test("The vault ends on lock, Ctrl+L, suspend, screen lock, idleness, shutdown, minimise, a page crash, a closed window", async () => {
  const workstation = await openApp({});
  const { app, page } = workstation;
  await chooseProfile(workstation, "Combined");
  await beginColdkey(workstation, "treasury");
  await sealColdkey(workstation);

  let pids = await app.vaultPids();
  await page.getByRole("button", { name: "Lock now" }).click();
  await goneWithinASecond(pids);
  await reopen(workstation);

  // From everywhere, also with the focus in a field.
  pids = await app.vaultPids();
  await page.keyboard.press("Control+l");
  await goneWithinASecond(pids);
  await reopen(workstation);

  pids = await app.vaultPids();
  await app.powerMonitor.emit("suspend");
  await goneWithinASecond(pids);
  await reopen(workstation);

  // Linux tells no program that the screen is locked: it is asked.
  pids = await app.vaultPids();
  await app.control.lockScreen(true);
  await goneWithinASecond(pids);
  await app.control.lockScreen(false);
  await reopen(workstation);

  // Nobody at the machine for the time that the user chose, and not a second before.
  await page.getByRole("button", { name: /^vault open/ }).click();
  await page.getByRole("radio", { name: "1 minute", exact: true }).check();
  await page.getByRole("button", { name: "Done" }).click();
  pids = await app.vaultPids();
  await app.control.idle(59);
  await sleep(700);
  expect(pids.map(isAlive)).toEqual([true]);
  await app.control.idle(60);
  await goneWithinASecond(pids);
  await app.control.idle(0);
  await reopen(workstation);

  pids = await app.vaultPids();
  await app.powerMonitor.emit("shutdown");
  await goneWithinASecond(pids);
  await reopen(workstation);

  pids = await app.vaultPids();
  await app.windowEvents.emit("minimize");
  await goneWithinASecond(pids);
  await app.windowEvents.emit("restore");
  await reopen(workstation);

  pids = await app.vaultPids();
  await app.control.crashPage();
  await goneWithinASecond(pids);
  // A new page: the one that Playwright knew is dead.
  const fresh = { ...workstation, page: await freshPage(app) };
  await fresh.page
    .getByRole("button", { name: /^(Resume|Go on)/ })
    .first()
    .click();
  await reopen(fresh);

  pids = await app.vaultPids();
  await app.windowEvents.emit("close");
  await goneWithinASecond(pids);
  expect(await app.exited()).toBe(0);
  await app.browser.close();
});

test("The vault ends when the app is told to quit", async () => {
  const workstation = await openApp({});
  await chooseProfile(workstation, "Combined");
  await beginColdkey(workstation, "treasury");
  await sealColdkey(workstation);
  const pids = await workstation.app.vaultPids();
  const closing = workstation.app.close();
  await goneWithinASecond(pids);
  await closing;
});
