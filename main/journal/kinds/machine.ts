/** Looks at this machine. Only numbers: what was seen names programs and devices, which do not belong in a journal. */
import * as v from "valibot";
import { Count } from "../../codec/values.ts";
import { Token } from "./values.ts";

export const machineKinds = {
  "machine.looked": v.strictObject({ good: Count, attention: Count, bad: Count, unknown: Count }),
  "machine.ticked": v.strictObject({ check: Token, isSeen: v.boolean() }),
} as const;
