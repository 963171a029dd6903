/** Pictures of both sides of the gap. */

/** @typedef {import("playwright").Page} Page */
/** @typedef {import("./pictures.mjs").Picture} Picture */

const click = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) =>
  page.getByRole("button", { name, exact: true }).first().click();
const crossings = (/** @type {Page} */ page) => click(page, "Crossings");

/** @type {readonly Picture[]} */
export const crossingPictures = [
  { name: "gap-1-desk-empty", scene: "crossingEmpty", act: crossings },
  {
    name: "gap-2-desk",
    scene: "crossingDesk",
    tall: 1100,
    act: async (page) => {
      await crossings(page);
      await click(page, "Open signatures");
      await page.getByText("What was opened").waitFor();
    },
  },
  {
    name: "gap-3-carried",
    scene: "crossingDesk",
    tall: 1300,
    act: async (page) => {
      await crossings(page);
      await click(page, /^Open: /);
    },
  },
  { name: "gap-4-desk-keys", scene: "crossingDesk" },
  { name: "gap-5-vault", scene: "crossingVault", act: (page) => click(page, "Sign") },
  {
    name: "gap-6-arrived",
    scene: "crossingVault",
    tall: 1700,
    act: async (page) => {
      await click(page, "Sign");
      await click(page, "Review request 7");
      await page.getByText("decoded by this Vault").waitFor();
    },
  },
  {
    name: "gap-7-pairing",
    scene: "pairingNew",
    tall: 1300,
    act: async (page) => {
      await crossings(page);
      await click(page, "Pairing");
    },
  },
  {
    name: "gap-12-vault-network",
    scene: "crossingVault",
    tall: 1200,
    act: async (page) => {
      await click(page, "Sign");
      await click(page, "Change the network");
      await page.getByRole("radio", { name: /^Rehearsal/ }).click();
    },
  },
  {
    name: "gap-13-desk-guard",
    scene: "pairingNew",
    act: async (page) => {
      await crossings(page);
      await click(page, "Pairing");
      await page.getByLabel("What this machine is called").fill("legal winner thank ".repeat(4));
      await page.getByRole("button", { name: "I have understood" }).waitFor();
    },
  },
  { name: "gap-8-open", scene: "gapOpen" },
  { name: "gap-9-gone", scene: "gapGone" },
  {
    name: "gap-10-statement",
    scene: "crossingVault",
    tall: 1200,
    act: async (page) => {
      await click(page, "More for all keys");
      await page.getByRole("menuitem", { name: "Sign a statement" }).click();
    },
  },
  {
    name: "gap-11-carry",
    scene: "crossingDesk",
    tall: 1900,
    act: async (page) => {
      await click(page, "Register a hotkey");
      await click(page, "+ 60 %");
      await click(page, "Check with the chain");
      await page.getByRole("heading", { name: "What it costs" }).waitFor();
      for (const tick of await page.getByRole("checkbox").all()) await tick.check();
      await click(page, "Review what will be signed");
      await page.getByText("Carry it to the Vault").waitFor();
    },
  },
];
