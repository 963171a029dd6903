/**
 * Rules of a subnet that no rule of this node follows: weights, bonds, registration by work. They are here because others
 * read them with every metagraph. Nothing writes them: each is the real chain's default.
 */
import { blake2Concat, twoxConcat } from "../storage.ts";
import { bool, tuple, u8, u16, u64, vec } from "../type.ts";
import { byNetuid, byNetuidAndUid, subtensorStorage as storage } from "./subtensor-storage.ts";
import { i64f64 } from "./subtensor-types.ts";

export const rho = storage.map("Rho", byNetuid, u16, 10);
export const kappa = storage.map("Kappa", byNetuid, u16, 32_767);
export const minAllowedWeights = storage.map("MinAllowedWeights", byNetuid, u16, 1_024);
export const maxWeightsLimit = storage.map("MaxWeightsLimit", byNetuid, u16, 65_535);
export const weightsVersion = storage.map("WeightsVersionKey", byNetuid, u64, 0n);
export const weightsRateLimit = storage.map("WeightsSetRateLimit", byNetuid, u64, 100n);
export const activityCutoff = storage.map("ActivityCutoff", byNetuid, u16, 5_000);
export const maxValidators = storage.map("MaxAllowedValidators", byNetuid, u16, 128);
export const powRegistrationAllowed = storage.map(
  "NetworkPowRegistrationAllowed",
  byNetuid,
  bool,
  true,
);
export const difficulty = storage.map("Difficulty", byNetuid, u64, 10_000_000n);
export const minDifficulty = storage.map("MinDifficulty", byNetuid, u64, 10_000_000n);
/** A quarter of what 64 bits hold. */
export const maxDifficulty = storage.map("MaxDifficulty", byNetuid, u64, (1n << 62n) - 1n);
export const adjustmentAlpha = storage.map("AdjustmentAlpha", byNetuid, u64, 0n);
export const adjustmentInterval = storage.map("AdjustmentInterval", byNetuid, u16, 100);
export const targetRegistrations = storage.map("TargetRegistrationsPerInterval", byNetuid, u16, 2);
export const maxRegistrationsPerBlock = storage.map("MaxRegistrationsPerBlock", byNetuid, u16, 1);
export const servingRateLimit = storage.map("ServingRateLimit", byNetuid, u64, 50n);
export const commitRevealEnabled = storage.map("CommitRevealWeightsEnabled", byNetuid, bool, true);
export const revealPeriodEpochs = storage.map("RevealPeriodEpochs", [twoxConcat(u16)], u64, 1n);
export const liquidAlphaOn = storage.map("LiquidAlphaOn", [blake2Concat(u16)], bool, false);
/** Low and high. */
export const alphaValues = storage.map("AlphaValues", byNetuid, tuple(u16, u16), [
  45_875, 58_982,
] as const);
export const bondsMovingAverage = storage.map("BondsMovingAverage", byNetuid, u64, 900_000n);
export const mechanismCount = storage.map("MechanismCountCurrent", [twoxConcat(u16)], u8, 1);

// The official client asks for these before it lists neurons, and waits for ever where the items do not exist.
const pairs = vec(tuple(u16, u16));
storage.map("Weights", byNetuidAndUid, pairs, []);
storage.map("Bonds", byNetuidAndUid, pairs, []);
storage.optionalMap("SubnetEmaTaoFlow", byNetuid, tuple(u64, i64f64));
