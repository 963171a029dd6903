/**
 * Whether a coldkey can take over another one: the chain looks only when the swap is executed, five days too late
 * (domain reference §4.5). Asked among addresses that are nobody's, so that a node cannot tell which one is meant: who
 * learns it can spoil it for less than a thousandth of a TAO (§4.6).
 */
import { blake2b } from "@noble/hashes/blake2.js";
import { sr25519PairFromSeed } from "@polkadot/util-crypto";
import { accountOf, encodeAddress } from "../codec/address.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import type { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { concatBytes, equalBytes } from "../lib/bytes.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { askAccount } from "./accounts.ts";
import { type Batch, decode, openBatch } from "./batch.ts";
import { askSwap } from "./coldkey-swap.ts";
import type { Connection } from "./connection.ts";
import type { BestBlock, Block } from "./heads.ts";
import { KeysReply } from "./replies.ts";
import { isBurnAccount, subnetOfAccount } from "./special-accounts.ts";

const NO_OWNER = new Uint8Array(32);
/** Asked along: enough that one question says little, few enough that it stays one small question. */
const DECOYS = 15;
const MOST_LOCKS = 1_000;

export interface DestinationFindings {
  readonly atBlock: number;
  readonly seenAtMs: number;
  /** The chain would refuse the execution. None of them ever goes away again, but a lock. */
  readonly spoiled: readonly Fault[];
  /** The chain would not mind, and still somebody knows the address or has used it. */
  readonly known: readonly Fault[];
}
type Found = Pick<DestinationFindings, "spoiled" | "known">;

export const readAccounts = (reader: Reader): Ss58[] =>
  Array.from({ length: reader.count(32) }, () => encodeAddress(reader.bytes(32)));

/** Once the batch was read; `locks`: from {@link countStakeLocks}, because a prefix is not a row. */
export function askDestination(batch: Batch, address: Ss58): (locks: number) => Found {
  const account = accountOf(address);
  const staking = batch.value("stakingHotkeys", [account], readAccounts);
  const owned = batch.value("ownedHotkeys", [account], readAccounts);
  const owner = batch.value("owner", [account], decode.account);
  const proxies = batch.option("proxies", [account], (reader) => reader.count(37));
  const swap = askSwap(batch, address);
  const state = askAccount(batch, address);
  return (locks) => {
    const isSystem = subnetOfAccount(account) !== null || isBurnAccount(account);
    const { announcement, disputedAt } = swap();
    const { nonce, exists, freeRao } = state();
    const [stakes, hotkeys, count] = [staking().length, owned().length, proxies() ?? 0];
    const isHotkey = !equalBytes(owner(), NO_OWNER);
    const isSwapped = announcement !== null || disputedAt !== null;
    return {
      spoiled: [
        ...(stakes > 0 ? [fault("DESTINATION_HAS_STAKED", { hotkeys: stakes })] : []),
        ...(isHotkey
          ? [fault("DESTINATION_BECAME_HOTKEY", { owner: encodeAddress(owner()) })]
          : []),
        ...(locks > 0 ? [fault("DESTINATION_HAS_LOCKS", { locks })] : []),
        ...(isSystem ? [fault("DESTINATION_IS_SYSTEM", {})] : []),
      ],
      known: [
        ...(nonce > 0 ? [fault("DESTINATION_HAS_SIGNED", { nonce })] : []),
        ...(exists ? [fault("DESTINATION_HAS_TAO", { freeRao })] : []),
        ...(hotkeys > 0 ? [fault("DESTINATION_OWNS_HOTKEYS", { hotkeys })] : []),
        ...(count > 0 ? [fault("DESTINATION_HAS_PROXIES", { count })] : []),
        ...(isSwapped ? [fault("DESTINATION_IS_SWAPPED_ITSELF", {})] : []),
      ],
    };
  };
}

/** How many places of a coldkey's stake are locked. One round trip; `Blake2_128Concat` of the coldkey comes first. */
export async function countStakeLocks(
  { wire, runtime }: Pick<Connection, "wire" | "runtime">,
  block: Block,
  address: Ss58,
): Promise<number> {
  if (!runtime.storage.has("stakeLock")) return 0;
  const account = accountOf(address);
  const item = fromHex(runtime.storage.prefix("stakeLock"));
  const prefix = toHex(concatBytes(item, blake2b(account, { dkLen: 16 }), account));
  const page = [prefix, MOST_LOCKS, null, block.hash];
  const keys = await wire.ask(KeysReply, "state_getKeysPaged", page);
  return keys.filter((key) => key.startsWith(prefix)).length;
}

/**
 * Keys that nobody keeps. The same ones at every question, or the address that comes again would be the real one; and
 * of a salt that only this machine has, or anybody could tell which of them the others were made from.
 */
function decoysFor(address: Ss58, salt: Uint8Array): Ss58[] {
  return Array.from({ length: DECOYS }, (_, at) => {
    const seed = blake2b(concatBytes(accountOf(address), Uint8Array.of(at)), {
      key: salt,
      dkLen: 32,
    });
    return encodeAddress(sr25519PairFromSeed(seed).publicKey);
  });
}

/** Two round trips, at the newest block. `salt`: 32 random bytes that stay on this machine. */
export async function readDestination(
  connection: Connection,
  address: Ss58,
  salt: Uint8Array,
): Promise<DestinationFindings> {
  const block: BestBlock = connection.heads.best;
  const all = [address, ...decoysFor(address, salt)].sort();
  const batch = openBatch(connection.runtime.storage);
  const cells = new Map(all.map((one) => [one, askDestination(batch, one)]));
  const [locks] = await Promise.all([
    Promise.all(all.map((one) => countStakeLocks(connection, block, one))),
    batch.read(connection.wire, block.hash),
  ]);
  const found = cells.get(address)?.(locks[all.indexOf(address)] ?? 0);
  if (found === undefined) throw new Error("The address was not asked for");
  return { atBlock: block.number, seenAtMs: block.seenAtMs, ...found };
}
