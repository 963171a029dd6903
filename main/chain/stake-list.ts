/** What a coldkey has staked, with the price of every pool: all of one block. */
import type { CallOutput } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import { decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { readPositions, readPrices } from "./stake.ts";
import { netuidKey } from "./subnets.ts";
import { foreignText } from "./text.ts";

export type StakeList = CallOutput<"stake.look">;

const RAO = 1_000_000_000n;

/** Two round trips: stake and prices together, then the names of the subnets that have a price. */
export async function readStakes(connection: Connection, coldkey: Ss58): Promise<StakeList> {
  const { wire, runtime, heads } = connection;
  const block = heads.best;
  const [positions, prices] = await Promise.all([
    readPositions(connection, block.hash, coldkey),
    readPrices(connection, block.hash),
  ]);
  const batch = openBatch(runtime.storage);
  const pools = [...prices].map(([netuid, priceRao]) => {
    const key = [netuidKey(netuid)];
    const identity = batch.option("identity", key, decode.sized);
    const isStarted = batch.value("subtokenEnabled", key, decode.bool);
    return () => ({
      netuid,
      name: foreignText(identity()),
      priceRao,
      isStarted: isStarted(),
    });
  });
  await batch.read(wire, block.hash);
  return {
    atBlock: block.number,
    seenAtMs: block.seenAtMs,
    positions: positions.map((position) => ({
      ...position,
      worthRao: (position.alpha * (prices.get(position.netuid) ?? 0n)) / RAO,
    })),
    pools: pools.map((row) => row()),
  };
}
