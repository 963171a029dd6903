/** Vectors V8 and V9 of the domain reference. */
import { describe, expect, test } from "vitest";
import { decodeExtrinsic, type Era, encodeBare, eraBirth } from "./extrinsic.ts";
import { concat } from "./hashing.ts";
import { fromHex, type Hex, toHex } from "./hex.ts";
import { runtimeCall } from "./runtime.ts";
import { ScaleError, ScaleWriter } from "./scale.ts";
import { EMPTY_STATE, layerOver } from "./state.ts";
import { encode } from "./type.ts";
import { signedPayload } from "./validity.ts";

const FINNEY: Hex = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
const BOB: Hex = "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";

/** A signed remark with these bytes of era, nonce, tip and mode. */
function extrinsicWith(extra: string): Uint8Array {
  const body = concat(
    fromHex(`0x84${"00"}${BOB.slice(2)}01${"00".repeat(64)}`),
    fromHex(`0x${extra}`),
    fromHex("0x000000"),
  );
  const out = new ScaleWriter();
  out.blob(body);
  return out.finish();
}

function eraOf(bytes: string): Era {
  const extrinsic = decodeExtrinsic(extrinsicWith(`${bytes}000000`));
  if (extrinsic.kind !== "signed") throw new Error("not signed");
  return extrinsic.era;
}

describe("an era", () => {
  test.each([
    [6_000_013, 64, "d500", 6_000_013],
    [6_001_234, 64, "2501", 6_001_234],
    [6_001_234, 1_024, "2925", 6_001_234],
    [6_001_234, 2_048, "2a25", 6_001_234],
    [6_001_234, 8, "2200", 6_001_234],
  ])("at block %s with period %s is read from %s", (current, period, bytes, birth) => {
    const era = eraOf(bytes);
    expect(era).toMatchObject({ kind: "mortal", period });
    expect(eraBirth(era, current)).toBe(birth);
    expect(eraBirth(era, birth + period - 1)).toBe(birth);
    expect(eraBirth(era, birth + period)).toBe(birth + period);
  });

  test("with a phase outside of its period is not one", () => {
    expect(() => eraOf("f1ff")).toThrow(ScaleError);
    expect(() => eraOf("0100")).not.toThrow();
  });
});

describe("a payload", () => {
  const context = {
    state: layerOver(EMPTY_STATE),
    blockNumber: 1,
    genesisHash: FINNEY,
    metadataDigest: null,
  };
  const remark = (length: number) =>
    encode(runtimeCall, {
      tag: "System",
      value: { tag: "remark", value: { remark: new Uint8Array(length).fill(0xaa) } },
    });
  const payloadOf = (length: number) =>
    signedPayload(context, {
      era: { kind: "immortal" },
      hasMetadataHash: false,
      callBytes: remark(length),
      extraBytes: fromHex("0x00000000"),
    });

  test("of 256 bytes is signed as it is, of 257 by its hash", () => {
    expect(toHex(remark(175)).slice(0, 12)).toBe("0x0000bd02aa");
    expect(payloadOf(175)?.length).toBe(256);
    expect(toHex(payloadOf(176) ?? new Uint8Array())).toBe(
      "0xa88b7de8d05a0fddaf974d4b31ca8b0a159032772e5cc73a6e3af984ff743039",
    );
  });
});

describe("an extrinsic", () => {
  test("with batches within batches without end is refused, not a crash", () => {
    // Utility.batch of one call, over and over, around a remark.
    const call = fromHex(`0x${"0b0004".repeat(200_000)}000000`);
    const out = new ScaleWriter();
    out.blob(concat(new Uint8Array([4]), call));
    expect(() => decodeExtrinsic(out.finish())).toThrow(ScaleError);
  });

  test("of the block author has no signature", () => {
    const call = { tag: "Timestamp", value: { tag: "set", value: { now: 5n } } } as const;
    expect(toHex(encodeBare(call))).toBe("0x10" + "04" + "0200" + "14");
    expect(decodeExtrinsic(encodeBare(call))).toEqual({ kind: "bare", call });
  });

  test("with bytes before, after or missing is refused", () => {
    const good = extrinsicWith("00000000");
    expect(decodeExtrinsic(good)).toMatchObject({ kind: "signed", nonce: 0, tip: 0n });
    for (let length = 0; length < good.length; length++) {
      expect(() => decodeExtrinsic(good.subarray(0, length)), `${length}`).toThrow(ScaleError);
    }
    expect(() => decodeExtrinsic(concat(good, new Uint8Array(1)))).toThrow(ScaleError);
  });
});
