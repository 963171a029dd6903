/**
 * A round: everything that is asked together, of one block, and sent as one frame. So a view of three rounds costs
 * three round trips, whatever the number of hotkeys and subnets in it. What is asked gives a {@link Cell}; the cells
 * have their values once the round was sent.
 */
import type * as v from "valibot";
import { fromHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import { Refusal } from "../lib/fault.ts";
import { type Batch, type Cell, openBatch } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { StorageName } from "./expectations.ts";
import { KeysReply } from "./replies.ts";
import { type ApiMethod, apiQuestion } from "./state-call.ts";
import type { Question } from "./wire.ts";

export interface Round extends Pick<Batch, "value" | "option"> {
  /** False for what this runtime does not have. */
  has(name: StorageName): boolean;
  /** The answer of a runtime API. */
  api<T>(method: ApiMethod<T>, args: Uint8Array): Cell<T>;
  /** What each key of an item has after its first keys, hashes included: one page, at most a thousand. */
  keysBelow(name: StorageName, ...keys: Uint8Array[]): Cell<Reader[]>;
  /** One round trip; none when nothing was asked. */
  send(): Promise<void>;
}

/** As nodes limit it. An account with more rows than this has them cut: nobody's has come near. */
const MAX_KEYS_PER_PAGE = 1_000;

type View = Pick<Connection, "wire" | "runtime">;

export function openRound({ wire, runtime }: View, blockHash: string): Round {
  const batch = openBatch(runtime.storage);
  const questions: Question<v.GenericSchema>[] = [];
  let replies: unknown[] | null = null;

  function ask<T>(question: Question<v.GenericSchema>, read: (reply: unknown) => T): Cell<T> {
    const at = questions.push(question) - 1;
    let value: { readonly it: T } | null = null;
    return () => {
      if (replies === null) throw new Error("A round was read before it was sent");
      value ??= { it: read(replies[at]) };
      return value.it;
    };
  }

  return {
    has: runtime.storage.has,
    value: batch.value,
    option: batch.option,
    api(method, args) {
      const { question, read } = apiQuestion(runtime, blockHash, method, args);
      return ask(question, read);
    },
    keysBelow(name, ...keys) {
      const prefix = runtime.storage.prefix(name, ...keys);
      const method = "state_getKeysPaged";
      const params = [prefix, MAX_KEYS_PER_PAGE, null, blockHash];
      return ask({ schema: KeysReply, method, params }, (reply) =>
        (reply as v.InferOutput<typeof KeysReply>).map((key) => {
          if (!key.startsWith(prefix)) throw new Refusal("CHAIN_REPLY_UNREADABLE", { method });
          return new Reader(fromHex(`0x${key.slice(prefix.length)}`));
        }),
      );
    },
    async send() {
      const rows = batch.questions(blockHash);
      const all = [...questions, ...rows];
      if (all.length === 0) return;
      const answers = await wire.askAll(all);
      batch.accept(answers.slice(questions.length), blockHash);
      replies = answers;
    },
  };
}
