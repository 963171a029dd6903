import { hexToU8a, u8aToHex } from "@polkadot/util";
import {
  cryptoWaitReady,
  keyExtractPath,
  keyFromPath,
  sr25519PairFromSeed,
} from "@polkadot/util-crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { parseAddress } from "../codec/address.ts";
import { demand, Refusal } from "../lib/fault.ts";
import { inspectHex } from "./inspect.ts";
import { readingsOf } from "./keyfiles/content.ts";
import { PRIVATE_KEY_V1, SECRET_KEY_V1 } from "./keyfiles/testing.ts";
import { bytesOf, VECTORS } from "./testing.ts";

const [V1, V2] = VECTORS;
const address = (text: string) => demand(parseAddress(text));
const inspect = (text: string, claim: string | null = null) =>
  inspectHex(bytesOf(text), claim === null ? null : address(claim));
function faultOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
  throw new Error("Not refused");
}
/** A private key that reads in both encodings: its scalar is a multiple of 8 and still small after the division. */
const EITHER = `${"08".repeat(31)}00${PRIVATE_KEY_V1.slice(66)}`;

describe("hex that somebody typed", () => {
  it.each([
    ["a seed", V1.seed, "seed"],
    ["a seed without 0x", V1.seed.slice(2).toUpperCase(), "seed"],
    ["with 0x twice and spaces", `  0x${V1.seed}\n`, "seed"],
    ["btcli's private key", PRIVATE_KEY_V1, "private-key"],
    ["polkadot-js's private key", SECRET_KEY_V1, "private-key"],
  ])("%s is read as the key it is", (_name, text, format) => {
    for (const claim of [null, V1.address]) {
      const [found, ...others] = inspect(text, claim);
      expect(others).toEqual([]);
      expect(found).toMatchObject({ address: V1.address, format, encoding: null, wordCount: null });
      expect(found?.weaknesses).toEqual(["SOURCE_NO_PHRASE"]);
    }
  });

  it("that reads both ways shows both, and a given address decides", () => {
    const both = inspect(EITHER);
    expect(both.map(({ encoding }) => encoding)).toEqual(["canonical", "times-eight"]);
    const [one, other] = both;
    expect(one?.address).not.toBe(other?.address);
    for (const reading of both) {
      const [found, ...others] = inspect(EITHER, reading.address);
      expect([found?.address, found?.encoding, others.length]).toEqual([reading.address, null, 0]);
    }
    // The same in a key file that says nothing else, and in one that names its key.
    const file = (more: object) => bytesOf(JSON.stringify({ privateKey: `0x${EITHER}`, ...more }));
    expect(readingsOf(file({}))).toHaveLength(2);
    expect(readingsOf(file({ ss58Address: other?.address }))).toHaveLength(1);
  });

  it("of another key than the given address says whose it is", () => {
    expect(faultOf(() => inspect(V1.seed, V2.address))).toEqual({
      code: "SECRET_OTHER_ADDRESS",
      facts: { addresses: [V1.address] },
    });
  });

  it.each([
    ["", "HEX_MALFORMED"],
    ["0x", "HEX_MALFORMED"],
    ["hello", "HEX_MALFORMED"],
    [V1.phrase, "HEX_MALFORMED"],
    [`${V1.seed}0`, "HEX_MALFORMED"],
    [`${V1.seed}00`, "HEX_LENGTH"],
    ["ff".repeat(64), "HEX_NO_KEY"],
    ["00".repeat(64), "HEX_NO_KEY"],
  ])("%s is refused", (text, code) => {
    expect(faultOf(() => inspect(text)).code).toBe(code);
  });
});

describe("keys that only a URI could make (V1's children)", () => {
  beforeAll(() => cryptoWaitReady());

  it.each([
    ["//Alice", "5FEiH8iuDUw271xbqWTWuB6WrDjv5dnCeDX1CyHubAniXDNN"],
    ["/Alice", "5GNXbA46ma5dg19GXdiKi5JH3mnkZ8Yea3bBtZAvj7t99P9i"],
  ])("%s comes by its private key, hard or soft", (path, expected) => {
    const { secretKey } = keyFromPath(
      sr25519PairFromSeed(hexToU8a(V1.seed)),
      keyExtractPath(path).path,
      "sr25519",
    );
    const found = inspect(u8aToHex(secretKey), expected);
    expect(found.map(({ address: at, format }) => [at, format])).toEqual([
      [expected, "private-key"],
    ]);
  });
});
