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
  return reviewRequest({ ...request, proof });
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
};
const GRAVE = ["register", "transfer", "transfer-all", "transfer-stake", "swap-hotkey"];

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
    expect(danger).toBe(kind === "add-proxy" ? "emergency" : expected);
  },
);
