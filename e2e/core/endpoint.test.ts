/**
 * The same journeys on any node: look at subnets, at one subnet, at what a key holds; send a little TAO to oneself, stake a
 * little and take it back, register a new hotkey. Without more they run on the rehearsal, over its WebSocket. With
 * CKW_TEST_ENDPOINT they run on that node, with the funded key of CKW_TEST_KEYFILE (an unencrypted key file as btcli writes
 * it, of a network whose TAO has no value). What costs more than CKW_TEST_MOST_RAO is drafted and signed, and not sent. The
 * main network is refused before anything is signed.
 */
import { randomBytes } from "node:crypto";
import { Keyring } from "@polkadot/keyring";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { value } from "../../main/chain/testing.ts";
import { encodeAddress } from "../../main/codec/address.ts";
import { readHoldings } from "../../main/portfolio/holdings.ts";
import { Holdings } from "../../preload/contract.ts";
import { openTestNode, PATIENT_MS, type TestNode } from "./test-node.ts";

/** A tenth of a TAO, when not said. */
const MOST_RAO = BigInt(process.env.CKW_TEST_MOST_RAO ?? 100_000_000);
/** A thousandth of a TAO, to oneself: only the fee is spent. */
const LITTLE_RAO = 1_000_000n;
/** Five times the least that the chain takes, so that it can be taken back whole. */
const STAKED_RAO = 10_000_000n;
/** Of the rehearsal. */
const BLOCK_MS = 200;

let node: TestNode;

beforeAll(async () => {
  node = await openTestNode(BLOCK_MS);
}, PATIENT_MS);
afterAll(() => node?.close());

test(
  "subnets, one subnet and a portfolio are read",
  async () => {
    const { subnets } = await value(node.chain.subnets());
    expect(subnets.length).toBeGreaterThan(0);
    const [first] = subnets;
    if (first === undefined) throw new Error("no subnet");
    const detail = await value(node.chain.subnet(first.netuid));
    expect(detail.neurons).toHaveLength(first.neurons);
    expect(detail.hyperparameters.map(({ name }) => name)).toContain("tempo");
    const held = v.parse(
      Holdings,
      await value(node.chain.view((live) => readHoldings(live, node.account))),
    );
    expect(held.account.spendableRao).toBeGreaterThan(LITTLE_RAO);
  },
  PATIENT_MS,
);

test(
  "a transfer to oneself is drafted, signed, included and final, and only the fee is gone",
  async () => {
    const before = await look();
    const final = await node.done({
      ...{ kind: "transfer", coldkey: node.account, destination: node.account },
      amountRao: LITTLE_RAO,
    });
    // To oneself the chain moves nothing, and so tells of no transfer.
    expect(final).toMatchObject({ state: "finalised", fault: null });
    expect(final.effects.map(({ code }) => code)).toEqual(["SENT_TO_ITSELF"]);
    const after = await look();
    const spent = before.account.freeRao - after.account.freeRao;
    expect(spent).toBeGreaterThan(0n);
    expect(spent).toBeLessThan(LITTLE_RAO);
  },
  2 * PATIENT_MS,
);

test(
  "a little is staked and taken back, and both are seen in what the key holds",
  async () => {
    const { netuid, hotkey, priceRao, held } = await stakeable();
    const place = { coldkey: node.account, hotkey, netuid } as const;
    const staked = await node.done({
      ...{ kind: "add-stake", ...place, amountRao: STAKED_RAO },
      ...{ limitPriceRao: 2n * priceRao, allowPartial: false },
    });
    expect(staked.fault).toBeNull();
    expect(staked.effects.map(({ code }) => code)).toContain("STAKE_ADDED");
    const position = (await look()).positions.find(
      (one) => one.netuid === netuid && one.hotkey === hotkey,
    );
    const alpha = (position?.alpha ?? 0n) - held;
    expect(alpha).toBeGreaterThan(0n);

    const removed = await node.done({
      ...{ kind: "remove-stake", ...place, alpha },
      ...{ limitPriceRao: priceRao / 2n, allowPartial: false },
    });
    expect(removed.fault).toBeNull();
    expect(removed.effects.map(({ code }) => code)).toContain("STAKE_REMOVED");
  },
  3 * PATIENT_MS,
);

test(
  "a new hotkey is registered where it is cheap; where it is dear the act is signed and not sent",
  async () => {
    const { subnets } = await value(node.chain.subnets());
    const [cheapest] = subnets
      .filter(({ netuid, isOpen }) => netuid !== 0 && isOpen)
      .sort((a, b) => (a.burnRao < b.burnRao ? -1 : 1));
    if (cheapest === undefined) throw new Error("Nothing is open for registration");
    const hotkey = encodeAddress(
      new Keyring({ type: "sr25519" }).addFromSeed(Uint8Array.from(randomBytes(32))).publicKey,
    );
    const { netuid, burnRao } = cheapest;
    const operation = { kind: "register", coldkey: node.account, hotkey, netuid } as const;
    const maxBurnRao = 2n * burnRao;
    if (maxBurnRao > MOST_RAO) {
      const draft = await node.draft({ ...operation, maxBurnRao });
      expect(draft.costs.map(({ kind }) => kind)).toContain("burn");
      if (draft.blocking.length === 0) await node.sign(draft);
      return;
    }
    const final = await node.done({ ...operation, maxBurnRao });
    expect(final.fault).toBeNull();
    expect(final.effects).toMatchObject([{ code: "REGISTERED", facts: { netuid, hotkey } }]);
    const registered = await value(node.chain.registrations([hotkey]));
    expect(registered.get(hotkey)).toMatchObject([{ netuid }]);
  },
  2 * PATIENT_MS,
);

const look = () => value(node.chain.view((live) => readHoldings(live, node.account)));

/** A subnet that trades, and somebody there; with what is staked there already. */
async function stakeable() {
  const { pools } = await value(node.chain.stakes(node.account));
  const { subnets } = await value(node.chain.subnets());
  for (const { netuid, neurons } of subnets) {
    const priceRao = pools.find((pool) => pool.netuid === netuid)?.priceRao;
    if (netuid === 0 || neurons === 0 || priceRao === undefined || priceRao === 0n) continue;
    const hotkey = (await value(node.chain.subnet(netuid))).neurons[0]?.hotkey;
    if (hotkey === undefined) continue;
    const place = { coldkey: node.account, hotkey, netuid } as const;
    const { blocking } = await node.draft({
      ...{ kind: "add-stake", ...place, amountRao: STAKED_RAO },
      ...{ limitPriceRao: 2n * priceRao, allowPartial: false },
    });
    if (blocking.length > 0) continue;
    const { positions } = await look();
    const held = positions.find((one) => one.netuid === netuid && one.hotkey === hotkey)?.alpha;
    return { netuid, hotkey, priceRao, held: held ?? 0n };
  }
  throw new Error("No subnet takes stake");
}
