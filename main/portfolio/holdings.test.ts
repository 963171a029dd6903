import { Keyring } from "@polkadot/keyring";
import { createKeyMulti } from "@polkadot/util-crypto";
import * as v from "valibot";
import { afterEach, describe, expect, test } from "vitest";
import { Holdings } from "../../preload/contract.ts";
import { type Chain, networks, openChain } from "../chain/index.ts";
import { openRound } from "../chain/round.ts";
import { netuidKey } from "../chain/subnets.ts";
import { devAddress, eventually, untilLive, value } from "../chain/testing.ts";
import { websocketProvider } from "../chain/transport.ts";
import { accountOf, encodeAddress } from "../codec/address.ts";
import { toHex } from "../codec/payload.ts";
import { systemClock } from "../lib/clock.ts";
import { closeBenches, openBench, run, tx } from "../rehearsal/bench.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { readActsFor } from "./acts-for.ts";
import { readAccount } from "./decode.ts";
import { readHoldings } from "./holdings.ts";
import { openRelay, type Relay, type RelayOptions } from "./testing-relay.ts";

const network = { ...networks.local, genesisHash: REHEARSAL_GENESIS };
const alice = devAddress("Alice");
const bob = devAddress("Bob");
const TAO = 1_000_000_000n;

const small = { subnets: 12, neurons: 8 };
const holderOf = (hotkeys: number, subnets: number) => ({
  account: toHex(accountOf(alice)) as `0x${string}`,
  hotkeys,
  subnets,
});

interface Bench {
  readonly node: Rehearsal;
  readonly relay: Relay;
  readonly chain: Chain;
}
let bench: Bench | null = null;
afterEach(closeBenches);

async function open(
  holder?: { hotkeys: number; subnets: number },
  options: RelayOptions = {},
): Promise<Bench> {
  const subnets = Math.max(small.subnets, holder?.subnets ?? 0);
  const world = {
    ...small,
    subnets,
    ...(holder === undefined ? {} : { holder: holderOf(holder.hotkeys, holder.subnets) }),
  };
  const node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock, world });
  const relay = await openRelay((await node.serve()).url, options);
  const chain = openChain({
    network,
    provider: () => websocketProvider({ endpoint: relay.url }),
    clock: systemClock,
    onStatus: () => undefined,
  });
  bench = { node, relay, chain };
  await untilLive(chain);
  return bench;
}

async function look(chain: Chain, coldkey = alice): Promise<Holdings> {
  return v.parse(Holdings, await value(chain.view((live) => readHoldings(live, coldkey))));
}

afterEach(async () => {
  await bench?.chain.close();
  await bench?.relay.close();
  await bench?.node.close();
  bench = null;
});

describe("round trips", () => {
  const sizes = [
    { hotkeys: 1, subnets: 1 },
    { hotkeys: 64, subnets: 12 },
    { hotkeys: 64, subnets: 128 },
  ];
  for (const size of sizes) {
    test(`are three for ${size.hotkeys} hotkeys on ${size.subnets} subnets, counted at the socket`, async () => {
      const { chain, relay } = await open(size);
      relay.reset();
      const held = await look(chain);
      expect(relay.counted).toMatchObject({ sent: 3, received: 3 });
      expect(held.subnets).toHaveLength(size.subnets);
      expect(held.hotkeys.filter(({ isOwned }) => isOwned)).toHaveLength(size.hotkeys);
      expect(held.hotkeys.flatMap(({ registrations }) => registrations).length).toBeGreaterThan(0);
    });
  }

  test("a node that takes no batches is asked one by one, with the same result", async () => {
    const { chain, relay } = await open({ hotkeys: 2, subnets: 3 }, { refusesBatches: true });
    relay.reset();
    const singly = await look(chain);
    expect(singly.subnets).toHaveLength(3);
    expect(relay.counted.sent).toBeGreaterThan(10);
    relay.reset();
    await look(chain);
    // Refused once, remembered: no batch is tried again.
    expect(relay.counted.sent).toBe(relay.counted.received);
  });
});

describe("what is held", () => {
  test("an account that the chain has never seen holds nothing", async () => {
    const { chain } = await open();
    const held = await look(chain, bob);
    expect(held).toMatchObject({
      account: { freeRao: 0n, reservedRao: 0n, spendableRao: 0n, exists: false },
      subnets: [],
      positions: [],
      hotkeys: [],
      proxies: { list: [], depositRao: 0n },
      multisigs: [],
      identity: null,
      swap: null,
      totals: { spotRao: 0n, saleRao: 0n, unsellable: [] },
    });
  });

  test("what was bought is worth more at spot than it would fetch, and the sums add up", async () => {
    const { chain } = await open({ hotkeys: 2, subnets: 3 });
    const held = await look(chain);
    expect(held.account.freeRao).toBe(100n * TAO);
    for (const { alpha, lockedAlpha, spotRao, saleRao, priceRao, netuid } of held.subnets) {
      expect(alpha, `subnet ${netuid}`).toBe(50n * TAO);
      expect(lockedAlpha).toBe(0n);
      expect(spotRao).toBe((alpha * priceRao) / TAO);
      expect(saleRao).toBeLessThan(spotRao);
      expect(saleRao).toBeGreaterThan(0n);
    }
    const { totals } = held;
    const sale = held.subnets.reduce((sum, { saleRao }) => sum + (saleRao ?? 0n), 0n);
    expect(totals.stakeSaleRao).toBe(sale);
    expect(totals.saleRao).toBe(totals.freeRao + totals.reservedRao + sale);
    expect(totals.spotRao).toBe(totals.freeRao + totals.reservedRao + totals.stakeSpotRao);
    expect(held.positions.map(({ isOwn }) => isOwn)).toEqual([true, true, true]);
  });

  test("what the coldkey did is seen: hands, children, claims, claim type, rewards, name, swap", async () => {
    const known = await openBench({ world: { ...small, holder: holderOf(2, 3) } });
    const chain = openChain({
      network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
      provider: async () => known.rehearsal.provider(),
      clock: systemClock,
      onStatus: () => undefined,
    });
    await untilLive(chain);
    const [first] = (await look(chain)).hotkeys.map(({ address }) => address);
    const { api } = known;
    const signer = new Keyring({ type: "sr25519" }).addFromUri("//Alice");
    const done = async (pallet: string, call: string, ...args: unknown[]) =>
      expect((await run(known, signer, tx(api, pallet, call, ...args))).error, call).toBeNull();

    const hash = `0x${"ab".repeat(32)}`;
    await done("proxy", "addProxy", bob, "Staking", 10);
    await done("subtensorModule", "setColdkeyAutoStakeHotkey", 2, first);
    await done("subtensorModule", "decreaseTake", first, 1_000);
    await done("subtensorModule", "setRootClaimType", { KeepSubnets: { subnets: [1, 3] } });
    const seat = (await look(chain)).hotkeys[0]?.registrations[0]?.netuid;
    await done("subtensorModule", "setChildkeyTake", first, seat, 2_000);
    await done("subtensorModule", "setChildren", first, 2, [[1n << 63n, bob]]);
    await done(
      "subtensorModule",
      "setIdentity",
      "Al\u202eice",
      "https://a.example",
      "",
      "",
      "",
      "Hi",
      "",
    );
    await done("multisig", "approveAsMulti", 2, [bob], null, hash, { refTime: 0, proofSize: 0 });
    const multi = encodeAddress(createKeyMulti([alice, bob], 2));
    await done("subtensorModule", "lockStake", first, 2, 10n * TAO);
    await done("subtensorModule", "setPerpetualLock", 3, true);
    await done("subtensorModule", "lockStake", first, 3, 5n * TAO);
    await done("subtensorModule", "announceColdkeySwap", hash);
    await untilBlock(chain, known);

    const held = await look(chain);
    expect(held.proxies.list).toEqual([{ delegate: bob, proxyType: "Staking", delayBlocks: 10 }]);
    expect(held.autoStake).toEqual([{ netuid: 2, hotkey: first }]);
    expect(held.hotkeys.find(({ address }) => address === first)).toMatchObject({
      isOwned: true,
      owner: alice,
      take: 1_000,
      registrations: expect.arrayContaining([
        expect.objectContaining({ netuid: seat, childTake: 2_000 }),
      ]),
      children: [
        {
          netuid: 2,
          children: [],
          pending: { children: [{ hotkey: bob, proportion: 1n << 63n }] },
        },
      ],
    });
    expect(held.claims).toMatchObject({ kind: "keep-subnets", keptNetuids: [1, 3] });
    expect(held.identity).toEqual({ name: "Alice", url: "https://a.example", about: "Hi" });
    expect(held.swap).toMatchObject({ newColdkeyHash: hash, disputedAtBlock: null });
    expect(held.swap?.executableAtBlock).toBeGreaterThan(36_000);
    // Not yet a thousandth of it has decayed; the one that stays has all of its mass.
    const [decaying, staying] = held.locks;
    const written = { alpha: 10n * TAO, atBlock: expect.any(Number) };
    expect(decaying).toMatchObject({ netuid: 2, hotkey: first, written, isPerpetual: false });
    expect(decaying?.alpha).toBeLessThan(10n * TAO);
    expect(decaying?.alpha).toBeGreaterThan(999n * (TAO / 100n));
    expect(staying).toMatchObject({ netuid: 3, alpha: 5n * TAO, isPerpetual: true });
    expect(held.locks).toHaveLength(2);
    // UnlockRate × ln 2.
    expect(held.lockHalfBlocks).toBe(648_000);

    const actsForOf = (coldkey: typeof bob) =>
      value(chain.view((live) => readActsFor(live, coldkey)));
    expect(await actsForOf(bob)).toMatchObject({
      proxyFor: [{ account: alice, proxyType: "Staking", delayBlocks: 10 }],
      approved: [],
      proxies: { isWhole: true },
    });
    expect(await actsForOf(alice)).toMatchObject({
      proxyFor: [],
      approved: [{ account: multi, callHash: hash, approvals: 1, isDepositor: true }],
    });
    const ofMulti = await look(chain, multi);
    expect(ofMulti.multisigs).toMatchObject([
      { callHash: hash, depositor: alice, approvals: [alice] },
    ]);
    await chain.close();
  });

  test("a subnet's owner and a root validator see their subnet and what waits to be claimed", async () => {
    const { chain } = await open();
    // The made-up network's own: the owner of the first subnet validates on root with its first hotkey.
    const owner = await value(
      chain.view(async (live) => {
        const round = openRound(live, live.heads.best.hash);
        const cell = round.value("subnetOwner", [netuidKey(1)], readAccount);
        await round.send();
        return cell();
      }),
    );
    const held = await look(chain, owner);
    expect(held.ownedSubnets).toEqual([{ netuid: 1, name: "Meadow" }]);
    // Ten thousand TAO times a hundredth as 32 bits of fraction have it: 42 949 672 / 2^32.
    expect(held.claims.waiting).toMatchObject([{ netuid: 1, alpha: 99_999_997_764n }]);
    expect(held.subnets.find(({ netuid }) => netuid === 0)).toMatchObject({
      alpha: 10_000n * TAO,
      saleRao: 10_000n * TAO,
    });
  });
});

async function untilBlock(chain: Chain, { rehearsal }: { rehearsal: Rehearsal }): Promise<void> {
  const { number } = await rehearsal.advance(1);
  await eventually(() => chain.status().best?.number === number);
}
