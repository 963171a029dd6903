/** What goes onto paper, or into a file for paper: never a secret. */
import * as v from "valibot";
import { Id } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

export const paperCalls = {
  /** The page as its print style sheet has it, by the system's dialog. Refused while words can be on the screen. */
  "app.print": [nothing, v.picklist(["printed", "cancelled"])],
  /** A page that needs nothing else, into a folder that the user chooses; null: no folder was chosen. */
  "ceremonies.saveTranscript": [
    v.strictObject({ id: Id }),
    v.nullable(v.strictObject({ name: v.string() })),
  ],
} as const satisfies CallTable;
