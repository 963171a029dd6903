/** What a coldkey says about its hotkeys, its hands and its subnets. */
import * as v from "valibot";
import { BlockNumber, Netuid, Ss58 } from "../values.ts";

/** Of 65 535. */
const Take = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
const ofHotkey = { coldkey: Ss58, hotkey: Ss58 } as const;

export const AssociateOperation = v.strictObject({ kind: v.literal("associate"), ...ofHotkey });
export const IncreaseTakeOperation = v.strictObject({
  kind: v.literal("increase-take"),
  ...ofHotkey,
  take: Take,
});
export const DecreaseTakeOperation = v.strictObject({
  kind: v.literal("decrease-take"),
  ...ofHotkey,
  take: Take,
});
export const SwapHotkeyOperation = v.strictObject({
  kind: v.literal("swap-hotkey"),
  ...ofHotkey,
  newHotkey: Ss58,
  /** null: on every subnet. */
  netuid: v.nullable(Netuid),
  keepStake: v.boolean(),
});
/** The chain takes one to five subnets, in ascending order. */
export const ClaimRootOperation = v.strictObject({
  kind: v.literal("claim-root"),
  coldkey: Ss58,
  netuids: v.pipe(v.array(Netuid), v.minLength(1), v.maxLength(5)),
});
export const AutoStakeOperation = v.strictObject({
  kind: v.literal("auto-stake"),
  ...ofHotkey,
  netuid: Netuid,
});

/** Types that the chain still gives a meaning to, by their names in its metadata (domain reference §3.10). */
export const ProxyType = v.picklist([
  "Any",
  "Owner",
  "NonCritical",
  "NonTransfer",
  "NonFungible",
  "Staking",
  "Registration",
  "Transfer",
  "SmallTransfer",
  "ChildKeys",
  "SwapHotkey",
  "SubnetLeaseBeneficiary",
  "RootClaim",
]);
export type ProxyType = v.InferOutput<typeof ProxyType>;
const proxy = {
  coldkey: Ss58,
  delegate: Ss58,
  proxyType: ProxyType,
  delayBlocks: BlockNumber,
} as const;
export const AddProxyOperation = v.strictObject({ kind: v.literal("add-proxy"), ...proxy });
export const RemoveProxyOperation = v.strictObject({ kind: v.literal("remove-proxy"), ...proxy });

export const RegisterNetworkOperation = v.strictObject({
  kind: v.literal("register-network"),
  ...ofHotkey,
});
export const StartSubnetOperation = v.strictObject({
  kind: v.literal("start-subnet"),
  coldkey: Ss58,
  netuid: Netuid,
});
