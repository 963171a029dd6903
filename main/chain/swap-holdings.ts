/** Everything of a coldkey that a swap moves, and what it leaves, all of one block (domain reference §4.7). */
import type { SwapSnapshot } from "../../preload/contract.ts";
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { equalBytes } from "../lib/bytes.ts";
import { askAccount } from "./accounts.ts";
import { decode, openBatch } from "./batch.ts";
import { askDelays, type SwapDelays } from "./coldkey-swap.ts";
import { executionFee, FEES_KEPT } from "./coldkey-swap-draft.ts";
import type { Connection } from "./connection.ts";
import type { Block } from "./heads.ts";
import { type ProxyEntry, readProxies } from "./proxies.ts";
import { readPositions } from "./stake.ts";
import { listNetuids, netuidKey } from "./subnets.ts";
import { countStakeLocks, readAccounts } from "./swap-destination.ts";

const CLAIM_TYPES = ["swap", "keep", "keep-subnets"] as const;

function readProxiesOf(reader: Reader): { proxies: ProxyEntry[]; depositRao: bigint } {
  return { proxies: readProxies(reader), depositRao: reader.unsigned(8) };
}

/** Two round trips. */
export async function readHoldings(
  connection: Pick<Connection, "wire" | "runtime">,
  block: Block,
  coldkey: Ss58,
): Promise<SwapSnapshot> {
  const { wire, runtime } = connection;
  const own = accountOf(coldkey);
  const [positions, netuids, locks] = await Promise.all([
    readPositions(connection, block.hash, coldkey),
    listNetuids(connection, block.hash),
    countStakeLocks(connection, block, coldkey),
  ]);
  const batch = openBatch(runtime.storage);
  const account = askAccount(batch, coldkey);
  const owned = batch.value("ownedHotkeys", [own], readAccounts);
  const proxies = batch.option("proxies", [own], readProxiesOf);
  const identity = batch.option("coldkeyIdentity", [own], () => true);
  const claim = batch.option("rootClaimType", [own], (reader) => reader.u8());
  const subnets = netuids.map((netuid) => ({
    netuid,
    owner: batch.value("subnetOwner", [netuidKey(netuid)], decode.account),
    autoStake: batch.option("autoStake", [own, netuidKey(netuid)], decode.account),
  }));
  await batch.read(wire, block.hash);
  const { freeRao, reservedRao } = account();
  const claimType = claim() ?? 0;
  return {
    atBlock: block.number,
    freeRao,
    reservedRao,
    positions: positions
      .filter(({ alpha }) => alpha > 0n)
      .map(({ hotkey, netuid, alpha }) => ({ hotkey, netuid, alpha })),
    ownedHotkeys: owned(),
    subnets: subnets.flatMap(({ netuid, owner }) => (equalBytes(owner(), own) ? [netuid] : [])),
    hasIdentity: identity() ?? false,
    locks,
    autoStake: subnets.flatMap(({ netuid, autoStake }) => {
      const hotkey = autoStake();
      return hotkey === null ? [] : [{ netuid, hotkey: encodeAddress(hotkey) }];
    }),
    proxies: (proxies()?.proxies ?? []).map(({ delegate, type, delayBlocks }) => ({
      delegate: encodeAddress(delegate),
      proxyType: type,
      delayBlocks,
    })),
    proxyDepositRao: proxies()?.depositRao ?? 0n,
    rootClaim: claimType === 0 ? null : (CLAIM_TYPES[claimType] ?? "other"),
  };
}

export interface SwapOutlook {
  readonly seenAtMs: number;
  readonly holdings: SwapSnapshot;
  readonly delays: SwapDelays;
  readonly costRao: bigint;
  readonly feeRao: bigint;
  /** What the announcement must leave. */
  readonly keepRao: bigint;
}

/** What a swap would move and cost, at the newest block. */
export async function readOutlook(connection: Connection, coldkey: Ss58): Promise<SwapOutlook> {
  const block = connection.heads.best;
  const batch = openBatch(connection.runtime.storage);
  const delays = askDelays(batch);
  const [holdings, feeRao] = await Promise.all([
    readHoldings(connection, block, coldkey),
    executionFee(connection, block, coldkey),
    batch.read(connection.wire, block.hash),
  ]);
  const costRao = connection.runtime.keySwapCostRao ?? 0n;
  const keepRao = feeRao * FEES_KEPT;
  return { seenAtMs: block.seenAtMs, holdings, delays: delays(), costRao, feeRao, keepRao };
}
