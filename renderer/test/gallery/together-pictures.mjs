/** Pictures of several acts at once, multisigs, proxies and the address book. */
import { fromMenu } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

/** @param {import("playwright").Page} page */
async function toBatch(page) {
  await fromMenu(page, "More for treasury", "Several at once");
  await page.getByLabel("List", { exact: true }).fill("5Example,1");
  await page.getByRole("button", { name: "Read the list" }).click();
}

/** @param {import("playwright").Page} page */
async function toBatchDraft(page) {
  await toBatch(page);
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await page.getByRole("heading", { name: "What it costs", level: 1 }).waitFor();
}

/** @param {import("playwright").Page} page */
async function toBatchReview(page) {
  await toBatchDraft(page);
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  await page.getByRole("button", { name: "Review what will be signed" }).click();
  await page.getByText("Review · decoded from the bytes by the vault").waitFor();
}

/** @param {import("playwright").Page} page */
async function toTogether(page) {
  await fromMenu(page, "More for all keys", "Multisigs and proxies");
  await page.getByRole("button", { name: "Look for pending calls of board" }).click();
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByText("What each type can do if it leaks").waitFor();
}

/** @param {import("playwright").Page} page */
async function toBook(page) {
  await fromMenu(page, "More for all keys", "Address book");
}

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const togetherPictures = [
  { name: "together-batch", scene: "together", tall: 1300, act: toBatch },
  { name: "together-batch-draft", scene: "together", tall: 1300, act: toBatchDraft },
  { name: "together-batch-review", scene: "together", tall: 1900, act: toBatchReview },
  { name: "together-place", scene: "together", tall: 3200, act: toTogether },
  { name: "together-book", scene: "together", tall: 1200, act: toBook },
];
