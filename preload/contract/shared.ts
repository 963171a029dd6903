/** What several groups of calls use. */
import * as v from "valibot";

/** name → [input, output] */
export type CallTable = Record<string, readonly [v.GenericSchema, v.GenericSchema]>;

export const nothing = v.null();
export const AbandonReason = v.picklist(["changed-mind", "phrase-seen", "mistake", "other"]);
/** null: all words of a step. Otherwise one half of them, for whoever wants fewer on the screen at once. */
export const Half = v.nullable(v.picklist([1, 2]));
/** Names one end of a one-message port that `secrets.open` made. */
export const Ticket = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
