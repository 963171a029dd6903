/**
 * Announced and disputed swaps of any number of coldkeys, in one question per block (domain reference §4.8): whoever
 * waits five days for a theft must not be the only one who looks.
 */
import { accountOf } from "../codec/address.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import type { Ss58 } from "../codec/values.ts";
import { decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { BestBlock } from "./heads.ts";
import { NodeError } from "./provider.ts";
import { MaybeHash, MaybeHex } from "./replies.ts";

export interface WatchedSwap {
  readonly announcement: { readonly ripeBlock: number; readonly hash: string } | null;
  readonly disputedAtBlock: number | null;
  /** Hotkeys that the coldkey ever staked with. Only the swap of a coldkey empties the list (domain reference §4.5). */
  readonly stakingHotkeys: number;
}

export interface SentinelView {
  readonly block: BestBlock;
  readonly finalizedBlock: number;
  readonly delayBlocks: number;
  readonly reannouncementBlocks: number;
  readonly swaps: ReadonlyMap<Ss58, WatchedSwap>;
}

/** One round trip, whatever the number of coldkeys. */
export async function readSentinelView(
  { wire, runtime, heads }: Connection,
  coldkeys: readonly Ss58[],
): Promise<SentinelView> {
  const block = heads.best;
  const batch = openBatch(runtime.storage);
  const delay = batch.value("swapDelay", [], decode.u32);
  const again = batch.value("swapReannounceDelay", [], decode.u32);
  const cells = coldkeys.map((coldkey) => {
    const key = [accountOf(coldkey)];
    return {
      coldkey,
      announcement: batch.option("swapAnnouncement", key, (reader) => ({
        ripeBlock: reader.u32(),
        hash: toHex(reader.bytes(32)),
      })),
      dispute: batch.option("swapDispute", key, decode.u32),
      hotkeys: batch.value("stakingHotkeys", key, (reader) => reader.count(32)),
    };
  });
  await batch.read(wire, block.hash);
  return {
    block,
    finalizedBlock: heads.finalized.number,
    delayBlocks: delay(),
    reannouncementBlocks: again(),
    swaps: new Map(
      cells.map(({ coldkey, announcement, dispute, hotkeys }) => [
        coldkey,
        {
          announcement: announcement(),
          disputedAtBlock: dispute(),
          stakingHotkeys: hotkeys(),
        },
      ]),
    ),
  };
}

export interface SwapEnding {
  readonly how: "swapped" | "cleared" | "reset";
  readonly atBlock: number;
}

const ENDINGS: Readonly<Record<string, SwapEnding["how"]>> = {
  ColdkeySwapped: "swapped",
  ColdkeySwapCleared: "cleared",
  ColdkeySwapReset: "reset",
};

/**
 * How an announcement that stood at `from` came to be gone at `to`: found by halving, then read from the events of that
 * block. Null when the node has forgotten the states in between, or the block says nothing about it.
 */
export async function findSwapEnding(
  connection: Connection,
  coldkey: Ss58,
  from: number,
  to: number,
): Promise<SwapEnding | null> {
  const { wire, runtime } = connection;
  const hashOf = (number: number) => wire.ask(MaybeHash, "chain_getBlockHash", [number]);
  try {
    let low = from + 1;
    let high = to;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const hash = await hashOf(middle);
      if (hash === null) return null;
      const batch = openBatch(runtime.storage);
      const key = [accountOf(coldkey)];
      const stands = batch.option("swapAnnouncement", key, () => true);
      await batch.read(wire, hash);
      if (stands() === null) high = middle;
      else low = middle + 1;
    }
    const hash = await hashOf(low);
    if (hash === null) return null;
    const raw = await wire.ask(MaybeHex, "state_getStorage", [runtime.events.key, hash]);
    const event = (raw === null ? [] : runtime.events.decode(fromHex(raw))).find(
      ({ pallet, name, fields }) =>
        pallet === "SubtensorModule" && name in ENDINGS && fields[0] === coldkey,
    );
    const how = event === undefined ? undefined : ENDINGS[event.name];
    return how === undefined ? null : { how, atBlock: low };
  } catch (error) {
    if (error instanceof NodeError) return null;
    throw error;
  }
}
