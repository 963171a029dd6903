/** From the first step of a ceremony to its end, left and resumed at each step, by keyboard alone. */
import { expect, type Locator, type Page } from "@playwright/test";
import { press } from "./by-keyboard.ts";
import type { Person } from "./ceremony-hands.ts";
import { stepOf } from "./ceremony-steps.ts";
import { listen, title } from "./screen-reader.ts";

const button = (page: Page, name: string): Locator => page.getByRole("button", { name });
const progress = (page: Page): Locator =>
  page.getByRole("progressbar", { name: / · step \d+ of / });

/** Looked at often: a hundred steps that are each noticed half a second late make a minute. */
const WAITING = { timeout: 60_000, intervals: [50, 100] };

/** Its last page offers the way back and nothing else. */
const DONE = `
- progressbar
- heading [level=1]
- button /^((Go|Back) to the |This machine)/`;

const toldAt = (step: string): string => `
- progressbar / · step \\d+ of \\d+$/
- heading [level=1]
- group: /^What this does/${step}
- button "Stop here"`;

export interface Walk {
  readonly kind: string;
  readonly place: string;
  /** At the step with this number the app is killed instead: the next start finds the ceremony there. null: nowhere. */
  readonly killedAt: number | null;
}

export async function toPlace(page: Page, place: string): Promise<void> {
  if ((await title(page).innerText()) !== place) {
    // In a window as small as this the places wait behind a button.
    await press(page, /^All places/);
    await press(page, place);
  }
  await expect(title(page)).toHaveText(place);
}

/** Which step it is, by what a screen reader is told of it; null after the last. */
async function numberOf(page: Page): Promise<number | null> {
  await expect(progress(page)).toBeVisible();
  if ((await button(page, "Stop here").count()) === 0) return null;
  const told = (await progress(page).getAttribute("aria-valuetext")) ?? "";
  return Number(/ · step (\d+) of /.exec(told)?.[1]);
}

/** Where it stands: the step, and the page of that step. */
const standing = async (page: Page): Promise<string> =>
  (await progress(page).count()) === 0
    ? "elsewhere"
    : `${await progress(page).getAttribute("aria-valuetext")} ${await title(page).innerText()} ${await page
        .getByLabel("Passphrase", { exact: true })
        .count()}`;

export async function walk(
  person: Person,
  { kind, place, killedAt }: Walk,
  kill: () => Promise<void>,
): Promise<void> {
  // Before its first answer nothing is kept that could be resumed.
  let furthest = 1;
  let looks = 0;
  for (;;) {
    const number = await numberOf(person.page);
    if (number === null) break;
    if (number > furthest) {
      furthest = number;
      await expect(title(person.page), `${kind} ${number}`).toBeFocused();
      if (number === killedAt) {
        await kill();
        await toPlace(person.page, place);
      } else await press(person.page, "Stop here");
      await press(person.page, /^Resume /);
      expect(await numberOf(person.page), `${kind} stands where it was left`).toBe(number);
    }
    const { page } = person;
    const step = stepOf(await title(page).innerText());
    looks += 1;
    await listen(page, `walk-${kind}-${looks}`, toldAt(step.told));
    const before = await standing(page);
    await step.act(person);
    await expect.poll(() => standing(page), WAITING).not.toBe(before);
  }
  expect(furthest, `${kind} was killed on its way`).toBeGreaterThanOrEqual(killedAt ?? 1);
  await listen(person.page, `walk-${kind}-done`, DONE);
  await press(person.page, /^((Go|Back) to the |This machine)/);
}
