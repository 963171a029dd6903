/** Who makes the blocks. */
import { blake2_256Hex, textBytes } from "./hashing.ts";
import type { AccountId } from "./primitives.ts";

/** Fees go to the author of the block. In a rehearsal that is always this account, whose key nobody has. */
export const BLOCK_AUTHOR: AccountId = blake2_256Hex(textBytes("rehearsal block author"));
