import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeFiles } from "./files.ts";
import { loaderOf, openKeychain } from "./keychain.ts";
import { hashNativeFiles, nativeHashes } from "./native-hashes.vite.ts";
import { findNativeLibrary, type NativeName } from "./native-library.ts";

const SOURCE = fileURLToPath(new URL("native-library.ts", import.meta.url));
const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const target = `${process.platform}-${process.arch}`;
const fileOf = (root: string, name: NativeName) =>
  join(root, name, "prebuilds", target, `${name}.node`);

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "native-library-"));
});
afterAll(() => rmSync(root, { recursive: true }));

describe.each<NativeName>(["sodium-native", "keytar"])("the native library of %s", (name) => {
  const hashes = hashNativeFiles(name);
  const search = { name, hashes, target };
  let copy: string;
  beforeAll(() => {
    mkdirSync(join(root, name, "prebuilds", target), { recursive: true });
    copy = fileOf(root, name);
    cpSync(fileOf(MODULES, name), copy);
  });

  it("has a hash for every platform that is packaged", () => {
    expect(Object.keys(hashes).sort()).toEqual([
      ...["darwin-arm64", "darwin-x64", "linux-arm64", "linux-x64", "win32-arm64", "win32-x64"],
    ]);
    for (const hash of Object.values(hashes)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is found where it lies and matches", async () => {
    const found = await findNativeLibrary({ ...search, roots: [join(root, "none"), root] });
    expect(found).toEqual({ path: copy });
  });

  it("with one byte changed is not loaded, nor passed over for another copy", async () => {
    const bytes = readFileSync(copy);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(copy, bytes);
    expect(await findNativeLibrary({ ...search, roots: [MODULES] })).toEqual({
      path: fileOf(MODULES, name),
    });
    expect(await findNativeLibrary({ ...search, roots: [root, MODULES] })).toEqual({
      path: null,
      reason: "altered",
    });
  });

  it("missing, or for a platform without a hash, is said to be so", async () => {
    expect(await findNativeLibrary({ ...search, roots: [join(root, "none")] })).toEqual({
      path: null,
      reason: "missing",
    });
    expect(await findNativeLibrary({ ...search, roots: [root], target: "sunos-x64" })).toEqual({
      path: null,
      reason: "unknown-platform",
    });
  });
});

it("each is checked against the hashes that the build wrote into main", async () => {
  const dist = join(root, "dist");
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [nativeHashes()],
    build: { ssr: SOURCE, outDir: dist, rollupOptions: { output: { format: "esm" } } },
  });
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  const built: typeof import("./native-library.ts") = await import(
    pathToFileURL(join(dist, "native-library.js")).href
  );
  const elsewhere = join(root, "nowhere", "dist");
  // No node_modules beside dist: nothing is promised to the vault.
  expect(await built.sodiumArguments(elsewhere)).toEqual([]);
  const here = join(MODULES, "..", "dist");
  const sodium = fileOf(MODULES, "sodium-native");
  expect(await built.sodiumArguments(here)).toEqual([`--sodium=${sodium}`]);
  expect(await built.nativeLibrary("keytar", here)).toEqual({ path: fileOf(MODULES, "keytar") });
});

describe("keytar", () => {
  const open = (loadKeytar: ReturnType<typeof loaderOf>) =>
    openKeychain({
      ...{ service: "test", fallbackFolder: join(root, "keychain"), files: nodeFiles, loadKeytar },
    });

  it("that was altered is never loaded: files take its place, and it is said why", async () => {
    const keychain = await open(loaderOf({ path: null, reason: "altered" }));
    expect(keychain).toMatchObject({ kind: "file", reason: "KEYCHAIN_LIBRARY_ALTERED" });
  });

  it("that is not there is said to be missing", async () => {
    const keychain = await open(loaderOf({ path: null, reason: "missing" }));
    expect(keychain).toMatchObject({ kind: "file", reason: "KEYCHAIN_NO_LIBRARY" });
  });
});
