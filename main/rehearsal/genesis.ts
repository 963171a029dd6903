/** The made-up network: a dozen subnets with neurons, no two in the same situation. Same seed, same network. */

import { BLOCK_AUTHOR } from "./author.ts";
import { blake2_256, blake2_256Hex, concat, textBytes } from "./hashing.ts";
import type { StateMap } from "./history.ts";
import { mintInto } from "./pallets/balances.ts";
import { potAccount } from "./pallets/subtensor-pots.ts";
import { seatAll } from "./pallets/subtensor-seat.ts";
import * as store from "./pallets/subtensor-storage.ts";
import type { SubnetIdentity } from "./pallets/subtensor-types.ts";
import { lastRuntimeUpgrade } from "./pallets/system.ts";
import { now } from "./pallets/timestamp.ts";
import type { AccountId } from "./primitives.ts";
import { EMPTY_STATE, layerOver } from "./state.ts";
import type { State } from "./storage.ts";
import { SPEC_NAME, SPEC_VERSION } from "./version.ts";

const TAO = 1_000_000_000n;

interface SubnetPlan {
  readonly name: string;
  readonly symbol: string;
  readonly description: string;
  /** Price of a registration in rao at the start. */
  readonly burn: bigint;
  readonly minBurn?: bigint;
  readonly neurons: number;
  readonly seats: number;
  readonly immunityPeriod?: number;
  readonly isClosed?: boolean;
  /** All neurons belong to the owner of the subnet, and as many of them cannot be replaced. */
  readonly isOwnersOnly?: boolean;
  /** Reserves of the pool in TAO and alpha. */
  readonly tao: bigint;
  readonly alpha: bigint;
}

/** Names are plain words: a rehearsal must not look like advertising for, or a copy of, somebody's subnet. */
const SUBNETS: readonly SubnetPlan[] = [
  {
    name: "Meadow",
    symbol: "α",
    description: "Plenty of room, moderate price.",
    burn: TAO,
    neurons: 48,
    seats: 256,
    tao: 40_000n,
    alpha: 2_000_000n,
  },
  {
    name: "Lantern",
    symbol: "β",
    description: "The cheapest place to practise.",
    burn: 500_000n,
    neurons: 20,
    seats: 256,
    tao: 9_000n,
    alpha: 1_500_000n,
  },
  {
    name: "Harbour",
    symbol: "γ",
    description: "Full: a registration replaces the neuron that earns least.",
    burn: 2n * TAO,
    minBurn: TAO / 2n,
    neurons: 64,
    seats: 64,
    immunityPeriod: 1,
    tao: 65_000n,
    alpha: 1_800_000n,
  },
  {
    name: "Quarry",
    symbol: "δ",
    description: "Closed for registration by its owner.",
    burn: TAO / 4n,
    neurons: 32,
    seats: 256,
    isClosed: true,
    tao: 5_500n,
    alpha: 2_400_000n,
  },
  {
    name: "Citadel",
    symbol: "ε",
    description: "Full of neurons that cannot be replaced.",
    burn: TAO / 2n,
    neurons: 10,
    seats: 10,
    isOwnersOnly: true,
    tao: 12_000n,
    alpha: 900_000n,
  },
  {
    name: "Nursery",
    symbol: "ζ",
    description: "Full, and everybody is still immune: the least earning of them has to go.",
    burn: (3n * TAO) / 4n,
    neurons: 64,
    seats: 64,
    immunityPeriod: 65_535,
    tao: 7_000n,
    alpha: 1_100_000n,
  },
  {
    name: "Summit",
    symbol: "η",
    description: "Expensive: more than a beginner's balance.",
    burn: 90n * TAO,
    minBurn: TAO,
    neurons: 120,
    seats: 256,
    tao: 150_000n,
    alpha: 2_600_000n,
  },
  {
    name: "Brook",
    symbol: "θ",
    description: "Room for many.",
    burn: TAO / 10n,
    neurons: 36,
    seats: 256,
    tao: 6_000n,
    alpha: 1_900_000n,
  },
  {
    name: "Orchard",
    symbol: "ι",
    description: "Room for many.",
    burn: (12n * TAO) / 10n,
    neurons: 60,
    seats: 128,
    tao: 22_000n,
    alpha: 1_700_000n,
  },
  {
    name: "Causeway",
    symbol: "κ",
    description: "One seat left.",
    burn: (8n * TAO) / 10n,
    neurons: 63,
    seats: 64,
    tao: 18_000n,
    alpha: 1_300_000n,
  },
  {
    name: "Foundry",
    symbol: "λ",
    description: "Dear, but falling quickly.",
    burn: 15n * TAO,
    neurons: 40,
    seats: 256,
    tao: 48_000n,
    alpha: 2_200_000n,
  },
  {
    name: "Heath",
    symbol: "μ",
    description: "Young, small and empty.",
    burn: TAO,
    neurons: 3,
    seats: 256,
    tao: 1_200n,
    alpha: 1_000_000n,
  },
];

/** The root network has its own symbol and no price. */
const ROOT_SYMBOL = "Τ";

export function genesisState(seed: string, nowMs: number): StateMap {
  const layer = layerOver(EMPTY_STATE);
  const random = randomness(seed);
  lastRuntimeUpgrade.put(layer, { spec_version: SPEC_VERSION, spec_name: SPEC_NAME });
  now.put(layer, BigInt(nowMs));
  mint(layer, BLOCK_AUTHOR, TAO);
  store.totalNetworks.put(layer, SUBNETS.length + 1);
  store.networksAdded.put(layer, 0, true);
  store.tokenSymbol.put(layer, 0, textBytes(ROOT_SYMBOL));
  store.maxAllowedUids.put(layer, 0, 64);
  store.networkRegistrationAllowed.put(layer, 0, false);
  for (const [index, plan] of SUBNETS.entries()) plantSubnet(layer, index + 1, plan, random);

  const state = new Map<string, Uint8Array>();
  for (const [key, value] of layer.changes) if (value) state.set(key, value);
  return state;
}

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
