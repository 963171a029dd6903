/** Pictures of the keys and what is done with their files. */
import { click, fromMenu } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

const toDoctor = (/** @type {Page} */ page) => fromMenu(page, "More for all keys", "Key files");

async function toChange(/** @type {Page} */ page) {
  await fromMenu(page, "More for treasury", "Change passphrase");
}

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const keysPictures = [
  { name: "01-first-start", scene: "first" },
  { name: "02-keys-empty", scene: "empty" },
  { name: "03-keys", scene: "keys" },
  { name: "04-keys-pending", scene: "pending" },
  { name: "05-abandon", scene: "pending", act: (page) => click(page, "Abandon treasury-2") },
  { name: "06-keys-away", scene: "away" },
  { name: "07-keys-vault", scene: "vault" },
  { name: "08-keys-desk", scene: "desk" },
  { name: "09-keys-fault", scene: "fault", act: (page) => click(page, "Get rehearsal TAO") },
  { name: "88-change-passphrase", scene: "change", act: toChange },
  {
    name: "89-changed",
    scene: "changed",
    act: async (page) => {
      await toChange(page);
      await page.getByLabel("Current passphrase").fill("the one before");
      await page.getByLabel("Only the unlock time").check();
      await click(page, "Seal at this unlock time");
      await page.getByText("These stay as they were").waitFor();
    },
  },
  {
    name: "90-rename",
    scene: "keys",
    act: async (page) => {
      await fromMenu(page, "More for treasury", "Rename");
    },
  },
  {
    name: "91-retire",
    scene: "keys",
    act: async (page) => {
      await fromMenu(page, "More for treasury", "Retire");
    },
  },
  {
    name: "92-retired",
    scene: "retired",
    act: async (page) => {
      await page.getByText("One retired key").click();
    },
  },
  { name: "93-doctor", scene: "doctor", act: toDoctor },
  {
    name: "94-doctor-prove",
    scene: "doctor",
    act: async (page) => {
      await toDoctor(page);
      await page.getByRole("button", { name: "Prove that it opens" }).first().click();
      await page.getByLabel("Passphrase", { exact: true }).fill("the one of now");
      await click(page, "Open");
      await page.getByText("3 files open").waitFor();
    },
  },
  { name: "95-nameless", scene: "nameless" },
  {
    name: "96-nameless-name",
    scene: "nameless",
    act: async (page) => {
      await click(page, "See the key files");
      await click(page, "Give it a name");
      await page.getByRole("textbox", { name: "Name", exact: true }).fill("treasury");
      await page.getByLabel("Passphrase").fill("the one of now");
    },
  },
  { name: "50-advance", scene: "keys", act: (page) => click(page, "Move time") },
  {
    name: "84-lock",
    scene: "write",
    act: (page) => page.getByRole("button", { name: /^vault open/ }).click(),
  },
];
