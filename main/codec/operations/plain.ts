/** Operations that carry no other. */
import * as v from "valibot";
import * as identity from "./identity.ts";
import * as keys from "./keys.ts";
import * as locks from "./locks.ts";
import * as payments from "./payments.ts";
import * as stake from "./stake.ts";

export const PlainOperation = v.variant("kind", [
  payments.RegisterOperation,
  payments.TransferOperation,
  payments.TransferAllOperation,
  stake.AddStakeOperation,
  stake.RemoveStakeOperation,
  stake.MoveStakeOperation,
  stake.SwapStakeOperation,
  stake.TransferStakeOperation,
  stake.UnstakeAllOperation,
  stake.UnstakeAllAlphaOperation,
  keys.AssociateOperation,
  keys.IncreaseTakeOperation,
  keys.DecreaseTakeOperation,
  keys.SwapHotkeyOperation,
  keys.ClaimRootOperation,
  keys.AutoStakeOperation,
  keys.AddProxyOperation,
  keys.RemoveProxyOperation,
  keys.RegisterNetworkOperation,
  keys.StartSubnetOperation,
  identity.SetIdentityOperation,
  identity.SetChildrenOperation,
  identity.ChildkeyTakeOperation,
  identity.RootClaimTypeOperation,
  locks.LockStakeOperation,
  locks.MoveLockOperation,
  locks.PerpetualLockOperation,
  locks.RejectLockedOperation,
]);
export type PlainOperation = v.InferOutput<typeof PlainOperation>;
