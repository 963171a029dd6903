/** Pictures of acts, from the form to the outcome. */
import { click, fromMenu, place, toDraft, toReview } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

async function toOutcome(/** @type {Page} */ page) {
  await click(page, "Activity");
  await click(page, "Open: Register gpu-3 on subnet 19");
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

/** From the review to the held key. */
async function holdToSign(/** @type {Page} */ page) {
  await toReview(page);
  await page.getByLabel("Passphrase of treasury").fill("seven lamps beside a quiet canal");
  await page.getByLabel("Last four characters of the hotkey's address").fill("S59Y");
  await page.getByRole("button", { name: "Hold to sign registration" }).focus();
  await page.keyboard.down(" ");
}

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const actPictures = [
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
      await holdToSign(page);
      await page.waitForTimeout(900);
    },
  },
  {
    name: "37-review-wrong-passphrase",
    scene: "wrongPassphrase",
    tall: 1180,
    act: async (page) => {
      await holdToSign(page);
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
  {
    name: "43b-activity-earlier",
    scene: "earlierActs",
    act: async (page) => {
      await click(page, "Activity");
      await click(page, "Show earlier acts (53 more)");
      await page.getByText("Show earlier acts (50 more)").waitFor();
    },
  },
  { name: "44-activity-empty", scene: "keys", act: place("Activity") },
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
];
