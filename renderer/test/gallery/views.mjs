/** The windows and the wishes in which each picture is looked at. */

/**
 * @typedef {object} View
 * @property {number} width
 * @property {number} height
 * @property {boolean} [isTall] as high as the picture asks for, to be seen at once
 * @property {boolean} [isWhole] checked in its window, and then pictured to its end
 * @property {"dark"} [colorScheme]
 * @property {"more"} [contrast]
 * @property {"active"} [forcedColors]
 * @property {"all" | "contrast" | "enhanced"} [axe] which rules; none where another view has said it
 * @property {boolean} [focus] whether it is walked round by Tab
 */
/** @type {Record<string, View>} */
export const views = {
  light: { width: 1360, height: 860, isTall: true, axe: "all", focus: true },
  dark: { width: 1360, height: 860, isTall: true, colorScheme: "dark", axe: "contrast" },
  contrast: { width: 1360, height: 860, isTall: true, contrast: "more", axe: "enhanced" },
  forced: {
    ...{ width: 1360, height: 860, isTall: true, colorScheme: "dark" },
    forcedColors: "active",
  },
  small: { width: 1280, height: 800 },
  large: { width: 1920, height: 1080 },
  narrow: { width: 1000, height: 760, isWhole: true },
  /** 1360 × 860 at 200 %. */
  zoom: { width: 680, height: 430, isWhole: true, axe: "all", focus: true },
  /** 1280 wide at 400 %: one column, and nothing scrolls sideways but tables (WCAG 1.4.10). */
  reflow: { width: 320, height: 640, isWhole: true },
};

/** @param {import("playwright").Page} page @param {View} view @param {number | undefined} tall */
export async function setView(page, view, tall) {
  await page.setViewportSize({
    width: view.width,
    height: view.isTall && tall !== undefined ? tall : view.height,
  });
  await page.emulateMedia({
    colorScheme: view.colorScheme ?? "light",
    contrast: view.contrast ?? "no-preference",
    forcedColors: view.forcedColors ?? "none",
  });
}

/** The longest page of them all in a window of 320 px. */
const HIGHEST = 12_000;

/** Makes the window as high as what it scrolls. @param {import("playwright").Page} page @param {View} view */
export async function unfold(page, view) {
  const hidden = await page.evaluate(() => {
    // What scrolls the task is the page; what scrolls within it is a table.
    const around = [];
    for (let box = document.querySelector("#task"); box !== null; box = box.parentElement) {
      around.push(box.scrollHeight - box.clientHeight);
    }
    return Math.max(0, ...around);
  });
  await page.setViewportSize({
    width: view.width,
    height: Math.min(view.height + hidden, HIGHEST),
  });
}
