/** Keys that were made elsewhere. */
import * as v from "valibot";
import { Id, KeyName, Ss58 } from "../../main/codec/values.ts";
import {
  KeyfileFormat,
  SourceFormat,
  SourceWeakness,
  WordCount,
} from "../../main/vault/protocol.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** A key file that the system's dialog gave: its path stays in main. */
export const ChosenFile = v.strictObject({ id: Id, name: v.string(), format: KeyfileFormat });
export type ChosenFile = v.InferOutput<typeof ChosenFile>;
/** What was found in a source, before anything of it is stored. Ends with the vault process. */
export const ImportFound = v.strictObject({
  id: Id,
  address: Ss58,
  format: SourceFormat,
  wordCount: v.nullable(WordCount),
  weaknesses: v.array(SourceWeakness),
});
export type ImportFound = v.InferOutput<typeof ImportFound>;

export const importCalls = {
  /** Opens the system's dialog; null when nothing was chosen. */
  "import.chooseFile": [nothing, v.nullable(ChosenFile)],
  /** `passphrase` of the file; null for a plain one. May take many seconds: old forms are slow to try. */
  "import.inspectFile": [v.strictObject({ file: Id, passphrase: v.nullable(Ticket) }), ImportFound],
  "import.inspectPhrase": [v.strictObject({ phrase: Ticket }), ImportFound],
  /** Seals what was found under a new passphrase. The source stays as it is. */
  "import.store": [
    v.strictObject({ id: Id, name: KeyName, passphrase: Ticket }),
    v.strictObject({ address: Ss58 }),
  ],
  /** Forgets the chosen file and what was found. */
  "import.leave": [nothing, nothing],
} as const satisfies CallTable;
