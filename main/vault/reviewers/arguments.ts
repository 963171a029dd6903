/** The arguments of a decoded call, freed from their types: only while they are exactly those that were expected. */
import { bytesIn, integerIn, type Value, type VariantValue } from "../../codec/call-decoder.ts";
import { toHex } from "../../codec/payload.ts";
import type { Primitive } from "../../codec/type-tree.ts";
import type { Ss58 } from "../../codec/values.ts";
import { ok, type Result, refuse } from "../../lib/fault.ts";
import { accountIn } from "../review-fields.ts";
import type { Arguments, Child, Reviewer, Shape, Timepoint, Weight } from "./reviewer.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const MULTI_ADDRESS_PATH = "sp_runtime::multiaddress::MultiAddress";
const PROXY_TYPE_PATH = "subtensor_runtime_common::ProxyType";

type Read =
  | bigint
  | boolean
  | null
  | string
  | readonly number[]
  | { readonly accounts: readonly Ss58[] }
  | { readonly children: readonly Child[] }
  | { readonly claim: string; readonly netuids: readonly number[] }
  | Timepoint
  | Weight
  | { readonly calls: readonly VariantValue[] };

/** CALL_SHAPE_CHANGED unless names, order and types are exactly the expected ones; ADDRESS_KIND_UNKNOWN. */
export function argumentsOf({ fields }: VariantValue, shape: Reviewer["shape"]): Result<Arguments> {
  const found = new Map<string, Read>();
  if (fields.length !== shape.length) return refuse("CALL_SHAPE_CHANGED");
  for (const [index, [name, type]] of shape.entries()) {
    const field = fields[index];
    if (field === undefined || field.name !== name) return refuse("CALL_SHAPE_CHANGED");
    const read = readArgument(field.value, type);
    if (read !== undefined) found.set(name, read);
    else if (type === "address" && isMultiAddress(field.value)) {
      return refuse("ADDRESS_KIND_UNKNOWN", { argument: name, kind: field.value.name });
    } else return refuse("CALL_SHAPE_CHANGED");
  }
  return ok({
    integer: (name) => known(found.get(name), isBigint),
    account: (name) => known(found.get(name), isText) as Ss58,
    flag: (name) => known(found.get(name), isFlag),
    optional: (name) => known(found.get(name), isOptional),
    list: (name) => known(found.get(name), isList),
    case: (name) => known(found.get(name), isText),
    optionalCase: (name) => known(found.get(name), (read) => read === null || isText(read)),
    text: (name) => known(found.get(name), isText),
    hash: (name) => known(found.get(name), isText),
    accounts: (name) => known(found.get(name), has("accounts")).accounts,
    children: (name) => known(found.get(name), has("children")).children,
    claim: (name) => {
      const { claim, netuids } = known(found.get(name), has("claim"));
      return { type: claim, netuids };
    },
    timepoint: (name) =>
      known(
        found.get(name),
        (read): read is Timepoint | null => read === null || has("height")(read),
      ),
    weight: (name) => known(found.get(name), has("refTime")),
    calls: (name) => known(found.get(name), has("calls")).calls,
  });
}

type Keys = "accounts" | "children" | "claim" | "height" | "refTime" | "calls";
const has =
  <K extends Keys>(key: K) =>
  (read: Read): read is Extract<Read, { readonly [Each in K]: unknown }> =>
    typeof read === "object" && read !== null && key in read;
const isBigint = (read: Read): read is bigint => typeof read === "bigint";
const isText = (read: Read): read is string => typeof read === "string";
const isFlag = (read: Read): read is boolean => typeof read === "boolean";
const isOptional = (read: Read): read is bigint | null => read === null || isBigint(read);
const isList = (read: Read): read is readonly number[] => Array.isArray(read);

/** A meaning that asks for an argument outside its own shape is a bug. */
function known<T extends Read>(read: Read | undefined, is: (read: Read) => read is T): T {
  if (read === undefined || !is(read)) throw new Error("No such argument");
  return read;
}

/** Undefined for what is not of that type. */
function readArgument(value: Value, type: Shape): Read | undefined {
  switch (type) {
    case "account":
      return accountIn(value) ?? undefined;
    case "address":
      return accountIn(identified(value)) ?? undefined;
    case "flag":
      return value.kind === "flag" ? value.value : undefined;
    case "option-u16":
      return readOption(value, (inner) => readInteger(inner, "u16"));
    case "set-u16":
      return readSet(value);
    case "proxy-type":
      return readProxyType(value);
    case "option-proxy-type":
      return readOption(value, readProxyType);
    case "text":
      return value.kind === "bytes" ? textIn(value.value) : undefined;
    case "hash": {
      const bytes = bytesIn(value);
      return bytes?.length === 32 ? toHex(bytes) : undefined;
    }
    case "accounts": {
      const accounts = value.kind === "list" ? value.items.map(accountIn) : [null];
      return accounts.every((one) => one !== null) ? { accounts } : undefined;
    }
    case "children":
      return readChildren(value);
    case "claim-type":
      return readClaim(value);
    case "timepoint":
      return readTimepoint(value);
    case "option-timepoint":
      return readOption(value, readTimepoint);
    case "weight":
      return readWeight(value);
    case "call":
      return isCall(value) ? { calls: [value] } : undefined;
    case "calls":
      return value.kind === "list" && value.items.every(isCall)
        ? { calls: value.items }
        : undefined;
    default:
      return isOfType(value, type) ? (integerIn(value) ?? undefined) : undefined;
  }
}

function readInteger(value: Value, type: Primitive): bigint | undefined {
  return isOfType(value, type) ? (integerIn(value) ?? undefined) : undefined;
}

function readProxyType(value: Value): string | undefined {
  const isOne =
    value.kind === "variant" && value.path === PROXY_TYPE_PATH && value.fields.length === 0;
  return isOne ? value.name : undefined;
}

/** `RuntimeCall` by its own, proved path. */
function isCall(value: Value): value is VariantValue {
  return value.kind === "variant" && value.path.endsWith("_runtime::RuntimeCall");
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // Whatever it is, it is no text that a person could have read.
    return undefined;
  }
}

function readChildren(value: Value): { readonly children: readonly Child[] } | undefined {
  if (value.kind !== "list") return undefined;
  const children = value.items.map((row) => {
    const [part, child] = row.kind === "list" && row.items.length === 2 ? row.items : [];
    const hotkey = accountIn(child);
    const amount = part === undefined ? undefined : readInteger(part, "u64");
    return hotkey === null || amount === undefined ? null : { part: amount, hotkey };
  });
  return children.every((one) => one !== null) ? { children } : undefined;
}

function readClaim(value: Value) {
  if (value.kind !== "variant" || !value.path.endsWith("RootClaimTypeEnum")) return undefined;
  const [only] = value.fields;
  if (only === undefined) return { claim: value.name, netuids: [] };
  const netuids = value.fields.length === 1 ? readSet(only.value) : undefined;
  return netuids === undefined ? undefined : { claim: value.name, netuids };
}

/** The fields of a struct, by name, if they are exactly these numbers. */
function readNumbers(value: Value, type: Primitive, names: readonly [string, string]) {
  if (value.kind !== "composite" || value.fields.length !== 2) return undefined;
  const [first, second] = value.fields;
  if (first?.name !== names[0] || second?.name !== names[1]) return undefined;
  const [a, b] = [readInteger(first.value, type), readInteger(second.value, type)];
  return a === undefined || b === undefined ? undefined : ([a, b] as const);
}

function readTimepoint(value: Value): Timepoint | undefined {
  const numbers = readNumbers(value, "u32", ["height", "index"]);
  if (numbers === undefined) return undefined;
  return { height: Number(numbers[0]), index: Number(numbers[1]) };
}

function readWeight(value: Value): Weight | undefined {
  const numbers = readNumbers(value, "compactU64", ["ref_time", "proof_size"]);
  return numbers === undefined ? undefined : { refTime: numbers[0], proofSize: numbers[1] };
}

function readOption<T>(value: Value, read: (inner: Value) => T | undefined): T | null | undefined {
  if (value.kind !== "variant" || value.path !== "Option") return undefined;
  if (value.name === "None" && value.index === 0) return null;
  const [only] = value.fields;
  if (value.name !== "Some" || value.index !== 1 || only === undefined) return undefined;
  return read(only.value);
}

function readSet(value: Value): readonly number[] | undefined {
  if (value.kind !== "composite" || value.path !== "BTreeSet") return undefined;
  const inner = value.fields.length === 1 ? value.fields[0]?.value : undefined;
  if (inner?.kind !== "list" || !inner.items.every((item) => isOfType(item, "u16"))) {
    return undefined;
  }
  return inner.items.map((item) => Number(integerIn(item)));
}

function isMultiAddress(value: Value): value is VariantValue {
  return value.kind === "variant" && value.path === MULTI_ADDRESS_PATH;
}

/** The account inside `MultiAddress::Id`: the only kind of address that names its account in full. */
function identified(value: Value): Value | undefined {
  return isMultiAddress(value) && value.name === "Id" && value.index === 0
    ? value.fields[0]?.value
    : undefined;
}

/** Directly, or inside a newtype (NetUid, TaoBalance). */
function isOfType(value: Value, type: Primitive): boolean {
  if (value.kind !== "composite") return value.kind === "integer" && value.type === type;
  const only = value.fields.length === 1 ? value.fields[0] : undefined;
  return only !== undefined && isOfType(only.value, type);
}
