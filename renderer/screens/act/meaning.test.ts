import { expect, test } from "vitest";
import { registerReview, snapshot, treasury } from "../../test/fixtures.ts";
import type { ColdkeySummary, Review } from "../../types.ts";
import { meaningOf } from "./meaning.ts";

const other = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as ColdkeySummary["address"];
const shown = snapshot({ coldkeys: [treasury, { ...treasury, address: other, name: "fresh" }] });
const reviewOf = (code: string, facts: Review["sentence"]["facts"]): Review => ({
  ...registerReview.review,
  account: treasury.address,
  sentence: { code, facts },
});

test("the gesture of an announcement asks for an address that is on the screen: the new one is hidden", () => {
  const facts = { newColdkeyHash: `0x${"11".repeat(32)}`, destination: other };
  const meaning = meaningOf(reviewOf("REVIEW_ANNOUNCE_SWAP", facts), shown);
  expect(meaning.keyAddress).toBe(treasury.address);
  expect(meaning.lede).toContain("fresh");
  expect(JSON.stringify(meaning)).not.toContain(other);
});

test("that of an execution asks for the new coldkey, which is shown", () => {
  const meaning = meaningOf(reviewOf("REVIEW_EXECUTE_SWAP", { destination: other }), shown);
  expect(meaning.keyAddress).toBe(other);
});
