/** Both sides of the gap: what is on its way, what came, who is known, and a gap that is broken. */
import type { Snapshot } from "../../../preload/contract.ts";
import type { ArrivedRequest, CarriedRequest, MachineSummary } from "../../types.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const words =
  "aardvark adroitness absurd adviser accrue aftermath acme aggregate adrift alkali adult almighty";
const machine = (part: Partial<MachineSummary>): MachineSummary => ({
  id: "3f0a9c1d2b4e5f60",
  name: "The old Thinkpad",
  role: "vault",
  isPaired: true,
  words: words.split(" "),
  knownSinceMs: f.NOW - 86_400_000 * 12,
  addresses: [
    { address: f.TREASURY, name: "treasury", role: "coldkey", coldkey: null },
    { address: f.GPU, name: "gpu-3", role: "hotkey", coldkey: f.TREASURY },
  ],
  keepsOfOurs: 1_260,
  ...part,
});

const register = {
  kind: "register",
  coldkey: f.TREASURY,
  hotkey: f.GPU,
  netuid: 12,
  maxBurnRao: 320_000_000n,
} as const;
const carried = (part: Partial<CarriedRequest>): CarriedRequest => ({
  id: "act-7f3a",
  number: 7,
  operation: register,
  network: "finney",
  account: f.TREASURY,
  nonce: 41,
  to: "3f0a9c1d2b4e5f60",
  atMs: f.NOW - 25 * 60_000,
  firstBlock: 5_214_700,
  lastBlock: 5_216_746,
  state: "carried",
  replacedBy: null,
  files: ["request-0007-register-subnet-12.ckw"],
  isShown: false,
  foreseen: null,
  ...part,
});

const watched = {
  address: f.TREASURY,
  name: "treasury",
  createdAtMs: f.NOW - 86_400_000 * 12,
  balance: f.treasury.balance,
};
const desk = (part: Partial<Snapshot["crossing"]>): Snapshot =>
  f.snapshot({
    profile: "desk",
    chain: { ...f.snapshot().chain, network: "finney" },
    watched: [watched],
    crossing: {
      name: "Everyday laptop",
      machines: [machine({})],
      requests: [],
      arrived: [],
      ...part,
    },
  });

const arrived = (part: Partial<ArrivedRequest>): ArrivedRequest => ({
  id: "0123456789abcdef0123456789abcdef",
  number: 7,
  from: "9b1d5c0e9f8a7b6c",
  fromName: "Everyday laptop",
  isPaired: true,
  file: "request-0007-register-subnet-12.ckw",
  atMs: f.NOW - 25 * 60_000,
  account: f.TREASURY,
  network: "finney",
  nonce: 41,
  lastBlock: 5_216_746,
  endsAtMs: f.NOW + 6.2 * 3_600_000,
  findings: [],
  state: "open",
  signedAtMs: null,
  isGiven: false,
  outcome: null,
  ...part,
});
const vault = (part: Partial<Snapshot>): Snapshot =>
  f.snapshot({
    profile: "vault",
    chain: { ...f.snapshot().chain, network: "finney", state: "none", best: null },
    airGap: { state: "closed", causes: [], sinceMs: null },
    coldkeys: [f.treasury],
    hotkeys: [f.gpu],
    crossing: {
      name: "The old Thinkpad",
      machines: [machine({ id: "9b1d5c0e9f8a7b6c", name: "Everyday laptop", role: "desk" })],
      requests: [],
      arrived: [
        arrived({}),
        arrived({
          id: "1123456789abcdef0123456789abcdef",
          number: 3,
          fromName: null,
          isPaired: false,
          file: "request-0003-transfer.ckw",
        }),
        arrived({ id: "2123456789abcdef0123456789abcdef", number: 6, state: "signed" }),
      ],
    },
    ...part,
  });
const up = { code: "GAP_INTERFACE_UP", facts: { name: "wlp3s0" } };
const { review, hints } = f.registerReview;
const answers: Answers = {
  "networks.look": () => ({ chosen: "finney", custom: null, lists: [] }),
  "crossing.review": () => ({
    ...{ review, hints: { ...hints, burnRao: 100_000_000n }, policy: null, key: "here" },
    findings: [{ code: "REQUEST_UNPAIRED", facts: { name: null } }],
  }),
  "crossing.open": () => [
    {
      ...{ file: "signature-0007-register-subnet-12.ckw", kind: "signature", id: "act-7f3a" },
      ...{ number: 7, fromName: "The old Thinkpad", isRepeated: false, fault: null, findings: [] },
    },
    {
      ...{ file: "signature-0005-transfer.ckw", kind: null, id: null, number: null },
      ...{ fromName: null, isRepeated: false, findings: [] },
      fault: { code: "MESSAGE_ALTERED", facts: {} },
    },
  ],
};

export const crossingScenes: Readonly<Record<string, { snapshot: Snapshot; answers?: Answers }>> = {
  crossingEmpty: { snapshot: desk({}), answers },
  crossingDesk: {
    snapshot: desk({
      requests: [
        carried({}),
        carried({
          id: "act-6b2c",
          number: 6,
          foreseen: { code: "REQUEST_RUNTIME_UPGRADED", facts: { from: 423, to: 424 } },
        }),
        carried({ id: "act-5a1b", number: 5, state: "answered" }),
      ],
    }),
    answers,
  },
  crossingVault: { snapshot: vault({}), answers },
  pairingNew: {
    snapshot: desk({ machines: [machine({ isPaired: false, keepsOfOurs: null })] }),
    answers,
  },
  gapOpen: {
    snapshot: vault({ airGap: { state: "open", causes: [up], sinceMs: f.NOW } }),
    answers,
  },
  gapGone: {
    snapshot: vault({ airGap: { state: "gone", causes: [up], sinceMs: f.NOW - 60_000 } }),
    answers,
  },
};
