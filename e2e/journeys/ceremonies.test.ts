/**
 * Every ceremony by keyboard alone and at 200 %, left and resumed at each of its steps, some killed on the way, with what
 * a screen reader is told at each, and axe. How it survives a restart at every step is shown without a browser
 * (e2e/core/ceremonies.test.ts). What is done and told at a step is in ceremony-steps.ts; the swap has its own journey.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import type { Hands } from "../core/steps.ts";
import { handsAt } from "./bridge.ts";
import { choose, press, reach, type } from "./by-keyboard.ts";
import type { Person } from "./ceremony-hands.ts";
import { toPlace, walk } from "./ceremony-walk.ts";
import { recordedDrive } from "./recorded-drive.ts";
import { title } from "./screen-reader.ts";
import { closeApp, inspect, openApp, PASSPHRASE, type Workstation } from "./workstation.ts";

/** 1360 × 860 at 200 %. */
const ZOOMED = { width: 680, height: 430 };

const drive = recordedDrive();
const folder = mkdtempSync(join(tmpdir(), "ckw-delivered-"));

async function start(userDataDir?: string): Promise<Workstation> {
  const workstation = await openApp({
    args: [drive.argument],
    ...(userDataDir === undefined ? {} : { userDataDir }),
  });
  await workstation.page.setViewportSize(ZOOMED);
  return workstation;
}

/** Asked for anew each time: after each act with secrets the page is a fresh one. */
async function handsOf(page: Page): Promise<Hands> {
  let found: Hands | null = null;
  await expect(async () => {
    found = await handsAt(page);
  }).toPass();
  if (found === null) throw new Error("The page has no bridge");
  return found;
}

/** Made over the bridge: this journey is about what is done with it. */
async function chooseHotkey({ page }: Person): Promise<void> {
  const { get, send } = await handsOf(page);
  const { hotkeys, coldkeys } = await get("app.snapshot", null);
  const coldkey = coldkeys[0]?.address;
  if (hotkeys.length === 0 && coldkey !== undefined) {
    await get("hotkeys.create", { coldkey, name: "miner", passphrase: await send(PASSPHRASE) });
  }
  const box = page.getByRole("checkbox", { name: "Select miner" });
  await reach(page, box);
  if (!(await box.isChecked())) await page.keyboard.press("Space");
}

async function deliver(person: Person): Promise<void> {
  const { page } = person;
  await chooseHotkey(person);
  await press(page, "Deliver 1 hotkey");
  await type(page, page.getByLabel("Where they go", { exact: true }), "gpu-rack-2");
  await choose(page, page.getByRole("main"), /^btcli's files in a folder/);
}

async function loseShare({ page, shares }: Person): Promise<void> {
  shares[1] = [];
  const { get } = await handsOf(page);
  for (const { address, copies } of (await get("app.snapshot", null)).coldkeys) {
    const copy = copies.find(({ share }) => share?.index === 2)?.id;
    if (copy !== undefined) await get("backup.loseCopy", { address, copy, reason: "damaged" });
  }
}

interface Kind {
  readonly kind: string;
  readonly begin: string | RegExp;
  /** Where it holds something open, or has half done it; without: it is only left. */
  readonly killedAt?: number;
  readonly place?: string;
  readonly first?: (person: Person) => Promise<void>;
}

/** In this order: what one makes, another proves. */
const kinds: readonly Kind[] = [
  { kind: "create-coldkey", place: "Keys", begin: "New coldkey", killedAt: 5 },
  { kind: "back-up-coldkey", begin: /^Make another copy/ },
  { kind: "prove-copy", begin: "Prove again: Card A" },
  { kind: "check-copy", begin: "Check by numbers: Card A", killedAt: 3 },
  {
    kind: "rehearse-restore",
    begin: "Rehearse restoring from Card A",
    first: async ({ page }) => press(page, "More about Card A"),
  },
  { kind: "split-backup", begin: "Make a split backup of treasury", killedAt: 9 },
  { kind: "prove-share", begin: "Prove again: Share 1" },
  {
    kind: "rewrite-share",
    begin: "Write this share again: Share 2",
    first: loseShare,
  },
  { kind: "usb-copy", begin: "Make an encrypted drive of treasury", killedAt: 4 },
  { kind: "prove-usb", begin: "Prove again: Drive A" },
  { kind: "reveal-phrase", begin: "Show the words of treasury" },
  {
    kind: "reveal-hotkey",
    place: "Hotkeys",
    begin: "Show words",
    first: chooseHotkey,
  },
  { kind: "deliver-hotkeys", place: "Hotkeys", begin: "Go on", killedAt: 3, first: deliver },
  {
    kind: "import-key",
    place: "Keys",
    begin: "Import one key",
    killedAt: 7,
    first: async ({ page }) => press(page, "Import keys"),
  },
  { kind: "assess-machine", place: "This machine", begin: "Begin the assessment" },
];

async function abandon({ page }: Person): Promise<void> {
  await toPlace(page, "Backups");
  await press(page, "Show the words of treasury");
  await choose(page, page.getByRole("main"), /compare them with a card/);
  await press(page, "Continue");
  await expect(title(page)).toHaveText("Make the room safe");
  await press(page, "Stop here");
  await press(page, /^Abandon /);
  const dialog = page.getByRole("dialog");
  await choose(page, dialog, "I changed my mind");
  await inspect(page, "walk-abandon");
  await reach(page, dialog.getByRole("button", { name: "Do not show them" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Resume / })).toHaveCount(0);
}

test("Every ceremony, left at each step, by keyboard alone, at 200 %, with what a screen reader is told", async () => {
  test.setTimeout(900_000);
  let workstation = await start();
  const { page, app } = workstation;
  const person: Person = {
    ...{ page, app, drive, folder },
    ...{ phrase: [], shares: [], mistakes: new Set() },
  };
  async function kill(): Promise<void> {
    const { userDataDir } = workstation.app;
    await workstation.app.kill();
    workstation = await start(userDataDir);
    Object.assign(person, { page: workstation.page, app: workstation.app });
  }
  await press(page, "Start as Combined");
  for (const { kind, begin, killedAt, place = "Backups", first } of kinds) {
    await test.step(kind, async () => {
      await toPlace(person.page, place);
      await first?.(person);
      await press(person.page, begin);
      await walk(person, { kind, place, killedAt: killedAt ?? null }, kill);
    });
  }
  expect(person.phrase).toHaveLength(12);
  await abandon(person);
  await closeApp(workstation);
});

test.afterAll(() => {
  drive.remove();
  rmSync(folder, { recursive: true });
});
