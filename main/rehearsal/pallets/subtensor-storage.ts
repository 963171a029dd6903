/** Storage of pallet 7 as far as a wallet reads it or registration needs it. Defaults are those of the real chain. */
import { textBytes } from "../hashing.ts";
import { type AccountId, accountId } from "../primitives.ts";
import { blake2Concat, identity, storageOf } from "../storage.ts";
import { bool, bytes, u16, u64, vec } from "../type.ts";
import { subnetIdentity, u64f64 } from "./subtensor-types.ts";

const storage = storageOf("SubtensorModule");

export { storage as subtensorStorage };

export const accounts = vec(accountId);
/** The owner of what has none. */
export const NOBODY: AccountId = `0x${"00".repeat(32)}`;
export const byNetuid = [identity(u16)] as const;
export const byNetuidAndUid = [identity(u16), identity(u16)] as const;

// Keys and their owners.
export const owner = storage.map("Owner", [blake2Concat(accountId)], accountId, NOBODY);
/** 18 %, of 65 535: what a hotkey takes that never set its take. */
export const delegates = storage.map("Delegates", [blake2Concat(accountId)], u16, 11_796);
export const totalStake = storage.value("TotalStake", u64, 0n);
export const stakingHotkeys = storage.map(
  "StakingHotkeys",
  [blake2Concat(accountId)],
  accounts,
  [],
);
export const ownedHotkeys = storage.map("OwnedHotkeys", [blake2Concat(accountId)], accounts, []);

// Pools.
export const subnetTao = storage.map("SubnetTAO", byNetuid, u64, 0n);
export const subnetAlphaIn = storage.map("SubnetAlphaIn", byNetuid, u64, 0n);
export const subnetAlphaOut = storage.map("SubnetAlphaOut", byNetuid, u64, 0n);
export const subnetMechanism = storage.map("SubnetMechanism", byNetuid, u16, 0);

// Subnets.
export const tokenSymbol = storage.map("TokenSymbol", byNetuid, bytes, textBytes("\u{1d70f}"));
export const totalNetworks = storage.value("TotalNetworks", u16, 0);
export const tempo = storage.map("Tempo", byNetuid, u16, 360);
export const subnetworkN = storage.map("SubnetworkN", byNetuid, u16, 0);
export const networksAdded = storage.map("NetworksAdded", byNetuid, bool, false);
export const isNetworkMember = storage.map(
  "IsNetworkMember",
  [blake2Concat(accountId), identity(u16)],
  bool,
  false,
);
export const networkRegistrationAllowed = storage.map(
  "NetworkRegistrationAllowed",
  byNetuid,
  bool,
  true,
);
export const networkRegisteredAt = storage.map("NetworkRegisteredAt", byNetuid, u64, 0n);
export const subnetOwner = storage.map("SubnetOwner", byNetuid, accountId, NOBODY);
export const subnetOwnerHotkey = storage.map("SubnetOwnerHotkey", byNetuid, accountId, NOBODY);
export const subnetIdentities = storage.optionalMap(
  "SubnetIdentitiesV3",
  [blake2Concat(u16)],
  subnetIdentity,
);
export const maxAllowedUids = storage.map("MaxAllowedUids", byNetuid, u16, 256);
export const immunityPeriod = storage.map("ImmunityPeriod", byNetuid, u16, 4_096);
export const immuneOwnerUidsLimit = storage.map("ImmuneOwnerUidsLimit", byNetuid, u16, 1);
export const minNonImmuneUids = storage.map("MinNonImmuneUids", byNetuid, u16, 10);
export const registrationsThisBlock = storage.map("RegistrationsThisBlock", byNetuid, u16, 0);

// The price of a registration, in rao.
export const burn = storage.map("Burn", byNetuid, u64, 100_000_000n);
export const minBurn = storage.map("MinBurn", byNetuid, u64, 500_000n);
export const maxBurn = storage.map("MaxBurn", byNetuid, u64, 100_000_000_000n);
/** In blocks. */
export const burnHalfLife = storage.map("BurnHalfLife", byNetuid, u16, 360);
/** 1.26, rounded to 32 fraction bits by the chain; domain reference §9a.2. */
const BURN_INCREASE_DEFAULT = 0x1428f5c28f5c29000n;
export const burnIncreaseMult = storage.map("BurnIncreaseMult", byNetuid, u64f64, {
  bits: BURN_INCREASE_DEFAULT,
});
export const raoRecycledForRegistration = storage.map(
  "RAORecycledForRegistration",
  byNetuid,
  u64,
  0n,
);

// Neurons: rows by hotkey or uid, and one list per subnet with an entry for each uid.
export const uids = storage.optionalMap("Uids", [identity(u16), blake2Concat(accountId)], u16);
export const keys = storage.map("Keys", byNetuidAndUid, accountId, NOBODY);
export const blockAtRegistration = storage.map("BlockAtRegistration", byNetuidAndUid, u64, 0n);
const flags = vec(bool);
const shares = vec(u16);
const amounts = vec(u64);
export const active = storage.map("Active", byNetuid, flags, []);
export const consensus = storage.map("Consensus", byNetuid, shares, []);
export const incentive = storage.map("Incentive", byNetuid, shares, []);
export const dividends = storage.map("Dividends", byNetuid, shares, []);
export const emission = storage.map("Emission", byNetuid, amounts, []);
export const lastUpdate = storage.map("LastUpdate", byNetuid, amounts, []);
export const validatorPermit = storage.map("ValidatorPermit", byNetuid, flags, []);
