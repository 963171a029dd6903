/**
 * One runtime of the chain, as its metadata describes it. polkadot.js reads the metadata and knows types, calls,
 * storage, errors and events; it is given the very bytes that the RFC-78 digest is made of (version 15) and no
 * connection: so it asks nothing on its own, prints nothing, and one runtime survives any number of reconnects.
 */
import type { ApiPromise } from "@polkadot/api";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import { readCall } from "./call-reader.ts";
import { type CallShape, callValues, EXPECTED_CALLS, KINDS } from "./calls/index.ts";
import { type Events, openEvents } from "./events.ts";
import { EXPECTED_EXTENSIONS, type ExtensionShape } from "./expectations.ts";
import { METADATA_VERSION, readMetadata } from "./metadata.ts";
import { callBytesIn, type NamedCall, nameCall } from "./named-call.ts";
import { camel } from "./names.ts";
import type { Network } from "./networks.ts";
import type { RuntimeVersionReply } from "./replies.ts";
import { shapeOf } from "./shape.ts";
import { openStorage, type Storage } from "./storage.ts";

export interface Runtime {
  readonly genesisHash: string;
  readonly specName: string;
  readonly specVersion: number;
  readonly transactionVersion: number;
  readonly metadataV15: Uint8Array;
  readonly storage: Storage;
  readonly existentialDepositRao: bigint;
  /** A number that the runtime is built with. Refuses CHAIN_CONSTANT_MISSING. */
  constant(pallet: string, name: string): bigint;
  readonly ss58Prefix: number;
  /** What the first announcement of a coldkey swap burns; null when this runtime does not say. */
  readonly keySwapCostRao: bigint | null;
  /** Encoding of what a runtime API answers; null when this runtime does not have it. */
  apiShape(api: string, method: string): string | null;
  /** Why no request may be built; null when everything is as expected. */
  readonly signingFault: Fault | null;
  /** Null when the call is not on this runtime as it was; then it is not built. */
  callFault(kind: Operation["kind"]): Fault | null;
  encodeCall(operation: Operation): Uint8Array;
  /** The operation that a call's bytes mean when `coldkey` signs them. Refuses CALL_UNKNOWN_HERE. */
  readCall(bytes: Uint8Array, coldkey: Ss58): Operation;
  /** Pallet and call of an extrinsic as this runtime decodes it; null when it cannot. */
  nameCall(extrinsic: string): NamedCall | null;
  /** The bytes of every call that an extrinsic carries inside; none when it does not decode. */
  carriedCalls(extrinsic: string): Uint8Array[];
  readonly events: Events;
}

export async function loadRuntime(
  network: Network,
  genesisHash: string,
  version: RuntimeVersionReply,
  metadataV15: Uint8Array,
): Promise<Runtime> {
  try {
    const api = await readMetadata(network, genesisHash, version, metadataV15);
    return describe(api, genesisHash, version, metadataV15);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("METADATA_UNREADABLE", {}, { cause: error });
  }
}

function describe(
  api: ApiPromise,
  genesisHash: string,
  version: RuntimeVersionReply,
  metadataV15: Uint8Array,
): Runtime {
  const calls = new Map(KINDS.map((kind) => [kind, callFault(api, EXPECTED_CALLS[kind])]));
  const deposit = api.consts.balances?.existentialDeposit;
  const prefix = api.consts.system?.ss58Prefix;
  const swapCost = api.consts.subtensorModule?.keySwapCost;
  if (deposit === undefined || prefix === undefined) throw new Refusal("METADATA_UNREADABLE");

  return {
    genesisHash,
    specName: version.specName,
    specVersion: version.specVersion,
    transactionVersion: version.transactionVersion,
    metadataV15,
    storage: openStorage(api),
    existentialDepositRao: BigInt(deposit.toString()),
    constant(pallet, name) {
      const found = api.consts[camel(pallet)]?.[constantKey(name)];
      if (found === undefined || !/^\d+$/.test(found.toString())) {
        throw new Refusal("CHAIN_CONSTANT_MISSING", { pallet, name });
      }
      return BigInt(found.toString());
    },
    ss58Prefix: Number(prefix.toString()),
    keySwapCostRao: swapCost === undefined ? null : BigInt(swapCost.toString()),
    apiShape: (name, method) => apiShape(api, name, method),
    signingFault: extensionsFault(readExtensions(api)),
    callFault: (kind) => calls.get(kind) ?? null,
    encodeCall: (operation) => encodeCall(api, operation),
    readCall: (bytes, coldkey) =>
      readCall(
        {
          indexOf: (kind) => (calls.get(kind) === null ? callIndex(api, kind) : null),
          encode: (operation) => encodeCall(api, operation),
        },
        bytes,
        coldkey,
      ),
    nameCall(extrinsic) {
      try {
        const { method, signer } = api.createType("Extrinsic", extrinsic);
        return nameCall(api, method, signer.toString() as Ss58);
      } catch {
        // Whatever the reason, bytes that do not decode have no name: the caller treats null as unknown.
        return null;
      }
    },
    carriedCalls(extrinsic) {
      try {
        return callBytesIn(api.createType("Extrinsic", extrinsic).method);
      } catch {
        // As above: bytes that do not decode carry nothing that has a name.
        return [];
      }
    },
    events: openEvents(api),
  };
}

function encodeCall(api: ApiPromise, operation: Operation): Uint8Array {
  const { pallet, call } = EXPECTED_CALLS[operation.kind];
  const build = api.tx[camel(pallet)]?.[camel(call)];
  if (build === undefined) throw new Refusal("CALL_SHAPE_CHANGED", { pallet, call });
  const encode = (inner: Operation): Uint8Array => encodeCall(api, inner);
  const extrinsic = build(...callValues(operation, encode));
  return extrinsic.method.toU8a();
}

/** polkadot.js writes `KeySwapCost` as `keySwapCost`. */
const constantKey = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function callIndex(api: ApiPromise, kind: Operation["kind"]): Uint8Array | null {
  const { pallet, call } = EXPECTED_CALLS[kind];
  return api.tx[camel(pallet)]?.[camel(call)]?.callIndex ?? null;
}

/** A call whose arguments have other names or encodings may mean something else now. */
function callFault(api: ApiPromise, expected: CallShape): Fault | null {
  const { pallet, call } = expected;
  const build = api.tx[camel(pallet)]?.[camel(call)];
  const actual = build?.meta.fields.map((field) => [
    field.name.isSome ? field.name.unwrap().toString() : "",
    shapeOf(api.registry, field.type),
  ]);
  if (JSON.stringify(actual) === JSON.stringify(expected.args)) return null;
  return fault("CALL_SHAPE_CHANGED", { pallet, call, isKnown: actual !== undefined });
}

function readExtensions(api: ApiPromise): ExtensionShape[] {
  const { registry, runtimeMetadata } = api;
  // polkadot.js loses types when it lifts version 15 to 16, so each version is read in its own form.
  const listed =
    runtimeMetadata.version === METADATA_VERSION
      ? runtimeMetadata.asV15.extrinsic.signedExtensions.map(
          ({ identifier, type, additionalSigned }) => ({
            identifier,
            type,
            implicit: additionalSigned,
          }),
        )
      : [...runtimeMetadata.asLatest.extrinsic.transactionExtensions];
  return listed.map(({ identifier, type, implicit }) => ({
    name: identifier.toString(),
    extra: shapeOf(registry, type),
    implicit: shapeOf(registry, implicit),
  }));
}

/** Exported for its own test: compares the whole list, in order. */
export function extensionsFault(actual: readonly ExtensionShape[]): Fault | null {
  const at = Array.from({ length: Math.max(actual.length, EXPECTED_EXTENSIONS.length) }).findIndex(
    (_, index) => !isSameExtension(actual[index], EXPECTED_EXTENSIONS[index]),
  );
  if (at === -1) return null;
  return fault("EXTENSIONS_UNEXPECTED", {
    position: at + 1,
    expected: EXPECTED_EXTENSIONS[at]?.name ?? null,
    actual: actual[at]?.name.slice(0, 100) ?? null,
  });
}

function isSameExtension(a: ExtensionShape | undefined, b: ExtensionShape | undefined): boolean {
  return a?.name === b?.name && a?.extra === b?.extra && a?.implicit === b?.implicit;
}

function apiShape(api: ApiPromise, name: string, method: string): string | null {
  const found = api.runtimeMetadata.asLatest.apis
    .find((candidate) => candidate.name.toString() === name)
    ?.methods.find((candidate) => candidate.name.toString() === method);
  return found === undefined ? null : shapeOf(api.registry, found.output);
}
