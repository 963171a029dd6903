/** A phone with Polkadot Vault in place of a Vault of ours: a Desk shows it a request, and reads its signature back. */
import * as v from "valibot";
import { Bytes, Id } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

export const phoneCalls = {
  /** The frames of a carried request, in Polkadot Vault's own format, to be shown again and again. */
  "phone.show": [v.strictObject({ id: Id }), v.strictObject({ frames: v.array(Bytes) })],
  /** What its screen shows at the end. Checked against the request, then sent to the chain. */
  "phone.take": [v.strictObject({ id: Id, text: v.pipe(v.string(), v.maxLength(1_000)) }), nothing],
} as const satisfies CallTable;
