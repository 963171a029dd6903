/** The screen's only way out: what the preload put on the window. */
import type { Bridge } from "./types.ts";

declare global {
  interface Window {
    readonly workstation: Bridge;
  }
}

export const workstation = (): Bridge => window.workstation;
