/** Pictures of this machine, its assessment, a download. */
import { click } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const machinePictures = [
  {
    name: "80-machine",
    scene: "machine",
    act: async (page) => {
      await click(page, "This machine");
      await page.getByRole("heading", { name: "To mend" }).waitFor();
    },
    tall: 1500,
  },
  {
    name: "84-machine-recorded",
    scene: "machineRecorded",
    act: async (page) => {
      await click(page, "This machine");
      await page.getByText("Tested on recorded answers only").waitFor();
    },
  },
  ...["updates", "permissions"].map((step, index) => ({
    name: `83-assess-${index + 1}`,
    scene: `assess-${step}`,
    act: async (/** @type {Page} */ page) => {
      await click(page, "This machine");
      await click(page, "Resume the assessment of this machine");
      await page.getByRole("checkbox").first().check();
    },
  })),
  ...["download", "downloadWrong", "downloadNoKey"].map((scene, index) => ({
    name: `82-verify-download-${index + 1}`,
    scene,
    act: async (/** @type {Page} */ page) => {
      await click(page, "This machine");
      await click(page, "Verify a download");
      await page.getByText("Release key of this version").waitFor();
      if (scene === "downloadNoKey") return;
      await page.getByRole("button", { name: /Installer$/ }).click();
      await page.getByRole("button", { name: "Verify", exact: true }).click();
      await page.getByText("The result is in the journal.").waitFor();
    },
  })),
  {
    name: "81-machine-open",
    scene: "machine",
    act: async (page) => {
      await click(page, "This machine");
      await page.getByText("Services that listen").click();
      await page.getByText("Firewall", { exact: true }).click();
    },
    tall: 1900,
  },
];
