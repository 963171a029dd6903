import { expect, test } from "@playwright/test";
import {
  chooseProfile,
  closeApp,
  createColdkey,
  createHotkey,
  getRehearsalTao,
  goTo,
  holdToSign,
  inspect,
  openApp,
  reviewRegistration,
  seeUid,
  verifyJournal,
} from "./workstation.ts";

test("From a first start to a registered hotkey", async () => {
  const workstation = await openApp({ look: inspect });
  const { page, app } = workstation;
  await expect(page.getByText("on the Chromium stand-in")).toBeVisible();
  await chooseProfile(workstation, "Combined");
  await workstation.look("keys-empty");
  await createColdkey(workstation, "treasury");
  await workstation.look("keys-one");
  await getRehearsalTao(workstation);
  await createHotkey(workstation, "treasury", "miner-1");
  await reviewRegistration(workstation, "2 Lantern");
  await holdToSign(page, "treasury");
  await seeUid(workstation, "miner-1", 2);
  expect(await app.vaultPids()).toEqual([]);
  await goTo(page, "Hotkeys");
  await expect(page.getByText(/subnet 2 · UID \d+/)).toBeVisible();
  await workstation.look("hotkeys");
  await goTo(page, "Activity");
  await workstation.look("activity");
  await goTo(page, "Backups");
  await workstation.look("backups");
  await verifyJournal(workstation);

  // A second start returns to where they were.
  await closeApp(workstation);
  const again = await openApp({ userDataDir: app.userDataDir, look: inspect });
  await expect(again.page.getByRole("heading", { name: "Keys", level: 1 })).toBeVisible();
  await expect(again.page.getByText("treasury").first()).toBeVisible();
  await verifyJournal(again);
  await closeApp(again);
});
