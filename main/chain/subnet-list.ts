/** All subnets as a table, and what one row of it is made of. */
import type { SubnetList, SubnetRow } from "../../preload/contract.ts";
import { encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { type Batch, type Cell, decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { NodeError } from "./provider.ts";
import { HashReply } from "./replies.ts";
import { openRound } from "./round.ts";
import { PRICES } from "./stake.ts";
import { netuidKey } from "./subnets.ts";
import { foreignText } from "./text.ts";

const MAX_SYMBOL_CHARS = 8;
/** No neurons are registered on root by paying a price. */
const ROOT = 0;
/** Within what nodes keep of old states (256 blocks); forty minutes at the usual pace. */
const TREND_BLOCKS = 200;
const NOBODY = encodeAddress(new Uint8Array(32));
const NOTHING = new Uint8Array();

/** Everything of a row but its price and its past. */
export function askSubnetRow(batch: Pick<Batch, "value" | "option">, netuid: number) {
  const key = [netuidKey(netuid)];
  const isAdded = batch.value("networksAdded", key, decode.bool);
  const identity = batch.option("identity", key, decode.sized);
  const symbol = batch.value("tokenSymbol", key, decode.sized);
  const burnRao = batch.value("burn", key, decode.u64);
  const isOpen = batch.value("registrationAllowed", key, decode.bool);
  const neurons = batch.value("neurons", key, decode.u16);
  const maxNeurons = batch.value("maxNeurons", key, decode.u16);
  const immunityBlocks = batch.value("immunityPeriod", key, decode.u16);
  const tempo = batch.value("tempo", key, decode.u16);
  const emissionRao = batch.value("taoInEmission", key, decode.u64);
  const owner = batch.value("subnetOwner", key, (reader) => encodeAddress(reader.bytes(32)));
  return {
    isAdded,
    row: (priceRao: bigint, burnBefore: SubnetRow["burnBefore"]): SubnetRow => ({
      netuid,
      name: foreignText(identity()),
      symbol: foreignText(symbol(), MAX_SYMBOL_CHARS),
      burnRao: burnRao(),
      isOpen: isOpen(),
      neurons: neurons(),
      maxNeurons: maxNeurons(),
      immunityBlocks: immunityBlocks(),
      tempo: tempo(),
      priceRao,
      emissionRao: emissionRao(),
      owner: known(owner()),
      burnBefore,
    }),
  };
}

const known = (address: Ss58): Ss58 | null => (address === NOBODY ? null : address);

/** Two round trips, and beside the second one the same prices at an older block, if the node still has it. */
export async function readSubnetList(connection: Connection): Promise<SubnetList> {
  const { wire, runtime, heads } = connection;
  const block = heads.best;
  const first = openRound(connection, block.hash);
  const keys = first.keysBelow("networksAdded");
  const prices = first.api(PRICES, NOTHING);
  const [before] = await Promise.all([olderHash(connection, block.number), first.send()]);
  const netuids = [...new Set(keys().map((reader) => Number(reader.unsigned(2))))]
    .filter((netuid) => netuid !== ROOT)
    .sort((a, b) => a - b);

  const batch = openBatch(runtime.storage);
  const rows = netuids.map((netuid) => ({ netuid, ...askSubnetRow(batch, netuid) }));
  const [past] = await Promise.all([
    before === null ? null : burnsAt(connection, before, netuids),
    batch.read(wire, block.hash),
  ]);
  return {
    atBlock: block.number,
    seenAtMs: block.seenAtMs,
    subnets: rows
      .filter(({ isAdded }) => isAdded())
      .map(({ netuid, row }) => {
        const burnRao = past?.get(netuid)?.();
        return row(
          prices().get(netuid) ?? 0n,
          burnRao === undefined ? null : { burnRao, blocksBack: TREND_BLOCKS },
        );
      }),
  };
}

/** A nicety: nothing else fails with it. */
async function unlessForgotten<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NodeError || error instanceof Refusal) return null;
    throw error;
  }
}

async function olderHash({ wire }: Connection, best: number): Promise<string | null> {
  if (best <= TREND_BLOCKS) return null;
  return unlessForgotten(wire.ask(HashReply, "chain_getBlockHash", [best - TREND_BLOCKS]));
}

async function burnsAt(
  { wire, runtime }: Connection,
  blockHash: string,
  netuids: readonly number[],
): Promise<Map<number, Cell<bigint>> | null> {
  const batch = openBatch(runtime.storage);
  const cells = new Map(
    netuids.map((netuid) => [netuid, batch.value("burn", [netuidKey(netuid)], decode.u64)]),
  );
  return unlessForgotten(batch.read(wire, blockHash).then(() => cells));
}
