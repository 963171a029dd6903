/** Pictures of the register of copies and its ceremonies. */
import { click, fillWords, place } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

async function resumeBackup(/** @type {Page} */ page) {
  await click(page, "Backups");
  await click(page, "Resume the copy of mining-2");
}

const resumeBackupPlan = async (/** @type {Page} */ page) => {
  await click(page, "Backups");
  await click(page, "Make another copy of mining-2");
  await page
    .getByLabel(/^Place of copy/)
    .first()
    .fill("home safe");
  await page
    .getByText("What the plan survives")
    .or(page.getByText("One fire destroys"))
    .first()
    .waitFor();
};

const excuse = async (/** @type {Page} */ page) => {
  await resumeBackup(page);
  await page.getByRole("checkbox").first().check();
  await page
    .getByRole("button", { name: /^I cannot do this/ })
    .first()
    .click();
};

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const backupPictures = [
  { name: "45-backups", scene: "keys", act: place("Backups") },
  { name: "51-backups-lost", scene: "lostCopy", tall: 1000, act: place("Backups") },
  {
    name: "52-backup-lose",
    scene: "keys",
    tall: 1000,
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "Mark as lost: Plate B");
      await page.getByRole("radio", { name: "Somebody may have read it" }).check();
    },
  },
  { name: "52-backup-plan", scene: "backupPlan", tall: 1250, act: resumeBackupPlan },
  { name: "53-backup-room", scene: "backupRoom", tall: 1150, act: excuse },
  {
    name: "54-backup-fetch",
    scene: "proofRoom",
    tall: 1150,
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "Prove again: Card A");
    },
  },
  { name: "55-backup-open", scene: "backupOpen", act: resumeBackup },
  { name: "56-backup-write", scene: "backupWrite", act: resumeBackup },
  {
    name: "57-backup-proof",
    scene: "backupProof",
    tall: 980,
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "Resume the proof of Card A, mining-2");
      await fillWords(page);
      await click(page, "Check the words");
      await page.getByText("Word 3 does not belong there.").waitFor();
    },
  },
  {
    name: "58-backup-copy",
    scene: "backupCopy",
    tall: 900,
    act: async (page) => {
      await resumeBackup(page);
      await page.getByLabel("Where it will be kept").fill("Home safe");
    },
  },
  { name: "59-backup-finish", scene: "backupFinish", act: resumeBackup },
];
