/** Where an act that did not work begins again. */
import type { ActStart } from "../../app/screen.ts";
import type { Operation } from "../../types.ts";
import { isStaking, isSwap } from "../deed.ts";

export function startAgain(operation: Operation): ActStart {
  const { coldkey, kind } = operation;
  if (kind === "register") {
    const { hotkey, netuid } = operation;
    return { kind, coldkey, hotkey, netuid };
  }
  if (isSwap(kind)) return { kind: "swap", act: kind, coldkey };
  if (kind === "transfer" || kind === "transfer-all") return { kind: "transfer", coldkey };
  if ("call" in operation || "callHash" in operation) {
    // Read anew: a place of the first approval or a weight may be another by now.
    const fresh = "maxRefTime" in operation ? { maxRefTime: null, maxProofSize: null } : {};
    const placed = "timepoint" in operation ? { timepoint: null } : {};
    const again = { ...operation, ...fresh, ...placed } as Operation;
    return { kind: "ready", operation: again, back: { at: "together" } };
  }
  if (kind === "batch") return { kind, coldkey };
  return isStaking(kind) ? { kind: "stake", coldkey } : { kind: "manage", coldkey };
}
