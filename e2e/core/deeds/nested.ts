/** Batches, proxies and multisigs. */
import type { nestedCalls } from "../../../main/chain/calls/nested.ts";
import { multisigAddress } from "../../../main/codec/multisig.ts";
import type { Ss58 } from "../../../main/codec/values.ts";
import { type Deeds, type Refusal, refusalsOf } from "./deed.ts";
import { keysDeeds } from "./keys.ts";
import { hotkeyOf, impoverish, itself, pay, seat, subnet, swapOf } from "./steps.ts";
import { MUCH_WEIGHT, type Stage, TAO } from "./world.ts";

/** To be asked of the chain. */
const NO_WEIGHT = { maxRefTime: null, maxProofSize: null } as const;

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
/** Of a call that differs by its amount. */
const another = (s: Stage, amountRao: bigint) => ({
  ...announcement(s),
  call: { ...pay(s.one("real"), s), amountRao },
});
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

export const nestedDeeds: Deeds<keyof typeof nestedCalls> = {
  batch: {
    operation: (s) => ({
      kind: "batch",
      coldkey: s.coldkey,
      items: [pay(s.coldkey, s), seat(s.coldkey, hotkeyOf(s))].map((item) =>
        item.kind === "register" ? { ...item, maxBurnRao: 5n * TAO } : item,
      ),
    }),
    done: ["TRANSFERRED", "REGISTERED"],
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
  },
  "proxy-announce": {
    before: trusted(5),
    operation: announcement,
    done: ["PROXY_ANNOUNCED"],
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
  },
  "multisig-propose": {
    async before(s) {
      await s.fund(s.multisig, 20n);
      await s.fund(s.members[1], 5n);
    },
    operation: (s) => ({ ...proposal(s, s.coldkey), ...NO_WEIGHT }),
    done: ["MULTISIG_PROPOSED"],
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
  },
};

const of = refusalsOf(nestedDeeds);
export const nestedRefusals: readonly Refusal[] = [
  of("batch", {
    why: "one of its items failed, and all with it",
    spoil: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s))),
    error: "CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET",
    blocked: "HOTKEY_ALREADY_REGISTERED",
  }),
  of("proxy", {
    why: "the proxy was removed",
    spoil: distrust(0),
    error: "CHAIN_NOT_PROXY",
    blocked: "NOT_A_PROXY",
  }),
  of("proxy-announce", {
    why: "the proxy was removed",
    spoil: distrust(5),
    error: "CHAIN_NOT_PROXY",
    blocked: "NOT_A_PROXY",
  }),
  of("proxy-execute", {
    why: "the announcement was rejected",
    spoil: (s) => s.as(s.one("real"), rejection(s)),
    error: "CHAIN_UNANNOUNCED",
    blocked: "NOT_ANNOUNCED",
  }),
  of("proxy-reject", {
    why: "it is gone already",
    spoil: (s) => itself(nestedDeeds["proxy-reject"])(s),
    error: "CHAIN_NOT_FOUND",
    blocked: "NOT_ANNOUNCED",
  }),
  of("proxy-withdraw", {
    why: "it was rejected",
    spoil: (s) => s.as(s.one("real"), rejection(s)),
    error: "CHAIN_NOT_FOUND",
    blocked: "NOT_ANNOUNCED",
  }),
  of("multisig-propose", {
    why: "another member was faster",
    spoil: (s) => s.as(s.members[1], proposal(s, s.members[1])),
    error: "CHAIN_NO_TIMEPOINT",
    blocked: "MULTISIG_PENDING_ALREADY",
  }),
  of("multisig-approve", {
    why: "it was called off",
    spoil: (s) => s.cancel(s.members[1], pay(s.multisig, s)),
    error: "CHAIN_UNEXPECTED_TIMEPOINT",
    blocked: "MULTISIG_NOT_PENDING",
  }),
  of("multisig-cancel", {
    why: "it is called off already",
    spoil: (s) => s.cancel(s.coldkey, pay(s.multisig, s)),
    error: "CHAIN_NOT_FOUND",
    blocked: "MULTISIG_NOT_PENDING",
  }),
  of("batch", {
    why: "a subnet in it, and somebody else was first",
    before: (s) => keysDeeds["register-network"].before?.(s) ?? Promise.resolve(),
    operation: (s) => ({
      kind: "batch",
      coldkey: s.coldkey,
      items: [pay(s.coldkey, s), keysDeeds["register-network"].operation(s)],
    }),
    spoil: (s) => s.as(s.one("rival"), subnet(s.one("rival"), s.one("rival hotkey"))),
    isBrief: true,
    error: "CHAIN_NETWORK_TX_RATE_LIMIT_EXCEEDED",
    blocked: "SUBNET_REGISTRATION_TOO_SOON",
  }),
  of("batch", {
    why: "the money is gone",
    operation: (s) => ({
      kind: "batch",
      coldkey: s.coldkey,
      items: [pay(s.coldkey, s), { ...pay(s.coldkey, s), destination: s.one("second payee") }],
    }),
    spoil: impoverish,
    error: "CHAIN_TOKEN_FUNDS_UNAVAILABLE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("proxy", {
    why: "it has to announce from now on",
    async spoil(s) {
      await distrust(0)(s);
      await s.as(s.one("real"), { kind: "add-proxy", ...proxy(s, s.coldkey, 5) });
    },
    error: "CHAIN_UNANNOUNCED",
    blocked: "PROXY_MUST_ANNOUNCE",
  }),
  of("proxy", {
    why: "it may do something else from now on",
    async spoil(s) {
      await distrust(0)(s);
      const entry = { ...proxy(s, s.coldkey, 0), proxyType: "Staking" } as const;
      await s.as(s.one("real"), { kind: "add-proxy", ...entry });
    },
    error: "CHAIN_CALL_FILTERED",
    blocked: "CALL_NOT_FOR_PROXY",
  }),
  of("proxy", {
    why: "it may send only little from now on",
    async spoil(s) {
      await distrust(0)(s);
      const entry = { ...proxy(s, s.coldkey, 0), proxyType: "SmallTransfer" } as const;
      await s.as(s.one("real"), { kind: "add-proxy", ...entry });
    },
    error: "CHAIN_CALL_FILTERED",
    blocked: "CALL_NOT_FOR_PROXY",
  }),
  of("proxy", {
    why: "the account behind it announced its swap",
    spoil: (s) => s.as(s.one("real"), swapOf(s.one("real"), s.one("next"))),
    error: "CHAIN_COLDKEY_SWAP_ANNOUNCED",
    blocked: "COLDKEY_SWAP_PENDING",
  }),
  of("proxy", {
    why: "the swap of the account behind it is disputed",
    async spoil(s) {
      await s.as(s.one("real"), swapOf(s.one("real"), s.one("next")));
      await s.as(s.one("real"), { kind: "dispute-swap", coldkey: s.one("real") });
    },
    error: "CHAIN_COLDKEY_SWAP_DISPUTED",
    blocked: "COLDKEY_SWAP_DISPUTED",
  }),
  of("proxy", {
    why: "the account behind it was emptied",
    spoil: (s) => impoverish(s, s.one("real")),
    error: "CHAIN_TOKEN_FUNDS_UNAVAILABLE",
    blocked: "ACTED_FOR_BALANCE_TOO_LOW",
  }),
  of("proxy-announce", {
    why: "the deposit is no longer there",
    spoil: impoverish,
    error: "CHAIN_INSUFFICIENT_BALANCE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("proxy-announce", {
    why: "as many as the chain keeps are waiting",
    async before(s) {
      await trusted(5)(s);
      // Whatever rows before have left there: full, and then one less.
      for (let at = 1n; at <= 75n; at += 1n) await s.refusal(s.coldkey, another(s, at));
      const callHash = s.hashOf(another(s, 1n).call);
      const of = { coldkey: s.coldkey, real: s.one("real") };
      await s.as(s.coldkey, { kind: "proxy-withdraw", ...of, callHash });
    },
    spoil: (s) => s.as(s.coldkey, another(s, 100n)),
    error: "CHAIN_TOO_MANY",
    blocked: "ANNOUNCEMENTS_TOO_MANY",
    spends: true,
  }),
  of("proxy-execute", {
    why: "it is too early",
    async before(s) {
      await trusted(300)(s);
      await s.as(s.coldkey, announcement(s));
    },
    error: "CHAIN_UNANNOUNCED",
    blocked: "ANNOUNCEMENT_TOO_EARLY",
  }),
  of("proxy-execute", {
    why: "the proxy was removed",
    spoil: distrust(5),
    error: "CHAIN_NOT_PROXY",
    blocked: "NOT_A_PROXY",
  }),
  of("multisig-propose", {
    why: "the deposit is no longer there",
    spoil: impoverish,
    error: "CHAIN_INSUFFICIENT_BALANCE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("multisig-approve", {
    why: "it was called off and proposed anew",
    async spoil(s) {
      await s.cancel(s.members[1], pay(s.multisig, s));
      await s.as(s.members[1], proposal(s, s.members[1]));
    },
    error: "CHAIN_WRONG_TIMEPOINT",
    blocked: null,
  }),
  of("multisig-approve", {
    why: "this member has approved already",
    async before(s) {
      const all = multisigAddress(s.members, 3);
      await s.fund(s.members[1], 5n);
      await s.as(s.members[1], { ...proposal(s, s.members[1]), threshold: 3, call: pay(all, s) });
    },
    operation: (s) => ({
      ...nestedDeeds["multisig-approve"].operation(s),
      ...{ threshold: 3, call: pay(multisigAddress(s.members, 3), s) },
    }),
    spoil: (s) => s.approve(s.coldkey, 3, pay(multisigAddress(s.members, 3), s)),
    error: "CHAIN_ALREADY_APPROVED",
    blocked: "MULTISIG_APPROVED_ALREADY",
  }),
  of("multisig-approve", {
    why: "the multisig was emptied",
    spoil: (s) => impoverish(s, s.multisig),
    error: "CHAIN_TOKEN_FUNDS_UNAVAILABLE",
    blocked: "MULTISIG_NOT_PENDING",
  }),
  of("multisig-approve", {
    why: "the call may weigh too little",
    operation: (s) => ({
      ...nestedDeeds["multisig-approve"].operation(s),
      ...{ maxRefTime: 1n, maxProofSize: 0n },
    }),
    error: "CHAIN_MAX_WEIGHT_TOO_LOW",
    blocked: null,
  }),
  of("multisig-cancel", {
    why: "another member proposed it",
    before: proposed((s) => s.members[1]),
    error: "CHAIN_NOT_OWNER",
    blocked: "MULTISIG_NOT_PROPOSER",
  }),
  of("multisig-cancel", {
    why: "it was called off and proposed anew",
    async spoil(s) {
      await s.cancel(s.coldkey, pay(s.multisig, s));
      await s.as(s.coldkey, proposal(s, s.coldkey));
    },
    error: "CHAIN_WRONG_TIMEPOINT",
    blocked: null,
  }),
];
