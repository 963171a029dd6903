/**
 * A signing request as the proved types read it: the call, and a check that every extension reads back exactly what
 * the request says. An extension that changed its meaning under the same name is found here.
 */
import { Refusal } from "../lib/fault.ts";
import { createDecoder, type Value, type VariantValue } from "./call-decoder.ts";
import { eraBytes } from "./era.ts";
import { EXTENSIONS } from "./extensions.ts";
import { verifyProof } from "./metadata-proof.ts";
import { includedInExtrinsic, includedInSignedData, toHex } from "./payload.ts";
import type { SigningRequest } from "./pipeline.ts";
import type { Primitive } from "./type-tree.ts";

type Extension = (typeof EXTENSIONS)[number];
type Reads = (value: Value) => boolean;

/** The real ones have about a hundred bytes; batches of hundreds of calls still fit. */
const MOST_CALL_BYTES = 256 * 1024;

/** Refuses like {@link verifyProof}, and CALL_TOO_LARGE, CALL_UNDECODABLE, EXTENSIONS_UNEXPECTED { extension }. */
export function decodeRequest(request: SigningRequest): VariantValue {
  const bytes = request.callData.length;
  if (bytes > MOST_CALL_BYTES) throw new Refusal("CALL_TOO_LARGE", { bytes });
  const { leaves, extrinsic } = verifyProof(request);
  const decoder = createDecoder(leaves);
  const [call] = decoder.read(request.callData, [extrinsic.call]);
  if (call?.kind !== "variant") throw new Refusal("CALL_UNDECODABLE", { at: 0 });

  const { extensions } = extrinsic;
  const read = (part: Uint8Array, types: Parameters<typeof decoder.read>[1]): Value[] => {
    try {
      return decoder.read(part, types);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal("EXTENSIONS_UNEXPECTED", { extension: null }, { cause: error });
    }
  };
  const sent = read(
    includedInExtrinsic(request),
    extensions.map((item) => item.inExtrinsic),
  );
  const signed = read(
    includedInSignedData(request),
    extensions.map((item) => item.inSignedData),
  );
  const expected = expectedReadings(request);
  for (const [index, extension] of EXTENSIONS.entries()) {
    const [isSent, isSigned] = expected[extension];
    const [inExtrinsic, inSignedData] = [sent[index], signed[index]];
    const isAsSaid =
      inExtrinsic !== undefined &&
      inSignedData !== undefined &&
      isSent(inExtrinsic) &&
      isSigned(inSignedData);
    if (!isAsSaid) throw new Refusal("EXTENSIONS_UNEXPECTED", { extension });
  }
  return call;
}

const nothing: Reads = (value) => value.kind === "void";
const empty: readonly [Reads, Reads] = [nothing, nothing];

/** Type and content of what each extension adds to the extrinsic and to the signed data (domain reference §6.1). */
function expectedReadings(request: SigningRequest): Record<Extension, readonly [Reads, Reads]> {
  return {
    CheckNonZeroSender: empty,
    CheckSpecVersion: [nothing, integer("u32", BigInt(request.specVersion))],
    CheckTxVersion: [nothing, integer("u32", BigInt(request.transactionVersion))],
    CheckGenesis: [nothing, hash(request.network.genesisHash)],
    CheckMortality: [mortalEra(eraBytes(request.era)), hash(request.era.birthHash)],
    CheckNonce: [integer("compactU32", BigInt(request.nonce)), nothing],
    CheckWeight: empty,
    ChargeTransactionPayment: [integer("compactU64", request.tipRao), nothing],
    SudoTransactionExtension: empty,
    CheckShieldedTxValidity: empty,
    SubtensorTransactionExtension: empty,
    DrandPriority: empty,
    CheckMetadataHash: [
      variant("Enabled", 1, []),
      variant("Some", 1, [hash(request.metadataHash)]),
    ],
  };
}

/** Extensions are newtypes: `CheckNonce(Compact<u32>)`. */
function unwrapped(value: Value): Value {
  if (value.kind !== "composite" || value.fields.length !== 1) return value;
  const only = value.fields[0];
  return only === undefined ? value : unwrapped(only.value);
}

function integer(type: Primitive, expected: bigint): Reads {
  return (value) => {
    const inner = unwrapped(value);
    return inner.kind === "integer" && inner.type === type && inner.value === expected;
  };
}

function hash(expected: string): Reads {
  return (value) => {
    const inner = unwrapped(value);
    return inner.kind === "bytes" && toHex(inner.value) === expected;
  };
}

function variant(name: string, index: number, fields: readonly Reads[]): Reads {
  return (value) => {
    const inner = unwrapped(value);
    return (
      inner.kind === "variant" &&
      inner.name === name &&
      inner.index === index &&
      inner.fields.length === fields.length &&
      inner.fields.every((field, at) => fields[at]?.(field.value) ?? false)
    );
  };
}

/** The metadata shows the low byte of a mortal era as the variant and the high byte as its field. */
function mortalEra([low = 0, high = 0]: Uint8Array): Reads {
  return variant(`Mortal${low}`, low, [integer("u8", BigInt(high))]);
}
