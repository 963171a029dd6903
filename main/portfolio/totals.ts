/** The sums under a portfolio. Each of them says what it leaves out: see `Holdings.totals`. */
import type { Holdings } from "../../preload/contract.ts";

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

export function totalsOf(
  { account, subnets, hotkeys, claims }: Omit<Holdings, "totals">,
  spotOf: (netuid: number, alpha: bigint) => bigint,
): Holdings["totals"] {
  const { freeRao, reservedRao } = account;
  const stakeSpotRao = sum(subnets.map(({ spotRao }) => spotRao));
  const stakeSaleRao = sum(subnets.map(({ saleRao }) => saleRao ?? 0n));
  const seats = hotkeys.flatMap(({ registrations }) => registrations);
  return {
    freeRao,
    reservedRao,
    stakeSpotRao,
    stakeSaleRao,
    claimsSpotRao: sum(claims.waiting.map(({ spotRao }) => spotRao)),
    spotRao: freeRao + reservedRao + stakeSpotRao,
    saleRao: freeRao + reservedRao + stakeSaleRao,
    emissionSpotRao: sum(seats.map(({ netuid, emission }) => spotOf(netuid, emission))),
    unsellable: subnets.filter(({ saleRao }) => saleRao === null).map(({ netuid }) => netuid),
  };
}
