/** From the operation to the bytes and back: what the vault reads out of them is the operation, field by field. */
import { beforeAll, expect, test } from "vitest";
import { networks } from "../../main/chain/networks.ts";
import { loadRuntime, type Runtime } from "../../main/chain/runtime.ts";
import { OPERATIONS } from "../../main/chain/testing-operations.ts";
import { type PreparedMetadata, prepareMetadata } from "../../main/codec/metadata-proof-maker.ts";
import { multisigAddress, sortedMembers } from "../../main/codec/multisig.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "../../main/codec/payload.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import { requestWith } from "../../main/codec/testing.ts";
import { metadata } from "../../main/rehearsal/runtime.ts";
import { reviewRequest } from "../../main/vault/review.ts";
import { en } from "../../renderer/messages/en.ts";
import { fieldMeans } from "../../renderer/screens/act/field-means.ts";
import { meaningOf } from "../../renderer/screens/act/meaning.ts";
import { snapshot } from "../../renderer/test/fixtures.ts";

const version = { specName: "node-subtensor", specVersion: 424, transactionVersion: 1 };
const blob = metadata(15);
let runtime: Runtime;
let prepared: PreparedMetadata;
beforeAll(async () => {
  runtime = await loadRuntime(networks.finney, networks.finney.genesisHash, version, blob);
  prepared = prepareMetadata(blob, { decimals: 9, tokenSymbol: "TAO" });
});

function review(operation: Operation) {
  const request = requestWith({
    callData: runtime.encodeCall(operation),
    metadataHash: toHex(prepared.digest),
  });
  const proof = prepared.proofFor(
    request.callData,
    includedInExtrinsic(request),
    includedInSignedData(request),
  );
  // The coldkeys of this machine: an announcement names the new one only by its hash.
  const own = OPERATIONS.flatMap(([one]) => (one.kind === "execute-swap" ? [one.destination] : []));
  return reviewRequest({ ...request, proof }, undefined, own);
}

/** Who can come to hold what; everything else moves nothing out of the account. */
const EFFECTS: Partial<Record<Operation["kind"], readonly string[]>> = {
  register: ["burn"],
  transfer: ["transfer"],
  "transfer-all": ["transfer"],
  "transfer-stake": ["stake-transfer"],
  "swap-hotkey": ["burn"],
  "add-proxy": ["control"],
  "register-network": ["burn"],
  "announce-swap": ["burn", "control"],
  "execute-swap": ["control"],
  batch: ["transfer", "burn", "transfer"],
  proxy: ["transfer"],
  "proxy-execute": ["transfer"],
  "multisig-propose": ["transfer"],
  "multisig-approve": ["transfer", "transfer"],
};
const CARRIERS = ["batch", "proxy", "proxy-execute", "multisig-propose", "multisig-approve"];
const GRAVE = [
  ...CARRIERS,
  "register",
  "transfer",
  "transfer-all",
  "transfer-stake",
  "swap-hotkey",
  ...["announce-swap", "execute-swap", "clear-swap", "lock-stake"],
];
const EMERGENCIES = ["add-proxy", "dispute-swap"];

/** Facts that the vault has no need of or knows by another way. */
function factsOf(operation: Operation): Record<string, unknown> {
  const { kind: _, coldkey: __, ...meant } = operation;
  const { call: ___, ...facts } = meant as Record<string, unknown>;
  if (operation.kind === "claim-root") facts.netuids = [1, 4];
  if (operation.kind === "batch") return { count: operation.items.length };
  if ("members" in operation) {
    const { members, threshold } = operation;
    const when = "timepoint" in operation ? operation.timepoint : null;
    delete facts.timepoint;
    return {
      ...facts,
      members: sortedMembers(members),
      multisig: multisigAddress(members, threshold),
      height: when?.height ?? null,
      index: when?.index ?? null,
    };
  }
  return facts;
}

/** Every call inside, in order, with the account that it is done for. */
function insideOf(operation: Operation): Operation[] {
  if ("items" in operation) return [...operation.items];
  if (!("call" in operation) || operation.kind === "proxy-announce") return [];
  return [operation.call, ...insideOf(operation.call)];
}

test.each(OPERATIONS.map(([operation]) => [operation.kind, operation] as const))(
  "%s is told by the vault as it was meant",
  (kind, operation) => {
    const { sentence, effects, danger, blocking, inside, flow } = review(operation);
    expect(blocking).toEqual([]);
    expect(sentence.facts).toMatchObject(factsOf(operation));
    const carried = insideOf(operation);
    expect(inside.map((one) => one.account)).toEqual(carried.map((one) => one.coldkey));
    for (const [at, one] of carried.entries()) {
      expect(inside[at]?.sentence.facts).toMatchObject(factsOf(one));
    }
    // What leaves another account than the signer's is said to.
    for (const { from } of flow) {
      expect(from).toBe(kind === "batch" || carried.length === 0 ? null : carried[0]?.coldkey);
    }
    expect(effects?.map(({ via }) => via)).toEqual(EFFECTS[kind] ?? []);
    const expected = GRAVE.includes(kind) || kind === "register-network" ? "irreversible" : "care";
    expect(danger).toBe(EMERGENCIES.includes(kind) ? "emergency" : expected);
  },
);

/** What a person types the end of, where a kind cannot be taken back: the address on which everything hangs. */
function keyOf(operation: Operation): string {
  if (operation.kind === "announce-swap") return operation.coldkey;
  if (operation.kind === "multisig-propose" || operation.kind === "multisig-approve") {
    return operation.call.coldkey;
  }
  if ("real" in operation && "call" in operation) return operation.real;
  if ("destination" in operation) return operation.destination;
  if ("delegate" in operation) return operation.delegate;
  if ("newHotkey" in operation) return operation.newHotkey;
  return "hotkey" in operation ? operation.hotkey : operation.coldkey;
}

test.each(OPERATIONS.map(([operation]) => [operation.kind, operation] as const))(
  "%s has one sentence of its own on the screen, and its gesture asks for the address that counts",
  (_kind, operation) => {
    const reviewed = review(operation);
    const { title, lede, hold, keyAddress } = meaningOf(reviewed, snapshot());
    expect(title).not.toBe(en.act.review.other(reviewed.pallet, reviewed.call));
    for (const words of [title, lede, hold]) expect(words).toMatch(/\S.*\S/);
    expect(keyAddress).toBe(keyOf(operation));
  },
);

/** Arguments that are a subnet's own token; `limit_price` is, where it says how much of one for how much of another. */
const OF_ALPHA: Partial<Record<Operation["kind"], Readonly<Record<string, string>>>> = {
  "remove-stake": { amount_unstaked: "alpha" },
  "move-stake": { alpha_amount: "alpha" },
  "swap-stake": { alpha_amount: "alpha", limit_price: "alphaRatio" },
  "transfer-stake": { alpha_amount: "alpha" },
  "lock-stake": { amount: "alpha" },
};

test.each(OPERATIONS.map(([operation]) => [operation.kind, operation] as const))(
  "%s names each of its fields in words, and alpha as alpha",
  (kind, operation) => {
    const { fields, inside } = review(operation);
    for (const { path } of [...fields, ...inside.flatMap((one) => one.fields)]) {
      const name = en.act.review.fieldName(path);
      expect(name, path).not.toMatch(/[_.]/);
      expect(name, path).toMatch(/^\p{Lu}/u);
    }
    const alpha = fields.filter(({ type }) => type === "alpha");
    const meant = {
      ...operation,
      alphaRatio: "limitPriceRao" in operation && operation.limitPriceRao,
    };
    expect(Object.fromEntries(alpha.map(({ path, value }) => [path, value]))).toEqual(
      Object.fromEntries(
        Object.entries(OF_ALPHA[kind] ?? {}).map(([path, fact]) => [
          path,
          String(Reflect.get(meant, fact)),
        ]),
      ),
    );
  },
);

test("a number that only the chain can read has its meaning beside it", () => {
  expect(fieldMeans("take", "11796")).toBe("18.00 %");
  expect(fieldMeans("children.2.0", String(2n ** 63n))).toBe("50.00 %");
  expect(fieldMeans("max_weight.ref_time", "800600000")).toBe("0.8 ms");
  expect(fieldMeans("maybe_timepoint", "None")).toBe("this is the first");
  expect(fieldMeans("value", "1")).toBeNull();
});

test("a hash that belongs to no coldkey of this machine is named, and not signed", () => {
  const announce = OPERATIONS.find(([{ kind }]) => kind === "announce-swap")?.[0];
  if (announce === undefined) throw new Error("No announcement among the samples");
  const known = review(announce);
  const destination = OPERATIONS.flatMap(([one]) =>
    one.kind === "execute-swap" ? [one.destination] : [],
  )[0];
  expect(known.sentence.facts).toMatchObject({ destination });
  const request = requestWith({
    callData: runtime.encodeCall(announce),
    metadataHash: toHex(prepared.digest),
  });
  const proof = prepared.proofFor(
    request.callData,
    includedInExtrinsic(request),
    includedInSignedData(request),
  );
  const unknown = reviewRequest({ ...request, proof });
  expect(unknown.sentence.facts).toMatchObject({ destination: null });
  expect(unknown.blocking.map(({ code }) => code)).toEqual(["SWAP_DESTINATION_NOT_HERE"]);
});
