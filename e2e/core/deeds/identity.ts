/** Identity, children and claims. */
import type { Ss58 } from "../../../main/codec/values.ts";
import { type Deeds, type Refusal, refusalsOf } from "./deed.ts";
import {
  association,
  CHEAP,
  FULL,
  hotkeyOf,
  itself,
  owned,
  pauperise,
  QUIET,
  rotate,
  seat,
  staked,
  WAITING,
} from "./steps.ts";
import { type Stage, TAO } from "./world.ts";

const children = (s: Stage, names: Ss58[], part = 2n ** 62n) => ({
  ...identityDeeds["set-children"].operation(s),
  children: names,
  proportions: names.map(() => part),
});

export const identityDeeds: Deeds<
  "set-identity" | "set-children" | "childkey-take" | "root-claim-type"
> = {
  "set-identity": {
    before: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s), FULL)),
    operation: (s) => ({
      kind: "set-identity",
      coldkey: s.coldkey,
      ...{ name: "Zoë", url: "", githubRepo: "", image: "", discord: "", description: "" },
      additional: "",
    }),
    done: ["IDENTITY_SET"],
  },
  "set-children": {
    before: staked,
    operation: (s) => ({
      kind: "set-children",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      children: [s.one("child")],
      proportions: [2n ** 62n],
    }),
    done: ["CHILDREN_SCHEDULED"],
  },
  "childkey-take": {
    before: owned,
    operation: (s) => ({
      kind: "childkey-take",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      take: 700,
    }),
    done: ["CHILDKEY_TAKE_SET"],
  },
  "root-claim-type": {
    operation: (s) => ({
      kind: "root-claim-type",
      coldkey: s.coldkey,
      claim: "KeepSubnets",
      netuids: [CHEAP],
    }),
    done: ["ROOT_CLAIM_TYPE_SET"],
  },
};

const of = refusalsOf(identityDeeds);
export const identityRefusals: readonly Refusal[] = [
  of("set-identity", {
    why: "its only hotkey lost its seat",
    async spoil(s) {
      await s.fund(s.one("newcomer"), 200n);
      await s.advance(2);
      await s.as(s.one("newcomer"), seat(s.one("newcomer"), s.one("newcomer hotkey"), FULL));
    },
    error: "CHAIN_HOT_KEY_NOT_REGISTERED_IN_NETWORK",
    blocked: "IDENTITY_NEEDS_A_SEAT",
  }),
  of("set-children", {
    why: "they were set a moment ago",
    spoil: (s) => itself(identityDeeds["set-children"])(s),
    error: "CHAIN_TX_RATE_LIMIT_EXCEEDED",
    blocked: "CHILDREN_TOO_SOON",
  }),
  of("childkey-take", {
    why: "it was changed a moment ago",
    spoil: (s) => s.as(s.coldkey, { ...identityDeeds["childkey-take"].operation(s), take: 600 }),
    error: "CHAIN_TX_CHILDKEY_TAKE_RATE_LIMIT_EXCEEDED",
    blocked: "CHILDKEY_TAKE_TOO_SOON",
  }),
  of("root-claim-type", {
    why: "nothing is left for the fee",
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("set-identity", {
    why: "its name is too long",
    before: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s), QUIET)),
    operation: (s) => ({ ...identityDeeds["set-identity"].operation(s), name: "Z".repeat(257) }),
    error: "CHAIN_INVALID_IDENTITY",
    blocked: "CALL_INPUT_INVALID",
  }),
  of("set-children", {
    why: "the hotkey was replaced",
    spoil: rotate,
    error: "CHAIN_NON_ASSOCIATED_COLD_KEY",
    blocked: "HOTKEY_UNKNOWN",
  }),
  of("set-children", {
    why: "a hotkey cannot be its own child",
    operation: (s) => children(s, [hotkeyOf(s)]),
    error: "CHAIN_INVALID_CHILD",
    blocked: "CHILD_IS_SELF",
  }),
  of("set-children", {
    why: "a child is named twice",
    operation: (s) => children(s, [s.one("child"), s.one("child")]),
    error: "CHAIN_DUPLICATE_CHILD",
    blocked: "CHILD_NAMED_TWICE",
  }),
  of("set-children", {
    why: "their shares are more than the whole",
    operation: (s) => children(s, ["a", "b", "c"].map(s.one), 2n ** 63n),
    error: "CHAIN_PROPORTION_OVERFLOW",
    blocked: "CHILDREN_ABOVE_WHOLE",
  }),
  of("set-children", {
    why: "there are six of them",
    operation: (s) => children(s, ["a", "b", "c", "d", "e", "f"].map(s.one), 1n),
    error: "CHAIN_TOO_MANY_CHILDREN",
    blocked: "CALL_INPUT_INVALID",
  }),
  of("set-children", {
    why: "its stake is too little",
    under: { stakeThreshold: 1_000n * TAO },
    error: "CHAIN_NOT_ENOUGH_STAKE_TO_SET_CHILDKEYS",
    // What all of its stake is worth is the chain's to count.
    blocked: null,
    warned: "CHILDREN_NEED_STAKE",
  }),
  of("set-children", {
    why: "root has none",
    operation: (s) => ({ ...children(s, [s.one("child")]), netuid: 0 }),
    error: "CHAIN_REGISTRATION_NOT_PERMITTED_ON_ROOT_SUBNET",
    blocked: "CHILDREN_NOT_ON_ROOT",
  }),
  of("set-children", {
    why: "a child is its parent",
    // On a subnet that is not started children hold at once.
    async before(s) {
      await owned(s);
      await s.as(s.coldkey, association(s.coldkey, s.one("parent")));
      const parent = { ...children(s, [hotkeyOf(s)]), hotkey: s.one("parent"), netuid: WAITING };
      await s.as(s.coldkey, parent);
    },
    operation: (s) => ({ ...children(s, [s.one("parent")]), netuid: WAITING }),
    error: "CHAIN_CHILD_PARENT_INCONSISTENCY",
    blocked: "CHILD_IS_PARENT",
  }),
  of("childkey-take", {
    why: "it is more than the chain allows",
    operation: (s) => ({ ...identityDeeds["childkey-take"].operation(s), take: 20_000 }),
    error: "CHAIN_INVALID_CHILDKEY_TAKE",
    blocked: "TAKE_OUT_OF_BOUNDS",
  }),
  of("childkey-take", {
    why: "the hotkey is a stranger's",
    before: (s) => s.as(s.one("thief"), association(s.one("thief"), hotkeyOf(s))),
    error: "CHAIN_NON_ASSOCIATED_COLD_KEY",
    blocked: "HOTKEY_OWNED_BY_OTHER",
  }),
  of("root-claim-type", {
    why: "it keeps the alpha of no subnet",
    operation: (s) => ({ ...identityDeeds["root-claim-type"].operation(s), netuids: [] }),
    error: "CHAIN_INVALID_SUBNET_NUMBER",
    blocked: "CLAIM_TYPE_NEEDS_SUBNETS",
  }),
];
