/** From the operation to the bytes and back: what the vault reads out of them is the operation, field by field. */
import { beforeAll, expect, test } from "vitest";
import { networks } from "../../main/chain/networks.ts";
import { loadRuntime, type Runtime } from "../../main/chain/runtime.ts";
import { OPERATIONS } from "../../main/chain/testing-operations.ts";
import { type PreparedMetadata, prepareMetadata } from "../../main/codec/metadata-proof-maker.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "../../main/codec/payload.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import { requestWith } from "../../main/codec/testing.ts";
import { metadata } from "../../main/rehearsal/runtime.ts";
import { reviewRequest } from "../../main/vault/review.ts";

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
};
const EMERGENCIES = ["add-proxy", "dispute-swap"];
const GRAVE = [
  ...["register", "transfer", "transfer-all", "transfer-stake", "swap-hotkey"],
  ...["announce-swap", "execute-swap", "clear-swap"],
];

test.each(OPERATIONS.map(([operation]) => [operation.kind, operation] as const))(
  "%s is told by the vault as it was meant",
  (kind, operation) => {
    const { sentence, effects, danger, blocking } = review(operation);
    expect(blocking).toEqual([]);
    const { kind: _, coldkey: __, ...meant } = operation;
    const facts: Record<string, unknown> = { ...meant };
    if (operation.kind === "claim-root") facts.netuids = [1, 4];
    expect(sentence.facts).toMatchObject(facts);
    expect(effects?.map(({ via }) => via)).toEqual(EFFECTS[kind] ?? []);
    const expected = GRAVE.includes(kind) || kind === "register-network" ? "irreversible" : "care";
    expect(danger).toBe(EMERGENCIES.includes(kind) ? "emergency" : expected);
  },
);

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
