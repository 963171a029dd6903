/** Emergencies that were practised on the rehearsal network. */
import * as v from "valibot";
import { Count } from "../../codec/values.ts";
import { optional, Token } from "./values.ts";

export const drillKinds = {
  "drill.started": v.strictObject({ drill: Token }),
  /** The act that ends it is in a block, so long after the start. `by`: its kind. */
  "drill.passed": v.strictObject({ drill: Token, tookMs: Count, by: optional(Token) }),
  "drill.stopped": v.strictObject({ drill: Token, tookMs: Count }),
} as const;
