/**
 * A request that was altered by somebody who has the Desk's pairing key, and signed again: what reads the message finds
 * nothing wrong with it, so only the Vault's own verification of proof and bytes stands. Each field, bit by bit.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type PreparedMetadata,
  prepareAnyVersion,
  prepareMetadata,
} from "../../main/codec/metadata-proof-maker.ts";
import {
  fromHex,
  includedInExtrinsic,
  includedInSignedData,
  signingPayload,
  toHex,
} from "../../main/codec/payload.ts";
import type { SigningRequest } from "../../main/codec/pipeline.ts";
import {
  BOB_HEX,
  hasRealMetadata,
  NO_METADATA,
  realMetadata,
  requestWith,
} from "../../main/codec/testing.ts";
import { alteredMetadata, callFields } from "../../main/codec/testing-metadata.ts";
import { networkFault } from "../../main/commands/vault-network.ts";
import { Refusal } from "../../main/lib/fault.ts";
import {
  answerBody,
  readAnswer,
  readRequest,
  requestBody,
  signedBy,
} from "../../main/offline/bodies.ts";
import type { Item } from "../../main/offline/cbor.ts";
import { openMessage, sealMessage } from "../../main/offline/message.ts";
import { openPairingKey, type PairingKey } from "../../main/offline/pairing-key.ts";
import { memoryKeychain } from "../../main/offline/testing.ts";
import { metadata } from "../../main/rehearsal/runtime.ts";
import { reviewRequest } from "../../main/vault/review.ts";

const UNIT = { decimals: 9, tokenSymbol: "TAO" };
/** `Balances.transfer_keep_alive` of one TAO. */
const TRANSFER = `0x050300${BOB_HEX}02286bee`;
const SIGHT = { bestBlock: 6_000_001, blockTimeMs: 12_000 };
/** What the Vault has chosen: the test's requests are for it. */
const CHOSEN = { network: "finney", custom: null } as const;

if (!hasRealMetadata) process.stdout.write(`Skipped, on the real chain: ${NO_METADATA}\n`);
const chains: [string, () => PreparedMetadata][] = [
  ["the rehearsal network", () => prepareMetadata(metadata(15), UNIT)],
];
if (hasRealMetadata) {
  chains.push(["the main network", () => prepareAnyVersion(realMetadata(), UNIT)]);
}

let key: PairingKey;
beforeAll(async () => {
  key = await openPairingKey(memoryKeychain());
});

function provedBy(prepared: PreparedMetadata): SigningRequest {
  const request = requestWith({
    callData: fromHex(TRANSFER),
    metadataHash: toHex(prepared.digest),
  });
  const proof = prepared.proofFor(
    request.callData,
    includedInExtrinsic(request),
    includedInSignedData(request),
  );
  return { ...request, proof };
}

/** Places in a request's body (main/offline/bodies.ts). */
const AT = {
  id: [0],
  network: [1],
  genesis: [2],
  account: [3],
  nonce: [4],
  period: [5, 0],
  birthBlock: [5, 1],
  birthHash: [5, 2],
  tip: [6],
  specName: [7],
  specVersion: [8],
  transactionVersion: [9],
  ss58Prefix: [10],
  tokenDecimals: [11],
  tokenSymbol: [12],
  metadataHash: [13],
  proof: [14],
  callData: [15],
} as const;
type Field = keyof typeof AT;

/** The same item with one bit of it the other way; null: it has no such bit. */
function flipped(item: Item, bit: number): Item | null {
  if (item instanceof Uint8Array) {
    const at = bit % (item.length * 8);
    const copy = item.slice();
    copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7));
    return copy;
  }
  // Within 31 bits, so that a number stays one.
  if (typeof item === "number") return (item ^ (1 << (bit % 31))) >>> 0;
  if (typeof item === "bigint") return item ^ (1n << BigInt(bit % 64));
  if (typeof item === "string") {
    const at = bit % (item.length * 5);
    const code = item.charCodeAt(Math.trunc(at / 5)) ^ (1 << (at % 5));
    return `${item.slice(0, Math.trunc(at / 5))}${String.fromCharCode(code)}${item.slice(Math.trunc(at / 5) + 1)}`;
  }
  return null;
}

function withFlip(body: Item, path: readonly number[], bit: number): Item | null {
  const [first = 0, ...rest] = path;
  if (!Array.isArray(body)) return null;
  const items: Item[] = [...body];
  const inner = items[first];
  if (inner === undefined) return null;
  const next = rest.length === 0 ? flipped(inner, bit) : withFlip(inner, rest, bit);
  if (next === null) return null;
  items[first] = next;
  return items;
}

type Verdict =
  | { readonly refused: string; readonly field?: unknown }
  | { readonly shown: SigningRequest };

/** As a Vault takes it: message, body, network, review. */
function takenByVault(body: Item): Verdict {
  const bytes = sealMessage(
    {
      ...{ kind: "request", to: null, seq: 7, createdAtMs: 1_700_000_000_000 },
      ...{ checkpoint: null, held: null, consistency: null, body },
    },
    key,
  );
  try {
    const { request } = readRequest(openMessage(bytes).body);
    const { blocking } = reviewRequest(request);
    const fault = blocking[0] ?? networkFault(request, CHOSEN);
    if (fault !== undefined && fault !== null) {
      return { refused: fault.code, field: fault.facts.field };
    }
    return { shown: request };
  } catch (error) {
    if (error instanceof Refusal) {
      return { refused: error.fault.code, field: error.fault.facts.field };
    }
    throw error;
  }
}

describe.each(chains)("A request of %s, altered and signed again", (_name, prepare) => {
  const honest = provedBy(prepare());
  const body = requestBody(honest, SIGHT) as readonly [Item, Item];

  function altered(field: Field, bit: number): Verdict {
    const next = withFlip(body, [0, ...AT[field]], bit);
    if (next === null) throw new Error(`No bit ${bit} in ${field}`);
    return takenByVault(next);
  }
  function refusals(field: Field, runs = 40): Set<string> {
    const codes = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), (bit) => {
        const verdict = altered(field, bit);
        expect(verdict, `${field}, bit ${bit}`).toHaveProperty("refused");
        if ("refused" in verdict) codes.add(verdict.refused);
      }),
      { numRuns: runs },
    );
    return codes;
  }

  test("is taken as long as nothing is altered", () => {
    expect(takenByVault([...body])).toEqual({ shown: honest });
  });

  test.each([
    ["proof", ["PROOF_DIGEST_MISMATCH", "PROOF_MALFORMED", "PROOF_TOO_LARGE"]],
    ["metadataHash", ["PROOF_DIGEST_MISMATCH"]],
    ["specVersion", ["PROOF_SAYS_OTHERWISE"]],
    ["specName", ["PROOF_SAYS_OTHERWISE", "MESSAGE_UNREADABLE"]],
    ["ss58Prefix", ["PROOF_SAYS_OTHERWISE", "MESSAGE_UNREADABLE"]],
    ["tokenDecimals", ["PROOF_SAYS_OTHERWISE", "MESSAGE_UNREADABLE"]],
    ["tokenSymbol", ["PROOF_SAYS_OTHERWISE", "MESSAGE_UNREADABLE"]],
    ["genesis", ["NETWORK_GENESIS_MISMATCH"]],
    ["network", ["NETWORK_GENESIS_MISMATCH", "MESSAGE_UNREADABLE"]],
    ["period", ["ERA_MALFORMED", "ERA_TOO_LONG", "ERA_IMMORTAL", "MESSAGE_UNREADABLE"]],
  ] as const)("is refused for a bit of %s, and says why", (field, expected) => {
    const codes = refusals(field);
    expect(expected).toEqual(expect.arrayContaining([...codes]));
    expect(codes.has(expected[0])).toBe(true);
  });

  test("names the very field that the proof contradicts", () => {
    for (const field of ["specVersion", "ss58Prefix", "tokenDecimals"] as const) {
      expect(altered(field, 0)).toEqual({ refused: "PROOF_SAYS_OTHERWISE", field });
    }
  });

  // What no proof can forbid is another wish: it is shown as what it is, and its signature answers no request of the Desk.
  test.each(["callData", "nonce", "birthHash", "tip", "transactionVersion"] as const)(
    "with a bit of %s is refused, or shown as what it is, under another hash that the Desk does not take",
    (field) => {
      let shown = 0;
      fc.assert(
        fc.property(fc.nat(), (bit) => {
          const verdict = altered(field, bit);
          if ("refused" in verdict) return;
          shown += 1;
          const { payloadHash } = signingPayload(verdict.shown);
          expect(payloadHash).not.toBe(signingPayload(honest).payloadHash);
          const signature = `0x${"00".repeat(64)}`;
          const answer = readAnswer(answerBody({ requestId: honest.id, payloadHash, signature }));
          expect(() => signedBy(honest, answer)).toThrowError("ANSWER_OTHER_PAYLOAD");
          if (field === "tip") expect(verdict.shown.tipRao).not.toBe(honest.tipRao);
        }),
        { numRuns: 40 },
      );
      expect(shown).toBeGreaterThan(0);
    },
  );

  test("with another first block is signed for the same blocks of its period, or under another hash", () => {
    const honestHash = signingPayload(honest).payloadHash;
    for (let bit = 0; bit < 31; bit += 1) {
      const verdict = altered("birthBlock", bit);
      if ("refused" in verdict) continue;
      const isSamePhase = 1 << bit >= honest.era.period;
      expect(signingPayload(verdict.shown).payloadHash === honestHash, `bit ${bit}`).toBe(
        isSamePhase,
      );
    }
  });

  test("with another account is shown as that account's, whose key the Vault has or has not", () => {
    const verdict = altered("account", 3);
    expect("shown" in verdict && verdict.shown.account).not.toBe(honest.account);
  });
});

describe("A request whose proof was made anew for altered metadata, and signed again", () => {
  type Change = Parameters<typeof alteredMetadata>[1];
  const refusalWith = (change: Change) => {
    const prepared = prepareMetadata(alteredMetadata(metadata(15), change), UNIT);
    return takenByVault(requestBody(provedBy(prepared), SIGHT));
  };

  test("is refused for an extension or an argument of another name", () => {
    expect(
      refusalWith((_types, { extrinsic }) => {
        const tip = extrinsic.signedExtensions.find(
          ({ identifier }) => identifier === "ChargeTransactionPayment",
        );
        if (tip) tip.identifier = "ChargeNothing";
      }),
    ).toMatchObject({ refused: "EXTENSIONS_UNEXPECTED" });
    expect(
      refusalWith((types) => {
        const [field] = callFields(types, "transfer_keep_alive");
        if (field) field.name = "source";
      }),
    ).toMatchObject({ refused: expect.stringMatching(/^CALL_/) });
  });
});
