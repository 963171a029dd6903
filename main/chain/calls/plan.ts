/** How an operation becomes a call, and a call an operation: which one, with which argument list, filled with what. */
import * as v from "valibot";
import { encodeAddress } from "../../codec/address.ts";
import { ProxyType } from "../../codec/operations/keys.ts";
import type { CarriedOperation } from "../../codec/operations/nested.ts";
import type { Operation } from "../../codec/pipeline.ts";
import type { Reader } from "../../codec/reader.ts";
import type { Ss58 } from "../../codec/values.ts";

export interface CallShape {
  readonly pallet: string;
  readonly call: string;
  /** Name and encoding of each argument, in order. */
  readonly args: readonly (readonly [name: string, shape: string])[];
}

export type Kind = Operation["kind"];
export type OperationOf<K extends Kind> = Extract<Operation, { kind: K }>;

export interface CallPlan<K extends Kind> extends CallShape {
  /** As polkadot.js takes them; `encode` gives the bytes of a carried operation. */
  values(operation: OperationOf<K>, encode: Encode): readonly unknown[];
  /**
   * The operation that these arguments mean when `coldkey` signs them. Left out where another kind has the same call
   * and says it all. Refuses SCALE_MALFORMED for what no operation of this kind can have written.
   */
  read?(args: ArgumentReader, coldkey: Ss58): OperationOf<K>;
}

export type Encode = (operation: Operation) => Uint8Array;

/** Reads arguments in their order; their encoding was compared with {@link CallShape} before. */
export interface ArgumentReader {
  account(): Ss58;
  /** Of a `MultiAddress`, which has to hold an account. */
  address(): Ss58;
  u16(): number;
  u32(): number;
  u64(): bigint;
  compact(): bigint;
  flag(): boolean;
  text(): string;
  hash(): string;
  list<T>(leastBytes: number, item: () => T): T[];
  option<T>(item: () => T): T | null;
  /** The name of a case without fields. */
  case(names: readonly string[]): string;
  /** A whole call, done in the name of `coldkey`. */
  call(coldkey: Ss58): CarriedOperation;
  fail(): never;
}

export function argumentReader(
  reader: Reader,
  call: (reader: Reader, coldkey: Ss58) => CarriedOperation,
): ArgumentReader {
  const account = (): Ss58 => encodeAddress(reader.bytes(32));
  return {
    account,
    address: () => (reader.u8() === 0 ? account() : reader.fail()),
    u16: () => Number(reader.unsigned(2)),
    u32: () => reader.u32(),
    u64: () => reader.unsigned(8),
    compact: () => reader.compact(),
    flag: () => reader.flag(),
    text: () => reader.text(),
    hash: () =>
      `0x${Array.from(reader.bytes(32), (byte) => byte.toString(16).padStart(2, "0")).join("")}`,
    list: (leastBytes, item) => Array.from({ length: reader.count(leastBytes) }, item),
    option: (item) => (reader.flag() ? item() : null),
    case: (names) => names[reader.u8()] ?? reader.fail(),
    call: (coldkey) => call(reader, coldkey),
    fail: () => reader.fail(),
  };
}

export type CallPlans<K extends Kind> = { readonly [Each in K]: CallPlan<Each> };

export const ACCOUNT = "[u8;32]";
export const MULTI_ADDRESS = `enum(Id=0${ACCOUNT}|Index=1Compact<()>|Raw=2Vec<u8>|Address32=3[u8;32]|Address20=4[u8;20])`;

/** Metadata names them in this order; a type that is not there in that place is another chain. */
export const PROXY_TYPES = [
  ...["Any", "Owner", "NonCritical", "NonTransfer", "Senate", "NonFungible", "Triumvirate"],
  ...["Governance", "Staking", "Registration", "Transfer", "SmallTransfer", "RootWeights"],
  ...["ChildKeys", "SudoUncheckedSetCode", "SwapHotkey", "SubnetLeaseBeneficiary", "RootClaim"],
];
export const PROXY_TYPE = `enum(${PROXY_TYPES.map((name, index) => `${name}=${index}()`).join("|")})`;

/** Deprecated types are no operation of ours. */
export function proxyTypeIn(args: ArgumentReader): ProxyType {
  const name = args.case(PROXY_TYPES);
  return v.is(ProxyType, name) ? name : args.fail();
}

/** What `shape.ts` says of a call inside of another. */
export const CALL = "Call";
