/** Keys that an act can be composed for: those that are here; on a Desk those that a Vault has. */
import type { Snapshot, WatchedSummary } from "../types.ts";
import { inUse } from "./in-use.ts";

type Signer = Pick<WatchedSummary, "address" | "name" | "balance">;

export function signersOf(snapshot: Snapshot): readonly Signer[] {
  return snapshot.profile === "desk" ? snapshot.watched : inUse(snapshot.coldkeys);
}

interface KnownHotkey {
  readonly address: string;
  readonly name: string;
  readonly coldkey: string | null;
}

export function hotkeysOf(snapshot: Snapshot): readonly KnownHotkey[] {
  const carried = snapshot.crossing.machines
    .filter(({ isPaired }) => isPaired)
    .flatMap(({ addresses }) => addresses.filter(({ role }) => role === "hotkey"));
  return [...inUse(snapshot.hotkeys), ...carried];
}
