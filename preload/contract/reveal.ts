/** Showing the words of a coldkey once more: what its ceremony does with secrets. */
import * as v from "valibot";
import { Id } from "../../main/codec/values.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** null: all words of the step. Otherwise one half of them, for whoever wants fewer on the screen at once. */
export const Half = v.nullable(v.picklist([1, 2]));

export const revealCalls = {
  /** The first time it settles the step; after lock or restart it opens the phrase again. */
  "reveal.open": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  "reveal.words": [v.strictObject({ id: Id, out: Ticket, half: Half }), nothing],
} as const satisfies CallTable;
