/** What it takes to do the same kind of operation again and again on the rehearsal network. */

import { devAddress } from "../../main/chain/testing.ts";
import { coldkeyHash } from "../../main/codec/coldkey-hash.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Core } from "./harness.ts";
import { createColdkey, fundedPair, PASSPHRASE } from "./steps.ts";

/** Five days are ten blocks; a subnet for each registration. */
export const WORLD = { subnets: 40, swapDelays: { announce: 10, reannounce: 2 } };

export interface Account {
  readonly coldkey: Ss58;
  /** Registered when the account is opened for a stake or a rotation. */
  hotkey: Ss58;
  /** A second coldkey of this machine. */
  readonly other: Ss58;
  netuid: number;
  /** Subnets that let anybody register. */
  readonly open: number[];
}

/** The faucet gives 100 TAO: enough for all of them at this. */
const MOST_BURN_RAO = 3_000_000_000n;
export const BOB = devAddress("Bob");

/** Combined, on a live network, funded, with a hotkey and a second coldkey. */
export async function openAccount(core: Core): Promise<Account> {
  const { coldkey, hotkey } = await fundedPair(core);
  const other = await createColdkey(core, "fresh");
  const { subnets } = await core.get("chain.subnets", null);
  const open = subnets
    .filter(({ netuid, isOpen }) => netuid > 0 && isOpen)
    .filter(({ neurons, maxNeurons, burnRao }) => neurons < maxNeurons && burnRao < MOST_BURN_RAO)
    .map(({ netuid }) => netuid);
  return { coldkey, hotkey, other, netuid: open[0] ?? 0, open };
}

/** Through the pipeline until it is final, with nothing going wrong. */
export async function perform(core: Core, operation: Operation): Promise<void> {
  const draft = await core.get("operations.draft", { operation });
  if (draft.blocking.length > 0) throw new Error(draft.blocking.map(({ code }) => code).join());
  const { review } = await core.get("operations.review", { draft: draft.id, overrideUnsafe: true });
  const { activity } = await core.get("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  await settle(core);
  const act = core.workstation.snapshot().activities.find(({ id }) => id === activity);
  if (act?.outcome.state !== "finalised")
    throw new Error(`${operation.kind}: ${act?.outcome.state}`);
}

/** Until nothing is on its way any more: blocks go on, and what the node has lost is sent once more. */
export async function settle(core: Core): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    const open = core.workstation.snapshot().activities.filter(({ outcome }) => !outcome.isFinal);
    if (open.length === 0) return;
    const [act] = open;
    await core.until("it is sent, lost or done", ({ activities }) => {
      const now = activities.find(({ id }) => id === act?.id)?.outcome;
      return (
        now === undefined || now.isFinal || ["submitted", "included", "lost"].includes(now.state)
      );
    });
    const now = core.workstation.snapshot().activities.find(({ id }) => id === act?.id);
    if (now?.outcome.state === "lost") await core.get("operations.resubmit", { activity: now.id });
    await core.get("rehearsal.advance", { blocks: 4 });
    await core.until("blocks went by for it", ({ activities }) =>
      ["finalised", "failed", "expired", "lost"].includes(
        activities.find(({ id }) => id === act?.id)?.outcome.state ?? "lost",
      ),
    );
  }
}

export interface Kind {
  readonly kind: string;
  readonly prepare?: (core: Core, account: Account) => Promise<void>;
  /** One that the chain would take now. */
  readonly next: (core: Core, account: Account) => Promise<Operation>;
  /** After one was done: what makes room for the next. */
  readonly after?: (core: Core, account: Account, operation: Operation) => Promise<void>;
}

const register = ({ coldkey, hotkey, netuid }: Account): Operation => ({
  ...{ kind: "register", coldkey, hotkey, netuid, maxBurnRao: 10n * MOST_BURN_RAO },
});

const onwards = async (_core: Core, account: Account): Promise<void> => {
  const next = account.open[account.open.indexOf(account.netuid) + 1];
  if (next === undefined) throw new Error("No subnet is left");
  account.netuid = next;
};

export const KINDS: readonly Kind[] = [
  {
    kind: "transfer",
    next: async (_core, { coldkey }) => ({
      ...{ kind: "transfer", coldkey, destination: BOB, amountRao: 1_000_000n },
    }),
  },
  {
    kind: "add-stake",
    prepare: (core, account) => perform(core, register(account)),
    next: async (_core, { coldkey, hotkey, netuid }) => ({
      ...{ kind: "add-stake", coldkey, hotkey, netuid, amountRao: 10_000_000n },
      ...{ limitPriceRao: 1_000_000_000_000n, allowPartial: true },
    }),
  },
  {
    kind: "register",
    async prepare(core, { coldkey }) {
      for (let more = 0; more < 4; more += 1) {
        await core.get("faucet.request", { address: coldkey, overrideUnsafe: true });
      }
    },
    next: async (_core, account) => register(account),
    after: onwards,
  },
  {
    kind: "announce-swap",
    next: async (_core, { coldkey, other }) => ({
      ...{ kind: "announce-swap", coldkey, newColdkeyHash: coldkeyHash(other) },
    }),
    // Announced once, an account announces no more until it has taken it back.
    after: async (core, { coldkey }) => {
      await core.get("rehearsal.advance", { blocks: 12 });
      await perform(core, { kind: "clear-swap", coldkey });
    },
  },
  {
    kind: "swap-hotkey",
    // Owned and registered nowhere: then only the chain's pause between two rotations is in the way.
    prepare: (core, { coldkey, hotkey }) => perform(core, { kind: "associate", coldkey, hotkey }),
    async next(core, { coldkey, hotkey }) {
      const name = `spare-${++spares}`;
      const { address } = await core.get("hotkeys.create", {
        ...{ coldkey, name, passphrase: await core.send(PASSPHRASE) },
      });
      return {
        ...{ kind: "swap-hotkey", coldkey, hotkey, newHotkey: address },
        ...{ netuid: null, keepStake: false },
      };
    },
    async after(core, account, operation) {
      if (operation.kind === "swap-hotkey") account.hotkey = operation.newHotkey;
      await core.get("rehearsal.advance", { blocks: 1_001 });
    },
  },
];
let spares = 0;
