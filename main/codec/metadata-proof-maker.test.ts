import { hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import { metadata } from "../rehearsal/runtime.ts";
import { prepareMetadata } from "./metadata-proof-maker.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "./payload.ts";
import { BOB_HEX, requestWith } from "./testing.ts";
import { alteredMetadata } from "./testing-metadata.ts";

const UNIT = { decimals: 9, tokenSymbol: "TAO" };

describe("Preparing metadata for proofs", () => {
  test("takes version 15 and no other", () => {
    expect(() => prepareMetadata(metadata(14), UNIT)).toThrowError("METADATA_NOT_V15");
    const v16 = metadata(15).slice();
    v16[4] = 16;
    expect(() => prepareMetadata(v16, UNIT)).toThrowError("METADATA_NOT_V15");
  });

  test("refuses what is no metadata, or only the beginning of it", () => {
    const blob = metadata(15);
    for (const bytes of [new Uint8Array(), blob.subarray(0, 5), blob.subarray(0, 10_000)]) {
      expect(() => prepareMetadata(bytes, UNIT)).toThrowError("METADATA_MALFORMED");
    }
    const wrong = blob.slice();
    wrong[0] = 0;
    expect(() => prepareMetadata(wrong, UNIT)).toThrowError("METADATA_MALFORMED");
  });

  test("gives a digest that changes with the unit and with any type, and with nothing else", () => {
    const digestOf = (blob: Uint8Array, unit = UNIT) => toHex(prepareMetadata(blob, unit).digest);
    const own = digestOf(metadata(15));
    expect(digestOf(alteredMetadata(metadata(15), () => undefined))).toBe(own);
    expect(digestOf(metadata(15), { ...UNIT, decimals: 8 })).not.toBe(own);
    expect(digestOf(metadata(15), { ...UNIT, tokenSymbol: "testTAO" })).not.toBe(own);
    const renamed = alteredMetadata(metadata(15), (types) => {
      for (const { path } of types) if (path.at(-1) === "AccountId32") path.push("Other");
    });
    expect(digestOf(renamed)).not.toBe(own);
    const documented = alteredMetadata(metadata(15), (_types, whole) => {
      for (const { constants } of whole.pallets) for (const item of constants) item.docs.push("!");
    });
    expect(digestOf(documented)).toBe(own);
  });

  test("proves calls of this runtime and refuses to prove anything else", () => {
    const prepared = prepareMetadata(metadata(15), UNIT);
    const request = requestWith({});
    const rest = [includedInExtrinsic(request), includedInSignedData(request)] as const;
    const transfer = hexToBytes(`050300${BOB_HEX}02286bee`);
    expect(prepared.proofFor(transfer, ...rest).length).toBeLessThan(4_096);
    expect(() => prepared.proofFor(hexToBytes("fe00"), ...rest)).toThrowError("CALL_UNDECODABLE");
    expect(() =>
      prepared.proofFor(new Uint8Array(), new Uint8Array(), new Uint8Array()),
    ).toThrowError("CALL_UNDECODABLE");
  });
});
