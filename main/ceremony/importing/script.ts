/**
 * Bringing one key that was made elsewhere, as a script. The record has what is public: the address, the kind of source,
 * what was weak about it. The secret is in the vault only; after a lock or a restart the source is read once more.
 *
 *   source → kept → room → open ─read→ found → recovery → seal ─sealed→ (card | shares → share-i-place…) → done
 */
import * as v from "valibot";
import { ImportReading, ImportSource } from "../../../preload/contract.ts";
import { Count, KeyName, Ss58, TimeMs } from "../../codec/values.ts";
import type { SourceWeakness } from "../../vault/protocol.ts";
import type { Answers, Item, Script } from "../engine/script.ts";
import type { CeremonyState } from "../engine/state.ts";
import { PEOPLE, roomStep } from "../steps.ts";
import { cardSteps, typedShares } from "./cards.ts";
import type { ImportRole } from "./store.ts";

export const IMPORT = "import-key";

const Source = v.strictObject({ source: ImportSource });
/** Where the source has been until today, by the word of the person. */
export const Kept = v.strictObject({
  kept: v.picklist(["paper", "this-machine", "other-machine", "exposed", "unknown"]),
});
/** What was read. `isRemovable`: a file, whose path this run of the app knows. */
const Read = v.strictObject({
  readings: v.pipe(v.array(ImportReading), v.minLength(1), v.maxLength(2)),
  weaknesses: v.array(v.string()),
  isRemovable: v.boolean(),
  readAtMs: TimeMs,
  /** The shares (from 1) that it came from, if they were all that their split takes. */
  shares: v.optional(v.array(Count), []),
});
export type Read = v.InferOutput<typeof Read>;
/** Which of the readings it is, and what the key is to be here. `coldkey` of a hotkey, null where nobody knows it. */
const Found = v.strictObject({
  address: Ss58,
  name: KeyName,
  role: v.picklist(["coldkey", "hotkey"]),
  coldkey: v.nullable(Ss58),
});
/** Weak in a way that somebody may have used already. */
const MAY_BE_KNOWN: readonly SourceWeakness[] = [
  "SOURCE_UNENCRYPTED",
  "SOURCE_WEAK_PASSPHRASE",
  "SOURCE_NO_STRETCHING",
];

const sourceOf = (answers: Answers): ImportSource | null => {
  const parsed = v.safeParse(Source, answers.source);
  return parsed.success ? parsed.output.source : null;
};

/** What can be recovered from what, for the key that was found. */
function recoveryItems(answers: Answers): readonly Item[] {
  const read = v.safeParse(Read, answers.open);
  const found = v.safeParse(Found, answers.found);
  const kept = v.safeParse(Kept, answers.kept);
  const isHotkey = found.success && found.output.role === "hotkey";
  const hasWords =
    read.success &&
    read.output.readings.some(
      ({ address, wordCount }) =>
        wordCount !== null && (!found.success || address === found.output.address),
    );
  const mayBeKnown =
    (kept.success && ["exposed", "unknown"].includes(kept.output.kept)) ||
    (read.success && MAY_BE_KNOWN.some((one) => read.output.weaknesses.includes(one)));
  const ids = [
    "sealed-file",
    isHotkey ? "hotkey" : hasWords ? "words" : "no-words",
    ...(sourceOf(answers) === "file" ? ["old-file"] : []),
    ...(mayBeKnown ? ["may-be-known"] : []),
  ];
  return ids.map((id) => ({ id, canSkip: false }));
}

/** Cards that a coldkey was typed from just now are copies that are proved: one with its whole phrase, or enough shares. */
function afterSeal(answers: Answers): string | null {
  const found = v.safeParse(Found, answers.found);
  if (found.success && found.output.role !== "coldkey") return null;
  const source = sourceOf(answers) ?? "words";
  if (source === "words") return "card";
  return source === "shares" && typedShares(answers).length > 0 ? "shares" : null;
}

export const script: Script = {
  kind: IMPORT,
  version: 1,
  roles: PEOPLE,
  materials: ["source", "passphrase"],
  steps: [
    { id: "source", kind: "choice", answer: Source, next: () => "kept" },
    { id: "kept", kind: "choice", answer: Kept, next: () => "room" },
    roomStep(() => "open", "none"),
    { id: "open", kind: "secret-in", answer: Read, next: () => "found" },
    { id: "found", kind: "form", answer: Found, next: () => "recovery" },
    { id: "recovery", kind: "read-and-tick", items: recoveryItems, next: () => "seal" },
    { id: "seal", kind: "secret-in", needsOpen: true, next: afterSeal },
    ...cardSteps,
  ],
};

export const sourceIn = ({ answers }: CeremonyState): ImportSource =>
  v.parse(Source, answers.source).source;
export const keptIn = ({ answers }: CeremonyState): string => v.parse(Kept, answers.kept).kept;
export const readIn = ({ answers }: CeremonyState): Read => v.parse(Read, answers.open);
/** The key as it is to be stored: what was chosen of what was read. */
export function chosenIn(state: CeremonyState) {
  return chosenOf(v.parse(Found, state.answers.found), readIn(state));
}
/** null: the address is none of those that were read. */
export function chosenOf(found: v.InferOutput<typeof Found>, read: Read) {
  const { address, name, role: kind, coldkey } = found;
  const reading = read.readings.find((one) => one.address === address);
  const role: ImportRole = kind === "coldkey" ? { kind } : { kind, coldkey };
  return reading === undefined ? null : { ...reading, name, role, weaknesses: read.weaknesses };
}
export type Chosen = NonNullable<ReturnType<typeof chosenOf>>;
export const parseFound = (answer: unknown) => v.parse(Found, answer);
