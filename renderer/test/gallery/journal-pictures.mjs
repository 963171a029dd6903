/** Pictures of the journal. */
import { click } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const journalPictures = [
  {
    name: "46-journal",
    scene: "journal",
    act: async (page) => {
      await click(page, "Journal");
      await page.locator("summary", { hasText: "The vault reviewed a request" }).click();
    },
  },
  {
    name: "47-journal-verified",
    scene: "journal",
    act: async (page) => {
      await click(page, "Journal");
      await click(page, "Verify");
      await page.getByText("Intact: 1,284 entries").waitFor();
    },
  },
  {
    name: "48-journal-broken",
    scene: "interrupted",
    tall: 1000,
    act: async (page) => {
      await click(page, "Journal");
      await click(page, "Verify");
      await page.getByText("Not intact: 1 finding").waitFor();
    },
  },
  { name: "49-alarm", scene: "broken" },
  {
    name: "49b-journal-many",
    scene: "journalMany",
    act: async (page) => {
      await click(page, "Journal");
      for (const shown of ["200", "300"]) {
        await click(page, "Show older entries");
        await page.getByText(`${shown} of 5,000 entries`).waitFor();
      }
    },
  },
  {
    name: "49c-journal-filtered",
    scene: "journalMany",
    act: async (page) => {
      await click(page, "Journal");
      await page.getByLabel("Kind").selectOption({ label: "Rehearsal TAO arrived" });
      await page.getByText(/that fit, of 5,000 entries/).waitFor();
    },
  },
  {
    name: "49d-journal-checkpoint",
    scene: "journalMany",
    tall: 1400,
    act: async (page) => {
      await click(page, "Journal");
      await page.locator("summary", { hasText: "Checkpoint" }).click();
      await page.getByLabel("Words or note").fill("topmost Istanbul Pluto vagabond");
      await page.getByLabel("Number of entries beside the words").fill("1284");
      await click(page, "Check it");
      await page.getByText(/Still contained/).waitFor();
    },
  },
  {
    name: "49e-journal-peers",
    scene: "journalMany",
    tall: 1200,
    act: async (page) => {
      await click(page, "Journal");
      await page.locator("summary", { hasText: "Other machines" }).click();
      await page.getByLabel("Pasted checkpoint or file content").fill("…");
      await click(page, "Keep it");
      await page.getByText(/two histories. Both/).waitFor();
    },
  },
  {
    name: "49f-journal-export",
    scene: "journalMany",
    act: async (page) => {
      await click(page, "Journal");
      await click(page, "Export");
      await click(page, "Choose a folder");
      await page.getByText("Exported: coldkey-journal-2026-11-27").waitFor();
    },
  },
];
