/** Watch-only entries: addresses whose keys are elsewhere. */
import * as v from "valibot";
import { FaultValue, KeyName, Ss58, TimeMs } from "../../main/codec/values.ts";
import { Balance } from "./chain.ts";
import { type CallTable, nothing } from "./shared.ts";

export const WatchedSummary = v.strictObject({
  address: Ss58,
  name: KeyName,
  createdAtMs: TimeMs,
  balance: v.nullable(Balance),
});
export type WatchedSummary = v.InferOutput<typeof WatchedSummary>;

/**
 * What can be sent as an address: the letters and digits of one, and no more of them than the longest has. A phrase has
 * spaces and a seed is longer, so neither can travel here; the screen looks before it sends.
 */
export const AddressText = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,60}$/));

/** One address that was given, and what can be said about it before it is kept. */
export const WatchFound = v.strictObject({
  /** As given: the text, or the file's name. */
  from: v.string(),
  /** null: `fault` says why. */
  address: v.nullable(Ss58),
  /** A name to begin with; null when the source suggests none. */
  name: v.nullable(KeyName),
  fault: v.nullable(FaultValue),
});
export type WatchFound = v.InferOutput<typeof WatchFound>;

export const watchCalls = {
  /** Reads what was typed or pasted; keeps nothing. */
  "watch.look": [
    v.strictObject({ addresses: v.pipe(v.array(AddressText), v.minLength(1), v.maxLength(100)) }),
    v.array(WatchFound),
  ],
  /** Opens the system's dialog for public key files (coldkeypub.txt), several at once. Empty when none was chosen. */
  "watch.chooseFiles": [nothing, v.array(WatchFound)],
  /** The same for every coldkeypub.txt of the wallet folders below a folder. */
  "watch.chooseFolder": [nothing, v.array(WatchFound)],
  "watch.add": [v.strictObject({ address: Ss58, name: KeyName }), nothing],
  "watch.remove": [v.strictObject({ address: Ss58 }), nothing],
} as const satisfies CallTable;
