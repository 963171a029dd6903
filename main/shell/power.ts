/** The machine's own events that end an open vault. What a system does not report is polled or said to be missing. */
import { powerMonitor } from "electron";

export type PowerReason = "suspend" | "screen-lock" | "shutdown" | "idle";

/** Screen locks are asked for, not told: often enough that the vault is gone within a second. */
const POLL_MS = 500;

/**
 * After ready. `suspend` is registered first: only then does Electron hold the sleep back until the listener returned
 * (docs/electron-notes.md, power). On Linux no `lock-screen` is ever sent, so the idle state is polled for `locked` as well; on
 * Wayland even that may stay silent, and the vault's own idle deadline is what remains. `idleMs`: what the user chose.
 */
export function watchPower(lock: (reason: PowerReason) => void, idleMs: () => number): () => void {
  powerMonitor.on("suspend", () => lock("suspend"));
  powerMonitor.on("shutdown", () => lock("shutdown"));
  if (process.platform !== "linux") powerMonitor.on("lock-screen", () => lock("screen-lock"));
  let last = "active";
  const timer = setInterval(() => {
    const state = powerMonitor.getSystemIdleState(Math.max(1, Math.round(idleMs() / 1000)));
    if (state !== last && state === "locked") lock("screen-lock");
    if (state !== last && state === "idle") lock("idle");
    last = state;
  }, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
