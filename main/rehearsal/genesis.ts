/** The made-up network: a dozen subnets with neurons, no two in the same situation. Same seed, same network. */

import { BLOCK_AUTHOR } from "./author.ts";
import { plainSubnet, SUBNETS, type SubnetPlan } from "./genesis-subnets.ts";
import { blake2_256, blake2_256Hex, concat, textBytes } from "./hashing.ts";
import type { StateMap } from "./history.ts";
import { mintInto, totalIssuance } from "./pallets/balances.ts";
import { adopt, changeStake } from "./pallets/subtensor-positions.ts";
import { potAccount } from "./pallets/subtensor-pots.ts";
import { nextSeat, seatAll, takeSeat } from "./pallets/subtensor-seat.ts";
import * as limits from "./pallets/subtensor-stake-storage.ts";
import * as store from "./pallets/subtensor-storage.ts";
import type { SubnetIdentity } from "./pallets/subtensor-types.ts";
import { swapBalancer } from "./pallets/swap.ts";
import { lastRuntimeUpgrade } from "./pallets/system.ts";
import { now } from "./pallets/timestamp.ts";
import type { AccountId } from "./primitives.ts";
import { decree, type Rules } from "./rules.ts";
import { EMPTY_STATE, layerOver } from "./state.ts";
import type { State } from "./storage.ts";
import { SPEC_NAME, SPEC_VERSION } from "./version.ts";

const TAO = 1_000_000_000n;

/** More than the dozen: so many subnets, and so many neurons on each of those that are added. */
export interface WorldSize extends Rules {
  readonly subnets: number;
  readonly neurons?: number;
  /** A coldkey that has something everywhere: the first so many subnets, spread over so many hotkeys of its own. */
  readonly holder?: {
    readonly account: AccountId;
    readonly hotkeys: number;
    readonly subnets: number;
  };
}

/** The root network has its own symbol and no price. */
const ROOT_SYMBOL = "Τ";

export function genesisState(
  seed: string,
  nowMs: number,
  { subnets, neurons, holder, ...rules }: WorldSize = { subnets: SUBNETS.length },
): StateMap {
  const extra = Array.from({ length: Math.max(0, subnets - SUBNETS.length) }, (_, i) =>
    plainSubnet(SUBNETS.length + 1 + i, neurons ?? null),
  );
  const plans = [...SUBNETS, ...extra];
  const layer = layerOver(EMPTY_STATE);
  const random = randomness(seed);
  lastRuntimeUpgrade.put(layer, { spec_version: SPEC_VERSION, spec_name: SPEC_NAME });
  now.put(layer, BigInt(nowMs));
  mint(layer, BLOCK_AUTHOR, TAO);
  store.totalNetworks.put(layer, plans.length + 1);
  store.networksAdded.put(layer, 0, true);
  store.tokenSymbol.put(layer, 0, textBytes(ROOT_SYMBOL));
  store.maxAllowedUids.put(layer, 0, 64);
  store.networkRegistrationAllowed.put(layer, 0, false);
  limits.subtokenEnabled.put(layer, 0, true);
  decree(layer, rules);
  for (const [index, plan] of plans.entries()) plantSubnet(layer, index + 1, plan, random);
  plantRoot(layer, random);
  if (holder !== undefined) plantHolder(layer, holder, random);
  limits.subtensorIssuance.put(layer, totalIssuance.get(layer));

  const state = new Map<string, Uint8Array>();
  for (const [key, value] of layer.changes) if (value) state.set(key, value);
  return state;
}

/** In rao a block: together less than the one TAO that a real block makes. */
const EMISSION_PER_TAO = 1_000n;

type Random = (label: string) => Uint8Array;
function randomness(seed: string): Random {
  const root = blake2_256(textBytes(`rehearsal/${seed}`));
  return (label) => blake2_256(concat(root, textBytes(label)));
}

function madeUpAccount(random: Random, label: string): AccountId {
  return blake2_256Hex(random(label));
}

function mint(state: State, account: AccountId, amountRao: bigint): void {
  const silent = { state, blockNumber: 0, extrinsicIndex: 0, deposit: () => undefined };
  mintInto(silent, account, amountRao);
}

function plantSubnet(state: State, netuid: number, plan: SubnetPlan, random: Random): void {
  const owner = madeUpAccount(random, `${netuid}/owner`);
  store.networksAdded.put(state, netuid, true);
  store.subnetOwner.put(state, netuid, owner);
  store.tokenSymbol.put(state, netuid, textBytes(plan.symbol));
  store.subnetIdentities.put(state, netuid, identityOf(plan));
  store.tempo.put(state, netuid, 360);
  store.maxAllowedUids.put(state, netuid, plan.seats);
  store.immunityPeriod.put(state, netuid, plan.immunityPeriod ?? 5_000);
  store.networkRegistrationAllowed.put(state, netuid, plan.isClosed !== true);
  store.networkRegisteredAt.put(state, netuid, 0n);
  store.burn.put(state, netuid, plan.burn);
  if (plan.minBurn !== undefined) store.minBurn.put(state, netuid, plan.minBurn);
  if (plan.isOwnersOnly) store.immuneOwnerUidsLimit.put(state, netuid, plan.seats);

  store.subnetMechanism.put(state, netuid, 1);
  store.subnetTao.put(state, netuid, plan.tao * TAO);
  store.subnetAlphaIn.put(state, netuid, plan.alpha * TAO);
  store.subnetAlphaOut.put(state, netuid, plan.alpha * TAO);
  store.totalStake.put(state, store.totalStake.get(state) + plan.tao * TAO);
  mint(state, potAccount(netuid), plan.tao * TAO);

  const hotkeys = Array.from({ length: plan.neurons }, (_, uid) =>
    madeUpAccount(random, `${netuid}/${uid}/hotkey`),
  );
  const ownersUids = plan.isOwnersOnly ? plan.neurons : 1;
  own(state, owner, hotkeys.slice(0, ownersUids));
  for (let uid = ownersUids; uid < plan.neurons; uid++) {
    own(state, madeUpAccount(random, `${netuid}/${uid}/coldkey`), hotkeys.slice(uid, uid + 1));
  }
  seatAll(state, netuid, hotkeys, emissions(netuid, plan.neurons, random));
  const [first] = hotkeys;
  if (first) store.subnetOwnerHotkey.put(state, netuid, first);
  limits.subtokenEnabled.put(state, netuid, plan.isWaiting !== true);
  const emissionRao = plan.isWaiting ? 0n : plan.tao * EMISSION_PER_TAO;
  limits.subnetTaoInEmission.put(state, netuid, emissionRao);
  if (!plan.isWaiting) limits.firstEmissionBlockNumber.put(state, netuid, 1n);
  if (plan.isSticky) limits.transferToggle.put(state, netuid, false);
  if (plan.taoWeightPermille !== undefined) {
    swapBalancer.put(state, netuid, { quote: plan.taoWeightPermille * 10n ** 15n });
  }
  plantStake(state, netuid, hotkeys, plan.alpha * TAO);
}

/** The first quarter of the neurons are validators: each holds a part of the alpha that is outside the pool. */
function plantStake(
  state: State,
  netuid: number,
  hotkeys: readonly AccountId[],
  alpha: bigint,
): void {
  const validators = hotkeys.slice(0, Math.max(1, Math.floor(hotkeys.length / 4)));
  const parts = BigInt((validators.length * (validators.length + 1)) / 2);
  for (const [index, hotkey] of validators.entries()) {
    const part = (alpha * BigInt(validators.length - index)) / parts;
    changeStake(state, hotkey, store.owner.get(state, hotkey), netuid, part);
  }
  const permits = hotkeys.map((_, uid) => uid < validators.length);
  store.validatorPermit.put(state, netuid, permits);
}

/** Root stake under a few hotkeys that are validators elsewhere, with dividends that wait to be claimed. */
const ROOT_VALIDATORS = 4;
const ROOT_STAKE = 10_000n * TAO;

function plantRoot(state: State, random: Random): void {
  mint(state, potAccount(0), ROOT_STAKE * BigInt(ROOT_VALIDATORS));
  for (let netuid = 1; netuid <= ROOT_VALIDATORS; netuid++) {
    const hotkey = madeUpAccount(random, `${netuid}/0/hotkey`);
    changeStake(state, hotkey, store.owner.get(state, hotkey), 0, ROOT_STAKE);
    // A hundredth of an alpha for each TAO, with 32 fraction bits.
    limits.rootClaimable.put(state, hotkey, [[netuid, { bits: (1n << 32n) / 100n }]]);
  }
  const total = ROOT_STAKE * BigInt(ROOT_VALIDATORS);
  store.subnetTao.put(state, 0, total);
  store.subnetAlphaOut.put(state, 0, total);
  store.totalStake.put(state, store.totalStake.get(state) + total);
}

const HOLDERS_FREE = 100n * TAO;
const HOLDERS_ALPHA = 50n * TAO;

/** Each hotkey is owned whether it has a seat or not; where there is no free seat, there is stake without one. */
function plantHolder(
  state: State,
  { account, hotkeys, subnets }: NonNullable<WorldSize["holder"]>,
  random: Random,
): void {
  mint(state, account, HOLDERS_FREE);
  const keys = Array.from({ length: hotkeys }, (_, at) =>
    madeUpAccount(random, `holder/${account}/${at}`),
  );
  for (const hotkey of keys) adopt(state, account, hotkey);
  for (let netuid = 1; netuid <= subnets; netuid++) {
    const hotkey = keys[netuid % keys.length];
    if (hotkey === undefined) continue;
    const seat = nextSeat(state, netuid, 0);
    if (seat?.kind === "free") takeSeat(state, netuid, seat, hotkey, 0);
    changeStake(state, hotkey, account, netuid, HOLDERS_ALPHA);
    const out = store.subnetAlphaOut.get(state, netuid);
    store.subnetAlphaOut.put(state, netuid, out + HOLDERS_ALPHA);
  }
}

function own(state: State, coldkey: AccountId, hotkeys: readonly AccountId[]): void {
  for (const hotkey of hotkeys) store.owner.put(state, hotkey, coldkey);
  for (const list of [store.ownedHotkeys, store.stakingHotkeys]) list.put(state, coldkey, hotkeys);
}

/** Different for every neuron, so that it is clear who earns least. */
function emissions(netuid: number, count: number, random: Random): bigint[] {
  return Array.from({ length: count }, (_, uid) => {
    const bytes = random(`${netuid}/${uid}/emission`);
    return 1_000_000n + BigInt((bytes[0] ?? 0) + 256 * (bytes[1] ?? 0)) * 1_000n + BigInt(uid);
  });
}

function identityOf(plan: SubnetPlan): SubnetIdentity {
  const none = new Uint8Array();
  return {
    subnet_name: textBytes(plan.name),
    github_repo: none,
    subnet_contact: none,
    subnet_url: none,
    discord: none,
    description: textBytes(plan.description),
    logo_url: none,
    additional: none,
  };
}
