import { expect, test } from "@playwright/test";
import {
  beginColdkey,
  chooseProfile,
  closeApp,
  createHotkey,
  getRehearsalTao,
  goTo,
  holdToSign,
  inspect,
  openApp,
  proveWords,
  recordCopy,
  reviewRegistration,
  sealColdkey,
  seeUid,
  typeWords,
  verifyJournal,
  writeWords,
} from "./workstation.ts";

test("Bad input is named, costs nothing, and the way goes on", async () => {
  const workstation = await openApp({});
  const { page } = workstation;
  await chooseProfile(workstation, "Combined");
  await beginColdkey(workstation, "treasury");

  // A weak passphrase, then two that differ.
  const seal = page.getByRole("button", { name: "Make and seal the key" });
  await page.getByLabel("Passphrase", { exact: true }).fill("password1234");
  await page.getByLabel("Passphrase again").fill("password1234");
  await expect(page.getByText(/^Not enough yet:/)).toBeVisible();
  await expect(seal).toBeDisabled();
  await inspect(page, "bad-weak-passphrase");
  await page.getByLabel("Passphrase again").fill("something else");
  await expect(page.getByText("The two differ.")).toBeVisible();
  await expect(seal).toBeDisabled();

  await sealColdkey(workstation);
  const words = await writeWords(workstation);

  // A word that is no word, then a word of the list that is not the right one.
  const typo = words.map((word, index) => (index === 6 ? `${word}x` : word));
  await proveWords(workstation, typo);
  await expect(page.getByText("Word 7 is not what was shown.")).toBeVisible();
  await expect(page.getByText(new RegExp(`nearest: .*${words[6]}`)).first()).toBeVisible();
  await inspect(page, "bad-wrong-word");
  const other = words[2] === "abandon" ? "ability" : "abandon";
  await typeWords(
    page,
    words.map((word, index) => (index === 2 ? other : word)),
  );
  await page.getByRole("button", { name: "Check the words" }).click();
  await expect(page.getByText("Word 3 is not what was shown.")).toBeVisible();
  await typeWords(page, words);
  await page.getByRole("button", { name: "Check the words" }).click();
  await recordCopy(workstation, "treasury");

  // A name that is taken.
  await page.getByRole("button", { name: "New coldkey" }).click();
  await page.getByLabel("Name of the coldkey").fill("treasury");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("There is already a key named treasury.")).toBeVisible();
  await page.getByRole("button", { name: "Stop here" }).click();

  // No funds: the draft says so and leads no further.
  await createHotkey(workstation, "treasury", "miner-1");
  await goTo(page, "Subnets");
  await page.getByRole("button", { name: "Register on 2 Lantern" }).click();
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await expect(page.getByText(/The coldkey has .* free and needs/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole("button", { name: "Review what will be signed" })).toBeDisabled();
  await inspect(page, "bad-no-funds");

  // A maximum below the price.
  await goTo(page, "Keys");
  await getRehearsalTao(workstation);
  await goTo(page, "Subnets");
  await page.getByRole("button", { name: "Register on 9 Orchard" }).click();
  await page.getByLabel("Maximum price").fill("0.0001");
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await expect(page.getByText(/is above your maximum of/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: "Review what will be signed" })).toBeDisabled();

  // A wrong passphrase at the signature: nothing is signed, the same review can be signed with the right one.
  await reviewRegistration(workstation, "2 Lantern");
  await holdToSign(page, "treasury", "not the passphrase at all");
  await expect(page.getByText("The passphrase does not open this key.")).toBeVisible({
    timeout: 60_000,
  });
  await inspect(page, "bad-wrong-passphrase");
  await holdToSign(page, "treasury");
  await seeUid(workstation, "miner-1", 2);
  await goTo(page, "Journal");
  await page.getByLabel("Find in entries").fill("passphrase");
  await expect(page.getByRole("listitem").getByText("A wrong passphrase was tried")).toBeVisible();
  await verifyJournal(workstation);
  await closeApp(workstation);
});
