/** The swap of a coldkey. */

/** @typedef {import("playwright").Page} Page */

const toSwap = (/** @type {Page} */ page) =>
  page.getByRole("button", { name: "Swap", exact: true }).first().click();
const resume = async (/** @type {Page} */ page) => {
  await toSwap(page);
  await page.getByRole("button", { name: /^Resume the swap/ }).click();
};

/** @type {{ name: string, scene: string, act: (page: Page) => Promise<void>, tall?: number, only?: string[] }[]} */
export const swapPictures = [
  { name: "swap-1-none", scene: "swap-none", act: toSwap },
  { name: "swap-2-destination", scene: "swap-destination", act: resume, tall: 1000 },
  { name: "swap-3-moves", scene: "swap-moves", act: resume, tall: 1700 },
  { name: "swap-4-waiting", scene: "swap-waiting", act: toSwap, tall: 1000 },
  { name: "swap-5-executable", scene: "swap-executable", act: toSwap, tall: 1000 },
  { name: "swap-6-spoiled", scene: "swap-spoiled", act: toSwap, tall: 1100 },
  { name: "swap-7-disputed", scene: "swap-disputed", act: toSwap, tall: 1000 },
  { name: "swap-8-arrived", scene: "swap-arrived", act: toSwap, tall: 1400 },
  {
    name: "swap-9-card",
    scene: "swap-waiting",
    tall: 1000,
    async act(page) {
      await toSwap(page);
      await page.getByRole("button", { name: "Card to print" }).click();
      await page.getByRole("heading", { name: "Swap of treasury" }).waitFor();
    },
  },
  {
    name: "swap-10-announce",
    scene: "swap-waiting",
    tall: 1000,
    async act(page) {
      await toSwap(page);
      await page.getByRole("button", { name: "Dispute", exact: true }).click();
      await page.getByRole("heading", { name: /^Dispute the swap/ }).waitFor();
    },
  },
];
