/** The node as its clients see it: the real @polkadot/api, in this process and over a WebSocket. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiPromise } from "@polkadot/api";
import type { SignerOptions, SubmittableExtrinsic } from "@polkadot/api/types";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { WsProvider } from "@polkadot/rpc-provider/ws";
import type { DispatchError } from "@polkadot/types/interfaces";
import { merkleizeMetadata } from "@polkadot-api/merkleize-metadata";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Clock } from "../lib/clock.ts";
import { concat } from "./hashing.ts";
import { fromHex, toHex } from "./hex.ts";
import {
  openRehearsal,
  REHEARSAL_GENESIS,
  type Rehearsal,
  type RehearsalOptions,
  type RehearsalProvider,
} from "./index.ts";
import { metadata } from "./runtime.ts";

const TAO = 1_000_000_000n;
/** Development phrase of the domain reference, V2. */
const PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/** Subnets of the made-up network, by what is special about them (genesis.ts). */
const MEADOW = 1;
const HARBOUR = 3;
const QUARRY = 4;
const CITADEL = 5;
const NURSERY = 6;

let keyring: Keyring;
const pair = (name: string): KeyringPair => keyring.addFromUri(`${PHRASE}//${name}`);

/** A clock by hand: nothing happens by itself. */
function stillClock(): Clock {
  return { nowMs: () => 1_800_000_000_000, monotonicMs: () => 0, after: () => () => undefined };
}

interface Bench {
  rehearsal: Rehearsal;
  provider: RehearsalProvider;
  api: ApiPromise;
}
const benches: Bench[] = [];
let warnings: string[];

async function openBench(options: Partial<RehearsalOptions> = {}): Promise<Bench> {
  const rehearsal = await openRehearsal({
    statePath: null,
    blockMs: null,
    clock: stillClock(),
    ...options,
  });
  const provider = rehearsal.provider();
  const api = await ApiPromise.create({ provider });
  const bench = { rehearsal, provider, api };
  benches.push(bench);
  return bench;
}

async function closeBench(bench: Bench): Promise<void> {
  await bench.api.disconnect();
  await bench.rehearsal.close();
}

beforeEach(() => {
  keyring = new Keyring({ type: "sr25519" });
  warnings = [];
  const listen = (...parts: unknown[]) => {
    warnings.push(parts.map(String).join(" "));
  };
  for (const method of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, method).mockImplementation(listen);
  }
});
afterEach(async () => {
  for (const bench of benches.splice(0)) await closeBench(bench);
  vi.restoreAllMocks();
});

function faucet({ provider }: Bench, who: KeyringPair, amountRao: bigint) {
  return provider.send("rehearsal_faucet", [who.address, amountRao.toString()]);
}

type Tx = SubmittableExtrinsic<"promise">;
function tx(api: ApiPromise, pallet: string, name: string, ...args: unknown[]): Tx {
  const make = api.tx[pallet]?.[name];
  if (!make) throw new Error(`no call ${pallet}.${name}`);
  return make(...args);
}
async function query(api: ApiPromise, pallet: string, name: string, ...args: unknown[]) {
  const read = api.query[pallet]?.[name];
  if (!read) throw new Error(`no item ${pallet}.${name}`);
  return read(...args);
}
async function amount(api: ApiPromise, pallet: string, name: string, ...args: unknown[]) {
  return BigInt((await query(api, pallet, name, ...args)).toString());
}
async function free(api: ApiPromise, who: KeyringPair): Promise<bigint> {
  const { data } = (await query(api, "system", "account", who.address)).toJSON() as {
    data: { free: number | string };
  };
  return BigInt(data.free);
}

interface Outcome {
  /** Name of the dispatch error, null when the call succeeded. */
  error: string | null;
  events: string[];
}

/** Submits, makes a block, and reads what became of it from the block's events. */
async function run(
  { api, rehearsal }: Bench,
  signer: KeyringPair,
  what: Tx,
  options: Partial<SignerOptions> = {},
): Promise<Outcome> {
  const signed = await what.signAsync(signer, options);
  await api.rpc.author.submitExtrinsic(signed);
  const { hash } = await rehearsal.advance(1);
  return outcomeOf(api, hash, signed.toHex());
}

async function outcomeOf(api: ApiPromise, hash: string, extrinsic: string): Promise<Outcome> {
  const { block } = await api.rpc.chain.getBlock(hash);
  const index = block.extrinsics.findIndex((one) => one.toHex() === extrinsic);
  if (index < 0) throw new Error("the block does not hold the extrinsic");
  const at = await api.at(hash);
  const records = (await at.query.system?.events?.()) as unknown as {
    phase: { isApplyExtrinsic: boolean; asApplyExtrinsic: { toNumber(): number } };
    event: { section: string; method: string; data: unknown[] };
  }[];
  const own = records.filter(
    ({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.toNumber() === index,
  );
  const failed = own.find(({ event }) => event.method === "ExtrinsicFailed");
  return {
    error: failed ? errorName(api, failed.event.data[0]) : null,
    events: own.map(({ event }) => `${event.section}.${event.method}`),
  };
}

/** As the metadata names it: `pallet.Error`, or the words of an error without a pallet. */
function errorName(api: ApiPromise, data: unknown): string {
  const error = data as DispatchError;
  if (!error.isModule) return error.toString();
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}

const register = (api: ApiPromise, netuid: number, hotkey: KeyringPair, limitRao: bigint): Tx =>
  tx(api, "subtensorModule", "registerLimit", netuid, hotkey.address, limitRao);

describe("a client that connects", () => {
  test("hears no warnings but of the four extensions that encode to nothing", async () => {
    const { api, rehearsal } = await openBench();
    const server = await rehearsal.serve();
    const provider = new WsProvider(server.url, false);
    await provider.connect();
    const remote = await ApiPromise.create({ provider: provider as never });
    expect(remote.genesisHash.toHex()).toBe(REHEARSAL_GENESIS);
    await remote.disconnect();

    const expected =
      "Unknown signed extensions SudoTransactionExtension, CheckShieldedTxValidity, " +
      "SubtensorTransactionExtension, DrandPriority found, treating them as no-effect";
    expect(warnings.length).toBeGreaterThan(0);
    for (const warning of warnings) expect(warning).toContain(expected);
    expect(api.runtimeMetadata.version).toBe(15);
  });

  test("learns the network, its unit and its version", async () => {
    const { api } = await openBench();
    expect((await api.rpc.system.chain()).toString()).toBe("Bittensor Rehearsal");
    expect(api.registry.chainSS58).toBe(42);
    expect(api.registry.chainDecimals).toEqual([9]);
    expect(api.registry.chainTokens).toEqual(["TAO"]);
    expect(api.runtimeVersion.specName.toString()).toBe("node-subtensor");
    expect(api.runtimeVersion.specVersion.toNumber()).toBe(424);
    expect(api.genesisHash.toHex()).toBe(REHEARSAL_GENESIS);
  });

  test("reads the same metadata in format V14", async () => {
    const { api, provider } = await openBench();
    const old = await provider.send<string>("state_getMetadata", []);
    expect(old.slice(0, 12)).toBe("0x6d6574610e");
    const [{ Metadata }, { TypeRegistry }] = [
      await import("@polkadot/types"),
      await import("@polkadot/types"),
    ];
    const registry = new TypeRegistry();
    const read = new Metadata(registry, old as `0x${string}`);
    registry.setMetadata(read);
    const names = (of: typeof read) => of.asLatest.pallets.map(({ name }) => name.toString());
    expect(names(read)).toEqual(names(api.runtimeMetadata));
  });

  test("encodes calls exactly as for the real chain (domain reference, V8)", async () => {
    const { api } = await openBench();
    const bob = "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";
    const encoded = (...args: [string, string, ...unknown[]]) => tx(api, ...args).method.toHex();
    expect(encoded("subtensorModule", "burnedRegister", 1, bob)).toBe(
      "0x070701008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48",
    );
    expect(encoded("subtensorModule", "registerLimit", 1, bob, TAO)).toBe(
      "0x078601008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4800ca9a3b00000000",
    );
    expect(encoded("balances", "transferKeepAlive", bob, TAO)).toBe(
      "0x0503008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4802286bee",
    );
  });

  test("is told that a method does not exist, and which blocks are unknown", async () => {
    const { provider } = await openBench();
    await expect(provider.send("state_traceBlock", [])).rejects.toMatchObject({ code: -32_601 });
    await expect(provider.send("toString", [])).rejects.toMatchObject({ code: -32_601 });
    await expect(
      provider.send("state_getStorage", ["0x00", `0x${"11".repeat(32)}`]),
    ).rejects.toMatchObject({ code: 4003 });
    await expect(
      provider.send("state_call", ["SubnetInfoRuntimeApi_get_subnets_info", "0x"]),
    ).rejects.toMatchObject({ code: 4003 });
    await expect(provider.send("rehearsal_faucet", ["nobody", "1000"])).rejects.toMatchObject({
      code: -32_602,
    });
  });

  test("notices a dropped connection and can come back", async () => {
    const { rehearsal } = await openBench();
    const provider = rehearsal.provider();
    const seen: string[] = [];
    provider.on("connected", () => seen.push("connected"));
    provider.on("disconnected", () => seen.push("disconnected"));
    await provider.send("system_chain", []);
    const pending = provider.send("rehearsal_advance", [1]);
    provider.drop();
    await expect(pending).rejects.toThrow("disconnected");
    await expect(provider.send("system_chain", [])).rejects.toThrow("disconnected");
    await provider.connect();
    expect(await provider.send("system_chain", [])).toBe("Bittensor Rehearsal");
    expect(seen).toEqual(["connected", "disconnected", "connected"]);
  });
});

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

describe("what a block refuses", () => {
  const OUTDATED = { code: 1010, data: "Transaction is outdated" };
  const BAD_SIGNATURE = { code: 1010, data: "Transaction has a bad signature" };
  const ANCIENT = { code: 1010, data: "Transaction has an ancient birth block" };

  interface Terms {
    readonly nonce?: number;
    readonly tip?: number;
    readonly era?: string;
    readonly anchor?: string;
    readonly genesisHash?: string;
    readonly specVersion?: number;
    readonly metadataHash?: string;
  }
  /** Signs on exactly these terms; nothing is asked of the node. Immortal unless said otherwise. */
  function signed(bench: Bench, signer: KeyringPair, terms: Terms = {}, remark = "0x00"): string {
    const { api } = bench;
    const method = tx(api, "system", "remark", remark).method;
    const genesisHash = terms.genesisHash ?? REHEARSAL_GENESIS;
    const payload = {
      address: signer.address,
      method: method.toHex(),
      era: terms.era ?? "0x00",
      nonce: terms.nonce ?? 0,
      tip: terms.tip ?? 0,
      mode: terms.metadataHash ? 1 : 0,
      metadataHash: terms.metadataHash ?? null,
      specVersion: terms.specVersion ?? 424,
      transactionVersion: 1,
      genesisHash,
      blockHash: terms.anchor ?? genesisHash,
    };
    const version = { version: api.extrinsicVersion };
    const made = api.registry.createType("ExtrinsicPayload", payload, version);
    const { signature } = made.sign(signer);
    const extrinsic = api.registry.createType("Extrinsic", { method }, version);
    return extrinsic.addSignature(signer.address, signature, payload as never).toHex();
  }
  const submit = (bench: Bench, extrinsic: string) =>
    bench.provider.send<string>("author_submitExtrinsic", [extrinsic]);

  test("an account without money, a used nonce, the same bytes twice", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await expect(submit(bench, signed(bench, alice))).rejects.toMatchObject({
      code: 1010,
      message: "Invalid Transaction",
      data: expect.stringContaining("Inability to pay some fees"),
    });
    await faucet(bench, alice, TAO);
    const first = signed(bench, alice, { tip: 1 });
    await submit(bench, first);
    await expect(submit(bench, first)).rejects.toMatchObject({ code: 1013 });
    const rival = signed(bench, alice, { tip: 1_000 });
    await expect(submit(bench, rival)).rejects.toMatchObject({ code: 1014 });
    await bench.rehearsal.advance(1);
    await expect(submit(bench, first)).rejects.toMatchObject({ code: 1012 });
    await expect(submit(bench, rival)).rejects.toMatchObject(OUTDATED);
  });

  test("another genesis, another runtime, another key, another metadata hash", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const foreign = `0x${"22".repeat(32)}`;
    const wrong: Terms[] = [
      { genesisHash: foreign },
      { specVersion: 425 },
      { metadataHash: foreign },
    ];
    for (const terms of wrong) {
      const attempt = submit(bench, signed(bench, alice, terms));
      await expect(attempt, JSON.stringify(terms)).rejects.toMatchObject(BAD_SIGNATURE);
    }
    const forged = fromHex(signed(bench, alice));
    // The first byte of the account, after length (2), version and address kind.
    forged[4] = (forged[4] ?? 0) ^ 1;
    await expect(submit(bench, toHex(forged))).rejects.toMatchObject(BAD_SIGNATURE);
    await expect(submit(bench, signed(bench, alice))).resolves.toMatch(/^0x/);
  });

  test("but not the right metadata hash, the RFC-78 digest of its own V15 metadata", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const digest = merkleizeMetadata(metadata(15), { decimals: 9, tokenSymbol: "TAO" }).digest();
    const extrinsic = signed(bench, alice, { metadataHash: toHex(digest) });
    await submit(bench, extrinsic);
    const { hash } = await bench.rehearsal.advance(1);
    expect((await outcomeOf(bench.api, hash, extrinsic)).error).toBeNull();
  });

  test("an era that is over: ancient in its first block, a bad signature afterwards", async () => {
    const bench = await openBench();
    const { api } = bench;
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    await bench.rehearsal.advance(7);
    const anchor = await api.rpc.chain.getBlockHash();
    const birth = (await api.rpc.chain.getHeader()).number.toNumber();
    expect(birth).toBe(8);
    const era = api.registry.createType("ExtrinsicEra", { current: birth, period: 4 }).toHex();
    const attempt = (tip: number) =>
      submit(bench, signed(bench, alice, { era, anchor: anchor.toHex(), tip }));
    // Included in Birth + 1 … Death − 1, that is 9, 10 and 11.
    await bench.rehearsal.advance(2);
    const last = await attempt(1);
    expect(last).toMatch(/^0x/);
    await bench.rehearsal.advance(1);
    await expect(attempt(2)).rejects.toMatchObject(ANCIENT);
    await bench.rehearsal.advance(1);
    await expect(attempt(3)).rejects.toMatchObject(BAD_SIGNATURE);
  });

  test("an anchor that the node has not seen yet", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const era = bench.api.registry.createType("ExtrinsicEra", { current: 2, period: 4 }).toHex();
    const ahead = signed(bench, alice, { era, anchor: `0x${"33".repeat(32)}` });
    await expect(submit(bench, ahead)).rejects.toMatchObject(ANCIENT);
  });

  test("a transaction that waits, once its era is over", async () => {
    const bench = await openBench();
    const { api } = bench;
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const anchor = await api.rpc.chain.getBlockHash();
    const era = api.registry.createType("ExtrinsicEra", { current: 1, period: 4 }).toHex();
    await submit(bench, signed(bench, alice, { era, anchor: anchor.toHex(), nonce: 5 }));
    expect(await bench.provider.send("author_pendingExtrinsics", [])).toHaveLength(1);
    await bench.rehearsal.advance(4);
    expect(await bench.provider.send("author_pendingExtrinsics", [])).toHaveLength(0);
  });

  test("bytes that are no extrinsic, or an extrinsic of another runtime", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    await expect(submit(bench, "0x1234")).rejects.toMatchObject({ code: 1001 });
    const foreign = fromHex(signed(bench, alice));
    // Call 0.0 becomes 0.9, which this runtime does not know; length and byte of the remark follow.
    foreign[foreign.length - 3] = 9;
    await expect(submit(bench, toHex(foreign))).rejects.toMatchObject({ code: 1002 });
    const longer = concat(new Uint8Array([0x04]), new Uint8Array([0x44]));
    await expect(submit(bench, toHex(longer))).rejects.toMatchObject({ code: 1002 });
  });

  test("but a payload above 256 bytes is accepted, signed by its hash", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    // V9: 175 bytes of remark make a payload of exactly 256 bytes, 176 one of 257.
    for (const [nonce, length] of [150, 175, 176, 300].entries()) {
      const extrinsic = signed(bench, alice, { nonce }, `0x${"aa".repeat(length)}`);
      await submit(bench, extrinsic);
      const { hash } = await bench.rehearsal.advance(1);
      expect((await outcomeOf(bench.api, hash, extrinsic)).error, `${length} bytes`).toBeNull();
    }
  });

  test("a nonce from the future waits until the missing one arrives", async () => {
    const bench = await openBench();
    const alice = pair("Alice");
    await faucet(bench, alice, TAO);
    const statuses: unknown[] = [];
    await bench.provider.subscribe(
      "author_extrinsicUpdate",
      "author_submitAndWatchExtrinsic",
      [signed(bench, alice, { nonce: 1 })],
      (_error, status) =>
        statuses.push(typeof status === "object" ? Object.keys(status)[0] : status),
    );
    expect(await bench.provider.send("system_accountNextIndex", [alice.address])).toBe(0);
    await bench.rehearsal.advance(1);
    await submit(bench, signed(bench, alice, { nonce: 0 }));
    expect(await bench.provider.send("system_accountNextIndex", [alice.address])).toBe(2);
    await bench.rehearsal.advance(3);
    await vi.waitFor(() => expect(statuses).toEqual(["future", "ready", "inBlock", "finalized"]));
  });
});

describe("the record of the past", () => {
  test("answers for the newest 256 states, and says that older ones were discarded", async () => {
    const { provider, api, rehearsal } = await openBench();
    const old = await api.rpc.chain.getBlockHash();
    const { hash } = await rehearsal.advance(3);
    await rehearsal.advance(252);
    const at = async (block: string) => (await api.at(block)).query.timestamp?.now?.();
    expect((await at(hash))?.toString()).toBe((1_800_000_000_000 + 3 * 12_000).toString());
    expect(await provider.send("state_getRuntimeVersion", [old.toHex()])).toBeTruthy();
    await rehearsal.advance(1);
    await expect(provider.send("state_getStorage", ["0x00", old.toHex()])).rejects.toMatchObject({
      code: 4003,
      message: expect.stringContaining("State already discarded"),
    });
    expect(await provider.send("chain_getHeader", [old.toHex()])).not.toBeNull();
  });

  test("lists keys page by page, also as they were", async () => {
    const bench = await openBench();
    const { api, provider } = bench;
    const prefix = api.query.subtensorModule?.networksAdded?.keyPrefix() ?? "";
    const page = (count: number, start: string | null, at?: string) =>
      provider.send<string[]>("state_getKeysPaged", [prefix, count, start, at]);
    const first = await page(5, null);
    const second = await page(100, first.at(-1) ?? null);
    expect([first.length, second.length]).toEqual([5, 8]);
    expect([...first, ...second]).toEqual([...first, ...second].sort());
  });

  test("tells subscribers of new heads, of finality two blocks later, and of changed storage", async () => {
    const bench = await openBench();
    const { api, rehearsal } = bench;
    const [best, final, prices]: [number[], number[], string[]] = [[], [], []];
    await api.rpc.chain.subscribeNewHeads(({ number }) => void best.push(number.toNumber()));
    await api.rpc.chain.subscribeFinalizedHeads(({ number }) => void final.push(number.toNumber()));
    await api.query.subtensorModule?.burn?.(MEADOW, (price: unknown) => {
      prices.push(String(price));
    });
    for (let i = 0; i < 4; i++) {
      await rehearsal.advance(1);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(best).toEqual([0, 1, 2, 3, 4]);
    expect(final.at(-1)).toBe(2);
    expect(prices).toEqual(["1000000000", "998076443", "996156586", "994240422"]);
  });
});

describe("a restart", () => {
  let folder: string;
  let statePath: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rehearsal-"));
    statePath = join(folder, "state.json");
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test("continues with the same block, balances, registrations and older states", async () => {
    const before = await openBench({ statePath });
    const [cold, hot] = [pair("cold"), pair("hot")];
    await faucet(before, cold, 100n * TAO);
    await run(before, cold, register(before.api, MEADOW, hot, 2n * TAO));
    await before.rehearsal.advance(300);
    const header = await before.api.rpc.chain.getHeader();
    const older = await before.api.rpc.chain.getBlockHash(header.number.toNumber() - 200);
    const burnThen = await (await before.api.at(older)).query.subtensorModule?.burn?.(1);
    const balance = await free(before.api, cold);
    await closeBench(before);
    benches.length = 0;

    const after = await openBench({ statePath, clock: { ...stillClock(), nowMs: () => 2e12 } });
    expect((await after.api.rpc.chain.getHeader()).hash.toHex()).toBe(header.hash.toHex());
    expect(await free(after.api, cold)).toBe(balance);
    const uid = await query(after.api, "subtensorModule", "uids", MEADOW, hot.address);
    expect(uid.toString()).toBe("48");
    const burnAgain = await (await after.api.at(older)).query.subtensorModule?.burn?.(1);
    expect(burnAgain?.toString()).toBe(burnThen?.toString());
    // Years later: one block, not millions, with the present time.
    const { number } = await after.rehearsal.advance(1);
    expect(number).toBe(header.number.toNumber() + 1);
    expect(await amount(after.api, "timestamp", "now")).toBe(2_000_000_000_000n);
  });

  test("survives a line that was being written when the power went", async () => {
    const before = await openBench({ statePath });
    await before.rehearsal.advance(2);
    await closeBench(before);
    benches.length = 0;
    const bytes = await readFile(statePath);
    await writeFile(statePath, bytes.subarray(0, bytes.length - 40));
    const after = await openBench({ statePath });
    expect((await after.api.rpc.chain.getHeader()).number.toNumber()).toBe(1);
    await after.rehearsal.advance(1);
  });

  test("refuses a damaged file and keeps it aside", async () => {
    const before = await openBench({ statePath });
    await before.rehearsal.advance(2);
    await closeBench(before);
    benches.length = 0;
    const bytes = await readFile(statePath);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    await writeFile(statePath, bytes);
    await expect(
      openRehearsal({ statePath, blockMs: null, clock: stillClock() }),
    ).rejects.toMatchObject({ fault: { code: "REHEARSAL_STATE_UNREADABLE" } });
    const [kept] = await readdir(folder);
    expect(kept).toMatch(/^state\.json\.unreadable-/);
    expect(bytes.equals(await readFile(join(folder, kept ?? "")))).toBe(true);
  });

  test("refuses a file of a version that it does not know, and leaves it where it is", async () => {
    const { createHash } = await import("node:crypto");
    const header = {
      format: "coldkey-workstation/rehearsal",
      version: 2,
      genesis: REHEARSAL_GENESIS,
    };
    const text = JSON.stringify(header);
    const sum = createHash("sha256").update(text).digest("hex").slice(0, 32);
    await writeFile(statePath, `${sum} ${text}\n`);
    await expect(
      openRehearsal({ statePath, blockMs: null, clock: stillClock() }),
    ).rejects.toMatchObject({ fault: { code: "REHEARSAL_STATE_UNKNOWN_VERSION" } });
    expect(await readdir(folder)).toEqual(["state.json"]);
  });

  test("costs little disk per block, and the file does not grow without end", async () => {
    const { rehearsal } = await openBench({ statePath });
    await rehearsal.advance(1);
    const { size: before } = await stat(statePath);
    await rehearsal.advance(100);
    const { size: after } = await stat(statePath);
    expect((after - before) / 100).toBeLessThan(6_000);
    await rehearsal.advance(2_400);
    const { size: later } = await stat(statePath);
    expect(later).toBeLessThan(before + 1_400 * 6_000);
  });
});
