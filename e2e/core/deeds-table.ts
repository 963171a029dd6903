/**
 * Every kind of operation: on what it stands, what proves that it was done, what happens between signature and block so
 * that the chain refuses it, with which error, and by which code the same draft would be refused a block later.
 */
import { coldkeyHash } from "../../main/codec/coldkey-hash.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { type Stage, TAO } from "./deeds-world.ts";

type Kind = Operation["kind"];
type Of<K extends Kind> = Extract<Operation, { kind: K }>;

export interface Deed<K extends Kind> {
  before?(stage: Stage): Promise<void>;
  /** Whose way that ends well and whose other one need a coldkey of their own, or one that is emptied; else all share one. */
  readonly coldkeys?: readonly [good: "shared" | "own", bad: "shared" | "own" | "poor"];
  operation(stage: Stage): Of<K>;
  /** Codes of what happened, in order. */
  readonly done: readonly string[];
  spoil(stage: Stage): Promise<void>;
  /** Of the outcome: the chain's own word for it. */
  readonly error: string;
  /** Of the same draft, made anew. */
  readonly blocked: string;
}

/** Subnets of the made-up network, by what is special about them. */
const CHEAP = 2;
const FULL = 3;
const QUIET = 8;
/** For a subnet: 1,000 TAO, and twice as much after each one. */
const PRICES = 9_000n;
const EVERYTHING = { limitPriceRao: 10n ** 15n, allowPartial: false } as const;
const hotkeyOf = (s: Stage) => s.one("hotkey");

const seat = (coldkey: Ss58, hotkey: Ss58, netuid = CHEAP) =>
  ({ kind: "register", coldkey, hotkey, netuid, maxBurnRao: 100n * TAO }) as const;
const stake = (coldkey: Ss58, hotkey: Ss58, netuid = CHEAP, tao = 5n) =>
  ({ kind: "add-stake", coldkey, hotkey, netuid, amountRao: tao * TAO, ...EVERYTHING }) as const;
const seated = (s: Stage): Promise<void> => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s)));
const staked = async (s: Stage): Promise<void> => {
  await seated(s);
  await s.as(s.coldkey, stake(s.coldkey, hotkeyOf(s)));
};
const sweep = (s: Stage): Promise<void> =>
  s.as(s.coldkey, { kind: "unstake-all", coldkey: s.coldkey, hotkey: hotkeyOf(s) });
/** What is left pays a fee, and nothing else. */
const impoverish = async (s: Stage, who: Ss58 = s.coldkey, leavesRao = TAO / 50n) => {
  await s.as(who, {
    kind: "transfer-all",
    coldkey: who,
    destination: s.one("purse"),
    keepAlive: true,
  });
  if (leavesRao > 0n) {
    const back = { coldkey: s.one("purse"), destination: who, amountRao: leavesRao };
    await s.as(s.one("purse"), { kind: "transfer", ...back });
  }
};
const pauperise = (s: Stage) => impoverish(s, s.coldkey, 0n);
const itself = (deed: { operation(s: Stage): Operation }) => (s: Stage) =>
  s.as(s.coldkey, deed.operation(s));

const pay = (coldkey: Ss58, s: Stage) =>
  ({ kind: "transfer", coldkey, destination: s.one("payee"), amountRao: TAO }) as const;
const NO_WEIGHT = { maxRefTime: null, maxProofSize: null } as const;
const MUCH_WEIGHT = { maxRefTime: 10n ** 10n, maxProofSize: 10n ** 5n } as const;
const half = (s: Stage) => 100n * TAO + BigInt(s.coldkey.length);

const proxy = (s: Stage, delegate: Ss58, delayBlocks: number) =>
  ({ coldkey: s.one("real"), delegate, proxyType: "Transfer", delayBlocks }) as const;
/** An account that has given its transfers into our hands. */
const trusted = (delayBlocks: number) => async (s: Stage) => {
  await s.fund(s.one("real"), 20n);
  await s.as(s.one("real"), { kind: "add-proxy", ...proxy(s, s.coldkey, delayBlocks) });
};
const distrust = (delayBlocks: number) => (s: Stage) =>
  s.as(s.one("real"), { kind: "remove-proxy", ...proxy(s, s.coldkey, delayBlocks) });
const announcement = (s: Stage) =>
  ({
    kind: "proxy-announce",
    coldkey: s.coldkey,
    real: s.one("real"),
    call: pay(s.one("real"), s),
  }) as const;
const announced = async (s: Stage) => {
  await trusted(5)(s);
  await s.as(s.coldkey, announcement(s));
};
const rejection = (s: Stage) =>
  ({
    kind: "proxy-reject",
    coldkey: s.one("real"),
    delegate: s.coldkey,
    callHash: s.hashOf(pay(s.one("real"), s)),
  }) as const;

const ofMultisig = (s: Stage) => ({ members: [...s.members], threshold: 2 });
const proposal = (s: Stage, coldkey: Ss58) =>
  ({
    kind: "multisig-propose",
    coldkey,
    ...ofMultisig(s),
    ...MUCH_WEIGHT,
    call: pay(s.multisig, s),
  }) as const;
const proposed = (by: (s: Stage) => Ss58) => async (s: Stage) => {
  await s.fund(s.multisig, 20n);
  await s.fund(s.members[1], 5n);
  await s.as(by(s), proposal(s, by(s)));
};

const otherHotkey = (s: Stage) =>
  ({ kind: "associate", coldkey: s.coldkey, hotkey: s.one("other hotkey") }) as const;
const lockElsewhere = (s: Stage) =>
  ({
    kind: "lock-stake",
    coldkey: s.coldkey,
    hotkey: s.one("other hotkey"),
    netuid: CHEAP,
    alpha: TAO,
  }) as const;

const announcedSwap = async (s: Stage) => {
  await s.as(s.coldkey, DEEDS["announce-swap"].operation(s));
};

export const DEEDS: { readonly [K in Kind]: Deed<K> } = {
  register: {
    operation: (s) => ({ ...seat(s.coldkey, hotkeyOf(s)), maxBurnRao: 5n * TAO }),
    done: ["REGISTERED"],
    spoil: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s))),
    error: "CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET",
    blocked: "HOTKEY_ALREADY_REGISTERED",
  },
  transfer: {
    coldkeys: ["shared", "poor"],
    operation: (s) => pay(s.coldkey, s),
    done: ["TRANSFERRED"],
    spoil: impoverish,
    error: "CHAIN_TOKEN_FUNDS_UNAVAILABLE",
    blocked: "FREE_BALANCE_TOO_LOW",
  },
  "transfer-all": {
    coldkeys: ["own", "poor"],
    operation: (s) => ({
      kind: "transfer-all",
      coldkey: s.coldkey,
      destination: s.one("payee"),
      // The account ends, and its nonce with it.
      keepAlive: false,
    }),
    done: ["TRANSFERRED"],
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "NOTHING_TO_SEND",
  },
  "add-stake": {
    before: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s), QUIET)),
    operation: (s) => ({
      ...stake(s.coldkey, hotkeyOf(s), QUIET, 1n),
      limitPriceRao: 3_250_000n,
    }),
    done: ["STAKE_ADDED"],
    // The price runs away.
    async spoil(s) {
      const whale = s.one("whale");
      await s.fund(whale, 500n);
      await s.as(whale, stake(whale, hotkeyOf(s), QUIET, 400n));
    },
    error: "CHAIN_PRICE_LIMIT_EXCEEDED",
    blocked: "LIMIT_REACHED_ALREADY",
  },
  "remove-stake": {
    before: staked,
    operation: (s) => ({
      kind: "remove-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      alpha: half(s),
      limitPriceRao: 1_000n,
      allowPartial: false,
    }),
    done: ["STAKE_REMOVED"],
    spoil: sweep,
    error: "CHAIN_NOT_ENOUGH_STAKE_TO_WITHDRAW",
    blocked: "STAKE_NOT_ENOUGH",
  },
  "move-stake": {
    async before(s) {
      await staked(s);
      await s.as(s.coldkey, seat(s.coldkey, s.one("other hotkey")));
    },
    operation: (s) => ({
      kind: "move-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      toHotkey: s.one("other hotkey"),
      netuid: CHEAP,
      toNetuid: CHEAP,
      alpha: half(s),
    }),
    done: ["STAKE_MOVED"],
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_NOT_ENOUGH",
  },
  "swap-stake": {
    before: staked,
    operation: (s) => ({
      kind: "swap-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      toNetuid: QUIET,
      alpha: half(s),
      limitPriceRao: 1n,
      allowPartial: false,
    }),
    done: ["STAKE_SWAPPED"],
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_NOT_ENOUGH",
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
      alpha: half(s),
    }),
    done: ["STAKE_TRANSFERRED"],
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "STAKE_NOT_ENOUGH",
  },
  "unstake-all": {
    before: staked,
    operation: (s) => ({ kind: "unstake-all", coldkey: s.coldkey, hotkey: hotkeyOf(s) }),
    done: ["STAKE_REMOVED"],
    spoil: sweep,
    // The chain calls it a success: there was nothing to remove.
    error: "EXPECTED_EVENT_MISSING",
    blocked: "NOTHING_STAKED",
  },
  "unstake-all-alpha": {
    before: staked,
    operation: (s) => ({ kind: "unstake-all-alpha", coldkey: s.coldkey, hotkey: hotkeyOf(s) }),
    done: ["STAKE_REMOVED", "STAKE_ADDED"],
    spoil: sweep,
    error: "CHAIN_AMOUNT_TOO_LOW",
    blocked: "NOTHING_STAKED",
  },
  associate: {
    operation: (s) => ({ kind: "associate", coldkey: s.coldkey, hotkey: hotkeyOf(s) }),
    done: ["HOTKEY_ASSOCIATED"],
    spoil: (s) =>
      s.as(s.one("thief"), { kind: "associate", coldkey: s.one("thief"), hotkey: hotkeyOf(s) }),
    // The chain calls it a success, and has changed nothing.
    error: "EXPECTED_EVENT_MISSING",
    blocked: "HOTKEY_OWNED_BY_OTHER",
  },
  "increase-take": {
    before: seated,
    operation: (s) => ({
      kind: "increase-take",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      take: 11_796,
    }),
    done: ["TAKE_CHANGED"],
    spoil: (s) => s.as(s.coldkey, { ...DEEDS["increase-take"].operation(s), take: 11_000 }),
    error: "CHAIN_DELEGATE_TX_RATE_LIMIT_EXCEEDED",
    blocked: "TAKE_TOO_SOON",
  },
  "decrease-take": {
    before: seated,
    operation: (s) => ({
      kind: "decrease-take",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      take: 100,
    }),
    done: ["TAKE_CHANGED"],
    spoil: (s) => itself(DEEDS["decrease-take"])(s),
    error: "CHAIN_DELEGATE_TAKE_TOO_LOW",
    blocked: "TAKE_NOT_LOWER",
  },
  "swap-hotkey": {
    coldkeys: ["shared", "own"],
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
    spoil: (s) => itself(DEEDS["swap-hotkey"])(s),
    error: "CHAIN_NON_ASSOCIATED_COLD_KEY",
    blocked: "HOTKEY_UNKNOWN",
  },
  "claim-root": {
    coldkeys: ["shared", "poor"],
    async before(s) {
      await seated(s);
      await s.as(s.coldkey, stake(s.coldkey, hotkeyOf(s), 0, 2n));
    },
    operation: (s) => ({ kind: "claim-root", coldkey: s.coldkey, netuids: [1, 2] }),
    done: ["ROOT_CLAIMED"],
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
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
    spoil: (s) => itself(DEEDS["auto-stake"])(s),
    error: "CHAIN_SAME_AUTO_STAKE_HOTKEY_ALREADY_SET",
    blocked: "AUTO_STAKE_IS_THAT_ALREADY",
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
    spoil: (s) => itself(DEEDS["add-proxy"])(s),
    error: "CHAIN_DUPLICATE",
    blocked: "PROXY_THERE_ALREADY",
  },
  "remove-proxy": {
    before: (s) => itself(DEEDS["add-proxy"])(s),
    operation: (s) => ({ ...DEEDS["add-proxy"].operation(s), kind: "remove-proxy" }),
    done: ["PROXY_REMOVED"],
    spoil: (s) => itself(DEEDS["remove-proxy"])(s),
    error: "CHAIN_NOT_FOUND",
    blocked: "PROXY_NOT_THERE",
  },
  "register-network": {
    async before(s) {
      await s.fund(s.coldkey, PRICES);
      await s.fund(s.one("rival"), PRICES);
      await s.advance(4);
    },
    operation: (s) => ({ kind: "register-network", coldkey: s.coldkey, hotkey: hotkeyOf(s) }),
    done: ["SUBNET_CREATED"],
    // Somebody else was first.
    async spoil(s) {
      const rival = s.one("rival");
      await s.as(rival, {
        kind: "register-network",
        coldkey: rival,
        hotkey: s.one("rival hotkey"),
      });
    },
    error: "POOL_RATE_LIMIT_EXCEEDED",
    blocked: "SUBNET_REGISTRATION_TOO_SOON",
  },
  "start-subnet": {
    async before(s) {
      await DEEDS["register-network"].before?.(s);
      await itself(DEEDS["register-network"])(s);
      s.notes.set("netuid", await s.subnetOf(s.coldkey));
    },
    operation: (s) => ({
      kind: "start-subnet",
      coldkey: s.coldkey,
      netuid: s.notes.get("netuid") ?? 0,
    }),
    done: ["SUBNET_STARTED"],
    spoil: (s) => itself(DEEDS["start-subnet"])(s),
    error: "CHAIN_FIRST_EMISSION_BLOCK_NUMBER_ALREADY_SET",
    blocked: "SUBNET_STARTED_ALREADY",
  },
  "announce-swap": {
    coldkeys: ["own", "own"],
    operation: (s) => ({
      kind: "announce-swap",
      coldkey: s.coldkey,
      newColdkeyHash: coldkeyHash(s.spare),
    }),
    done: ["SWAP_ANNOUNCED"],
    spoil: announcedSwap,
    error: "CHAIN_COLDKEY_SWAP_REANNOUNCED_TOO_EARLY",
    blocked: "SWAP_REANNOUNCED_TOO_EARLY",
  },
  "execute-swap": {
    coldkeys: ["own", "own"],
    async before(s) {
      await announcedSwap(s);
      await s.advance(11);
    },
    operation: (s) => ({ kind: "execute-swap", coldkey: s.coldkey, destination: s.spare }),
    done: ["SWAP_EXECUTED"],
    // The new coldkey is made a hotkey by a stranger: no signature of it is asked for.
    spoil: (s) =>
      s.as(s.one("thief"), { kind: "associate", coldkey: s.one("thief"), hotkey: s.spare }),
    error: "CHAIN_NEW_COLD_KEY_IS_HOTKEY",
    blocked: "DESTINATION_BECAME_HOTKEY",
  },
  "dispute-swap": {
    coldkeys: ["own", "own"],
    before: announcedSwap,
    operation: (s) => ({ kind: "dispute-swap", coldkey: s.coldkey }),
    done: ["SWAP_DISPUTED"],
    spoil: (s) => itself(DEEDS["dispute-swap"])(s),
    error: "POOL_COLDKEY_SWAP_DISPUTED",
    blocked: "COLDKEY_SWAP_DISPUTED",
  },
  "clear-swap": {
    coldkeys: ["own", "own"],
    async before(s) {
      await announcedSwap(s);
      await s.advance(21);
    },
    operation: (s) => ({ kind: "clear-swap", coldkey: s.coldkey }),
    done: ["SWAP_CLEARED"],
    spoil: (s) => itself(DEEDS["clear-swap"])(s),
    error: "CHAIN_COLDKEY_SWAP_ANNOUNCEMENT_NOT_FOUND",
    blocked: "SWAP_NOT_ANNOUNCED",
  },
  "set-identity": {
    coldkeys: ["shared", "own"],
    before: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s), FULL)),
    operation: (s) => ({
      kind: "set-identity",
      coldkey: s.coldkey,
      ...{ name: "Zoë", url: "", githubRepo: "", image: "", discord: "", description: "" },
      additional: "",
    }),
    done: ["IDENTITY_SET"],
    // Its only hotkey loses its seat to a newcomer.
    async spoil(s) {
      await s.fund(s.one("newcomer"), 200n);
      await s.advance(2);
      await s.as(s.one("newcomer"), seat(s.one("newcomer"), s.one("newcomer hotkey"), FULL));
    },
    error: "CHAIN_HOT_KEY_NOT_REGISTERED_IN_NETWORK",
    blocked: "IDENTITY_NEEDS_A_SEAT",
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
    spoil: (s) => itself(DEEDS["set-children"])(s),
    error: "CHAIN_TX_RATE_LIMIT_EXCEEDED",
    blocked: "CHILDREN_TOO_SOON",
  },
  "childkey-take": {
    before: seated,
    operation: (s) => ({
      kind: "childkey-take",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      take: 700,
    }),
    done: ["CHILDKEY_TAKE_SET"],
    spoil: (s) => s.as(s.coldkey, { ...DEEDS["childkey-take"].operation(s), take: 600 }),
    error: "CHAIN_TX_CHILDKEY_TAKE_RATE_LIMIT_EXCEEDED",
    blocked: "CHILDKEY_TAKE_TOO_SOON",
  },
  "root-claim-type": {
    coldkeys: ["shared", "poor"],
    operation: (s) => ({
      kind: "root-claim-type",
      coldkey: s.coldkey,
      claim: "KeepSubnets",
      netuids: [CHEAP],
    }),
    done: ["ROOT_CLAIM_TYPE_SET"],
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
  },
  "lock-stake": {
    coldkeys: ["own", "own"],
    async before(s) {
      await staked(s);
      await s.as(s.coldkey, otherHotkey(s));
    },
    operation: (s) => ({
      kind: "lock-stake",
      coldkey: s.coldkey,
      hotkey: hotkeyOf(s),
      netuid: CHEAP,
      alpha: half(s),
    }),
    done: ["STAKE_LOCKED"],
    spoil: (s) => s.as(s.coldkey, lockElsewhere(s)),
    error: "CHAIN_LOCK_HOTKEY_MISMATCH",
    blocked: "LOCK_ON_OTHER_HOTKEY",
  },
  "move-lock": {
    coldkeys: ["own", "own"],
    async before(s) {
      await staked(s);
      await s.as(s.coldkey, DEEDS["lock-stake"].operation(s));
      await s.as(s.coldkey, otherHotkey(s));
    },
    operation: (s) => ({
      kind: "move-lock",
      coldkey: s.coldkey,
      hotkey: s.one("other hotkey"),
      netuid: CHEAP,
    }),
    done: ["LOCK_MOVED"],
    // All of the stake is given away, and the lock with it.
    async spoil(s) {
      const heir = s.one("heir");
      await s.fund(heir, 1n);
      await s.as(heir, { kind: "reject-locked", coldkey: heir, isRejecting: false });
      await s.as(s.coldkey, { ...DEEDS["transfer-stake"].operation(s), alpha: 10n ** 15n });
    },
    error: "CHAIN_NO_EXISTING_LOCK",
    blocked: "NO_LOCK_THERE",
  },
  "perpetual-lock": {
    coldkeys: ["shared", "poor"],
    operation: (s) => ({
      kind: "perpetual-lock",
      coldkey: s.coldkey,
      netuid: QUIET,
      isPerpetual: true,
    }),
    done: ["LOCK_KIND_SET"],
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
  },
  "reject-locked": {
    coldkeys: ["shared", "poor"],
    operation: (s) => ({ kind: "reject-locked", coldkey: s.coldkey, isRejecting: false }),
    done: ["LOCKED_ALPHA_SET"],
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "FREE_BALANCE_TOO_LOW",
  },
  batch: {
    operation: (s) => ({
      kind: "batch",
      coldkey: s.coldkey,
      items: [pay(s.coldkey, s), seat(s.coldkey, hotkeyOf(s))].map((item) =>
        item.kind === "register" ? { ...item, maxBurnRao: 5n * TAO } : item,
      ),
    }),
    done: ["TRANSFERRED", "REGISTERED"],
    spoil: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s))),
    error: "CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET",
    blocked: "HOTKEY_ALREADY_REGISTERED",
  },
  proxy: {
    before: trusted(0),
    operation: (s) => ({
      kind: "proxy",
      coldkey: s.coldkey,
      real: s.one("real"),
      proxyType: null,
      call: pay(s.one("real"), s),
    }),
    done: ["TRANSFERRED"],
    spoil: distrust(0),
    error: "CHAIN_NOT_PROXY",
    blocked: "NOT_A_PROXY",
  },
  "proxy-announce": {
    before: trusted(5),
    operation: announcement,
    done: ["PROXY_ANNOUNCED"],
    spoil: distrust(5),
    error: "CHAIN_NOT_PROXY",
    blocked: "NOT_A_PROXY",
  },
  "proxy-execute": {
    async before(s) {
      await announced(s);
      await s.advance(6);
    },
    operation: (s) => ({
      kind: "proxy-execute",
      coldkey: s.coldkey,
      delegate: s.coldkey,
      real: s.one("real"),
      proxyType: null,
      call: pay(s.one("real"), s),
    }),
    done: ["TRANSFERRED"],
    spoil: (s) => s.as(s.one("real"), rejection(s)),
    error: "CHAIN_UNANNOUNCED",
    blocked: "NOT_ANNOUNCED",
  },
  "proxy-reject": {
    async before(s) {
      const hands = s.one("hands");
      await s.fund(hands, 5n);
      const entry = {
        coldkey: s.coldkey,
        delegate: hands,
        proxyType: "Any",
        delayBlocks: 5,
      } as const;
      await s.as(s.coldkey, { kind: "add-proxy", ...entry });
      const call = pay(s.coldkey, s);
      await s.as(hands, { kind: "proxy-announce", coldkey: hands, real: s.coldkey, call });
    },
    operation: (s) => ({
      kind: "proxy-reject",
      coldkey: s.coldkey,
      delegate: s.one("hands"),
      callHash: s.hashOf(pay(s.coldkey, s)),
    }),
    done: ["ANNOUNCEMENT_GONE"],
    spoil: (s) => itself(DEEDS["proxy-reject"])(s),
    error: "CHAIN_NOT_FOUND",
    blocked: "NOT_ANNOUNCED",
  },
  "proxy-withdraw": {
    before: announced,
    operation: (s) => ({
      kind: "proxy-withdraw",
      coldkey: s.coldkey,
      real: s.one("real"),
      callHash: s.hashOf(pay(s.one("real"), s)),
    }),
    done: ["ANNOUNCEMENT_GONE"],
    spoil: (s) => s.as(s.one("real"), rejection(s)),
    error: "CHAIN_NOT_FOUND",
    blocked: "NOT_ANNOUNCED",
  },
  "multisig-propose": {
    async before(s) {
      await s.fund(s.multisig, 20n);
      await s.fund(s.members[1], 5n);
    },
    operation: (s) => ({ ...proposal(s, s.coldkey), ...NO_WEIGHT }),
    done: ["MULTISIG_PROPOSED"],
    spoil: (s) => s.as(s.members[1], proposal(s, s.members[1])),
    error: "CHAIN_NO_TIMEPOINT",
    blocked: "MULTISIG_PENDING_ALREADY",
  },
  "multisig-approve": {
    before: proposed((s) => s.members[1]),
    operation: (s) => ({
      ...proposal(s, s.coldkey),
      ...NO_WEIGHT,
      kind: "multisig-approve",
      timepoint: null,
    }),
    done: ["TRANSFERRED"],
    spoil: (s) => s.cancel(s.members[1], pay(s.multisig, s)),
    error: "CHAIN_UNEXPECTED_TIMEPOINT",
    blocked: "MULTISIG_NOT_PENDING",
  },
  "multisig-cancel": {
    before: proposed((s) => s.coldkey),
    operation: (s) => ({
      kind: "multisig-cancel",
      coldkey: s.coldkey,
      ...ofMultisig(s),
      timepoint: null,
      callHash: s.hashOf(pay(s.multisig, s)),
    }),
    done: ["MULTISIG_CANCELLED"],
    spoil: (s) => s.cancel(s.coldkey, pay(s.multisig, s)),
    error: "CHAIN_NOT_FOUND",
    blocked: "MULTISIG_NOT_PENDING",
  },
};
