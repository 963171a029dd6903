/** Hotkeys under a coldkey. */
import * as v from "valibot";
import { Bytes, Ss58 } from "../../codec/values.ts";
import { PortIndex, type VaultCallTable } from "./values.ts";

export const hotkeysCalls = {
  /** Fresh hotkeys, sealed with the coldkey's passphrase (which is proved by opening `coldkey`). */
  createHotkeys: [
    v.strictObject({
      coldkey: Bytes,
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
      passphrase: PortIndex,
    }),
    v.strictObject({ hotkeys: v.array(v.strictObject({ sealed: Bytes, address: Ss58 })) }),
  ],
} as const satisfies VaultCallTable;
