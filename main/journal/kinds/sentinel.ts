/** Announced swaps of coldkeys, seen on the chain, whoever announced them. */
import * as v from "valibot";
import { BlockNumber, Hash } from "../../codec/values.ts";
import { Token } from "./values.ts";

export const sentinelKinds = {
  /** `origin`: planned here, to an address of one's own, or unknown. */
  "sentinel.seen": v.strictObject({
    network: Token,
    origin: Token,
    hash: Hash,
    ripeBlock: BlockNumber,
    announcedAtBlock: BlockNumber,
    block: BlockNumber,
  }),
  "sentinel.disputed": v.strictObject({ network: Token, block: BlockNumber, isOurs: v.boolean() }),
  /** Everything that the coldkey had is gone, and nobody here saw an announcement. */
  "sentinel.emptied": v.strictObject({ network: Token, block: BlockNumber }),
  "sentinel.ended": v.strictObject({ network: Token, how: Token, block: BlockNumber }),
  /** An alarm was silenced by hand, and as what. */
  "sentinel.acknowledged": v.strictObject({ network: Token, as: Token }),
} as const;
