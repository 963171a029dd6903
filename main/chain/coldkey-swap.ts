/**
 * Announcements and disputes of coldkey swaps, and the chain's own delays: everything of one block in one question,
 * whatever the number of coldkeys (domain reference §4.1).
 */
import { accountOf } from "../codec/address.ts";
import { toHex } from "../codec/payload.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { type Batch, type Cell, decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Block } from "./heads.ts";

export interface Announcement {
  /** The first block that can execute it: stored, so a later change of the delay does not move it. */
  readonly executableAt: number;
  readonly hash: string;
}
export interface SwapRow {
  readonly announcement: Announcement | null;
  readonly disputedAt: number | null;
  /** Hotkeys that the coldkey ever staked with. Only the swap of a coldkey empties the list (domain reference §4.5). */
  readonly stakingHotkeys: number;
}
export interface SwapDelays {
  readonly announce: number;
  readonly reannounce: number;
}
export interface SwapsAt {
  readonly block: Block;
  readonly delays: SwapDelays;
  readonly rows: ReadonlyMap<Ss58, SwapRow>;
}
/** The newest block, for what is to come; the newest final one, for what is certain. */
export interface SwapsSeen {
  readonly best: SwapsAt;
  readonly finalized: SwapsAt;
}

function readAnnouncement(reader: Reader): Announcement {
  return { executableAt: reader.u32(), hash: toHex(reader.bytes(32)) };
}

export function askSwap(batch: Batch, address: Ss58): Cell<SwapRow> {
  const account = accountOf(address);
  const announcement = batch.option("swapAnnouncement", [account], readAnnouncement);
  const dispute = batch.option("swapDispute", [account], decode.u32);
  const hotkeys = batch.value("stakingHotkeys", [account], (reader) => reader.count(32));
  return () => ({
    announcement: announcement(),
    disputedAt: dispute(),
    stakingHotkeys: hotkeys(),
  });
}

/** The guard of the chain refuses everything else of that coldkey (domain reference §4.3). */
export function frozenBy({ announcement, disputedAt }: SwapRow): Fault[] {
  if (disputedAt !== null) return [fault("COLDKEY_SWAP_DISPUTED", { atBlock: disputedAt })];
  return announcement === null ? [] : [fault("COLDKEY_SWAP_PENDING", {})];
}

export function askDelays(batch: Batch): Cell<SwapDelays> {
  const announce = batch.value("swapDelay", [], decode.u32);
  const reannounce = batch.value("swapReannounceDelay", [], decode.u32);
  return () => ({ announce: announce(), reannounce: reannounce() });
}

/** One round trip. */
async function readSwaps(
  { wire, runtime }: Connection,
  block: Block,
  addresses: readonly Ss58[],
): Promise<SwapsAt> {
  const batch = openBatch(runtime.storage);
  const delays = askDelays(batch);
  const cells = addresses.map((address) => [address, askSwap(batch, address)] as const);
  await batch.read(wire, block.hash);
  return {
    block: { number: block.number, hash: block.hash },
    delays: delays(),
    rows: new Map(cells.map(([address, row]) => [address, row()])),
  };
}

/** Reads both at once; the final block again only when it is another one. */
export function swapsReader(addresses: readonly Ss58[]) {
  let last: SwapsAt | null = null;
  return async (connection: Connection): Promise<SwapsSeen> => {
    const { best, finalized } = connection.heads;
    const [newest, final] = await Promise.all([
      readSwaps(connection, best, addresses),
      last?.block.hash === finalized.hash ? last : readSwaps(connection, finalized, addresses),
    ]);
    last = final;
    return { best: newest, finalized: final };
  };
}
