/** What a review of one call is made of: its argument list, and the one meaning that its arguments have. */
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
}

export interface Arguments {
  integer(name: string): bigint;
  account(name: string): Ss58;
  flag(name: string): boolean;
  /** null for `None`. */
  optional(name: string): bigint | null;
  /** Of a set of small numbers, as they stand in the bytes. */
  list(name: string): readonly number[];
  /** 32 bytes as lower-case hex with `0x`. */
  hash(name: string): string;
  /** The name of a case without fields. */
  case(name: string): string;
}

export type Shape =
  | Extract<Primitive, "u16" | "u32" | "u64" | "compactU64">
  | "account"
  | "address"
  | "hash"
  | "flag"
  | "option-u16"
  | "set-u16"
  | "proxy-type";

export interface Reviewer {
  /** Names and types of all arguments, in order, that the meaning below relies on. */
  readonly shape: readonly (readonly [name: string, shape: Shape])[];
  /** Arguments that are rao although their type does not say so. */
  readonly rao: readonly string[];
  /** `ownColdkeys`: addresses of the coldkeys on this machine, for what the bytes name only by a hash. */
  mean(args: Arguments, ownColdkeys: readonly Ss58[]): Meaning;
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
