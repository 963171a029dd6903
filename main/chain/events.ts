/** Events and dispatch errors, freed from their types. */
import type { ApiPromise, SubmittableResult } from "@polkadot/api";
import { Refusal } from "../lib/fault.ts";
import { palletName } from "./names.ts";

/** An event without its types: fields as text, in order. */
export interface ChainEvent {
  /** null outside extrinsics (block start and end). */
  readonly extrinsic: number | null;
  readonly pallet: string;
  readonly name: string;
  readonly fields: readonly string[];
  /** For `System.ExtrinsicFailed`. */
  readonly error: DispatchFailure | null;
  /** What a batch, a proxy or a multisig says of the call inside: that one failed while the extrinsic succeeded. */
  readonly nested: DispatchFailure | null;
}

/** `group`: the pallet for module errors, else the kind (`Token`, `Arithmetic`, …). */
export interface DispatchFailure {
  readonly kind: "module" | "token" | "arithmetic" | "other";
  readonly group: string;
  readonly name: string;
}

export interface Events {
  /** Where the node keeps a block's events. */
  readonly key: string;
  decode(bytes: Uint8Array): ChainEvent[];
}

export function openEvents(api: ApiPromise): Events {
  const entry = api.query.system?.events;
  if (entry === undefined) throw new Refusal("METADATA_UNREADABLE");
  const type = api.registry.createLookupType(entry.creator.meta.type.asPlain);
  return {
    key: entry.key(),
    decode(bytes) {
      try {
        const records = api.registry.createTypeUnsafe<EventRecords, string>(type, [bytes]);
        return records.map((record) => readEvent(api, record));
      } catch (error) {
        throw new Refusal("CHAIN_REPLY_UNREADABLE", { method: "events" }, { cause: error });
      }
    },
  };
}

type DispatchError = NonNullable<SubmittableResult["dispatchError"]>;
type EventRecord = SubmittableResult["events"][number];
/** A polkadot.js vector: an array that is also a codec. */
type EventRecords = EventRecord[] & ReturnType<ApiPromise["createType"]>;

/** Where these events keep how a call inside of another ended (domain reference §3.9, §3.10). */
const NESTED: Readonly<Record<string, { readonly at: number; readonly is: "error" | "result" }>> = {
  "utility.BatchInterrupted": { at: 1, is: "error" },
  "utility.ItemFailed": { at: 0, is: "error" },
  "proxy.ProxyExecuted": { at: 0, is: "result" },
  "multisig.MultisigExecuted": { at: 4, is: "result" },
};
/** Cases of `Result`. */
const ERR = 1;

function readEvent(api: ApiPromise, { phase, event }: EventRecord): ChainEvent {
  const [first] = event.data;
  const isFailure = event.section === "system" && event.method === "ExtrinsicFailed";
  return {
    extrinsic: phase.isApplyExtrinsic ? phase.asApplyExtrinsic.toNumber() : null,
    pallet: palletName(api, event.section),
    name: event.method,
    fields: event.data.map(String),
    error: isFailure && first !== undefined ? readFailure(api, first.toU8a()) : null,
    nested: readNested(api, event),
  };
}

function readNested(api: ApiPromise, event: EventRecord["event"]): DispatchFailure | null {
  const place = NESTED[`${event.section}.${event.method}`];
  const bytes = place === undefined ? undefined : event.data[place.at]?.toU8a();
  if (place === undefined || bytes === undefined) return null;
  if (place.is === "error") return readFailure(api, bytes);
  return bytes[0] === ERR ? readFailure(api, bytes.subarray(1)) : null;
}

/** As the metadata has it: `DispatchError` alone would be the library's own, whose token errors are older ones. */
const DISPATCH_ERROR = "SpRuntimeDispatchError";

/** From SCALE bytes. */
export function readFailure(api: ApiPromise, bytes: Uint8Array): DispatchFailure {
  const error = api.registry.createTypeUnsafe<DispatchError, string>(DISPATCH_ERROR, [bytes]);
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
