/** The swap of a coldkey, from the plan to what arrived. */
import type { Snapshot, SwapView } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const HASH = `0x${"9a".repeat(32)}`;
const BLOCK = 5_214_880;
const DAY = 86_400_000;
const vault = { ...f.mining, name: "treasury-new", isSafe: true, safety: f.safe };

const deadline = (block: number): NonNullable<SwapView["announcement"]>["executable"] => {
  const blocksLeft = Math.max(0, block - BLOCK - 1);
  const leftMs = blocksLeft * 12_020;
  return {
    block,
    blocksLeft,
    aboutMs: f.NOW + leftMs,
    earliestMs: f.NOW + leftMs * 0.98,
    latestMs: f.NOW + leftMs * 1.02,
  };
};

const announced = (executableAt: number): NonNullable<SwapView["announcement"]> => ({
  newColdkeyHash: HASH,
  whose: "planned",
  destinationName: "treasury-new",
  announcedAt: executableAt - 36_000,
  executable: deadline(executableAt),
  clearable: deadline(executableAt + 7_200),
  isFinal: true,
});

const base: SwapView = {
  coldkey: f.TREASURY,
  state: "announced",
  acts: ["dispute"],
  atBlock: BLOCK,
  plan: {
    id: "swap-coldkey-7f3a",
    newColdkeyHash: HASH,
    destinationName: "treasury-new",
    plannedAtMs: f.NOW - 3 * DAY,
    provedAtMs: f.NOW - 3 * DAY,
  },
  announcement: announced(BLOCK + 15_401),
  disputedAt: null,
  reminder: "none",
  pending: null,
  check: { atBlock: BLOCK - 15, seenAtMs: f.NOW - 180_000, spoiled: [], known: [] },
  ended: null,
  verified: null,
};

const holdings: NonNullable<SwapView["verified"]>["left"] = {
  atBlock: BLOCK,
  freeRao: 412_397_000_000n,
  reservedRao: 93_000_000n,
  positions: [
    { hotkey: f.VALIDATOR, netuid: 4, alpha: 1_204_000_000_000n },
    { hotkey: f.GPU, netuid: 64, alpha: 88_500_000_000n },
  ],
  ownedHotkeys: [f.VALIDATOR, f.GPU],
  subnets: [88],
  hasIdentity: true,
  locks: 0,
  autoStake: [],
  proxies: [{ delegate: f.MINING, proxyType: "Staking", delayBlocks: 0 }],
  proxyDepositRao: 93_000_000n,
  rootClaim: "keep",
};

const nothingLeft = { ...holdings, freeRao: 0n, positions: [], ownedHotkeys: [], subnets: [] };
const item = (
  part: Partial<NonNullable<SwapView["verified"]>["items"][number]>,
): NonNullable<SwapView["verified"]>["items"][number] => ({
  item: "hotkey",
  hotkey: null,
  netuid: null,
  before: null,
  after: null,
  isThere: true,
  ...part,
});

const withKeys = (swaps: Snapshot["swaps"], more: Partial<Snapshot> = {}): Snapshot =>
  f.snapshot({
    coldkeys: [f.treasury, vault],
    hotkeys: [f.gpu, f.validator],
    swaps,
    ...more,
  });

const answers: Answers = {
  "swap.look": () => ({
    seenAtMs: f.NOW - 4_000,
    holdings,
    costRao: 100_000_000n,
    feeRao: 1_360_000n,
    keepRao: 4_080_000n,
    executable: deadline(BLOCK + 36_001),
    clearable: deadline(BLOCK + 43_201),
  }),
  "swap.destination": () => ({
    policy: [],
    blocking: [],
    check: { atBlock: BLOCK, seenAtMs: f.NOW - 4_000, spoiled: [], known: [] },
  }),
};

const ceremony = (id: string, kind: "secret-in" | "read-and-tick", items: readonly string[]) => ({
  id: "swap-coldkey-7f3a",
  kind: "swap-coldkey",
  name: "treasury",
  subject: f.TREASURY,
  target: null,
  startedAtMs: f.NOW - 60_000,
  isBegun: true,
  isEnding: false,
  isOpen: false,
  step: {
    id,
    kind,
    items: items.map((one) => ({ id: one, canSkip: false })),
    canGoBack: id !== "destination",
    needsOpen: false,
  },
  number: id === "destination" ? 1 : 2,
  of: 7,
  answers: {},
  notes: {},
  exceptions: [],
});

const { announcement: _, ...planned } = base;

export const swapScenes = {
  "swap-none": { snapshot: withKeys([]), answers },
  "swap-waiting": { snapshot: withKeys([base]), answers },
  "swap-executable": {
    snapshot: withKeys([
      {
        ...base,
        state: "executable",
        acts: ["execute", "dispute"],
        announcement: announced(BLOCK - 120),
        reminder: "now",
      },
    ]),
    answers,
  },
  "swap-spoiled": {
    snapshot: withKeys([
      {
        ...base,
        check: {
          atBlock: BLOCK - 15,
          seenAtMs: f.NOW - 180_000,
          spoiled: [{ code: "DESTINATION_BECAME_HOTKEY", facts: { owner: f.MINING } }],
          known: [],
        },
      },
    ]),
    answers,
  },
  "swap-disputed": {
    snapshot: withKeys([{ ...base, state: "disputed", acts: [], disputedAt: BLOCK - 30 }]),
    answers,
  },
  "swap-arrived": {
    snapshot: withKeys([
      {
        ...base,
        state: "swapped",
        acts: ["drop"],
        plan: null,
        announcement: null,
        check: null,
        ended: {
          how: "swapped",
          block: BLOCK - 4,
          atMs: f.NOW - 60_000,
          isOurs: true,
          destination: vault.address,
        },
        verified: {
          atBlock: BLOCK,
          items: [
            item({ item: "tao", before: 412_397_000_000n, after: 412_395_640_000n }),
            item({
              item: "stake",
              hotkey: f.VALIDATOR,
              netuid: 4,
              before: 1_204_000_000_000n,
              after: 1_204_000_310_000n,
            }),
            item({ hotkey: f.VALIDATOR }),
            item({ hotkey: f.GPU }),
            item({ item: "subnet", netuid: 88 }),
            item({ item: "identity" }),
          ],
          left: nothingLeft,
        },
      },
    ]),
    answers,
  },
  "swap-destination": {
    snapshot: withKeys([], { ceremonies: [ceremony("destination", "secret-in", [])] }),
    answers,
  },
  "swap-moves": {
    snapshot: withKeys([{ ...planned, state: "planned", acts: ["drop"], announcement: null }], {
      ceremonies: [ceremony("moves", "read-and-tick", ["moves", "stays"])],
    }),
    answers,
  },
};
