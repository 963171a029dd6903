/** Stake and keys against the rehearsal network: what a draft foresees, and what the block then says. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain } from "./index.ts";
import { codesOf, devAddress, outcomeLog, practice, untilLive, value } from "./testing.ts";

const TAO = 1_000_000_000n;
const MEADOW = 1;
const LANTERN = 2;
const QUARRY = 4;
const HEATH = 12;

let node: Rehearsal;
let chain: Chain;
const { draftOf, funded, signed } = practice(() => chain);

beforeAll(async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
  chain = openChain({
    network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
    provider: async () => node.provider(),
    clock: systemClock,
    onStatus: () => undefined,
  });
  await untilLive(chain);
});
afterAll(async () => {
  await chain.close();
  await node.close();
});

/** Signs, submits, and makes blocks until it is final. */
async function done(name: string, operation: Operation) {
  const act = await signed(name, operation);
  const log = outcomeLog();
  await value(chain.submit(act.signed, log.watch));
  await node.advance(4);
  return Promise.race([log.until("finalised"), log.until("failed")]);
}

/** A coldkey with 10 TAO and a hotkey of its own. */
async function staker(name: string): Promise<{ coldkey: Ss58; hotkey: Ss58 }> {
  const coldkey = await funded(name);
  const hotkey = devAddress(`hotkey of ${name}`);
  const outcome = await done(name, { kind: "associate", coldkey, hotkey });
  expect(outcome.effects).toEqual([{ code: "HOTKEY_ASSOCIATED", facts: { hotkey } }]);
  return { coldkey, hotkey };
}

const add = (
  keys: { coldkey: Ss58; hotkey: Ss58 },
  change: Partial<Extract<Operation, { kind: "add-stake" }>> = {},
): Extract<Operation, { kind: "add-stake" }> => ({
  kind: "add-stake",
  ...keys,
  netuid: MEADOW,
  amountRao: 2n * TAO,
  limitPriceRao: 20_400_000n,
  allowPartial: false,
  ...change,
});

describe("adding stake", () => {
  test("is foreseen by the draft to the rao, and told by the block's events", async () => {
    const keys = await staker("Adds");
    const draft = await draftOf(add(keys));
    expect(draft.blocking).toEqual([]);
    expect(draft.costs[0]).toEqual({ kind: "stake", rao: 2n * TAO, bound: "exact" });
    expect(draft.trade).toMatchObject({
      gives: { netuid: null, amount: 2n * TAO },
      gets: { netuid: MEADOW, name: "Meadow", priceRao: 19_999_999n },
      limitPriceRao: 20_400_000n,
    });
    const outcome = await done("Adds", add(keys));
    expect(outcome.fault).toBeNull();
    expect(outcome.effects[0]).toMatchObject({
      code: "STAKE_ADDED",
      facts: { ...keys, netuid: MEADOW, paidRao: 2n * TAO, alpha: draft.trade?.gets.amount },
    });
    const { positions, pools } = await value(chain.stakes(keys.coldkey));
    expect(positions).toMatchObject([{ hotkey: keys.hotkey, netuid: MEADOW }]);
    expect(pools).toHaveLength(13);
  });

  test("is stopped by whatever the chain would refuse", async () => {
    const keys = await staker("Blocked");
    const strange = devAddress("nobody's hotkey");
    const cases: readonly (readonly [string, Operation])[] = [
      ["SUBNET_NOT_FOUND", add(keys, { netuid: 99 })],
      ["SUBNET_NOT_STARTED", add(keys, { netuid: HEATH })],
      ["AMOUNT_ZERO", add(keys, { amountRao: 0n })],
      ["HOTKEY_UNKNOWN", add({ ...keys, hotkey: strange })],
      ["LIMIT_REACHED_ALREADY", add(keys, { limitPriceRao: 1_000n })],
      ["STAKE_BELOW_MINIMUM", add(keys, { amountRao: 1_000_000n })],
      ["FREE_BALANCE_TOO_LOW", add(keys, { amountRao: 50n * TAO, limitPriceRao: 30_000_000n })],
    ];
    for (const [code, operation] of cases) {
      const draft = await draftOf(operation);
      expect(codesOf(draft.blocking), code).toEqual([code]);
    }
  });

  test("says a foreign hotkey and a tight limit, and lets both through", async () => {
    const keys = await staker("Warned");
    const { hotkey } = await staker("Validator");
    const { pools } = await value(chain.stakes(keys.coldkey));
    const priceRao = pools.find(({ netuid }) => netuid === MEADOW)?.priceRao ?? 0n;
    const tight = add({ ...keys, hotkey }, { limitPriceRao: priceRao + 100n });
    const draft = await draftOf(tight);
    expect(codesOf(draft.warnings)).toEqual(["LIMIT_IS_TIGHT", "STAKE_UNDER_FOREIGN_HOTKEY"]);
    expect(draft.blocking).toEqual([]);
    const outcome = await done("Warned", tight);
    expect(outcome).toMatchObject({ state: "failed", fault: { code: "CHAIN_SLIPPAGE_TOO_HIGH" } });
  });
});

describe("stake that is there", () => {
  test("is removed, moved, swapped and given, each proved by its event", async () => {
    const keys = await staker("Trades");
    await done("Trades", add(keys, { amountRao: 5n * TAO }));
    const other = await staker("Other");
    const held = async () => (await value(chain.stakes(keys.coldkey))).positions;
    const part = ((await held())[0]?.alpha ?? 0n) / 5n;
    const position = { ...keys, netuid: MEADOW };

    const removed = await done("Trades", {
      kind: "remove-stake",
      ...position,
      alpha: part,
      limitPriceRao: 19_000_000n,
      allowPartial: false,
    });
    expect(codesOf(removed.effects)).toEqual(["STAKE_REMOVED"]);

    const move: Operation = {
      kind: "move-stake",
      ...position,
      toHotkey: other.hotkey,
      toNetuid: MEADOW,
      alpha: part,
    };
    expect((await draftOf(move)).trade).toMatchObject({ fee: 0n, lossPermyriad: 0 });
    expect(codesOf((await done("Trades", move)).effects)).toEqual(["STAKE_MOVED"]);

    const swap: Operation = {
      kind: "swap-stake",
      ...position,
      toNetuid: LANTERN,
      alpha: part,
      limitPriceRao: 3n * TAO,
      allowPartial: false,
    };
    expect(codesOf((await done("Trades", swap)).effects)).toEqual(["STAKE_SWAPPED"]);

    const give: Operation = {
      kind: "transfer-stake",
      ...position,
      destination: other.coldkey,
      toNetuid: MEADOW,
      alpha: part,
    };
    const given = await done("Trades", give);
    expect(given.effects).toMatchObject([
      { code: "STAKE_TRANSFERRED", facts: { to: other.coldkey, netuid: MEADOW } },
    ]);
    const closed = await draftOf({ ...give, toNetuid: QUARRY });
    expect(codesOf(closed.blocking)).toEqual(["STAKE_TRANSFER_FORBIDDEN"]);
    const same = await draftOf({ ...move, toHotkey: keys.hotkey });
    expect(codesOf(same.blocking)).toEqual(["STAKE_SAME_PLACE"]);
    const much = await draftOf({ ...give, alpha: 10n ** 15n });
    expect(codesOf(much.blocking)).toEqual(["STAKE_NOT_ENOUGH"]);
  });

  test("is swept with one call: an effect for each subnet", async () => {
    const keys = await staker("Sweeps");
    const sweep: Operation = { kind: "unstake-all", ...keys };
    expect(codesOf((await draftOf(sweep)).blocking)).toEqual(["NOTHING_STAKED"]);
    await done("Sweeps", add(keys));
    await done("Sweeps", add(keys, { netuid: LANTERN, limitPriceRao: 7_000_000n }));
    expect((await draftOf(sweep)).trade?.gets.amount).toBeGreaterThan((39n * TAO) / 10n);
    const outcome = await done("Sweeps", sweep);
    expect(codesOf(outcome.effects)).toEqual(["STAKE_REMOVED", "STAKE_REMOVED"]);
  });

  test("is told subnet by subnet where the sweep passes over what is locked, and does not call it done", async () => {
    const keys = await staker("Locks");
    await done("Locks", add(keys));
    await done("Locks", add(keys, { netuid: LANTERN, limitPriceRao: 7_000_000n }));
    await done("Locks", { kind: "lock-stake", ...keys, netuid: LANTERN, alpha: TAO });
    const outcome = await done("Locks", { kind: "unstake-all", ...keys });
    expect(outcome.effects).toMatchObject([
      { code: "STAKE_REMOVED", facts: { netuid: MEADOW } },
      { code: "STAKE_LEFT_BEHIND", facts: { netuids: [LANTERN] } },
    ]);
  });
});

describe("keys, proxies and subnets", () => {
  test("a take is set once, and then only as the chain allows", async () => {
    const keys = await staker("Takes");
    const set = (kind: "increase-take" | "decrease-take", take: number): Operation => ({
      kind,
      ...keys,
      take,
    });
    expect(codesOf((await done("Takes", set("increase-take", 5_000))).effects)).toEqual([
      "TAKE_CHANGED",
    ]);
    const blocked = async (operation: Operation) => codesOf((await draftOf(operation)).blocking);
    expect(await blocked(set("increase-take", 5_000))).toEqual(["TAKE_NOT_HIGHER"]);
    expect(await blocked(set("increase-take", 6_000))).toEqual(["TAKE_TOO_SOON"]);
    expect(await blocked(set("decrease-take", 6_000))).toEqual(["TAKE_NOT_LOWER"]);
    expect(await blocked(set("increase-take", 12_000))).toEqual(["TAKE_OUT_OF_BOUNDS"]);
    const { hotkey } = await staker("Not mine");
    expect(await blocked({ ...set("decrease-take", 1), hotkey } as Operation)).toEqual([
      "HOTKEY_OWNED_BY_OTHER",
    ]);
  });

  test("a hotkey is replaced everywhere for 0.1 TAO", async () => {
    const keys = await staker("Replaces");
    const swap: Operation = {
      kind: "swap-hotkey",
      ...keys,
      newHotkey: devAddress("fresh hotkey"),
      netuid: null,
      keepStake: false,
    };
    const draft = await draftOf(swap);
    expect(draft.costs[0]).toEqual({ kind: "burn", rao: 100_000_000n, bound: "exact" });
    expect(codesOf(draft.warnings)).toEqual(["SWAP_MOVES_STAKE"]);
    expect(codesOf((await draftOf({ ...swap, keepStake: true })).blocking)).toEqual([
      "KEEP_STAKE_EVERYWHERE",
    ]);
    expect(codesOf((await done("Replaces", swap)).effects)).toEqual(["HOTKEY_SWAPPED"]);
    expect(codesOf((await draftOf(swap)).blocking)).toEqual(["HOTKEY_UNKNOWN"]);
  });

  test("a proxy costs its deposit, is told apart by its danger, and is taken away again", async () => {
    const coldkey = await funded("Hands");
    const proxy = (
      kind: "add-proxy" | "remove-proxy",
      proxyType: "Any" | "Staking",
      delayBlocks: number,
    ): Operation => ({ kind, coldkey, delegate: devAddress("Hand"), proxyType, delayBlocks });
    const narrow = await draftOf(proxy("add-proxy", "Staking", 7_200));
    expect(narrow.costs[0]).toEqual({ kind: "deposit", rao: 93_000_000n, bound: "exact" });
    expect(narrow.warnings).toEqual([]);
    const wide = await draftOf(proxy("add-proxy", "Any", 0));
    expect(codesOf(wide.warnings)).toEqual(["PROXY_IS_AS_GOOD_AS_THE_KEY", "PROXY_ACTS_AT_ONCE"]);
    expect(codesOf((await done("Hands", proxy("add-proxy", "Staking", 7_200))).effects)).toEqual([
      "PROXY_ADDED",
    ]);
    const again = await draftOf(proxy("add-proxy", "Staking", 7_200));
    expect(codesOf(again.blocking)).toEqual(["PROXY_THERE_ALREADY"]);
    const wrong = await draftOf(proxy("remove-proxy", "Staking", 1));
    expect(codesOf(wrong.blocking)).toEqual(["PROXY_NOT_THERE"]);
    expect(codesOf((await done("Hands", proxy("remove-proxy", "Staking", 7_200))).effects)).toEqual(
      ["PROXY_REMOVED"],
    );
  });

  test("everything is sent with one call, and what remains is the deposit", async () => {
    const coldkey = await funded("Leaves");
    const destination = devAddress("Receiver of all");
    const all: Operation = { kind: "transfer-all", coldkey, destination, keepAlive: true };
    expect(codesOf((await draftOf(all)).warnings)).toContain("SENDS_EVERYTHING");
    expect(codesOf((await done("Leaves", all)).effects)).toEqual(["TRANSFERRED"]);
    expect(codesOf((await draftOf(all)).blocking)).toContain("NOTHING_TO_SEND");
  });

  test("what the chain would refuse of subnets, claims and rewards is said before", async () => {
    const keys = await staker("Plans");
    const blocked = async (operation: Operation) => codesOf((await draftOf(operation)).blocking);
    expect(await blocked({ kind: "register-network", ...keys })).toEqual(["FREE_BALANCE_TOO_LOW"]);
    const { coldkey } = keys;
    expect(await blocked({ kind: "start-subnet", coldkey, netuid: MEADOW })).toEqual([
      "SUBNET_NOT_YOURS",
    ]);
    expect(await blocked({ kind: "auto-stake", ...keys, netuid: MEADOW })).toEqual([
      "HOTKEY_NOT_ON_SUBNET",
    ]);
    const claim = await draftOf({ kind: "claim-root", coldkey, netuids: [1] });
    expect(codesOf(claim.warnings)).toEqual(["NO_ROOT_STAKE"]);
    const mine = await draftOf({ kind: "associate", ...keys });
    expect(codesOf(mine.blocking)).toEqual(["HOTKEY_IS_YOURS_ALREADY"]);
  });
});
