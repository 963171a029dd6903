/**
 * What a signature would do, read by the vault from the bytes that it would sign. Only calls with a review written for
 * them can be signed, and only while their argument list is the one that the review was written for.
 */
import { encodeAddress } from "../codec/address.ts";
import {
  bytesIn,
  integerIn,
  type NamedValue,
  type Value,
  type VariantValue,
} from "../codec/call-decoder.ts";
import { decodeRequest } from "../codec/decoded-request.ts";
import { signingPayload, toHex } from "../codec/payload.ts";
import type { Danger, Review, ReviewField, SigningRequest } from "../codec/pipeline.ts";
import { type Fault, fault } from "../lib/fault.ts";

/** The meaning of one call, from its decoded arguments. */
interface Meaning {
  sentence: Fault;
  danger: Danger;
  flow: Review["flow"];
}

interface Reviewer {
  /** Argument names with the shape that the meaning below relies on. */
  readonly shape: readonly {
    readonly name: string;
    readonly type: "u16" | "u64" | "account" | "address";
  }[];
  mean(args: ReadonlyMap<string, bigint | string>): Meaning;
}

/** `Pallet.call` → what it means. Everything else is refused: blind signing does not exist here. */
const reviewers: Readonly<Record<string, Reviewer>> = {
  "SubtensorModule.register_limit": {
    shape: [
      { name: "netuid", type: "u16" },
      { name: "hotkey", type: "account" },
      { name: "limit_price", type: "u64" },
    ],
    mean: (args) => {
      const maxBurnRao = BigInt(args.get("limit_price") ?? 0n);
      return {
        sentence: fault("REVIEW_REGISTER", {
          netuid: Number(args.get("netuid")),
          hotkey: String(args.get("hotkey")),
          maxBurnRao,
        }),
        danger: "irreversible",
        flow: [{ kind: "burn", rao: maxBurnRao, bound: "at-most", to: null }],
      };
    },
  },
  "Balances.transfer_keep_alive": {
    shape: [
      { name: "dest", type: "address" },
      { name: "value", type: "u64" },
    ],
    mean: (args) => {
      const amountRao = BigInt(args.get("value") ?? 0n);
      const destination = String(args.get("dest"));
      return {
        sentence: fault("REVIEW_TRANSFER", { destination, amountRao }),
        danger: "irreversible",
        flow: [
          {
            kind: "value",
            rao: amountRao,
            bound: "exact",
            to: destination as Review["account"],
          },
        ],
      };
    },
  },
};

/** Throws a Refusal when there is nothing to review: proof, digest or bytes do not hold. */
export function reviewRequest(request: SigningRequest): Review {
  const outer = decodeRequest(request);
  const { payloadHash } = signingPayload(request);
  const pallet = outer.name;
  const inner = outer.fields[0]?.value;
  const call: VariantValue | null = inner?.kind === "variant" ? inner : null;
  const name = call?.name ?? "";
  const blocking: Fault[] = [];
  let meaning: Meaning = {
    sentence: fault("REVIEW_UNKNOWN", { pallet, call: name }),
    danger: "emergency",
    flow: [],
  };
  const reviewer = Object.hasOwn(reviewers, `${pallet}.${name}`)
    ? reviewers[`${pallet}.${name}`]
    : undefined;
  if (call === null || reviewer === undefined) {
    blocking.push(fault("CALL_UNKNOWN", { pallet, call: name }));
  } else {
    const args = argumentsOf(call, reviewer.shape);
    if (args === null) blocking.push(fault("CALL_SHAPE_CHANGED", { pallet, call: name }));
    else meaning = reviewer.mean(args);
  }
  const tip: Review["flow"] =
    request.tipRao > 0n ? [{ kind: "tip", rao: request.tipRao, bound: "exact", to: null }] : [];
  return {
    v: 1,
    requestId: request.id,
    pallet,
    call: name,
    sentence: meaning.sentence,
    danger: meaning.danger,
    account: request.account,
    flow: [...meaning.flow, ...tip],
    fields: call === null ? [] : call.fields.flatMap((field) => fieldsOf(field, "")),
    nonce: request.nonce,
    firstBlock: request.era.birthBlock + 1,
    lastBlock: request.era.deathBlock - 1,
    tipRao: request.tipRao,
    genesisHash: request.network.genesisHash,
    specVersion: request.specVersion,
    metadataHash: request.metadataHash,
    callHex: toHex(request.callData),
    payloadHash,
    blocking,
  };
}

/** The arguments by name, when names, order and shapes are exactly the expected ones; else null. */
function argumentsOf(
  call: VariantValue,
  shape: Reviewer["shape"],
): Map<string, bigint | string> | null {
  if (call.fields.length !== shape.length) return null;
  const args = new Map<string, bigint | string>();
  for (const [index, { name, type }] of shape.entries()) {
    const field = call.fields[index];
    if (field === undefined || field.name !== name) return null;
    const value = argumentOf(field.value, type);
    if (value === null) return null;
    args.set(name, value);
  }
  return args;
}

function argumentOf(value: Value, type: Reviewer["shape"][number]["type"]): bigint | string | null {
  switch (type) {
    case "u16":
    case "u64": {
      const bits = BigInt(type.slice(1));
      const integer = isUnsigned(value, type) ? integerIn(value) : null;
      return integer === null || integer >> bits > 0n ? null : integer;
    }
    case "account":
      return accountText(value);
    case "address":
      return value.kind === "variant" && value.path.endsWith("MultiAddress") && value.name === "Id"
        ? accountText(value.fields[0]?.value)
        : null;
  }
}

/** Directly, or as the compact form of the same width; inside a newtype (NetUid, TaoBalance) as well. */
function isUnsigned(value: Value, type: "u16" | "u64"): boolean {
  if (value.kind === "composite") {
    const only = value.fields.length === 1 ? value.fields[0] : undefined;
    return only !== undefined && isUnsigned(only.value, type);
  }
  return (
    value.kind === "integer" && (value.type === type || value.type === `compactU${type.slice(1)}`)
  );
}

function accountText(value: Value | undefined): string | null {
  if (value?.kind !== "composite" || !value.path.endsWith("AccountId32")) return null;
  const bytes = bytesIn(value);
  return bytes?.length === 32 ? encodeAddress(bytes) : null;
}

/** Every argument down to its parts, for the screen: nothing that is signed is left out. */
function fieldsOf({ name, typeName, value }: NamedValue, prefix: string): ReviewField[] {
  const path = prefix === "" ? (name ?? "0") : name === null ? prefix : `${prefix}.${name}`;
  const account = accountText(value);
  if (account !== null) return [{ path, type: "address", value: account }];
  switch (value.kind) {
    case "integer": {
      const kind = integerKind(path, typeName);
      return [{ path, type: kind, value: value.value.toString() }];
    }
    case "flag":
      return [{ path, type: "flag", value: String(value.value) }];
    case "text":
      return [{ path, type: "text", value: value.value }];
    case "bytes":
      return [{ path, type: "bytes", value: toHex(value.value) }];
    case "void":
      return [];
    case "list":
      return value.items.flatMap((item, index) =>
        fieldsOf({ name: String(index), typeName: null, value: item }, path),
      );
    case "composite": {
      const integer = integerIn(value);
      if (integer !== null) {
        return [{ path, type: integerKind(path, typeName), value: integer.toString() }];
      }
      return value.fields.flatMap((field) => fieldsOf(field, path));
    }
    case "variant":
      if (value.fields.length === 0) return [{ path, type: "variant", value: value.name }];
      return value.fields.flatMap((field) => fieldsOf(field, `${path}.${value.name}`));
  }
}

/** Only for the wording of the row: names and type names are the chain's own, proved ones. */
function integerKind(path: string, typeName: string | null): "netuid" | "rao" | "number" {
  if (typeName === "NetUid" || path.endsWith("netuid")) return "netuid";
  return typeName !== null && /Balance/.test(typeName) ? "rao" : "number";
}
