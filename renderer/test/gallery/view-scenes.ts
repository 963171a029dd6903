/** What is only looked at: a portfolio, now and kept; one subnet with its neurons and rules. */
import type {
  ActsFor,
  HistoryPoint,
  Holdings,
  Neuron,
  Snapshot,
  SubnetDetail,
} from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const TAO = 1_000_000_000n;
const HOUR = 3_600_000;
const withKeys = { coldkeys: [f.treasury, f.mining], hotkeys: [f.gpu, f.validator] };
const fresh = { atBlock: f.BLOCK, seenAtMs: f.NOW - 4_000 };

export const holdings: Holdings = {
  coldkey: f.TREASURY,
  ...fresh,
  account: {
    freeRao: 412_500_000_000n,
    reservedRao: 93_000_000n,
    spendableRao: 412_499_999_500n,
    exists: true,
  },
  subnets: [
    {
      netuid: 0,
      name: "",
      symbol: "Τ",
      alpha: 250n * TAO,
      lockedAlpha: 0n,
      priceRao: TAO,
      spotRao: 250n * TAO,
      saleRao: 250n * TAO,
    },
    {
      netuid: 8,
      name: "Taoshi",
      symbol: "θ",
      alpha: 918_400_000_000n,
      lockedAlpha: 100n * TAO,
      priceRao: 31_402_118n,
      spotRao: 28_839_705_171n,
      saleRao: 25_571_402_118n,
    },
    {
      netuid: 19,
      name: "nineteen.ai",
      symbol: "τ",
      alpha: 1_844_120_334_118n,
      lockedAlpha: 0n,
      priceRao: 20_000_004n,
      spotRao: 36_882_414_058n,
      saleRao: 36_511_208_004n,
    },
    {
      netuid: 77,
      name: "dust",
      symbol: "ש",
      alpha: 12n,
      lockedAlpha: 0n,
      priceRao: 2_000n,
      spotRao: 0n,
      saleRao: null,
    },
  ],
  positions: [
    {
      hotkey: f.VALIDATOR,
      netuid: 0,
      alpha: 250n * TAO,
      spotRao: 250n * TAO,
      isRegistered: true,
      isOwn: true,
    },
    {
      hotkey: f.GPU,
      netuid: 19,
      alpha: 1_844_120_334_118n,
      spotRao: 36_882_414_058n,
      isRegistered: true,
      isOwn: true,
    },
    {
      hotkey: f.MINING,
      netuid: 8,
      alpha: 918_400_000_000n,
      spotRao: 28_839_705_171n,
      isRegistered: false,
      isOwn: false,
    },
  ],
  hotkeys: [
    {
      address: f.GPU,
      isOwned: true,
      isStaked: true,
      owner: f.TREASURY,
      take: 11_796,
      registrations: [
        { netuid: 19, uid: 212, emission: 1_204_330_112n, childTake: 5_898 },
        { netuid: 8, uid: 4, emission: 88_120_000n, childTake: 0 },
      ],
      children: [],
    },
    {
      address: f.VALIDATOR,
      isOwned: true,
      isStaked: true,
      owner: f.TREASURY,
      take: 6_225,
      registrations: [],
      children: [
        {
          netuid: 19,
          children: [{ hotkey: f.GPU, proportion: 2n ** 63n }],
          pending: { children: [], fromBlock: 5_222_080n },
        },
      ],
    },
    {
      address: f.MINING,
      isOwned: false,
      isStaked: true,
      owner: f.MINING,
      take: 11_796,
      registrations: [],
      children: [],
    },
  ],
  locks: [
    {
      netuid: 8,
      hotkey: f.GPU,
      alpha: 100n * TAO,
      written: { alpha: 104n * TAO, atBlock: f.BLOCK - 36_000 },
      isPerpetual: false,
    },
    {
      netuid: 19,
      hotkey: f.VALIDATOR,
      alpha: 12n * TAO,
      written: { alpha: 12n * TAO, atBlock: f.BLOCK - 720_000 },
      isPerpetual: true,
    },
  ],
  lockHalfBlocks: 648_000,
  ownedSubnets: [],
  claims: {
    kind: "swap",
    keptNetuids: [],
    waiting: [{ hotkey: f.VALIDATOR, netuid: 19, alpha: 4_120_000_000n, spotRao: 82_400_016n }],
  },
  autoStake: [{ netuid: 19, hotkey: f.GPU }],
  proxies: {
    list: [{ delegate: f.MINING, proxyType: "Staking", delayBlocks: 7_200 }],
    depositRao: 93_000_000n,
  },
  multisigs: [],
  identity: { name: "Treasury Ltd", url: "https://treasury.example", about: "" },
  swap: null,
  takesLockedAlpha: false,
  totals: {
    freeRao: 412_500_000_000n,
    reservedRao: 93_000_000n,
    stakeSpotRao: 315_722_119_229n,
    stakeSaleRao: 312_082_610_122n,
    claimsSpotRao: 82_400_016n,
    spotRao: 728_315_119_229n,
    saleRao: 724_675_610_122n,
    emissionSpotRao: 26_853_760n,
    unsellable: [77],
  },
};

export const actsFor: ActsFor = {
  coldkey: f.TREASURY,
  atBlock: f.BLOCK - 7_200,
  seenAtMs: f.NOW - 24 * HOUR,
  proxyFor: [{ account: f.MINING, proxyType: "Staking", delayBlocks: 7_200 }],
  approved: [
    {
      account: f.VALIDATOR,
      callHash: f.hash("6"),
      approvals: 2,
      isDepositor: false,
      sinceBlock: f.BLOCK - 12_000,
    },
  ],
  proxies: { rows: 4_118, isWhole: true },
  multisigs: { rows: 212, isWhole: true },
};

const history: HistoryPoint[] = Array.from({ length: 60 }, (_, index) => {
  const wave = BigInt(Math.round(40 * Math.sin(index / 6)));
  return {
    atBlock: f.BLOCK - (59 - index) * 1_800,
    atMs: f.NOW - (59 - index) * 6 * HOUR,
    freeRao: index < 30 ? 300n * TAO : 412_593_000_000n,
    stakeSpotRao: (280n + wave + BigInt(index) / 2n) * TAO,
    stakeSaleRao: (276n + wave + BigInt(index) / 2n) * TAO,
    emissionSpotRao: 20_000_000n + BigInt(index % 7) * 1_200_000n,
  };
});

/** Looks like an address and is nobody's. */
const DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const stranger = (of: number): Holdings["coldkey"] => {
  const end = [of % 58, Math.floor(of / 58) % 58].map((digit) => DIGITS[digit] ?? "1").join("");
  return `${f.MINING.slice(0, 46)}${end}` as Holdings["coldkey"];
};

const neurons: Neuron[] = Array.from({ length: 256 }, (_, uid) => ({
  uid,
  hotkey: uid === 4 ? f.GPU : uid === 212 ? f.VALIDATOR : stranger(uid),
  coldkey: uid === 212 ? f.TREASURY : stranger(uid + 300),
  isActive: uid % 11 !== 3,
  hasPermit: uid < 64,
  alpha: BigInt(256 - uid) * 9_120_334_118n,
  totalStakeRao: BigInt(256 - uid) * 218_334_118n,
  emission: BigInt((uid * 7_919) % 256) * 4_118_337n,
  incentive: uid < 64 ? 0 : (uid * 131) % 2_000,
  dividends: uid < 64 ? (uid * 977) % 3_000 : 0,
  consensus: (uid * 331) % 2_400,
  registeredAtBlock: f.BLOCK - uid * 61,
  updatedAtBlock: f.BLOCK - (uid % 360),
}));
const row = f.subnets[18];
if (row === undefined) throw new Error("no subnet 19");

export const subnetDetail: SubnetDetail = {
  ...fresh,
  row: { ...row, burnBefore: null },
  pool: { taoRao: 65_120n * TAO, alphaIn: 1_800_334n * TAO, alphaOut: 2_100_118n * TAO },
  registeredAtBlock: 3_118_204,
  neurons,
  hyperparameters: [
    { name: "tempo", value: { kind: "number", number: 360n } },
    { name: "immunity_period", value: { kind: "number", number: 7_200n } },
    { name: "registration_allowed", value: { kind: "flag", is: true } },
    { name: "min_burn", value: { kind: "rao", rao: 500_000n } },
    { name: "max_burn", value: { kind: "rao", rao: 100n * TAO } },
    { name: "burn_increase_mult", value: { kind: "fraction", digits: "1.26" } },
    { name: "a_later_one", value: { kind: "number", number: 7n } },
  ],
};

export const viewAnswers: Answers = {
  "portfolio.last": () => null,
  "portfolio.look": () => holdings,
  "portfolio.history": () => history,
  "portfolio.lastActsFor": () => actsFor,
  "portfolio.actsFor": () => actsFor,
  "chain.subnet": () => subnetDetail,
};

export const networkAnswers: Answers = {
  "networks.look": () => ({
    chosen: "test",
    custom: null,
    lists: [
      { network: "finney", endpoints: ["wss://finney.example"], isOwn: false },
      { network: "test", endpoints: ["wss://a.example:443", "wss://b.example"], isOwn: true },
      { network: "local", endpoints: ["ws://127.0.0.1:9944"], isOwn: false },
      { network: "custom", endpoints: [], isOwn: false },
    ],
  }),
  "networks.probe": ({ endpoint }) => ({
    endpoint,
    genesisHash: f.hash("4"),
    specVersion: 424,
    network: endpoint.includes("finney") ? "finney" : null,
  }),
};

export const viewScenes: Readonly<
  Record<string, { readonly snapshot: Snapshot; readonly answers?: Answers }>
> = {
  viewNetworks: {
    snapshot: f.snapshot({
      ...withKeys,
      chain: { ...f.snapshot().chain, network: "test", endpoint: "wss://a.example:443" },
    }),
    answers: networkAnswers,
  },
  view: { snapshot: f.snapshot(withKeys), answers: viewAnswers },
  viewKept: {
    snapshot: f.snapshot({
      ...withKeys,
      chain: { ...f.snapshot().chain, state: "away" },
    }),
    answers: {
      ...viewAnswers,
      "portfolio.last": () => ({ ...holdings, seenAtMs: f.NOW - 26 * HOUR }),
      "portfolio.look": () => ({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } }),
      "portfolio.history": () => history.slice(0, 1),
    },
  },
};
