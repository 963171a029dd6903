/** What goes onto paper, or into a file for paper: never a secret. */
import * as v from "valibot";
import { Id } from "../../main/codec/values.ts";
import type { CallTable } from "./shared.ts";

/** `ceremony`: whose transcript it is; a blank form belongs to none. */
export const PrintedSheet = v.variant("sheet", [
  v.strictObject({ sheet: v.literal("transcript"), ceremony: Id }),
  v.strictObject({ sheet: v.picklist(["card", "envelope", "receipt", "ceremony", "swap-card"]) }),
]);
export type PrintedSheet = v.InferOutput<typeof PrintedSheet>;

export const paperCalls = {
  /**
   * The page as its print style sheet has it, by the system's dialog. Refused while words can be on the screen. Which sheet
   * it was is for the journal alone: what is printed is what the page shows.
   */
  "app.print": [PrintedSheet, v.picklist(["printed", "cancelled"])],
  /** A page that needs nothing else, into a folder that the user chooses; null: no folder was chosen. */
  "ceremonies.saveTranscript": [
    v.strictObject({ id: Id }),
    v.nullable(v.strictObject({ name: v.string() })),
  ],
} as const satisfies CallTable;
