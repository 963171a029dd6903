/** Which pictures there are, and the few steps from a scene's start to each. Everything is found by role and name. */

import { codesPictures } from "./codes-pictures.mjs";
import { crossingPictures } from "./crossing-pictures.mjs";
import { emergencyPictures } from "./emergency-pictures.mjs";
import { languagePictures } from "./language-pictures.mjs";
import { paperPictures } from "./paper-pictures.mjs";
import { provingPictures } from "./proving-pictures.mjs";
import { swapPictures } from "./swap-pictures.mjs";

/** @typedef {import("playwright").Page} Page */
/** @typedef {{ name: string, scene: string, act?: (page: Page) => Promise<void>, tall?: number, only?: string[],
 *   language?: string }} Picture */

const click = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole("button", { name, exact: true }).first().click();
const fromMenu = async (
  /** @type {Page} */ page,
  /** @type {string} */ menu,
  /** @type {string} */ entry,
) => {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};
const toDoctor = (/** @type {Page} */ page) => fromMenu(page, "More for all keys", "Key files");
const toPolicy = (/** @type {Page} */ page) => fromMenu(page, "More for treasury", "Policy");
const place = (/** @type {string} */ name) => (/** @type {Page} */ page) => click(page, name);
const resume = (/** @type {Page} */ page) => click(page, "Resume treasury-2");

async function resumeBackup(/** @type {Page} */ page) {
  await click(page, "Backups");
  await click(page, "Resume the copy of mining-2");
}

const resumeBackupPlan = async (/** @type {Page} */ page) => {
  await click(page, "Backups");
  await click(page, "Make another copy of mining-2");
  await page
    .getByLabel(/^Place of copy/)
    .first()
    .fill("home safe");
  await page
    .getByText("What the plan survives")
    .or(page.getByText("One fire destroys"))
    .first()
    .waitFor();
};
const excuse = async (/** @type {Page} */ page) => {
  await resumeBackup(page);
  await page.getByRole("checkbox").first().check();
  await page
    .getByRole("button", { name: /^I cannot do this/ })
    .first()
    .click();
};
async function toNetworks(/** @type {Page} */ page) {
  await click(page, "Network and nodes: Test network · a.example:443");
  await page.getByRole("textbox", { name: "Its node" }).fill("ws://127.0.0.1:9944");
  await click(page, "Ask the node");
  await page.getByLabel("What you call it").waitFor();
}
async function toSubnet(/** @type {Page} */ page) {
  await click(page, "Subnets");
  await click(page, "Open subnet 19 nineteen.ai");
  await page.getByRole("grid").focus();
  await page.keyboard.press("ArrowDown");
}
async function toDraft(/** @type {Page} */ page) {
  await click(page, "Subnets");
  await click(page, "Register on 19 nineteen.ai");
  await click(page, "Check with the chain");
  await page.getByRole("heading", { name: "What it costs", level: 1 }).waitFor();
}

async function toReview(/** @type {Page} */ page) {
  await toDraft(page);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await click(page, "Review what will be signed");
  await page.getByRole("heading", { name: /Burn up to/ }).waitFor();
}

async function toOutcome(/** @type {Page} */ page) {
  await click(page, "Activity");
  await click(page, "Open: Register gpu-3 on subnet 19");
}

/** @param {import("playwright").Page} page */
async function toBatch(page) {
  await fromMenu(page, "More for treasury", "Several at once");
  await page.getByLabel("List", { exact: true }).fill("5Example,1");
  await page.getByRole("button", { name: "Read the list" }).click();
}
/** @param {import("playwright").Page} page */
async function toBatchDraft(page) {
  await toBatch(page);
  await page.getByRole("button", { name: "Check with the chain" }).click();
  await page.getByRole("heading", { name: "What it costs", level: 1 }).waitFor();
}
/** @param {import("playwright").Page} page */
async function toBatchReview(page) {
  await toBatchDraft(page);
  for (const tick of await page.getByRole("checkbox").all()) await tick.check();
  await page.getByRole("button", { name: "Review what will be signed" }).click();
  await page.getByText("Review · decoded from the bytes by the vault").waitFor();
}
/** @param {import("playwright").Page} page */
async function toTogether(page) {
  await fromMenu(page, "More for all keys", "Multisigs and proxies");
  await page.getByRole("button", { name: "Look for pending calls of board" }).click();
  await page.getByRole("button", { name: "Look", exact: true }).click();
  await page.getByText("What each type can do if it leaks").waitFor();
}
/** @param {import("playwright").Page} page */
async function toBook(page) {
  await fromMenu(page, "More for all keys", "Address book");
}
async function toStake(/** @type {Page} */ page) {
  await click(page, "Stake");
  await page.getByLabel("Subnet", { exact: true }).selectOption("19");
  await page.getByText("Price now").waitFor();
  await page.getByLabel("TAO to stake").fill("10");
}

async function toStakeDraft(/** @type {Page} */ page) {
  await toStake(page);
  await click(page, "Check with the chain");
  await page.getByRole("heading", { name: "What it costs", level: 1 }).waitFor();
  const override = page.getByLabel(/to go on anyway/);
  if (await override.isVisible()) await override.fill("not yet safe");
}

async function fillWords(/** @type {Page} */ page) {
  for (let number = 1; number <= 24; number++) {
    const field = page.getByRole("combobox", { name: `Word ${number}`, exact: true });
    await field.fill(number === 7 ? "acoustik" : "absurd");
  }
}

async function toChange(/** @type {Page} */ page) {
  await fromMenu(page, "More for treasury", "Change passphrase");
}

async function toImport(/** @type {Page} */ page) {
  await page.getByRole("button", { name: /^Resume / }).click();
}

async function toFolder(/** @type {Page} */ page) {
  await click(page, "Import keys");
  await click(page, "Choose a folder");
}

async function toFolderOpen(/** @type {Page} */ page) {
  await toFolder(page);
  await click(page, "Go on with these");
}

async function toFolderNames(/** @type {Page} */ page) {
  await toFolderOpen(page);
  await click(page, "Go on");
  await page.getByRole("heading", { level: 1, name: "This is what was found" }).waitFor();
}

/** @type {readonly Picture[]} */
export const pictures = [
  { name: "01-first-start", scene: "first" },
  { name: "02-keys-empty", scene: "empty" },
  { name: "03-keys", scene: "keys" },
  { name: "04-keys-pending", scene: "pending" },
  { name: "05-abandon", scene: "pending", act: (page) => click(page, "Abandon treasury-2") },
  { name: "06-keys-away", scene: "away" },
  { name: "07-keys-vault", scene: "vault" },
  { name: "08-keys-desk", scene: "desk" },
  { name: "09-keys-fault", scene: "fault", act: (page) => click(page, "Get rehearsal TAO") },
  { name: "10-create-name", scene: "createName", act: (page) => click(page, "New coldkey") },
  { name: "11-create-room", scene: "createRoom", tall: 1150, act: resume },
  {
    name: "12-create-passphrase",
    scene: "passphrase",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("seven lamps beside a quiet canal");
      await page.getByLabel("Passphrase again").fill("seven lamps beside a quiet");
    },
  },
  {
    name: "13-create-weak",
    scene: "weak",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("password");
    },
  },
  {
    name: "14-create-sealing",
    scene: "sealing",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("seven lamps beside a quiet canal");
      await page.getByLabel("Passphrase again").fill("seven lamps beside a quiet canal");
      await page.getByText("Enough: strong").waitFor();
      await click(page, "Make and seal the key");
    },
  },
  { name: "15-write-hidden", scene: "write", act: resume },
  {
    name: "16-write-shown",
    scene: "write",
    act: async (page) => {
      await resume(page);
      await page.keyboard.down(" ");
      await page.getByText("The words are shown while you hold.").waitFor();
    },
  },
  {
    name: "17-reopen-wrong",
    scene: "reopen",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Passphrase", { exact: true }).fill("something else");
      await click(page, "Open and go on");
    },
  },
  {
    name: "18-prove-typing",
    scene: "prove",
    tall: 980,
    act: async (page) => {
      await resume(page);
      await page.getByRole("combobox", { name: "Word 1", exact: true }).fill("letter");
      await page.keyboard.press("Enter");
      await page.getByRole("combobox", { name: "Word 2", exact: true }).pressSequentially("a");
    },
  },
  {
    name: "19-prove-wrong",
    scene: "prove",
    tall: 980,
    act: async (page) => {
      await resume(page);
      await fillWords(page);
      await click(page, "Check the words");
      await page.getByText("2 words do not fit").waitFor();
    },
  },
  {
    name: "20-prove-picker",
    scene: "prove",
    tall: 980,
    act: async (page) => {
      await resume(page);
      await click(page, "Pick on screen");
      await click(page, "A");
    },
  },
  { name: "21-copy", scene: "copy", act: resume },
  {
    name: "22-done",
    scene: "copy",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("Where it will be kept").fill("Home safe");
      await click(page, "Record the copy");
    },
  },
  { name: "23-hotkeys", scene: "keys", act: place("Hotkeys") },
  { name: "23b-hotkeys-three", scene: "hotkeys3", act: place("Hotkeys"), tall: 980 },
  {
    name: "23c-hotkeys-300",
    scene: "hotkeys300",
    act: async (page) => {
      await click(page, "Hotkeys");
      await page.getByRole("checkbox", { name: "Select miner-002" }).check();
      await page.getByRole("checkbox", { name: "Select miner-003" }).check();
    },
  },
  {
    name: "23d-hotkeys-tags",
    scene: "hotkeys3",
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Select all shown");
      await click(page, "Tags");
    },
  },
  {
    name: "23e-make-many",
    scene: "hotkeys3",
    tall: 980,
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Create many");
      await page.getByRole("textbox", { name: "Pattern" }).fill("rack2-{01..64}");
    },
  },
  {
    name: "23f-making",
    scene: "making",
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Create many");
      await page.getByRole("textbox", { name: "Pattern" }).fill("rack2-{01..64}");
      await page.getByLabel("Passphrase of treasury").fill("seven lamps beside a quiet canal");
      await click(page, "Make 64 hotkeys");
      await page.getByText("20 of 64 made").waitFor();
    },
  },
  {
    name: "23g-deliver-plan",
    scene: "hotkeys3",
    tall: 980,
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Select all shown");
      await click(page, "Deliver 3 hotkeys");
      await page.getByLabel("Where they go").fill("gpu-rack-2");
    },
  },
  {
    name: "23h-deliver-ready",
    scene: "deliverReady",
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Resume the delivery of hotkeys of treasury");
    },
  },
  {
    name: "23i-deliver-release",
    scene: "deliverRelease",
    tall: 980,
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Go on with the delivery to gpu-rack-2");
      await click(page, "Choose a folder");
    },
  },
  {
    name: "23j-deliver-carry",
    scene: "deliverCarry",
    tall: 1100,
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Go on with the delivery to gpu-rack-2");
      await page.getByText("It holds no coldkey").waitFor();
    },
  },
  {
    name: "23k-receipt",
    scene: "hotkeys3",
    act: async (page) => {
      await click(page, "Hotkeys");
      await click(page, "Read a receipt");
    },
  },
  { name: "24-hotkeys-empty", scene: "noHotkey", act: place("Hotkeys") },
  {
    name: "25-make-hotkey",
    scene: "makeHotkey",
    act: async (page) => {
      await click(page, "Create hotkey");
      await page.getByLabel("Name of the hotkey").fill("-bad name");
    },
  },
  {
    name: "26-hotkey-made",
    scene: "makeHotkey",
    act: async (page) => {
      await click(page, "Create hotkey");
      await page.getByLabel("Name of the hotkey").fill("gpu-3");
      await page.getByLabel("Passphrase of treasury").fill("seven lamps");
      await click(page, "Make the hotkey");
    },
  },
  { name: "27-subnets", scene: "keys", act: place("Subnets") },
  { name: "28-subnets-away", scene: "away", act: place("Subnets") },
  {
    name: "29-subnets-filter",
    scene: "keys",
    act: async (page) => {
      await click(page, "Subnets");
      await page.getByLabel("Find a subnet").fill("omron");
      await click(page, "Sort by Burn now");
    },
  },
  {
    name: "30-register-form",
    scene: "keys",
    tall: 900,
    act: async (page) => {
      await click(page, "Subnets");
      await click(page, "Register on 19 nineteen.ai");
      await page.getByText("% above the price now").waitFor();
    },
  },
  { name: "31-draft", scene: "keys", tall: 900, act: toDraft },
  { name: "32-draft-unsafe", scene: "unsafe", tall: 1040, act: toDraft },
  { name: "33-draft-blocked", scene: "blocked", tall: 900, act: toDraft },
  {
    name: "34-review",
    scene: "keys",
    tall: 1180,
    act: async (page) => {
      await toReview(page);
      await page.getByLabel("Passphrase of treasury").fill("seven lamps beside a quiet canal");
      await page.getByLabel("Last four characters of the hotkey's address").fill("S59Y");
    },
  },
  {
    name: "35-review-bytes",
    scene: "keys",
    tall: 1180,
    act: async (page) => {
      await toReview(page);
      await page.getByText("Bytes and proof").click();
      await page.getByLabel("Last four characters of the hotkey's address").fill("94ty");
    },
  },
  {
    name: "36-review-holding",
    scene: "keys",
    tall: 1180,
    act: async (page) => {
      await toReview(page);
      await page.getByLabel("Passphrase of treasury").fill("seven lamps beside a quiet canal");
      await page.getByLabel("Last four characters of the hotkey's address").fill("S59Y");
      await page.getByRole("button", { name: "Hold to sign registration" }).focus();
      await page.keyboard.down(" ");
      await page.waitForTimeout(900);
    },
  },
  {
    name: "37-review-wrong-passphrase",
    scene: "wrongPassphrase",
    tall: 1180,
    act: async (page) => {
      await toReview(page);
      await page.getByLabel("Passphrase of treasury").fill("seven lamps beside a quiet canal");
      await page.getByLabel("Last four characters of the hotkey's address").fill("S59Y");
      await page.getByRole("button", { name: "Hold to sign registration" }).focus();
      await page.keyboard.down(" ");
      await page.waitForTimeout(2200);
      await page.getByText("The passphrase does not open this key.").waitFor();
    },
  },
  {
    name: "38-send",
    scene: "keys",
    tall: 900,
    act: async (page) => {
      await click(page, "Send TAO");
      await page.getByLabel("To address").fill("5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw");
      await page.getByLabel("Amount").fill("1,5");
    },
  },
  { name: "39-submitted", scene: "submitted", tall: 900, act: toOutcome },
  { name: "40-finalised", scene: "finalised", tall: 1000, act: toOutcome },
  { name: "41-failed", scene: "failed", tall: 900, act: toOutcome },
  { name: "42-lost", scene: "lost", tall: 900, act: toOutcome },
  { name: "43-activity", scene: "failed", act: place("Activity") },
  { name: "44-activity-empty", scene: "keys", act: place("Activity") },
  { name: "45-backups", scene: "keys", act: place("Backups") },
  {
    name: "85-throws",
    scene: "throws",
    act: async (page) => {
      await resume(page);
      await page.getByLabel("And dice").check();
      const pad = page.getByRole("group", { name: "Throws of the die" });
      await pad.getByRole("button", { name: "1", exact: true }).focus();
      await page.keyboard.type("615241332654161352642315");
      await page.getByText("Fewer than the 100").waitFor();
    },
  },
  {
    name: "86-suggestion",
    scene: "throws",
    act: async (page) => {
      await resume(page);
      await click(page, "Suggest a passphrase");
      await page.getByText("77 bits").first().waitFor();
    },
  },
  {
    name: "87-measuring",
    scene: "measuring",
    act: async (page) => {
      await resume(page);
      await page.getByRole("slider").fill("4000");
      await click(page, "Measure 4 s here");
    },
  },
  { name: "88-change-passphrase", scene: "change", act: toChange },
  {
    name: "89-changed",
    scene: "changed",
    act: async (page) => {
      await toChange(page);
      await page.getByLabel("Passphrase now").fill("the one before");
      await page.getByLabel("Only the unlock time").check();
      await click(page, "Seal at this unlock time");
      await page.getByText("These stay as they were").waitFor();
    },
  },
  {
    name: "90-rename",
    scene: "keys",
    act: async (page) => {
      await fromMenu(page, "More for treasury", "Rename");
    },
  },
  {
    name: "91-retire",
    scene: "keys",
    act: async (page) => {
      await fromMenu(page, "More for treasury", "Retire");
    },
  },
  {
    name: "92-retired",
    scene: "retired",
    act: async (page) => {
      await page.getByText("One retired key").click();
    },
  },
  { name: "93-doctor", scene: "doctor", act: toDoctor },
  {
    name: "94-doctor-prove",
    scene: "doctor",
    act: async (page) => {
      await toDoctor(page);
      await page.getByRole("button", { name: "Prove that it opens" }).first().click();
      await page.getByLabel("Passphrase", { exact: true }).fill("the one of now");
      await click(page, "Open");
      await page.getByText("3 files open").waitFor();
    },
  },
  {
    name: "80-machine",
    scene: "machine",
    act: async (page) => {
      await click(page, "This machine");
      await page.getByRole("heading", { name: "To mend" }).waitFor();
    },
    tall: 1500,
  },
  ...["updates", "permissions"].map((step, index) => ({
    name: `83-assess-${index + 1}`,
    scene: `assess-${step}`,
    act: async (/** @type {Page} */ page) => {
      await click(page, "This machine");
      await click(page, "Resume the assessment of this machine");
      await page.getByRole("checkbox").first().check();
    },
  })),
  ...["download", "downloadWrong", "downloadNoKey"].map((scene, index) => ({
    name: `82-verify-download-${index + 1}`,
    scene,
    act: async (/** @type {Page} */ page) => {
      await click(page, "This machine");
      await click(page, "Verify a download");
      await page.getByText("Release key of this version").waitFor();
      if (scene === "downloadNoKey") return;
      await page.getByRole("button", { name: /Installer$/ }).click();
      await page.getByRole("button", { name: "Verify", exact: true }).click();
      await page.getByText("The result is in the journal.").waitFor();
    },
  })),
  {
    name: "81-machine-open",
    scene: "machine",
    act: async (page) => {
      await click(page, "This machine");
      await page.getByText("Services that listen").click();
      await page.getByText("Firewall", { exact: true }).click();
    },
    tall: 1900,
  },
  {
    name: "46-journal",
    scene: "journal",
    act: async (page) => {
      await click(page, "Journal");
      await page.locator("summary", { hasText: "The vault reviewed a request" }).click();
    },
  },
  {
    name: "47-journal-verified",
    scene: "journal",
    act: async (page) => {
      await click(page, "Journal");
      await click(page, "Verify");
      await page.getByText("Intact: 1,284 entries").waitFor();
    },
  },
  {
    name: "48-journal-broken",
    scene: "interrupted",
    tall: 1000,
    act: async (page) => {
      await click(page, "Journal");
      await click(page, "Verify");
      await page.getByText("Not intact: 1 finding").waitFor();
    },
  },
  { name: "49-alarm", scene: "broken" },
  {
    name: "49b-journal-many",
    scene: "journalMany",
    act: async (page) => {
      await click(page, "Journal");
      for (const shown of ["200", "300"]) {
        await click(page, "Show older entries");
        await page.getByText(`${shown} of 5,000 entries`).waitFor();
      }
    },
  },
  {
    name: "49c-journal-filtered",
    scene: "journalMany",
    act: async (page) => {
      await click(page, "Journal");
      await page.getByLabel("Kind").selectOption({ label: "Rehearsal TAO arrived" });
      await page.getByText(/that fit, of 5,000 entries/).waitFor();
    },
  },
  {
    name: "49d-journal-checkpoint",
    scene: "journalMany",
    tall: 1400,
    act: async (page) => {
      await click(page, "Journal");
      await page.locator("summary", { hasText: "Checkpoint" }).click();
      await page.getByLabel("Words or note").fill("topmost Istanbul Pluto vagabond");
      await page.getByLabel("Number of entries beside the words").fill("1284");
      await click(page, "Check it");
      await page.getByText(/Still contained/).waitFor();
    },
  },
  {
    name: "49e-journal-peers",
    scene: "journalMany",
    tall: 1200,
    act: async (page) => {
      await click(page, "Journal");
      await page.locator("summary", { hasText: "Other machines" }).click();
      await page.getByLabel("Pasted checkpoint or file content").fill("…");
      await click(page, "Keep it");
      await page.getByText(/two histories. Both/).waitFor();
    },
  },
  {
    name: "49f-journal-export",
    scene: "journalMany",
    act: async (page) => {
      await click(page, "Journal");
      await click(page, "Export");
      await click(page, "Choose a folder");
      await page.getByText("Exported: coldkey-journal-2026-11-27").waitFor();
    },
  },
  { name: "50-advance", scene: "keys", act: (page) => click(page, "Move time") },
  { name: "51-backups-lost", scene: "lostCopy", tall: 1000, act: place("Backups") },
  {
    name: "52-backup-lose",
    scene: "keys",
    tall: 1000,
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "Mark as lost: Plate B");
      await page.getByRole("radio", { name: "Somebody may have read it" }).check();
    },
  },
  { name: "52-backup-plan", scene: "backupPlan", tall: 1250, act: resumeBackupPlan },
  { name: "53-backup-room", scene: "backupRoom", tall: 1150, act: excuse },
  {
    name: "54-backup-fetch",
    scene: "proofRoom",
    tall: 1150,
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "Prove again: Card A");
    },
  },
  { name: "55-backup-open", scene: "backupOpen", act: resumeBackup },
  { name: "56-backup-write", scene: "backupWrite", act: resumeBackup },
  {
    name: "57-backup-proof",
    scene: "backupProof",
    tall: 980,
    act: async (page) => {
      await click(page, "Backups");
      await click(page, "Resume the proof of Card A, mining-2");
      await fillWords(page);
      await click(page, "Check the words");
      await page.getByText("Word 3 does not belong there.").waitFor();
    },
  },
  {
    name: "58-backup-copy",
    scene: "backupCopy",
    tall: 900,
    act: async (page) => {
      await resumeBackup(page);
      await page.getByLabel("Where it will be kept").fill("Home safe");
    },
  },
  {
    name: "84-lock",
    scene: "write",
    act: (page) => page.getByRole("button", { name: /^vault open/ }).click(),
  },
  { name: "85-policy-none", scene: "keys", act: toPolicy },
  {
    name: "86-policy",
    scene: "policy",
    tall: 1250,
    act: toPolicy,
  },
  {
    name: "87-policy-edit",
    scene: "policy",
    tall: 1150,
    act: async (page) => {
      await toPolicy(page);
      await click(page, "Change the policy");
    },
  },
  {
    name: "88-policy-consequences",
    scene: "policy",
    tall: 1000,
    act: async (page) => {
      await toPolicy(page);
      await click(page, "Change the policy");
      await click(page, "See what changes");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "89-policy-claimed",
    scene: "policyClaimed",
    act: async (page) => {
      await toPolicy(page);
      await click(page, "The time did pass");
    },
  },
  {
    name: "90-policy-broken",
    scene: "policyBroken",
    act: toPolicy,
  },
  { name: "91-review-within", scene: "policyWithin", tall: 1300, act: toReview },
  { name: "92-review-refused", scene: "policyRefuses", tall: 1300, act: toReview },
  { name: "93-review-vouch", scene: "policyTime", tall: 1400, act: toReview },
  { name: "59-backup-finish", scene: "backupFinish", act: resumeBackup },
  ...crossingPictures,
  ...codesPictures,
  ...languagePictures,
  ...paperPictures,
  ...provingPictures,
  { name: "import-0-places", scene: "import", act: (page) => click(page, "Import keys") },
  { name: "import-1-source", scene: "importSource", tall: 1000, act: toImport },
  { name: "import-1-kept", scene: "importKept", tall: 1000, act: toImport },
  {
    name: "import-2-words",
    scene: "importWords",
    act: async (page) => {
      await toImport(page);
      await page.getByRole("radio", { name: "Word by word" }).check();
      await click(page, "Pick on screen");
    },
  },
  {
    name: "import-2-shares",
    scene: "importShares",
    tall: 1300,
    act: async (page) => {
      await toImport(page);
      await page.getByRole("radio", { name: "20", exact: true }).check();
      for (let word = 1; word <= 20; word += 1) {
        await page.getByRole("combobox", { name: `Word ${word}`, exact: true }).fill("academic");
      }
      await click(page, "Give this share");
      await page.getByText("Given: share 3.").waitFor();
    },
  },
  { name: "import-3-hex", scene: "importHex", act: toImport },
  {
    name: "import-3-file",
    scene: "importFile",
    act: async (page) => {
      await toImport(page);
      await click(page, "Choose a key file");
      await page.getByLabel("Passphrase of the file").waitFor();
    },
  },
  {
    name: "import-4-two-readings",
    scene: "importTwo",
    tall: 1300,
    act: async (page) => {
      await toImport(page);
      await page.getByRole("radio").first().check();
    },
  },
  { name: "import-5-found", scene: "importFound", tall: 1400, act: toImport },
  { name: "import-5-recovery", scene: "importRecovery", tall: 1100, act: toImport },
  { name: "import-5-again", scene: "importAgain", act: toImport },
  { name: "import-5-card", scene: "importCard", tall: 1200, act: toImport },
  { name: "import-5-shares-kept", scene: "importSharesKept", act: toImport },
  { name: "import-5-share-place", scene: "importSharePlace", tall: 1200, act: toImport },
  {
    name: "import-6-removal",
    scene: "importSeal",
    tall: 1300,
    act: async (page) => {
      await toImport(page);
      const passphrase = "seven lamps beside a quiet canal";
      await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
      await page.getByLabel("Passphrase again").fill(passphrase);
      await page.getByText(/^Enough/).waitFor();
      await click(page, "Seal and store the key");
      await click(page, "Remove the old file");
    },
  },
  { name: "import-7-folder-searching", scene: "importSearching", act: toFolder },
  { name: "import-8-folder-list", scene: "importFolder", tall: 1200, act: toFolder },
  { name: "import-9-folder-open", scene: "importWrong", tall: 1200, act: toFolderOpen },
  { name: "import-folder-names", scene: "importOpen", tall: 1600, act: toFolderNames },
  {
    name: "import-folder-done",
    scene: "importStored",
    tall: 1300,
    act: async (page) => {
      await toFolderNames(page);
      await click(page, "Go on to the passphrase");
      const passphrase = "seven lamps beside a quiet canal";
      await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
      await page.getByLabel("Passphrase again").fill(passphrase);
      await page.getByText(/^Enough/).waitFor();
      await page.getByRole("button", { name: /^Seal and store/ }).click();
      await page
        .getByRole("heading", { level: 1, name: /here now|watched now|Nothing was stored/ })
        .waitFor();
    },
  },
  { name: "import-watched", scene: "watched", act: async () => undefined },
  { name: "import-watched-desk", scene: "watchedDesk", act: async () => undefined },
  {
    name: "import-watch-secret",
    scene: "watchedDesk",
    act: async (page) => {
      await click(page, "Watch an address");
      await page.getByLabel("Address").fill("letter advice cage");
    },
  },
  {
    name: "import-watch-found",
    scene: "watchedDesk",
    act: async (page) => {
      await click(page, "Watch an address");
      await page.getByLabel("Address").fill("5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");
      await click(page, "Look at it");
      await page.getByRole("heading", { level: 1, name: /addresses/ }).waitFor();
    },
  },
  { name: "view-portfolio", scene: "view", tall: 2900, act: place("Portfolio") },
  {
    name: "view-holdings",
    scene: "view",
    act: (page) => fromMenu(page, "More for treasury", "Portfolio"),
  },
  { name: "view-kept", scene: "viewKept", act: place("Portfolio"), only: ["light", "dark"] },
  { name: "view-networks", scene: "viewNetworks", tall: 1500, act: toNetworks },
  { name: "view-subnets", scene: "view", act: place("Subnets") },
  { name: "view-subnet", scene: "view", tall: 2000, act: toSubnet },
  { name: "together-batch", scene: "together", tall: 1300, act: toBatch },
  { name: "together-batch-draft", scene: "together", tall: 1300, act: toBatchDraft },
  { name: "together-batch-review", scene: "together", tall: 1900, act: toBatchReview },
  { name: "together-place", scene: "together", tall: 3200, act: toTogether },
  { name: "together-book", scene: "together", tall: 1200, act: toBook },
  { name: "94-stake-form", scene: "stake", tall: 1500, act: toStake },
  { name: "95-stake-draft", scene: "stake", tall: 1300, act: toStakeDraft },
  {
    name: "96-stake-review",
    scene: "stake",
    tall: 1300,
    async act(page) {
      await toStakeDraft(page);
      await click(page, "Review what will be signed");
      await page.getByRole("heading", { name: /^Stake 10/, level: 1 }).waitFor();
    },
  },
  {
    name: "97-manage-form",
    scene: "stake",
    tall: 1600,
    async act(page) {
      await fromMenu(page, "More for treasury", "Hotkeys, proxies and subnets");
      await page.getByRole("radio", { name: "Add a proxy" }).check();
    },
  },
  ...swapPictures,
  ...emergencyPictures,
];
