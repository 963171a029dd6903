/**
 * The two native libraries: libsodium for the vault, keytar for the system's keychain. Each lies outside the archive, whose
 * integrity does not cover it, so its bytes are compared with the hash that was built in before anybody loads it.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export type NativeName = "sodium-native" | "keytar";

/** Put in by native-hashes.vite.ts when main is built; absent when the sources run as they are. */
declare const __NATIVE_SHA256__:
  | Readonly<Record<NativeName, Readonly<Record<string, string>>>>
  | undefined;

export type NativeLibrary =
  | { readonly path: string }
  | { readonly path: null; readonly reason: "unknown-platform" | "missing" | "altered" };

export interface NativeSearch {
  readonly name: NativeName;
  /** Folders that may hold the package, in order. */
  readonly roots: readonly string[];
  /** `linux-x64` and so on → SHA-256 in hex. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly target: string;
}

/** The first file found decides: an altered one is not passed over for another. */
export async function findNativeLibrary(search: NativeSearch): Promise<NativeLibrary> {
  const { name, roots, hashes, target } = search;
  const expected = hashes[target];
  if (expected === undefined) return { path: null, reason: "unknown-platform" };
  for (const root of roots) {
    const path = join(root, name, "prebuilds", target, `${name}.node`);
    const bytes = await readIfPresent(path);
    if (bytes === null) continue;
    const actual = createHash("sha256").update(bytes).digest("hex");
    return actual === expected ? { path } : { path: null, reason: "altered" };
  }
  return { path: null, reason: "missing" };
}

/**
 * The library of this machine. `dist`: the folder of the built app; its neighbour `node_modules` holds the file, outside
 * the archive when the app is packaged (`app.asar.unpacked`).
 */
export function nativeLibrary(name: NativeName, dist: string): Promise<NativeLibrary> {
  const beside = join(dist, "..", "node_modules");
  return findNativeLibrary({
    name,
    // A library can only be loaded from a real file.
    roots: [beside.replace(/\bapp\.asar(?=[\\/]|$)/, "app.asar.unpacked")],
    hashes: typeof __NATIVE_SHA256__ === "undefined" ? {} : __NATIVE_SHA256__[name],
    target: `${process.platform}-${process.arch}`,
  });
}

/**
 * What to put into the vault's argv: the verified path, or nothing, and then it works with WASM. The vault itself may not
 * read files.
 */
export async function sodiumArguments(dist: string): Promise<readonly string[]> {
  const found = await nativeLibrary("sodium-native", dist);
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
