/**
 * What ends which intent. An act that cannot be undone is written down before it and after it; an intent without one of
 * its outcomes means that the app ended in between. Who adds a kind that is an intent adds a line here.
 */
import type { Kind } from "./entries.ts";

/** intent → what ends it, for the same act. */
export const OUTCOMES: Readonly<Record<string, readonly Kind[]>> = {
  "ceremony.started": ["ceremony.completed", "ceremony.abandoned"],
  "drill.started": ["drill.passed", "drill.stopped"],
  "leak.began": ["leak.ended"],
  "paper.printing": ["paper.printed"],
  "hotkeys.making": ["hotkeys.made"],
  "delivery.releasing": ["delivery.released", "delivery.stopped"],
  "faucet.requested": ["faucet.granted", "faucet.refused"],
  "source.removing": ["source.removed"],
  "operation.signing": ["operation.signed", "operation.refused"],
  "operation.submitting": [
    "operation.submitted",
    "operation.included",
    "operation.finalised",
    "operation.failed",
    "operation.refused",
    "operation.lost",
  ],
};
