/** Storage of pallet 7 for stake, limits and keys. Defaults are those of the real chain. */
import { accountId, h256 } from "../primitives.ts";
import { blake2Concat, identity, twoxConcat } from "../storage.ts";
import { bool, tuple, u16, u32, u64, u128, vec } from "../type.ts";
import { accounts, byNetuid, subtensorStorage as storage } from "./subtensor-storage.ts";
import {
  chainIdentity,
  i96f32,
  lockState,
  netuidToRate,
  rateLimitKey,
  rootClaimType,
  safeFloat,
  u64f64,
} from "./subtensor-types.ts";

const byAccount = [blake2Concat(accountId)] as const;
const byAccountAndNetuid = [blake2Concat(accountId), identity(u16)] as const;
const byNetuidAndAccount = [identity(u16), blake2Concat(accountId)] as const;
const byPosition = [blake2Concat(accountId), blake2Concat(accountId), identity(u16)] as const;

// Positions: who holds which share of what a hotkey has on a subnet.
export const totalHotkeyAlpha = storage.map("TotalHotkeyAlpha", byAccountAndNetuid, u64, 0n);
const noShares = { mantissa: 0n, exponent: 0n };
export const totalHotkeyShares = storage.map(
  "TotalHotkeySharesV2",
  byAccountAndNetuid,
  safeFloat,
  noShares,
);
/** By hotkey, coldkey and subnet. */
export const alphaShares = storage.map("AlphaV2", byPosition, safeFloat, noShares);
// The older generation of shares: read by clients, never written here.
storage.map("TotalHotkeyShares", byAccountAndNetuid, u64f64, { bits: 0n });
storage.map("Alpha", byPosition, u64f64, { bits: 0n });
export const subnetVolume = storage.map("SubnetVolume", byNetuid, u128, 0n);
/** What each block adds to a pool in TAO: set at the beginning, paid by no block here. */
export const subnetTaoInEmission = storage.map("SubnetTaoInEmission", byNetuid, u64, 0n);
export const subtokenEnabled = storage.map("SubtokenEnabled", byNetuid, bool, false);
export const transferToggle = storage.map("TransferToggle", byNetuid, bool, true);
export const nominatorMinRequiredStake = storage.value("NominatorMinRequiredStake", u64, 0n);
export const stakeThreshold = storage.value("StakeThreshold", u64, 0n);
export const subtensorIssuance = storage.value("TotalIssuance", u64, 0n);
/** As of its last update: what is locked now is less, unless it is perpetual. */
export const locks = storage.optionalMap(
  "Lock",
  [blake2Concat(accountId), identity(u16), blake2Concat(accountId)],
  lockState,
);
/** A row with false: this lock is perpetual. */
export const decayingLock = storage.optionalMap("DecayingLock", byAccountAndNetuid, bool);
export const unlockRate = storage.value("UnlockRate", u64, 934_866n);
/** How fast conviction grows: read by clients, used by no rule here. */
storage.value("MaturityRate", u64, 934_866n);
/** Sums of the locks for a hotkey, as of their last update; those for the subnet owner's hotkey have their own. */
export const hotkeyLock = storage.optionalMap("HotkeyLock", byNetuidAndAccount, lockState);
export const decayingHotkeyLock = storage.optionalMap(
  "DecayingHotkeyLock",
  byNetuidAndAccount,
  lockState,
);
export const ownerLock = storage.optionalMap("OwnerLock", byNetuid, lockState);
export const decayingOwnerLock = storage.optionalMap("DecayingOwnerLock", byNetuid, lockState);
export const accountFlags = storage.map("AccountFlags", byAccount, u128, 0n);

// Takes and limits of their change.
export const minDelegateTake = storage.value("MinDelegateTake", u16, 0);
export const maxDelegateTake = storage.value("MaxDelegateTake", u16, 11_796);
export const minChildkeyTake = storage.value("MinChildkeyTake", u16, 0);
export const maxChildkeyTake = storage.value("MaxChildkeyTake", u16, 11_796);
export const minChildkeyTakePerSubnet = storage.map("MinChildkeyTakePerSubnet", byNetuid, u16, 0);
export const childkeyTake = storage.map("ChildkeyTake", byAccountAndNetuid, u16, 0);
export const txRateLimit = storage.value("TxRateLimit", u64, 1_000n);
export const txDelegateTakeRateLimit = storage.value("TxDelegateTakeRateLimit", u64, 216_000n);
export const txChildkeyTakeRateLimit = storage.value("TxChildkeyTakeRateLimit", u64, 216_000n);
/** The block of an account's last act of a kind. */
export const lastRateLimitedBlock = storage.map(
  "LastRateLimitedBlock",
  [identity(rateLimitKey)],
  u64,
  0n,
);
export const transactionKeyLastBlock = storage.map(
  "TransactionKeyLastBlock",
  [blake2Concat(accountId), identity(u16), identity(u16)],
  u64,
  0n,
);
export const lastHotkeySwapOnNetuid = storage.map(
  "LastHotkeySwapOnNetuid",
  byNetuidAndAccount,
  u64,
  0n,
);

// Children.
const children = vec(tuple(u64, accountId));
export const childKeys = storage.map("ChildKeys", byAccountAndNetuid, children, []);
export const parentKeys = storage.map("ParentKeys", byAccountAndNetuid, children, []);
export const pendingChildKeys = storage.map(
  "PendingChildKeys",
  byNetuidAndAccount,
  tuple(children, u64),
  [[], 0n] as const,
);
export const pendingChildKeyCooldown = storage.value("PendingChildKeyCooldown", u64, 7_200n);

// Where rewards go.
export const autoStakeDestination = storage.optionalMap(
  "AutoStakeDestination",
  byAccountAndNetuid,
  accountId,
);
export const autoStakeDestinationColdkeys = storage.map(
  "AutoStakeDestinationColdkeys",
  byAccountAndNetuid,
  accounts,
  [],
);
export const rootClaimTypes = storage.map("RootClaimType", byAccount, rootClaimType, {
  tag: "Swap",
  value: null,
});
/** 500 000 rao, with 32 fraction bits. */
const CLAIM_THRESHOLD = { bits: 500_000n << 32n };
/** What one rao of root stake under a hotkey has earned on each subnet, since the beginning. */
export const rootClaimable = storage.map("RootClaimable", byAccount, netuidToRate, []);
export const rootClaimableThreshold = storage.map(
  "RootClaimableThreshold",
  [blake2Concat(u16)],
  i96f32,
  CLAIM_THRESHOLD,
);
export const rootClaimed = storage.map(
  "RootClaimed",
  [identity(u16), blake2Concat(accountId), blake2Concat(accountId)],
  u128,
  0n,
);
export const autoParentDelegation = storage.map(
  "AutoParentDelegationEnabled",
  byAccount,
  bool,
  true,
);

// Names.
export const identities = storage.optionalMap("IdentitiesV2", byAccount, chainIdentity);

// Subnets that begin.
export const networkMinLockCost = storage.value("NetworkMinLockCost", u64, 1_000_000_000_000n);
export const networkLastLockCost = storage.value("NetworkLastLockCost", u64, 1_000_000_000_000n);
export const networkLockReductionInterval = storage.value(
  "NetworkLockReductionInterval",
  u64,
  100_800n,
);
export const networkRateLimit = storage.value("NetworkRateLimit", u64, 7_200n);
export const networkRegistrationStartBlock = storage.value(
  "NetworkRegistrationStartBlock",
  u64,
  0n,
);
export const subnetLimit = storage.value("SubnetLimit", u16, 128);
export const startCallDelay = storage.value("StartCallDelay", u64, 0n);
export const firstEmissionBlockNumber = storage.optionalMap(
  "FirstEmissionBlockNumber",
  byNetuid,
  u64,
);
export const subnetLocked = storage.map("SubnetLocked", byNetuid, u64, 0n);

// The swap of a coldkey.
export const coldkeySwapAnnouncements = storage.optionalMap(
  "ColdkeySwapAnnouncements",
  [twoxConcat(accountId)],
  tuple(u32, h256),
);
export const coldkeySwapDisputes = storage.optionalMap(
  "ColdkeySwapDisputes",
  [twoxConcat(accountId)],
  u32,
);
export const coldkeySwapAnnouncementDelay = storage.value(
  "ColdkeySwapAnnouncementDelay",
  u32,
  36_000,
);
export const coldkeySwapReannouncementDelay = storage.value(
  "ColdkeySwapReannouncementDelay",
  u32,
  7_200,
);
