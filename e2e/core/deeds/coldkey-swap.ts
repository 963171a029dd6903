/** The swap of a coldkey, in its steps. */
import { type Deeds, type Refusal, refusalsOf } from "./deed.ts";
import {
  association,
  CHEAP,
  hotkeyOf,
  impoverish,
  itself,
  pay,
  some,
  stake,
  swapOf,
} from "./steps.ts";
import { type Stage, SWAP_BLOCKS } from "./world.ts";

const announcedSwap = (s: Stage): Promise<void> => itself(coldkeySwapDeeds["announce-swap"])(s);

export const coldkeySwapDeeds: Deeds<
  "announce-swap" | "execute-swap" | "dispute-swap" | "clear-swap"
> = {
  "announce-swap": {
    isAlone: true,
    operation: (s) => swapOf(s.coldkey, s.spare),
    done: ["SWAP_ANNOUNCED"],
  },
  "execute-swap": {
    isAlone: true,
    async before(s) {
      await announcedSwap(s);
      await s.advance(SWAP_BLOCKS + 1);
    },
    operation: (s) => ({ kind: "execute-swap", coldkey: s.coldkey, destination: s.spare }),
    done: ["SWAP_EXECUTED"],
  },
  "dispute-swap": {
    isAlone: true,
    before: announcedSwap,
    operation: (s) => ({ kind: "dispute-swap", coldkey: s.coldkey }),
    done: ["SWAP_DISPUTED"],
  },
  "clear-swap": {
    isAlone: true,
    async before(s) {
      await announcedSwap(s);
      await s.advance(2 * SWAP_BLOCKS + 1);
    },
    operation: (s) => ({ kind: "clear-swap", coldkey: s.coldkey }),
    done: ["SWAP_CLEARED"],
  },
};

const of = refusalsOf(coldkeySwapDeeds);
export const coldkeySwapRefusals: readonly Refusal[] = [
  of("announce-swap", {
    why: "another one was announced a moment ago",
    spoil: announcedSwap,
    error: "CHAIN_COLDKEY_SWAP_REANNOUNCED_TOO_EARLY",
    blocked: "SWAP_REANNOUNCED_TOO_EARLY",
    spends: true,
  }),
  of("execute-swap", {
    why: "a stranger made the new coldkey a hotkey",
    // No signature of it is asked for.
    spoil: (s) =>
      s.as(s.one("thief"), { kind: "associate", coldkey: s.one("thief"), hotkey: s.spare }),
    error: "CHAIN_NEW_COLD_KEY_IS_HOTKEY",
    blocked: "DESTINATION_BECAME_HOTKEY",
    spends: true,
  }),
  of("dispute-swap", {
    why: "it is disputed already",
    spoil: (s) => itself(coldkeySwapDeeds["dispute-swap"])(s),
    error: "POOL_COLDKEY_SWAP_DISPUTED",
    blocked: "COLDKEY_SWAP_DISPUTED",
    spends: true,
  }),
  of("clear-swap", {
    why: "it is cleared already",
    spoil: (s) => itself(coldkeySwapDeeds["clear-swap"])(s),
    error: "CHAIN_COLDKEY_SWAP_ANNOUNCEMENT_NOT_FOUND",
    blocked: "SWAP_NOT_ANNOUNCED",
  }),
  of("announce-swap", {
    why: "its price is no longer there",
    spoil: impoverish,
    error: "CHAIN_NOT_ENOUGH_BALANCE_TO_PAY_SWAP_COLD_KEY",
    blocked: "FREE_BALANCE_TOO_LOW",
  }),
  of("execute-swap", {
    why: "somebody gave the new coldkey stake",
    async spoil(s) {
      const giver = s.one("giver");
      await s.fund(giver, 20n);
      await s.as(giver, association(giver, hotkeyOf(s)));
      await s.as(giver, stake(giver, hotkeyOf(s)));
      await s.as(giver, {
        ...{ kind: "transfer-stake", coldkey: giver, hotkey: hotkeyOf(s), destination: s.spare },
        ...{ netuid: CHEAP, toNetuid: CHEAP, alpha: some(s) },
      });
    },
    error: "CHAIN_COLD_KEY_ALREADY_ASSOCIATED",
    blocked: "DESTINATION_HAS_STAKED",
    spends: true,
  }),
  of("execute-swap", {
    why: "another one was announced",
    operation: (s) => ({ kind: "execute-swap", coldkey: s.coldkey, destination: s.one("payee") }),
    error: "CHAIN_ANNOUNCED_COLDKEY_HASH_DOES_NOT_MATCH",
    blocked: "SWAP_OTHER_DESTINATION",
    spends: true,
  }),
  of("execute-swap", {
    why: "none was announced",
    before: () => Promise.resolve(),
    error: "CHAIN_COLDKEY_SWAP_ANNOUNCEMENT_NOT_FOUND",
    blocked: "SWAP_NOT_ANNOUNCED",
  }),
  of("dispute-swap", {
    why: "none was announced",
    before: () => Promise.resolve(),
    error: "CHAIN_COLDKEY_SWAP_ANNOUNCEMENT_NOT_FOUND",
    blocked: "SWAP_NOT_ANNOUNCED",
  }),
  {
    kind: "transfer",
    why: "a swap of the coldkey was announced",
    operation: (s) => pay(s.coldkey, s),
    spoil: announcedSwap,
    error: "POOL_COLDKEY_IN_SWAP_SCHEDULE",
    blocked: "COLDKEY_SWAP_PENDING",
    spends: true,
  },
  of("execute-swap", {
    why: "it is too early",
    before: announcedSwap,
    error: "CHAIN_COLDKEY_SWAP_TOO_EARLY",
    blocked: "SWAP_TOO_EARLY",
    spends: true,
  }),
  of("clear-swap", {
    why: "it is too early",
    before: announcedSwap,
    error: "CHAIN_COLDKEY_SWAP_CLEAR_TOO_EARLY",
    blocked: "SWAP_CLEAR_TOO_EARLY",
    spends: true,
  }),
];
