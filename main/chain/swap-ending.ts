/** How an announcement ended: read from the events of the block in which it went (domain reference §4.1). */
import { accountOf } from "../codec/address.ts";
import { fromHex } from "../codec/payload.ts";
import type { Ss58 } from "../codec/values.ts";
import { openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { NodeError } from "./provider.ts";
import { MaybeHash, MaybeHex } from "./replies.ts";

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
