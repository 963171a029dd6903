/** Hotkeys: making one or hundreds, their labels, and the words of one. */
import * as v from "valibot";
import {
  BlockNumber,
  Count,
  FaultValue,
  Id,
  KeyName,
  Netuid,
  Ss58,
  TimeMs,
} from "../../main/codec/values.ts";
import { DeliveryState } from "./deliveries.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** One word, so that it can be searched for and never holds a phrase. */
export const HotkeyTag = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,23}$/));
const Tags = v.pipe(v.array(HotkeyTag), v.maxLength(12));

/** One act makes at most so many: more are several acts. */
export const MOST_MADE = 1000;

export const HotkeySummary = v.strictObject({
  address: Ss58,
  name: KeyName,
  /** null: imported alone. Otherwise the coldkey, which need not be on this machine. */
  coldkey: v.nullable(Ss58),
  createdAtMs: TimeMs,
  tags: Tags,
  /** Set: kept, but offered nowhere and used for nothing new. */
  retiredAtMs: v.nullable(TimeMs),
  /** Where the chain says it is registered, as of the last look. */
  registrations: v.array(
    v.strictObject({ netuid: Netuid, uid: v.number(), sinceBlock: BlockNumber }),
  ),
  /** Where it was delivered last; null: never. */
  delivery: v.nullable(
    v.strictObject({ id: Id, server: v.string(), state: DeliveryState, atMs: TimeMs }),
  ),
  /** From then on a copy of its secret exists outside of the vault, or may. */
  leftAtMs: v.nullable(TimeMs),
  /** When its words were last on the screen. */
  phraseShownAtMs: v.nullable(TimeMs),
});
export type HotkeySummary = v.InferOutput<typeof HotkeySummary>;

/** Hotkeys that are being made now, in one session of the vault. */
export const Making = v.strictObject({
  id: Id,
  coldkey: Ss58,
  done: Count,
  of: Count,
  startedAtMs: TimeMs,
  /** When the vault's session ends, whatever is done by then; null before it is open. */
  endsAtMs: v.nullable(TimeMs),
  isStopping: v.boolean(),
});
export type Making = v.InferOutput<typeof Making>;

/** stopped: by the user. session-over: the clock ran out. locked: the vault was locked. failed: see the fault. */
const MakingEnd = v.picklist(["done", "stopped", "session-over", "locked", "failed"]);
export type MakingEnd = v.InferOutput<typeof MakingEnd>;

const Addresses = v.pipe(v.array(Ss58), v.minLength(1), v.maxLength(MOST_MADE));

export const hotkeyCalls = {
  "hotkeys.create": [
    v.strictObject({ coldkey: Ss58, name: KeyName, passphrase: Ticket }),
    v.strictObject({ address: Ss58 }),
  ],
  /** Each from fresh entropy. What was made when it ends early is kept; the snapshot tells how far it is. */
  "hotkeys.createMany": [
    v.strictObject({
      coldkey: Ss58,
      names: v.pipe(v.array(KeyName), v.minLength(1), v.maxLength(MOST_MADE)),
      tags: Tags,
      passphrase: Ticket,
    }),
    v.strictObject({
      id: Id,
      made: Count,
      of: Count,
      end: MakingEnd,
      fault: v.nullable(FaultValue),
    }),
  ],
  /** Ends the making after the hotkeys that are being written. */
  "hotkeys.stopMaking": [nothing, nothing],
  "hotkeys.tag": [v.strictObject({ addresses: Addresses, add: Tags, remove: Tags }), nothing],
  /** In a ceremony of the kind `reveal-hotkey`: from its first word on the hotkey has left the vault. */
  "hotkeys.openPhrase": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  "hotkeys.words": [
    v.strictObject({ id: Id, out: Ticket, half: v.nullable(v.picklist([1, 2])) }),
    nothing,
  ],
} as const satisfies CallTable;
