/**
 * Watch-only entries: an address with a name, and no key. Cards of a kind of their own in a folder of their own, so that
 * nothing that looks for keys can take one for a key. `watched/<address>.json`, replaced atomically.
 */
import { join } from "node:path";
import * as v from "valibot";
import { parseAddress } from "../codec/address.ts";
import { KeyName, Ss58, TimeMs } from "../codec/values.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { readRecord, removeIfPresent, writeRecord } from "./record.ts";

const WatchedCard = v.strictObject({
  v: v.literal(1),
  kind: v.literal("watched"),
  address: Ss58,
  name: KeyName,
  createdAtMs: TimeMs,
});
export type WatchedCard = v.InferOutput<typeof WatchedCard>;

export interface Watched {
  /** Oldest first. */
  list(): readonly WatchedCard[];
  add(card: WatchedCard): Promise<void>;
  /** What is not there is removed already. */
  remove(address: Ss58): Promise<void>;
}

export async function openWatched(files: Files, folder: string): Promise<Watched> {
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const cards = new Map<Ss58, WatchedCard>();
  for (const name of await files.list(folder)) {
    const address = v.safeParse(Ss58, name.replace(/\.json$/, ""));
    if (!name.endsWith(".json") || !address.success) continue;
    const card = await readRecord(files, join(folder, name), WatchedCard).catch(
      (error: unknown) => {
        // One unreadable entry must not keep the app from starting; the file is left as it is.
        if (error instanceof Refusal) return null;
        throw error;
      },
    );
    if (card?.address === address.output) cards.set(card.address, card);
  }
  const pathOf = (address: Ss58): string => join(folder, `${address}.json`);
  return {
    list: () => [...cards.values()].sort((a, b) => a.createdAtMs - b.createdAtMs),
    async add(card) {
      // The address becomes a file's name: its checksum is looked at once more, whoever asks.
      demand(parseAddress(card.address));
      await writeRecord(files, pathOf(card.address), v.parse(WatchedCard, card));
      cards.set(card.address, card);
    },
    async remove(address) {
      await removeIfPresent(files, pathOf(address));
      cards.delete(address);
    },
  };
}
