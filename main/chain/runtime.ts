/**
 * One runtime of the chain, as its metadata describes it. polkadot.js reads the metadata and knows types, calls,
 * storage, errors and events; it is given the very bytes that the RFC-78 digest is made of (version 15) and no
 * connection: so it asks nothing on its own, prints nothing, and one runtime survives any number of reconnects.
 */
import type { ApiPromise, SubmittableResult } from "@polkadot/api";
import { fromHex, toHex } from "../codec/payload.ts";
import type { Operation } from "../codec/pipeline.ts";
import { Reader } from "../codec/reader.ts";
import { equalBytes, utf8ToBytes } from "../lib/bytes.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import {
  type CallShape,
  EXPECTED_CALLS,
  EXPECTED_EXTENSIONS,
  type ExtensionShape,
  ZERO_SIZE_EXTENSIONS,
} from "./expectations.ts";
import type { Network } from "./networks.ts";
import type { RuntimeVersionReply } from "./replies.ts";
import { shapeOf } from "./shape.ts";
import { openStorage, type Storage } from "./storage.ts";

/** An event without its types: fields as text, in order. */
export interface ChainEvent {
  /** null outside extrinsics (block start and end). */
  readonly extrinsic: number | null;
  readonly pallet: string;
  readonly name: string;
  readonly fields: readonly string[];
  /** For `System.ExtrinsicFailed`. */
  readonly error: DispatchFailure | null;
}

/** `group`: the pallet for module errors, else the kind (`Token`, `Arithmetic`, …). */
export interface DispatchFailure {
  readonly kind: "module" | "token" | "arithmetic" | "other";
  readonly group: string;
  readonly name: string;
}

export interface Runtime {
  readonly genesisHash: string;
  readonly specName: string;
  readonly specVersion: number;
  readonly transactionVersion: number;
  readonly metadataV15: Uint8Array;
  readonly storage: Storage;
  readonly existentialDepositRao: bigint;
  readonly ss58Prefix: number;
  /** Encoding of what a runtime API answers; null when this runtime does not have it. */
  apiShape(api: string, method: string): string | null;
  /** Why no request may be built; null when everything is as expected. */
  readonly signingFault: Fault | null;
  /** Null when the call is not on this runtime as it was; then it is not built. */
  callFault(kind: Operation["kind"]): Fault | null;
  encodeCall(operation: Operation): Uint8Array;
  /** Pallet and call of an extrinsic as this runtime decodes it; null when it cannot. */
  nameCall(extrinsic: string): { readonly pallet: string; readonly call: string } | null;
  decodeEvents(bytes: Uint8Array): ChainEvent[];
  readonly eventsKey: string;
}

const METADATA_MAGIC = utf8ToBytes("meta");
const METADATA_VERSION = 15;
/** No runtime with the pallets used here fits into less; polkadot.js prints about metadata without basic types. */
const LEAST_METADATA_BYTES = 8_192;

/**
 * Takes the reply of `Metadata_metadata_at_version(15)` apart (Option of opaque bytes). V16 gives a digest that the
 * chain does not accept (domain reference §6.3), so the version byte is asserted.
 */
export function openMetadata(reply: string): Uint8Array {
  try {
    const reader = new Reader(fromHex(reply));
    if (reader.u8() === 1) {
      const blob = reader.bytes(reader.count(1));
      if (blob.length < LEAST_METADATA_BYTES) throw new Refusal("METADATA_UNREADABLE");
      const isV15 = equalBytes(blob.subarray(0, 4), METADATA_MAGIC) && blob[4] === METADATA_VERSION;
      if (isV15 && reader.left === 0) return blob;
    }
  } catch (error) {
    throw new Refusal("METADATA_UNREADABLE", {}, { cause: error });
  }
  throw new Refusal("METADATA_UNREADABLE");
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

/** polkadot.js asks five questions before it reads metadata: all answered from what was already checked. */
async function readMetadata(
  network: Network,
  genesisHash: string,
  version: RuntimeVersionReply,
  metadataV15: Uint8Array,
): Promise<ApiPromise> {
  const answers = new Map<string, unknown>([
    ["chain_getBlockHash", genesisHash],
    ["state_getRuntimeVersion", { ...version, apis: [] }],
    ["system_chain", network.id],
    [
      "system_properties",
      {
        ss58Format: network.ss58Prefix,
        tokenDecimals: network.tokenDecimals,
        tokenSymbol: network.tokenSymbol,
      },
    ],
    ["rpc_methods", { methods: [] }],
  ]);
  const offline = {
    hasSubscriptions: false,
    isClonable: false,
    isConnected: false,
    clone: () => offline,
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    on: () => () => undefined,
    // biome-ignore lint/suspicious/noExplicitAny: the signature of polkadot.js's provider.
    send: <T = any>(method: string): Promise<T> => {
      const answer = answers.get(method);
      if (answer === undefined) return Promise.reject(new Error(`Offline: ${method}`));
      return Promise.resolve(answer as T);
    },
    subscribe: () => Promise.reject(new Error("Offline")),
    unsubscribe: () => Promise.resolve(true),
  };
  const { ApiPromise } = await import("@polkadot/api");
  /** Its own start-up prints every failure; this way the failure is ours to report. */
  class MetadataReader extends ApiPromise {
    async read(): Promise<void> {
      await this._loadMeta();
    }
  }
  const nothing = { extrinsic: {}, payload: {} };
  const api = new MetadataReader({
    provider: offline,
    noInitWarn: true,
    throwOnUnknown: true,
    metadata: { [`${genesisHash}-${version.specVersion}`]: `0x${toHex(metadataV15).slice(2)}` },
    signedExtensions: Object.fromEntries(ZERO_SIZE_EXTENSIONS.map((name) => [name, nothing])),
  });
  await api.read();
  return api;
}

function describe(
  api: ApiPromise,
  genesisHash: string,
  version: RuntimeVersionReply,
  metadataV15: Uint8Array,
): Runtime {
  const { registry } = api;
  const calls = {
    register: callFault(api, EXPECTED_CALLS.register),
    transfer: callFault(api, EXPECTED_CALLS.transfer),
  };
  const eventsEntry = api.query.system?.events;
  if (eventsEntry === undefined) throw new Refusal("METADATA_UNREADABLE");
  const eventsType = registry.createLookupType(eventsEntry.creator.meta.type.asPlain);
  const deposit = api.consts.balances?.existentialDeposit;
  const prefix = api.consts.system?.ss58Prefix;
  if (deposit === undefined || prefix === undefined) throw new Refusal("METADATA_UNREADABLE");

  return {
    genesisHash,
    specName: version.specName,
    specVersion: version.specVersion,
    transactionVersion: version.transactionVersion,
    metadataV15,
    storage: openStorage(api),
    existentialDepositRao: BigInt(deposit.toString()),
    ss58Prefix: Number(prefix.toString()),
    apiShape: (name, method) => apiShape(api, name, method),
    signingFault: extensionsFault(readExtensions(api)),
    callFault: (kind) => calls[kind],
    encodeCall: (operation) => encodeCall(api, operation),
    nameCall(extrinsic) {
      try {
        const { method } = api.createType("Extrinsic", extrinsic);
        return { pallet: palletName(api, method.section), call: snake(method.method) };
      } catch {
        // Whatever the reason, bytes that do not decode have no name: the caller treats null as unknown.
        return null;
      }
    },
    decodeEvents(bytes) {
      try {
        const records = registry.createTypeUnsafe<EventRecords, string>(eventsType, [bytes]);
        return records.map((record) => readEvent(api, record));
      } catch (error) {
        throw new Refusal("CHAIN_REPLY_UNREADABLE", { method: "events" }, { cause: error });
      }
    },
    eventsKey: eventsEntry.key(),
  };
}

type DispatchError = NonNullable<SubmittableResult["dispatchError"]>;
type EventRecord = SubmittableResult["events"][number];
/** A polkadot.js vector: an array that is also a codec. */
type EventRecords = EventRecord[] & ReturnType<ApiPromise["createType"]>;

function readEvent(api: ApiPromise, { phase, event }: EventRecord): ChainEvent {
  const [first] = event.data;
  const isFailure = event.section === "system" && event.method === "ExtrinsicFailed";
  return {
    extrinsic: phase.isApplyExtrinsic ? phase.asApplyExtrinsic.toNumber() : null,
    pallet: palletName(api, event.section),
    name: event.method,
    fields: event.data.map(String),
    error: isFailure && first !== undefined ? readFailure(api, first.toU8a()) : null,
  };
}

function readFailure(api: ApiPromise, bytes: Uint8Array): DispatchFailure {
  const error = api.registry.createTypeUnsafe<DispatchError, string>("DispatchError", [bytes]);
  if (error.isModule) {
    try {
      const { section, name } = api.registry.findMetaError(error.asModule);
      return { kind: "module", group: palletName(api, section), name };
    } catch {
      // polkadot.js throws for an error that the metadata does not list: the numbers are what is left to say.
      const { index, error: code } = error.asModule;
      return { kind: "module", group: index.toString(), name: code.toHex() };
    }
  }
  if (error.isToken) return { kind: "token", group: "Token", name: error.asToken.type };
  if (error.isArithmetic) {
    return { kind: "arithmetic", group: "Arithmetic", name: error.asArithmetic.type };
  }
  return { kind: "other", group: "Dispatch", name: error.type };
}

function encodeCall(api: ApiPromise, operation: Operation): Uint8Array {
  const { pallet, call } = EXPECTED_CALLS[operation.kind];
  const build = api.tx[camel(pallet)]?.[camel(call)];
  if (build === undefined) throw new Refusal("CALL_SHAPE_CHANGED", { pallet, call });
  const extrinsic =
    operation.kind === "register"
      ? build(operation.netuid, operation.hotkey, operation.maxBurnRao)
      : build({ Id: operation.destination }, operation.amountRao);
  return extrinsic.method.toU8a();
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

/** polkadot.js spells `SubtensorModule` as `subtensorModule` and `register_limit` as `registerLimit`. */
function camel(name: string): string {
  const joined = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function palletName(api: ApiPromise, section: string): string {
  const pallet = api.runtimeMetadata.asLatest.pallets.find(
    ({ name }) => camel(name.toString()) === section,
  );
  return pallet?.name.toString() ?? section;
}
