import { hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { metadata } from "../rehearsal/runtime.ts";
import { decodeRequest } from "./decoded-request.ts";
import { EXTENSIONS } from "./extensions.ts";
import { prepareMetadata } from "./metadata-proof-maker.ts";
import { includedInExtrinsic, includedInSignedData, signingPayload, toHex } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";
import { BOB_HEX, requestWith } from "./testing.ts";
import { alteredMetadata } from "./testing-metadata.ts";

const UNIT = { decimals: 9, tokenSymbol: "TAO" };
/** Vector V8. */
const TRANSFER = `050300${BOB_HEX}02286bee`;

type Change = Parameters<typeof alteredMetadata>[1];

/** A request of a chain whose metadata is the rehearsal's after a change, proved by that chain's own digest. */
function provedOn(blob: Uint8Array): SigningRequest {
  const prepared = prepareMetadata(blob, UNIT);
  const request = requestWith({
    callData: hexToBytes(TRANSFER),
    metadataHash: toHex(prepared.digest),
  });
  const proof = prepared.proofFor(
    request.callData,
    includedInExtrinsic(request),
    includedInSignedData(request),
  );
  return { ...request, proof };
}

function refusalOf(request: SigningRequest): { code: string; facts: unknown } | null {
  try {
    decodeRequest(request);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
}

const chainWith = (change: Change) => refusalOf(provedOn(alteredMetadata(metadata(15), change)));

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

describe("The transaction extensions", () => {
  test("are accepted as they are, also after a harmless change elsewhere", () => {
    const change: Change = (_types, whole) => {
      whole.pallets.reverse();
    };
    expect(chainWith(change)).toBeNull();
  });

  test("are refused when any one of them has another name", () => {
    for (const at of EXTENSIONS.keys()) {
      const refusal = chainWith((_types, { extrinsic }) => {
        const extension = extrinsic.signedExtensions[at];
        if (extension) extension.identifier += "V2";
      });
      expect(refusal?.code, EXTENSIONS[at]).toBe("EXTENSIONS_UNEXPECTED");
    }
  });

  test("are refused when one is new, gone, or in another place, even if it is empty", () => {
    const isEmpty = (name: string) => name === "DrandPriority";
    const one = chainWith((_types, { extrinsic }) => {
      const empty = extrinsic.signedExtensions.find(({ identifier }) => isEmpty(identifier));
      if (empty) extrinsic.signedExtensions.push({ ...empty, identifier: "New" });
    });
    expect(one?.code).toBe("EXTENSIONS_UNEXPECTED");
    const gone = chainWith((_types, { extrinsic }) => {
      extrinsic.signedExtensions = extrinsic.signedExtensions.filter(
        ({ identifier }) => !isEmpty(identifier),
      );
    });
    expect(gone?.code).toBe("EXTENSIONS_UNEXPECTED");
    const moved = chainWith((_types, { extrinsic }) => {
      const [first, second] = extrinsic.signedExtensions;
      if (first && second) extrinsic.signedExtensions.splice(0, 2, second, first);
    });
    expect(moved?.code).toBe("EXTENSIONS_UNEXPECTED");
  });

  test("are refused when one has another type under the old name, though the bytes still fit", () => {
    const typeOf = (name: string, types: Parameters<Change>[0]) =>
      types.find(({ path }) => path.at(-1) === name)?.def;
    const changes: [string, Change][] = [
      [
        // The nonce's bytes read as a wider integer: same bytes, other type.
        "CheckNonce",
        (types) => {
          const nonce = typeOf("CheckNonce", types);
          const tip = typeOf("ChargeTransactionPayment", types);
          if (nonce?.tag !== "composite" || tip?.tag !== "composite") throw new Error("types");
          const [of, wider] = [nonce.value[0], tip.value[0]];
          if (of && wider) of.type = wider.type;
        },
      ],
      [
        "CheckMetadataHash",
        (types) => {
          const mode = types.find(({ path }) => path.join("::").endsWith("extension::Mode"))?.def;
          if (mode?.tag !== "variant") throw new Error("types");
          for (const item of mode.value)
            item.name = item.name === "Enabled" ? "Disabled" : "Enabled";
        },
      ],
      [
        "CheckMortality",
        (types) => {
          const era = typeOf("Era", types);
          if (era?.tag !== "variant") throw new Error("types");
          for (const item of era.value) item.name = item.name.replace("Mortal", "Eternal");
        },
      ],
      [
        // Genesis and checkpoint exchange their places with an empty neighbour each.
        "CheckTxVersion",
        (_types, { extrinsic }) => {
          const [, spec, tx] = extrinsic.signedExtensions;
          const [empty] = extrinsic.signedExtensions;
          const hash = extrinsic.signedExtensions[3];
          if (!spec || !tx || !hash || !empty) throw new Error("types");
          [tx.additionalSigned, hash.additionalSigned] = [
            hash.additionalSigned,
            tx.additionalSigned,
          ];
        },
      ],
      [
        // A byte that meant the mode is now somebody else's.
        "DrandPriority",
        (_types, { extrinsic }) => {
          const [drand, mode] = extrinsic.signedExtensions.slice(-2);
          if (!drand || !mode) throw new Error("types");
          [drand.type, mode.type] = [mode.type, drand.type];
        },
      ],
    ];
    for (const [extension, change] of changes) {
      expect(chainWith(change), extension).toMatchObject({
        code: "EXTENSIONS_UNEXPECTED",
        facts: { extension },
      });
    }
  });
});

describe("A request with anything changed after it was proved", () => {
  const request = provedOn(metadata(15));

  test("is refused, or is signed under another hash for what it then says", () => {
    const { payloadHash } = signingPayload(request);
    for (let bit = 0; bit < request.callData.length * 8; bit += 1) {
      const changed = { ...request, callData: flipped(request.callData, bit) };
      if (refusalOf(changed) !== null) continue;
      expect(signingPayload(changed).payloadHash, `bit ${bit}`).not.toBe(payloadHash);
    }
  });

  test("is refused for a bit of the digest, the version, or the unit", () => {
    const digest = hexToBytes(request.metadataHash.slice(2));
    for (let bit = 0; bit < 256; bit += 1) {
      const metadataHash = toHex(flipped(digest, bit));
      expect(refusalOf({ ...request, metadataHash })?.code).toBe("PROOF_DIGEST_MISMATCH");
    }
    for (let bit = 0; bit < 31; bit += 1) {
      const specVersion = request.specVersion ^ (1 << bit);
      expect(refusalOf({ ...request, specVersion })?.code).toBe("PROOF_SAYS_OTHERWISE");
    }
    for (let bit = 0; bit < 8; bit += 1) {
      const tokenDecimals = request.tokenDecimals ^ (1 << bit);
      expect(refusalOf({ ...request, tokenDecimals })?.code).toBe("PROOF_SAYS_OTHERWISE");
      const ss58Prefix = request.ss58Prefix ^ (1 << bit);
      expect(refusalOf({ ...request, ss58Prefix })?.code).toBe("PROOF_SAYS_OTHERWISE");
    }
  });

  test("is refused for a proof that is shorter at any place", () => {
    for (let length = 0; length < request.proof.length; length += 1) {
      const proof = request.proof.subarray(0, length);
      expect(refusalOf({ ...request, proof })?.code, `${length}`).toMatch(/^PROOF_/);
    }
  });

  test("is refused for a proof with a random part overwritten, taken out or doubled", () => {
    const { proof } = request;
    fc.assert(
      fc.property(
        fc.nat(proof.length),
        fc.nat(64),
        fc.uint8Array({ maxLength: 64 }),
        (from, length, noise) => {
          const damaged = Uint8Array.from([
            ...proof.subarray(0, from),
            ...noise,
            ...proof.subarray(from + length),
          ]);
          fc.pre(toHex(damaged) !== toHex(proof));
          expect(refusalOf({ ...request, proof: damaged })?.code).toMatch(/^PROOF_/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("is refused for a proof that is noise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_096 }), (proof) => {
        expect(refusalOf({ ...request, proof })?.code).toMatch(/^PROOF_/);
      }),
      { numRuns: 500 },
    );
  });
});
