/** A thief with a copy of the key: from his block to the alarm, and to the dispute; practised as a drill. */
import { expect, test } from "@playwright/test";
import { importTreasury, snapshotOf } from "./bridge-steps.ts";
import { staysHome } from "./ground.ts";
import {
  chooseProfile,
  closeApp,
  getRehearsalTao,
  goTo,
  inspect,
  openApp,
  PASSPHRASE,
} from "./workstation.ts";

/** From the block that holds the announcement to the page that says so. */
const ALARM_MS = 2_000;
const TITLE = "Someone announced a swap of your coldkey";

test("A foreign announcement takes the page within two seconds, and is disputed from there", async () => {
  test.setTimeout(180_000);
  const leftOut = staysHome(
    "A drill",
    "its thief acts without a key, as only a rehearsal lets him",
  );
  test.skip(leftOut !== null, leftOut ?? "");
  const workstation = await openApp({ look: inspect });
  const { app, page, look } = workstation;
  const button = (name: string | RegExp) => page.getByRole("button", { name }).first();
  const heading = (name: string | RegExp) => page.getByRole("heading", { name, level: 1 });
  await chooseProfile(workstation, "Combined");
  await importTreasury(page);
  await expect(page.getByRole("heading", { name: "treasury" }).first()).toBeVisible();
  await getRehearsalTao(workstation);
  await goTo(page, "Emergencies");
  await look("emergencies");

  // The page notes when the alarm is on it; the core says when the thief's block came.
  await page.evaluate((title) => {
    const seen = new MutationObserver(() => {
      if (document.querySelector("h1")?.textContent !== title) return;
      Reflect.set(window, "alarmAtMs", Date.now());
      seen.disconnect();
    });
    seen.observe(document.body, { childList: true, subtree: true });
  }, TITLE);
  await button("Start the drill: Foreign announcement to dispute").click();
  await expect(heading(TITLE)).toBeVisible();
  const alarmAtMs = await page.evaluate(() => Number(Reflect.get(window, "alarmAtMs")));
  const [sighting] = (await snapshotOf(page)).sentinel.sightings;
  const tookMs = alarmAtMs - (sighting?.seenAtMs ?? 0);
  expect(sighting?.seenAtBlock).toBe(sighting?.announcement?.announcedAtBlock);
  console.info(`from the thief's block to the alarm on the page: ${tookMs} ms`);
  expect(tookMs).toBeLessThan(ALARM_MS);
  await look("alarm");
  expect(await app.control.notifications()).toMatchObject([
    { title: TITLE, body: expect.stringContaining("treasury") },
  ]);
  expect(await app.control.trays()).toEqual(["Coldkey Workstation: alarm"]);
  await expect(page.getByText("DRILL", { exact: true })).toBeVisible();

  await button("It was me: compare with a plan").click();
  await look("alarm-compare");
  await button("Back to the alarm").click();
  await button("Dispute now: freeze the coldkey").click();
  await expect(heading(/Dispute the swap of treasury/)).toBeVisible();
  await button("Check with the chain").click();
  await expect(button("Review what will be signed")).toBeVisible({ timeout: 30_000 });
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  await button("Review what will be signed").click();
  await expect(page.getByText("Review · decoded from the bytes by the vault")).toBeVisible({
    timeout: 60_000,
  });
  await look("dispute-review");
  await page.getByLabel("Passphrase of treasury").fill(PASSPHRASE);
  const address = (await snapshotOf(page)).coldkeys[0]?.address ?? "";
  await page.getByLabel(/^Last four characters/).fill(address.slice(-4));
  await button(/^Hold to sign/).hover();
  await page.mouse.down();
  await page.waitForTimeout(2_300);
  await page.mouse.up();

  await expect(heading(/^Done: Dispute the announced swap/)).toBeVisible({ timeout: 60_000 });
  await goTo(page, "Emergencies");
  await expect(page.getByText("frozen by a dispute")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Past drills")).toBeVisible({ timeout: 60_000 });
  await look("drill-passed");
  expect(await app.control.trays(), "a frozen coldkey is no alarm any more").toEqual([]);
  await closeApp(workstation);
});
