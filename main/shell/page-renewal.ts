/**
 * A fresh page in a fresh process, in place of one in which a secret was typed or shown. A reload alone would keep the
 * process and with it whatever its heap has not yet written over.
 */
import type { WebContents } from "electron";

/** A page that asks again at once is not at rest: it is left alone, so that none is loaded for ever. */
const MIN_GAP_MS = 1_000;

export interface PageRenewal {
  /** Ends the page's process; false when that was done a moment ago. */
  renew(): boolean;
  /** The page's process has gone: true, once, when that was our doing. The caller loads the page again. */
  wasOurs(): boolean;
}

export function createPageRenewal(
  contents: Pick<WebContents, "isDestroyed" | "forcefullyCrashRenderer">,
  nowMs: () => number,
): PageRenewal {
  let isEnding = false;
  let endedAtMs = Number.NEGATIVE_INFINITY;
  return {
    renew() {
      if (isEnding || contents.isDestroyed() || nowMs() - endedAtMs < MIN_GAP_MS) return false;
      isEnding = true;
      endedAtMs = nowMs();
      // Not inside the page's own call.
      setImmediate(() => {
        if (!contents.isDestroyed()) contents.forcefullyCrashRenderer();
      });
      return true;
    },
    wasOurs() {
      const was = isEnding;
      isEnding = false;
      return was;
    },
  };
}
