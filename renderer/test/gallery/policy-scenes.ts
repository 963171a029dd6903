/** Policies: none, in force with things that wait, not in order, and what a review says of them. */
import type { Snapshot } from "../../../preload/contract.ts";
import type { PolicySummary } from "../../types.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const HOUR = 3_600_000;

export const policyInForce: PolicySummary = {
  coldkey: f.TREASURY,
  network: "rehearsal",
  fault: null,
  rules: {
    allowList: [
      { address: f.MINING, label: "mining-2, own", usableAtMs: f.NOW - 40 * HOUR },
      { address: f.VALIDATOR, label: "Exchange, deposit", usableAtMs: f.NOW + 19.4 * HOUR },
    ],
    limit: { rao: 10_000_000_000n, hours: 24 },
    large: { fromRao: 50_000_000_000n, hours: 48 },
    coolingOffHours: 24,
    looseningHours: 72,
  },
  loosenings: [
    { field: "limit", value: { rao: 50_000_000_000n, hours: 24 }, atMs: f.NOW + 62.2 * HOUR },
  ],
  announced: [
    {
      id: "wait-0a1b",
      to: f.MINING,
      rao: 120_000_000_000n,
      usableAtMs: f.NOW + 30 * HOUR,
      endsAtMs: f.NOW + 198 * HOUR,
    },
  ],
  spentRao: 3_000_125_000n,
  closedUntilMs: null,
  claimedMs: 0,
};

const withPolicy = (policy: PolicySummary): Snapshot =>
  f.snapshot({
    coldkeys: [f.treasury, f.mining],
    hotkeys: [f.gpu, f.validator],
    policies: [policy],
  });

const review = (policy: NonNullable<typeof f.registerReview.policy>): Answers => ({
  "operations.review": () => ({ ...f.registerReview, policy }),
});

export const policyScenes: Readonly<Record<string, { snapshot: Snapshot; answers?: Answers }>> = {
  policy: {
    snapshot: withPolicy(policyInForce),
    answers: {
      "policy.preview": () => ({
        atOnce: ["large"],
        cooling: [{ address: f.VALIDATOR, atMs: f.NOW + 24 * HOUR }],
        waiting: [{ field: "limit", atMs: f.NOW + 72 * HOUR }],
        dropped: [],
      }),
    },
  },
  policyClaimed: { snapshot: withPolicy({ ...policyInForce, claimedMs: 25 * HOUR }) },
  policyBroken: {
    snapshot: withPolicy({
      ...policyInForce,
      fault: { code: "POLICY_ROLLED_BACK", facts: { version: 4, expected: 7 } },
      rules: null,
      loosenings: [],
      announced: [],
    }),
  },
  policyWithin: {
    snapshot: withPolicy(policyInForce),
    answers: review({
      blocking: [],
      notes: [
        {
          code: "POLICY_WITHIN_LIMIT",
          facts: {
            limitRao: 10_000_000_000n,
            spentRao: 2_372_000_000n,
            thisRao: 628_000_000n,
            hours: 24,
          },
        },
      ],
      needsTimeMs: null,
    }),
  },
  policyRefuses: {
    snapshot: withPolicy(policyInForce),
    answers: review({
      blocking: [
        {
          code: "POLICY_LIMIT",
          facts: {
            limitRao: 1_000_000_000n,
            spentRao: 800_000_000n,
            thisRao: 628_000_000n,
            hours: 24,
            leftMs: 5.5 * HOUR,
          },
        },
      ],
      notes: [],
      needsTimeMs: null,
    }),
  },
  policyTime: {
    snapshot: withPolicy(policyInForce),
    answers: review({ blocking: [], notes: [], needsTimeMs: 25 * HOUR }),
  },
};
