/**
 * A picture as somebody without a pointer meets it: once round with Tab. Each control is a stop, in the order in which
 * it is read (WCAG 2.4.3), none keeps the focus (2.1.2), each shows that it has it (2.4.7), and none of them has it
 * under something else (2.4.11).
 */
import { describe, seen } from "./checks.mjs";

/** Of a table with thousands of rows the first say what the rest are like. */
const MOST_STOPS = 110;

/** Numbers each control, and keeps how it looks without the focus. */
const start = `(() => {
  const seen = ${seen};
  const root = document.querySelector("[role=dialog]:not([inert])") ?? document.body;
  // A grid has the focus, and shows it on the row that it marks.
  const marked = (element) => document.getElementById(element.getAttribute("aria-activedescendant"));
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth].join("|");
  };
  const looks = (element) =>
    [
      element,
      element.closest("label"),
      element.nextElementSibling,
      element.parentElement,
      marked(element)?.firstElementChild,
    ]
      .map((one) => (one ? look(one) : ""))
      .join("/");
  const shownOf = (element) => (element.matches("input") ? element.closest("label") : marked(element)) ?? element;
  document.activeElement?.blur?.();
  if (root === document.body) {
    // The next Tab begins at the top, wherever the last one ended.
    root.tabIndex = -1;
    root.focus();
    root.removeAttribute("tabindex");
  }
  const stops = new Map();
  const groups = new Map();
  for (const element of root.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
    if (element.tabIndex < 0 || element.disabled || !seen(shownOf(element))) continue;
    // Of a group of radio buttons one is a stop, the arrows reach the rest.
    const known = element.type === "radio" ? groups.get(element.name) : undefined;
    const id = known ?? stops.size;
    if (element.type === "radio") groups.set(element.name, id);
    element.dataset.walk = id;
    const before = stops.get(id)?.before ?? new Map();
    before.set(element, looks(element));
    stops.set(id, { before, isPassed: false });
  }
  window.galleryWalk = { root, stops, looks, shownOf, first: null, last: null, stays: 0 };
})()`;

/** After each press: what is wrong with where the focus is now, and whether it has been everywhere. */
const stop = `(() => {
  const describe = ${describe};
  const walk = window.galleryWalk;
  const element = document.activeElement;
  const found = walk.stops.get(Number(element?.dataset?.walk ?? "-1"));
  const faults = [];
  // Out of the page, or round a dialog: the next would be the first again. One that is all there is keeps the focus.
  const isRound =
    (element === document.body && walk.root === document.body && walk.first !== null) ||
    (element === walk.first && (walk.last !== element || walk.stops.size === 1));
  if (found === undefined || isRound) {
    walk.last = null;
    return { faults, isRound };
  }
  // A date has a stop for each of its parts and one for the calendar, which shows its own.
  walk.stays = element === walk.last ? walk.stays + 1 : 0;
  if (walk.stays > 5) faults.push("keeps the focus: " + describe(element));
  if (walk.stays > 0) return { faults, isRound };
  walk.first ??= element;
  found.isPassed = true;
  if (found.before.get(element) === walk.looks(element)) faults.push("no focus seen on " + describe(element));
  const box = (one) => walk.shownOf(one).getBoundingClientRect();
  const shown = walk.shownOf(element);
  const { left, top, right, bottom, width, height } = box(element);
  const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]];
  const isShown = points.some(([x, y]) => {
    const hit = document.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && (shown.contains(hit) || hit.contains(shown) || hit.closest("label") === shown);
  });
  if (!isShown) faults.push("focus is covered or outside on " + describe(element));
  // What is inside of the last one, as the headings of a grid are, is not above it.
  if (walk.last?.isConnected && !walk.last.contains(element) && walk.last.closest("main") && element.closest("main")) {
    const before = box(walk.last);
    const isUnder = left < before.right && before.left < right;
    if (isUnder && bottom <= before.top + 1) faults.push("the focus jumps up from " + describe(walk.last) + " to " + describe(element));
  }
  walk.last = element;
  return { faults, isRound };
})()`;

/** What Tab never came to, and what is still there. */
const missed = `(() => {
  const describe = ${describe};
  const seen = ${seen};
  return [...window.galleryWalk.stops.values()].flatMap(({ before, isPassed }) => {
    const [element] = before.keys();
    if (isPassed || !element.isConnected || element.disabled || !seen(window.galleryWalk.shownOf(element))) return [];
    return ["Tab passes by " + describe(element)];
  });
})()`;

/** @param {import("playwright").Page} page @returns {Promise<string[]>} one line per fault */
export async function walk(page) {
  /** @type {Set<string>} */
  const faults = new Set();
  await page.evaluate(start);
  let isRound = false;
  for (let step = 0; step < MOST_STOPS && !isRound; step += 1) {
    await page.keyboard.press("Tab");
    const met = /** @type {{ faults: string[], isRound: boolean }} */ (await page.evaluate(stop));
    for (const fault of met.faults) faults.add(fault);
    isRound = met.isRound;
  }
  if (isRound) {
    for (const fault of /** @type {string[]} */ (await page.evaluate(missed))) faults.add(fault);
  }
  return [...faults];
}
