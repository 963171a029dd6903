/** Swaps of coldkeys, as this machine plans them and sees them on the chain. The new coldkey stands as its hash. */
import * as v from "valibot";
import { BlockNumber, Count, Hash, Ss58 } from "../../codec/values.ts";
import { Code, optional, Token } from "./values.ts";

export const swapKinds = {
  "swap.planned": v.strictObject({ network: Token, newColdkeyHash: Hash }),
  /** An announcement that this machine did not know: its new coldkey was opened here, and the hash is the chain's. */
  "swap.recognised": v.strictObject({ network: Token, newColdkeyHash: Hash }),
  "swap.dropped": v.strictObject({ network: Token, newColdkeyHash: Hash }),
  /** Final. `executableAt`: the first block that can execute it. */
  "swap.announced": v.strictObject({ block: BlockNumber, executableAt: BlockNumber }),
  "swap.disputed": v.strictObject({ block: BlockNumber }),
  /** `isOurs`: by an act of this machine. The address is no secret any more. */
  "swap.swapped": v.strictObject({
    block: BlockNumber,
    isOurs: v.boolean(),
    newColdkey: optional(Ss58),
  }),
  "swap.cleared": v.strictObject({ block: BlockNumber, isOurs: v.boolean() }),
  /** What moved was compared with what was there before. `missing`: items that are not there. */
  "swap.verified": v.strictObject({ block: BlockNumber, items: Count, missing: Count }),
  /** The second signature is due, or soon. Once for each moment, whatever the clock does. */
  "swap.reminded": v.strictObject({ network: Token, stage: Token, executableAt: BlockNumber }),
  /** The planned coldkey is not good any more, or not as unknown as it should be. */
  "swap.spoiled": v.strictObject({ block: BlockNumber, code: Code }),
} as const;
