/** Stake: the form with live prices, the draft with what the pool would give, the review, the outcome. */
import type { Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const TAO = 1_000_000_000n;
const withKeys = { coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu, f.validator] };

export const stakeLook = {
  atBlock: 5_214_880,
  seenAtMs: f.NOW - 4_000,
  positions: [
    {
      hotkey: f.validator.address,
      netuid: 0,
      alpha: 250n * TAO,
      worthRao: 250n * TAO,
      isRegistered: true,
    },
    {
      hotkey: f.gpu.address,
      netuid: 19,
      alpha: 1_844_120_334_118n,
      worthRao: 36_882_406_682n,
      isRegistered: true,
    },
  ],
  pools: [
    { netuid: 0, name: "", priceRao: TAO, isStarted: true },
    { netuid: 8, name: "Taoshi", priceRao: 31_402_118n, isStarted: true },
    { netuid: 19, name: "nineteen.ai", priceRao: 20_000_004n, isStarted: true },
  ],
};

const operation = {
  kind: "add-stake",
  coldkey: f.treasury.address,
  hotkey: f.gpu.address,
  netuid: 19,
  amountRao: 10n * TAO,
  limitPriceRao: 20_200_004n,
  allowPartial: false,
} as const;

export const stakeDraft = {
  ...f.registerDraft,
  operation,
  subnet: null,
  costs: [
    { kind: "stake", rao: 10n * TAO, bound: "exact" },
    { kind: "fee", rao: 2_140_000n, bound: "about" },
  ],
  trade: {
    gives: { netuid: null, name: "", amount: 10n * TAO, priceRao: null },
    gets: { netuid: 19, name: "nineteen.ai", amount: 499_623_383_200n, priceRao: 20_000_004n },
    fee: 5_035_477n,
    lossPermyriad: 7,
    limitPriceRao: 20_200_004n,
  },
  warnings: [],
  blocking: [],
} as const;

const review = {
  ...f.registerReview,
  review: {
    ...f.registerReview.review,
    call: "add_stake_limit",
    sentence: {
      code: "REVIEW_ADD_STAKE",
      facts: {
        hotkey: operation.hotkey,
        netuid: 19,
        amountRao: operation.amountRao,
        limitPriceRao: operation.limitPriceRao,
        allowPartial: false,
      },
    },
    danger: "care" as const,
    flow: [
      { kind: "stake" as const, rao: 10n * TAO, bound: "exact" as const, from: null, to: null },
    ],
    effects: [],
    fields: [
      { path: "hotkey", type: "address" as const, value: f.gpu.address },
      { path: "netuid", type: "netuid" as const, value: "19" },
      { path: "amount_staked", type: "rao" as const, value: "10000000000" },
      { path: "limit_price", type: "rao" as const, value: "20200004" },
      { path: "allow_partial", type: "flag" as const, value: "false" },
    ],
  },
};

interface Scene {
  readonly snapshot: Snapshot;
  readonly answers?: Answers;
}

export const stakeAnswers: Answers = {
  "stake.look": () => stakeLook,
  "operations.draft": () => ({
    ...stakeDraft,
    costs: [...stakeDraft.costs],
    warnings: [],
    blocking: [],
  }),
  "operations.review": () => review,
};

export const stakeScenes: Readonly<Record<string, Scene>> = {
  stake: { snapshot: f.snapshot(withKeys), answers: stakeAnswers },
};
