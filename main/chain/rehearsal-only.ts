/** What only the built-in network can do: give money away, and move time. */
import * as v from "valibot";
import { BlockNumber, Hash, type Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";

/** Ten registrations at the price of a new subnet. 10 TAO. */
const FAUCET_RAO = 10_000_000_000n;
/** A day of blocks takes the model some seconds. */
const ADVANCE_TIMEOUT_MS = 120_000;
/** The node takes no more in one question. */
const BLOCKS_AT_ONCE = 25_000;

const BlockReached = v.looseObject({ blockNumber: BlockNumber, blockHash: Hash });

function demandRehearsal({ network }: Connection): void {
  if (network.id !== "rehearsal") throw new Refusal("REHEARSAL_ONLY", { network: network.id });
}

export async function askFaucet(
  connection: Connection,
  address: Ss58,
): Promise<{ amountRao: bigint; atBlock: number }> {
  demandRehearsal(connection);
  const params = [address, FAUCET_RAO.toString()];
  const reached = await connection.wire.ask(BlockReached, "rehearsal_faucet", params);
  await arrive(connection, reached.blockNumber);
  return { amountRao: FAUCET_RAO, atBlock: reached.blockNumber };
}

export async function advanceRehearsal(
  connection: Connection,
  blocks: number,
): Promise<{ atBlock: number }> {
  demandRehearsal(connection);
  let atBlock = connection.heads.best.number;
  for (let left = blocks; left > 0; left -= BLOCKS_AT_ONCE) {
    const part = Math.min(left, BLOCKS_AT_ONCE);
    const reached = await connection.wire.ask(
      BlockReached,
      "rehearsal_advance",
      [part],
      ADVANCE_TIMEOUT_MS,
    );
    atBlock = reached.blockNumber;
  }
  await arrive(connection, atBlock);
  return { atBlock };
}

/** What the governors of a real chain may do, some day. */
export async function resetSwap(
  connection: Connection,
  coldkey: Ss58,
): Promise<{ atBlock: number }> {
  demandRehearsal(connection);
  const done = await connection.wire.ask(BlockReached, "rehearsal_resetSwap", [coldkey]);
  await arrive(connection, done.blockNumber);
  return { atBlock: done.blockNumber };
}

/** What a client has to live with, for a minute. */
export async function setTrouble(connection: Connection, trouble: string | null): Promise<void> {
  demandRehearsal(connection);
  await connection.wire.ask(v.literal(true), "rehearsal_setTrouble", [trouble]);
}

const Theft = v.looseObject({ ...BlockReached.entries, isDone: v.boolean() });

export async function sendThief(
  connection: Connection,
  coldkey: Ss58,
): Promise<{ isDone: boolean; atBlock: number }> {
  demandRehearsal(connection);
  const done = await connection.wire.ask(Theft, "rehearsal_thief", [coldkey]);
  await arrive(connection, done.blockNumber);
  return { isDone: done.isDone, atBlock: done.blockNumber };
}

/** The reply may overtake the news of the block: whoever asks next is to see what was done. */
async function arrive({ heads, wire }: Connection, blockNumber: number): Promise<void> {
  let unsubscribe = (): void => undefined;
  let forget = (): void => undefined;
  await new Promise<void>((resolve) => {
    forget = wire.onLost(resolve);
    const look = (): void => {
      if (heads.best.number >= blockNumber) resolve();
    };
    unsubscribe = heads.subscribe(look);
    look();
  });
  unsubscribe();
  forget();
}
