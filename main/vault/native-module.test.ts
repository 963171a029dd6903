import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NATIVE_PATH } from "./child/testing.ts";
import { hashNativeFiles, nativeHashes } from "./native-hashes.vite.ts";
import { findNativeModule } from "./native-module.ts";

const SOURCE = fileURLToPath(new URL("native-module.ts", import.meta.url));
const target = `${process.platform}-${process.arch}`;
const hashes = hashNativeFiles();
let root: string;
let copy: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "vault-native-"));
  const folder = join(root, "sodium-native", "prebuilds", target);
  mkdirSync(folder, { recursive: true });
  copy = join(folder, "sodium-native.node");
  cpSync(NATIVE_PATH, copy);
});
afterAll(() => rmSync(root, { recursive: true }));

describe("the native libsodium", () => {
  it("has a hash for every platform that is packaged", () => {
    expect(Object.keys(hashes)).toEqual(
      expect.arrayContaining([
        "darwin-arm64",
        "darwin-x64",
        "linux-arm64",
        "linux-x64",
        "win32-arm64",
        "win32-x64",
      ]),
    );
    for (const hash of Object.values(hashes)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is found where it lies and matches", async () => {
    const found = await findNativeModule({ roots: [join(root, "none"), root], hashes, target });
    expect(found).toEqual({ path: copy });
  });

  it("with one byte changed is not loaded, nor passed over for another copy", async () => {
    const bytes = readFileSync(copy);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(copy, bytes);
    const good = join(NATIVE_PATH, "../../../..");
    expect(await findNativeModule({ roots: [good], hashes, target })).toEqual({
      path: NATIVE_PATH,
    });
    expect(await findNativeModule({ roots: [root, good], hashes, target })).toEqual({
      path: null,
      reason: "altered",
    });
  });

  it("is checked against the hashes that the build wrote into main", async () => {
    const dist = join(root, "dist");
    await build({
      configFile: false,
      logLevel: "error",
      plugins: [nativeHashes()],
      build: { ssr: SOURCE, outDir: dist, rollupOptions: { output: { format: "esm" } } },
    });
    writeFileSync(join(root, "package.json"), '{ "type": "module" }');
    const built: typeof import("./native-module.ts") = await import(
      pathToFileURL(join(dist, "native-module.js")).href
    );
    // No node_modules beside dist: nothing is promised to the vault.
    expect(await built.sodiumArguments(dist)).toEqual([]);
    const here = join(NATIVE_PATH, "../../../../../dist");
    expect(await built.sodiumArguments(here)).toEqual([`--sodium=${NATIVE_PATH}`]);
  });

  it("missing, or for a platform without a hash, is said to be so", async () => {
    expect(await findNativeModule({ roots: [join(root, "none")], hashes, target })).toEqual({
      path: null,
      reason: "missing",
    });
    expect(await findNativeModule({ roots: [root], hashes, target: "sunos-x64" })).toEqual({
      path: null,
      reason: "unknown-platform",
    });
  });
});
