/**
 * The entry of the vault process. Its first statement shuts the doors; only then is the rest of the bundle loaded, by
 * a dynamic import, so that no order of imports and no bundler can put other code before it.
 *
 *     host.js [--sodium=<path of the native module, which main has verified>]
 */
import { EXIT_BUG, EXIT_CONFIGURATION, shutDoors, shutLoader } from "./doors.ts";

const doors = shutDoors(new URL(".", import.meta.url).href);
const nativeExports = loadNative();
doors.push(...shutLoader());

const parentPort: unknown = Reflect.get(process, "parentPort");
const { serve } = await import("./service.ts");
const giveUp = () => process.exit(EXIT_BUG);
const isServing = await serve({ parentPort, nativeExports, doors, giveUp });
if (!isServing) process.exit(EXIT_CONFIGURATION);

/** The module's exports, or null: then the WASM build does the work, and the greeting says so. */
function loadNative(): unknown {
  const prefix = "--sodium=";
  const path = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  if (path === undefined) return null;
  const holder = { exports: {} };
  try {
    process.dlopen(holder, path);
  } catch {
    // Another C library, another architecture: the rescue exists for this.
    return null;
  }
  return holder.exports;
}
