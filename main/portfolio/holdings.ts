/**
 * What a coldkey holds: the one place that answers "what is there, and what will move?". The screen's portfolio, the
 * plan of a coldkey swap and the response to a leak all read it.
 *
 *     const result = await chain.view((live) => readHoldings(live, coldkey));   // Result<Holdings>
 *
 * The type, with the meaning of each field, is {@link Holdings} in `preload/contract/portfolio.ts`. Everything is of
 * one block (`atBlock`, seen at `seenAtMs`); three round trips, whatever the number of hotkeys and subnets. Amounts are
 * bigint rao. Values in TAO of anything but TAO are estimates.
 *
 * Refuses as every question to the chain does: CHAIN_AWAY, CHAIN_SLOW, CHAIN_REPLY_UNREADABLE, CHAIN_STORAGE_CHANGED,
 * RUNTIME_API_CHANGED. Not in it, because the chain has no cheap answer: whose proxy this account is, and of which
 * multisig accounts it is a member (`acts-for.ts`).
 */
import type { HeldHotkey, HeldSubnet, Holdings } from "../../preload/contract.ts";
import { spendableRao } from "../chain/accounts.ts";
import { decode } from "../chain/batch.ts";
import type { Connection } from "../chain/connection.ts";
import { openRound, type Round } from "../chain/round.ts";
import { type Position, SELL, type Simulated, tradeArguments } from "../chain/stake.ts";
import { netuidKey } from "../chain/subnets.ts";
import { accountOf, encodeAddress } from "../codec/address.ts";
import { toHex } from "../codec/payload.ts";
import type { Ss58 } from "../codec/values.ts";
import { readMultisig } from "./decode.ts";
import { askColdkey, askHotkey, askLock, askSeats, askSubnet } from "./questions.ts";
import { totalsOf } from "./totals.ts";

export type {
  HeldHotkey,
  HeldPosition,
  HeldSubnet,
  Holdings,
} from "../../preload/contract.ts";

const ROOT = 0;
const RAO = 1_000_000_000n;
/** Rates of root claims have 32 fraction bits (I96F32). */
const CLAIM_FRACTION_BITS = 32n;
/** Bit 0 of the flags of an account (domain reference §5.1). */
const TAKES_LOCKED_ALPHA = 1n;

export async function readHoldings(
  { wire, runtime, heads }: Pick<Connection, "wire" | "runtime" | "heads">,
  coldkey: Ss58,
): Promise<Holdings> {
  const block = heads.best;
  const round = (): Round => openRound({ wire, runtime }, block.hash);

  const first = round();
  const own = askColdkey(first, coldkey);
  await first.send();
  const positions = own.positions();
  const owned = new Set(own.owned());
  const staked = new Set([...own.staked(), ...positions.map(({ hotkey }) => hotkey)]);
  const hotkeys = [...new Set([...owned, ...staked])];
  const alphaOn = sumBySubnet(positions);
  const locked = own.availability().get(coldkey) ?? new Map<number, bigint>();

  const second = round();
  const netuids = own.netuids();
  const subnets = new Map(netuids.map((netuid) => [netuid, askSubnet(second, netuid)]));
  const sales = new Map(
    [...alphaOn]
      .filter(([netuid]) => netuid !== ROOT)
      .map(([netuid, alpha]) => {
        const free = alpha - least(locked.get(netuid) ?? 0n, alpha);
        return [netuid, free === 0n ? null : second.api(SELL, tradeArguments(netuid, free))];
      }),
  );
  const details = hotkeys.map((hotkey) => askHotkey(second, hotkey, owned.has(hotkey)));
  const autoStake = own.autoStakeNetuids().map((netuid) => {
    const to = second.option("autoStake", [accountOf(coldkey), netuidKey(netuid)], decode.account);
    return { netuid, to };
  });
  const locks = own.locked().map((one) => askLock(second, coldkey, one));
  const multisigs = own.multisigHashes().map((hash) => {
    const row = second.option("multisig", [accountOf(coldkey), hash], readMultisig);
    return { hash, row };
  });
  await second.send();

  const third = round();
  const rootStake = new Map(
    positions.filter(({ netuid }) => netuid === ROOT).map(({ hotkey, alpha }) => [hotkey, alpha]),
  );
  const claims = details.flatMap(({ hotkey, claimable }) => {
    const stake = rootStake.get(hotkey);
    if (stake === undefined) return [];
    return claimable().map(({ netuid, rateBits }) => {
      const keys = [netuidKey(netuid), accountOf(hotkey), accountOf(coldkey)];
      const claimed = third.value("rootClaimed", keys, decode.u128);
      return { hotkey, netuid, earned: (rateBits * stake) >> CLAIM_FRACTION_BITS, claimed };
    });
  });
  const seats = details.map((detail) => askSeats(third, detail));
  await third.send();

  const prices = own.prices();
  const spotOf = (netuid: number, alpha: bigint): bigint =>
    (alpha * (prices.get(netuid) ?? 0n)) / RAO;
  const account = own.account();
  const type = own.claimType();
  const announced = own.announcement();
  const rate = own.unlockRate();
  const identity = own.identity();
  const nameOf = (netuid: number): string => subnets.get(netuid)?.name() ?? "";
  const body = {
    coldkey,
    atBlock: block.number,
    seenAtMs: block.seenAtMs,
    account: {
      freeRao: account.freeRao,
      reservedRao: account.reservedRao,
      spendableRao: spendableRao(account, runtime.existentialDepositRao),
      exists: account.exists,
    },
    subnets: [...alphaOn]
      .sort(([a], [b]) => a - b)
      .map(([netuid, alpha]): HeldSubnet => {
        const lockedAlpha = least(locked.get(netuid) ?? 0n, alpha);
        return {
          netuid,
          name: nameOf(netuid),
          symbol: subnets.get(netuid)?.symbol() ?? "",
          alpha,
          lockedAlpha,
          priceRao: prices.get(netuid) ?? 0n,
          spotRao: spotOf(netuid, alpha),
          saleRao: saleOf(netuid, alpha - lockedAlpha, sales.get(netuid) ?? null),
        };
      }),
    positions: positions.map(({ hotkey, netuid, alpha, isRegistered }) => ({
      hotkey,
      netuid,
      alpha,
      spotRao: spotOf(netuid, alpha),
      isRegistered,
      isOwn: owned.has(hotkey),
    })),
    hotkeys: details.map(
      ({ hotkey, owner, take }, at): HeldHotkey => ({
        address: hotkey,
        isOwned: owned.has(hotkey),
        isStaked: staked.has(hotkey),
        owner: owner(),
        take: take(),
        registrations: seats[at]?.registrations() ?? [],
        children: seats[at]?.children() ?? [],
      }),
    ),
    locks: locks
      .flatMap(({ netuid, hotkey, row, isPerpetual }): Holdings["locks"] => {
        const written = row();
        if (written === null) return [];
        const alpha = locked.get(netuid) ?? 0n;
        return [{ netuid, hotkey, alpha, written, isPerpetual: isPerpetual() }];
      })
      .sort((a, b) => a.netuid - b.netuid),
    lockHalfBlocks: rate === null ? null : Math.round(Number(rate) * Math.LN2),
    ownedSubnets: netuids
      .filter((netuid) => subnets.get(netuid)?.owner() === coldkey)
      .map((netuid) => ({ netuid, name: nameOf(netuid) })),
    claims: {
      kind: type.kind,
      keptNetuids: type.netuids,
      waiting: claims
        .map(({ hotkey, netuid, earned, claimed }) => {
          const alpha = earned > claimed() ? earned - claimed() : 0n;
          return { hotkey, netuid, alpha, spotRao: spotOf(netuid, alpha) };
        })
        .filter(({ alpha }) => alpha > 0n),
    },
    autoStake: autoStake.flatMap(({ netuid, to }) => {
      const hotkey = to();
      return hotkey === null ? [] : [{ netuid, hotkey: encodeAddress(hotkey) }];
    }),
    proxies: own.proxies(),
    multisigs: multisigs.flatMap(({ hash, row }) => {
      const found = row();
      return found === null ? [] : [{ callHash: toHex(hash), ...found }];
    }),
    identity,
    swap: announced === null ? null : { ...announced, disputedAtBlock: own.disputedAtBlock() },
    takesLockedAlpha: (own.flags() & TAKES_LOCKED_ALPHA) === TAKES_LOCKED_ALPHA,
  };
  return { ...body, totals: totalsOf(body, spotOf) };
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function sumBySubnet(positions: readonly Position[]): Map<number, bigint> {
  const sums = new Map<number, bigint>();
  for (const { netuid, alpha } of positions) sums.set(netuid, (sums.get(netuid) ?? 0n) + alpha);
  return sums;
}

/** Root's alpha is TAO. A pool that answers with zeros refuses (domain reference §5.1). */
function saleOf(netuid: number, free: bigint, sale: (() => Simulated) | null): bigint | null {
  if (netuid === ROOT || free === 0n) return free;
  const taoRao = sale?.().taoRao ?? 0n;
  return taoRao === 0n ? null : taoRao;
}
