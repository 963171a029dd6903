/** Runtime APIs: the encoding of the answer is compared with what was expected before a byte of it is read. */
import type * as v from "valibot";
import { fromHex, toHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import { Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import { HexReply } from "./replies.ts";
import type { Runtime } from "./runtime.ts";
import type { Question } from "./wire.ts";

export interface ApiMethod<T> {
  readonly api: string;
  readonly method: string;
  readonly shape: string;
  read(reader: Reader): T;
}

interface ApiQuestion<T> {
  readonly question: Question<typeof HexReply>;
  /** The wire has held the reply against its schema. */
  read(reply: unknown): T;
}

/** RUNTIME_API_CHANGED when this runtime answers otherwise. */
export function apiQuestion<T>(
  runtime: Runtime,
  blockHash: string,
  { api, method, shape, read }: ApiMethod<T>,
  args: Uint8Array,
): ApiQuestion<T> {
  if (runtime.apiShape(api, method) !== shape) {
    throw new Refusal("RUNTIME_API_CHANGED", { api, method });
  }
  const params = [`${api}_${method}`, toHex(args), blockHash];
  return {
    question: { schema: HexReply, method: "state_call", params },
    read(reply) {
      try {
        const reader = new Reader(fromHex(reply as v.InferOutput<typeof HexReply>));
        const value = read(reader);
        reader.end();
        return value;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        throw new Refusal("CHAIN_REPLY_UNREADABLE", { method }, { cause: error });
      }
    },
  };
}

/** One round trip. */
export async function callApi<T>(
  { wire, runtime }: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
  method: ApiMethod<T>,
  args: Uint8Array,
): Promise<T> {
  const { question, read } = apiQuestion(runtime, blockHash, method, args);
  return read(await wire.ask(question.schema, question.method, question.params));
}
