/** What a screen reader makes of a page: kept as a file to read, and held to what every page of ours must tell. */
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { APP_DIR, inspect } from "./workstation.ts";

const RECORDED = `${APP_DIR}/out/screen-reader`;
/** Roles that mean nothing without a name. */
const NAMED =
  "button|checkbox|combobox|dialog|link|meter|progressbar|radio|region|slider|table|textbox";
const NAMELESS = new RegExp(`^\\s*- '?(?:${NAMED})(?! ["/])`);

export const title = (page: Page): Locator => page.getByRole("heading", { level: 1 });
/** Pages look alike whatever their numbers and the name of what they are about: axe looks at each of them once. */
const inspected = new Set<string>();

/**
 * One title, which has the focus where a page has just come; nothing without a name; nothing beside the window; what the
 * template says is in the task, in its order (roles, names and live regions; see Playwright's aria snapshots).
 */
export async function listen(page: Page, name: string, template: string): Promise<void> {
  const told = await page.locator("body").ariaSnapshot();
  mkdirSync(RECORDED, { recursive: true });
  writeFileSync(`${RECORDED}/${name}.yml`, told);
  expect(told.match(/heading ".+" \[level=1\]/g), `${name}: one title`).toHaveLength(1);
  await expect(title(page), `${name}: reading begins at its title`).toBeFocused();
  const nameless = told.split("\n").filter((line) => NAMELESS.test(line));
  expect(nameless, `${name}: what has no name`).toEqual([]);
  // One run names every page that tells something else.
  await expect.soft(page.getByRole("main")).toMatchAriaSnapshot(template);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name}: nothing is beside the window`).toBeLessThanOrEqual(0);
  const kind = (await title(page).innerText()).replace(/\d+/g, "n");
  if (!inspected.has(kind)) await inspect(page, name);
  inspected.add(kind);
}

/** What is said by itself while somebody is elsewhere on the page. */
export const said = (page: Page, text: string | RegExp): Locator =>
  page.getByRole("status").filter({ hasText: text }).first();

/** What interrupts. */
export const warned = (page: Page, text: string | RegExp): Locator =>
  page.getByRole("alert").filter({ hasText: text }).first();
