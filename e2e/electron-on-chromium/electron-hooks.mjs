/** Module hooks of the host: the app's `electron` is the stand-in that lies beside this file. */

const STAND_IN = new URL("electron.js", import.meta.url).href;
const NAMES = new Set(["electron", "electron/main", "electron/common"]);

/** @type {import("node:module").ResolveHook} */
export function resolve(specifier, context, nextResolve) {
  if (NAMES.has(specifier)) return { url: STAND_IN, format: "module", shortCircuit: true };
  return nextResolve(specifier, context);
}
