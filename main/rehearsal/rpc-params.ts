/** Parameters of JSON-RPC requests: everything that comes from outside is read here, once. */
import { decodeAddress } from "@polkadot/util-crypto";
import { fromHex, isHex, toHex } from "./hex.ts";
import type { AccountId } from "./primitives.ts";
import { invalidParams } from "./rpc-error.ts";
import { SS58_PREFIX } from "./version.ts";

export type Params = readonly unknown[];

/** With or without `0x`, as `impl_serde` of a real node takes it: the official Python client leaves it away. */
export function bytesAt(params: Params, index: number): Uint8Array {
  const given = params[index];
  const value = typeof given === "string" && !given.startsWith("0x") ? `0x${given}` : given;
  if (!isHex(value)) throw invalidParams(`parameter ${index} is not hexadecimal`);
  return fromHex(value);
}

export function textAt(params: Params, index: number): string {
  const value = params[index];
  if (typeof value !== "string") throw invalidParams(`parameter ${index} is not a string`);
  return value;
}

export function isAbsent(params: Params, index: number): boolean {
  return params[index] === undefined || params[index] === null;
}

/** Non-negative, as a number or as a hexadecimal string. */
export function numberAt(params: Params, index: number): number {
  return toNumber(params[index]);
}

export function toNumber(value: unknown): number {
  const number =
    typeof value === "string" && /^0x[0-9a-fA-F]{1,12}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0) {
    throw invalidParams("not a block number or count");
  }
  return number;
}

export function keysAt(params: Params, index: number): string[] {
  const value = params[index];
  if (!Array.isArray(value)) throw invalidParams(`parameter ${index} is not a list`);
  return value.map((_, i) => toHex(bytesAt(value, i)));
}

/** Prefix 42 only: an address of another network is more likely a mistake than a wish. */
export function accountAt(params: Params, index: number): AccountId {
  const text = textAt(params, index);
  try {
    return toHex(decodeAddress(text, false, SS58_PREFIX));
  } catch (error) {
    throw invalidParams(`invalid account id: ${error instanceof Error ? error.message : "?"}`);
  }
}

/** Amounts travel as decimal strings: a JSON number cannot hold all of them. */
export function amountAt(params: Params, index: number): bigint {
  const text = textAt(params, index);
  if (!/^[0-9]{1,20}$/.test(text)) throw invalidParams(`parameter ${index} is not an amount`);
  return BigInt(text);
}

/** Milliseconds, or null. */
export function paceAt(params: Params, index: number): number | null {
  return isAbsent(params, index) ? null : numberAt(params, index);
}
