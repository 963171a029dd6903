/** Hotkeys. */
import * as v from "valibot";
import { BlockNumber, KeyName, Netuid, Ss58, TimeMs } from "../../main/codec/values.ts";
import { type CallTable, Ticket } from "./shared.ts";

export const HotkeySummary = v.strictObject({
  address: Ss58,
  name: KeyName,
  /** null: imported alone. Otherwise the coldkey, which need not be on this machine. */
  coldkey: v.nullable(Ss58),
  createdAtMs: TimeMs,
  /** Set: kept, but offered nowhere and used for nothing new. */
  retiredAtMs: v.nullable(TimeMs),
  /** Where the chain says it is registered, as of the last look. */
  registrations: v.array(
    v.strictObject({ netuid: Netuid, uid: v.number(), sinceBlock: BlockNumber }),
  ),
});
export type HotkeySummary = v.InferOutput<typeof HotkeySummary>;

export const hotkeyCalls = {
  "hotkeys.create": [
    v.strictObject({ coldkey: Ss58, name: KeyName, passphrase: Ticket }),
    v.strictObject({ address: Ss58 }),
  ],
} as const satisfies CallTable;
