/** Locks of stake. */
import { type Deeds, type Refusal, refusalsOf } from "./deed.ts";
import {
  association,
  CHEAP,
  FULL,
  hotkeyOf,
  lock,
  NOWHERE,
  otherHotkeyOf,
  owned,
  pauperise,
  QUIET,
  some,
  staked,
  stakedOn,
  sweep,
} from "./steps.ts";
import type { Stage } from "./world.ts";

const lockElsewhere = (s: Stage) => lock(s.coldkey, otherHotkeyOf(s), CHEAP, 1n);

export const locksDeeds: Deeds<"lock-stake" | "move-lock" | "perpetual-lock" | "reject-locked"> = {
  "lock-stake": {
    isAlone: true,
    async before(s) {
      await staked(s);
      await s.as(s.coldkey, association(s.coldkey, otherHotkeyOf(s)));
    },
    operation: (s) => ({
      kind: "lock-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      alpha: some(s),
    }),
    done: ["STAKE_LOCKED"],
  },
  "move-lock": {
    isAlone: true,
    async before(s) {
      await staked(s);
      await s.as(s.coldkey, locksDeeds["lock-stake"].operation(s));
      await s.as(s.coldkey, association(s.coldkey, otherHotkeyOf(s)));
    },
    operation: (s) => ({
      kind: "move-lock",
      coldkey: s.coldkey,
      hotkey: otherHotkeyOf(s),
      netuid: CHEAP,
    }),
    done: ["LOCK_MOVED"],
  },
  "perpetual-lock": {
    operation: (s) => ({
      kind: "perpetual-lock",
      coldkey: s.coldkey,
      netuid: QUIET,
      isPerpetual: true,
    }),
    done: ["LOCK_KIND_SET"],
  },
  "reject-locked": {
    operation: (s) => ({ kind: "reject-locked", coldkey: s.coldkey, isRejecting: false }),
    done: ["LOCKED_ALPHA_SET"],
  },
};

const of = refusalsOf(locksDeeds);
export const locksRefusals: readonly Refusal[] = [
  of("lock-stake", {
    why: "something is locked for another hotkey",
    spoil: (s) => s.as(s.coldkey, lockElsewhere(s)),
    error: "CHAIN_LOCK_HOTKEY_MISMATCH",
    blocked: "LOCK_ON_OTHER_HOTKEY",
    spends: true,
  }),
  of("move-lock", {
    why: "the lock went with the stake",
    async spoil(s) {
      const heir = s.one("heir");
      await s.fund(heir, 1n);
      await s.as(heir, { kind: "reject-locked", coldkey: heir, isRejecting: false });
      await s.as(s.coldkey, {
        ...{ kind: "transfer-stake", coldkey: s.coldkey, hotkey: hotkeyOf(s), destination: heir },
        ...{ netuid: CHEAP, toNetuid: CHEAP, alpha: 10n ** 15n },
      });
    },
    error: "CHAIN_NO_EXISTING_LOCK",
    blocked: "NO_LOCK_THERE",
    spends: true,
  }),
  of("perpetual-lock", {
    why: "nothing is left for the fee",
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("reject-locked", {
    why: "nothing is left for the fee",
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("lock-stake", {
    why: "the stake is gone",
    before: stakedOn(FULL),
    operation: (s) => lock(s.coldkey, hotkeyOf(s), FULL, 20n),
    spoil: sweep,
    error: "CHAIN_INSUFFICIENT_STAKE_FOR_LOCK",
    blocked: "LOCK_ABOVE_STAKE",
  }),
  of("lock-stake", {
    why: "it locks nothing",
    before: owned,
    operation: (s) => lock(s.coldkey, hotkeyOf(s), QUIET, 0n),
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "AMOUNT_ZERO",
  }),
  of("lock-stake", {
    why: "nobody owns the hotkey",
    before: () => Promise.resolve(),
    operation: (s) => lock(s.coldkey, s.one("nobody's"), QUIET, 1n),
    error: "CHAIN_HOT_KEY_ACCOUNT_NOT_EXISTS",
    blocked: "HOTKEY_UNKNOWN",
  }),
  of("move-lock", {
    why: "nobody owns the other hotkey",
    operation: (s) => ({ ...locksDeeds["move-lock"].operation(s), hotkey: s.one("nobody's") }),
    error: "CHAIN_HOT_KEY_ACCOUNT_NOT_EXISTS",
    blocked: "HOTKEY_UNKNOWN",
    spends: true,
  }),
  of("perpetual-lock", {
    why: "there is no such subnet",
    operation: (s) => ({ ...locksDeeds["perpetual-lock"].operation(s), netuid: NOWHERE }),
    error: "CHAIN_SUBNET_NOT_EXISTS",
    blocked: "SUBNET_NOT_FOUND",
  }),
];
