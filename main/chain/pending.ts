/** Calls that wait on the chain for somebody: multisig proposals and proxies' announcements, with what they say. */

import * as v from "valibot";
import { accountOf, encodeAddress } from "../codec/address.ts";
import { hashOfCall } from "../codec/call-hash.ts";
import { CarriedOperation } from "../codec/operations/nested.ts";
import { fromHex, toHex } from "../codec/payload.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import { readMultisig } from "./multisig-draft.ts";
import { NodeError } from "./provider.ts";
import { readAnnouncements, readProxies } from "./proxies.ts";
import { ALL_TYPES, FILTERS, hasFilters, powersOf } from "./proxy-powers.ts";
import { BlockReply, HashReply } from "./replies.ts";
import { openRound } from "./round.ts";

/** 0x-hex of calls by their hash: what this machine knows besides the chain. */
export type KnownCalls = ReadonlyMap<string, string>;

/** Hashers of the item's second key: blake2_128 before the hash itself. */
const HASHED_BYTES = 16;

export async function readPendingMultisigs(
  connection: Connection,
  multisig: Ss58,
  known: KnownCalls,
) {
  const block = connection.heads.best;
  const first = openRound(connection, block.hash);
  const keys = first.keysBelow("multisig", accountOf(multisig));
  await first.send();
  const hashes = keys().map((reader) => {
    reader.bytes(HASHED_BYTES);
    return reader.bytes(32);
  });
  const second = openRound(connection, block.hash);
  const rows = hashes.map((hash) => ({
    callHash: toHex(hash),
    row: second.option("multisig", [accountOf(multisig), hash], readMultisig),
  }));
  await second.send();
  const calls = await Promise.all(
    rows.flatMap(({ callHash, row: cell }) => {
      const row = cell();
      if (row === null) return [];
      const { timepoint, depositor, depositRao, approvals } = row;
      return [
        (async () => {
          const bytes =
            known.get(callHash) ?? (await proposedIn(connection, timepoint, callHash)) ?? null;
          const call = bytes === null ? null : carriedIn(connection, bytes, multisig);
          return { callHash, timepoint, depositor, depositRao, approvals: [...approvals], call };
        })(),
      ];
    }),
  );
  return { atBlock: block.number, seenAtMs: block.seenAtMs, calls };
}

/** The first approval may carry the whole call: then the block that included it has it. Null when it does not. */
async function proposedIn(
  { wire, runtime }: Connection,
  { height, index }: { readonly height: number; readonly index: number },
  callHash: string,
): Promise<string | null> {
  try {
    const hash = await wire.ask(HashReply, "chain_getBlockHash", [height]);
    const { block } = await wire.ask(BlockReply, "chain_getBlock", [hash]);
    const extrinsic = block.extrinsics[index];
    if (extrinsic === undefined) return null;
    return (
      runtime
        .carriedCalls(extrinsic)
        .map(toHex)
        .find((call) => hashOfCall(fromHex(call)) === callHash) ?? null
    );
  } catch (error) {
    // The node has no such block any more, or says what cannot be read: then the call is not known.
    if (error instanceof NodeError || error instanceof Refusal) return null;
    throw error;
  }
}

function carriedIn({ runtime }: Connection, bytes: string, account: Ss58): CarriedOperation | null {
  try {
    const operation = runtime.readCall(fromHex(bytes), account);
    return v.is(CarriedOperation, operation) ? operation : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export async function readProxySide(connection: Connection, real: Ss58, known: KnownCalls) {
  const block = connection.heads.best;
  const first = openRound(connection, block.hash);
  const entriesCell = first.value("proxies", [accountOf(real)], readProxies);
  const filters = hasFilters(connection) ? first.api(FILTERS, ALL_TYPES) : () => [];
  await first.send();
  const entries = entriesCell();
  const delegates = [...new Set(entries.map(({ delegate }) => encodeAddress(delegate)))];
  const second = openRound(connection, block.hash);
  const lists = delegates.map((delegate) => ({
    delegate,
    list: second.value("announcements", [accountOf(delegate)], readAnnouncements),
  }));
  await second.send();
  const announcements = lists.flatMap(({ delegate, list }) =>
    list()
      .filter((one) => encodeAddress(one.real) === real)
      .map((one) => {
        const callHash = toHex(one.callHash);
        const entry = entries.find((each) => encodeAddress(each.delegate) === delegate);
        const bytes = known.get(callHash);
        return {
          delegate,
          real,
          callHash,
          announcedAtBlock: one.height,
          fromBlock: entry === undefined ? null : one.height + entry.delayBlocks,
          call: bytes === undefined ? null : carriedIn(connection, bytes, real),
        };
      }),
  );
  return {
    atBlock: block.number,
    seenAtMs: block.seenAtMs,
    entries: entries.map(({ delegate, type, delayBlocks }) => ({
      delegate: encodeAddress(delegate),
      proxyType: type,
      delayBlocks,
    })),
    announcements,
    powers: powersOf(filters()),
  };
}
