/** Every step of every ceremony by its title: what a screen reader is told there, and what a person does. */
import { expect } from "@playwright/test";
import { VECTORS } from "../../main/vault/testing.ts";
import { choose, press, reach, type } from "./by-keyboard.ts";
import {
  answerQuiz,
  excuseAndGoOn,
  holdAndRead,
  newPassphrase,
  option,
  type Person,
  putAway,
  tickAll,
  tickAndGoOn,
  typeCard,
  typeForRestoring,
  typePassphrase,
  typeWithMistake,
} from "./ceremony-hands.ts";
import { said, title } from "./screen-reader.ts";
import { PASSPHRASE } from "./workstation.ts";

interface StepOfPerson {
  readonly at: RegExp;
  readonly told: string;
  readonly act: (person: Person) => Promise<void>;
}

const CHECKLIST = `
- list:
  - listitem:
    - checkbox
- status: /points? (is|are) still open\\./`;
const WORDS = `
- list:
  - listitem:
    - combobox "Word 1"
  - listitem:
    - combobox "Word 2"
- status: /^0 of \\d+ filled$/
- region "Letters for word 1":
  - button "Pick on screen"`;
const SHOWN = `
- checkbox "Show fewer words at once"
- list /^Words \\d+ to \\d+$/
- status: The words are hidden.
- button "Hold to show"
- button /^I have (written|seen) / [disabled]`;
const NEW_PASSPHRASE = `
- button "Suggest a passphrase"
- textbox "Passphrase"
- button "Show"
- meter "Strength of the passphrase"
- status
- textbox "Passphrase again"`;
const OPEN = `
- textbox "Passphrase"
- button "Show"
- button /^Open/ [disabled]`;

const PUT_AWAY = `
- textbox "Where it will be kept"
- textbox "Who keeps it"`;

/** The first that fits is meant. */
const steps: readonly StepOfPerson[] = [
  {
    at: /^Name the coldkey/,
    told: `
- textbox "Name of the coldkey"
- group "How many words":
  - radio "24 words" [checked]
- button "Continue" [disabled]`,
    async act({ page }) {
      await type(page, page.getByLabel("Name of the coldkey"), "treasury");
      await choose(page, page.getByRole("main"), /^12/);
      await press(page, "Continue");
    },
  },
  {
    at: /^Plan the copies/,
    told: `
- list:
  - listitem:
    - heading /^Copy \\d$/ [level=2]
    - group /^Copy \\d is made on$/:
      - radio "Paper card" [checked]
    - textbox /^Place of copy \\d$/
    - textbox /^Who keeps copy \\d$/
- region "What the plan survives"
- button "Take this plan"`,
    async act({ page }) {
      const places = page.getByLabel(/^Place of copy/);
      for (const [index, place] of ["Safe at home", "Bank"].entries()) {
        const field = places.nth(index);
        if ((await field.count()) > 0 && (await field.inputValue()) === "") {
          await type(page, field, place);
        }
      }
      await press(page, "Take this plan");
    },
  },
  {
    at: /^Choose the passphrase/,
    told: `${NEW_PASSPHRASE}
- region "Unlock time":
  - slider "How long opening takes"
- region "Randomness":
  - group "What the words are made from":
    - radio "The system's alone" [checked]
- button "Make and seal the key" [disabled]`,
    async act(person) {
      await newPassphrase(person);
      await press(person.page, "Make and seal the key");
    },
  },
  {
    at: /^Choose a new passphrase for/,
    told: `${NEW_PASSPHRASE}
- button "Seal and store the key" [disabled]`,
    async act(person) {
      await newPassphrase(person);
      await press(person.page, "Seal and store the key");
    },
  },
  {
    at: /^(Write words|The words$|The second half)/,
    told: SHOWN,
    async act({ page, phrase }) {
      const shown = await holdAndRead(page);
      if (phrase.length === 0) phrase.push(...shown);
    },
  },
  {
    at: /^(Write share|Share \d+: the other half)/,
    told: SHOWN,
    async act({ page, shares }) {
      const index = Number(/\d+/.exec(await title(page).innerText())?.[0] ?? 1) - 1;
      shares[index] = [...(shares[index] ?? []), ...(await holdAndRead(page))];
    },
  },
  {
    at: /^Type (the share|share \d)/,
    told: `${WORDS}
- button "Check the words" [disabled]`,
    async act({ page, shares }) {
      const index = /share (\d)/.exec(await title(page).innerText())?.[1];
      await typeCard(page, shares[index === undefined ? 0 : Number(index) - 1] ?? []);
    },
  },
  {
    at: /^(Type the words$|Read the source of .+ once more$)/,
    told: `
- group "How to enter them":
  - radio [checked]
- textbox "Recovery phrase"
- button "Look inside" [disabled]`,
    async act({ page }) {
      await type(page, page.getByLabel("Recovery phrase"), VECTORS[1].phrase);
      await press(page, "Look inside");
    },
  },
  {
    at: /^Rehearse the restoration/,
    told: `
- status: No share was given yet.${WORDS}
- button "Give this share" [disabled]`,
    act: typeForRestoring,
  },
  {
    at: /^Type the whole phrase/,
    told: `${WORDS}
- button "Restore" [disabled]`,
    act: typeForRestoring,
  },
  {
    at: /^Type the words (back )?from/,
    told: `${WORDS}
- button "Check the words" [disabled]`,
    act: typeWithMistake,
  },
  {
    at: /^Where is the key now/,
    told: `
- group "Where is the key now?":
  - radio /its words/
  - radio /shares of a split backup/
- button "Continue" [disabled]`,
    act: option(/: its words/),
  },
  {
    at: /^Where has it been until today/,
    told: `
- group "Where has it been until today?":
  - radio /On paper or metal only/
- button "Continue" [disabled]`,
    act: option(/^On paper or metal only/),
  },
  {
    at: /^Why do you need/,
    told: `
- group "Why do you need to see the words?":
  - radio
- button "Continue" [disabled]`,
    act: option(/compare them with a card/),
  },
  {
    at: /^This is what was found/,
    told: `
- region "Address of the key"
- group "What is this key?":
  - radio [checked]
- textbox "Name of the coldkey"
- button "Use this name and go on" [disabled]`,
    async act({ page }) {
      await type(page, page.getByLabel("Name of the coldkey"), "elsewhere");
      await page.keyboard.press("Enter");
    },
  },
  { at: /^What can be recovered from what/, told: CHECKLIST, act: tickAndGoOn },
  {
    at: /^Release the hotkeys/,
    told: `
- button "Choose a folder"
- textbox "Passphrase of treasury"
- button "Release them" [disabled]`,
    async act({ page, app, folder }) {
      await app.dialog.answer("showOpenDialog", { canceled: false, filePaths: [folder] });
      await press(page, "Choose a folder");
      await type(page, page.getByLabel("Passphrase of treasury", { exact: true }), PASSPHRASE);
      await press(page, "Release them");
    },
  },
  {
    at: /^Which word stands on the card/,
    told: `
- heading /^Word \\d+$/ [level=2]
- progressbar /^Question 1 of \\d$/
- status: /^Question 1 of \\d$/
- group /^Candidates for word \\d+$/:
  - radio /^1 /
  - radio /^6 /
- button "Answer" [disabled]`,
    act: answerQuiz,
  },
  {
    at: /^How shall the backup be split/,
    told: `
- combobox "Shares in all"
- combobox "Shares that bring the key back"
- button "Split it this way"`,
    async act({ page }) {
      await reach(page, page.getByLabel("Shares in all"));
      await page.keyboard.press("ArrowUp");
      await press(page, "Split it this way");
    },
  },
  {
    at: /^(Record the copy|Where will share|Is the card that you typed from)/,
    told: `
- textbox /^Label/
- group "Written on":
  - radio [checked]${PUT_AWAY}`,
    act: putAway,
  },
  {
    at: /^(Which drive shall carry the copy|Plug in the drive)/,
    told: `
- group /./:
  - radio /^BACKUP-/
- button /^(Write to it|Look at it)$/ [disabled]`,
    async act({ page, drive }) {
      await choose(page, page.getByRole("main"), new RegExp(`^${drive.name}`));
      await press(page, /^(Write to it|Look at it)$/);
    },
  },
  {
    at: /^Unplug the drive/,
    told: `
- status:
  - paragraph: The drive is plugged in. Eject it and pull it out.
- button "I have unplugged it and plugged it in again" [disabled]`,
    async act({ page, drive }) {
      drive.pull();
      await expect(said(page, "The drive is out. Plug it in again.")).toBeVisible();
      drive.plug();
    },
  },
  {
    at: /^Where will the drive/,
    told: PUT_AWAY,
    act: putAway,
  },
  {
    at: /^Read this, and say/,
    told: `${CHECKLIST}
- textbox /^Type the name of the key/
- button "I mean it" [disabled]`,
    async act(person) {
      await tickAll(person);
      await type(person.page, person.page.getByLabel(/^Type the name of the key/), "treasury");
      await press(person.page, "I mean it");
    },
  },
  {
    at: /^(Make the room safe|Fetch Card)/,
    told: `${CHECKLIST}
- textbox "Your name"
- textbox "Witness"
- button "Continue" [disabled]`,
    act: tickAndGoOn,
  },
  {
    at: /^(Updates|This machine|Backups|Who may do what|A drill)$/,
    told: CHECKLIST,
    act: excuseAndGoOn,
  },
  {
    at: /^(Before anything leaves|Carry them over)/,
    told: `${CHECKLIST}
- button /^(Continue|Done)$/ [disabled]`,
    act: tickAndGoOn,
  },
  { at: /^Open /, told: OPEN, act: typePassphrase },
];

export function stepOf(text: string): StepOfPerson {
  const step = steps.find(({ at }) => at.test(text));
  if (step === undefined) throw new Error(`Nobody says what to do at “${text}”`);
  return step;
}
