/** A signing request over the real main network's metadata, for tests; absent where that file is. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hexToBytes } from "@noble/hashes/utils.js";
import * as v from "valibot";
import { prepareAnyVersion } from "./metadata-proof-maker.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "./payload.ts";
import { SigningRequest } from "./pipeline.ts";

export const FINNEY_GENESIS = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
/** Vector V10: digest of the V15 metadata of spec 424 (what the chain accepts) and of V16 (what it does not). */
export const DIGEST_V15 = "0x677397fb96f3f7589fdba80df19934dbbaa4c461b0119ef952298f033d36a43f";
export const DIGEST_V16 = "0x80de37ca8c53ddbf9835d5123af60e0ef5015b3d039a6ffee0ccbb41966c864f";
/** `//Alice` of the development phrase (vector V2). */
export const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/** `//Bob`, the target of the calls of vector V8. */
export const BOB_HEX = "8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";

const PATH = fileURLToPath(
  new URL("../../../shared/chain/finney-424.metadata.scale", import.meta.url),
);
export const hasRealMetadata = existsSync(PATH);
export const NO_METADATA = "the main network's metadata is not in ../shared/chain";

export function realMetadata(): Uint8Array {
  return Uint8Array.from(readFileSync(PATH));
}

export function requestWith(change: Partial<SigningRequest>): SigningRequest {
  return v.parse(SigningRequest, {
    v: 1,
    id: "act-test",
    network: { id: "finney", genesisHash: FINNEY_GENESIS },
    account: ALICE,
    nonce: 7,
    era: {
      period: 64,
      birthBlock: 6_000_000,
      birthHash: `0x${"11".repeat(32)}`,
      deathBlock: 6_000_064,
    },
    tipRao: 0n,
    specName: "node-subtensor",
    specVersion: 424,
    transactionVersion: 1,
    ss58Prefix: 42,
    tokenDecimals: 9,
    tokenSymbol: "TAO",
    metadataHash: DIGEST_V16,
    proof: new Uint8Array(),
    callData: new Uint8Array(),
    createdAtMs: 0,
    hints: { feeRao: null, freeRao: null, burnRao: null },
    ...change,
  });
}

let prepared: ReturnType<typeof prepareAnyVersion> | null = null;
/** As the composing side would make it, by the V16 file's own digest: the machinery is the same for V15. */
export function provedRequest(
  callHex: string,
  change: Partial<SigningRequest> = {},
): SigningRequest {
  prepared ??= prepareAnyVersion(realMetadata(), { decimals: 9, tokenSymbol: "TAO" });
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
