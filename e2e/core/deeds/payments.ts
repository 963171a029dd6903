/** Seats and transfers. */
import { type Deeds, type Refusal, refusalsOf } from "./deed.ts";
import {
  association,
  CLOSED,
  DEAR,
  hotkeyOf,
  IMMORTAL,
  impoverish,
  NOWHERE,
  ORCHARD,
  POT,
  pauperise,
  pay,
  seat,
} from "./steps.ts";
import { TAO } from "./world.ts";

export const paymentsDeeds: Deeds<"register" | "transfer" | "transfer-all"> = {
  register: {
    operation: (s) => ({ ...seat(s.coldkey, hotkeyOf(s)), maxBurnRao: 5n * TAO }),
    done: ["REGISTERED"],
  },
  transfer: {
    operation: (s) => pay(s.coldkey, s),
    done: ["TRANSFERRED"],
  },
  "transfer-all": {
    isAlone: true,
    operation: (s) => ({
      kind: "transfer-all",
      coldkey: s.coldkey,
      destination: s.one("payee"),
      // The account ends, and its nonce with it.
      keepAlive: false,
    }),
    done: ["TRANSFERRED"],
  },
};

const of = refusalsOf(paymentsDeeds);
export const paymentsRefusals: readonly Refusal[] = [
  of("register", {
    why: "its hotkey has the seat already",
    spoil: (s) => s.as(s.coldkey, seat(s.coldkey, hotkeyOf(s))),
    error: "CHAIN_HOT_KEY_ALREADY_REGISTERED_IN_SUB_NET",
    blocked: "HOTKEY_ALREADY_REGISTERED",
  }),
  of("transfer", {
    why: "the money is gone",
    spoil: impoverish,
    error: "CHAIN_TOKEN_FUNDS_UNAVAILABLE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("transfer-all", {
    why: "nothing is left for the fee",
    spoil: pauperise,
    error: "POOL_CANNOT_PAY_FEE",
    blocked: "NOTHING_TO_SEND",
  }),
  of("register", {
    why: "newcomers drove the price above the maximum",
    operation: (s) => ({ ...seat(s.coldkey, hotkeyOf(s), ORCHARD), maxBurnRao: (3n * TAO) / 2n }),
    async spoil(s) {
      const crowd = s.one("crowd");
      await s.fund(crowd, 100n);
      for (let at = 0; at < 8; at += 1) {
        await s.as(crowd, seat(crowd, s.one(`newcomer ${at}`), ORCHARD));
      }
    },
    error: "CHAIN_REGISTRATION_PRICE_LIMIT_EXCEEDED",
    blocked: "PRICE_ABOVE_MAXIMUM",
  }),
  of("register", {
    why: "a stranger made the hotkey his own",
    spoil: (s) => s.as(s.one("thief"), association(s.one("thief"), hotkeyOf(s))),
    error: "CHAIN_NON_ASSOCIATED_COLD_KEY",
    blocked: "HOTKEY_OWNED_BY_OTHER",
  }),
  of("register", {
    why: "the price is no longer there",
    operation: (s) => seat(s.coldkey, hotkeyOf(s), DEAR),
    spoil: impoverish,
    error: "CHAIN_NOT_ENOUGH_BALANCE_TO_STAKE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("register", {
    why: "the subnet takes nobody",
    operation: (s) => seat(s.coldkey, hotkeyOf(s), CLOSED),
    error: "CHAIN_SUB_NET_REGISTRATION_DISABLED",
    blocked: "REGISTRATION_CLOSED",
  }),
  of("register", {
    why: "root has no price",
    operation: (s) => seat(s.coldkey, hotkeyOf(s), 0),
    error: "CHAIN_REGISTRATION_NOT_PERMITTED_ON_ROOT_SUBNET",
    blocked: "REGISTRATION_NOT_ON_ROOT",
  }),
  of("register", {
    why: "there is no such subnet",
    operation: (s) => seat(s.coldkey, hotkeyOf(s), NOWHERE),
    error: "CHAIN_SUBNET_NOT_EXISTS",
    blocked: "SUBNET_NOT_FOUND",
  }),
  of("register", {
    why: "the hotkey is the account of a subnet",
    operation: (s) => seat(s.coldkey, POT),
    error: "CHAIN_CANNOT_USE_SYSTEM_ACCOUNT",
    blocked: "HOTKEY_IS_SYSTEM_ACCOUNT",
  }),
  of("register", {
    why: "nobody can be replaced",
    operation: (s) => seat(s.coldkey, hotkeyOf(s), IMMORTAL),
    error: "CHAIN_NO_NEURON_ID_AVAILABLE",
    blocked: "NO_SEAT",
  }),
  of("transfer", {
    why: "an account cannot begin with so little",
    operation: (s) => ({ ...pay(s.coldkey, s), amountRao: 400n }),
    error: "CHAIN_TOKEN_BELOW_MINIMUM",
    blocked: "BELOW_EXISTENTIAL_DEPOSIT",
  }),
  of("transfer", {
    why: "the sender's account would end",
    // Five hundred rao stay besides.
    before: (s) => impoverish(s, s.coldkey, 10n * TAO),
    operation: (s) => ({ ...pay(s.coldkey, s), amountRao: 10n * TAO + 400n }),
    error: "CHAIN_TOKEN_NOT_EXPENDABLE",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
];
