import { hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountOf, encodeAddress, parseAddress } from "./address.ts";

/** Vector V1. */
const PUBLIC_KEY = "e4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446";
const ADDRESS = "5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX";

describe("Addresses", () => {
  test("vector V1 in both directions", () => {
    expect(encodeAddress(hexToBytes(PUBLIC_KEY))).toBe(ADDRESS);
    expect(parseAddress(`  ${ADDRESS}\n`)).toEqual({ ok: true, value: ADDRESS });
  });

  test("every account survives the way there and back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (account) => {
        const address = encodeAddress(account);
        expect(address).toMatch(/^5[1-9A-HJ-NP-Za-km-z]{47}$/);
        expect(accountOf(address)).toEqual(Uint8Array.from(account));
      }),
    );
  });

  test.each([
    ["16ADqpMa4yzfmWs3nuTSMhfZ2ckeGtvqhPWCNqECEGDcGgU2", 0],
    ["bt8MCcWw1HpXAQe7TVVn1KFk8hY6W3hMrBmcFDqXiw11vKRY7", 13_116],
  ])("%s is the same key in another format: recognised, not used", (text, prefix) => {
    expect(parseAddress(text)).toEqual({
      ok: false,
      fault: { code: "ADDRESS_OTHER_NETWORK", facts: { prefix } },
    });
  });

  test.each([
    ["", "ADDRESS_LENGTH"],
    [`${ADDRESS}0`, "ADDRESS_NOT_BASE58"],
    [ADDRESS.slice(0, -1), "ADDRESS_LENGTH"],
    [ADDRESS.replace("Q", "R"), "ADDRESS_CHECKSUM"],
    [ADDRESS.repeat(10), "ADDRESS_LENGTH"],
    [`0x${PUBLIC_KEY}`, "ADDRESS_LENGTH"],
  ])("%s is refused", (text, code) => {
    expect(parseAddress(text)).toMatchObject({ ok: false, fault: { code } });
  });

  test("no single changed character is another valid address", () => {
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    for (let at = 0; at < ADDRESS.length; at += 1) {
      for (const letter of alphabet) {
        if (letter === ADDRESS[at]) continue;
        const changed = ADDRESS.slice(0, at) + letter + ADDRESS.slice(at + 1);
        const result = parseAddress(changed);
        // Two checksum bytes let one change in 65,536 through: none of these few thousand does.
        expect(result.ok, changed).toBe(false);
      }
    }
  });
});
