/** Names that the user gave, for addresses that are his. */

import { groupsOf } from "../lib/address.ts";
import { en } from "../messages/en.ts";
import type { Snapshot } from "../types.ts";

export function nameOf(snapshot: Snapshot, address: string): string | null {
  const key =
    snapshot.coldkeys.find((one) => one.address === address) ??
    snapshot.hotkeys.find((one) => one.address === address) ??
    snapshot.book.find((one) => one.address === address) ??
    snapshot.watched.find((one) => one.address === address) ??
    snapshot.crossing.machines
      .filter(({ isPaired }) => isPaired)
      .flatMap(({ addresses }) => addresses)
      .find((one) => one.address === address);
  return key?.name ?? null;
}

/** Never a bare abbreviation where a name is known. */
export function nameOrEnds(snapshot: Snapshot, address: string): string {
  const groups = groupsOf(address);
  return nameOf(snapshot, address) ?? en.address.ends(groups[0] ?? "", groups.at(-1) ?? "");
}
