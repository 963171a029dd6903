/**
 * Statements: texts that a key signs outside of the chain, to show that somebody holds it. What is signed is
 * `<Bytes>text</Bytes>`, as polkadot-js and every tool around it wrap what is no transaction: a transaction's payload
 * begins with a pallet's index, and the chain has none at `<` (60); one that is long is signed as its 32-byte hash, of
 * which fifteen bytes cannot be made to be these.
 */
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

const BEFORE = "<Bytes>";
const AFTER = "</Bytes>";

export function statementBytes(text: string): Uint8Array {
  return concatBytes(utf8ToBytes(BEFORE), utf8ToBytes(text), utf8ToBytes(AFTER));
}
