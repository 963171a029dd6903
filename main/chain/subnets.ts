/** Lists over all subnets: a fixed number of round trips, all at one block. */
import type { HotkeySummary } from "../../preload/contract.ts";
import { accountOf } from "../codec/address.ts";
import { fromHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import type { Ss58 } from "../codec/values.ts";
import { littleEndian } from "../codec/writer.ts";
import { Refusal } from "../lib/fault.ts";
import { decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { KeysReply } from "./replies.ts";

/** The chain limits itself to 128 subnets now; a page of keys holds at most a thousand. */
const MAX_SUBNETS = 1_000;
/** No neurons are registered on root by paying a price. */
const ROOT = 0;

export const netuidKey = (netuid: number): Uint8Array => littleEndian(BigInt(netuid), 2);

/** One round trip. `NetworksAdded` keys end in the netuid itself (Identity hasher). */
export async function listNetuids(
  { wire, runtime }: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
): Promise<number[]> {
  const prefix = runtime.storage.prefix("networksAdded");
  const keys = await wire.ask(KeysReply, "state_getKeysPaged", [
    prefix,
    MAX_SUBNETS,
    null,
    blockHash,
  ]);
  const netuids = keys.map((key) => {
    if (!key.startsWith(prefix) || key.length !== prefix.length + 4) {
      throw new Refusal("CHAIN_REPLY_UNREADABLE", { method: "state_getKeysPaged" });
    }
    return Number(new Reader(fromHex(`0x${key.slice(prefix.length)}`)).unsigned(2));
  });
  return [...new Set(netuids)].sort((a, b) => a - b);
}

type Registration = HotkeySummary["registrations"][number];

/** Three round trips, however many hotkeys. A hotkey on no subnet has an empty list; so has root's membership. */
export async function readRegistrations(
  connection: Connection,
  hotkeys: readonly Ss58[],
): Promise<Map<Ss58, Registration[]>> {
  const { wire, runtime, heads } = connection;
  const { hash } = heads.best;
  const netuids = (await listNetuids(connection, hash)).filter((netuid) => netuid !== ROOT);
  const seats = openBatch(runtime.storage);
  const asked = hotkeys.flatMap((hotkey) => {
    const account = accountOf(hotkey);
    return netuids.map((netuid) => ({
      hotkey,
      netuid,
      uid: seats.option("uid", [netuidKey(netuid), account], decode.u16),
    }));
  });
  await seats.read(wire, hash);

  const since = openBatch(runtime.storage);
  const found = asked.flatMap(({ hotkey, netuid, uid: cell }) => {
    const uid = cell();
    if (uid === null) return [];
    const keys = [netuidKey(netuid), littleEndian(BigInt(uid), 2)];
    return [{ hotkey, netuid, uid, sinceBlock: since.value("registeredAt", keys, decode.u64) }];
  });
  if (found.length > 0) await since.read(wire, hash);

  const result = new Map<Ss58, Registration[]>(hotkeys.map((hotkey) => [hotkey, []]));
  for (const { hotkey, netuid, uid, sinceBlock } of found) {
    result.get(hotkey)?.push({ netuid, uid, sinceBlock: Number(sinceBlock()) });
  }
  return result;
}
