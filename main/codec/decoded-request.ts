/**
 * A signing request as the proved types read it: the call, and a check that every extension reads back exactly what
 * the request says. An extension that changed its meaning under the same name is found here.
 */
import { Refusal } from "../lib/fault.ts";
import {
  bytesIn,
  createDecoder,
  integerIn,
  type Value,
  type VariantValue,
} from "./call-decoder.ts";
import { EXTENSIONS } from "./extensions.ts";
import { verifyProof } from "./metadata-proof.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";

type Extension = (typeof EXTENSIONS)[number];

/** Refuses like {@link verifyProof}, and CALL_UNDECODABLE, EXTENSIONS_UNEXPECTED. */
export function decodeRequest(request: SigningRequest): VariantValue {
  const { leaves, extrinsic } = verifyProof(request);
  const decoder = createDecoder(leaves);
  const [call] = decoder.read(request.callData, [extrinsic.call]);
  if (call?.kind !== "variant") throw new Refusal("CALL_UNDECODABLE", { at: 0 });
  const { extensions } = extrinsic;
  checkExtensions(
    decoder.read(
      includedInExtrinsic(request),
      extensions.map((item) => item.inExtrinsic),
    ),
    decoder.read(
      includedInSignedData(request),
      extensions.map((item) => item.inSignedData),
    ),
    request,
  );
  return call;
}

function checkExtensions(
  inExtrinsic: readonly Value[],
  inSignedData: readonly Value[],
  request: SigningRequest,
): void {
  const sent = (name: Extension): Value =>
    inExtrinsic[EXTENSIONS.indexOf(name)] ?? { kind: "void" };
  const signed = (name: Extension): Value =>
    inSignedData[EXTENSIONS.indexOf(name)] ?? { kind: "void" };
  const optionalHash = signed("CheckMetadataHash");
  const inner = optionalHash.kind === "variant" ? optionalHash.fields[0]?.value : undefined;
  const isAsSaid =
    integerIn(sent("CheckNonce")) === BigInt(request.nonce) &&
    integerIn(sent("ChargeTransactionPayment")) === request.tipRao &&
    integerIn(signed("CheckSpecVersion")) === BigInt(request.specVersion) &&
    integerIn(signed("CheckTxVersion")) === BigInt(request.transactionVersion) &&
    isHash(signed("CheckGenesis"), request.network.genesisHash) &&
    isHash(signed("CheckMortality"), request.era.birthHash) &&
    inner !== undefined &&
    isHash(inner, request.metadataHash);
  if (!isAsSaid) throw new Refusal("EXTENSIONS_UNEXPECTED", {});
}

function isHash(value: Value, expected: string): boolean {
  const bytes = bytesIn(value);
  return bytes !== null && toHex(bytes) === expected;
}
