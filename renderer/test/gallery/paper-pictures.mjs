/** Pictures of transcripts and blank forms, on the screen and as the print style sheet has them. */

/** @typedef {import("playwright").Page} Page */
/** @typedef {import("./pictures.mjs").Picture} Picture */

const click = (/** @type {Page} */ page, /** @type {string} */ name) =>
  page.getByRole("button", { name, exact: true }).first().click();

async function list(/** @type {Page} */ page) {
  await click(page, "Backups");
  await click(page, "Transcripts");
  await page.getByRole("list", { name: "Transcripts, newest first" }).waitFor();
}

async function transcript(/** @type {Page} */ page) {
  await list(page);
  await page
    .getByRole("button", { name: /^Open: / })
    .first()
    .click();
  await page.getByRole("article").waitFor();
}

const form = (/** @type {string} */ name) => async (/** @type {Page} */ page) => {
  await click(page, "Backups");
  await click(page, "Blank forms");
  await page.getByRole("radio", { name, exact: true }).check({ force: true });
};

const record = (/** @type {string} */ kind) => async (/** @type {Page} */ page) => {
  await form("Record of a ceremony")(page);
  await page.getByLabel("Ceremony", { exact: true }).selectOption({ label: kind });
};

/** Fails unless exactly the sheet is left of the page, and goes onto so many pages of either size. */
const onPaper =
  (/** @type {(page: Page) => Promise<void>} */ act, most = 1) =>
  async (/** @type {Page} */ page) => {
    await act(page);
    const sheet = await page.getByRole("article").innerText();
    await page.emulateMedia({ media: "print" });
    const left = await page.locator("body").innerText();
    const plain = (/** @type {string} */ text) => text.replaceAll(/\s+/g, " ").trim();
    if (plain(left) !== plain(sheet)) throw new Error(`The paper also has: ${left}`);
    for (const format of ["A4", "Letter"]) {
      const pages = String(await page.pdf({ format })).match(/\/Type ?\/Page\b/g)?.length ?? 0;
      if (pages < 1 || pages > most) throw new Error(`${pages} pages of ${format}, not ${most}`);
    }
  };

/** Words that are held on the screen: nothing at all may reach the paper. */
async function heldWords(/** @type {Page} */ page) {
  await click(page, "Resume treasury-2");
  const hold = page.getByRole("button", { name: "Hold to show" });
  await hold.hover();
  await page.mouse.down();
  await page.getByText("abandon").or(page.getByText("acoustic")).first().waitFor();
  await page.emulateMedia({ media: "print" });
  if (await page.locator("body").isVisible()) throw new Error("A page with words can be printed");
}

/** @type {readonly Picture[]} */
export const paperPictures = [
  { name: "paper-0-transcripts", scene: "paper", act: list },
  { name: "paper-1-transcript", scene: "paper", tall: 1560, act: transcript },
  { name: "paper-2-edited", scene: "paperEdited", act: transcript },
  {
    name: "paper-3-no-printer",
    scene: "paper",
    act: async (page) => {
      await transcript(page);
      await click(page, "Print");
      await page.getByRole("alert").waitFor();
    },
  },
  { name: "paper-4-card", scene: "paper", tall: 1300, act: form("Card") },
  { name: "paper-5-envelope", scene: "paper", tall: 1200, act: form("Envelope label") },
  { name: "paper-6-receipt", scene: "paper", tall: 1100, act: form("Receipt") },
  { name: "paper-6-record", scene: "paper", tall: 1900, act: record("Import a key") },
  ...[
    { name: "paper-7-printed-transcript", act: onPaper(transcript, 2) },
    { name: "paper-8-printed-card", act: onPaper(form("Card")) },
    { name: "paper-9-printed-envelope", act: onPaper(form("Envelope label")) },
    { name: "paper-10-printed-receipt", act: onPaper(form("Receipt")) },
    { name: "paper-10-printed-record", act: onPaper(record("Make a split backup"), 2) },
  ].map((picture) => ({ ...picture, scene: "paper", tall: 1200, only: ["light", "dark"] })),
  { name: "paper-11-printed-words", scene: "write", act: heldWords, only: ["light"] },
];
