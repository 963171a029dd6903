/** Believable states for tests and pictures. Addresses are the published development accounts. */
import type { Snapshot } from "../../preload/contract.ts";
import type {
  Activity,
  Ceremony,
  ColdkeySummary,
  Draft,
  HotkeySummary,
  ImportSource,
  JournalEntry,
  ReviewReply,
  SubnetRow,
} from "../types.ts";

type Ss58 = ColdkeySummary["address"];
const ss58 = (text: string): Ss58 => text as Ss58;

export const TREASURY = ss58("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
export const MINING = ss58("5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");
export const GPU = ss58("5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y");
export const VALIDATOR = ss58("5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy");
/** A published BIP-39 vector, as shown half at a time. */
export const WORDS =
  "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd";

export const NOW = Date.UTC(2026, 10, 12, 9, 41, 30);
export const BLOCK = 5_214_880;
export const hash = (digit: string): string => `0x${digit.repeat(64)}`;
const GENESIS = "0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03";
const METADATA = "0x677397fb96f3f7589fdba80df19934db1c7a0b4e5d6f8a9b0c1d2e3f4a5b6c7d";
const PAYLOAD = "0x9c1185a5c5e9fc54612808977ee8f548b2258d31f0a1e4b6d7c8a9b0c1d2e3f4";
const EXTRINSIC = "0xa2c4e6f8091b3d5f7a9cbed0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b2c3d4e";

/** What later versions added to a copy. */
const laterFields = {
  custodian: null,
  serial: null,
  share: null,
  checkedAtMs: null,
  rehearsedAtMs: null,
  asked: [],
  snooze: null,
};

export const paperCopy = {
  ...laterFields,
  id: "copy-1",
  label: "Card A",
  medium: "paper" as const,
  place: "Home safe",
  madeAtMs: NOW - 86_400_000 * 3,
  provedAtMs: NOW - 86_400_000 * 3,
  lost: null,
};
export const steelCopy = {
  ...paperCopy,
  id: "copy-2",
  label: "Plate B",
  medium: "steel" as const,
  place: "Bank, box 2",
};

const DAY = 86_400_000;
const fine = (
  copy: string,
  lastMs: number,
  intervalDays = 365,
): ColdkeySummary["proofs"][number] => ({
  copy,
  intervalDays,
  lastMs,
  dueAtMs: lastMs + intervalDays * DAY,
  state: "fine",
  snoozedUntilMs: null,
  snoozesLeft: 0,
});
export const safe: ColdkeySummary["safety"] = {
  isSafe: true,
  anyPlace: true,
  anyCustodian: null,
  forgottenPassphrase: true,
  fatalPlaces: [],
  openPlaces: ["Home safe", "Bank, box 2"],
};
export const unsafe: ColdkeySummary["safety"] = {
  ...safe,
  isSafe: false,
  anyPlace: false,
  fatalPlaces: ["Home safe"],
  openPlaces: ["Home safe"],
};

const balance = (freeRao: bigint): ColdkeySummary["balance"] => ({
  freeRao,
  reservedRao: 0n,
  nonce: 3,
  atBlock: BLOCK,
  seenAtMs: NOW - 4000,
});

export const treasury: ColdkeySummary = {
  address: TREASURY,
  name: "treasury",
  createdAtMs: NOW - 86_400_000 * 40,
  retiredAtMs: null,
  wordCount: 24,
  copies: [paperCopy, steelCopy],
  placeCount: 2,
  isSafe: true,
  safety: safe,
  splits: [],
  proofs: [fine("copy-1", NOW - DAY * 3, 182), fine("copy-2", NOW - DAY * 3)],
  valueBand: "middle",
  tighter: 1,
  plan: [],
  balance: balance(412_508_000_000n),
};
export const mining: ColdkeySummary = {
  address: MINING,
  name: "mining-2",
  createdAtMs: NOW - 86_400_000 * 3,
  retiredAtMs: null,
  wordCount: 24,
  copies: [paperCopy],
  placeCount: 1,
  isSafe: false,
  safety: unsafe,
  splits: [],
  proofs: [fine("copy-1", NOW - DAY * 3)],
  valueBand: "small",
  tighter: 1,
  plan: [],
  balance: balance(0n),
};
const undelivered = { tags: [], delivery: null, leftAtMs: null, phraseShownAtMs: null };
export const gpu: HotkeySummary = {
  address: GPU,
  name: "gpu-3",
  coldkey: TREASURY,
  createdAtMs: NOW - 3_600_000,
  retiredAtMs: null,
  registrations: [],
  ...undelivered,
};
export const validator: HotkeySummary = {
  address: VALIDATOR,
  name: "validator-a",
  coldkey: TREASURY,
  createdAtMs: NOW - 86_400_000,
  retiredAtMs: null,
  registrations: [
    { netuid: 4, uid: 117, sinceBlock: 5_201_440 },
    { netuid: 64, uid: 9, sinceBlock: 5_204_200 },
  ],
  ...undelivered,
};

/** The roads of the ceremonies that pictures and tests show. */
const roads: Readonly<Record<string, readonly Ceremony["step"][]>> = (() => {
  const step = (
    id: string,
    kind: Ceremony["step"]["kind"],
    part: Partial<Ceremony["step"]> = {},
  ): Ceremony["step"] => ({ id, kind, items: [], canGoBack: true, needsOpen: false, ...part });
  const room = (material: string) =>
    step("room", "checklist", {
      items: [
        { id: "alone", canSkip: false },
        { id: "cameras", canSkip: true },
        { id: "sharing", canSkip: false },
        { id: "network", canSkip: true },
        ...(material === "" ? [] : [{ id: material, canSkip: false }]),
      ],
    });
  const words = (id: string) => [
    step(`${id}-1`, "secret-out", { canGoBack: false, needsOpen: true }),
    step(`${id}-2`, "secret-out", { needsOpen: true }),
  ];
  const prove = step("prove", "secret-in", { needsOpen: true });
  const record = step("record", "form", { canGoBack: false });
  const open = step("open", "secret-in");
  return {
    "create-coldkey": [
      step("name", "form", { canGoBack: false }),
      step("plan", "form"),
      room("pen"),
      step("passphrase", "secret-in"),
      ...words("write"),
      prove,
      record,
    ],
    "back-up-coldkey": [
      step("plan", "form", { canGoBack: false }),
      room("pen"),
      open,
      ...words("write"),
      prove,
      record,
    ],
    "import-key": [
      step("source", "choice", { canGoBack: false }),
      step("kept", "choice"),
      room(""),
      open,
      step("found", "form"),
      step("recovery", "read-and-tick", {
        items: ["sealed-file", "words", "old-file", "may-be-known"].map((id) => ({
          ...{ id, canSkip: false },
        })),
      }),
      step("seal", "secret-in", { needsOpen: true }),
      step("card", "form", { canGoBack: false }),
    ],
    "prove-copy": [room("card"), open, { ...prove, canGoBack: false }],
    "reveal-phrase": [
      step("why", "choice", { canGoBack: false }),
      room(""),
      step("confirm", "read-and-tick", {
        items: [
          { id: "owner", canSkip: false },
          { id: "forever", canSkip: false },
        ],
      }),
      open,
      ...words("words"),
    ],
  };
})();

/** A ceremony that stands at this step, its phrase open. */
export function ceremony(kind: string, at: string, part: Partial<Ceremony> = {}): Ceremony {
  const road = roads[kind] ?? [];
  const index = road.findIndex(({ id }) => id === at);
  const step = road[index];
  if (step === undefined) throw new Error(`${kind} has no step ${at}`);
  const isCreation = kind === "create-coldkey";
  return {
    id: `${kind}-7f3a`,
    kind,
    name: isCreation ? (index === 0 ? null : "treasury-2") : "mining-2",
    subject: isCreation ? (index < 4 ? null : VALIDATOR) : MINING,
    target: kind === "prove-copy" ? "copy-1" : null,
    startedAtMs: NOW - 1_200_000,
    isBegun: index > 0,
    isEnding: false,
    isOpen: true,
    step: { ...step, canGoBack: index > 0 && step.canGoBack },
    number: index + 1,
    of: road.length,
    answers: isCreation && index > 0 ? { name: { name: "treasury-2", wordCount: 24 } } : {},
    notes: {},
    exceptions: [],
    ...part,
  };
}

export const creation = (at: string, isOpen = true): Ceremony =>
  ceremony("create-coldkey", at, { isOpen });

/** Of a key that was made elsewhere; what was found, once the step is behind that. */
export function importing(
  at: string,
  source: ImportSource,
  open: Ceremony["answers"][string] = {},
  part: Partial<Ceremony> = {},
): Ceremony {
  const isNamed = ["recovery", "seal", "card"].includes(at);
  return ceremony("import-key", at, {
    ...{ id: "import-key-7f3a", name: isNamed ? "mining-2" : null },
    subject: isNamed ? MINING : null,
    answers: {
      source: { source },
      kept: { kept: "unknown" },
      open,
      ...(isNamed
        ? { found: { address: MINING, name: "mining-2", role: "coldkey", coldkey: null } }
        : {}),
    },
    ...part,
  });
}

/** A further copy of the unsafe coldkey. */
export const backup = (at: string, isOpen = true): Ceremony =>
  ceremony("back-up-coldkey", at, { isOpen });

export function snapshot(part: Partial<Snapshot> = {}): Snapshot {
  return {
    revision: 1,
    nowMs: NOW,
    host: { kind: "electron", version: "45.4.1", platform: "linux", canBlockCapture: false },
    profile: "combined",
    theme: "system",
    language: null,
    lock: { afterMinutes: 5, lid: "lid" },
    chain: {
      endpoint: null,
      network: "rehearsal",
      state: "live",
      fault: null,
      genesisHash: GENESIS,
      specVersion: 424,
      best: { number: BLOCK, hash: hash("a"), seenAtMs: NOW - 4000 },
      finalized: { number: BLOCK - 2, hash: hash("b") },
      blockTimeMs: 12_000,
    },
    keychain: { kind: "system", reason: null },
    vault: { isOpen: false, endsAtMs: null, sodium: null },
    unlock: null,
    coldkeys: [],
    hotkeys: [],
    making: null,
    deliveries: [],
    watched: [],
    book: [],
    folderImport: null,
    ceremonies: [],
    activities: [],
    sentinel: {
      ...{ state: "watching", fault: null, coldkeys: 2, atBlock: BLOCK },
      ...{ delayBlocks: 36_000, reannouncementBlocks: 7_200, sightings: [] },
    },
    leaks: [],
    reminders: [],
    drills: {
      running: null,
      past: [],
      due: { dispute: null, move: null, swap: null, rotate: null },
    },
    policies: [],
    swaps: [],
    crossing: { name: null, machines: [], requests: [], arrived: [] },
    airGap: null,
    assessment: { lastAtMs: NOW - 41 * 86_400_000, dueAtMs: NOW + 49 * 86_400_000, open: [] },
    journal: { size: 1284, state: "verified", checkedAtMs: NOW - 130_000, interrupted: [] },
    ...part,
  };
}

const names = "root apex omron templar targon kaito infinite subvortex proprietary taoshi".split(
  " ",
);
const symbols = "τ α β γ δ ε ζ η θ ι".split(" ");
export const subnets: SubnetRow[] = Array.from({ length: 128 }, (_, index) => ({
  netuid: index + 1,
  name: `${names[(index * 7 + 3) % names.length]}${index >= 10 ? `-${index + 1}` : ""}`,
  symbol: symbols[(index + 1) % symbols.length] ?? "α",
  burnRao: 500_000n + ((BigInt(index) * 977_131_417n) % 2_400_000_000n),
  isOpen: index % 9 !== 5,
  neurons: index % 4 === 0 ? 256 : (index * 37) % 256,
  maxNeurons: 256,
  immunityBlocks: 7200,
  tempo: 360,
  priceRao: 4_000_000n + ((BigInt(index) * 31_337_113n) % 90_000_000n),
  emissionRao: 1_000_000n + ((BigInt(index) * 977_131n) % 9_000_000n),
  owner: TREASURY,
  burnBefore:
    index % 5 === 0
      ? null
      : { burnRao: 400_000n + ((BigInt(index) * 877_131_417n) % 2_400_000_000n), blocksBack: 200 },
}));
subnets[18] = {
  netuid: 19,
  name: "nineteen.ai",
  symbol: "τ",
  burnRao: 482_000_000n,
  isOpen: true,
  neurons: 256,
  maxNeurons: 256,
  immunityBlocks: 7200,
  tempo: 360,
  priceRao: 41_220_000n,
  emissionRao: 8_400_000n,
  owner: TREASURY,
  burnBefore: { burnRao: 501_000_000n, blocksBack: 200 },
};

export const registerDraft: Draft = {
  v: 1,
  id: "act-19a2",
  operation: {
    kind: "register",
    coldkey: TREASURY,
    hotkey: GPU,
    netuid: 19,
    maxBurnRao: 626_600_000n,
  },
  block: { number: BLOCK, hash: hash("a"), seenAtMs: NOW - 2000 },
  freeRao: 412_508_000_000n,
  freeAfterRao: 411_880_160_000n,
  trade: null,
  actsFor: null,
  costs: [
    { kind: "burn", rao: 626_600_000n, bound: "at-most" },
    { kind: "fee", rao: 1_240_000n, bound: "about" },
  ],
  subnet: {
    netuid: 19,
    name: "nineteen.ai",
    burnRao: 482_000_000n,
    neurons: 256,
    maxNeurons: 256,
    replaces: true,
    immunityBlocks: 7200,
  },
  warnings: [{ code: "REPLACES_NEURON", facts: { netuid: 19, maxNeurons: 256 } }],
  blocking: [],
};

export const registerReview: ReviewReply = {
  review: {
    v: 1,
    requestId: "act-19a2",
    pallet: "SubtensorModule",
    call: "register_limit",
    sentence: {
      code: "REVIEW_REGISTER",
      facts: { netuid: 19, hotkey: GPU, maxBurnRao: 626_600_000n },
    },
    danger: "irreversible",
    account: TREASURY,
    flow: [{ kind: "burn", rao: 626_600_000n, bound: "at-most", from: null, to: null }],
    effects: [{ via: "burn", to: null, atMostRao: 626_600_000n }],
    fields: [
      { path: "netuid", type: "netuid", value: "19" },
      { path: "hotkey", type: "address", value: GPU },
      { path: "limit_price", type: "rao", value: "626600000" },
    ],
    inside: [],
    nonce: 3,
    firstBlock: BLOCK + 1,
    lastBlock: BLOCK + 2000,
    tipRao: 0n,
    genesisHash: GENESIS,
    specVersion: 424,
    metadataHash: METADATA,
    callHex:
      "0x078613008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4840f6582500000000",
    payloadHash: PAYLOAD,
    blocking: [],
  },
  hints: { feeRao: 1_240_000n, freeRao: 412_508_000_000n },
  validForMs: 24_000_000,
  policy: null,
};

export function activity(
  state: Activity["outcome"]["state"],
  part: Partial<Activity["outcome"]> = {},
): Activity {
  const isIn = state === "included" || state === "finalised" || state === "failed";
  return {
    id: "act-19a2",
    operation: registerDraft.operation as Activity["operation"],
    network: "rehearsal",
    extrinsicHash: EXTRINSIC,
    signedAtMs: NOW - 20_000,
    lastBlock: BLOCK + 2000,
    outcome: {
      v: 1,
      state,
      block: isIn ? { number: BLOCK + 1, hash: hash("c"), index: 3 } : null,
      isFinal: state === "finalised",
      feeRao: isIn ? 1_238_400n : null,
      effects:
        state === "included" || state === "finalised"
          ? [
              {
                code: "REGISTERED",
                facts: { netuid: 19, uid: 241, hotkey: GPU, burnRao: 482_000_000n },
              },
            ]
          : [],
      fault: null,
      ...part,
    },
    updatedAtMs: NOW - 2000,
  };
}

const kinds: readonly (readonly [string, string | null, JournalEntry["facts"]])[] = [
  ["operation.finalised", TREASURY, { block: BLOCK + 1, index: 3, uid: 241, feeRao: "1238400" }],
  ["operation.included", TREASURY, { block: BLOCK + 1, index: 3, uid: 241 }],
  ["operation.submitted", TREASURY, { extrinsicHash: EXTRINSIC }],
  ["operation.submitting", TREASURY, { extrinsicHash: EXTRINSIC }],
  ["operation.signed", TREASURY, { payloadHash: PAYLOAD, extrinsicHash: EXTRINSIC }],
  ["operation.signing", TREASURY, { payloadHash: PAYLOAD }],
  ["operation.reviewed", TREASURY, { call: "SubtensorModule.register_limit", blocking: 0 }],
  ["operation.requested", TREASURY, { nonce: 3, lastBlock: BLOCK + 2000, specVersion: 424 }],
  ["operation.drafted", TREASURY, { operation: "register", netuid: 19, hotkey: GPU }],
  ["hotkey.created", GPU, { name: "gpu-3", coldkey: TREASURY }],
  ["faucet.granted", TREASURY, { amountRao: "1000000000000", block: BLOCK - 40 }],
  ["faucet.requested", TREASURY, {}],
  [
    "backup.recorded",
    TREASURY,
    { copy: "copy-1", label: "Card A", medium: "paper", place: "Home safe" },
  ],
  ["coldkey.created", TREASURY, { name: "treasury", words: 24 }],
  ["phrase.checked", TREASURY, { isMatch: true, wrongWords: 0 }],
  ["phrase.checked", TREASURY, { isMatch: false, wrongWords: 1 }],
  ["phrase.revealed", TREASURY, { from: 13, to: 24 }],
  ["phrase.revealed", TREASURY, { from: 1, to: 12 }],
  ["ceremony.step", TREASURY, { ceremony: "create-coldkey", step: "sealed" }],
  ["ceremony.started", null, { ceremony: "create-coldkey", name: "treasury" }],
  ["profile.chosen", null, { profile: "combined" }],
];

export const entries: JournalEntry[] = kinds.map(([kind, subject, facts], index) => ({
  seq: kinds.length - 1 - index,
  atMs: NOW - index * 41_000,
  kind,
  subject,
  act: kind.startsWith("operation") ? "act-19a2" : kind.startsWith("ceremony") ? "create-1c" : null,
  facts,
  leafHash: hash(((index * 7) % 16).toString(16)).slice(2),
}));
