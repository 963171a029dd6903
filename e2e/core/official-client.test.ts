/**
 * The official Python client on the rehearsal's WebSocket: it reads what we read, and what it signs and submits is taken
 * and seen by us. Installed where Python and the registry are; elsewhere the test says why not.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";
import { afterAll, describe, expect, it } from "vitest";
import { type Chain, networks, openChain } from "../../main/chain/index.ts";
import { devAddress, untilLive, value } from "../../main/chain/testing.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { readHoldings } from "../../main/portfolio/holdings.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../../main/rehearsal/index.ts";
import { findOfficialClient } from "../../tools/official-wallet.mjs";

const official = findOfficialClient();
const scratch = mkdtempSync(join(tmpdir(), "ckw-client-"));
const run = promisify(execFile);
const MEADOW = 1;
const RAO_A_TAO = 1_000_000_000;
const GIVEN_RAO = 100_000_000_000n;
const SENT_RAO = 1_000_000_000n;
const STAKED_RAO = 2_000_000_000n;
const LOCKED = 1_000_000_000n;

let rehearsal: Rehearsal | null = null;
let chain: Chain | null = null;
afterAll(async () => {
  await chain?.close();
  await rehearsal?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Reads, sends, stakes, reads again. Every call is the client's own; only what it found is printed. */
const PROGRAM = `
import asyncio, contextlib, io, json, sys
from bittensor_cli.src.bittensor import utils
from bittensor_cli.src.commands.subnets.subnets import show
from bittensor_cli.src.bittensor.subtensor_interface import SubtensorInterface
from bittensor_wallet import Keypair

url, (netuid, sent, staked, locked) = sys.argv[1], map(int, sys.argv[2:])
alice, bob = Keypair.create_from_uri("//Alice"), Keypair.create_from_uri("//Bob")

async def main():
    async with SubtensorInterface(url) as chain:
        substrate = chain.substrate
        async def balance(key):
            return (await chain.get_balance(key.ss58_address, block_hash=await substrate.get_chain_finalised_head())).rao
        async def act(module, function, params):
            call = await substrate.compose_call(module, function, params)
            signed = await substrate.create_signed_extrinsic(call=call, keypair=alice)
            receipt = await substrate.submit_extrinsic(signed, wait_for_finalization=True)
            return {"isDone": await receipt.is_success, "fee": await receipt.total_fee_amount, "events": [
                event["event"]["module_id"] + "." + event["event"]["event_id"] for event in await receipt.triggered_events]}
        subnets = await chain.all_subnets()
        neurons = await chain.neurons_lite(netuid)
        rules = await chain.get_subnet_hyperparameters(netuid)
        before = await balance(alice)
        transfer = await act("Balances", "transfer_keep_alive", {"dest": bob.ss58_address, "value": sent})
        stake = await act("SubtensorModule", "add_stake_limit", {"hotkey": neurons[0].hotkey, "netuid": netuid,
            "amount_staked": staked, "limit_price": 10**12, "allow_partial": False})
        refused = await act("SubtensorModule", "add_stake_limit", {"hotkey": neurons[0].hotkey, "netuid": netuid,
            "amount_staked": staked, "limit_price": 1, "allow_partial": False})
        positions = await chain.get_stake_for_coldkey(alice.ss58_address)
        lock = await act("SubtensorModule", "lock_stake", {"hotkey": neurons[0].hotkey, "netuid": netuid, "amount": locked})
        shown = io.StringIO()
        # What "btcli subnets metagraph --json-output" does; lines are broken for a terminal otherwise.
        utils.console.quiet, utils.json_console.width = True, 10**6
        with contextlib.redirect_stdout(shown):
            await show(chain, netuid, prompt=False, json_output=True)
        whole = await chain.neurons(netuid)
        mechanisms = await chain.get_subnet_mechanisms(netuid)
        difficulty = await chain.get_hyperparameter(param_name="Difficulty", netuid=netuid)
        print(json.dumps({
            "subnets": [[one.netuid, one.subnet_name, one.owner_coldkey, one.tempo, one.price.rao if one.netuid else 10**9] for one in subnets],
            "netuids": sorted(await chain.get_all_subnet_netuids()),
            "neurons": [[one.uid, one.hotkey, one.coldkey] for one in neurons],
            "tempo": rules.tempo, "metagraph": [len(whole), mechanisms, int(difficulty)],
            "before": before, "after": await balance(alice), "bob": await balance(bob),
            "transfer": transfer, "stake": stake, "refused": refused, "lock": lock,
            "shown": json.loads(shown.getvalue()),
            "positions": [[one.netuid, one.hotkey_ss58, one.stake.rao] for one in positions],
        }))
asyncio.run(main())
`;
const Act = v.object({ isDone: v.boolean(), fee: v.number(), events: v.array(v.string()) });
const Report = v.object({
  subnets: v.array(v.tuple([v.number(), v.string(), v.string(), v.number(), v.number()])),
  netuids: v.array(v.number()),
  neurons: v.array(v.tuple([v.number(), v.string(), v.string()])),
  ...{ tempo: v.number(), before: v.number(), after: v.number(), bob: v.number() },
  ...{ transfer: Act, stake: Act, refused: Act, lock: Act },
  shown: v.object({
    ...{ name: v.string(), owner: v.string(), registration_cost: v.number() },
    uids: v.array(
      v.object({
        ...{ uid: v.number(), hotkey: v.string(), coldkey: v.string(), alpha_stake: v.number() },
        ...{ locked_perpetual_rao: v.number(), locked_decaying_rao: v.number() },
      }),
    ),
  }),
  metagraph: v.tuple([v.number(), v.number(), v.number()]),
  positions: v.array(v.tuple([v.number(), v.string(), v.number()])),
});

async function opened(): Promise<{ url: string; client: Chain }> {
  rehearsal = await openRehearsal({ statePath: null, blockMs: 250, clock: systemClock });
  const { url } = await rehearsal.serve();
  chain = openChain({
    network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
    provider: async () => (rehearsal ?? expect.fail("no rehearsal")).provider(),
    clock: systemClock,
    onStatus: () => undefined,
  });
  await untilLive(chain);
  const client = rehearsal.provider();
  await client.send("rehearsal_faucet", [devAddress("Alice"), GIVEN_RAO.toString()]);
  await client.send("rehearsal_advance", [3]);
  return { url, client: chain };
}

describe("the official client", { timeout: 240_000 }, () => {
  it("reads balance, subnets, neurons and stake as we do, and sends and stakes", async (context) => {
    if (official.python === null) return context.skip(official.reason);
    const { url, client } = await opened();
    const env = { ...process.env, HOME: scratch };
    const args = [
      url,
      String(MEADOW),
      SENT_RAO.toString(),
      STAKED_RAO.toString(),
      LOCKED.toString(),
    ];
    const { stdout } = await run(official.python, ["-c", PROGRAM, ...args], { env });
    const report = v.parse(Report, JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));

    const ours = await value(client.subnets());
    const root = report.subnets.filter(([netuid]) => netuid !== 0);
    expect(root.map(([netuid, name, owner, tempo]) => [netuid, name, owner, tempo])).toEqual(
      ours.subnets
        .filter(({ netuid }) => netuid !== 0)
        .map(({ netuid, name, owner, tempo }) => [netuid, name, owner, tempo]),
    );
    expect(report.netuids).toEqual(report.subnets.map(([netuid]) => netuid));
    const { neurons } = await value(client.subnet(MEADOW));
    expect(report.neurons).toEqual(
      neurons.map(({ uid, hotkey, coldkey }) => [uid, hotkey, coldkey]),
    );
    // What its metagraph is made of besides: it waits for ever where one of these items does not exist.
    expect(report.metagraph).toEqual([neurons.length, 1, 10_000_000]);
    expect(report.tempo).toBe(ours.subnets.find(({ netuid }) => netuid === MEADOW)?.tempo);

    // The metagraph as its users see it, most stake first there.
    const theirs = report.shown.uids.toSorted((a, b) => a.uid - b.uid);
    const after = await value(client.subnet(MEADOW));
    expect(
      theirs.map(({ uid, hotkey, coldkey, alpha_stake }) => [uid, hotkey, coldkey, alpha_stake]),
    ).toEqual(
      after.neurons.map(({ uid, hotkey, coldkey, alpha }) => [
        ...[uid, hotkey, coldkey, Number(alpha) / RAO_A_TAO],
      ]),
    );
    expect(report.lock).toMatchObject({ isDone: true });
    expect(theirs[0]).toMatchObject({ locked_perpetual_rao: 0 });
    // It rolls the sum forward itself; a few blocks take less than a hundred thousandth.
    expect(theirs[0]?.locked_decaying_rao).toBeGreaterThan(Number(LOCKED) * 0.99999);
    expect(theirs[0]?.locked_decaying_rao).toBeLessThanOrEqual(Number(LOCKED));

    expect(BigInt(report.before)).toBe(GIVEN_RAO);
    expect(BigInt(report.bob)).toBe(SENT_RAO);
    expect(report.transfer).toMatchObject({ isDone: true });
    expect(report.transfer.events).toContain("Balances.Transfer");
    expect(report.stake).toMatchObject({ isDone: true });
    expect(report.stake.events).toContain("SubtensorModule.StakeAdded");
    // A limit that the price is far above: in a block, paid for, and not done.
    expect(report.refused).toMatchObject({ isDone: false });
    const fees = report.transfer.fee + report.stake.fee + report.refused.fee + report.lock.fee;
    expect(report.before - report.after).toBe(Number(SENT_RAO + STAKED_RAO) + fees);

    const held = await value(client.view((live) => readHoldings(live, devAddress("Alice"))));
    expect(held.account.freeRao).toBe(BigInt(report.after));
    expect(report.positions).toEqual(
      held.positions.map(({ netuid, hotkey, alpha }) => [netuid, hotkey, Number(alpha)]),
    );
    expect(report.positions).toHaveLength(1);
  });
});
