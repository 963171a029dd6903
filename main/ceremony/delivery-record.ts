/** What is kept of a delivery: no secret, no path. Written before the first byte leaves, so that a crash cannot hide it. */
import * as v from "valibot";
import {
  type Delivery,
  DeliveryMethod,
  DeliveryResult,
  type DeliveryState,
  RevokeReason,
} from "../../preload/contract.ts";
import { Id, Label, Ss58, TimeMs } from "../codec/values.ts";

export const DeliveryRecord = v.strictObject({
  v: v.literal(1),
  id: Id,
  /** The ceremony that leads to its release. */
  ceremony: Id,
  method: DeliveryMethod,
  server: Label,
  coldkey: v.nullable(Ss58),
  hotkeys: v.array(Ss58),
  /** planned: nothing has left. leaving: some may have. done: all have. */
  step: v.picklist(["planned", "leaving", "done"]),
  startedAtMs: TimeMs,
  leftAtMs: v.nullable(TimeMs),
  /** Of those that are known to have left. While `leaving`, one more may have. */
  left: v.array(Ss58),
  /** What a server signs to prove that it holds the hotkeys. */
  challenge: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** SHA-256 of the installer. */
  fingerprint: v.nullable(v.string()),
  result: v.nullable(DeliveryResult),
  receipt: v.nullable(
    v.strictObject({
      atMs: TimeMs,
      host: v.string(),
      proved: v.array(Ss58),
      reported: v.array(Ss58),
    }),
  ),
  revoked: v.nullable(v.strictObject({ atMs: TimeMs, reason: RevokeReason })),
});
export type DeliveryRecord = v.InferOutput<typeof DeliveryRecord>;

export function stateOf({ step, hotkeys, receipt, revoked }: DeliveryRecord): DeliveryState {
  if (revoked !== null) return "revoked";
  if (step !== "done") return step;
  if (receipt === null) return "delivered";
  return receipt.proved.length === hotkeys.length ? "verified" : "received";
}

export function summaryOf(record: DeliveryRecord, progress: Delivery["progress"]): Delivery {
  const { id, ceremony, method, server, coldkey, hotkeys, startedAtMs, leftAtMs, left } = record;
  const { fingerprint, receipt, revoked } = record;
  return {
    ...{
      id,
      ceremony,
      method,
      server,
      coldkey,
      hotkeys,
      startedAtMs,
      leftAtMs,
      fingerprint,
      revoked,
    },
    state: stateOf(record),
    leftCount: left.length,
    progress,
    receipt:
      receipt === null
        ? null
        : {
            atMs: receipt.atMs,
            host: receipt.host,
            provedCount: receipt.proved.length,
            reportedCount: receipt.reported.length,
          },
  };
}

/** Where a hotkey is now: its newest delivery that left and is not revoked, otherwise its newest that left. */
export function whereIs(records: readonly DeliveryRecord[], hotkey: Ss58): DeliveryRecord | null {
  const own = records.filter(
    (record) => record.leftAtMs !== null && record.hotkeys.includes(hotkey),
  );
  return own.findLast((record) => record.revoked === null) ?? own.at(-1) ?? null;
}

/** What an entry about this delivery says of itself. */
export function about({ ceremony, coldkey }: DeliveryRecord): { act: string; subject?: Ss58 } {
  return { act: ceremony, ...(coldkey === null ? {} : { subject: coldkey }) };
}
