/** Steps that pictures of several areas take. Everything is found by role and name. */

/** @typedef {import("playwright").Page} Page */

export const click = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole("button", { name, exact: true }).first().click();

export const fromMenu = async (
  /** @type {Page} */ page,
  /** @type {string} */ menu,
  /** @type {string} */ entry,
) => {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};

export const place = (/** @type {string} */ name) => (/** @type {Page} */ page) =>
  click(page, name);

export const resume = (/** @type {Page} */ page) => click(page, "Resume treasury-2");

export async function toDraft(/** @type {Page} */ page) {
  await click(page, "Subnets");
  await click(page, "Register on 19 nineteen.ai");
  await click(page, "Check with the chain");
  await page.getByRole("heading", { name: "What it costs", level: 1 }).waitFor();
}

export async function toReview(/** @type {Page} */ page) {
  await toDraft(page);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await click(page, "Review what will be signed");
  await page.getByRole("heading", { name: /Burn up to/ }).waitFor();
}

export async function fillWords(/** @type {Page} */ page) {
  for (let number = 1; number <= 24; number++) {
    const field = page.getByRole("combobox", { name: `Word ${number}`, exact: true });
    await field.fill(number === 7 ? "acoustik" : "absurd");
  }
}
