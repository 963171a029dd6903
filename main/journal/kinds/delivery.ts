/** Hotkeys by the hundred, and hotkeys that leave. */
import * as v from "valibot";
import { Count, Id, KeyName, Ss58 } from "../../codec/values.ts";
import { Code, HexHash, optional, SafeLabel, Token } from "./values.ts";

export const deliveryKinds = {
  /** Before the first of them. `first` and `last`: their names, as they were asked for. */
  "hotkeys.making": v.strictObject({ coldkey: Ss58, count: Count, first: KeyName, last: KeyName }),
  "hotkeys.made": v.strictObject({ made: Count, of: Count, end: Token, code: optional(Code) }),
  /** Before the first byte leaves. `coldkeys`: with how many the bundle was compared. */
  "delivery.releasing": v.strictObject({
    method: Token,
    server: SafeLabel,
    hotkeys: Count,
    coldkeys: Count,
  }),
  /** A copy of this hotkey's secret is outside of the vault from here on. */
  "hotkey.left": v.strictObject({ delivery: Id, method: Token, server: SafeLabel }),
  /** `secrets`: how many the scan found, each of a named hotkey. `sha256`: of the one file, where it is one. */
  "delivery.released": v.strictObject({
    method: Token,
    server: SafeLabel,
    hotkeys: Count,
    files: Count,
    secrets: Count,
    keepsModes: v.boolean(),
    fingerprint: optional(HexHash),
  }),
  "delivery.stopped": v.strictObject({ left: Count, of: Count, code: Code }),
  /** What a server's receipt says. `proved`: by how many hotkeys it is signed. */
  "delivery.receipt": v.strictObject({
    server: SafeLabel,
    host: SafeLabel,
    proved: Count,
    reported: Count,
    of: Count,
  }),
  "delivery.revoked": v.strictObject({ server: SafeLabel, reason: Token }),
} as const;
