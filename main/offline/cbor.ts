/**
 * CBOR as our own messages use it: the core deterministic encoding of RFC 8949 §4.2.1, of arrays, unsigned integers,
 * byte strings, text, null and booleans. What is not exactly what we would write ourselves is not read: two messages
 * never mean the same, and nothing hides between the items.
 */
import { decode, encode, rfc8949EncodeOptions, Tokenizer } from "cborg";
import { equalBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";

export type Item = number | bigint | string | boolean | null | Uint8Array | readonly Item[];

/** Containers in one message. It bounds how deep they can lie in each other, and so the decoder's stack. */
const MOST_CONTAINERS = 1_000;

const strictly = {
  strict: true,
  allowIndefinite: false,
  allowUndefined: false,
  // Amounts go to 2^64.
  allowBigInt: true,
  allowInfinity: false,
  allowNaN: false,
  rejectDuplicateMapKeys: true,
  useMaps: true,
} as const;

class BoundedTokenizer extends Tokenizer {
  #containers = 0;
  override next() {
    const token = super.next();
    if (token.type.name === "array" || token.type.name === "map") this.#containers += 1;
    if (this.#containers > MOST_CONTAINERS) throw new Error("Too many containers");
    return token;
  }
}

export function toCbor(item: Item): Uint8Array {
  return encode(item, rfc8949EncodeOptions);
}

/** Refuses MESSAGE_UNREADABLE. Strings and bytes are copies: nothing of `bytes` is kept. */
export function fromCbor(bytes: Uint8Array): unknown {
  let value: unknown;
  let again: Uint8Array;
  try {
    value = decode(bytes, { ...strictly, tokenizer: new BoundedTokenizer(bytes, strictly) });
    again = encode(value, rfc8949EncodeOptions);
  } catch (cause) {
    // The library throws plain errors for whatever it does not like.
    throw new Refusal("MESSAGE_UNREADABLE", {}, { cause });
  }
  if (!equalBytes(again, bytes)) throw new Refusal("MESSAGE_UNREADABLE", {});
  return value;
}
