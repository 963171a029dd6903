/** Showing the words of a coldkey once more: what its ceremony does with secrets. */
import * as v from "valibot";
import { Id } from "../../main/codec/values.ts";
import { type CallTable, Half, nothing, Ticket } from "./shared.ts";

export const revealCalls = {
  /** The first time it settles the step; after lock or restart it opens the phrase again. */
  "reveal.open": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  "reveal.words": [v.strictObject({ id: Id, out: Ticket, half: Half }), nothing],
} as const satisfies CallTable;
