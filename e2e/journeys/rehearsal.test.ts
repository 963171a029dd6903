/**
 * The first journey for a person's eyes: played by `npm run rehearse`, which makes a report of the steps, the pictures
 * and the journal (tools/rehearsal-report.mjs). The demands are in first-journey.test.ts; left out of `npm test`.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import {
  chooseProfile,
  closeApp,
  createColdkey,
  createHotkey,
  getRehearsalTao,
  holdToSign,
  openApp,
  reviewRegistration,
  seeUid,
  verifyJournal,
} from "./workstation.ts";

async function picture(page: Page, name: string): Promise<void> {
  await test.info().attach(name, { body: await page.screenshot(), contentType: "image/png" });
}

/** Where the app keeps its journal, below the folder that it was started with. */
async function attachJournal(userDataDir: string): Promise<void> {
  const folder = join(userDataDir, "workstation", "journal");
  expect(existsSync(folder)).toBe(true);
  for (const name of readdirSync(folder)) {
    await test.info().attach(name, { path: join(folder, name), contentType: "text/plain" });
  }
}

test("The first journey @rehearsal", async () => {
  const { step } = test;
  const workstation = await step("Open the workstation", () => openApp({ look: picture }));
  await step("Choose a profile", () => chooseProfile(workstation, "Combined"));
  await step("Create a coldkey", () => createColdkey(workstation, "treasury"));
  await step("Get rehearsal TAO", () => getRehearsalTao(workstation));
  await step("Create a hotkey", () => createHotkey(workstation, "treasury", "miner-1"));
  await step("Choose a subnet and read what will be signed", () =>
    reviewRegistration(workstation, "2 Lantern"),
  );
  await step("Sign", () => holdToSign(workstation.page, "treasury"));
  await step("Watch it become final", () => seeUid(workstation, "miner-1", 2));
  await step("Verify the journal", () => verifyJournal(workstation));
  await attachJournal(workstation.app.userDataDir);
  await closeApp(workstation);
});
