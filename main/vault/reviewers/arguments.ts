/** The arguments of a decoded call, freed from their types: only while they are exactly those that were expected. */
import { bytesIn, integerIn, type Value, type VariantValue } from "../../codec/call-decoder.ts";
import { toHex } from "../../codec/payload.ts";
import type { Primitive } from "../../codec/type-tree.ts";
import type { Ss58 } from "../../codec/values.ts";
import { ok, type Result, refuse } from "../../lib/fault.ts";
import { accountIn } from "../review-fields.ts";
import type { Arguments, Reviewer, Shape } from "./reviewer.ts";

const MULTI_ADDRESS_PATH = "sp_runtime::multiaddress::MultiAddress";
const HASH_PATH = "primitive_types::H256";
const PROXY_TYPE_PATH = "subtensor_runtime_common::ProxyType";

type Read = bigint | boolean | null | string | readonly number[];

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
    hash: (name) => known(found.get(name), isText),
    flag: (name) => known(found.get(name), isFlag),
    optional: (name) => known(found.get(name), isOptional),
    list: (name) => known(found.get(name), isList),
    case: (name) => known(found.get(name), isText),
  });
}

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
    case "hash":
      return hashIn(value);
    case "flag":
      return value.kind === "flag" ? value.value : undefined;
    case "option-u16":
      return readOption(value, "u16");
    case "set-u16":
      return readSet(value);
    case "proxy-type":
      return value.kind === "variant" && value.path === PROXY_TYPE_PATH && value.fields.length === 0
        ? value.name
        : undefined;
    default:
      return isOfType(value, type) ? (integerIn(value) ?? undefined) : undefined;
  }
}

function hashIn(value: Value): string | undefined {
  if (value.kind !== "composite" || value.path !== HASH_PATH) return undefined;
  const bytes = bytesIn(value);
  return bytes?.length === 32 ? toHex(bytes) : undefined;
}

function readOption(value: Value, type: Primitive): bigint | null | undefined {
  if (value.kind !== "variant" || value.path !== "Option") return undefined;
  if (value.name === "None" && value.index === 0) return null;
  const [only] = value.fields;
  if (value.name !== "Some" || value.index !== 1 || only === undefined) return undefined;
  return isOfType(only.value, type) ? (integerIn(only.value) ?? undefined) : undefined;
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
