import { expect, test } from "@playwright/test";
import { snapshotOf } from "./bridge-steps.ts";
import { openGround } from "./ground.ts";
import {
  chooseProfile,
  closeApp,
  createColdkey,
  createHotkey,
  goTo,
  holdToSign,
  inspect,
  openApp,
  reviewRegistration,
  seeUid,
  verifyJournal,
} from "./workstation.ts";

test("From a first start to a registered hotkey", async () => {
  const ground = await openGround();
  const workstation = await openApp({ look: inspect });
  const { page, app } = workstation;
  await expect(page.getByText("on the Chromium stand-in")).toBeVisible();
  await chooseProfile(workstation, "Combined");
  await ground.join(workstation);
  await workstation.look("keys-empty");
  await createColdkey(workstation, "treasury");
  await workstation.look("keys-one");
  const [treasury] = (await snapshotOf(page)).coldkeys;
  if (treasury === undefined) throw new Error("No coldkey");
  await ground.fund(workstation, treasury.address);
  await createHotkey(workstation, "treasury", "miner-1");
  const { netuid, name } = ground.cheapest;
  await reviewRegistration(workstation, `${netuid} ${name}`);
  await holdToSign(page, "treasury");
  await seeUid(workstation, "miner-1", netuid);
  expect(await app.vaultPids()).toEqual([]);
  await goTo(page, "Hotkeys");
  await expect(page.getByText(new RegExp(`subnet ${netuid} · UID \\d+`))).toBeVisible();
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
  await ground.close();
});
