/** Statements that are no transactions, and signatures that somebody else made. */
import * as v from "valibot";
import { Bytes, Hex, Ss58 } from "../../codec/values.ts";
import { PortIndex, type VaultCallTable } from "./values.ts";

export const messagesCalls = {
  /** Signs `<Bytes>text</Bytes>`: no call of the chain begins like that (docs/formats.md, "Signed statement"). */
  signMessage: [
    v.strictObject({
      account: Ss58,
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)),
      sealed: Bytes,
      passphrase: PortIndex,
    }),
    v.strictObject({ signature: Hex }),
  ],
  /** Needs no secret. */
  verifySignature: [
    v.strictObject({ account: Ss58, signed: Bytes, signature: Bytes }),
    v.strictObject({ isValid: v.boolean() }),
  ],
} as const satisfies VaultCallTable;
