import { expect, test } from "vitest";
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { isBurnAccount, subnetAccount, subnetOfAccount } from "./special-accounts.ts";

/** Domain reference §1.2. */
const ROOT_POT = "5EYCAe5jLQhn6ofDSvqF6iY53erXNkwhyE1aCEgvi1NNs91F";
const FIRST_POT = "5EYCAe5jLQhn6ofDSvqWqk5fA9XiqK3ahtx5kBNmAqF78mqL";
const BURN = "5EYCAe5fvqwE4eNE7ddxEfasPGZe11e6SWKvos7FUXP2LUrp" as Ss58;

test("each subnet has its own pot", () => {
  expect(encodeAddress(subnetAccount(0))).toBe(ROOT_POT);
  expect(encodeAddress(subnetAccount(1))).toBe(FIRST_POT);
  for (const netuid of [0, 1, 255, 256, 65_535]) {
    expect(subnetOfAccount(subnetAccount(netuid)), `${netuid}`).toBe(netuid);
  }
});

test("an ordinary account is no pot, however much it looks like one", () => {
  const account = subnetAccount(5);
  account[31] = 1;
  expect(subnetOfAccount(account)).toBeNull();
  expect(subnetOfAccount(new Uint8Array(32))).toBeNull();
  expect(isBurnAccount(account)).toBe(false);
});

test("the burn account is known", () => {
  expect(isBurnAccount(accountOf(BURN))).toBe(true);
});
