/**
 * Questions to one connected node: each has a time limit and a schema for its answer, and none outlives the
 * connection. Whatever goes wrong arrives as a {@link Refusal} with a plain code, or as a {@link NodeError} when the
 * node itself refused.
 */
import * as v from "valibot";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { NodeError, type Provider } from "./provider.ts";

const REQUEST_TIMEOUT_MS = 20_000;

const ForeignRpcError = v.looseObject({
  code: v.number(),
  message: v.optional(v.string(), ""),
  data: v.optional(v.unknown()),
});

export interface Question<S extends v.GenericSchema> {
  readonly schema: S;
  readonly method: string;
  readonly params: unknown[];
}

export interface Wire {
  ask<S extends v.GenericSchema>(
    schema: S,
    method: string,
    params: unknown[],
    timeoutMs?: number,
  ): Promise<v.InferOutput<S>>;
  /** All of them in one frame where the provider can; the answers in the same order. One that fails fails all. */
  askAll<S extends v.GenericSchema>(
    questions: readonly Question<S>[],
    timeoutMs?: number,
  ): Promise<v.InferOutput<S>[]>;
  /** Unreadable notifications end the connection: a node that sends them is not one to follow. */
  follow<S extends v.GenericSchema>(
    schema: S,
    topic: { readonly type: string; readonly method: string; readonly end: string },
    params: unknown[],
    listener: (value: v.InferOutput<S>) => void,
  ): Promise<() => void>;
  /** Settles once, when the connection is gone for whatever reason. Holds whatever waits for it until then. */
  readonly lost: Promise<void>;
  /** The same for whoever may be done before: returns how to stop listening. At once when it is gone already. */
  onLost(listener: () => void): () => void;
  readonly isOpen: boolean;
  close(): void;
}

export function openWire(provider: Provider, clock: Clock): Wire {
  let isOpen = true;
  let announceLoss = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    announceLoss = resolve;
  });
  const listeners = new Set<() => void>();
  const stopListening = provider.on("disconnected", end);

  function end(): void {
    if (!isOpen) return;
    isOpen = false;
    stopListening();
    announceLoss();
    for (const listener of listeners) listener();
    listeners.clear();
  }

  function onLost(listener: () => void): () => void {
    if (isOpen) listeners.add(listener);
    else listener();
    return () => listeners.delete(listener);
  }

  function close(): void {
    end();
    // The provider is already given up: how its goodbye went changes nothing.
    provider.disconnect().catch(() => undefined);
  }

  async function inTime<T>(method: string, work: Promise<T>, timeoutMs: number): Promise<T> {
    let cancel = (): void => undefined;
    let forget = (): void => undefined;
    // Of this question alone: raced against one promise of the whole connection, every answer would be held by it.
    const givenUp = new Promise<never>((_resolve, reject) => {
      cancel = clock.after(timeoutMs, () => reject(new Refusal("CHAIN_SLOW", { method })));
      forget = onLost(() => reject(new Refusal("CHAIN_AWAY")));
    });
    try {
      return await Promise.race([work, givenUp]);
    } catch (error) {
      throw asKnown(method, error, isOpen);
    } finally {
      cancel();
      forget();
    }
  }

  return {
    lost,
    onLost,
    get isOpen() {
      return isOpen;
    },
    close,
    async ask(schema, method, params, timeoutMs = REQUEST_TIMEOUT_MS) {
      if (!isOpen) throw new Refusal("CHAIN_AWAY");
      return readable(
        schema,
        method,
        await inTime(method, provider.send(method, params), timeoutMs),
      );
    },
    async askAll(questions, timeoutMs = REQUEST_TIMEOUT_MS) {
      if (!isOpen) throw new Refusal("CHAIN_AWAY");
      const [first] = questions;
      if (first === undefined) return [];
      const calls = questions.map(({ method, params }) => ({ method, params }));
      const sent =
        provider.sendAll === undefined || calls.length === 1
          ? Promise.all(calls.map(({ method, params }) => provider.send(method, params)))
          : provider.sendAll(calls);
      const replies = await inTime(first.method, sent, timeoutMs);
      return questions.map(({ schema, method }, at) => readable(schema, method, replies[at]));
    },
    async follow(schema, topic, params, listener) {
      if (!isOpen) throw new Refusal("CHAIN_AWAY");
      let isFollowing = true;
      const id = await inTime(
        topic.method,
        provider.subscribe(topic.type, topic.method, params, (error, result) => {
          if (!isFollowing || !isOpen) return;
          const parsed = v.safeParse(schema, result);
          if (error === null && parsed.success) listener(parsed.output);
          else close();
        }),
        REQUEST_TIMEOUT_MS,
      );
      return () => {
        if (!isFollowing) return;
        isFollowing = false;
        // Nothing is listened to any more: a node that refuses to stop sending costs only its own bandwidth.
        if (isOpen) provider.unsubscribe(topic.type, topic.end, id).catch(() => undefined);
      };
    },
  };
}

function readable<S extends v.GenericSchema>(
  schema: S,
  method: string,
  reply: unknown,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, reply);
  if (!parsed.success) throw new Refusal("CHAIN_REPLY_UNREADABLE", { method });
  return parsed.output;
}

/** Providers differ in their error classes; the JSON-RPC code is what they share. */
function asKnown(method: string, error: unknown, isOpen: boolean): Error {
  if (error instanceof Refusal || error instanceof NodeError) return error;
  if (!isOpen) return new Refusal("CHAIN_AWAY", {}, { cause: error });
  const parsed = v.safeParse(ForeignRpcError, error);
  if (parsed.success)
    return new NodeError(parsed.output.code, parsed.output.message, parsed.output.data);
  return new Refusal("CHAIN_REQUEST_FAILED", { method }, { cause: error });
}
