/**
 * Was it included? Asked after a restart, a lost connection, or whenever a node's own word is not enough. The account's
 * nonce is the witness: it counts up in exactly the block that includes the extrinsic (domain reference §6.5). An act
 * that empties its account takes the witness away with it: then only the blocks themselves can tell.
 */
import * as v from "valibot";
import type { Outcome } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { fault } from "../lib/fault.ts";
import { type Account, askAccount } from "./accounts.ts";
import { openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { extrinsicHash } from "./envelope.ts";
import { NOTHING_YET, readInclusion } from "./inclusion.ts";
import { NodeError } from "./provider.ts";
import { HashReply, PoolReply } from "./replies.ts";

export interface Sought {
  readonly extrinsicHash: string;
  readonly account: Ss58;
  readonly nonce: number;
  /** The blocks that can include it, both inclusive. */
  readonly firstBlock: number;
  readonly lastBlock: number;
}

/** How many blocks are asked for at once when every body has to be read. */
const SCAN_WIDTH = 16;

export async function lookUp(connection: Connection, sought: Sought): Promise<Outcome> {
  const { best, finalized } = connection.heads;
  const { nonce, exists } = await accountAt(connection, sought.account, best.hash);
  const last = Math.min(sought.lastBlock, best.number);
  if (nonce <= sought.nonce) {
    // A nonce counts up only; an account that ended, or began anew after that, says nothing about what was before.
    const hasEnded = !exists || nonce < sought.nonce;
    return (hasEnded ? await scan(connection, sought, last) : null) ?? notYet(connection, sought);
  }

  const found =
    (await searchByNonce(connection, sought, last)) ?? (await scan(connection, sought, last));
  if (found !== null) return found;
  // The nonce was used, and not by these bytes: they can never be included. True for good only once final.
  const isFinal = (await nonceAt(connection, sought.account, finalized.hash)) > sought.nonce;
  return isFinal
    ? { ...NOTHING_YET, state: "refused", isFinal, fault: fault("NONCE_USED_BY_OTHER", {}) }
    : { ...NOTHING_YET, state: "lost", fault: fault("NONCE_USED_BY_OTHER", {}) };
}

/** The nonce is unspent: either it still can be included, or the finalized chain went past its last block. */
async function notYet(connection: Connection, sought: Sought): Promise<Outcome> {
  const { wire, heads } = connection;
  const { lastBlock } = sought;
  const { finalized } = heads;
  if (finalized.number >= lastBlock) {
    const isUnspent = (await nonceAt(connection, sought.account, finalized.hash)) <= sought.nonce;
    if (isUnspent) {
      // The last word on it: an account that ended and was used again since would otherwise tell a falsehood.
      const found = await scan(connection, sought, lastBlock);
      if (found !== null) return found;
      return {
        ...NOTHING_YET,
        state: "expired",
        isFinal: true,
        fault: fault("ERA_PASSED", { lastBlock }),
      };
    }
  }
  const pool = await wire.ask(PoolReply, "author_pendingExtrinsics", []);
  if (pool.some((extrinsic) => extrinsicHash(extrinsic) === sought.extrinsicHash)) {
    return { ...NOTHING_YET, state: "submitted" };
  }
  return {
    ...NOTHING_YET,
    state: "lost",
    fault: fault("SUBMISSION_NOT_IN_POOL", { lastBlock }),
  };
}

/**
 * Finds the first block after which the nonce is spent by halving. Null when that block has another extrinsic, or
 * when the node has forgotten the state of old blocks.
 */
async function searchByNonce(
  connection: Connection,
  sought: Sought,
  last: number,
): Promise<Outcome | null> {
  let low = sought.firstBlock;
  let high = last;
  if (low > high) return null;
  try {
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const hash = await hashOf(connection, middle);
      if (hash === null) return null;
      const isSpent = (await nonceAt(connection, sought.account, hash)) > sought.nonce;
      if (isSpent) high = middle;
      else low = middle + 1;
    }
  } catch (error) {
    if (error instanceof NodeError) return null;
    throw error;
  }
  return await inBlock(connection, sought, low);
}

/** Bodies are kept longer than states: the slow way that still works then. */
async function scan(connection: Connection, sought: Sought, last: number): Promise<Outcome | null> {
  for (let from = sought.firstBlock; from <= last; from += SCAN_WIDTH) {
    const numbers = Array.from(
      { length: Math.min(SCAN_WIDTH, last - from + 1) },
      (_, at) => from + at,
    );
    const seen = await Promise.all(numbers.map((number) => inBlock(connection, sought, number)));
    const found = seen.find((outcome) => outcome !== null);
    if (found !== undefined) return found;
  }
  return null;
}

async function inBlock(
  connection: Connection,
  sought: Sought,
  number: number,
): Promise<Outcome | null> {
  const hash = await hashOf(connection, number);
  if (hash === null) return null;
  const isFinal = number <= connection.heads.finalized.number;
  return await readInclusion(connection, hash, sought.extrinsicHash, isFinal);
}

async function hashOf({ wire }: Connection, number: number): Promise<string | null> {
  return await wire.ask(v.nullable(HashReply), "chain_getBlockHash", [number]);
}

async function accountAt(
  { wire, runtime }: Connection,
  account: Ss58,
  blockHash: string,
): Promise<Account> {
  const batch = openBatch(runtime.storage);
  const cell = askAccount(batch, account);
  await batch.read(wire, blockHash);
  return cell();
}

const nonceAt = async (connection: Connection, account: Ss58, blockHash: string): Promise<number> =>
  (await accountAt(connection, account, blockHash)).nonce;
