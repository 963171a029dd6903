/**
 * The main screens in another language, found without a word of it: `run.mjs language` (or a part of a name, as
 * `pseudo` or `zh`). Pseudo is English 40 % longer: what it does not break, a translation does not.
 */

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
export const languagePictures = ["pseudo", "zh"].flatMap((language) =>
  screens.map((screen) => ({
    ...screen,
    language,
    name: `language-${language}-${screen.name}`,
    only: ["light", "zoom", "small"],
  })),
);
