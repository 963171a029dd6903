/** Pictures of the backups and of the ceremonies that prove them. */

/** @typedef {import("playwright").Page} Page */
/** @typedef {import("./pictures.mjs").Picture} Picture */

const click = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole("button", { name, exact: true }).first().click();

const resume = (/** @type {string} */ name) => async (/** @type {Page} */ page) => {
  await click(page, "Backups");
  await click(page, `Resume ${name}`);
};
const resumeAt = (/** @type {string} */ place) => async (/** @type {Page} */ page) => {
  await click(page, place);
  await page
    .getByRole("button", { name: /^Resume/ })
    .first()
    .click();
};
const split = resume("the split backup of treasury");

/** @type {readonly Picture[]} */
export const provingPictures = [
  {
    name: "proofs-0-register",
    scene: "register",
    tall: 1180,
    act: (page) => click(page, "Backups"),
  },
  {
    name: "proofs-1-register-more",
    scene: "register",
    tall: 1500,
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "More about Card A");
      await page.getByText("What can be recovered from what").first().click();
    },
  },
  {
    name: "proofs-2-edit-copy",
    scene: "register",
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "More about Share 2");
      await click(page, "Correct the entry of Share 2");
    },
  },
  {
    name: "proofs-3-identify",
    scene: "register",
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "Which card is this? treasury");
      await page.getByLabel("Word 7 of the card").fill("acid");
      await page.getByLabel("Word 15 of the card").fill("zero");
      await page.getByLabel("Passphrase", { exact: true }).fill("seven lamps");
      await click(page, "Look it up");
      await page.getByText("It is share 2").waitFor();
    },
  },
  { name: "proofs-4-split-plan", scene: "splitPlan", act: split },
  { name: "proofs-5-share-words", scene: "shareWords", tall: 1000, act: split },
  {
    name: "proofs-6-share-back",
    scene: "shareBack",
    tall: 1180,
    act: async (page) => {
      await split(page);
      for (let number = 1; number <= 33; number++) {
        const field = page.getByRole("combobox", { name: `Word ${number}`, exact: true });
        await field.fill(number === 7 ? "acit" : "acid");
      }
      await click(page, "Check the words");
      await page.getByText("One word does not fit.").waitFor();
    },
  },
  { name: "proofs-7-share-place", scene: "sharePlace", tall: 1000, act: split },
  { name: "proofs-8-restore-shares", scene: "restore", tall: 1180, act: split },
  {
    name: "proofs-9-quiz",
    scene: "quiz",
    act: async (page) => {
      await resume("the check of a copy of treasury")(page);
      await page.getByText("Question 3 of 10").waitFor();
      await page.keyboard.press("4");
    },
  },
  {
    name: "proofs-a-drives",
    scene: "drives",
    act: async (page) => {
      await resume("the drive for treasury")(page);
      await page.getByRole("radio", { name: "BACKUP A" }).check();
    },
  },
  { name: "proofs-b-no-drive", scene: "noDrive", act: resume("the drive for treasury") },
  { name: "proofs-d-reveal-why", scene: "revealWhy", act: resumeAt("Backups") },
  { name: "proofs-e-reveal-words", scene: "revealWords", act: resumeAt("Backups") },
  { name: "proofs-f-reveal-hotkey", scene: "revealHotkey", act: resumeAt("Hotkeys") },
  { name: "proofs-g-rewrite-share", scene: "rewriteShare", act: resumeAt("Backups") },
  { name: "proofs-h-prove-share", scene: "proveShare", tall: 1180, act: resumeAt("Backups") },
  { name: "proofs-i-rehearse", scene: "rehearse", tall: 1180, act: resumeAt("Backups") },
  { name: "proofs-j-prove-usb", scene: "proveUsb", act: resumeAt("Backups") },
  { name: "proofs-c-replug", scene: "replug", act: resume("the drive for treasury") },
];
