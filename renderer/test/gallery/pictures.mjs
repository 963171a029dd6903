/** Which pictures there are, area by area, and the few steps from a scene's start to each. */

import { actPictures } from "./act-pictures.mjs";
import { backupPictures } from "./backup-pictures.mjs";
import { codesPictures } from "./codes-pictures.mjs";
import { createPictures } from "./create-pictures.mjs";
import { crossingPictures } from "./crossing-pictures.mjs";
import { emergencyPictures } from "./emergency-pictures.mjs";
import { hotkeyPictures } from "./hotkey-pictures.mjs";
import { importPictures } from "./import-pictures.mjs";
import { journalPictures } from "./journal-pictures.mjs";
import { keysPictures } from "./keys-pictures.mjs";
import { languagePictures } from "./language-pictures.mjs";
import { machinePictures } from "./machine-pictures.mjs";
import { paperPictures } from "./paper-pictures.mjs";
import { policyPictures } from "./policy-pictures.mjs";
import { provingPictures } from "./proving-pictures.mjs";
import { swapPictures } from "./swap-pictures.mjs";
import { togetherPictures } from "./together-pictures.mjs";
import { viewPictures } from "./view-pictures.mjs";

/** @typedef {import("playwright").Page} Page */
/** @typedef {{ name: string, scene: string, act?: (page: Page) => Promise<void>, tall?: number, only?: string[],
 *   language?: string }} Picture */

/** @type {readonly Picture[]} */
export const pictures = [
  ...keysPictures,
  ...createPictures,
  ...hotkeyPictures,
  ...actPictures,
  ...backupPictures,
  ...journalPictures,
  ...machinePictures,
  ...policyPictures,
  ...crossingPictures,
  ...codesPictures,
  ...languagePictures,
  ...paperPictures,
  ...provingPictures,
  ...importPictures,
  ...viewPictures,
  ...togetherPictures,
  ...swapPictures,
  ...emergencyPictures,
];
