/** The machine's own events that end an open vault. What a system does not report is polled or said to be missing. */
import { powerMonitor } from "electron";

export type PowerReason = "suspend" | "screen-lock" | "shutdown" | "idle";

/** Nobody at the machine for this long: whatever is open is closed. */
const IDLE_S = 120;
const POLL_MS = 5_000;

/**
 * After ready. `suspend` is registered first: only then does Electron hold the sleep back until the listener returned
 * (docs/electron-notes.md, power). On Linux no `lock-screen` is ever sent, so the idle state is polled for `locked` as well; on
 * Wayland even that may stay silent, and the vault's own idle deadline is what remains.
 */
export function watchPower(lock: (reason: PowerReason) => void): () => void {
  powerMonitor.on("suspend", () => lock("suspend"));
  powerMonitor.on("shutdown", () => lock("shutdown"));
  if (process.platform !== "linux") powerMonitor.on("lock-screen", () => lock("screen-lock"));
  let last = "active";
  const timer = setInterval(() => {
    const state = powerMonitor.getSystemIdleState(IDLE_S);
    if (state !== last && state === "locked") lock("screen-lock");
    if (state !== last && state === "idle") lock("idle");
    last = state;
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
