import { blake2AsHex, decodeAddress } from "@polkadot/util-crypto";
import { expect, test } from "vitest";
import { addressOfHash, coldkeyHash } from "./coldkey-hash.ts";
import type { Ss58 } from "./values.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY" as Ss58;
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as Ss58;
/** Domain reference, vector V8. */
const BOB_HASH = "0x94772f97f5f6b539aac74e798bc395119f39603402d0c85bc9eda5dfc5ae2160";

test("the hash of the published vector, and of another library", () => {
  expect(coldkeyHash(BOB)).toBe(BOB_HASH);
  expect(coldkeyHash(ALICE)).toBe(blake2AsHex(decodeAddress(ALICE), 256));
});

test("finds the address that a hash was made of, and none for a stranger's", () => {
  expect(addressOfHash(BOB_HASH, [ALICE, BOB])).toBe(BOB);
  expect(addressOfHash(BOB_HASH, [ALICE])).toBeNull();
});
