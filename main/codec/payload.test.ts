import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { assembleExtrinsic, blake256, signingPayload } from "./payload.ts";
import { ALICE, DIGEST_V15, FINNEY_GENESIS, requestWith } from "./testing.ts";

/** The announce call of vector V8. */
const CALL = "077d94772f97f5f6b539aac74e798bc395119f39603402d0c85bc9eda5dfc5ae2160";
const GENESIS = FINNEY_GENESIS.slice(2);
const DIGEST = DIGEST_V15.slice(2);

describe("Signing payloads (vectors V9)", () => {
  test("mortal period 64 at block 6 000 000, nonce 7", () => {
    const { payload, toSign } = signingPayload(
      requestWith({ callData: hexToBytes(CALL), metadataHash: DIGEST_V15 }),
    );
    expect(payload).toHaveLength(144);
    expect(bytesToHex(payload)).toBe(
      `${CALL}05001c0001a801000001000000${GENESIS}${"11".repeat(32)}01${DIGEST}`,
    );
    expect(toSign).toBe(payload);
  });

  test("mortal period 64 at block 6 000 013, nonce 300, tip 5", () => {
    const { payload } = signingPayload(
      requestWith({
        callData: hexToBytes(CALL),
        metadataHash: DIGEST_V15,
        nonce: 300,
        tipRao: 5n,
        era: {
          period: 64,
          birthBlock: 6_000_013,
          birthHash: `0x${"22".repeat(32)}`,
          deathBlock: 6_000_077,
        },
      }),
    );
    expect(payload).toHaveLength(145);
    expect(bytesToHex(payload)).toBe(
      `${CALL}d500b1041401a801000001000000${GENESIS}${"22".repeat(32)}01${DIGEST}`,
    );
  });

  test("256 bytes are signed as they are, 257 as their hash", () => {
    // 144 bytes with the 34-byte call of above: the rest is 110 bytes.
    const short = signingPayload(
      requestWith({ callData: new Uint8Array(146), metadataHash: DIGEST_V15 }),
    );
    expect(short.payload).toHaveLength(256);
    expect(short.toSign).toBe(short.payload);
    const long = signingPayload(
      requestWith({ callData: new Uint8Array(147), metadataHash: DIGEST_V15 }),
    );
    expect(long.payload).toHaveLength(257);
    expect(long.toSign).toEqual(blake256(long.payload));
    expect(long.payloadHash).toBe(`0x${bytesToHex(long.toSign)}`);
  });

  test("a signed extrinsic is assembled byte for byte", () => {
    const signature = new Uint8Array(64).fill(0xab);
    const { extrinsic, extrinsicHash } = assembleExtrinsic(
      requestWith({ callData: hexToBytes(CALL), metadataHash: DIGEST_V15 }),
      signature,
    );
    const account = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
    expect(requestWith({}).account).toBe(ALICE);
    expect(extrinsic).toHaveLength(140);
    expect(bytesToHex(extrinsic)).toBe(`29028400${account}01${"ab".repeat(64)}05001c0001${CALL}`);
    expect(extrinsicHash).toBe(`0x${bytesToHex(blake256(extrinsic))}`);
  });
});
