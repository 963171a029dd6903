/** What crossed the gap between a Desk and a Vault, who they are to each other, and the gap itself. */
import * as v from "valibot";
import { Count, Id } from "../../codec/values.ts";
import { Code, HexHash, optional, SafeLabel, Token, Vkey } from "./values.ts";

/** The first bytes of the other machine's pairing key. */
const Machine = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
const crossed = {
  /** card, request, signature or outcome. */
  message: Token,
  seq: Count,
  /** SHA-256 of the message. */
  messageHash: HexHash,
  machine: optional(Machine),
  request: optional(Id),
  isPaired: optional(v.boolean()),
};

export const crossingKinds = {
  /** What this machine is called on the other side of the gap. */
  "machine.named": v.strictObject({ name: SafeLabel }),
  "pairing.begun": v.strictObject({ machine: Machine, name: SafeLabel, role: Token }),
  /** Both people read the same words. */
  "pairing.made": v.strictObject({ machine: Machine, name: SafeLabel, role: Token }),
  "pairing.removed": v.strictObject({ machine: Machine, name: SafeLabel, reason: Token }),
  "crossing.sent": v.strictObject({ ...crossed, via: optional(Token) }),
  "crossing.received": v.strictObject({ ...crossed, via: optional(Token) }),
  /** Something came that was not taken. */
  "crossing.refused": v.strictObject({ code: Code, machine: optional(Machine) }),
  /** A request that will not be signed here, or is not waited for any more. */
  "crossing.dropped": v.strictObject({ request: Id, reason: Token }),
  /** A paired machine says less than it said before: its folder is an older one. */
  "peer.rolled-back": v.strictObject({
    machine: Machine,
    code: Code,
    size: Count,
    heldSize: Count,
  }),
  /** Another machine co-signed a checkpoint of this journal. */
  "journal.cosigned": v.strictObject({ by: Vkey, size: Count, rootHash: HexHash, timeSec: Count }),
  /** Another machine holds a checkpoint of this journal that this journal does not contain. */
  "journal.outrun": v.strictObject({ code: Code, size: Count, heldSize: Count }),
  /** A request, shown to a phone with Polkadot Vault. */
  "phone.shown": v.strictObject({ request: Id, messageHash: HexHash }),
  "airgap.broken": v.strictObject({
    cause: Token,
    count: Count,
    isPractice: optional(v.boolean()),
  }),
  "airgap.restored": v.strictObject({ afterMs: Count }),
  "airgap.acknowledged": v.strictObject({ isPractice: v.boolean() }),
  /** A statement, never a transaction. The hash is of the text. */
  "message.signed": v.strictObject({ messageHash: HexHash, bytes: Count }),
} as const;
