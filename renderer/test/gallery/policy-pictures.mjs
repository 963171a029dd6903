/** Pictures of the policy of a coldkey, made and met. */
import { click, fromMenu, toReview } from "./steps.mjs";

/** @typedef {import("playwright").Page} Page */

const toPolicy = (/** @type {Page} */ page) => fromMenu(page, "More for treasury", "Policy");

/** @type {readonly import("./pictures.mjs").Picture[]} */
export const policyPictures = [
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
];
