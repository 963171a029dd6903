/**
 * Every ceremony, step by step, by keyboard alone and at 200 %: what a screen reader is told at each step, axe on each,
 * and each left and resumed on its way. How a ceremony survives a restart at every step is shown without a browser
 * (e2e/core/ceremonies.test.ts).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { VECTORS } from "../../main/vault/testing.ts";
import type { Hands } from "../core/steps.ts";
import { handsAt } from "./bridge.ts";
import { choose, excuseAll, press, reach, type } from "./by-keyboard.ts";
import {
  APP_DIR,
  closeApp,
  inspect,
  openApp,
  PASSPHRASE,
  type Workstation,
} from "./workstation.ts";

/** 1360 × 860 at 200 %. */
const ZOOMED = { width: 680, height: 430 };
const READER = `${APP_DIR}/out/screen-reader`;

/** What is on the cards. */
interface Papers {
  readonly phrase: string[];
  readonly shares: string[][];
  hotkey: string[];
}

const title = (page: Page): Locator => page.getByRole("heading", { level: 1 });
const button = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name });
const progress = (page: Page): Locator =>
  page.getByRole("progressbar", { name: / · step \d+ of / });
const words = (page: Page): Locator => page.getByRole("combobox", { name: /^Word \d+$/ });

/** What a screen reader makes of the page, kept as a file to read; nothing in it may be without a name. */
async function listen(page: Page, name: string): Promise<void> {
  const told = await page.locator("body").ariaSnapshot();
  mkdirSync(READER, { recursive: true });
  writeFileSync(`${READER}/${name}.yml`, told);
  expect(told.match(/heading ".+" \[level=1\]/g), `${name}: one title`).toHaveLength(1);
  const nameless = told
    .split("\n")
    .filter((line) =>
      /^\s*- (button|checkbox|combobox|radio|textbox|progressbar)(?! ")/.test(line),
    );
  expect(nameless, `${name}: controls without a name`).toEqual([]);
  for (const part of ["main", "What this does", "What can go wrong"]) {
    expect(told.toLowerCase(), name).toContain(part.toLowerCase());
  }
}

/** Steps that several ceremonies share are the same page: axe looks at each of them once. */
const inspected = new Set<string>();

async function look(page: Page, name: string): Promise<void> {
  const step = (await title(page).innerText()).replace(/\d+/g, "n");
  if (!inspected.has(step)) await inspect(page, name);
  inspected.add(step);
  await listen(page, name);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name}: nothing is beside the window`).toBeLessThanOrEqual(0);
}

// --- What is done at a step, told by what is on the screen --------------------------------------------------------------

async function tickAll(page: Page): Promise<void> {
  const ticks = page.getByRole("main").getByRole("checkbox");
  for (let index = 0; index < (await ticks.count()); index += 1) {
    await reach(page, ticks.nth(index));
    await page.keyboard.press("Space");
  }
  await expect(page.getByRole("status").filter({ hasText: /^All / }).first()).toBeVisible();
}

/** Held with the space bar; nothing may be left when it is let go. */
async function holdAndRead(page: Page): Promise<string[]> {
  await reach(page, button(page, /^Hold to show/));
  await page.keyboard.down("Space");
  await expect(page.getByText("The words are shown while you hold.")).toBeVisible();
  const items = page.getByRole("list", { name: /^Words \d+ to \d+$/ }).getByRole("listitem");
  const shown = (await items.allInnerTexts()).map((text) => text.replace(/^\d+\s*/, "").trim());
  await page.keyboard.up("Space");
  await expect(page.getByText("The words are hidden.")).toBeVisible();
  await press(page, /^I have /);
  return shown;
}

async function typeCard(page: Page, card: readonly string[]): Promise<void> {
  await reach(page, words(page).first());
  for (const word of card) {
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
  }
  // The last Enter has gone on to the button below the fields.
  await page.keyboard.press("Enter");
}

async function answerQuiz(page: Page, phrase: readonly string[]): Promise<void> {
  const asked = page.getByRole("heading", { name: /^Word \d+$/, level: 2 });
  const status = page.getByRole("status").filter({ hasText: /\d+ of \d+/ });
  for (;;) {
    const progressText = await status.innerText();
    const place = Number((await asked.innerText()).replace(/\D/g, ""));
    const six = await page
      .getByRole("radio")
      .evaluateAll((radios) =>
        radios.map((radio) => radio.closest("label")?.textContent?.replace(/^\d/, "") ?? ""),
      );
    await page.keyboard.press(String(six.indexOf(phrase[place - 1] ?? "") + 1));
    await page.keyboard.press("Enter");
    const [, number, of] = /(\d+) of (\d+)/.exec(progressText) ?? [];
    if (number === of) return;
    await expect(status).not.toHaveText(progressText);
  }
}

const acts: readonly [RegExp, (page: Page, papers: Papers) => Promise<void>][] = [
  [
    /^Name the coldkey/,
    async (page) => {
      await type(page, page.getByLabel("Name of the coldkey"), "treasury");
      await choose(page, page.getByRole("main"), /^12/);
      await press(page, "Continue");
    },
  ],
  [
    /^Plan the copies/,
    async (page) => {
      const places = page.getByLabel(/^Place of copy/);
      for (const [index, place] of ["Safe at home", "Bank"].entries()) {
        const field = places.nth(index);
        if ((await field.count()) > 0 && (await field.inputValue()) === "") {
          await type(page, field, place);
        }
      }
      await press(page, "Take this plan");
    },
  ],
  [
    /^Choose the passphrase/,
    async (page) => {
      await newPassphrase(page);
      await press(page, "Make and seal the key");
    },
  ],
  [
    /^(Write words|The words|The second half)/,
    async (page, papers) => {
      const shown = await holdAndRead(page);
      if (papers.phrase.length === 0) papers.phrase.push(...shown);
      else papers.hotkey.push(...shown);
    },
  ],
  [
    /^(Write share|Share \d+: the other half)/,
    async (page, papers) => {
      const index = Number(/\d+/.exec(await title(page).innerText())?.[0] ?? 1) - 1;
      const before = papers.shares[index] ?? [];
      papers.shares[index] = [...before, ...(await holdAndRead(page))];
    },
  ],
  [
    /^Type (the share|share \d)/,
    async (page, papers) => {
      const index = /share (\d)/.exec(await title(page).innerText())?.[1];
      await typeCard(page, papers.shares[index === undefined ? 0 : Number(index) - 1] ?? []);
    },
  ],
  [
    /^(Type the words|Read the source of .+ once more)$/,
    async (page, papers) => {
      const whole = page.getByLabel("Recovery phrase");
      if ((await whole.count()) === 0) return typeForRestoring(page, papers);
      await type(page, whole, VECTORS[1].phrase);
      await press(page, "Look inside");
    },
  ],
  [/^(Type the words|Type the whole phrase|Rehearse the restoration)/, typeForRestoring],
  [
    /^Where is the key now/,
    async (page) => {
      await choose(page, page.getByRole("main"), /: its words/);
      await press(page, "Continue");
    },
  ],
  [
    /^Where has it been until today/,
    async (page) => {
      await choose(page, page.getByRole("main"), /^On paper or metal only/);
      await press(page, "Continue");
    },
  ],
  [
    /^This is what was found/,
    async (page) => {
      await type(page, page.getByLabel("Name of the coldkey"), "elsewhere");
      await page.keyboard.press("Enter");
    },
  ],
  [
    /^What can be recovered from what/,
    async (page) => {
      await tickAll(page);
      await press(page, "I know this");
    },
  ],
  [
    /^Choose a new passphrase for/,
    async (page) => {
      await newPassphrase(page);
      await press(page, "Seal and store the key");
    },
  ],
  [
    /^Let the hotkeys leave/,
    async (page) => {
      await press(page, "Choose a folder");
      await type(page, page.getByLabel("Passphrase of treasury", { exact: true }), PASSPHRASE);
      await press(page, "Let them leave");
    },
  ],
  [/^Which word stands on the card/, (page, { phrase }) => answerQuiz(page, phrase)],
  [
    /^How shall the backup be split/,
    async (page) => {
      await reach(page, page.getByLabel("Shares in all"));
      await page.keyboard.press("ArrowUp");
      await press(page, "Split it so");
    },
  ],
  [
    /^(Record the copy|Where will |Is the card that you typed from)/,
    async (page) => {
      const text = await title(page).innerText();
      const place = /share 2/.test(text)
        ? "Notary"
        : /share/.test(text)
          ? "Office"
          : "Safe at home";
      const field = page.getByLabel("Where it will be kept");
      const given = await field.inputValue();
      await reach(page, field);
      if (given === "") await page.keyboard.type(place);
      await page.keyboard.press("Enter");
    },
  ],
  [
    /^Why do you need/,
    async (page) => {
      await choose(page, page.getByRole("main"), /compare them with a card/);
      await press(page, "Continue");
    },
  ],
  [
    /^Read this, and say/,
    async (page) => {
      await tickAll(page);
      await type(page, page.getByLabel(/^Type the name of the key/), "treasury");
      await press(page, "I mean it");
    },
  ],
];

async function newPassphrase(page: Page): Promise<void> {
  await type(page, page.getByLabel("Passphrase", { exact: true }), PASSPHRASE);
  await type(page, page.getByLabel("Passphrase again"), PASSPHRASE);
  await expect(page.getByText(/^Enough:/)).toBeVisible({ timeout: 60_000 });
}

async function typeForRestoring(page: Page, { phrase, shares }: Papers): Promise<void> {
  const fields = await words(page).count();
  if (fields === phrase.length) return typeCard(page, phrase);
  const given = page.getByRole("status").filter({ hasText: /share/ });
  for (const share of shares) {
    await typeCard(page, share);
    if (share !== shares.at(-1)) await expect(given).toContainText("Given: share 1");
  }
}

async function actAt(page: Page, papers: Papers): Promise<void> {
  const text = await title(page).innerText();
  const act = acts.find(([at]) => at.test(text))?.[1];
  if (act !== undefined) return act(page, papers);
  const passphrase = page.getByLabel("Passphrase", { exact: true });
  if ((await passphrase.count()) > 0) {
    await type(page, passphrase, PASSPHRASE);
    await page.keyboard.press("Enter");
    return;
  }
  if ((await page.getByRole("main").getByRole("checkbox").count()) === 0) {
    throw new Error(`Nobody says what to do at “${text}”`);
  }
  const isAssessment = (await progress(page).getAttribute("aria-label"))?.startsWith("Assess");
  await (isAssessment ? excuseAll(page) : tickAll(page));
  const operator = page.getByLabel("Your name");
  if ((await operator.count()) > 0 && (await operator.inputValue()) === "") {
    await type(page, operator, "Ada");
  }
  await press(page, /^(Continue|End the assessment|Done)$/);
}

/** Where it stands: the step, and the page of that step. */
const standing = async (page: Page): Promise<string> =>
  (await progress(page).count()) === 0
    ? "elsewhere"
    : `${await progress(page).getAttribute("aria-valuetext")} ${await title(page).innerText()} ${await page
        .getByLabel("Passphrase", { exact: true })
        .count()}`;

/** From the first step to the end; left and resumed before the step with this number. */
async function walk(page: Page, kind: string, papers: Papers, leaveAt = 3): Promise<string[]> {
  const seen: string[] = [];
  let hasLeft = false;
  for (let number = 1; ; number += 1) {
    await expect(progress(page)).toBeVisible();
    const isDone = (await button(page, "Stop here").count()) === 0;
    await look(page, `walk-${kind}-${isDone ? "done" : number}`);
    seen.push(await title(page).innerText());
    if (isDone) break;
    if (number === leaveAt && !hasLeft) {
      hasLeft = true;
      await press(page, "Stop here");
      await press(page, /^Resume /);
      await expect(progress(page)).toBeVisible();
    }
    const before = await standing(page);
    await actAt(page, papers);
    await expect.poll(() => standing(page), { timeout: 60_000 }).not.toBe(before);
  }
  expect(hasLeft, `${kind} was left and resumed`).toBe(true);
  await press(page, /^((Go|Back) to the |This machine)/);
  return seen;
}

async function toPlace(page: Page, place: string): Promise<void> {
  if ((await title(page).innerText()) !== place) {
    // In a window as small as this the places wait behind a button.
    await press(page, /^All places/);
    await press(page, place);
  }
  await expect(title(page)).toHaveText(place);
}

/** What a person does who has no drive today: as far as it goes, and then abandoned with a reason. */
async function abandonAtDrive(page: Page): Promise<void> {
  await toPlace(page, "Backups");
  await press(page, "Make an encrypted drive of treasury");
  await look(page, "walk-usb-copy-1");
  await tickAll(page);
  await press(page, "Continue");
  await expect(title(page)).toHaveText("Which drive shall carry the copy?");
  await look(page, "walk-usb-copy-2");
  await press(page, "Stop here");
  await press(page, /^Abandon the drive for treasury/);
  const dialog = page.getByRole("dialog");
  await choose(page, dialog, "I changed my mind");
  await inspect(page, "walk-usb-copy-abandon");
  await reach(page, dialog.getByRole("button", { name: "Abandon it" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Resume / })).toHaveCount(0);
}

test("Every ceremony by keyboard alone, at 200 %, with what a screen reader is told", async () => {
  test.setTimeout(900_000);
  const workstation: Workstation = await openApp({});
  const { page, app } = workstation;
  await page.setViewportSize(ZOOMED);
  await press(page, "Start as Combined");
  const papers: Papers = { phrase: [], shares: [], hotkey: [] };

  await press(page, "New coldkey");
  await walk(page, "create-coldkey", papers, 5);
  expect(papers.phrase).toHaveLength(12);

  /** Asked for anew each time: after each act with secrets the page is a fresh one. */
  async function hands(): Promise<Hands> {
    let found: Hands | null = null;
    await expect(async () => {
      found = await handsAt(page);
    }).toPass();
    if (found === null) throw new Error("The page has no bridge");
    return found;
  }
  const drive = mkdtempSync(join(tmpdir(), "ckw-drive-"));
  async function shareTwo() {
    const { coldkeys } = await (await hands()).get("app.snapshot", null);
    for (const { address, copies } of coldkeys) {
      const copy = copies.find(({ share }) => share?.index === 2)?.id;
      if (copy !== undefined) return { address, copy };
    }
    throw new Error("There is no second share");
  }
  /** Made over the bridge: this journey is about what is done with it. */
  async function hotkeyChosen(): Promise<void> {
    const { hotkeys, coldkeys } = await (await hands()).get("app.snapshot", null);
    const coldkey = coldkeys[0]?.address;
    if (hotkeys.length === 0 && coldkey !== undefined) {
      const { send, get } = await hands();
      await get("hotkeys.create", { coldkey, name: "miner", passphrase: await send(PASSPHRASE) });
    }
    const box = page.getByRole("checkbox", { name: "Select miner" });
    await reach(page, box);
    if (!(await box.isChecked())) await page.keyboard.press("Space");
  }
  const more = (label: string) => async () => press(page, `More about ${label}`);
  const kinds: readonly {
    readonly kind: string;
    readonly begin: string | RegExp;
    readonly place?: string;
    readonly first?: () => Promise<void>;
    readonly leaveAt?: number;
  }[] = [
    { kind: "back-up-coldkey", begin: /^Make another copy/, leaveAt: 4 },
    { kind: "prove-copy", begin: "Prove again: Card A" },
    { kind: "check-copy", begin: "Check by numbers: Card A" },
    {
      kind: "rehearse-restore",
      begin: "Rehearse restoring from Card A",
      first: more("Card A"),
      leaveAt: 2,
    },
    { kind: "split-backup", begin: "Make a split backup of treasury", leaveAt: 5 },
    { kind: "prove-share", begin: "Prove again: Share 1" },
    {
      kind: "rewrite-share",
      begin: "Write this share again: Share 2",
      first: async () => {
        papers.shares[1] = [];
        await (await hands()).get("backup.loseCopy", { ...(await shareTwo()), reason: "damaged" });
      },
    },
    { kind: "reveal-phrase", begin: "Show the words of treasury" },
    { kind: "reveal-hotkey", place: "Hotkeys", begin: "Show words", first: hotkeyChosen },
    {
      kind: "deliver-hotkeys",
      place: "Hotkeys",
      begin: "Go on",
      leaveAt: 2,
      first: async () => {
        await hotkeyChosen();
        await press(page, "Deliver 1 hotkey");
        await type(page, page.getByLabel("Where they go", { exact: true }), "gpu-rack-2");
        await choose(page, page.getByRole("main"), /^btcli's files in a folder/);
        await app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [drive] });
      },
    },
    {
      kind: "import-key",
      place: "Keys",
      begin: "Import one key",
      leaveAt: 5,
      first: async () => press(page, "Import keys"),
    },
    { kind: "assess-machine", place: "This machine", begin: "Begin the assessment", leaveAt: 2 },
  ];
  for (const { kind, begin, place = "Backups", first, leaveAt } of kinds) {
    await test.step(kind, async () => {
      await toPlace(page, place);
      await first?.();
      await press(page, begin);
      await walk(page, kind, papers, leaveAt);
    });
  }

  await abandonAtDrive(page);
  await closeApp(workstation);
  rmSync(drive, { recursive: true });
});
