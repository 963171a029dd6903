/** Module hooks of the host: what stands in for Electron, and for the system's files, lies beside this file. */

const HOST = new URL(".", import.meta.url).href;
const ELECTRON = new URL("electron.js", import.meta.url).href;
const RECORDED_SYSTEM = new URL("recorded-system.js", import.meta.url).href;
const NAMES = new Set(["electron", "electron/main", "electron/common"]);

let isRecorded = false;

/** @type {import("node:module").InitializeHook<{ isRecorded: boolean }>} */
export function initialize(data) {
  ({ isRecorded } = data);
}

/** @type {import("node:module").ResolveHook} */
export function resolve(specifier, context, nextResolve) {
  if (NAMES.has(specifier)) return { url: ELECTRON, format: "module", shortCircuit: true };
  // The app's own: the host reads the machine as it is.
  const isApp = context.parentURL?.startsWith(HOST) === false;
  if (isRecorded && isApp && specifier === "node:fs/promises") {
    return { url: RECORDED_SYSTEM, format: "module", shortCircuit: true };
  }
  return nextResolve(specifier, context);
}
