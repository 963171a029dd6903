/**
 * Main's side of the native libsodium: finds the file for this machine and compares it with the hash that was built
 * in. The vault itself may not read files; it gets a path that main has checked, or none and then works with WASM.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Put in by native-hashes.vite.ts when main is built; absent when the sources run as they are. */
declare const __SODIUM_NATIVE_SHA256__: Readonly<Record<string, string>> | undefined;

export type NativeModule =
  | { readonly path: string }
  | { readonly path: null; readonly reason: "unknown-platform" | "missing" | "altered" };

export interface NativeSearch {
  /** Folders that may hold `sodium-native/`, in order. */
  readonly roots: readonly string[];
  /** `linux-x64` and so on → SHA-256 in hex. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly target: string;
}

/** The first file found decides: an altered one is not passed over for another. */
export async function findNativeModule(search: NativeSearch): Promise<NativeModule> {
  const { roots, hashes, target } = search;
  const expected = hashes[target];
  if (expected === undefined) return { path: null, reason: "unknown-platform" };
  for (const root of roots) {
    const path = join(root, "sodium-native", "prebuilds", target, "sodium-native.node");
    const bytes = await readIfPresent(path);
    if (bytes === null) continue;
    const actual = createHash("sha256").update(bytes).digest("hex");
    return actual === expected ? { path } : { path: null, reason: "altered" };
  }
  return { path: null, reason: "missing" };
}

/**
 * What to put into the vault's argv: the verified path, or nothing. `dist`: the folder of the built app; its
 * neighbour `node_modules` holds the file, outside the archive when the app is packaged (`app.asar.unpacked`).
 */
export async function sodiumArguments(dist: string): Promise<readonly string[]> {
  const beside = join(dist, "..", "node_modules");
  const found = await findNativeModule({
    // A library can only be loaded from a real file.
    roots: [beside.replace(/\bapp\.asar(?=[\\/]|$)/, "app.asar.unpacked")],
    hashes: typeof __SODIUM_NATIVE_SHA256__ === "undefined" ? {} : __SODIUM_NATIVE_SHA256__,
    target: `${process.platform}-${process.arch}`,
  });
  return found.path === null ? [] : [`--sodium=${found.path}`];
}

async function readIfPresent(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
