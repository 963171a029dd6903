/** Runtime APIs: the encoding of the answer is compared with what was expected before a byte of it is read. */
import { fromHex, toHex } from "../codec/payload.ts";
import { Reader } from "../codec/reader.ts";
import { Refusal } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";
import { HexReply } from "./replies.ts";

export interface ApiMethod<T> {
  readonly api: string;
  readonly method: string;
  readonly shape: string;
  read(reader: Reader): T;
}

/** RUNTIME_API_CHANGED when this runtime answers otherwise. One round trip. */
export async function callApi<T>(
  { wire, runtime }: Pick<Connection, "wire" | "runtime">,
  blockHash: string,
  { api, method, shape, read }: ApiMethod<T>,
  args: Uint8Array,
): Promise<T> {
  if (runtime.apiShape(api, method) !== shape) {
    throw new Refusal("RUNTIME_API_CHANGED", { api, method });
  }
  const reply = await wire.ask(HexReply, "state_call", [
    `${api}_${method}`,
    toHex(args),
    blockHash,
  ]);
  try {
    const reader = new Reader(fromHex(reply));
    const value = read(reader);
    reader.end();
    return value;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal("CHAIN_REPLY_UNREADABLE", { method }, { cause: error });
  }
}
