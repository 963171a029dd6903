/** Money, seats and batches, through the real client. */

import type { KeyringPair } from "@polkadot/keyring/types";
import { afterEach, describe, expect, test } from "vitest";
import {
  amount,
  CITADEL,
  closeBenches,
  faucet,
  free,
  HARBOUR,
  MEADOW,
  NURSERY,
  openBench,
  pair,
  QUARRY,
  query,
  register,
  run,
  TAO,
  type Tx,
  tx,
} from "./bench.ts";

afterEach(closeBenches);

describe("money", () => {
  test("comes from the faucet with the events of a mint", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    const given = await faucet(bench, alice, 7n * TAO);
    expect(given).toMatchObject({ blockNumber: 1 });
    expect(await free(bench.api, alice)).toBe(7n * TAO);
    const events = await query(bench.api, "system", "events");
    const names = (events.toHuman() as { event: { method: string } }[]).map((r) => r.event.method);
    expect(names).toEqual(["NewAccount", "Endowed", "Minted", "ExtrinsicSuccess"]);
  });

  test("moves, and the sender pays the quoted fee on top", async () => {
    const bench = await openBench();
    const [alice, bob] = [pair("Alice"), pair("Bob")];
    await faucet(bench, alice, 10n * TAO);
    const transfer = tx(bench.api, "balances", "transferKeepAlive", bob.address, TAO);
    const { partialFee } = await transfer.paymentInfo(alice);
    const { error, events } = await run(bench, alice, transfer);
    expect(error).toBeNull();
    expect(events).toEqual([
      "balances.Withdraw",
      "system.NewAccount",
      "balances.Endowed",
      "balances.Transfer",
      "balances.Deposit",
      "transactionPayment.TransactionFeePaid",
      "system.ExtrinsicSuccess",
    ]);
    expect(await free(bench.api, bob)).toBe(TAO);
    expect(await free(bench.api, alice)).toBe(9n * TAO - partialFee.toBigInt());
  });

  test("below the existential deposit cannot arrive, nor may keep-alive end the sender", async () => {
    const bench = await openBench();
    const [alice, bob] = [pair("Alice"), pair("Bob")];
    await faucet(bench, alice, TAO);
    const call = (name: string, ...args: unknown[]) => tx(bench.api, "balances", name, ...args);
    const error = async (what: Tx) => (await run(bench, alice, what)).error;
    expect(await error(call("transferKeepAlive", bob.address, 499))).toContain("BelowMinimum");
    expect(await error(call("transferKeepAlive", bob.address, 5n * TAO))).toContain(
      "FundsUnavailable",
    );
    const transfer = (value: bigint) => call("transferKeepAlive", bob.address, value);
    const { partialFee } = await transfer(TAO).paymentInfo(alice);
    const left = (await free(bench.api, alice)) - partialFee.toBigInt();
    // The value's encoding has the same length in both, and so has the fee.
    expect(await error(transfer(left - 499n))).toContain("NotExpendable");
    const again = (await free(bench.api, alice)) - partialFee.toBigInt();
    expect(await error(transfer(again - 500n))).toBeNull();
    expect(await free(bench.api, alice)).toBe(500n);
  });

  test("all of it can leave, and then the account is gone with its nonce", async () => {
    const bench = await openBench();
    const [alice, bob] = [pair("Alice"), pair("Bob")];
    await faucet(bench, alice, TAO);
    const all = tx(bench.api, "balances", "transferAll", bob.address, false);
    const { error, events } = await run(bench, alice, all);
    expect(error).toBeNull();
    expect(events).toContain("system.KilledAccount");
    expect(await free(bench.api, alice)).toBe(0n);
    const account = await query(bench.api, "system", "account", alice.address);
    expect(account.toJSON()).toMatchObject({ nonce: 0, providers: 0 });
  });
});

describe("registration", () => {
  test("takes the next seat at the price of its block, and raises the price", async () => {
    const bench = await openBench();
    const { api } = bench;
    const [cold, hot] = [pair("cold"), pair("hot")];
    await faucet(bench, cold, 100n * TAO);
    const quoted = await amount(api, "subtensorModule", "burn", MEADOW);
    const before = await free(api, cold);
    const { error, events } = await run(bench, cold, register(api, MEADOW, hot, quoted));
    expect(error).toBeNull();
    expect(events).toContain("subtensorModule.NeuronRegistered");
    const uid = await query(api, "subtensorModule", "uids", MEADOW, hot.address);
    expect(uid.toString()).toBe("48");
    expect((await query(api, "subtensorModule", "keys", MEADOW, 48)).toString()).toBe(hot.address);
    const owner = await query(api, "subtensorModule", "owner", hot.address);
    expect(owner.toString()).toBe(cold.address);
    const owned = await query(api, "subtensorModule", "ownedHotkeys", cold.address);
    expect(owned.toJSON()).toEqual([hot.address]);
    // One decay step after the faucet's block 1, then × 1.26 (§9a.2).
    const paid = 998_076_443n;
    const recycled = await amount(api, "subtensorModule", "raoRecycledForRegistration", MEADOW);
    expect(recycled).toBe(paid);
    expect(await amount(api, "subtensorModule", "burn", MEADOW)).toBe((paid * 126n) / 100n);
    expect(await amount(api, "subtensorModule", "subnetworkN", MEADOW)).toBe(49n);
    expect(before - (await free(api, cold))).toBeGreaterThan(paid);
  });

  test("fails for each reason with the chain's own error, and only the fee is lost", async () => {
    const bench = await openBench();
    const { api } = bench;
    const [cold, poor, hot] = [pair("cold"), pair("poor"), pair("hot")];
    await faucet(bench, cold, 500n * TAO);
    await faucet(bench, poor, TAO / 100n);
    const error = async (who: KeyringPair, netuid: number, hotkey: KeyringPair, limit: bigint) =>
      (await run(bench, who, register(api, netuid, hotkey, limit))).error;
    const module = "subtensorModule";

    expect(await error(cold, MEADOW, hot, 1_000n)).toBe(`${module}.RegistrationPriceLimitExceeded`);
    expect(await error(cold, QUARRY, hot, TAO)).toBe(`${module}.SubNetRegistrationDisabled`);
    expect(await error(cold, 0, hot, TAO)).toBe(`${module}.RegistrationNotPermittedOnRootSubnet`);
    expect(await error(cold, 99, hot, TAO)).toBe(`${module}.SubnetNotExists`);
    expect(await error(cold, CITADEL, hot, TAO)).toBe(`${module}.NoNeuronIdAvailable`);
    expect(await error(poor, MEADOW, hot, TAO)).toBe(`${module}.NotEnoughBalanceToStake`);
    // None of the failures left an owner behind.
    expect((await query(api, module, "ownedHotkeys", cold.address)).toJSON()).toEqual([]);

    expect(await error(cold, MEADOW, hot, TAO)).toBeNull();
    expect(await error(cold, MEADOW, hot, 2n * TAO)).toBe(
      `${module}.HotKeyAlreadyRegisteredInSubNet`,
    );
    const thief = pair("thief");
    await faucet(bench, thief, 50n * TAO);
    expect(await error(thief, HARBOUR, hot, 5n * TAO)).toBe(`${module}.NonAssociatedColdKey`);
  });

  test("on a full subnet replaces the neuron that earns least, immune or not", async () => {
    const bench = await openBench();
    const { api } = bench;
    const cold = pair("cold");
    await faucet(bench, cold, 500n * TAO);
    await bench.rehearsal.advance(2);
    for (const netuid of [HARBOUR, NURSERY]) {
      const emissions = (await query(api, "subtensorModule", "emission", netuid)).toJSON();
      const list = (emissions as (number | string)[]).map(BigInt);
      // The owner's hotkey has uid 0 and stays whatever it earns.
      const mortal = list.map((earned, uid) => ({ earned, uid })).slice(1);
      mortal.sort((a, b) => (a.earned < b.earned ? -1 : 1));
      const least = mortal[0]?.uid;
      const gone = (await query(api, "subtensorModule", "keys", netuid, least)).toString();
      const hot = pair(`hot${netuid}`);
      const { error } = await run(bench, cold, register(api, netuid, hot, 10n * TAO));
      expect(error).toBeNull();
      const seat = await query(api, "subtensorModule", "keys", netuid, least);
      expect(seat.toString()).toBe(hot.address);
      expect((await query(api, "subtensorModule", "uids", netuid, gone)).toJSON()).toBeNull();
      expect((await query(api, "subtensorModule", "subnetworkN", netuid)).toString()).toBe("64");
    }
  });
});

describe("batches", () => {
  test("stop, undo or go on as their kind says, and may not be nested", async () => {
    const bench = await openBench();
    const { api } = bench;
    const [alice, bob] = [pair("Alice"), pair("Bob")];
    await faucet(bench, alice, 100n * TAO);
    const good = tx(api, "balances", "transferKeepAlive", bob.address, TAO);
    const bad = tx(api, "balances", "transferKeepAlive", bob.address, 1_000n * TAO);
    const batch = (kind: string, calls: Tx[]) => run(bench, alice, tx(api, "utility", kind, calls));

    const all = await batch("batchAll", [good, bad]);
    expect(all.error).toContain("FundsUnavailable");
    expect(await free(api, bob)).toBe(0n);

    const stopped = await batch("batch", [good, bad, good]);
    expect(stopped.error).toBeNull();
    expect(stopped.events).toContain("utility.BatchInterrupted");
    expect(await free(api, bob)).toBe(TAO);

    const forced = await batch("forceBatch", [good, bad, good]);
    expect(forced.events).toContain("utility.ItemFailed");
    expect(forced.events).toContain("utility.BatchCompletedWithErrors");
    expect(await free(api, bob)).toBe(3n * TAO);

    const nested = await batch("batch", [tx(api, "utility", "batchAll", [good])]);
    expect(nested.error).toBe("system.CallFiltered");
  });
});
