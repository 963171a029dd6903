/**
 * The packaging configuration: every key that matters is written, and what electron-builder makes of it is what we
 * want to ship. The packing runs for real, over a stand-in for Electron's distribution: everything but Electron.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, describe, expect, test } from "vitest";
import { BINARY_SUFFIX } from "../../tools/after-pack.mjs";
import { writeStandIn } from "../../tools/electron-stand-in.mjs";
import { readFuses, wrongFuses } from "../../tools/fuses.mjs";
import { icnsOf, icoOf, SIZES } from "../../tools/icons.mjs";
import { rootDir } from "./source-graph.ts";

/** Electron's own, beside the start script. */
const BINARY = `coldkey-workstation${BINARY_SUFFIX}`;

const text = (path: string) => readFileSync(join(rootDir, path), "utf8");

const Targets = v.looseObject({
  icon: v.string(),
  target: v.array(v.strictObject({ target: v.string() })),
});
const Builder = v.looseObject({
  appId: v.string(),
  files: v.array(v.string()),
  asarUnpack: v.array(v.string()),
  disableAsarIntegrity: v.boolean(),
  npmRebuild: v.boolean(),
  publish: v.null(),
  electronFuses: v.record(v.string(), v.boolean()),
  toolsets: v.object({ appimage: v.string() }),
  linux: v.intersect([Targets, v.looseObject({ executableArgs: v.array(v.string()) })]),
  appImage: v.looseObject({ executableArgs: v.array(v.string()) }),
  mac: v.intersect([Targets, v.looseObject({ hardenedRuntime: v.boolean() })]),
  win: Targets,
});

/** Read as electron-builder reads it: with its own YAML reader. */
function readConfiguration(): v.InferOutput<typeof Builder> {
  const builderRequire = createRequire(join(rootDir, "node_modules/electron-builder/package.json"));
  const yaml: { load(text: string): unknown } = builderRequire("js-yaml");
  return v.parse(Builder, yaml.load(text("electron-builder.yml")));
}
const configuration = readConfiguration();

const Scheme = v.looseObject({
  definitions: v.looseObject({
    FuseOptionsV1: v.looseObject({ properties: v.record(v.string(), v.unknown()) }),
  }),
});

describe("the configuration", () => {
  test("sets every fuse that electron-builder knows, to the agreed value", () => {
    const scheme = v.parse(Scheme, JSON.parse(text("node_modules/app-builder-lib/scheme.json")));
    const agreed = {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
      resetAdHocDarwinSignature: true,
    };
    expect(configuration.electronFuses).toEqual(agreed);
    expect(Object.keys(agreed).sort()).toEqual(
      Object.keys(scheme.definitions.FuseOptionsV1.properties).sort(),
    );
  });

  test("publishes nothing, compiles nothing, keeps the archive's integrity", () => {
    expect(configuration.publish).toBeNull();
    expect(configuration.npmRebuild).toBe(false);
    expect(configuration.disableAsarIntegrity).toBe(false);
    expect(configuration.mac.hardenedRuntime).toBe(true);
  });

  test("starts no Linux package with --no-sandbox, which the product refuses", () => {
    expect(configuration.linux.executableArgs).toEqual([]);
    expect(configuration.appImage.executableArgs).toEqual([]);
    // The tool of version 0.0.0, the default, writes the switch into the desktop entry.
    expect(configuration.toolsets.appimage).not.toBe("0.0.0");
  });

  test("names an icon for each system, and every size that desktops ask for is there", () => {
    expect(configuration.linux.icon).toBe("build/icons");
    expect(configuration.mac.icon).toBe("build/icon.icns");
    expect(configuration.win.icon).toBe("build/icon.ico");
    for (const size of SIZES) {
      const png = readFileSync(join(rootDir, `build/icons/${size}x${size}.png`));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)], `${size}`).toEqual([size, size]);
    }
    const drawn = (size: number) => readFileSync(join(rootDir, `build/icons/${size}x${size}.png`));
    expect(readFileSync(join(rootDir, "build/icon.ico")).equals(icoOf(drawn))).toBe(true);
    expect(readFileSync(join(rootDir, "build/icon.icns")).equals(icnsOf(drawn))).toBe(true);
  });

  test("names the targets of each system", () => {
    const targets = ({ target }: v.InferOutput<typeof Targets>) =>
      target.map((each) => each.target);
    expect(targets(configuration.linux)).toEqual(["deb", "AppImage"]);
    expect(targets(configuration.mac)).toEqual(["dmg"]);
    expect(targets(configuration.win)).toEqual(["nsis"]);
  });

  test("lists files positively, and none of the development's", () => {
    expect(configuration.files.filter((pattern) => pattern.startsWith("!"))).toEqual([
      "!node_modules/**",
    ]);
    expect(
      configuration.files.filter((pattern) => /e2e|tools|dist\/host|^\*/.test(pattern)),
    ).toEqual([]);
  });
});

interface ArchiveEntry {
  files?: Record<string, ArchiveEntry>;
  unpacked?: boolean;
}

/** The names in an asar archive: four 32-bit sizes, of which the last is that of the JSON that follows. */
function archiveFiles(path: string): { path: string; isUnpacked: boolean }[] {
  const bytes = readFileSync(path);
  const header: ArchiveEntry = JSON.parse(bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12)));
  const list = (entry: ArchiveEntry, at: string): { path: string; isUnpacked: boolean }[] =>
    entry.files === undefined
      ? [{ path: at, isUnpacked: entry.unpacked === true }]
      : Object.entries(entry.files).flatMap(([name, below]) =>
          list(below, at === "" ? name : `${at}/${name}`),
        );
  return list(header, "");
}

const isBuilt = existsSync(join(rootDir, "dist/main/index.js"));
const reason = "dist/ is not built (npm run build)";

describe.runIf(process.platform === "linux")("the packed app", () => {
  const work = mkdtempSync(join(tmpdir(), "packaging-test-"));
  afterAll(() => rmSync(work, { recursive: true }));
  const unpackedDir = join(work, "out/linux-unpacked");
  const resourcesDir = join(unpackedDir, "resources");

  test("is packed by electron-builder, which refuses keys that it does not know", (context) => {
    if (!isBuilt) return context.skip(reason);
    writeStandIn(join(work, "electron"));
    const cli = join(rootDir, "node_modules/electron-builder/cli.js");
    const options = [
      `-c.electronDist=${join(work, "electron")}`,
      `-c.directories.output=${join(work, "out")}`,
    ];
    const packed = spawnSync(process.execPath, [cli, "--linux", "dir", "--x64", ...options], {
      cwd: rootDir,
      encoding: "utf8",
    });
    expect(packed.status, packed.stdout + packed.stderr).toBe(0);
  }, 120_000);

  test("holds exactly what is meant to ship", (context) => {
    if (!isBuilt) return context.skip(reason);
    const paths = archiveFiles(join(resourcesDir, "app.asar")).map(({ path }) => path);
    const ours = /^(dist\/(main|vault|preload|renderer)\/|package\.json$|LICENSE$)/;
    expect(paths.filter((path) => !ours.test(path)).sort()).toEqual([
      "node_modules/keytar/LICENSE.md",
      "node_modules/keytar/package.json",
      "node_modules/keytar/prebuilds/linux-x64/keytar.node",
      "node_modules/sodium-native/LICENSE",
      "node_modules/sodium-native/package.json",
      "node_modules/sodium-native/prebuilds/linux-x64/sodium-native.node",
    ]);
    for (const wanted of [
      "dist/main/index.js",
      "dist/preload/index.cjs",
      "dist/renderer/index.html",
    ]) {
      expect(paths).toContain(wanted);
    }
    expect(paths.filter((path) => path.startsWith("dist/vault/")).length).toBeGreaterThan(0);
  });

  test("leaves outside the archive's integrity nothing but the two native libraries", (context) => {
    if (!isBuilt) return context.skip(reason);
    const unpacked = archiveFiles(join(resourcesDir, "app.asar"))
      .filter(({ isUnpacked }) => isUnpacked)
      .map(({ path }) => path);
    expect(unpacked.sort()).toEqual([
      "node_modules/keytar/prebuilds/linux-x64/keytar.node",
      "node_modules/sodium-native/prebuilds/linux-x64/sodium-native.node",
    ]);
    expect(readdirSync(resourcesDir).sort()).toEqual(["app.asar", "app.asar.unpacked"]);
  });

  test("has the agreed fuses in its binary", (context) => {
    if (!isBuilt) return context.skip(reason);
    // RunAsNode, CookieEncryption, NodeOptions, NodeCliInspect, AsarIntegrity, OnlyAsar, BrowserSnapshot,
    // FileExtraPrivileges, and WasmTrapHandlers, which electron-builder does not know: as delivered, on.
    const wire = readFuses(readFileSync(join(unpackedDir, BINARY)));
    expect(wire).toEqual(
      ["010011001"].map((states) => [...states].map((one) => ["off", "on"][Number(one)])),
    );
    expect(wrongFuses(readFileSync(join(unpackedDir, BINARY)))).toEqual([]);
  });

  test("Crash dumps off: starts through a script that lets no process of it leave a core dump", (context) => {
    if (!isBuilt) return context.skip(reason);
    const installed = join(work, "installed");
    mkdirSync(installed);
    cpSync(join(unpackedDir, "coldkey-workstation"), join(installed, "coldkey-workstation"));
    const fake = '#!/bin/sh\ngrep "core file size" /proc/self/limits\necho "$@"\n';
    writeFileSync(join(installed, BINARY), fake, { mode: 0o755 });
    // As the package's link in /usr/bin does it, with the arguments kept apart.
    symlinkSync(join(installed, "coldkey-workstation"), join(work, "link"));
    const start = (limit: string) =>
      spawnSync("sh", ["-c", `ulimit -S -c ${limit}; exec "$0" "$@"`, join(work, "link"), "a  b"], {
        encoding: "utf8",
      }).stdout.replace(/ {2,}(?=\d|bytes)/g, " ");
    const hasPrlimit = spawnSync("prlimit", ["--core=1:1", "true"]).status === 0;
    const expected = hasPrlimit ? "1 1" : "0 0";
    expect(start("unlimited")).toBe(`Max core file size ${expected} bytes     \na  b\n`);
    expect(start("0")).toMatch(/^Max core file size [01] [01] bytes/);
  });

  test("has no updater's file, and no scripts in its package.json", (context) => {
    if (!isBuilt) return context.skip(reason);
    expect(existsSync(join(resourcesDir, "app-update.yml"))).toBe(false);
    const bytes = readFileSync(join(resourcesDir, "app.asar"));
    expect(bytes.includes("tools/start.mjs")).toBe(false);
  });
});
