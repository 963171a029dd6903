/** Hotkeys on their way to servers, and what came back. */
import * as v from "valibot";
import { Count, Id, Label, Ss58, TimeMs } from "../../main/codec/values.ts";
import { BundleScan, MOST_DELIVERED } from "../../main/vault/protocol.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/**
 * planned: nothing has left. leaving: under way, or ended in between: some may have left. delivered: all have left.
 * received: a receipt came back without a proof. verified: it is signed by every hotkey. revoked: counts no more.
 */
export const DeliveryState = v.picklist([
  "planned",
  "leaving",
  "delivered",
  "received",
  "verified",
  "revoked",
]);
export type DeliveryState = v.InferOutput<typeof DeliveryState>;

/** A part of a path, a project, a repository: nothing that a shell would read as more than a word. */
const ShellWord = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/));

/** How the hotkeys travel. */
export const DeliveryMethod = v.variant("kind", [
  /** btcli's files in a folder or on a drive. `isEncrypted`: with a passphrase of their own, as btcli encrypts. */
  v.strictObject({ kind: v.literal("folder"), isEncrypted: v.boolean() }),
  /** One file that only the server's own age identity opens, with its installer. */
  v.strictObject({ kind: v.literal("age"), recipient: v.pipe(v.string(), v.maxLength(200)) }),
  /** Files and the exact commands for a store of secrets. `path`: below it, one secret for each hotkey. */
  v.strictObject({ kind: v.literal("vault-kv"), mount: ShellWord, path: ShellWord }),
  v.strictObject({ kind: v.literal("aws"), path: ShellWord }),
  v.strictObject({ kind: v.literal("gcp"), project: ShellWord }),
  v.strictObject({ kind: v.literal("github"), repository: ShellWord }),
  v.strictObject({ kind: v.literal("gitlab"), repository: ShellWord }),
]);
export type DeliveryMethod = v.InferOutput<typeof DeliveryMethod>;

/** lost: the server or the drive is gone. leaked: somebody else may have it. retired: taken off the server. */
export const RevokeReason = v.picklist(["retired", "lost", "leaked"]);
export type RevokeReason = v.InferOutput<typeof RevokeReason>;

export const Delivery = v.strictObject({
  id: Id,
  /** The ceremony that leads to its release. */
  ceremony: Id,
  method: DeliveryMethod,
  /** What the user calls the machine or the place. */
  server: Label,
  /** Of all of them; null: imported without one. */
  coldkey: v.nullable(Ss58),
  hotkeys: v.array(Ss58),
  state: DeliveryState,
  startedAtMs: TimeMs,
  /** When the first secret of it left, or may have. */
  leftAtMs: v.nullable(TimeMs),
  /** How many hotkeys have left. */
  leftCount: Count,
  /** While it is being written. */
  progress: v.nullable(
    v.strictObject({
      done: Count,
      of: Count,
      startedAtMs: TimeMs,
      endsAtMs: v.nullable(TimeMs),
      isStopping: v.boolean(),
    }),
  ),
  /** What the installer prints first: both sides compare it. */
  fingerprint: v.nullable(v.string()),
  receipt: v.nullable(
    v.strictObject({ atMs: TimeMs, host: v.string(), provedCount: Count, reportedCount: Count }),
  ),
  revoked: v.nullable(v.strictObject({ atMs: TimeMs, reason: RevokeReason })),
});
export type Delivery = v.InferOutput<typeof Delivery>;

/** What a release left in the folder. */
export const DeliveryResult = v.strictObject({
  left: Count,
  of: Count,
  /** The chosen folder's own name, and what was made in it. The path stays in main. */
  folder: v.string(),
  made: v.string(),
  files: Count,
  /** false: the drive keeps no permissions (FAT, exFAT): whoever holds it can read it. */
  keepsModes: v.boolean(),
  scan: BundleScan,
  /** Exact commands, one a line, to be run where the files are. Empty: none are needed. */
  commands: v.array(v.string()),
});
export type DeliveryResult = v.InferOutput<typeof DeliveryResult>;

export const ReceiptRead = v.strictObject({
  delivery: Id,
  host: v.string(),
  proved: Count,
  reported: Count,
  of: Count,
  state: DeliveryState,
});
export type ReceiptRead = v.InferOutput<typeof ReceiptRead>;

export const MOST_RECEIPT_CHARACTERS = 128 * 1024;

export const deliveryCalls = {
  "deliveries.begin": [
    v.strictObject({
      hotkeys: v.pipe(v.array(Ss58), v.minLength(1), v.maxLength(MOST_DELIVERED)),
      server: Label,
      method: DeliveryMethod,
    }),
    v.strictObject({ id: Id, ceremony: Id }),
  ],
  /** Opens the system's dialog for a folder; null when nothing was chosen. Asked again, the newer choice counts. */
  "deliveries.chooseFolder": [
    v.strictObject({ id: Id }),
    v.nullable(v.strictObject({ name: v.string() })),
  ],
  /** `outgoing`: the passphrase of the files that leave; null where the method has none. Journalled before and after. */
  "deliveries.release": [
    v.strictObject({ id: Id, passphrase: Ticket, outgoing: v.nullable(Ticket) }),
    nothing,
  ],
  /** Ends the writing after the hotkey that is being written. */
  "deliveries.stop": [v.strictObject({ id: Id }), nothing],
  /** A delivery that stopped in between counts as what has left by then. */
  "deliveries.settle": [v.strictObject({ id: Id }), nothing],
  /** Of the last release; null before. */
  "deliveries.result": [v.strictObject({ id: Id }), v.nullable(DeliveryResult)],
  /** Opens the system's dialog for a receipt's file; null when nothing was chosen. */
  "deliveries.chooseReceipt": [nothing, v.nullable(ReceiptRead)],
  "deliveries.readReceipt": [
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(MOST_RECEIPT_CHARACTERS)) }),
    ReceiptRead,
  ],
  /** For ever: from here on it is history. */
  "deliveries.revoke": [v.strictObject({ id: Id, reason: RevokeReason }), nothing],
} as const satisfies CallTable;
