/** A person without a pointer: everything is reached with Tab, and held, chosen and typed with keys. */
import { expect, type Locator, type Page } from "@playwright/test";

const MOST_TABS = 160;

/** Walks with Tab until the element has the focus: what cannot be reached fails here. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible({ timeout: 30_000 });
  for (let steps = 0; steps < MOST_TABS; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${target}`);
}

export async function press(page: Page, name: string | RegExp, key = "Enter"): Promise<void> {
  await reach(page, page.getByRole("button", { name }).first());
  await page.keyboard.press(key);
}

/** A menu as it is used without a pointer: opened with Enter, walked with the arrows, taken with Enter. */
export async function pressInMenu(page: Page, menu: string, entry: string): Promise<void> {
  await press(page, menu);
  const wanted = page.getByRole("menuitem", { name: entry });
  await expect(wanted).toBeVisible();
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 20; steps += 1) {
    if (await isThere()) return page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The arrow keys never reached ${entry}`);
}

export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(text);
}

/** With the arrow keys, as a group of radio buttons is used. */
export async function choose(page: Page, group: Locator, option: string | RegExp): Promise<void> {
  const radios = group.getByRole("radio");
  const wanted = group.getByRole("radio", { name: option });
  const checked = group.getByRole("radio", { checked: true });
  await reach(page, (await checked.count()) > 0 ? checked : radios.first());
  for (let steps = 0; steps <= (await radios.count()); steps += 1) {
    if (await wanted.isChecked()) return;
    await page.keyboard.press(steps === 0 && (await checked.count()) === 0 ? "Space" : "ArrowDown");
  }
  throw new Error(`The arrow keys never chose ${option}`);
}

interface Stop {
  /** As a person would name it. */
  readonly what: string;
  readonly fault: string | null;
}

/**
 * Once round the page with Tab. Answers with what is wrong: a control that Tab passes by, one that keeps the focus, one
 * whose focus nobody sees (WCAG 2.4.7) or that lies under something else while it has it (2.4.11).
 */
export async function walkAround(page: Page): Promise<string[]> {
  // A fresh page fetches what opens after its first paint, and puts the real button where its stand-in was.
  await expect(page.locator('[aria-haspopup="menu"]:not([aria-expanded])')).toHaveCount(0);
  const wanted = await page.evaluate(() => {
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest("[inert]") === null &&
      element.getBoundingClientRect().width > 0;
    const seenGroups = new Set<string>();
    const all = document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary, [tabindex]",
    );
    const names: string[] = [];
    for (const element of all) {
      if (element.tabIndex < 0 || element.matches(":disabled") || !isSeen(element)) continue;
      // Of a group of radio buttons one is a stop, the arrows reach the rest.
      if (element instanceof HTMLInputElement && element.type === "radio") {
        if (seenGroups.has(element.name)) continue;
        seenGroups.add(element.name);
        element.dataset.walk = `radio ${element.name}`;
      } else element.dataset.walk = String(names.length);
      names.push(element.dataset.walk);
    }
    return names;
  });
  const passed = new Map<string, Stop>();
  let before = "";
  for (let steps = 0; steps < wanted.length + 5; steps += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const isRadio = element instanceof HTMLInputElement && element.type === "radio";
      const id = isRadio ? `radio ${element.name}` : (element.dataset.walk ?? "?");
      const what = `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 40) ?? ""}`;
      const label = element.closest("label");
      const shown = element instanceof HTMLInputElement && label !== null ? label : element;
      const marks = [element, label, element.parentElement].some((one) => {
        if (one === null) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        if (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1) return true;
        return one === element && boxShadow !== "none";
      });
      const { left, top, width, height } = shown.getBoundingClientRect();
      const isOnTop = [0.5, 0.1, 0.9].some((part) => {
        const hit = document.elementFromPoint(left + width * part, top + height * part);
        return hit !== null && (shown.contains(hit) || hit.contains(shown));
      });
      const fault = !marks ? "shows no focus" : !isOnTop ? "is covered" : null;
      return { id, what, fault };
    });
    if (stop === null) continue;
    if (stop.id === before && !stop.id.startsWith("radio")) return [`${stop.what} keeps the focus`];
    before = stop.id;
    passed.set(stop.id, stop);
  }
  const missed = wanted.filter((id) => !passed.has(id));
  const names = await page.evaluate(
    (ids) =>
      ids.map((id) => {
        const element = document.querySelector(`[data-walk="${CSS.escape(id)}"]`);
        return `Tab passes by ${element?.getAttribute("aria-label") ?? element?.textContent ?? id}`;
      }),
    missed,
  );
  const faults = [...passed.values()].flatMap(({ what, fault }) =>
    fault === null ? [] : [`${what} ${fault}`],
  );
  return [...names, ...faults];
}
