/** Plays the first journey and writes the report into the folder that REHEARSAL_FOLDER names. */
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import {
  APP_DIR,
  chooseProfile,
  closeApp,
  createColdkey,
  createHotkey,
  getRehearsalTao,
  holdToSign,
  openApp,
  reviewRegistration,
  seeUid,
  verifyJournal,
} from "../journeys/workstation.ts";
import { type Scene, writeReport } from "./report.ts";

const TITLES: Readonly<Record<string, string>> = {
  "first-start": "The three kinds of workstation",
  "create-1-name": "Name the coldkey",
  "create-1-plan": "Plan the copies",
  "create-2-room": "Make the room safe",
  "create-3-passphrase": "Choose the passphrase",
  "create-4-hidden-1": "The words, hidden until they are held",
  "create-4-hidden-13": "The second half",
  "create-5-prove": "Type the words back",
  "create-6-copy": "Record the copy",
  "create-7-done": "A coldkey exists",
  "keys-funded": "Rehearsal TAO has arrived",
  "hotkeys-empty": "Hotkeys",
  "hotkey-form": "Create a hotkey",
  "hotkey-made": "The hotkey is made",
  subnets: "The subnets and their prices",
  "register-1-form": "What: subnet, hotkey, maximum price",
  "register-2-draft": "What it costs",
  "register-3-review": "What is signed, decoded by the vault",
  "register-4-final": "The UID, in a final block",
  journal: "The journal",
  "journal-verified": "The journal verified",
};

/** Pictures that the README and the docs show: written only when asked for (`npm run rehearse -- --pictures`). */
const PICTURES: Readonly<Record<string, string>> = {
  "keys-funded": "keys.png",
  "register-3-review": "review.png",
  "create-4-hidden-1": "write.png",
  "journal-verified": "journal.png",
};

test("Rehearsal", async () => {
  const folder = process.env.REHEARSAL_FOLDER ?? join(APP_DIR, "out", "rehearsal");
  mkdirSync(folder, { recursive: true });
  const pictures = process.env.REHEARSAL_PICTURES;
  const scenes: Scene[] = [];
  const startedAtMs = performance.now();
  const workstation = await openApp({
    async look(page, name) {
      const title = TITLES[name];
      // Pictures of shown words do not belong in a report, not even of a rehearsal.
      if (title === undefined) return;
      const picture = `${String(scenes.length + 1).padStart(2, "0")}-${name}.png`;
      await page.screenshot({ path: join(folder, picture) });
      const pictured = PICTURES[name];
      if (pictures !== undefined && pictured !== undefined) {
        copyFileSync(join(folder, picture), join(pictures, pictured));
      }
      scenes.push({ title, picture, atMs: performance.now() - startedAtMs });
    },
  });
  const { page, app } = workstation;
  await chooseProfile(workstation, "Combined");
  await createColdkey(workstation, "treasury");
  await getRehearsalTao(workstation);
  await createHotkey(workstation, "treasury", "miner-1");
  await reviewRegistration(workstation, "2 Lantern");
  await holdToSign(page, "treasury");
  await seeUid(workstation, "miner-1", 2);
  await verifyJournal(workstation);
  const verdict = (await page.getByText(/Intact: \d+ entries/).textContent()) ?? "";
  const host = `Chromium ${app.browser.version()} (the stand-in for Electron)`;
  await closeApp(workstation);
  expect(scenes).toHaveLength(Object.keys(TITLES).length);
  const path = writeReport(folder, {
    scenes,
    journalPath: join(app.userDataDir, "workstation", "journal", "journal.jsonl"),
    verdict: `Journal: ${verdict}.`,
    host,
  });
  console.log(`Report: ${path}`);
});
