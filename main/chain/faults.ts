/**
 * What the chain and its nodes refuse, as plain codes. Errors are known by name, never by number: numbers move with
 * upgrades (domain reference §7). The words are the screen's.
 */
import * as v from "valibot";
import { FaultValue } from "../codec/values.ts";
import { type Fault, fault } from "../lib/fault.ts";
import type { DispatchFailure } from "./events.ts";
import type { NodeError } from "./provider.ts";

/** Dispatch errors that have words, by their name in the metadata. Their code is `CHAIN_` and the name in snake case. */
export const MODULE_ERRORS = [
  // SubtensorModule, as far as a wallet meets them (domain reference §7.3).
  ...["HotKeyNotRegisteredInSubNet", "HotKeyAccountNotExists", "HotKeyNotRegisteredInNetwork"],
  ...["NonAssociatedColdKey", "NotEnoughStakeToWithdraw", "NotEnoughBalanceToStake"],
  ...["BalanceWithdrawalError", "TooManyRegistrationsThisBlock", "HotKeyAlreadyRegisteredInSubNet"],
  ...["NewHotKeyIsSameWithOld", "HotKeySetTxRateLimitExceeded", "SubNetRegistrationDisabled"],
  ...["TooManyRegistrationsThisInterval", "NotSubnetOwner", "RegistrationNotPermittedOnRootSubnet"],
  ...["StakeTooLowForRoot", "NoNeuronIdAvailable", "TxRateLimitExceeded", "StakeUnavailable"],
  ...["SubnetNotExists", "AmountTooLow", "InsufficientLiquidity", "SlippageTooHigh"],
  ...[
    "TransferDisallowed",
    "CallDisabled",
    "SubtokenDisabled",
    "InsufficientBalance",
    "Deprecated",
  ],
  ...["ColdkeySwapAnnounced", "ColdkeySwapDisputed", "DisabledTemporarily"],
  ...["RegistrationPriceLimitExceeded", "CannotUseSystemAccount"],
  ...["NotEnoughStakeToSetChildkeys", "NewHotKeyNotCleanForRootSwap"],
  ...["NetworkTxRateLimitExceeded", "DelegateTxRateLimitExceeded", "DelegateTakeTooLow"],
  ...["DelegateTakeTooHigh", "NotEnoughBalanceToPaySwapHotKey", "ColdKeyAlreadyAssociated"],
  ...["NotEnoughBalanceToPaySwapColdKey", "InvalidChild", "DuplicateChild", "ProportionOverflow"],
  ...["TooManyChildren", "ColdkeySwapAnnouncementNotFound", "ColdkeySwapTooEarly"],
  ...["ColdkeySwapReannouncedTooEarly", "AnnouncedColdkeyHashDoesNotMatch"],
  ...["ColdkeySwapAlreadyDisputed", "ColdkeySwapClearTooEarly", "NewColdKeyIsHotkey"],
  ...["InvalidChildkeyTake", "TxChildkeyTakeRateLimitExceeded", "InvalidIdentity"],
  ...["HotKeySwapOnSubnetIntervalNotPassed", "SameNetuid", "SubnetLimitReached"],
  ...["CannotAffordLockCost", "SameAutoStakeHotkeyAlreadySet", "ChildParentInconsistency"],
  ...["InvalidSubnetNumber", "LockHotkeyMismatch", "InsufficientStakeForLock", "NoExistingLock"],
  ...["ActiveLockExists", "AccountRejectsLockedAlpha", "FirstEmissionBlockNumberAlreadySet"],
  ...["NeedWaitingMoreBlocksToStarCall", "SymbolDoesNotExist", "SymbolAlreadyInUse"],
  // Proxy and Multisig; one name means the same in both.
  ...["TooMany", "NotFound", "NotProxy", "Unproxyable", "Duplicate", "NoPermission"],
  ...["Unannounced", "NoSelfProxy", "MinimumThreshold", "AlreadyApproved", "NoApprovalsNeeded"],
  ...["TooFewSignatories", "TooManySignatories", "SignatoriesOutOfOrder", "SenderInSignatories"],
  ...["NotOwner", "NoTimepoint", "WrongTimepoint", "UnexpectedTimepoint", "MaxWeightTooLow"],
  ...["AlreadyStored", "TooManyCalls"],
  // Swap (the pools), whose errors pass through registration and staking unchanged.
  ...["PriceLimitExceeded", "ReservesTooLow", "SwapInputTooLarge"],
  // Balances and System.
  ...["ExistentialDeposit", "Expendability", "LiquidityRestrictions", "VestingBalance"],
  ...["DeadAccount", "CallFiltered"],
] as const;

const TOKEN_ERRORS = [
  ...["FundsUnavailable", "OnlyProvider", "BelowMinimum", "CannotCreate", "UnknownAsset"],
  ...["Frozen", "Unsupported", "CannotCreateHold", "NotExpendable", "Blocked"],
] as const;
const ARITHMETIC_ERRORS = ["Underflow", "Overflow", "DivisionByZero"] as const;

/** `CustomTransactionError` by number: the pool knows no names (domain reference §7.1). */
const CUSTOM_ERRORS: Readonly<Record<number, string>> = {
  0: "POOL_COLDKEY_IN_SWAP_SCHEDULE",
  1: "POOL_STAKE_AMOUNT_TOO_LOW",
  2: "POOL_BALANCE_TOO_LOW",
  3: "POOL_SUBNET_NOT_EXISTS",
  4: "POOL_HOTKEY_ACCOUNT_DOESNT_EXIST",
  5: "POOL_NOT_ENOUGH_STAKE_TO_WITHDRAW",
  6: "POOL_RATE_LIMIT_EXCEEDED",
  7: "POOL_INSUFFICIENT_LIQUIDITY",
  8: "POOL_SLIPPAGE_TOO_HIGH",
  9: "POOL_TRANSFER_DISALLOWED",
  10: "POOL_HOTKEY_NOT_REGISTERED_IN_NETWORK",
  11: "POOL_INVALID_IP_ADDRESS",
  12: "POOL_SERVING_RATE_LIMIT_EXCEEDED",
  13: "POOL_INVALID_PORT",
  14: "POOL_ZERO_MAX_AMOUNT",
  15: "POOL_INVALID_REVEAL_ROUND",
  16: "POOL_COMMIT_NOT_FOUND",
  17: "POOL_COMMIT_BLOCK_NOT_IN_REVEAL_RANGE",
  18: "POOL_INPUT_LENGTHS_UNEQUAL",
  19: "POOL_UID_NOT_FOUND",
  20: "POOL_EVM_KEY_ASSOCIATE_RATE_LIMIT_EXCEEDED",
  21: "POOL_COLDKEY_SWAP_DISPUTED",
  22: "POOL_INVALID_REAL_ACCOUNT",
  23: "POOL_FAILED_SHIELDED_TX_PARSING",
  24: "POOL_INVALID_SHIELDED_TX_PUB_KEY_HASH",
  25: "POOL_NON_ASSOCIATED_COLD_KEY",
  26: "POOL_DELEGATE_TAKE_TOO_LOW",
  27: "POOL_DELEGATE_TAKE_TOO_HIGH",
  255: "POOL_BAD_REQUEST",
};

/** 1010 by the text in `data` (domain reference §7.2; texts of upstream `sp-runtime`). */
const INVALID_TEXTS: readonly (readonly [text: RegExp, code: string])[] = [
  [/outdated|\bstale\b/i, "POOL_STALE_NONCE"],
  [/ancient birth block|AncientBirthBlock/i, "POOL_ERA_OVER"],
  [/inability to pay|\bPayment\b/i, "POOL_CANNOT_PAY_FEE"],
  [/bad signature|BadProof/i, "POOL_BAD_SIGNATURE"],
  [/invalid signing address|BadSigner/i, "POOL_BAD_SIGNER"],
  [/will be valid in the future|\bFuture\b/i, "POOL_FUTURE_NONCE"],
  [/call is not expected|\bCall\b/i, "POOL_CALL_NOT_ALLOWED"],
  [/exhaust/i, "POOL_EXHAUSTS_RESOURCES"],
];

/** Codes by RPC number, where the number says it all. */
const RPC_CODES: Readonly<Record<number, string>> = {
  1001: "POOL_BAD_FORMAT",
  1002: "POOL_VERIFICATION_FAILED",
  1012: "POOL_TEMPORARILY_BANNED",
  1013: "POOL_ALREADY_IMPORTED",
  1014: "POOL_NONCE_TAKEN",
  1016: "POOL_FULL",
};

/** Neither wrong nor spent: the same bytes may be accepted later. */
const PASSING = new Set(["POOL_TEMPORARILY_BANNED", "POOL_FULL"]);
export const isPassing = (refusal: Fault): boolean => PASSING.has(refusal.code);

/** May also mean that these very bytes are in the pool or in a block already: worth a look before it is believed. */
const AMBIGUOUS = new Set([
  "POOL_STALE_NONCE",
  "POOL_ERA_OVER",
  "POOL_BAD_SIGNATURE",
  "POOL_ALREADY_IMPORTED",
  "POOL_NONCE_TAKEN",
  "POOL_TEMPORARILY_BANNED",
]);
export const isAmbiguous = (refusal: Fault): boolean => AMBIGUOUS.has(refusal.code);

/** What stands in the way of a draft, and what is worth a thought: found before anything is signed. */
const DRAFT_CODES = [
  ...["SUBNET_NOT_FOUND", "REGISTRATION_NOT_ON_ROOT", "REGISTRATION_CLOSED", "NO_SEAT"],
  ...["PRICE_ABOVE_MAXIMUM", "HOTKEY_ALREADY_REGISTERED", "HOTKEY_OWNED_BY_OTHER"],
  ...["HOTKEY_IS_SYSTEM_ACCOUNT", "HOTKEY_IS_COLDKEY", "FREE_BALANCE_TOO_LOW"],
  ...["COLDKEY_SWAP_PENDING", "AMOUNT_ZERO", "BELOW_EXISTENTIAL_DEPOSIT"],
  ...["PRICE_MOVES", "MAX_FAR_ABOVE_PRICE", "MAX_ABOVE_BALANCE", "REPLACES_NEURON"],
  ...["LEAVES_LITTLE", "DESTINATION_IS_SENDER", "DESTINATION_IS_NEW", "DESTINATION_IS_HOTKEY"],
  ...["DESTINATION_IS_OWN_HOTKEY", "DESTINATION_IS_SUBNET", "DESTINATION_IS_BURN_ACCOUNT"],
  ...["SENDS_EVERYTHING", "ACCOUNT_ENDS", "NOTHING_TO_SEND"],
  // Stake.
  ...["SUBNET_NOT_STARTED", "HOTKEY_UNKNOWN", "STAKE_NOT_ENOUGH", "STAKE_SAME_PLACE"],
  ...["STAKE_TRANSFER_FORBIDDEN", "LIMIT_REACHED_ALREADY", "POOL_CANNOT_TRADE"],
  ...["STAKE_BELOW_MINIMUM", "NOTHING_STAKED", "TRADE_LOSES_MUCH", "TRADE_WITHOUT_LIMIT"],
  ...["LIMIT_IS_TIGHT", "STAKE_UNDER_FOREIGN_HOTKEY", "STAKE_BECOMES_ANOTHERS"],
  ...["UNSTAKE_ALL_SKIPS", "RATIO_REACHED_ALREADY", "STAKE_TAKES_LOCK"],
  ...["DESTINATION_LOCKS_ELSEWHERE", "DESTINATION_REFUSES_LOCKED"],
  // Keys, proxies, subnets.
  ...["HOTKEY_IS_YOURS_ALREADY", "TAKE_OUT_OF_BOUNDS", "TAKE_NOT_HIGHER", "TAKE_NOT_LOWER"],
  ...["TAKE_TOO_SOON", "NEW_HOTKEY_IS_THE_OLD", "NEW_HOTKEY_WAS_THERE", "HOTKEY_SWAP_TOO_SOON"],
  "NEW_HOTKEY_NOT_CLEAN",
  ...["KEEP_STAKE_EVERYWHERE", "SWAP_KEEPS_STAKE", "SWAP_MOVES_STAKE", "NO_ROOT_STAKE"],
  ...["CLAIM_SKIPS_LITTLE", "HOTKEY_NOT_ON_SUBNET", "AUTO_STAKE_IS_THAT_ALREADY"],
  ...["PROXY_NOT_THERE", "PROXY_IS_SELF", "PROXY_THERE_ALREADY", "PROXY_TOO_MANY"],
  ...["PROXY_IS_AS_GOOD_AS_THE_KEY", "PROXY_ACTS_AT_ONCE", "SUBNET_PRICE_HAS_NO_LIMIT"],
  ...["SUBNET_NOT_YOURS", "SUBNET_STARTED_ALREADY", "SUBNET_REGISTRATION_TOO_SOON"],
  ...["SUBNET_START_TOO_EARLY", "SUBNETS_ALL_TAKEN"],
  // The swap of a coldkey.
  ...["COLDKEY_SWAP_DISPUTED", "SWAP_REANNOUNCED_TOO_EARLY", "SWAP_TO_ITSELF"],
  ...["SWAP_KEEPS_TOO_LITTLE", "SWAP_NO_WAY_BACK", "SWAP_LOCKS_COLDKEY"],
  ...["SWAP_IS_NOT_BY_ITSELF", "SWAP_LEAVES_PROXIES", "SWAP_SAME_DESTINATION"],
  ...["SWAP_NOT_ANNOUNCED", "SWAP_OTHER_DESTINATION", "SWAP_TOO_EARLY"],
  ...["SWAP_MOVES_EVERYTHING", "SWAP_DISPUTE_FREEZES", "SWAP_CLEAR_TOO_EARLY"],
  ...["SWAP_CLEAR_OPENS", "DESTINATION_HAS_STAKED", "DESTINATION_BECAME_HOTKEY"],
  ...["DESTINATION_HAS_LOCKS", "DESTINATION_IS_SYSTEM", "DESTINATION_HAS_SIGNED"],
  ...["DESTINATION_HAS_TAO", "DESTINATION_OWNS_HOTKEYS", "DESTINATION_HAS_PROXIES"],
  ...["DESTINATION_IS_SWAPPED_ITSELF"],
  // Identity, children and claims.
  ...["IDENTITY_NEEDS_A_SEAT", "IDENTITY_IS_PUBLIC", "CHILD_IS_SELF", "CHILD_NAMED_TWICE"],
  ...["CHILD_IS_PARENT", "CHILDREN_ABOVE_WHOLE", "CHILDREN_TOO_SOON", "CHILDREN_WAIT"],
  ...["CHILDREN_NEED_STAKE", "CHILDREN_NOT_ON_ROOT", "CHILDKEY_TAKE_TOO_SOON"],
  ...["NO_CHILDREN_THERE", "CLAIM_TYPE_IS_THAT_ALREADY", "CLAIM_TYPE_NEEDS_SUBNETS"],
  // Locks.
  ...["LOCKED_ALPHA_IS_THAT_ALREADY", "LOCKED_ALPHA_WILL_COME", "LOCK_ON_OTHER_HOTKEY"],
  ...["LOCK_ABOVE_STAKE", "LOCK_IS_PERPETUAL", "LOCK_ENDS_SLOWLY", "NO_LOCK_THERE"],
  ...["LOCK_IS_THERE_ALREADY", "LOCK_CONVICTION_RESTARTS", "LOCK_KIND_IS_THAT_ALREADY"],
  ...["NOTHING_LOCKED_YET", "STAKE_IS_LOCKED"],
  // Batches, proxies and multisigs.
  ...[
    "BATCH_REPEATS",
    "BATCH_OF_OTHERS",
    "NOT_A_PROXY",
    "PROXY_MUST_ANNOUNCE",
    "CALL_NOT_FOR_PROXY",
  ],
  ...["ANNOUNCED_ALREADY", "NOT_ANNOUNCED", "ANNOUNCEMENT_TOO_EARLY", "ANNOUNCEMENTS_TOO_MANY"],
  ...["ANNOUNCEMENT_CAN_BE_REJECTED", "ACTED_FOR_BALANCE_TOO_LOW", "MULTISIG_NOT_A_MEMBER"],
  ...["MULTISIG_MEMBERS_BAD", "MULTISIG_PENDING_ALREADY", "MULTISIG_NOT_PENDING"],
  ...["MULTISIG_APPROVED_ALREADY", "MULTISIG_NOT_PROPOSER", "MULTISIG_RUNS_NOW"],
  ...["MULTISIG_WAITS_FOR"],
] as const;

/** What can be wrong with the connection, the node or the runtime behind it. */
const NODE_CODES = [
  ...["CHAIN_AWAY", "CHAIN_SLOW", "CHAIN_REPLY_UNREADABLE", "CHAIN_REQUEST_FAILED"],
  ...["CHAIN_NODE_ERROR", "CHAIN_STORAGE_CHANGED", "ENDPOINT_REFUSED", "GENESIS_MISMATCH"],
  ...["SPEC_NAME_UNEXPECTED", "SS58_PREFIX_UNEXPECTED", "HEAD_HASH_MISMATCH"],
  ...["METADATA_UNREADABLE", "EXTENSIONS_UNEXPECTED", "CALL_SHAPE_CHANGED", "REHEARSAL_ONLY"],
  ...["CHAIN_CLOSED", "RUNTIME_API_CHANGED", "CHAIN_CONSTANT_MISSING", "CALL_UNKNOWN_HERE"],
  // From the codec, on the way to a request.
  ...["METADATA_MALFORMED", "METADATA_NOT_V15", "CALL_UNDECODABLE", "ADDRESS_CHECKSUM"],
] as const;

/** What can become of a submission besides a refusal. */
const OUTCOME_CODES = [
  ...["SUBMISSION_UNKNOWN", "SUBMISSION_NOT_IN_POOL", "ERA_PASSED", "NONCE_USED_BY_OTHER"],
  ...["EVENTS_UNAVAILABLE", "EXPECTED_EVENT_MISSING", "METADATA_HASH_UNSUPPORTED"],
  ...["SIGNED_REQUEST_UNREADABLE", "NESTED_CALL_FAILED", "BATCH_PARTLY_DONE"],
] as const;

/** What happened, from events. */
const EFFECT_CODES = [
  "SENT_TO_ITSELF",
  ...["REGISTERED", "TRANSFERRED", "STAKE_ADDED", "STAKE_REMOVED", "STAKE_MOVED", "STAKE_SWAPPED"],
  ...["STAKE_TRANSFERRED", "STAKE_LEFT_BEHIND", "HOTKEY_ASSOCIATED", "TAKE_CHANGED"],
  ...["HOTKEY_SWAPPED", "HOTKEY_SWAPPED_ON_SUBNET", "ROOT_CLAIMED", "AUTO_STAKE_SET"],
  ...["SWAP_ANNOUNCED", "SWAP_EXECUTED", "SWAP_DISPUTED", "SWAP_CLEARED"],
  ...["PROXY_ADDED", "PROXY_REMOVED", "SUBNET_CREATED", "SUBNET_STARTED", "PROXY_ANNOUNCED"],
  ...["MULTISIG_PROPOSED", "MULTISIG_APPROVED", "MULTISIG_CANCELLED"],
  ...["IDENTITY_SET", "CHILDREN_SCHEDULED", "CHILDREN_SET", "CHILDKEY_TAKE_SET"],
  ...["ROOT_CLAIM_TYPE_SET", "ANNOUNCEMENT_GONE", "STAKE_LOCKED", "LOCK_MOVED", "LOCK_KIND_SET"],
  ...["LOCKED_ALPHA_SET"],
] as const;

const UNKNOWN = "CHAIN_UNKNOWN_ERROR";

/** Every code that this folder can say: the catalogue of sentences is tested against it. */
export const CHAIN_CODES: readonly string[] = [
  ...new Set<string>([
    UNKNOWN,
    "POOL_REFUSED",
    ...MODULE_ERRORS.map(moduleCode),
    ...TOKEN_ERRORS.map((name) => `CHAIN_TOKEN_${snake(name)}`),
    ...ARITHMETIC_ERRORS.map((name) => `CHAIN_ARITHMETIC_${snake(name)}`),
    ...Object.values(CUSTOM_ERRORS),
    ...INVALID_TEXTS.map(([, code]) => code),
    ...Object.values(RPC_CODES),
    ...DRAFT_CODES,
    ...NODE_CODES,
    ...OUTCOME_CODES,
    ...EFFECT_CODES,
  ]),
];

/** A call that was included and refused: the fee is paid, nothing else happened. */
export function dispatchFault(failure: DispatchFailure): Fault {
  const { kind, group, name } = failure;
  const facts = { group, name };
  if (kind === "module" && isOneOf(MODULE_ERRORS, name)) return fault(moduleCode(name), facts);
  if (kind === "token" && isOneOf(TOKEN_ERRORS, name)) {
    return fault(`CHAIN_TOKEN_${snake(name)}`, facts);
  }
  if (kind === "arithmetic" && isOneOf(ARITHMETIC_ERRORS, name)) {
    return fault(`CHAIN_ARITHMETIC_${snake(name)}`, facts);
  }
  return fault(UNKNOWN, facts);
}

/** A submission that the node's pool did not take: no fee, no effect. Matches code and `data`, as texts vary. */
export function poolFault(error: NodeError): Fault {
  const raw = dataText(error);
  const facts = { rpcCode: error.code, text: raw };
  const custom = /custom error:?\s*(\d+)|custom\((\d+)\)/i.exec(raw);
  if (error.code === 1010 && custom !== null) {
    const number = Number(custom[1] ?? custom[2]);
    return fault(CUSTOM_ERRORS[number] ?? UNKNOWN, { ...facts, number });
  }
  if (error.code === 1010) {
    const known = INVALID_TEXTS.find(([text]) => text.test(raw));
    return fault(known?.[1] ?? "POOL_REFUSED", facts);
  }
  if (error.code === 1011) {
    return fault(
      /could not lookup|CannotLookup/i.test(raw) ? "METADATA_HASH_UNSUPPORTED" : "POOL_REFUSED",
      facts,
    );
  }
  return fault(RPC_CODES[error.code] ?? UNKNOWN, facts);
}

/** A question that the node refused to answer. */
export function nodeFault(error: NodeError): Fault {
  return fault("CHAIN_NODE_ERROR", { rpcCode: error.code, text: dataText(error) });
}

const DataWithMessage = v.looseObject({ message: v.string() });

/** Foreign text: kept short, as a fact for the curious, never as the message. */
function dataText({ data, message }: NodeError): string {
  const text =
    typeof data === "string"
      ? data
      : v.is(DataWithMessage, data)
        ? data.message
        : data === undefined || data === null
          ? message
          : JSON.stringify(data);
  return text.replace(/[\p{Cc}\p{Cf}]/gu, " ").slice(0, 200);
}

function moduleCode(name: string): string {
  return `CHAIN_${snake(name)}`;
}

function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .toUpperCase();
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

type FlatFault = v.InferOutput<typeof FaultValue>;

/** Values of the pipeline and of the contract carry flat facts; ours are made that way. */
export function flatFault({ code, facts }: Fault): FlatFault {
  return v.parse(FaultValue, { code, facts });
}
