/** What a swap moves and what it leaves (domain reference §4.7), out of the one portfolio that the app reads. */
import type { Holdings, SwapSnapshot } from "../../preload/contract.ts";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import { demand } from "../lib/fault.ts";
import { readHoldings } from "../portfolio/holdings.ts";

export function snapshotOf(holdings: Holdings): SwapSnapshot {
  const { account, positions, hotkeys, ownedSubnets, subnets, proxies, claims } = holdings;
  return {
    atBlock: holdings.atBlock,
    freeRao: account.freeRao,
    reservedRao: account.reservedRao,
    positions: positions
      .filter(({ alpha }) => alpha > 0n)
      .map(({ hotkey, netuid, alpha }) => ({ hotkey, netuid, alpha })),
    ownedHotkeys: hotkeys.filter(({ isOwned }) => isOwned).map(({ address }) => address),
    subnets: ownedSubnets.map(({ netuid }) => netuid),
    hasIdentity: holdings.identity !== null,
    // By subnet: a lock has stake behind it, or it locks nothing.
    locks: subnets.filter(({ lockedAlpha }) => lockedAlpha > 0n).length,
    autoStake: [...holdings.autoStake],
    proxies: [...proxies.list],
    proxyDepositRao: proxies.depositRao,
    rootClaim: claims.kind === "swap" ? null : claims.kind,
  };
}

export const readSnapshot = async (chain: Chain, coldkey: Ss58): Promise<SwapSnapshot> =>
  snapshotOf(demand(await chain.view((live) => readHoldings(live, coldkey))));
