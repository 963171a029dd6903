/** Several acts in one, multisigs, proxies and the address book. */
import type { CallOutput, Snapshot } from "../../../preload/contract.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const TAO = 1_000_000_000n;
const EXCHANGE = f.validator.address;
const BOARD = f.gpu.address;
const withKeys = { coldkeys: [f.treasury, f.mining], hotkeys: [] };

const look = (address: typeof EXCHANGE, known: Partial<CallOutput<"book.look">[number]> = {}) => ({
  ...f.stranger(address),
  ...known,
});

const list = {
  text: "",
  rows: [
    {
      line: 2,
      look: look(EXCHANGE, { name: "Exchange", role: "exchange" as const, isSentBefore: true }),
      amountRao: 12n * TAO + 500_000_000n,
    },
    { line: 3, look: look(BOARD), amountRao: 3n * TAO },
    {
      line: 4,
      look: look(f.mining.address, {
        twin: { address: f.treasury.address, name: "treasury" },
      }),
      amountRao: 250_000_000n,
    },
  ],
  faults: [],
  totalRao: 15n * TAO + 750_000_000n,
};

const call = {
  kind: "transfer",
  coldkey: BOARD,
  destination: EXCHANGE,
  amountRao: 40n * TAO,
} as const;
const HASH = `0x${"5a".repeat(32)}`;

const items = list.rows.flatMap(({ look: { address }, amountRao }) =>
  address === null
    ? []
    : [
        {
          kind: "transfer" as const,
          coldkey: f.treasury.address,
          destination: address,
          amountRao,
        },
      ],
);
const batch = { kind: "batch", coldkey: f.treasury.address, items } as const;

const batchReview = {
  ...f.registerReview,
  review: {
    ...f.registerReview.review,
    pallet: "Utility",
    call: "batch_all",
    sentence: { code: "REVIEW_BATCH", facts: { count: items.length } },
    flow: items.map(({ destination, amountRao }) => ({
      kind: "value" as const,
      rao: amountRao,
      bound: "exact" as const,
      from: null,
      to: destination,
    })),
    fields: [],
    inside: items.map(({ destination, amountRao }) => ({
      depth: 1,
      account: f.treasury.address,
      pallet: "Balances",
      call: "transfer_keep_alive",
      sentence: { code: "REVIEW_TRANSFER", facts: { destination, amountRao } },
      danger: "irreversible" as const,
      fields: [
        { path: "dest.Id", type: "address" as const, value: destination },
        { path: "value", type: "rao" as const, value: String(amountRao) },
      ],
    })),
  },
};

const power = (proxyType: string, mode: "all" | "allow" | "deny", allowed: readonly string[]) => ({
  proxyType,
  isDeprecated: false,
  mode,
  calls: mode === "all" ? [] : ["SubtensorModule.add_stake", "SubtensorModule.remove_stake"],
  deeds: ["send-tao", "give-stake", "trade-stake", "swap-coldkey", "add-proxies"].map((deed) => ({
    deed,
    isAllowed: mode === "all" || allowed.includes(deed),
  })),
});

const answers: Answers = {
  "chain.subnets": () => ({ atBlock: 10, seenAtMs: f.NOW, subnets: f.subnets.slice(15, 22) }),
  "book.readTransfers": ({ text }) => ({ ...list, text }),
  "book.look": ({ addresses }) => [
    { ...look(EXCHANGE, { name: "Exchange", role: "exchange" }), text: addresses[0] ?? "" },
  ],
  "operations.draft": () => ({
    ...f.registerDraft,
    operation: { ...batch, items: [...items] },
    subnet: null,
    costs: [
      { kind: "value", rao: list.totalRao, bound: "exact" },
      { kind: "fee", rao: 3_240_000n, bound: "about" },
    ],
    warnings: [
      { code: "DESTINATION_FIRST_TIME", facts: { item: 2 } },
      { code: "DESTINATION_FIRST_TIME", facts: { item: 3 } },
      {
        code: "DESTINATION_LIKE_ANOTHER",
        facts: { item: 3, other: f.treasury.address, name: "treasury" },
      },
    ],
    blocking: [],
  }),
  "operations.review": () => batchReview,
  "operations.discard": () => null,
  "multisig.make": () => ({ address: BOARD }),
  "multisig.pending": () => ({
    atBlock: 5_214_880,
    seenAtMs: f.NOW,
    calls: [
      {
        callHash: HASH,
        timepoint: { height: 5_214_700, index: 3 },
        depositor: f.mining.address,
        depositRao: 196_000_000n,
        approvals: [f.mining.address],
        call,
      },
      {
        callHash: `0x${"7b".repeat(32)}`,
        timepoint: { height: 5_214_100, index: 1 },
        depositor: EXCHANGE,
        depositRao: 196_000_000n,
        approvals: [EXCHANGE],
        call: null,
      },
    ],
  }),
  "proxy.look": () => ({
    atBlock: 5_214_880,
    seenAtMs: f.NOW,
    entries: [{ delegate: f.mining.address, proxyType: "Staking", delayBlocks: 7_200 }],
    announcements: [
      {
        delegate: f.mining.address,
        real: f.treasury.address,
        callHash: HASH,
        announcedAtBlock: 5_214_000,
        fromBlock: 5_221_200,
        call: { ...call, coldkey: f.treasury.address },
      },
    ],
    powers: [power("Any", "all", []), power("Staking", "allow", ["trade-stake"])],
  }),
};

const book: Snapshot["book"] = [
  {
    address: BOARD,
    name: "board",
    role: "multisig",
    multisig: { members: [f.treasury.address, f.mining.address, EXCHANGE], threshold: 2 },
    createdAtMs: f.NOW,
  },
  {
    address: EXCHANGE,
    name: "Exchange",
    role: "exchange",
    multisig: null,
    createdAtMs: f.NOW,
  },
];

interface Scene {
  readonly snapshot: Snapshot;
  readonly answers: Answers;
}
export const togetherScenes: Readonly<Record<string, Scene>> = {
  together: { snapshot: f.snapshot({ ...withKeys, book }), answers },
};
