/** Hotkeys, takes, claims, proxies and subnets. */
import type { keyCalls } from "../../../main/chain/calls/keys.ts";
import { type Deeds, type Refusal, refusalsOf } from "./deed.ts";
import {
  association,
  CHEAP,
  hotkeyOf,
  impoverish,
  itself,
  MEADOW,
  otherHotkeyOf,
  owned,
  POT,
  pauperise,
  QUIET,
  rotate,
  rotation,
  seat,
  seated,
  stake,
  staked,
  subnet,
  WAITING,
} from "./steps.ts";

/** For a subnet: 1,000 TAO, and twice as much after each one. */
const PRICES = 9_000n;

export const keysDeeds: Deeds<keyof typeof keyCalls> = {
  associate: {
    operation: (s) => ({ kind: "associate", coldkey: s.coldkey, hotkey: hotkeyOf(s) }),
    done: ["HOTKEY_ASSOCIATED"],
  },
  "increase-take": {
    before: owned,
    operation: (s) => ({
      kind: "increase-take",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      take: 11_796,
    }),
    done: ["TAKE_CHANGED"],
  },
  "decrease-take": {
    before: owned,
    operation: (s) => ({
      kind: "decrease-take",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      take: 100,
    }),
    done: ["TAKE_CHANGED"],
  },
  "swap-hotkey": {
    before: staked,
    operation: (s) => ({
      kind: "swap-hotkey",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      newHotkey: s.one("new hotkey"),
      netuid: null,
      keepStake: false,
    }),
    done: ["HOTKEY_SWAPPED"],
  },
  "claim-root": {
    async before(s) {
      await owned(s);
      await s.as(s.coldkey, stake(s.coldkey, hotkeyOf(s), 0, 2n));
    },
    operation: (s) => ({ kind: "claim-root", coldkey: s.coldkey, netuids: [1, 2] }),
    done: ["ROOT_CLAIMED"],
  },
  "auto-stake": {
    before: seated,
    operation: (s) => ({
      kind: "auto-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
    }),
    done: ["AUTO_STAKE_SET"],
  },
  "add-proxy": {
    operation: (s) => ({
      kind: "add-proxy",
      coldkey: s.coldkey,
      delegate: s.one("hands"),
      proxyType: "Staking",
      delayBlocks: 300,
    }),
    done: ["PROXY_ADDED"],
  },
  "remove-proxy": {
    before: (s) => itself(keysDeeds["add-proxy"])(s),
    operation: (s) => ({ ...keysDeeds["add-proxy"].operation(s), kind: "remove-proxy" }),
    done: ["PROXY_REMOVED"],
  },
  "register-network": {
    async before(s) {
      await s.fund(s.coldkey, PRICES);
      await s.fund(s.one("rival"), PRICES);
      await s.advance(5);
    },
    operation: (s) => subnet(s.coldkey, hotkeyOf(s)),
    done: ["SUBNET_CREATED"],
  },
  "start-subnet": {
    async before(s) {
      await keysDeeds["register-network"].before?.(s);
      await itself(keysDeeds["register-network"])(s);
      s.notes.set("netuid", await s.subnetOf(s.coldkey));
    },
    operation: (s) => ({
      kind: "start-subnet",
      coldkey: s.coldkey,
      netuid: s.notes.get("netuid") ?? 0,
    }),
    done: ["SUBNET_STARTED"],
  },
};

const of = refusalsOf(keysDeeds);
export const keysRefusals: readonly Refusal[] = [
  of("associate", {
    why: "a stranger was faster",
    spoil: (s) =>
      s.as(s.one("thief"), { kind: "associate", coldkey: s.one("thief"), hotkey: hotkeyOf(s) }),
    // The chain calls it a success, and has changed nothing.
    error: "EXPECTED_EVENT_MISSING",
    blocked: "HOTKEY_OWNED_BY_OTHER",
  }),
  of("increase-take", {
    why: "it was changed a moment ago",
    spoil: (s) => s.as(s.coldkey, { ...keysDeeds["increase-take"].operation(s), take: 11_000 }),
    error: "CHAIN_DELEGATE_TX_RATE_LIMIT_EXCEEDED",
    blocked: "TAKE_TOO_SOON",
  }),
  of("decrease-take", {
    why: "it is that low already",
    spoil: (s) => itself(keysDeeds["decrease-take"])(s),
    error: "CHAIN_DELEGATE_TAKE_TOO_LOW",
    blocked: "TAKE_NOT_LOWER",
  }),
  of("swap-hotkey", {
    why: "it was swapped already",
    spoil: (s) => itself(keysDeeds["swap-hotkey"])(s),
    error: "CHAIN_NON_ASSOCIATED_COLD_KEY",
    blocked: "HOTKEY_UNKNOWN",
  }),
  of("claim-root", {
    why: "nothing is left for the fee",
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("auto-stake", {
    why: "it is set to that already",
    spoil: (s) => itself(keysDeeds["auto-stake"])(s),
    error: "CHAIN_SAME_AUTO_STAKE_HOTKEY_ALREADY_SET",
    blocked: "AUTO_STAKE_IS_THAT_ALREADY",
  }),
  of("add-proxy", {
    why: "it is there already",
    spoil: (s) => itself(keysDeeds["add-proxy"])(s),
    error: "CHAIN_DUPLICATE",
    blocked: "PROXY_THERE_ALREADY",
  }),
  of("remove-proxy", {
    why: "it is gone already",
    spoil: (s) => itself(keysDeeds["remove-proxy"])(s),
    error: "CHAIN_NOT_FOUND",
    blocked: "PROXY_NOT_THERE",
  }),
  of("register-network", {
    why: "somebody else was first",
    async spoil(s) {
      const rival = s.one("rival");
      await s.as(rival, subnet(rival, s.one("rival hotkey")));
    },
    isBrief: true,
    error: "POOL_RATE_LIMIT_EXCEEDED",
    blocked: "SUBNET_REGISTRATION_TOO_SOON",
  }),
  of("start-subnet", {
    why: "it is started already",
    spoil: (s) => itself(keysDeeds["start-subnet"])(s),
    error: "CHAIN_FIRST_EMISSION_BLOCK_NUMBER_ALREADY_SET",
    blocked: "SUBNET_STARTED_ALREADY",
  }),
  of("associate", {
    why: "it is the account of a subnet",
    operation: (s) => association(s.coldkey, POT),
    error: "CHAIN_CANNOT_USE_SYSTEM_ACCOUNT",
    blocked: "HOTKEY_IS_SYSTEM_ACCOUNT",
  }),
  of("increase-take", {
    why: "it is more than the chain allows",
    operation: (s) => ({ ...keysDeeds["increase-take"].operation(s), take: 20_000 }),
    error: "CHAIN_DELEGATE_TAKE_TOO_HIGH",
    blocked: "TAKE_OUT_OF_BOUNDS",
  }),
  of("increase-take", {
    why: "the hotkey was replaced",
    spoil: rotate,
    error: "POOL_HOTKEY_ACCOUNT_DOESNT_EXIST",
    blocked: "HOTKEY_UNKNOWN",
  }),
  of("decrease-take", {
    why: "the hotkey is a stranger's",
    before: (s) => s.as(s.one("thief"), association(s.one("thief"), hotkeyOf(s))),
    error: "CHAIN_NON_ASSOCIATED_COLD_KEY",
    blocked: "HOTKEY_OWNED_BY_OTHER",
  }),
  of("swap-hotkey", {
    why: "another hotkey was swapped a moment ago",
    async before(s) {
      await owned(s);
      await s.as(s.coldkey, association(s.coldkey, otherHotkeyOf(s)));
    },
    spoil: (s) => s.as(s.coldkey, rotation(s.coldkey, otherHotkeyOf(s), s.one("successor"))),
    isBrief: true,
    error: "CHAIN_HOT_KEY_SET_TX_RATE_LIMIT_EXCEEDED",
    blocked: "HOTKEY_SWAP_TOO_SOON",
  }),
  of("swap-hotkey", {
    why: "it is the same hotkey",
    operation: (s) => rotation(s.coldkey, hotkeyOf(s), hotkeyOf(s)),
    error: "CHAIN_NEW_HOT_KEY_IS_SAME_WITH_OLD",
    blocked: "NEW_HOTKEY_IS_THE_OLD",
  }),
  of("swap-hotkey", {
    why: "the new hotkey took a seat",
    spoil: (s) => s.as(s.coldkey, seat(s.coldkey, s.one("new hotkey"))),
    error: "CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET",
    blocked: "NEW_HOTKEY_WAS_THERE",
  }),
  of("swap-hotkey", {
    why: "the new hotkey has stake on root",
    async spoil(s) {
      await s.as(s.coldkey, association(s.coldkey, s.one("new hotkey")));
      await s.as(s.coldkey, stake(s.coldkey, s.one("new hotkey"), 0, 2n));
    },
    error: "CHAIN_NEW_HOT_KEY_NOT_CLEAN_FOR_ROOT_SWAP",
    blocked: "NEW_HOTKEY_NOT_CLEAN",
  }),
  of("swap-hotkey", {
    why: "a hotkey of a subnet where it has a seat was swapped lately",
    async before(s) {
      await s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s), QUIET));
      await rotate(s);
    },
    operation: (s) => rotation(s.coldkey, s.one("successor"), s.one("new hotkey")),
    error: "CHAIN_HOT_KEY_SWAP_ON_SUBNET_INTERVAL_NOT_PASSED",
    blocked: "HOTKEY_SWAP_TOO_SOON",
  }),
  of("swap-hotkey", {
    why: "on one subnet the chain is too young for it",
    operation: (s) => ({ ...keysDeeds["swap-hotkey"].operation(s), netuid: CHEAP }),
    error: "CHAIN_HOT_KEY_SWAP_ON_SUBNET_INTERVAL_NOT_PASSED",
    blocked: "HOTKEY_SWAP_TOO_SOON",
  }),
  of("swap-hotkey", {
    why: "its price is no longer there",
    spoil: impoverish,
    error: "CHAIN_NOT_ENOUGH_BALANCE_TO_PAY_SWAP_HOT_KEY",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("claim-root", {
    why: "it names too many subnets",
    operation: (s) => ({
      ...keysDeeds["claim-root"].operation(s),
      netuids: [1, 2, 3, 4, 5, 6],
    }),
    error: "CHAIN_INVALID_SUBNET_NUMBER",
    blocked: "CALL_INPUT_INVALID",
  }),
  of("auto-stake", {
    why: "the hotkey has no seat there",
    operation: (s) => ({ ...keysDeeds["auto-stake"].operation(s), netuid: MEADOW }),
    error: "CHAIN_HOT_KEY_NOT_REGISTERED_IN_SUB_NET",
    blocked: "HOTKEY_NOT_ON_SUBNET",
  }),
  of("add-proxy", {
    why: "there are as many as the chain takes",
    async before(s) {
      const given = (at: number) =>
        ({ ...keysDeeds["add-proxy"].operation(s), delegate: s.one(`hand ${at}`) }) as const;
      // Whatever rows before have left there: full, and then one less.
      for (let at = 0; at < 20; at += 1) await s.refusal(s.coldkey, given(at));
      await s.as(s.coldkey, { ...given(0), kind: "remove-proxy" });
    },
    spoil: (s) =>
      s.as(s.coldkey, { ...keysDeeds["add-proxy"].operation(s), delegate: s.one("last hand") }),
    error: "CHAIN_TOO_MANY",
    blocked: "PROXY_TOO_MANY",
    spends: true,
  }),
  of("add-proxy", {
    why: "it is the account itself",
    operation: (s) => ({ ...keysDeeds["add-proxy"].operation(s), delegate: s.coldkey }),
    error: "CHAIN_NO_SELF_PROXY",
    blocked: "PROXY_IS_SELF",
  }),
  of("add-proxy", {
    why: "the deposit is no longer there",
    spoil: impoverish,
    error: "CHAIN_INSUFFICIENT_BALANCE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("register-network", {
    why: "the price is not there",
    before: (s) => impoverish(s),
    error: "CHAIN_CANNOT_AFFORD_LOCK_COST",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("register-network", {
    why: "the hotkey is a stranger's",
    before: (s) => s.as(s.one("thief"), association(s.one("thief"), hotkeyOf(s))),
    error: "CHAIN_NON_ASSOCIATED_COLD_KEY",
    blocked: "HOTKEY_OWNED_BY_OTHER",
  }),
  of("register-network", {
    why: "all subnets are taken",
    under: { subnetLimit: 12 },
    error: "CHAIN_SUBNET_LIMIT_REACHED",
    // The real chain may still make room, so a draft only warns.
    blocked: null,
    warned: "SUBNETS_ALL_TAKEN",
  }),
  of("start-subnet", {
    why: "it is too young",
    under: { startCallDelay: 1_000_000n },
    error: "CHAIN_NEED_WAITING_MORE_BLOCKS_TO_STAR_CALL",
    blocked: "SUBNET_START_TOO_EARLY",
  }),
  of("start-subnet", {
    why: "it is somebody else's",
    before: () => Promise.resolve(),
    operation: (s) => ({ kind: "start-subnet", coldkey: s.coldkey, netuid: WAITING }),
    error: "CHAIN_UNKNOWN_ERROR",
    blocked: "SUBNET_NOT_YOURS",
  }),
];
