/** Responses to keys that may have leaked. */
import * as v from "valibot";
import { Count } from "../../codec/values.ts";
import { Token } from "./values.ts";

export const leakKinds = {
  "leak.began": v.strictObject({ case: Token }),
  /** A step is done: the chain no longer asks for it, or the owner says so. */
  "leak.step": v.strictObject({ step: Token }),
  /** `left`: steps that were advised and not done. */
  "leak.ended": v.strictObject({ case: Token, result: Token, done: Count, left: Count }),
} as const;
