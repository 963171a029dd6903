/**
 * Hands signed bytes to the node and tells what becomes of them. It never changes them and never submits anything on
 * its own: the same bytes again are harmless, a new nonce could act twice (domain reference §6.5).
 */
import * as v from "valibot";
import type { Outcome, SignedRequest } from "../codec/pipeline.ts";
import { Hash } from "../codec/values.ts";
import { type Fault, fault, Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import { openEnvelope, windowOf } from "./envelope.ts";
import { isAmbiguous, isPassing, poolFault } from "./faults.ts";
import { NOTHING_YET, readInclusion } from "./inclusion.ts";
import { lookUp, type Sought } from "./lookup.ts";
import { NodeError } from "./provider.ts";

const TOPIC = {
  type: "author_extrinsicUpdate",
  method: "author_submitAndWatchExtrinsic",
  end: "author_unwatchExtrinsic",
} as const;

/** Word of the node about one transaction: a bare word, or one with a block's hash. Unknown words are no news. */
const TransactionStatus = v.union([
  v.pipe(
    v.string(),
    v.maxLength(100),
    v.transform((word) => ({ word, hash: null })),
  ),
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((status) => {
      const [word = "", value] = Object.entries(status)[0] ?? [];
      return { word, hash: v.is(Hash, value) ? value : null };
    }),
  ),
]);
type TransactionStatus = v.InferOutput<typeof TransactionStatus>;

/** The node's subscription ends there, and says nothing that can be relied on (domain reference §6.5). */
const UNKNOWN_FATE = new Set(["dropped", "invalid", "usurped", "finalityTimeout"]);

type Watch = (outcome: Outcome) => void;

/**
 * Resolves once the node took or refused the bytes. Everything else comes through `watch`: in order, without
 * repetition, until a final outcome or `lost`, which is always the last.
 */
export async function submit(
  connection: Connection,
  signed: SignedRequest,
  watch: Watch,
): Promise<void> {
  const sought = soughtFrom(connection, signed);
  const follower = createFollower(connection, sought, watch);
  follower.say({ ...NOTHING_YET, state: "submitting" });
  try {
    const end = await connection.wire.follow(
      TransactionStatus,
      TOPIC,
      [signed.extrinsic],
      (status) => follower.hear(status),
    );
    follower.onEnd(end);
  } catch (error) {
    if (error instanceof NodeError) await follower.refused(poolFault(error));
    else if (error instanceof Refusal) {
      // The bytes may or may not have arrived.
      follower.say(lost(fault("SUBMISSION_UNKNOWN", { cause: error.fault.code })));
    } else throw error;
  }
}

function soughtFrom(connection: Connection, signed: SignedRequest): Sought {
  const envelope = openEnvelope(signed.extrinsic);
  if (envelope === null || envelope.era === null) {
    throw new Refusal("SIGNED_REQUEST_UNREADABLE", {});
  }
  return {
    extrinsicHash: signed.extrinsicHash,
    account: signed.account,
    nonce: envelope.nonce,
    ...windowOf(envelope.era, connection.heads.best.number),
  };
}

function lost(reason: Fault): Outcome {
  return { ...NOTHING_YET, state: "lost", fault: reason };
}

function isLast({ state, isFinal }: Outcome): boolean {
  return (
    ["finalised", "refused", "expired", "lost"].includes(state) || (state === "failed" && isFinal)
  );
}

interface Follower {
  say(outcome: Outcome): void;
  hear(status: TransactionStatus): void;
  refused(reason: Fault): Promise<void>;
  onEnd(work: () => void): void;
}

function createFollower(connection: Connection, sought: Sought, watch: Watch): Follower {
  const { wire, heads } = connection;
  let isOver = false;
  let latest: Outcome | null = null;
  /** The node's subscription says nothing more that can be used: the chain itself is asked at every block. */
  let isLooking = false;
  let turn = Promise.resolve();
  let endSubscription = (): void => undefined;
  const unsubscribe = heads.subscribe(() => {
    if (isLooking || heads.best.number > sought.lastBlock) enqueue(look);
  });
  const forgetLoss = wire.onLost(() =>
    say(lost(fault("SUBMISSION_UNKNOWN", { cause: "CHAIN_AWAY" }))),
  );

  function say(outcome: Outcome): void {
    if (isOver || isSame(latest, outcome)) return;
    latest = outcome;
    if (isLast(outcome)) {
      isOver = true;
      unsubscribe();
      forgetLoss();
      endSubscription();
    }
    watch(outcome);
  }

  /** One question at a time, so that outcomes keep their order. */
  function enqueue(work: () => Promise<void>): void {
    turn = turn.then(async () => {
      if (isOver) return;
      try {
        await work();
      } catch (error) {
        if (!(error instanceof Refusal) && !(error instanceof NodeError)) throw error;
        const cause = error instanceof Refusal ? error.fault.code : "CHAIN_NODE_ERROR";
        say(lost(fault("SUBMISSION_UNKNOWN", { cause })));
      }
    });
  }

  async function look(): Promise<void> {
    const outcome = await lookUpAtBest();
    // Past its last block and not yet final: expiry is certain only when finality has passed it too.
    const isWaiting = outcome.fault?.code === "SUBMISSION_NOT_IN_POOL" && isPastLife();
    if (!isWaiting) say(outcome);
  }

  /** A fork in the middle of the questions: the block that they are about is gone, so they are asked again. */
  async function lookUpAtBest(): Promise<Outcome> {
    const asked = heads.best.hash;
    try {
      return await lookUp(connection, sought);
    } catch (error) {
      if (!(error instanceof NodeError) || heads.best.hash === asked) throw error;
      return await lookUp(connection, sought);
    }
  }

  function isPastLife(): boolean {
    return heads.best.number > sought.lastBlock;
  }

  async function included(blockHash: string, isFinal: boolean): Promise<void> {
    const outcome = await readInclusion(connection, blockHash, sought.extrinsicHash, isFinal);
    if (outcome === null) throw new Refusal("CHAIN_REPLY_UNREADABLE", { method: TOPIC.method });
    say(outcome);
  }

  return {
    say,
    onEnd(work) {
      if (isOver) work();
      else endSubscription = work;
    },
    hear({ word, hash }) {
      if (word === "ready" || word === "future" || word === "retracted") {
        enqueue(async () => say({ ...NOTHING_YET, state: "submitted" }));
      } else if (word === "inBlock" && hash !== null) enqueue(() => included(hash, false));
      else if (word === "finalized" && hash !== null) enqueue(() => included(hash, true));
      else if (UNKNOWN_FATE.has(word)) {
        isLooking = true;
        enqueue(look);
      }
    },
    async refused(reason) {
      const told = isPassing(reason) ? lost(reason) : refusal(reason);
      if (!isAmbiguous(reason)) return say(told);
      // "Already used" may mean "already included": these very bytes, submitted before.
      isLooking = true;
      enqueue(async () => {
        const seen = await lookUp(connection, sought);
        const isTheirs = seen.block !== null || seen.state === "submitted";
        say(isTheirs ? seen : told);
      });
      await turn;
    },
  };
}

function refusal(reason: Fault): Outcome {
  return { ...NOTHING_YET, state: "refused", fault: reason };
}

function isSame(a: Outcome | null, b: Outcome): boolean {
  return (
    a?.state === b.state &&
    a.isFinal === b.isFinal &&
    a.block?.hash === b.block?.hash &&
    a.fault?.code === b.fault?.code
  );
}
