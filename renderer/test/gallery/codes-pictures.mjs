/** Pictures of codes: shown, read, and for a phone. */

/** @typedef {import("playwright").Page} Page */

const click = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) =>
  page.getByRole("button", { name, exact: true }).first().click();

async function toRequest(/** @type {Page} */ page) {
  await click(page, "Crossings");
  await click(page, /^Open: /);
  await page.getByRole("heading", { level: 2, name: /^Step 1/ }).waitFor();
}

/** @type {import("./pictures.mjs").Picture[]} */
export const codesPictures = [
  {
    name: "codes-1-show",
    scene: "codesDesk",
    async act(page) {
      await toRequest(page);
      await click(page, "Show it as codes");
      await page.getByRole("img", { name: /^QR code/ }).waitFor();
    },
  },
  {
    name: "codes-2-scan",
    scene: "codesVault",
    async act(page) {
      await click(page, "Sign");
      await click(page, "Scan codes");
      await page
        .getByText(/camera/i)
        .first()
        .waitFor();
      await page.waitForTimeout(800);
    },
  },
  {
    name: "codes-3-phone",
    scene: "codesDesk",
    async act(page) {
      await toRequest(page);
      await click(page, "Sign with the phone");
      await page.getByRole("img", { name: /^QR code/ }).waitFor();
    },
  },
  { name: "codes-4-request", scene: "codesDesk", tall: 1500, act: toRequest },
];
