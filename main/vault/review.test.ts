import { hexToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  type PreparedMetadata,
  prepareAnyVersion,
  prepareMetadata,
} from "../codec/metadata-proof-maker.ts";
import {
  includedInExtrinsic,
  includedInSignedData,
  signingPayload,
  toHex,
} from "../codec/payload.ts";
import { Review, type SigningRequest } from "../codec/pipeline.ts";
import {
  ALICE,
  BOB_HEX,
  hasRealMetadata,
  NO_METADATA,
  realMetadata,
  requestWith,
} from "../codec/testing.ts";
import { alteredMetadata, callFields, type MetadataTypes } from "../codec/testing-metadata.ts";
import { Refusal } from "../lib/fault.ts";
import { metadata } from "../rehearsal/runtime.ts";
import { reviewRequest } from "./review.ts";

const UNIT = { decimals: 9, tokenSymbol: "TAO" };
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
/** Vectors V8: one TAO each. */
const REGISTER = `07860100${BOB_HEX}00ca9a3b00000000`;
const TRANSFER = `050300${BOB_HEX}02286bee`;
const TRANSFER_ALLOW_DEATH = `050000${BOB_HEX}02286bee`;
/** `Utility.batch_all` of nothing, of one and of two transfers. */
const batch = (...calls: string[]) =>
  `0b02${toHex(Uint8Array.of(calls.length << 2)).slice(2)}${calls.join("")}`;

if (!hasRealMetadata) process.stdout.write(`Skipped, on the real chain: ${NO_METADATA}\n`);
const chains: [string, () => PreparedMetadata][] = [
  ["the rehearsal network", () => prepareMetadata(metadata(15), UNIT)],
];
if (hasRealMetadata) {
  // V16: no chain accepts its digest, but types and calls are the real ones.
  chains.push(["the main network", () => prepareAnyVersion(realMetadata(), UNIT)]);
}

describe.each(chains)("What the vault reads from a request of %s", (_name, prepare) => {
  const prepared = prepare();

  function proved(callHex: string, change: Partial<SigningRequest> = {}): SigningRequest {
    const request = requestWith({
      callData: hexToBytes(callHex),
      metadataHash: toHex(prepared.digest),
      ...change,
    });
    const proof = prepared.proofFor(
      request.callData,
      includedInExtrinsic(request),
      includedInSignedData(request),
    );
    return { ...request, proof };
  }

  function refusalOf(request: SigningRequest): { code: string } {
    try {
      reviewRequest(request);
    } catch (error) {
      if (error instanceof Refusal) return error.fault;
      throw error;
    }
    throw new Error("It was not refused");
  }

  const codesOf = (request: SigningRequest) =>
    reviewRequest(request).blocking.map(({ code }) => code);

  it("says a registration in full", () => {
    const request = proved(REGISTER);
    const review = reviewRequest(request);
    expect(v.parse(Review, review)).toEqual({
      v: 1,
      requestId: request.id,
      pallet: "SubtensorModule",
      call: "register_limit",
      sentence: {
        code: "REVIEW_REGISTER",
        facts: { netuid: 1, hotkey: BOB, maxBurnRao: 1_000_000_000n },
      },
      danger: "irreversible",
      account: ALICE,
      flow: [{ kind: "burn", rao: 1_000_000_000n, bound: "at-most", from: null, to: null }],
      effects: [{ via: "burn", to: null, atMostRao: 1_000_000_000n }],
      fields: [
        { path: "netuid", type: "netuid", value: "1" },
        { path: "hotkey", type: "address", value: BOB },
        { path: "limit_price", type: "rao", value: "1000000000" },
      ],
      inside: [],
      nonce: 7,
      firstBlock: 6_000_001,
      lastBlock: 6_000_063,
      tipRao: 0n,
      genesisHash: request.network.genesisHash,
      specVersion: 424,
      metadataHash: request.metadataHash,
      callHex: `0x${REGISTER}`,
      payloadHash: signingPayload(request).payloadHash,
      blocking: [],
    });
  });

  it("says a transfer in full, and the tip as a flow of its own", () => {
    const review = reviewRequest(proved(TRANSFER, { tipRao: 5n }));
    expect(review).toMatchObject({
      pallet: "Balances",
      call: "transfer_keep_alive",
      sentence: {
        code: "REVIEW_TRANSFER",
        facts: { destination: BOB, amountRao: 1_000_000_000n },
      },
      danger: "irreversible",
      flow: [
        { kind: "value", rao: 1_000_000_000n, bound: "exact", to: BOB },
        { kind: "tip", rao: 5n, bound: "exact", to: null },
      ],
      effects: [
        { via: "transfer", to: BOB, atMostRao: 1_000_000_000n },
        { via: "burn", to: null, atMostRao: 5n },
      ],
      fields: [
        { path: "dest.Id", type: "address", value: BOB },
        { path: "value", type: "rao", value: "1000000000" },
      ],
      tipRao: 5n,
      blocking: [],
    });
  });

  it("believes nothing that the request says beside its bytes", () => {
    const request = proved(TRANSFER);
    const hinted = { ...request, hints: { feeRao: 1n, freeRao: 2n, burnRao: 3n }, createdAtMs: 9 };
    expect(reviewRequest(hinted)).toEqual(reviewRequest(request));
  });

  it("blocks a call without a review of its own, but says what it is", () => {
    const review = reviewRequest(proved(TRANSFER_ALLOW_DEATH));
    const names = { pallet: "Balances", call: "transfer_allow_death" };
    expect(review.blocking).toEqual([{ code: "CALL_UNKNOWN", facts: names }]);
    expect(review.sentence).toEqual({ code: "REVIEW_UNKNOWN", facts: names });
    expect(review).toMatchObject({
      ...names,
      danger: "emergency",
      flow: [],
      effects: null,
    });
    expect(review.fields[0]).toEqual({ path: "dest.Id", type: "address", value: BOB });
  });

  it("reads every call inside another as it would read it alone, and adds up what leaves", () => {
    const review = reviewRequest(proved(batch(TRANSFER, REGISTER)));
    expect(review.blocking).toEqual([]);
    expect(review).toMatchObject({
      sentence: { code: "REVIEW_BATCH", facts: { count: 2 } },
      danger: "irreversible",
      fields: [],
    });
    const alone = [TRANSFER, REGISTER].map((call) => reviewRequest(proved(call)));
    expect(review.inside.map(({ depth, account }) => [depth, account])).toEqual([
      [1, ALICE],
      [1, ALICE],
    ]);
    expect(review.inside.map(({ sentence }) => sentence)).toEqual(
      alone.map(({ sentence }) => sentence),
    );
    expect(review.inside.map(({ fields }) => fields)).toEqual(alone.map(({ fields }) => fields));
    expect(review.flow).toEqual(alone.flatMap(({ flow }) => flow));
    expect(review.effects).toEqual(alone.flatMap(({ effects }) => effects ?? []));
  });

  it("blocks the whole for one call inside that nobody wrote a review for", () => {
    const review = reviewRequest(proved(batch(TRANSFER, TRANSFER_ALLOW_DEATH)));
    expect(review).toMatchObject({
      danger: "emergency",
      effects: null,
      blocking: [
        { code: "CALL_UNKNOWN", facts: { pallet: "Balances", call: "transfer_allow_death" } },
      ],
    });
    // A batch that goes on after a failure is not one that this app sends.
    const plain = reviewRequest(proved(`0b00${batch(TRANSFER).slice(4)}`));
    expect(plain.blocking.map(({ code }) => code)).toEqual(["CALL_UNKNOWN"]);
  });

  it("gives up calls inside calls inside calls", () => {
    const deep = batch(batch(batch(batch(TRANSFER))));
    expect(reviewRequest(proved(deep))).toMatchObject({
      inside: [],
      blocking: [{ code: "CALL_TOO_LARGE" }],
    });
  });

  it("blocks a destination that is not an account in full", () => {
    const byIndex = proved("05030102286bee");
    expect(codesOf(byIndex)).toEqual(["ADDRESS_KIND_UNKNOWN"]);
    const by20Bytes = proved(`050304${"ab".repeat(20)}02286bee`);
    expect(codesOf(by20Bytes)).toEqual(["ADDRESS_KIND_UNKNOWN"]);
    const asAddress32 = proved(`050303${BOB_HEX}02286bee`);
    expect(codesOf(asAddress32)).toEqual(["ADDRESS_KIND_UNKNOWN"]);
    expect(reviewRequest(asAddress32).flow).toEqual([]);
  });

  it("blocks a chain that goes by another's name", () => {
    const { network } = requestWith({});
    const renamed = { id: "rehearsal", genesisHash: network.genesisHash };
    expect(codesOf(proved(TRANSFER, { network: renamed }))).toEqual(["NETWORK_GENESIS_MISMATCH"]);
    const forged = { id: "finney", genesisHash: `0x${"77".repeat(32)}` };
    expect(codesOf(proved(TRANSFER, { network: forged }))).toEqual(["NETWORK_GENESIS_MISMATCH"]);
    const own = { id: "rehearsal", genesisHash: `0x${"77".repeat(32)}` };
    expect(codesOf(proved(TRANSFER, { network: own }))).toEqual([]);
  });

  it("refuses an account with a slip in it", () => {
    const account = `${ALICE.slice(0, -1)}Z` as SigningRequest["account"];
    expect(refusalOf({ ...proved(TRANSFER), account })).toMatchObject({ code: "ADDRESS_CHECKSUM" });
  });

  it("refuses an era that never ends, or outlives the chain's memory", () => {
    const request = proved(TRANSFER);
    const { era } = request;
    const immortal = { ...era, period: 0 };
    expect(refusalOf({ ...request, era: immortal }).code).toBe("ERA_IMMORTAL");
    const long = { ...era, period: 4_096, deathBlock: era.birthBlock + 4_096 };
    expect(refusalOf({ ...request, era: long }).code).toBe("ERA_TOO_LONG");
    const later = { ...era, deathBlock: era.deathBlock + 1 };
    expect(refusalOf({ ...request, era: later }).code).toBe("ERA_MALFORMED");
  });

  it("refuses numbers that the chain has no room for", () => {
    const request = proved(TRANSFER);
    for (const change of [{ transactionVersion: -1 }, { nonce: 2 ** 32 }, { nonce: 1e300 }]) {
      expect(refusalOf({ ...request, ...change }).code).toBe("REQUEST_OUT_OF_RANGE");
    }
  });

  it("refuses a proof for another account of the same types: the digest is what binds", () => {
    const request = proved(TRANSFER);
    expect(refusalOf({ ...request, metadataHash: `0x${"00".repeat(32)}` }).code).toBe(
      "PROOF_DIGEST_MISMATCH",
    );
    expect(refusalOf({ ...request, proof: new Uint8Array() }).code).toBe("PROOF_MALFORMED");
  });

  it("refuses a call too large to be meant for a person", () => {
    const request = proved(TRANSFER);
    const callData = new Uint8Array(300_000);
    expect(refusalOf({ ...request, callData }).code).toBe("CALL_TOO_LARGE");
  });

  it("gives up a call of more parts than anybody reads", () => {
    const calls = Array.from({ length: 600 }, () => TRANSFER);
    const review = reviewRequest(proved(`0b026109${calls.join("")}`));
    expect(review.blocking.map(({ code }) => code)).toEqual(["CALL_TOO_LARGE"]);
    expect(review).toMatchObject({ fields: [], inside: [] });
  });
});

describe("A call that is not what its review was written for", () => {
  /** The rehearsal's own metadata after a change: such a chain's digest is as good as any other's. */
  function codesAfter(change: (types: MetadataTypes) => void, callHex: string): string[] {
    const prepared = prepareMetadata(alteredMetadata(metadata(15), change), UNIT);
    const request = requestWith({
      callData: hexToBytes(callHex),
      metadataHash: toHex(prepared.digest),
    });
    const proof = prepared.proofFor(
      request.callData,
      includedInExtrinsic(request),
      includedInSignedData(request),
    );
    const review = reviewRequest({ ...request, proof });
    expect(review.flow).toEqual([]);
    return review.blocking.map(({ code }) => code);
  }
  const register = (types: MetadataTypes) => callFields(types, "register_limit");

  it("is blocked when an argument has another name", () => {
    const codes = codesAfter((types) => {
      const [, hotkey] = register(types);
      if (hotkey) hotkey.name = "coldkey";
    }, REGISTER);
    expect(codes).toEqual(["CALL_SHAPE_CHANGED"]);
  });

  it("is blocked when an argument was added or removed", () => {
    const added = codesAfter((types) => {
      const fields = register(types);
      const [netuid] = fields;
      if (netuid) fields.push({ ...netuid, name: "mechanism" });
    }, `${REGISTER}0000`);
    expect(added).toEqual(["CALL_SHAPE_CHANGED"]);
    const removed = codesAfter(
      (types) => {
        register(types).pop();
      },
      REGISTER.slice(0, -16),
    );
    expect(removed).toEqual(["CALL_SHAPE_CHANGED"]);
  });

  it("is blocked when arguments changed places", () => {
    const codes = codesAfter((types) => {
      register(types).reverse();
    }, `078600ca9a3b00000000${BOB_HEX}0100`);
    expect(codes).toEqual(["CALL_SHAPE_CHANGED"]);
  });

  it("is blocked when an amount has another width or encoding", () => {
    const narrow = codesAfter((types) => {
      const [netuid, , price] = register(types);
      if (netuid && price) price.type = netuid.type;
    }, `07860100${BOB_HEX}ffff`);
    expect(narrow).toEqual(["CALL_SHAPE_CHANGED"]);
    const plainValue = codesAfter((types) => {
      const [, value] = callFields(types, "transfer_keep_alive");
      const [, , price] = register(types);
      if (value && price) value.type = price.type;
    }, `050300${BOB_HEX}00ca9a3b00000000`);
    expect(plainValue).toEqual(["CALL_SHAPE_CHANGED"]);
  });

  it("is blocked when 32 bytes are no longer called an account", () => {
    const codes = codesAfter((types) => {
      for (const { path } of types) {
        if (path.at(-1) === "AccountId32") path[path.length - 1] = "AccountId33";
      }
    }, REGISTER);
    expect(codes).toEqual(["CALL_SHAPE_CHANGED"]);
  });

  it("is unknown when the call or its pallet has another name", () => {
    const codes = codesAfter((types) => {
      for (const { def } of types) {
        if (def.tag !== "variant") continue;
        for (const item of def.value) {
          if (item.name === "register_limit") item.name = "register_limited";
        }
      }
    }, REGISTER);
    expect(codes).toEqual(["CALL_UNKNOWN"]);
  });
});
