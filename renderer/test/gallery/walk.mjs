/**
 * A picture as somebody without a pointer meets it: once round with Tab. Each control is a stop, in the order in which
 * it is read (WCAG 2.4.3), none keeps the focus (2.1.2), each shows that it has it (2.4.7), and none of them has it
 * under something else (2.4.11).
 */
import { describe, seen } from "./checks.mjs";

/** Of a table with thousands of rows the first say what the rest are like. */
const MOST_STOPS = 70;

/** Numbers each control, and keeps how it looks without the focus. Answers with how many there are. */
const start = `(() => {
  const seen = ${seen};
  const root = document.querySelector("[role=dialog]:not([inert])") ?? document.body;
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth].join("|");
  };
  const looks = (element) =>
    [element, element.closest("label"), element.nextElementSibling, element.parentElement]
      .map((one) => (one === null ? "" : look(one)))
      .join("/");
  const shownOf = (element) => (element.matches("input") ? element.closest("label") ?? element : element);
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
  window.galleryWalk = { stops, looks, shownOf, last: null, stays: 0 };
  return stops.size;
})()`;

/** After each press: what is wrong with where the focus is now. */
const stop = `(() => {
  const describe = ${describe};
  const walk = window.galleryWalk;
  const element = document.activeElement;
  const found = walk.stops.get(Number(element?.dataset?.walk ?? "-1"));
  if (found === undefined) {
    walk.last = null;
    return [];
  }
  const faults = [];
  // A date has a stop for each of its parts and one for the calendar, which shows its own.
  walk.stays = element === walk.last ? walk.stays + 1 : 0;
  if (walk.stays > 5) return ["keeps the focus: " + describe(element)];
  if (walk.stays > 0) return [];
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
  if (walk.last?.isConnected && walk.last.closest("main") && element.closest("main")) {
    const before = box(walk.last);
    const isUnder = left < before.right && before.left < right;
    if (isUnder && bottom <= before.top + 1) faults.push("the focus jumps up from " + describe(walk.last) + " to " + describe(element));
  }
  walk.last = element;
  return faults;
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
  const count = /** @type {number} */ (await page.evaluate(start));
  // A date takes some more, and the browser itself has a stop at the end.
  const steps = Math.min(count + 12, MOST_STOPS);
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press("Tab");
    for (const fault of /** @type {string[]} */ (await page.evaluate(stop))) faults.add(fault);
  }
  if (count + 12 <= MOST_STOPS) {
    for (const fault of /** @type {string[]} */ (await page.evaluate(missed))) faults.add(fault);
  }
  return [...faults];
}
