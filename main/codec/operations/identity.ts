/** What a coldkey says about itself, and about the hotkeys that work for its hotkeys. */
import * as v from "valibot";
import { Netuid, Ss58 } from "../values.ts";

/** Public text, one value as the chain keeps it: bounded in bytes, without control characters. */
const text = (mostBytes: number) =>
  v.pipe(
    v.string(),
    v.check(
      (value) =>
        new TextEncoder().encode(value).length <= mostBytes && !/[\p{Cc}\p{Cf}]/u.test(value),
      "text",
    ),
  );

/** Bytes at most, of the chain (domain reference §3.6). */
const SHORT = 256;
const LONG = 1_024;

export const SetIdentityOperation = v.strictObject({
  kind: v.literal("set-identity"),
  coldkey: Ss58,
  name: text(SHORT),
  url: text(SHORT),
  githubRepo: text(SHORT),
  image: text(LONG),
  discord: text(SHORT),
  description: text(LONG),
  additional: text(LONG),
});

const U64 = v.pipe(v.bigint(), v.minValue(1n), v.maxValue(2n ** 64n - 1n));
/** The chain takes five at most (domain reference §3.7). */
const MOST_CHILDREN = 5;

/** Each share is a part of 2^64 − 1. An empty list takes all children away. */
export const SetChildrenOperation = v.strictObject({
  kind: v.literal("set-children"),
  coldkey: Ss58,
  hotkey: Ss58,
  netuid: Netuid,
  children: v.pipe(v.array(Ss58), v.maxLength(MOST_CHILDREN)),
  /** In the order of `children`, one for each. */
  proportions: v.pipe(v.array(U64), v.maxLength(MOST_CHILDREN)),
});
export const ChildkeyTakeOperation = v.strictObject({
  kind: v.literal("childkey-take"),
  coldkey: Ss58,
  hotkey: Ss58,
  netuid: Netuid,
  /** Of 65 535. */
  take: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)),
});

export const RootClaimType = v.picklist(["Swap", "Keep", "KeepSubnets"]);
export type RootClaimType = v.InferOutput<typeof RootClaimType>;
/** How root dividends are paid: sold for TAO, kept as alpha, or kept for the listed subnets only. */
export const RootClaimTypeOperation = v.strictObject({
  kind: v.literal("root-claim-type"),
  coldkey: Ss58,
  claim: RootClaimType,
  /** Empty but for `KeepSubnets`. */
  netuids: v.pipe(v.array(Netuid), v.maxLength(128)),
});
