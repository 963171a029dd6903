/** The head of the chain as it grows: best and finalized block of one connection. */
import { blake2b } from "@noble/hashes/blake2.js";
import { fromHex, toHex } from "../codec/payload.ts";
import { compactBytes } from "../codec/writer.ts";
import { concatBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { HashReply, HeaderReply } from "./replies.ts";
import type { Wire } from "./wire.ts";

export interface Block {
  readonly number: number;
  readonly hash: string;
}
export interface BestBlock extends Block {
  readonly seenAtMs: number;
}

export interface Heads {
  readonly best: BestBlock;
  readonly finalized: Block;
  /** Told about every new best or finalized block; the returned function ends it. */
  subscribe(listener: () => void): () => void;
}

/**
 * Nodes announce headers without their hash. It is blake2b-256 of the encoded header (`HashingFor<Block>` of the
 * runtime), so no question is needed, and none can be answered for another fork.
 */
export function hashHeader(header: HeaderReply): string {
  const encoded = concatBytes(
    fromHex(header.parentHash),
    compactBytes(BigInt(header.number)),
    fromHex(header.stateRoot),
    fromHex(header.extrinsicsRoot),
    compactBytes(BigInt(header.digest.logs.length)),
    ...header.digest.logs.map(fromHex),
  );
  return toHex(blake2b(encoded, { dkLen: 32 }));
}

const NEW_HEADS = {
  type: "chain_newHead",
  method: "chain_subscribeNewHeads",
  end: "chain_unsubscribeNewHeads",
} as const;
const FINALIZED_HEADS = {
  type: "chain_finalizedHead",
  method: "chain_subscribeFinalizedHeads",
  end: "chain_unsubscribeFinalizedHeads",
} as const;

export async function followHeads(wire: Wire, clock: Clock): Promise<Heads> {
  const [bestHash, finalizedHash] = await Promise.all([
    wire.ask(HashReply, "chain_getBlockHash", []),
    wire.ask(HashReply, "chain_getFinalizedHead", []),
  ]);
  const [bestHeader, finalizedHeader] = await Promise.all([
    wire.ask(HeaderReply, "chain_getHeader", [bestHash]),
    wire.ask(HeaderReply, "chain_getHeader", [finalizedHash]),
  ]);
  // A chain whose headers hash differently cannot be followed; better to know before every question is at a wrong hash.
  if (hashHeader(bestHeader) !== bestHash) throw new Refusal("HEAD_HASH_MISMATCH");

  let best: BestBlock = { number: bestHeader.number, hash: bestHash, seenAtMs: clock.nowMs() };
  let finalized: Block = { number: finalizedHeader.number, hash: finalizedHash };
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };

  await Promise.all([
    wire.follow(HeaderReply, NEW_HEADS, [], (header) => {
      const hash = hashHeader(header);
      if (hash === best.hash) return;
      best = { number: header.number, hash, seenAtMs: clock.nowMs() };
      tell();
    }),
    wire.follow(HeaderReply, FINALIZED_HEADS, [], (header) => {
      const hash = hashHeader(header);
      // Finality never goes back: an older or repeated announcement says nothing new.
      if (header.number <= finalized.number) return;
      finalized = { number: header.number, hash };
      tell();
    }),
  ]);

  return {
    get best() {
      return best;
    },
    get finalized() {
      return finalized;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
