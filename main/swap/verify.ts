/** After the execution: each thing that the old coldkey had, and whether the new one has it (domain reference §4.7). */
import type { SwapSnapshot, SwapVerification } from "../../preload/contract.ts";

type Item = SwapVerification["items"][number];

/** The chain's shares round: each position may arrive one rao short. */
const ROUNDING = 1n;

const item = (part: Partial<Item> & Pick<Item, "item" | "isThere">): Item => ({
  hotkey: null,
  netuid: null,
  before: null,
  after: null,
  ...part,
});

/** `before`: null when it was not looked at, as after a reinstallation; then there is nothing to compare. */
export function verification(
  before: SwapSnapshot | null,
  now: SwapSnapshot,
  left: SwapSnapshot,
): SwapVerification {
  return { atBlock: now.atBlock, items: before === null ? [] : compared(before, now, left), left };
}

function compared(before: SwapSnapshot, now: SwapSnapshot, left: SwapSnapshot): Item[] {
  const stakeNow = (hotkey: string, netuid: number): bigint =>
    now.positions.find((one) => one.hotkey === hotkey && one.netuid === netuid)?.alpha ?? 0n;
  return [
    // The fee went, and somebody may have sent something: that it is here and no longer there is what counts.
    item({
      item: "tao",
      before: before.freeRao,
      after: now.freeRao,
      isThere: now.freeRao > 0n && left.freeRao <= before.freeRao / 1_000n + 500n,
    }),
    ...before.positions.map(({ hotkey, netuid, alpha }) => {
      const after = stakeNow(hotkey, netuid);
      // More is no fault: rewards came in between.
      return item({
        item: "stake",
        hotkey,
        netuid,
        before: alpha,
        after,
        isThere: after + ROUNDING >= alpha,
      });
    }),
    ...before.ownedHotkeys.map((hotkey) =>
      item({ item: "hotkey", hotkey, isThere: now.ownedHotkeys.includes(hotkey) }),
    ),
    ...before.subnets.map((netuid) =>
      item({ item: "subnet", netuid, isThere: now.subnets.includes(netuid) }),
    ),
    ...(before.hasIdentity ? [item({ item: "identity", isThere: now.hasIdentity })] : []),
    ...before.autoStake.map(({ netuid, hotkey }) =>
      item({
        item: "auto-stake",
        netuid,
        hotkey,
        isThere: now.autoStake.some((one) => one.netuid === netuid && one.hotkey === hotkey),
      }),
    ),
    ...(before.locks > 0
      ? [
          item({
            item: "locks",
            before: BigInt(before.locks),
            after: BigInt(now.locks),
            isThere: now.locks >= before.locks,
          }),
        ]
      : []),
  ];
}
