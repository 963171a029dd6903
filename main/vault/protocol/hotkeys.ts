/** Hotkeys under a coldkey. */
import * as v from "valibot";
import { Bytes, Ss58 } from "../../codec/values.ts";
import { PortIndex, type VaultCallTable } from "./values.ts";

const MadeHotkeys = v.strictObject({
  hotkeys: v.array(v.strictObject({ sealed: Bytes, address: Ss58 })),
});

export const hotkeysCalls = {
  /** Fresh hotkeys, sealed with the coldkey's passphrase (which is proved by opening `coldkey`). */
  createHotkeys: [
    v.strictObject({
      coldkey: Bytes,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      passphrase: PortIndex,
    }),
    MadeHotkeys,
  ],
  /** The same in portions, for hundreds: one passphrase, and an end that is known from the beginning. */
  openHotkeyMaking: [
    v.strictObject({ coldkey: Bytes, passphrase: PortIndex }),
    v.strictObject({ session: v.string(), endsInMs: v.number() }),
  ],
  /** Refuses SESSION_GONE when the session has ended. */
  makeHotkeys: [
    v.strictObject({
      session: v.string(),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
    }),
    MadeHotkeys,
  ],
  /** Ends a session of {@link openHotkeyMaking} or of `openHotkeys`; one that is over is no fault. */
  closeKeySession: [v.strictObject({ session: v.string() }), v.strictObject({})],
} as const satisfies VaultCallTable;
