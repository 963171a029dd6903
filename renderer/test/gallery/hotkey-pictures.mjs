/** Pictures of hotkeys, one and many, and their delivery. */
import { click, place } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const hotkeyPictures = [
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
];
