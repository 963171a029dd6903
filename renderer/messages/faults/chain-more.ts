/** The rest of the chain's refusals that a wallet can meet (domain reference §7.1–§7.3), each in its own words. */
import type { Explain, Explanation } from "../faults.ts";

const fee = "Only the fee. Nothing was burnt or moved.";
const unsent = "Nothing. It never reached a block, and no fee was paid.";
const readAgain = "Check with the chain again: it is read anew.";

const say = (lost: string, happened: string, now: string): Explain => {
  const said: Explanation = { happened, lost, now };
  return () => said;
};
const included = (happened: string, now: string): Explain => say(fee, happened, now);
const kept = (happened: string, now: string): Explain => say(unsent, happened, now);

/** Included and refused. */
const dispatch: Readonly<Record<string, Explain>> = {
  CHAIN_HOT_KEY_NOT_REGISTERED_IN_SUB_NET: included(
    "The hotkey has no seat on this subnet.",
    "Register it there first, or choose another hotkey.",
  ),
  CHAIN_HOT_KEY_ACCOUNT_NOT_EXISTS: included(
    "The chain does not know this hotkey: nobody registered or associated it.",
    "Associate it with this coldkey first.",
  ),
  CHAIN_HOT_KEY_NOT_REGISTERED_IN_NETWORK: included(
    "No hotkey of this coldkey has a seat on any subnet.",
    "Register one first.",
  ),
  CHAIN_NOT_ENOUGH_STAKE_TO_WITHDRAW: included(
    "There was less staked there than was asked for.",
    "Check with the chain again, or take the whole position.",
  ),
  CHAIN_BALANCE_WITHDRAWAL_ERROR: included(
    "The chain could not take the amount from the coldkey.",
    "Look at the free balance: part of it may be frozen.",
  ),
  CHAIN_NEW_HOT_KEY_IS_SAME_WITH_OLD: included(
    "The new hotkey is the old one.",
    "Name another hotkey.",
  ),
  CHAIN_HOT_KEY_SET_TX_RATE_LIMIT_EXCEEDED: included(
    "This coldkey swapped a hotkey, or was swapped itself, a short while ago.",
    "Wait some hours and try again.",
  ),
  CHAIN_NOT_SUBNET_OWNER: included(
    "The subnet belongs to another coldkey.",
    "Only its owner can do this.",
  ),
  CHAIN_STAKE_TOO_LOW_FOR_ROOT: included(
    "All seats of the root are taken by hotkeys with more stake.",
    "Add stake first.",
  ),
  CHAIN_TX_RATE_LIMIT_EXCEEDED: included(
    "The same was done for this hotkey a short while ago.",
    "Wait about half an hour and try again.",
  ),
  CHAIN_STAKE_UNAVAILABLE: included(
    "Part of this stake is locked and cannot be taken away yet.",
    "Take only what is not locked.",
  ),
  CHAIN_AMOUNT_TOO_LOW: included(
    "The amount is below the chain's minimum, or the position is empty.",
    "Give a larger amount, or take the whole position.",
  ),
  CHAIN_INSUFFICIENT_LIQUIDITY: included(
    "The subnet's pool is too small for this trade.",
    "Trade less.",
  ),
  CHAIN_SLIPPAGE_TOO_HIGH: included(
    "The price would have moved beyond your limit (SlippageTooHigh).",
    "Allow a part, set a wider limit, or trade less.",
  ),
  CHAIN_TRANSFER_DISALLOWED: included(
    "The owner of this subnet does not let stake change hands.",
    "Unstake and send TAO instead.",
  ),
  CHAIN_CALL_DISABLED: included("The chain has this act switched off.", "Try again later."),
  CHAIN_SUBTOKEN_DISABLED: included(
    "The subnet has not started: its alpha cannot be traded yet.",
    "Wait until its owner starts it.",
  ),
  CHAIN_DEPRECATED: included(
    "The chain no longer has this act.",
    "Look for a newer version of the app.",
  ),
  CHAIN_DISABLED_TEMPORARILY: included(
    "The chain has this act switched off for now.",
    "Try again later.",
  ),
  CHAIN_PRICE_LIMIT_EXCEEDED: included(
    "The pool's price was beyond the limit before the trade began.",
    "Set a wider limit.",
  ),
  CHAIN_RESERVES_TOO_LOW: included(
    "The subnet's pool holds too little to trade at all.",
    "Wait, or choose another subnet.",
  ),
  CHAIN_SWAP_INPUT_TOO_LARGE: included(
    "The amount is more than a thousand times what the pool holds.",
    "Trade far less.",
  ),
  CHAIN_VESTING_BALANCE: included("Part of the balance is still vesting.", "Send less."),
  CHAIN_DEAD_ACCOUNT: included("The recipient's account does not exist.", "Send TAO there first."),
  CHAIN_TOKEN_ONLY_PROVIDER: included(
    "This balance keeps the account alive and cannot leave it.",
    "Send less.",
  ),
  CHAIN_TOKEN_CANNOT_CREATE: included(
    "The recipient's account cannot be created.",
    "Compare the address with its source.",
  ),
  CHAIN_TOKEN_UNKNOWN_ASSET: included("The chain knows no such token.", readAgain),
  CHAIN_TOKEN_UNSUPPORTED: included("The chain does not do this with this token.", readAgain),
  CHAIN_TOKEN_CANNOT_CREATE_HOLD: included(
    "The chain could not set the deposit aside.",
    "Bring TAO to this account.",
  ),
  CHAIN_TOKEN_BLOCKED: included("The balance is blocked.", "Look at the account's locks."),
  CHAIN_ARITHMETIC_UNDERFLOW: included(
    "A sum would have fallen below nothing: usually an account that cannot pay.",
    "Look at the free balance and try a smaller amount.",
  ),
  CHAIN_ARITHMETIC_OVERFLOW: included(
    "A number would have become too large for the chain.",
    "Try a smaller amount.",
  ),
  CHAIN_ARITHMETIC_DIVISION_BY_ZERO: included(
    "The chain had to divide by nothing: usually an empty pool.",
    "Choose another subnet.",
  ),
};

/** Refused before any block. */
const pool: Readonly<Record<string, Explain>> = {
  POOL_STAKE_AMOUNT_TOO_LOW: kept(
    "The stake is below the minimum for this act.",
    "Give a larger amount.",
  ),
  POOL_HOTKEY_ACCOUNT_DOESNT_EXIST: kept(
    "The chain does not know this hotkey.",
    "Register or associate it first.",
  ),
  POOL_NOT_ENOUGH_STAKE_TO_WITHDRAW: kept(
    "There is less staked there than was asked for.",
    "Take the whole position instead of an amount.",
  ),
  POOL_INSUFFICIENT_LIQUIDITY: kept("The subnet's pool is too small.", "Trade less."),
  POOL_SLIPPAGE_TOO_HIGH: kept(
    "The price moved beyond your limit.",
    "Set a wider limit, or trade less.",
  ),
  POOL_TRANSFER_DISALLOWED: kept(
    "The subnet forbids that stake changes hands.",
    "Unstake and send TAO instead.",
  ),
  POOL_HOTKEY_NOT_REGISTERED_IN_NETWORK: kept(
    "The hotkey has no seat on any subnet.",
    "Register it first.",
  ),
  POOL_INVALID_IP_ADDRESS: kept("The address of a server is not valid.", "Correct it."),
  POOL_INVALID_PORT: kept("The port of a server is not valid.", "Correct it."),
  POOL_SERVING_RATE_LIMIT_EXCEEDED: kept(
    "The server's address was told a short while ago.",
    "Wait some minutes.",
  ),
  POOL_ZERO_MAX_AMOUNT: kept("The price limit leaves nothing to trade.", "Set a wider limit."),
  POOL_INVALID_REVEAL_ROUND: kept(
    "A round for revealing weights is not valid.",
    "This is the validator's software, not this app.",
  ),
  POOL_COMMIT_NOT_FOUND: kept(
    "There is no commitment of weights to reveal.",
    "This is the validator's software, not this app.",
  ),
  POOL_COMMIT_BLOCK_NOT_IN_REVEAL_RANGE: kept(
    "Weights cannot be revealed at this block.",
    "This is the validator's software, not this app.",
  ),
  POOL_INPUT_LENGTHS_UNEQUAL: kept(
    "Two lists in the act have different lengths.",
    "This is a defect of the app. Keep the report below.",
  ),
  POOL_UID_NOT_FOUND: kept("The hotkey has no seat on this subnet.", "Register it first."),
  POOL_EVM_KEY_ASSOCIATE_RATE_LIMIT_EXCEEDED: kept(
    "An EVM key was linked less than a day ago.",
    "Wait until the day has passed.",
  ),
  POOL_INVALID_REAL_ACCOUNT: kept(
    "The account that a proxy is to act for is not valid.",
    "Check its address.",
  ),
  POOL_FAILED_SHIELDED_TX_PARSING: kept("The shielded act cannot be read.", "Build it again."),
  POOL_INVALID_SHIELDED_TX_PUB_KEY_HASH: kept(
    "The key for shielded acts has changed meanwhile.",
    "Build it again.",
  ),
  POOL_DELEGATE_TAKE_TOO_LOW: kept("The take is below the chain's minimum.", "Choose another."),
  POOL_DELEGATE_TAKE_TOO_HIGH: kept("The take is above the chain's maximum.", "Choose another."),
};

export const moreChainFaults: Readonly<Record<string, Explain>> = { ...dispatch, ...pool };
