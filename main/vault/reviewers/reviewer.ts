/** What a review of one call is made of: its argument list, and the one meaning that its arguments have. */
import type { VariantValue } from "../../codec/call-decoder.ts";
import type { Danger, Review } from "../../codec/pipeline.ts";
import type { Primitive } from "../../codec/type-tree.ts";
import type { ValueEffect } from "../../codec/value-effects.ts";
import type { Ss58 } from "../../codec/values.ts";
import type { Fault } from "../../lib/fault.ts";

/** The one meaning of one call, from its decoded arguments. */
export interface Meaning {
  readonly sentence: Fault;
  readonly danger: Danger;
  readonly flow: Review["flow"];
  /** Empty only when no value can leave the account. Read {@link ValueEffect} before filling it in. */
  readonly effects: readonly ValueEffect[];
  /** Readable, and still nothing that the vault signs. */
  readonly blocking?: readonly Fault[];
  /** Calls inside of this one, and in whose name they run. Each is reviewed like a call of its own. */
  readonly inside?: { readonly account: Ss58; readonly calls: readonly VariantValue[] };
}

export interface Arguments {
  integer(name: string): bigint;
  account(name: string): Ss58;
  flag(name: string): boolean;
  /** null for `None`. */
  optional(name: string): bigint | null;
  /** Of a set of small numbers, as they stand in the bytes. */
  list(name: string): readonly number[];
  /** The name of a case without fields. */
  case(name: string): string;
  /** null for `None`. */
  optionalCase(name: string): string | null;
  text(name: string): string;
  /** 0x-hex of 32 bytes. */
  hash(name: string): string;
  accounts(name: string): readonly Ss58[];
  children(name: string): readonly Child[];
  claim(name: string): { readonly type: string; readonly netuids: readonly number[] };
  /** null for `None`. */
  timepoint(name: string): Timepoint | null;
  weight(name: string): Weight;
  calls(name: string): readonly VariantValue[];
}

export interface Child {
  readonly part: bigint;
  readonly hotkey: Ss58;
}
export interface Timepoint {
  readonly height: number;
  readonly index: number;
}
export interface Weight {
  readonly refTime: bigint;
  readonly proofSize: bigint;
}

export type Shape =
  | Extract<Primitive, "u16" | "u32" | "u64" | "compactU64">
  | "account"
  | "address"
  | "flag"
  | "option-u16"
  | "set-u16"
  | "proxy-type"
  | "option-proxy-type"
  | "text"
  | "hash"
  | "accounts"
  | "children"
  | "claim-type"
  | "timepoint"
  | "option-timepoint"
  | "weight"
  | "call"
  | "calls";

export interface Reviewer {
  /** Names and types of all arguments, in order, that the meaning below relies on. */
  readonly shape: readonly (readonly [name: string, shape: Shape])[];
  /** Arguments that are rao although their type does not say so. */
  readonly rao: readonly string[];
  /** Arguments that are alpha although their type says TAO. */
  readonly alpha?: readonly string[];
  /**
   * `account`: in whose name the call runs. `ownColdkeys`: of this machine, for what the bytes name only by a hash.
   */
  mean(args: Arguments, account: Ss58, ownColdkeys: readonly Ss58[]): Meaning;
}

/** `Pallet.call` → what it means. */
export type Reviewers = readonly (readonly [call: string, reviewer: Reviewer])[];

/** For calls that move nothing out of the account, and can be taken back. */
export const harmless = (sentence: Fault): Meaning => ({
  sentence,
  danger: "care",
  flow: [],
  effects: [],
});
