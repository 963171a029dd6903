/** Pictures of what the chain says: holdings, subnets, networks. */
import { click, fromMenu, place } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

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

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const viewPictures = [
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
];
