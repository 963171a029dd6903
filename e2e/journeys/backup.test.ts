import { expect, test } from "@playwright/test";
import {
  chooseProfile,
  closeApp,
  createColdkey,
  goTo,
  inspect,
  openApp,
  openCopyCeremony,
  PASSPHRASE,
  planCopies,
  proveWords,
  typeWords,
  verifyJournal,
  writeWords,
} from "./workstation.ts";

test("A second copy makes a coldkey safe; it is proved again, then lost", async () => {
  const first = await openApp({});
  await chooseProfile(first, "Combined");
  const created = await createColdkey(first, "treasury");
  await expect(first.page.getByText("not yet safe: 1 of 2 proved copies")).toBeVisible();
  await first.page.getByRole("button", { name: "Make another copy" }).click();
  const looking = { ...first, look: (name: string) => inspect(first.page, name) };
  await planCopies(looking, ["Bank, box 2"]);
  await openCopyCeremony(looking, "treasury");
  const words = await writeWords(first);
  expect(words).toEqual(created);
  await expect(
    first.page.getByRole("heading", { name: "Type the words back from the card", level: 1 }),
  ).toBeVisible();
  const { userDataDir } = first.app;
  // In the middle: the app is killed, and the ceremony is found where it was.
  await first.app.kill();

  const second = await openApp({ userDataDir, look: inspect });
  const { page } = second;
  await goTo(page, "Backups");
  await expect(page.getByText("Stands at step 6 of 7: Phrase taken back.")).toBeVisible();
  await second.look("backup-3-pending");
  await page.getByRole("button", { name: "Resume the copy of treasury" }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill("something else entirely");
  await page.getByRole("button", { name: "Open and go on" }).click();
  await expect(page.getByText("The passphrase does not open this key.")).toBeVisible({
    timeout: 60_000,
  });
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Open and go on" }).click();
  await proveWords(second, words);
  await expect(page.getByRole("heading", { name: "Record the copy", level: 1 })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByLabel("Label on the card")).toHaveValue("Card B");
  await expect(page.getByLabel("Where it will be kept")).toHaveValue("Bank, box 2");
  await page.getByLabel("Where it will be kept").fill("Safe at home");
  await expect(page.getByText("A copy lies there already")).toBeVisible();
  await second.look("backup-4-same-place");
  await page.getByLabel("Where it will be kept").fill("Bank, box 2");
  await page.getByRole("button", { name: "Record the copy" }).click();
  await expect(page.getByRole("heading", { name: "Card B counts now", level: 1 })).toBeVisible();
  await second.look("backup-5-done");
  expect(await second.app.vaultPids()).toEqual([]);
  await page.getByRole("button", { name: "Go to the backups" }).click();
  const safe = page.getByText(/^backup proved .* · 2 copies, 2 places$/);
  await expect(safe).toBeVisible();
  await second.look("backup-6-safe");
  await goTo(page, "Keys");
  await expect(safe).toBeVisible();
  await expect(page.getByRole("button", { name: "Make another copy" })).toHaveCount(0);

  // Proved again: no word is shown, a wrong one is named by its number.
  await goTo(page, "Backups");
  await page.getByRole("button", { name: "Prove again: Card B" }).click();
  await expect(page.getByRole("heading", { name: "Fetch Card B", level: 1 })).toBeVisible();
  await openCopyCeremony({ ...second, look: async () => undefined }, "treasury");
  await expect(
    page.getByRole("heading", { name: "Type the words from Card B", level: 1 }),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: /^Hold to show/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Back to writing" })).toHaveCount(0);
  // None of the list: with one of those it could be another valid phrase.
  await typeWords(page, [...words.slice(0, 2), "zzzz", ...words.slice(3)]);
  await page.getByRole("button", { name: "Check the words" }).click();
  await expect(page.getByText("Word 3 does not belong there.")).toBeVisible({ timeout: 30_000 });
  await second.look("backup-7-wrong-word");
  await typeWords(page, words);
  await page.getByRole("button", { name: "Check the words" }).click();
  await expect(page.getByRole("heading", { name: "Card B is proved again", level: 1 })).toBeVisible(
    { timeout: 30_000 },
  );
  await second.look("backup-8-proved");
  await page.getByRole("button", { name: "Go to the backups" }).click();

  // Lost: what it means is read and ticked, and the key is not yet safe again.
  await page.getByRole("button", { name: "Mark as lost: Card B" }).click();
  const record = page.getByRole("button", { name: "Record it" });
  await expect(record).toBeDisabled();
  await page.getByRole("radio", { name: "Somebody may have read it" }).check();
  await expect(page.getByText(/^One proved copy of treasury will be left/)).toBeVisible();
  await page.getByRole("checkbox").check();
  await second.look("backup-9-lose");
  await record.dblclick();
  await expect(page.getByText("not yet safe: 1 of 2 proved copies")).toBeVisible();
  await expect(page.getByText(/^perhaps read /)).toBeVisible();
  await second.look("backup-10-lost");
  await goTo(page, "Journal");
  for (const kind of [
    "A copy was lost or destroyed",
    "A copy was proved again",
    "A copy was recorded",
  ]) {
    await expect(page.locator("summary", { hasText: kind }).first()).toBeVisible();
  }
  await verifyJournal(second);
  await closeApp(second);
});
