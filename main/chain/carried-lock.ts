/** Stake that changes its owner within its subnet takes along the lock that is on it (domain reference §3.4). */
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { decode } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { openRound, type Round } from "./round.ts";
import { netuidKey } from "./subnets.ts";

export interface CarriedLock {
  /** For whom the sender has locked there. */
  readonly ours: Ss58 | null;
  /** For whom the receiver has. */
  readonly theirs: Ss58 | null;
  readonly isAccepted: boolean;
}

/** What stands before the hotkey in the third key of a lock: its hash. */
const HASH_BYTES = 16;
/** Bit 0 of an account's flags (domain reference §5.1). */
export const ACCEPTS_LOCKED = 1n;

/** Null for whatever is no such transfer. */
export async function readCarriedLock(
  connection: Connection,
  blockHash: string,
  operation: Operation,
): Promise<CarriedLock | null> {
  if (operation.kind !== "transfer-stake") return null;
  const { coldkey, destination, netuid, toNetuid } = operation;
  if (netuid !== toNetuid || coldkey === destination) return null;
  const round = openRound(connection, blockHash);
  const ours = askLockedFor(round, coldkey, netuid);
  const theirs = askLockedFor(round, destination, netuid);
  const flags = round.value("accountFlags", [accountOf(destination)], decode.u128);
  await round.send();
  return { ours: ours(), theirs: theirs(), isAccepted: (flags() & ACCEPTS_LOCKED) !== 0n };
}

/** The hotkey for which a coldkey has locked on a subnet; null: nothing is locked. */
export function askLockedFor(round: Round, coldkey: Ss58, netuid: number): () => Ss58 | null {
  const below = round.keysBelow("stakeLock", accountOf(coldkey), netuidKey(netuid));
  return () => {
    const [lock] = below();
    lock?.bytes(HASH_BYTES);
    return lock === undefined ? null : encodeAddress(lock.bytes(32));
  };
}
