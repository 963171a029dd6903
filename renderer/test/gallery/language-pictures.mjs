/** The main screens in Chinese, found without a word of it: `run.mjs language`. */

/** @typedef {import("./pictures.mjs").Picture} Picture */

/** @param {number} index place in the rail, from 0 */
const place = (index) => async (/** @type {import("playwright").Page} */ page) => {
  const button = page.locator("nav ul button").nth(index);
  await button.waitFor();
  await button.click();
};

/** @type {readonly Omit<Picture, "language">[]} */
const screens = [
  { name: "first-start", scene: "first" },
  { name: "keys", scene: "keys", tall: 1400 },
  { name: "keys-pending", scene: "pending" },
  { name: "hotkeys", scene: "hotkeys3", act: place(1), tall: 980 },
  { name: "subnets", scene: "keys", act: place(3) },
  { name: "activity", scene: "finalised", act: place(4) },
  { name: "backups", scene: "keys", act: place(6), tall: 1200 },
  { name: "journal", scene: "journal", act: place(8) },
  { name: "machine", scene: "machine", act: place(9), tall: 1600 },
];

/** @type {readonly Picture[]} */
export const languagePictures = screens.map((screen) => ({
  ...screen,
  language: "zh",
  name: `language-zh-${screen.name}`,
  only: ["light", "dark", "zoom", "small"],
}));
