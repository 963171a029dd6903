/** What the tests of this folder share: a node of their own, the real client, and short words for what they do. */
import { ApiPromise } from "@polkadot/api";
import type { SignerOptions, SubmittableExtrinsic } from "@polkadot/api/types";
import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { Clock } from "../lib/clock.ts";
import {
  openRehearsal,
  type Rehearsal,
  type RehearsalOptions,
  type RehearsalProvider,
} from "./index.ts";

export const TAO = 1_000_000_000n;
/** Development phrase of the domain reference, V2. */
const PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/** Subnets of the made-up network, by what is special about them (genesis.ts). */
export const MEADOW = 1;
export const HARBOUR = 3;
export const QUARRY = 4;
export const CITADEL = 5;
export const NURSERY = 6;

/** Needs the WebAssembly that the first node loads. */
export function pair(name: string): KeyringPair {
  return new Keyring({ type: "sr25519" }).addFromUri(`${PHRASE}//${name}`);
}

/** A clock by hand: nothing happens by itself. */
export function stillClock(): Clock {
  return { nowMs: () => 1_800_000_000_000, monotonicMs: () => 0, after: () => () => undefined };
}

export interface Bench {
  rehearsal: Rehearsal;
  provider: RehearsalProvider;
  api: ApiPromise;
}
const benches: Bench[] = [];

/** The four extensions that encode to nothing and that polkadot.js does not know: it warns unless told. */
const signedExtensions = Object.fromEntries(
  [
    "SudoTransactionExtension",
    "CheckShieldedTxValidity",
    "SubtensorTransactionExtension",
    "DrandPriority",
  ].map((name) => [name, { extrinsic: {}, payload: {} }]),
);

export async function openBench(options: Partial<RehearsalOptions> = {}): Promise<Bench> {
  const rehearsal = await openRehearsal({
    statePath: null,
    blockMs: null,
    clock: stillClock(),
    ...options,
  });
  const provider = rehearsal.provider();
  const api = await ApiPromise.create({ provider, signedExtensions });
  const bench = { rehearsal, provider, api };
  benches.push(bench);
  return bench;
}

export async function closeBench(bench: Bench): Promise<void> {
  const index = benches.indexOf(bench);
  if (index >= 0) benches.splice(index, 1);
  await bench.api.disconnect();
  await bench.rehearsal.close();
}

/** For `afterEach`. */
export async function closeBenches(): Promise<void> {
  for (const bench of [...benches]) await closeBench(bench);
}

export function faucet({ provider }: Bench, who: KeyringPair, amountRao: bigint) {
  return provider.send("rehearsal_faucet", [who.address, amountRao.toString()]);
}

export type Tx = SubmittableExtrinsic<"promise">;
export function tx(api: ApiPromise, pallet: string, name: string, ...args: unknown[]): Tx {
  const make = api.tx[pallet]?.[name];
  if (!make) throw new Error(`no call ${pallet}.${name}`);
  return make(...args);
}
export async function query(api: ApiPromise, pallet: string, name: string, ...args: unknown[]) {
  const read = api.query[pallet]?.[name];
  if (!read) throw new Error(`no item ${pallet}.${name}`);
  return read(...args);
}
export async function amount(api: ApiPromise, pallet: string, name: string, ...args: unknown[]) {
  return BigInt((await query(api, pallet, name, ...args)).toString());
}
export async function free(api: ApiPromise, who: KeyringPair): Promise<bigint> {
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
export async function run(
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

export async function outcomeOf(
  api: ApiPromise,
  hash: string,
  extrinsic: string,
): Promise<Outcome> {
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

interface DispatchError {
  isModule: boolean;
  asModule: Parameters<ApiPromise["registry"]["findMetaError"]>[0];
}

/** As the metadata names it: `pallet.Error`, or the words of an error without a pallet. */
function errorName(api: ApiPromise, data: unknown): string {
  const error = data as DispatchError;
  if (!error.isModule) return error.toString();
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}

export const register = (
  api: ApiPromise,
  netuid: number,
  hotkey: KeyringPair,
  limitRao: bigint,
): Tx => tx(api, "subtensorModule", "registerLimit", netuid, hotkey.address, limitRao);
