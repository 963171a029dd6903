/** Pictures of the ceremony that makes a coldkey. */
import { click, fillWords, resume } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const createPictures = [
  { name: "10-create-name", scene: "createName", act: (page) => click(page, "New coldkey") },
  { name: "11-create-room", scene: "createRoom", tall: 1150, act: resume },
  {
    name: "12-create-passphrase",
    scene: "passphrase",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("seven lamps beside a quiet canal");
      await page.getByLabel("Passphrase again").fill("seven lamps beside a quiet");
    },
  },
  {
    name: "13-create-weak",
    scene: "weak",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("password");
    },
  },
  {
    name: "14-create-sealing",
    scene: "sealing",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("seven lamps beside a quiet canal");
      await page.getByLabel("Passphrase again").fill("seven lamps beside a quiet canal");
      await page.getByText("Enough: strong").waitFor();
      await click(page, "Make and seal the key");
    },
  },
  { name: "15-write-hidden", scene: "write", act: resume },
  {
    name: "16-write-shown",
    scene: "write",
    act: async (page) => {
      await resume(page);
      // The step's body comes a moment after its page.
      await page.getByRole("button", { name: /^Hold to show/ }).waitFor();
      await page.keyboard.down(" ");
      await page.getByText("The words are shown while you hold.").waitFor();
    },
  },
  {
    name: "17-reopen-wrong",
    scene: "reopen",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("something else");
      await click(page, "Open and go on");
    },
  },
  {
    name: "18-prove-typing",
    scene: "prove",
    tall: 980,
    act: async (page) => {
      await resume(page);
      await page.getByRole("combobox", { name: "Word 1", exact: true }).fill("letter");
      await page.keyboard.press("Enter");
      await page.getByRole("combobox", { name: "Word 2", exact: true }).pressSequentially("a");
    },
  },
  {
    name: "19-prove-wrong",
    scene: "prove",
    tall: 980,
    act: async (page) => {
      await resume(page);
      await fillWords(page);
      await click(page, "Check the words");
      await page.getByText("2 words do not fit").waitFor();
    },
  },
  {
    name: "20-prove-picker",
    scene: "prove",
    tall: 980,
    act: async (page) => {
      await resume(page);
      await click(page, "Pick on screen");
      await click(page, "A");
    },
  },
  { name: "21-copy", scene: "copy", act: resume },
  {
    name: "22-done",
    scene: "copy",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Where it will be kept").fill("Home safe");
      await click(page, "Record the copy");
    },
  },
  {
    name: "85-throws",
    scene: "throws",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("And dice").check();
      const pad = page.getByRole("group", { name: "Throws of the die" });
      await pad.getByRole("button", { name: "1", exact: true }).focus();
      await page.keyboard.type("615241332654161352642315");
      await page.getByText("Fewer than the 100").waitFor();
    },
  },
  {
    name: "86-suggestion",
    scene: "throws",
    act: async (page) => {
      await resume(page);
      await click(page, "Suggest a passphrase");
      await page.getByText("77 bits").first().waitFor();
    },
  },
  {
    name: "87-measuring",
    scene: "measuring",
    act: async (page) => {
      await resume(page);
      await page.getByRole("slider").fill("4000");
      await click(page, "Measure 4 s here");
    },
  },
];
