/** States of the screen for pictures: a snapshot and what the core would answer. */
import type { Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";
import { careScenes } from "./care-scenes.ts";
import { codesScenes } from "./codes-scenes.ts";
import { crossingScenes } from "./crossing-scenes.ts";

import { downloadScenes } from "./download-scenes.ts";
import { emergencyScenes } from "./emergency-scenes.ts";
import { hotkeyScenes } from "./hotkey-scenes.ts";
import { importScenes } from "./import-scenes.ts";
import { journalOf, journalScenes } from "./journal-scenes.ts";
import { lateAssessment, machineAnswers, recordedAnswers } from "./machine-scene.ts";
import { paperScenes } from "./paper-scenes.ts";
import { policyScenes } from "./policy-scenes.ts";
import { provingScenes } from "./proving-scenes.ts";
import { stakeScenes } from "./stake-scenes.ts";
import { swapScenes } from "./swap-scenes.ts";
import { togetherScenes } from "./together-scenes.ts";
import { viewScenes } from "./view-scenes.ts";

interface Scene {
  readonly snapshot: Snapshot;
  readonly answers?: Answers;
}

const list =
  "abandon ability able absurd acoustic act action advice amount avoid bless cage cake call camera camp can canal doctor document dog doll letter level lever liar".split(
    " ",
  );
const common: Answers = {
  "app.setTheme": () => null,
  "app.lock": () => null,
  "phrase.words": () => list,
  "passphrase.judge": () => ({ score: 4, guessesLog10: 17, isEnough: true, hints: [] }),
  "chain.subnets": () => ({ atBlock: 5_214_880, seenAtMs: f.NOW - 4000, subnets: f.subnets }),
  "book.look": ({ addresses }) => addresses.map(f.stranger),
  "operations.draft": () => f.registerDraft,
  "operations.review": () => f.registerReview,
  "operations.discard": () => null,
  "operations.sign": () => new Promise(() => undefined),
  "creation.words": () => null,
  "backup.words": () => null,
  "ceremonies.begin": ({ kind }) => ({ id: `${kind}-7f3a` }),
  "ceremonies.answer": () => ({ hasEnded: false }),
  "ceremonies.leave": () => null,
  "plan.judge": () => [],
  ...journalOf(f.entries),
  "journal.verify": () => ({
    isIntact: true,
    size: 1284,
    rootHash: "7b1d5c0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c",
    checkpointSize: 1260,
    anchor: "system",
    findings: [],
    checkedAtMs: f.NOW,
  }),
};

const withKeys = { coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu, f.validator] };
const inCreation = (step: string, isOpen = true): Snapshot =>
  f.snapshot({
    ceremonies: [f.creation(step, isOpen)],
    vault: { isOpen, endsAtMs: isOpen ? f.NOW + 102_000 : null, sodium: "native" },
  });

const inBackup = (...state: Parameters<typeof f.backup>): Snapshot =>
  f.snapshot({
    ...withKeys,
    ceremonies: [f.backup(...state)],
    vault: { isOpen: true, endsAtMs: f.NOW + 402_000, sodium: "native" },
  });

const inProof = (step: string): Snapshot =>
  f.snapshot({
    ...withKeys,
    ceremonies: [f.ceremony("prove-copy", step)],
    vault: { isOpen: true, endsAtMs: f.NOW + 402_000, sodium: "native" },
  });

export const scenes: Readonly<Record<string, Scene>> = {
  ...hotkeyScenes,
  ...careScenes,
  ...paperScenes,
  ...policyScenes,
  ...crossingScenes,
  ...codesScenes,
  ...stakeScenes,
  ...togetherScenes,
  ...swapScenes,
  ...emergencyScenes,
  ...viewScenes,
  ...provingScenes,
  ...importScenes,
  machine: {
    snapshot: f.snapshot({ ...withKeys, assessment: lateAssessment }),
    answers: machineAnswers,
  },
  machineRecorded: { snapshot: f.snapshot(withKeys), answers: recordedAnswers },
  ...downloadScenes,
  first: {
    snapshot: f.snapshot({
      profile: null,
      journal: { size: 1, state: "unchecked", checkedAtMs: null, interrupted: [] },
    }),
  },
  empty: {
    snapshot: f.snapshot({
      host: { kind: "chromium", version: "156", platform: "linux", canBlockCapture: false },
      journal: { size: 2, state: "unchecked", checkedAtMs: null, interrupted: [] },
    }),
  },
  keys: { snapshot: f.snapshot(withKeys) },
  pending: { snapshot: f.snapshot({ ...withKeys, ceremonies: [f.creation("prove", false)] }) },
  away: {
    snapshot: f.snapshot({
      ...withKeys,
      chain: { ...f.snapshot().chain, state: "away", network: "finney" },
    }),
    answers: {
      "chain.subnets": () => ({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } }),
    },
  },
  vault: {
    snapshot: f.snapshot({
      coldkeys: [f.treasury, f.mining].map((key) => ({ ...key, balance: null })),
      hotkeys: [f.gpu, f.validator],
      profile: "vault",
      airGap: { state: "closed", causes: [], sinceMs: f.NOW - 86_400_000 },
      chain: { ...f.snapshot().chain, state: "none", network: "finney", best: null },
    }),
  },
  desk: {
    snapshot: f.snapshot({ profile: "desk", chain: { ...f.snapshot().chain, network: "finney" } }),
  },
  createName: { snapshot: inCreation("name") },
  createRoom: { snapshot: inCreation("room") },
  proofRoom: { snapshot: inProof("room") },
  passphrase: { snapshot: inCreation("passphrase") },
  weak: {
    snapshot: inCreation("passphrase"),
    answers: {
      "passphrase.judge": () => ({
        score: 1,
        guessesLog10: 4,
        isEnough: false,
        hints: ["tooShort", "common", "anotherWord"],
      }),
    },
  },
  sealing: {
    snapshot: inCreation("passphrase"),
    answers: { "creation.seal": () => new Promise(() => undefined) },
  },
  write: { snapshot: inCreation("write-1") },
  reopen: {
    snapshot: inCreation("write-1", false),
    answers: {
      "creation.reopen": () => ({
        ok: false,
        fault: { code: "WRONG_PASSPHRASE", facts: { maybeDamaged: true } },
      }),
    },
  },
  prove: {
    snapshot: inCreation("prove"),
    answers: {
      "creation.prove": () => ({
        match: false,
        expectedWords: 24,
        givenWords: 24,
        isOtherPhrase: false,
        wrong: [
          { position: 3, isUnknown: false, nearest: [] },
          { position: 7, isUnknown: true, nearest: ["acoustic", "act"] },
        ],
      }),
    },
  },
  copy: {
    snapshot: inCreation("record", false),
    answers: { "ceremonies.answer": () => ({ hasEnded: true }) },
  },
  lostCopy: {
    snapshot: f.snapshot({
      coldkeys: [
        {
          ...f.treasury,
          isSafe: false,
          placeCount: 1,
          copies: [
            f.paperCopy,
            { ...f.steelCopy, lost: { reason: "stolen", atMs: f.NOW - 86_400_000 } },
          ],
        },
        f.mining,
      ],
      ceremonies: [f.backup("prove", false)],
    }),
  },
  backupPlan: {
    snapshot: inBackup("plan"),
    answers: {
      "plan.judge": () => [
        { code: "PLAN_ONE_PLACE", facts: { count: 3, place: "home safe" } },
        { code: "PLAN_ALL_PAPER", facts: { count: 3 } },
      ],
    },
  },
  backupRoom: { snapshot: inBackup("room") },
  backupOpen: { snapshot: inBackup("open", false) },
  backupWrite: { snapshot: inBackup("write-1") },
  backupProof: {
    snapshot: inProof("prove"),
    answers: {
      "backup.prove": () => ({
        match: false,
        expectedWords: 24,
        givenWords: 24,
        isOtherPhrase: false,
        wrong: [{ position: 3, isUnknown: false, nearest: [] }],
      }),
    },
  },
  backupCopy: {
    snapshot: inBackup("record", false),
    answers: { "ceremonies.answer": () => ({ hasEnded: true }) },
  },
  backupFinish: {
    snapshot: f.snapshot({
      ...withKeys,
      ceremonies: [{ ...f.backup("record", false), isEnding: true }],
    }),
  },
  noHotkey: { snapshot: f.snapshot({ coldkeys: [f.treasury] }) },
  makeHotkey: {
    snapshot: f.snapshot({ coldkeys: [f.treasury] }),
    answers: { "hotkeys.create": () => ({ address: f.GPU }) },
  },
  unsafe: {
    snapshot: f.snapshot({
      coldkeys: [{ ...f.treasury, isSafe: false, copies: [f.paperCopy] }],
      hotkeys: [f.gpu],
    }),
    answers: {
      "operations.draft": () => ({
        ...f.registerDraft,
        warnings: [...f.registerDraft.warnings, { code: "COLDKEY_NOT_YET_SAFE", facts: {} }],
      }),
    },
  },
  blocked: {
    snapshot: f.snapshot(withKeys),
    answers: {
      "operations.draft": () => ({
        ...f.registerDraft,
        freeRao: 100_000_000n,
        freeAfterRao: null,
        warnings: [],
        blocking: [
          {
            code: "FREE_BALANCE_TOO_LOW",
            facts: { freeRao: 100_000_000n, neededRao: 483_240_500n },
          },
        ],
      }),
    },
  },
  wrongPassphrase: {
    snapshot: f.snapshot(withKeys),
    answers: {
      "operations.sign": () => ({
        ok: false,
        fault: { code: "WRONG_PASSPHRASE", facts: { maybeDamaged: true } },
      }),
    },
  },
  submitted: { snapshot: f.snapshot({ ...withKeys, activities: [f.activity("submitted")] }) },
  finalised: { snapshot: f.snapshot({ ...withKeys, activities: [f.activity("finalised")] }) },
  failed: {
    snapshot: f.snapshot({
      ...withKeys,
      activities: [
        f.activity("failed", {
          isFinal: true,
          fault: {
            code: "CHAIN_REGISTRATION_PRICE_LIMIT_EXCEEDED",
            facts: { group: "SubtensorModule", name: "RegistrationPriceLimitExceeded" },
          },
        }),
      ],
    }),
  },
  earlierActs: {
    snapshot: f.snapshot({ ...withKeys, activities: [f.activity("submitted")], earlierActs: 53 }),
    answers: {
      "operations.earlier": () =>
        [3, 2, 1].map((days) => ({
          ...f.activity("finalised"),
          ...{ id: `act-of-day-${days}`, signedAtMs: f.NOW - days * 86_400_000 },
        })),
    },
  },
  lost: {
    snapshot: f.snapshot({
      ...withKeys,
      activities: [f.activity("lost", { fault: { code: "SUBMISSION_UNKNOWN", facts: {} } })],
    }),
  },
  ...journalScenes,
  broken: {
    snapshot: f.snapshot({
      ...withKeys,
      journal: { size: 14, state: "broken", checkedAtMs: f.NOW, interrupted: [] },
    }),
  },
  fault: {
    snapshot: f.snapshot(withKeys),
    answers: {
      "faucet.request": () => ({
        ok: false,
        fault: { code: "SOMETHING_NEW", facts: { place: "faucet", block: 5_214_880 } },
      }),
    },
  },
};

export function answersOf(name: string): Answers {
  return { ...common, ...scenes[name]?.answers };
}
