/** Pallet 7: subnets, stake and keys. Each topic has its file; this one joins them. */
import type { Context } from "../context.ts";
import type { PalletDescription } from "../metadata.ts";
import { constant, errorType } from "../pallet.ts";
import type { AccountId } from "../primitives.ts";
import type { StateView } from "../storage.ts";
import { u16, u32, u64 } from "../type.ts";
import { decayBurn } from "./subtensor-burn.ts";
import { type SubtensorCall, subtensorCall, subtensorEvent } from "./subtensor-calls.ts";
import { applyPendingChildren, setChildren } from "./subtensor-children.ts";
import {
  announceSwap,
  clearAnnouncement,
  disputeSwap,
  swapAnnounced,
} from "./subtensor-coldkey-swap.ts";
import { SUBTENSOR_INDEX, subtensorErrors } from "./subtensor-errors.ts";
import {
  HOTKEY_SWAP_INTERVAL,
  KEY_SWAP_COST,
  KEY_SWAP_ON_SUBNET_COST,
  swapHotkey,
} from "./subtensor-hotkey-swap.ts";
import {
  associate,
  changeTake,
  setAutoStake,
  setChildkeyTake,
  setIdentity,
  setSubnetIdentity,
  takeRefusal,
} from "./subtensor-hotkeys.ts";
import { lockStake, moveLock, setPerpetual, setRejecting } from "./subtensor-locks.ts";
import { doMove, doSwap, doTransfer } from "./subtensor-move.ts";
import { isNetworkTooSoon, registerNetwork, startCall } from "./subtensor-network.ts";
import { allNetuids } from "./subtensor-positions.ts";
import { register } from "./subtensor-register.ts";
import { claimRoot, setClaimType } from "./subtensor-root-claim.ts";
import {
  addStake,
  removeStake,
  removeStakeFully,
  removeStakeLimit,
  unstakeAll,
  unstakeAllAlpha,
} from "./subtensor-stake.ts";
import { registrationsThisBlock, subtensorStorage } from "./subtensor-storage.ts";
import { MIN_STAKE } from "./subtensor-trade.ts";

export { subtensorCall, subtensorEvent } from "./subtensor-calls.ts";

export const subtensor: PalletDescription = {
  name: "SubtensorModule",
  index: SUBTENSOR_INDEX,
  storage: subtensorStorage.items,
  calls: subtensorCall,
  events: subtensorEvent,
  errors: errorType("pallet_subtensor::pallet::Error", subtensorErrors),
  constants: [
    constant("InitialBurn", u64, 100_000_000n),
    constant("InitialMaxBurn", u64, 100_000_000_000n),
    constant("InitialMinBurn", u64, 500_000n),
    constant("MinBurnUpperBound", u64, 1_000_000_000n),
    constant("MaxBurnLowerBound", u64, 100_000_000n),
    constant("InitialMinStake", u64, MIN_STAKE),
    constant("KeySwapCost", u64, KEY_SWAP_COST),
    constant("KeySwapOnSubnetCost", u64, KEY_SWAP_ON_SUBNET_COST),
    constant("HotkeySwapOnSubnetInterval", u64, HOTKEY_SWAP_INTERVAL),
    constant("InitialColdkeySwapAnnouncementDelay", u32, 36_000),
    constant("InitialColdkeySwapReannouncementDelay", u32, 7_200),
    constant("InitialDefaultDelegateTake", u16, 11_796),
    constant("InitialStartCallDelay", u64, 0n),
  ],
};

/** Before the extrinsics of each block. Decay starts with block 2 (§9a.2). */
export function beginBlockOfSubtensor(context: Context): void {
  const { state, blockNumber } = context;
  for (const netuid of allNetuids(state)) {
    if (netuid === 0) continue;
    if (blockNumber >= 2) decayBurn(state, netuid);
    if (registrationsThisBlock.get(state, netuid) > 0) registrationsThisBlock.put(state, netuid, 0);
  }
  applyPendingChildren(context);
}

/** What the transaction extension of this pallet refuses before anything is paid: the code of `Custom`, or null. */
export function poolRefusal(
  state: StateView,
  blockNumber: number,
  signer: AccountId,
  call: SubtensorCall,
): number | null {
  switch (call.tag) {
    case "increase_take":
    case "decrease_take":
      return takeRefusal(state, signer, call.value);
    case "register_network":
      return isNetworkTooSoon(state, blockNumber) ? 6 : null;
    default:
      return null;
  }
}

export function dispatchSubtensor(context: Context, signer: AccountId, call: SubtensorCall): void {
  switch (call.tag) {
    case "add_stake":
    case "add_stake_limit":
    case "remove_stake":
    case "remove_stake_limit":
    case "remove_stake_full_limit":
    case "unstake_all":
    case "unstake_all_alpha":
    case "move_stake":
    case "transfer_stake":
    case "swap_stake":
    case "swap_stake_limit":
      dispatchStake(context, signer, call);
      break;
    case "burned_register":
      register(context, signer, call.value.netuid, call.value.hotkey, null);
      break;
    case "register_limit": {
      const { netuid, hotkey, limit_price } = call.value;
      register(context, signer, netuid, hotkey, limit_price);
      break;
    }
    case "register_network":
      registerNetwork(context, signer, call.value.hotkey);
      break;
    case "start_call":
      startCall(context, signer, call.value.netuid);
      break;
    case "lock_stake":
      lockStake(context, signer, call.value);
      break;
    case "move_lock":
      moveLock(context, signer, call.value);
      break;
    case "set_perpetual_lock":
      setPerpetual(context, signer, call.value);
      break;
    case "set_reject_locked_alpha":
      setRejecting(context, signer, call.value.enabled);
      break;
    case "announce_coldkey_swap":
      announceSwap(context, signer, call.value.new_coldkey_hash);
      break;
    case "swap_coldkey_announced":
      swapAnnounced(context, signer, call.value.new_coldkey);
      break;
    case "dispute_coldkey_swap":
      disputeSwap(context, signer);
      break;
    case "clear_coldkey_swap_announcement":
      clearAnnouncement(context, signer);
      break;
    default:
      dispatchHotkeys(context, signer, call);
  }
}

type Tag = SubtensorCall["tag"];
type CallOf<Tags extends Tag> = Extract<SubtensorCall, { tag: Tags }>;
type StakeTag = Extract<Tag, `${string}stake${string}`>;
type StakeCall = CallOf<Exclude<StakeTag, "set_coldkey_auto_stake_hotkey" | "lock_stake">>;

function dispatchStake(context: Context, coldkey: AccountId, call: StakeCall): void {
  switch (call.tag) {
    case "add_stake": {
      const { hotkey, netuid, amount_staked } = call.value;
      addStake(context, { hotkey, coldkey, netuid }, amount_staked, null);
      break;
    }
    case "add_stake_limit": {
      const { hotkey, netuid, amount_staked } = call.value;
      addStake(context, { hotkey, coldkey, netuid }, amount_staked, limitOf(call.value));
      break;
    }
    case "remove_stake": {
      const { hotkey, netuid, amount_unstaked } = call.value;
      removeStake(context, { hotkey, coldkey, netuid }, amount_unstaked);
      break;
    }
    case "remove_stake_limit": {
      const { hotkey, netuid, amount_unstaked } = call.value;
      const position = { hotkey, coldkey, netuid };
      removeStakeLimit(context, position, amount_unstaked, limitOf(call.value));
      break;
    }
    case "remove_stake_full_limit": {
      const { hotkey, netuid, limit_price } = call.value;
      removeStakeFully(context, { hotkey, coldkey, netuid }, limit_price);
      break;
    }
    case "unstake_all":
      unstakeAll(context, coldkey, call.value.hotkey, allNetuids(context.state));
      break;
    case "unstake_all_alpha":
      unstakeAllAlpha(context, coldkey, call.value.hotkey);
      break;
    case "move_stake":
      doMove(context, coldkey, call.value);
      break;
    case "transfer_stake":
      doTransfer(context, coldkey, call.value);
      break;
    case "swap_stake":
      doSwap(context, coldkey, call.value, null);
      break;
    case "swap_stake_limit":
      doSwap(context, coldkey, call.value, limitOf(call.value));
      break;
  }
}

const limitOf = (value: { limit_price: bigint; allow_partial: boolean }) => ({
  price: value.limit_price,
  isPartial: value.allow_partial,
});

type HotkeyCall = CallOf<
  | "decrease_take"
  | "increase_take"
  | "set_children"
  | "set_childkey_take"
  | "set_identity"
  | "set_subnet_identity"
  | "swap_hotkey"
  | "swap_hotkey_v2"
  | "try_associate_hotkey"
  | "set_coldkey_auto_stake_hotkey"
  | "claim_root"
  | "set_root_claim_type"
>;

function dispatchHotkeys(context: Context, coldkey: AccountId, call: HotkeyCall): void {
  switch (call.tag) {
    case "try_associate_hotkey":
      associate(context, coldkey, call.value.hotkey);
      break;
    case "increase_take":
      changeTake(context, coldkey, call.value, "up");
      break;
    case "decrease_take":
      changeTake(context, coldkey, call.value, "down");
      break;
    case "set_children":
      setChildren(context, coldkey, call.value);
      break;
    case "set_childkey_take":
      setChildkeyTake(context, coldkey, call.value);
      break;
    case "set_coldkey_auto_stake_hotkey":
      setAutoStake(context, coldkey, call.value);
      break;
    case "set_identity":
      setIdentity(context, coldkey, call.value);
      break;
    case "set_subnet_identity":
      setSubnetIdentity(context, coldkey, call.value);
      break;
    case "swap_hotkey":
    case "swap_hotkey_v2": {
      const { hotkey: before, new_hotkey: after, netuid } = call.value;
      const keepsStake = call.tag === "swap_hotkey_v2" && call.value.keep_stake;
      swapHotkey(context, { coldkey, before, after, keepsStake }, netuid);
      break;
    }
    case "claim_root":
      claimRoot(context, coldkey, call.value);
      break;
    case "set_root_claim_type":
      setClaimType(context, coldkey, call.value.new_root_claim_type);
      break;
  }
}
