import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { decodeRequest } from "./decoded-request.ts";
import { prepareMetadata } from "./metadata-proof-maker.ts";
import { toHex } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";
import {
  BOB_HEX,
  DIGEST_V16,
  hasRealMetadata,
  NO_METADATA,
  provedRequest,
  realMetadata,
} from "./testing.ts";

/** Vector V8. */
const REGISTER = `07860100${BOB_HEX}00ca9a3b00000000`;
const TRANSFER = `050300${BOB_HEX}02286bee`;

describe("RFC-78 proofs over the main network's metadata", () => {
  beforeEach((context) => {
    if (!hasRealMetadata) context.skip(NO_METADATA);
  });

  test("the digest of vector V10 is recomputed from the proof alone", () => {
    const request = provedRequest(REGISTER);
    expect(request.metadataHash).toBe(DIGEST_V16);
    const call = decodeRequest(request);
    expect(call.name).toBe("SubtensorModule");
    const inner = call.fields[0]?.value;
    expect(inner).toMatchObject({ kind: "variant", name: "register_limit", index: 134 });
  });

  test("a V16 blob is never used to prepare a signature", () => {
    expect(() => prepareMetadata(realMetadata(), { decimals: 9, tokenSymbol: "TAO" })).toThrowError(
      "METADATA_NOT_V15",
    );
  });

  test("the proof is small", () => {
    expect(provedRequest(TRANSFER).proof.length).toBeLessThan(4_096);
    expect(provedRequest(REGISTER).proof.length).toBeLessThan(4_096);
  });

  test("no flipped bit of the proof passes", () => {
    const request = provedRequest(TRANSFER);
    // Stepping by nine goes through all bit positions, and through eight bytes of nine.
    for (let bit = 0; bit < request.proof.length * 8; bit += 9) {
      const proof = request.proof.slice();
      proof[bit >> 3] = (proof[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      let code = "accepted";
      try {
        decodeRequest({ ...request, proof });
      } catch (error) {
        code = error instanceof Refusal ? error.fault.code : String(error);
      }
      expect(code, `bit ${bit}`).toMatch(/^PROOF_/);
    }
  });

  test("no flipped bit of the digest passes", () => {
    const request = provedRequest(TRANSFER);
    for (let bit = 0; bit < 256; bit += 1) {
      const digest = hexToBytes(request.metadataHash.slice(2));
      digest[bit >> 3] = (digest[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => decodeRequest({ ...request, metadataHash: toHex(digest) })).toThrowError(
        "PROOF_DIGEST_MISMATCH",
      );
    }
  });

  test.each<[string, Partial<SigningRequest>]>([
    ["specVersion", { specVersion: 425 }],
    ["specName", { specName: "node-subtensor-2" }],
    ["ss58Prefix", { ss58Prefix: 0 }],
    ["tokenDecimals", { tokenDecimals: 12 }],
    ["tokenSymbol", { tokenSymbol: "DOT" }],
  ])("a request that says another %s than the proof is refused", (field, change) => {
    try {
      decodeRequest({ ...provedRequest(TRANSFER), ...change });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ fault: { code: "PROOF_SAYS_OTHERWISE", facts: { field } } });
    }
  });

  test("bytes left over, or missing, are not a call", () => {
    const request = provedRequest(TRANSFER);
    for (const callData of [
      Uint8Array.from([...request.callData, 0]),
      request.callData.slice(0, -1),
      new Uint8Array(),
    ]) {
      expect(() => decodeRequest({ ...request, callData })).toThrowError("CALL_UNDECODABLE");
    }
  });

  test("a call that the proof does not cover cannot be read with it", () => {
    const { proof } = provedRequest(TRANSFER);
    expect(() => decodeRequest({ ...provedRequest(REGISTER), proof })).toThrowError(
      "CALL_UNDECODABLE",
    );
  });

  test("any call bytes are read in full or refused", () => {
    const request = provedRequest(TRANSFER);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const callData = Uint8Array.from([5, 3, ...tail]);
        try {
          decodeRequest({ ...request, callData });
        } catch (error) {
          expect(error, bytesToHex(callData)).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
