/**
 * Build time: writes the SHA-256 of every native file of sodium-native that the lockfile brought into main's bundle,
 * as the constant table of native-module.ts. At run time a file that differs is not loaded.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PREBUILDS = fileURLToPath(
  new URL("../../node_modules/sodium-native/prebuilds/", import.meta.url),
);
/** Where Electron runs and our packages are made for. */
const PLATFORMS = /^(linux|darwin|win32)-(x64|arm64)$/;

/** `{ "linux-x64": "<hex>" … }` */
export function hashNativeFiles(folder: string = PREBUILDS): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const target of readdirSync(folder).sort()) {
    const file = `${folder}/${target}/sodium-native.node`;
    if (!PLATFORMS.test(target) || !existsSync(file)) continue;
    hashes[target] = createHash("sha256").update(readFileSync(file)).digest("hex");
  }
  return hashes;
}

/** A Vite plugin, by shape. */
export function nativeHashes() {
  return {
    name: "sodium-native-hashes",
    config: () => ({
      define: { __SODIUM_NATIVE_SHA256__: JSON.stringify(hashNativeFiles()) },
    }),
  };
}
