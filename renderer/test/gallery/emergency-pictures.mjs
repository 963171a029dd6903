/** The watch, the alarm, a leak that is answered, and drills. */

/** @typedef {import("playwright").Page} Page */

const toPlace = async (/** @type {Page} */ page) => {
  await page.getByRole("button", { name: "Emergencies" }).first().click();
  await page.getByRole("heading", { name: "Emergencies", level: 1 }).waitFor();
};
const toLeak = async (/** @type {Page} */ page) => {
  await toPlace(page);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "In this order" }).waitFor();
};
const stay = async (/** @type {Page} */ page) => {
  await page.getByRole("heading", { level: 1 }).waitFor();
};

/** @type {{ name: string, scene: string, act: (page: Page) => Promise<void>, tall?: number, only?: string[] }[]} */
export const emergencyPictures = [
  { name: "emergency-1-alarm", scene: "alarm", act: stay, tall: 1000 },
  { name: "emergency-2-taken", scene: "alarm-taken", act: stay, tall: 1000 },
  { name: "emergency-3-place", scene: "emergencies", act: toPlace, tall: 1900 },
  { name: "emergency-4-drill", scene: "drill-running", act: toPlace, tall: 1700 },
  { name: "emergency-5-leak", scene: "leak", act: toLeak, tall: 2100 },
  { name: "emergency-6-leak-partly", scene: "leak-partly", act: toLeak, tall: 2200 },
  {
    name: "emergency-7-leak-start",
    scene: "leak-start",
    tall: 1100,
    async act(page) {
      await toPlace(page);
      await page.getByRole("button", { name: "A hotkey may have leaked" }).click();
      await page.getByRole("heading", { name: "What happened?", level: 1 }).waitFor();
    },
  },
];
