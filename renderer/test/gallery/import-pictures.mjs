/** Pictures of keys from elsewhere, and addresses that are only watched. */
import { click } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

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

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const importPictures = [
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
];
