/** Stake that is added, removed, moved, swapped and given away. */
import { type Deeds, type Refusal, refusalsOf } from "./deed.ts";
import {
  association,
  CAUSEWAY,
  CHEAP,
  CLOSED,
  FOUNDRY,
  hotkeyOf,
  impoverish,
  lock,
  MEADOW,
  NOWHERE,
  NURSERY,
  ORCHARD,
  otherHotkeyOf,
  owned,
  QUIET,
  rotate,
  rotation,
  some,
  stake,
  staked,
  stakedOn,
  sweep,
  WAITING,
} from "./steps.ts";
import { TAO } from "./world.ts";

export const stakeDeeds: Deeds<
  | "add-stake"
  | "remove-stake"
  | "move-stake"
  | "swap-stake"
  | "transfer-stake"
  | "unstake-all"
  | "unstake-all-alpha"
> = {
  "add-stake": {
    before: owned,
    operation: (s) => ({
      ...stake(s.coldkey, hotkeyOf(s), QUIET, 1n),
      limitPriceRao: 3_250_000n,
    }),
    done: ["STAKE_ADDED"],
  },
  "remove-stake": {
    before: staked,
    operation: (s) => ({
      kind: "remove-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      alpha: some(s),
      limitPriceRao: 1_000n,
      allowPartial: false,
    }),
    done: ["STAKE_REMOVED"],
  },
  "move-stake": {
    async before(s) {
      await staked(s);
      await s.as(s.coldkey, association(s.coldkey, otherHotkeyOf(s)));
    },
    operation: (s) => ({
      kind: "move-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      toHotkey: otherHotkeyOf(s),
      netuid: CHEAP,
      toNetuid: CHEAP,
      alpha: some(s),
    }),
    done: ["STAKE_MOVED"],
  },
  "swap-stake": {
    before: staked,
    operation: (s) => ({
      kind: "swap-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      toNetuid: QUIET,
      alpha: some(s),
      limitPriceRao: 1n,
      allowPartial: false,
    }),
    done: ["STAKE_SWAPPED"],
  },
  "transfer-stake": {
    before: staked,
    operation: (s) => ({
      kind: "transfer-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      destination: s.one("heir"),
      netuid: CHEAP,
      toNetuid: CHEAP,
      alpha: some(s),
    }),
    done: ["STAKE_TRANSFERRED"],
  },
  "unstake-all": {
    before: staked,
    operation: (s) => ({ kind: "unstake-all", coldkey: s.coldkey, hotkey: hotkeyOf(s) }),
    done: ["STAKE_REMOVED"],
  },
  "unstake-all-alpha": {
    before: staked,
    operation: (s) => ({ kind: "unstake-all-alpha", coldkey: s.coldkey, hotkey: hotkeyOf(s) }),
    done: ["STAKE_REMOVED", "STAKE_ADDED"],
  },
};

const of = refusalsOf(stakeDeeds);
export const stakeRefusals: readonly Refusal[] = [
  of("add-stake", {
    why: "the price ran away",
    async spoil(s) {
      const whale = s.one("whale");
      await s.fund(whale, 500n);
      await s.as(whale, stake(whale, hotkeyOf(s), QUIET, 400n));
    },
    error: "CHAIN_PRICE_LIMIT_EXCEEDED",
    blocked: "LIMIT_REACHED_ALREADY",
  }),
  of("remove-stake", {
    why: "the stake is gone",
    spoil: sweep,
    error: "CHAIN_NOT_ENOUGH_STAKE_TO_WITHDRAW",
    blocked: "STAKE_NOT_ENOUGH",
  }),
  of("move-stake", {
    why: "the stake is gone",
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_NOT_ENOUGH",
  }),
  of("swap-stake", {
    why: "the stake is gone",
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_NOT_ENOUGH",
  }),
  of("transfer-stake", {
    why: "the stake is gone",
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_NOT_ENOUGH",
  }),
  of("unstake-all", {
    why: "nothing was left",
    spoil: sweep,
    // The chain calls it a success: there was nothing to remove.
    error: "EXPECTED_EVENT_MISSING",
    blocked: "NOTHING_STAKED",
  }),
  of("unstake-all-alpha", {
    why: "nothing was left",
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "NOTHING_STAKED",
  }),
  of("add-stake", {
    why: "the price moved, and not all of it fits below the limit",
    // 40,000 TAO in the pool: ten of them move its price by a twentieth of a percent.
    operation: (s) => ({
      ...stake(s.coldkey, hotkeyOf(s), MEADOW, 10n),
      limitPriceRao: 20_025_000n,
    }),
    async spoil(s) {
      const whale = s.one("whale");
      await s.fund(whale, 50n);
      await s.as(whale, stake(whale, hotkeyOf(s), MEADOW, 20n));
    },
    error: "CHAIN_SLIPPAGE_TOO_HIGH",
    blocked: null,
    warned: "LIMIT_IS_TIGHT",
  }),
  of("add-stake", {
    why: "it is too little",
    operation: (s) => ({ ...stake(s.coldkey, hotkeyOf(s)), amountRao: 1_000_000n }),
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_BELOW_MINIMUM",
  }),
  of("add-stake", {
    why: "it is a thousand times what the pool has",
    operation: (s) => stake(s.coldkey, hotkeyOf(s), CHEAP, 10_000_000n),
    error: "CHAIN_INSUFFICIENT_LIQUIDITY",
    blocked: "POOL_CANNOT_TRADE",
  }),
  of("add-stake", {
    why: "the money is gone",
    operation: (s) => stake(s.coldkey, hotkeyOf(s)),
    spoil: impoverish,
    error: "CHAIN_NOT_ENOUGH_BALANCE_TO_STAKE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("add-stake", {
    why: "the hotkey was replaced by its owner",
    async before(s) {
      const keeper = s.one("keeper");
      await s.fund(keeper, 5n);
      await s.as(keeper, association(keeper, s.one("kept")));
    },
    operation: (s) => stake(s.coldkey, s.one("kept")),
    spoil: (s) =>
      s.as(s.one("keeper"), rotation(s.one("keeper"), s.one("kept"), s.one("successor"))),
    error: "CHAIN_HOT_KEY_ACCOUNT_NOT_EXISTS",
    blocked: "HOTKEY_UNKNOWN",
  }),
  of("add-stake", {
    why: "the subnet is not started",
    operation: (s) => stake(s.coldkey, hotkeyOf(s), WAITING),
    error: "CHAIN_SUBTOKEN_DISABLED",
    blocked: "SUBNET_NOT_STARTED",
  }),
  of("add-stake", {
    why: "there is no such subnet",
    operation: (s) => stake(s.coldkey, hotkeyOf(s), NOWHERE),
    error: "CHAIN_SUBNET_NOT_EXISTS",
    blocked: "SUBNET_NOT_FOUND",
  }),
  of("remove-stake", {
    why: "most of it was locked",
    operation: (s) => ({ ...stakeDeeds["remove-stake"].operation(s), alpha: 300n * TAO }),
    spoil: (s) => s.as(s.coldkey, lock(s.coldkey, hotkeyOf(s), CHEAP, 600n)),
    error: "CHAIN_STAKE_UNAVAILABLE",
    blocked: "STAKE_IS_LOCKED",
  }),
  of("remove-stake", {
    why: "the price fell below the limit",
    async before(s) {
      const whale = s.one("whale");
      await s.fund(whale, 400n);
      await s.as(whale, association(whale, s.one("whale's hotkey")));
      await s.as(whale, stake(whale, s.one("whale's hotkey"), NURSERY, 300n));
      await stakedOn(NURSERY)(s);
    },
    operation: (s) => ({
      ...stakeDeeds["remove-stake"].operation(s),
      netuid: NURSERY,
      limitPriceRao: 6_600_000n,
    }),
    spoil: (s) =>
      s.as(s.one("whale"), {
        ...{ kind: "unstake-all", coldkey: s.one("whale") },
        hotkey: s.one("whale's hotkey"),
      }),
    error: "CHAIN_PRICE_LIMIT_EXCEEDED",
    blocked: "LIMIT_REACHED_ALREADY",
  }),
  of("remove-stake", {
    why: "it is too little",
    operation: (s) => ({ ...stakeDeeds["remove-stake"].operation(s), alpha: 1_000n }),
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_BELOW_MINIMUM",
  }),
  of("move-stake", {
    why: "it is there already",
    operation: (s) => ({ ...stakeDeeds["move-stake"].operation(s), toHotkey: hotkeyOf(s) }),
    error: "CHAIN_SAME_NETUID",
    blocked: "STAKE_SAME_PLACE",
  }),
  of("move-stake", {
    why: "nobody owns the other hotkey",
    operation: (s) => ({ ...stakeDeeds["move-stake"].operation(s), toHotkey: s.one("nobody's") }),
    error: "CHAIN_HOT_KEY_ACCOUNT_NOT_EXISTS",
    blocked: "HOTKEY_UNKNOWN",
  }),
  of("swap-stake", {
    why: "the prices are worse than the limit",
    operation: (s) => ({ ...stakeDeeds["swap-stake"].operation(s), limitPriceRao: 10n ** 12n }),
    error: "CHAIN_SLIPPAGE_TOO_HIGH",
    blocked: "RATIO_REACHED_ALREADY",
  }),
  of("swap-stake", {
    why: "most of it was locked",
    before: stakedOn(ORCHARD),
    operation: (s) => ({
      ...stakeDeeds["swap-stake"].operation(s),
      netuid: ORCHARD,
      alpha: 200n * TAO,
    }),
    spoil: (s) => s.as(s.coldkey, lock(s.coldkey, hotkeyOf(s), ORCHARD, 300n)),
    error: "CHAIN_STAKE_UNAVAILABLE",
    blocked: "STAKE_IS_LOCKED",
  }),
  of("swap-stake", {
    why: "the other subnet is not started",
    operation: (s) => ({ ...stakeDeeds["swap-stake"].operation(s), toNetuid: WAITING }),
    error: "CHAIN_SUBTOKEN_DISABLED",
    blocked: "SUBNET_NOT_STARTED",
  }),
  of("transfer-stake", {
    why: "the owner of the subnet forbids it",
    before: stakedOn(CLOSED),
    operation: (s) => ({
      ...stakeDeeds["transfer-stake"].operation(s),
      ...{ netuid: CLOSED, toNetuid: CLOSED },
    }),
    error: "CHAIN_TRANSFER_DISALLOWED",
    blocked: "STAKE_TRANSFER_FORBIDDEN",
  }),
  of("transfer-stake", {
    why: "it was locked, and the receiver takes nothing locked",
    before: stakedOn(FOUNDRY),
    operation: (s) => ({
      ...stakeDeeds["transfer-stake"].operation(s),
      ...{ netuid: FOUNDRY, toNetuid: FOUNDRY, alpha: 150n * TAO },
    }),
    spoil: (s) => s.as(s.coldkey, lock(s.coldkey, hotkeyOf(s), FOUNDRY, 150n)),
    error: "CHAIN_ACCOUNT_REJECTS_LOCKED_ALPHA",
    blocked: "DESTINATION_REFUSES_LOCKED",
  }),
  of("transfer-stake", {
    why: "the receiver has locked for another hotkey",
    async before(s) {
      await stakedOn(CAUSEWAY)(s);
      await s.as(s.coldkey, lock(s.coldkey, hotkeyOf(s), CAUSEWAY, 200n));
      const heir = s.one("heir");
      await s.fund(heir, 20n);
      await s.as(heir, { kind: "reject-locked", coldkey: heir, isRejecting: false });
      await s.as(heir, association(heir, s.one("heir's hotkey")));
      await s.as(heir, stake(heir, s.one("heir's hotkey"), CAUSEWAY));
      await s.as(heir, lock(heir, s.one("heir's hotkey"), CAUSEWAY, 100n));
    },
    operation: (s) => ({
      ...stakeDeeds["transfer-stake"].operation(s),
      ...{ netuid: CAUSEWAY, toNetuid: CAUSEWAY, alpha: 250n * TAO },
    }),
    error: "CHAIN_LOCK_HOTKEY_MISMATCH",
    blocked: "DESTINATION_LOCKS_ELSEWHERE",
  }),
  of("unstake-all", {
    why: "the hotkey was replaced",
    spoil: rotate,
    error: "CHAIN_HOT_KEY_ACCOUNT_NOT_EXISTS",
    blocked: "HOTKEY_UNKNOWN",
  }),
];
