/** This machine: what the app can see of it, and what a person looked at. */
import * as v from "valibot";
import { FaultValue, Label, TimeMs } from "../../main/codec/values.ts";
import { type CallTable, nothing } from "./shared.ts";

export const CheckId = v.picklist([
  ...(["disk", "swap", "core-dumps", "secure-boot"] as const),
  ...(["listening", "interfaces", "radios", "firewall"] as const),
  ...(["screen-lock", "sharing", "remote-control", "tracer"] as const),
  ...(["updates", "clock", "keyboards", "storage", "untrusted"] as const),
]);
export type CheckId = v.InferOutput<typeof CheckId>;

export const MachineCheck = v.strictObject({
  id: CheckId,
  /** unknown: the system did not answer. It is never good by itself; only a person's dated tick says more. */
  state: v.picklist(["good", "attention", "bad", "unknown"]),
  /** What was seen, at least one. */
  evidence: v.array(FaultValue),
  /** Files in which it was seen, or commands that said it. */
  sources: v.array(v.string()),
  /** When a person last looked and ticked it; null when never, or too long ago to count. */
  tickedAtMs: v.nullable(TimeMs),
});
export type MachineCheck = v.InferOutput<typeof MachineCheck>;

/** Of the ceremony `assess-machine`: when it was done last, when it is due (null: never done), and what is open since. */
export const Assessment = v.strictObject({
  lastAtMs: v.nullable(TimeMs),
  dueAtMs: v.nullable(TimeMs),
  open: v.array(
    v.strictObject({ step: v.string(), item: v.string(), reason: Label, sinceMs: TimeMs }),
  ),
});
export type Assessment = v.InferOutput<typeof Assessment>;

export const machineCalls = {
  /** Looks now. Nothing leaves the machine. On Linux nothing is started; elsewhere the commands of one fixed table. */
  "machine.look": [
    nothing,
    v.strictObject({
      platform: v.string(),
      /** The checks of this system were tried on answers that were written down, never on the system itself. */
      isRecordedOnly: v.boolean(),
      lookedAtMs: TimeMs,
      checks: v.array(MachineCheck),
    }),
  ],
  /**
   * Only where the system does not answer (CHECK_ANSWERS_ITSELF), not while it is not asked (CHECK_KEYS_OPEN): a tick is
   * no way around what was seen.
   */
  "machine.tick": [v.strictObject({ check: CheckId, isSeen: v.boolean() }), nothing],
} as const satisfies CallTable;
