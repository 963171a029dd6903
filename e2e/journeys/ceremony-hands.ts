/** What a person does with keys alone at the steps of ceremonies, and what they hear of it meanwhile. */
import { expect, type Page } from "@playwright/test";
import type { RunningApp } from "../electron-on-chromium/launch.ts";
import { choose, excuseAll, press, reach, type } from "./by-keyboard.ts";
import type { recordedDrive } from "./recorded-drive.ts";
import { said, title, warned } from "./screen-reader.ts";
import { PASSPHRASE } from "./workstation.ts";

/** What a person has at hand. */
export interface Person {
  /** Others after a restart. */
  page: Page;
  app: RunningApp;
  readonly drive: ReturnType<typeof recordedDrive>;
  /** What is on the cards. */
  readonly phrase: string[];
  readonly shares: string[][];
  /** Where hotkeys are put. */
  readonly folder: string;
  /** What went wrong once, on purpose. */
  readonly mistakes: Set<string>;
}

/** Held with the space bar; nothing may be left when it is let go. */
export async function holdAndRead(page: Page): Promise<string[]> {
  await reach(page, page.getByRole("button", { name: /^Hold to show/ }));
  await page.keyboard.down("Space");
  await expect(said(page, "The words are shown while you hold.")).toBeVisible();
  const items = page.getByRole("list", { name: /^Words \d+ to \d+$/ }).getByRole("listitem");
  const shown = (await items.allInnerTexts()).map((text) => text.replace(/^\d+\s*/, "").trim());
  await page.keyboard.up("Space");
  await expect(said(page, "The words are hidden.")).toBeVisible();
  expect((await items.allInnerTexts()).join("")).toMatch(/^\d+$/);
  await press(page, /^I have /);
  return shown;
}

export const words = (page: Page) => page.getByRole("combobox", { name: /^Word \d+$/ });

export async function typeCard(page: Page, card: readonly string[]): Promise<void> {
  await reach(page, words(page).first());
  for (const word of card) {
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
  }
  // The last Enter has gone on to the button below the fields.
  await page.keyboard.press("Enter");
}

/**
 * A word that is none is warned of, and the focus is put on its field. (One of the list could make another valid phrase.)
 */
export async function typeWithMistake({ page, phrase, mistakes }: Person): Promise<void> {
  if (mistakes.has("word")) return typeCard(page, phrase);
  mistakes.add("word");
  await typeCard(page, [...phrase.slice(0, 2), "zzzz", ...phrase.slice(3)]);
  await expect(warned(page, "Word 3 is not")).toBeVisible({ timeout: 60_000 });
  const field = page.getByRole("combobox", { name: "Word 3", exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(/./);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(phrase[2] ?? "");
  await press(page, "Check the words");
}

export async function typeForRestoring({ page, phrase, shares }: Person): Promise<void> {
  const fields = await words(page).count();
  if (fields === phrase.length) return typeCard(page, phrase);
  for (const share of shares) {
    await typeCard(page, share);
    if (share !== shares.at(-1)) await expect(said(page, "Given: share 1")).toBeVisible();
  }
}

export async function answerQuiz({ page, phrase }: Person): Promise<void> {
  const asked = page.getByRole("heading", { name: /^Word \d+$/, level: 2 });
  const status = said(page, /\d+ of \d+/);
  for (;;) {
    const progress = await status.innerText();
    const place = Number((await asked.innerText()).replace(/\D/g, ""));
    const six = await page
      .getByRole("radio")
      .evaluateAll((radios) =>
        radios.map((radio) => radio.closest("label")?.textContent?.replace(/^\d/, "") ?? ""),
      );
    await page.keyboard.press(String(six.indexOf(phrase[place - 1] ?? "") + 1));
    await page.keyboard.press("Enter");
    const [, number, of] = /(\d+) of (\d+)/.exec(progress) ?? [];
    if (number === of) return;
    await expect(status).not.toHaveText(progress);
  }
}

export async function typePassphrase({ page, mistakes }: Person): Promise<void> {
  const field = page.getByLabel("Passphrase", { exact: true });
  if (!mistakes.has("passphrase")) {
    mistakes.add("passphrase");
    await type(page, field, "something else entirely");
    await page.keyboard.press("Enter");
    await expect(warned(page, "does not open")).toBeVisible({ timeout: 60_000 });
    await expect(field).toBeFocused();
  }
  await type(page, field, PASSPHRASE);
  await page.keyboard.press("Enter");
}

export async function newPassphrase({ page }: Person): Promise<void> {
  await type(page, page.getByLabel("Passphrase", { exact: true }), PASSPHRASE);
  await type(page, page.getByLabel("Passphrase again"), PASSPHRASE);
  await expect(page.getByText(/^Enough:/)).toBeVisible({ timeout: 60_000 });
}

export async function tickAll({ page }: Person): Promise<void> {
  const ticks = page.getByRole("main").getByRole("checkbox");
  for (let index = 0; index < (await ticks.count()); index += 1) {
    await reach(page, ticks.nth(index));
    if (!(await ticks.nth(index).isChecked())) await page.keyboard.press("Space");
  }
  await expect(said(page, /^All /)).toBeVisible();
}

export async function tickAndGoOn(person: Person): Promise<void> {
  const { page } = person;
  await tickAll(person);
  const operator = page.getByLabel("Your name");
  if ((await operator.count()) > 0 && (await operator.inputValue()) === "") {
    await type(page, operator, "Ada");
  }
  await press(page, /^(Continue|Done|I know this)$/);
}

export async function excuseAndGoOn({ page }: Person): Promise<void> {
  await excuseAll(page);
  const operator = page.getByLabel("Your name");
  if ((await operator.count()) > 0) await type(page, operator, "Ada");
  await press(page, /^(Continue|End the assessment)$/);
}

export const option =
  (label: RegExp) =>
  async ({ page }: Person): Promise<void> => {
    await choose(page, page.getByRole("main"), label);
    await press(page, "Continue");
  };

export async function putAway({ page }: Person): Promise<void> {
  const text = await title(page).innerText();
  const place = /share 2/.test(text) ? "Notary" : /share/.test(text) ? "Office" : "Safe at home";
  const field = page.getByLabel("Where it will be kept");
  await reach(page, field);
  if ((await field.inputValue()) === "") await page.keyboard.type(place);
  await page.keyboard.press("Enter");
}
