/**
 * Build time: writes the SHA-256 of every native file that the lockfile brought and that ships into main's bundle, as the
 * constant table of native-library.ts. At run time a file that differs is not loaded.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
/** Packages that bring one. */
const NAMES = ["sodium-native", "keytar"];
/** Where Electron runs and our packages are made for. */
const PLATFORMS = /^(linux|darwin|win32)-(x64|arm64)$/;

/** `{ "linux-x64": "<hex>" … }` */
export function hashNativeFiles(name: string): Record<string, string> {
  const folder = `${MODULES}${name}/prebuilds`;
  const hashes: Record<string, string> = {};
  for (const target of readdirSync(folder).sort()) {
    const file = `${folder}/${target}/${name}.node`;
    if (!PLATFORMS.test(target) || !existsSync(file)) continue;
    hashes[target] = createHash("sha256").update(readFileSync(file)).digest("hex");
  }
  return hashes;
}

/** A Vite plugin, by shape. */
export function nativeHashes() {
  return {
    name: "native-hashes",
    config: () => ({
      define: {
        __NATIVE_SHA256__: JSON.stringify(
          Object.fromEntries(NAMES.map((name) => [name, hashNativeFiles(name)])),
        ),
      },
    }),
  };
}
