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

/** What a machine of tests is like is not theirs to say: each point of an assessment is excused. */
export async function excuseAll(page: Page): Promise<void> {
  const open = page.getByRole("main").getByRole("button", { name: /^I cannot do this: / });
  while ((await open.count()) > 0) {
    await reach(page, open.first());
    await page.keyboard.press("Enter");
    await page.keyboard.type("not today");
  }
  await expect(page.getByRole("status").filter({ hasText: /^All / }).first()).toBeVisible();
}
