/** How fast blocks really come: estimates on screen are made of this, never of the nominal value when avoidable. */
import * as v from "valibot";
import { Refusal } from "../lib/fault.ts";
import { decode, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { NodeError } from "./provider.ts";
import { HashReply } from "./replies.ts";

/** Longest first (domain reference §4.12); normal nodes keep the state of only some hundred blocks. */
const SPANS = [1_000, 200, 20] as const;
/** Fast-blocks builds take 250 ms; a chain that stood still for hours says nothing about the next block. */
const SANE_MS = { least: 100, most: 120_000 } as const;

/** Null when the chain is too young or its node forgot: then the nominal value stands. */
export async function observeBlockTime(connection: Connection): Promise<number | null> {
  const { best } = connection.heads;
  for (const span of SPANS) {
    if (best.number <= span) continue;
    const observed = await overSpan(connection, best, span);
    if (observed !== null) return observed;
  }
  return null;
}

async function overSpan(
  connection: Connection,
  best: { readonly number: number; readonly hash: string },
  span: number,
): Promise<number | null> {
  const { wire } = connection;
  try {
    const earlier = await wire.ask(v.nullable(HashReply), "chain_getBlockHash", [
      best.number - span,
    ]);
    if (earlier === null) return null;
    const [from, to] = await Promise.all([
      timestampAt(connection, earlier),
      timestampAt(connection, best.hash),
    ]);
    const meanMs = Number(to - from) / span;
    return meanMs >= SANE_MS.least && meanMs <= SANE_MS.most ? meanMs : null;
  } catch (error) {
    // Pruned state, or a node too slow for a nicety: a shorter span or the nominal value does as well.
    if (error instanceof NodeError || error instanceof Refusal) return null;
    throw error;
  }
}

async function timestampAt({ wire, runtime }: Connection, blockHash: string): Promise<bigint> {
  const batch = openBatch(runtime.storage);
  const now = batch.value("now", [], decode.u64);
  await batch.read(wire, blockHash);
  return now();
}
