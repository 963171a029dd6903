/** Where a drill begins: a foreign announcement comes by itself, the others at their place. */
import type { Screen } from "../../app/screen.ts";
import type { DrillKind } from "../../types.ts";
import { SWAP_PLACE } from "../alarm/alarms.ts";

export function afterStart(kind: DrillKind): Screen | null {
  switch (kind) {
    case "dispute":
      return null;
    case "move":
      return { at: "leak-start", case: "coldkey" };
    case "rotate":
      return { at: "leak-start", case: "hotkey" };
    case "swap":
      return SWAP_PLACE;
  }
}
