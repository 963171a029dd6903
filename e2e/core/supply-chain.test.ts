/** What we let in from outside, and on which terms. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { build } from "vite";
import { describe, expect, test } from "vitest";
import { rootDir } from "./source-graph.ts";

const text = (path: string) => readFileSync(join(rootDir, path), "utf8");

const Specs = v.optional(v.record(v.string(), v.string()), {});
const Manifest = v.looseObject({ dependencies: Specs, devDependencies: Specs, overrides: Specs });
const LockedPackage = v.looseObject({
  version: v.optional(v.string()),
  resolved: v.optional(v.string()),
  integrity: v.optional(v.string()),
  license: v.optional(v.string()),
  dev: v.optional(v.boolean()),
  hasInstallScript: v.optional(v.boolean()),
  dependencies: Specs,
  optionalDependencies: Specs,
});
const Lock = v.looseObject({
  lockfileVersion: v.literal(3),
  packages: v.record(v.string(), LockedPackage),
});

const manifest = v.parse(Manifest, JSON.parse(text("package.json")));
const lock = v.parse(Lock, JSON.parse(text("package-lock.json")));
const locked = Object.entries(lock.packages)
  .filter(([path]) => path !== "")
  .map(([path, entry]) => ({ ...entry, path, name: path.replace(/^.*node_modules\//, "") }));

/** `1.2.3`, or a published package under another name: `npm:@github/keytar@7.10.6`. */
const exact = /^(npm:(@[a-z0-9-]+\/)?[a-z0-9.-]+@)?\d+\.\d+\.\d+$/;

describe("versions", () => {
  test("are exact in package.json", () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.overrides };
    const loose = Object.entries(all).filter(([, spec]) => !exact.test(spec));
    expect(loose).toEqual([]);
    expect(Object.keys(all).length).toBeGreaterThan(20);
  });

  test("in the lockfile are bound to their bytes", () => {
    const unbound = locked.filter(
      ({ integrity }) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ""),
    );
    expect(unbound.map(({ path }) => path)).toEqual([]);
    expect(locked.length).toBeGreaterThan(300);
  });

  test("come from the registry in use, from no address, repository or folder", () => {
    const addressed = locked.flatMap(({ path, resolved, dependencies, optionalDependencies }) => [
      ...(resolved === undefined ? [] : [`${path}: ${resolved}`]),
      ...Object.entries({ ...dependencies, ...optionalDependencies })
        .filter(([, spec]) => /^(git|https?|ssh|file|link|github|[\w-]+\/)/.test(spec))
        .map(([name, spec]) => `${path}: ${name}@${spec}`),
    ]);
    expect(addressed).toEqual([]);
  });
});

describe("install scripts", () => {
  test("are switched off, as are dependencies from git", () => {
    const settings = text(".npmrc").split("\n");
    expect(settings).toContain("ignore-scripts=true");
    expect(settings).toContain("allow-git=none");
    expect(settings).toContain("save-exact=true");
  });

  test("exist in the two packages that we know, which work without them", () => {
    const withScripts = locked.filter(({ hasInstallScript }) => hasInstallScript === true);
    // electron-winstaller: a builder of Windows installers that we do not use.
    // keytar: would copy the library that it loads from prebuilds/ just as well.
    expect(withScripts.map(({ name }) => name)).toEqual(["electron-winstaller", "keytar"]);
  });
});

describe("licences", () => {
  const free = ["MIT", "Apache-2.0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause"];
  /** The fonts. */
  const shippable = [...free, "OFL-1.1"];
  /** Of what only builds and tests. */
  const forTools = [...free, "MPL-2.0", "BlueOak-1.0.0", "Python-2.0", "WTFPL", "CC0-1.0"];
  /**
   * The light client that @polkadot/rpc-provider names as an optional dependency: installed with it, imported by
   * nobody of ours, and not in the bundles (next test). Its licence would not fit ours.
   */
  const neverShipped = [
    "@substrate/connect",
    "@substrate/connect-extension-protocol",
    "@substrate/connect-known-chains",
    "smoldot",
  ];

  /** `A OR B` fits when one fits. Anything more complicated fits nothing. */
  const fits = (license: string | undefined, list: readonly string[]) =>
    (license ?? "")
      .replace(/[()]/g, "")
      .split(" OR ")
      .some((each) => list.includes(each));

  test("of everything that can ship are on the list", () => {
    const wrong = locked.filter(
      ({ name, dev, license }) =>
        dev !== true && !neverShipped.includes(name) && !fits(license, shippable),
    );
    expect(wrong.map(({ path, license }) => `${path}: ${license}`)).toEqual([]);
  });

  test("of all tools are on their list", () => {
    const wrong = locked.filter(({ dev, license }) => dev === true && !fits(license, forTools));
    expect(wrong.map(({ path, license }) => `${path}: ${license}`)).toEqual([]);
  });

  test.each([
    "main/vite.config.ts",
    "main/vault/vite.config.ts",
    "preload/vite.config.ts",
    "renderer/vite.config.ts",
  ])(
    "of what %s really bundles are on the list",
    async (config) => {
      const packages = await bundledPackages(config);
      for (const name of packages) {
        expect(neverShipped).not.toContain(name);
        const entries = locked.filter((entry) => entry.name === name);
        expect(entries.length, `${name} is in the lockfile`).toBeGreaterThan(0);
        for (const { license } of entries) expect(fits(license, shippable), name).toBe(true);
      }
      expect(packages.length, config).toBeGreaterThan(0);
    },
    60_000,
  );
});

/** The packages from which a bundle takes code, as the bundler itself says. */
async function bundledPackages(config: string): Promise<string[]> {
  const built = await build({
    configFile: join(rootDir, config),
    logLevel: "silent",
    build: { write: false },
  });
  const bundles = Array.isArray(built) ? built : [built];
  const ids = bundles.flatMap((bundle) =>
    "output" in bundle
      ? bundle.output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []))
      : [],
  );
  expect(ids.length, config).toBeGreaterThan(0);
  const names = ids.flatMap((id) => {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\\", "/"))?.[1];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}

describe("the README", () => {
  test("has a reason for each runtime dependency, and for nothing else", () => {
    const section = text("README.md")
      .split(/^## /m)
      .find((each) => each.startsWith("Dependencies"));
    const rows = [...(section ?? "").matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(manifest.dependencies).sort());
    for (const [, name, reason] of rows) expect(reason?.length, name).toBeGreaterThan(20);
  });
});

test("Electron current: not below the floor, which mends these", () => {
  /** The newest release that closes each: CVE-2026-34769, -34776, -34777, -34780 and all before them. */
  const FLOOR = [45, 4, 1] as const;
  const parts = (manifest.devDependencies?.electron ?? "").split(".").map(Number);
  const difference = FLOOR.map((least, at) => (parts[at] ?? 0) - least).find((by) => by !== 0) ?? 0;
  expect(difference).toBeGreaterThanOrEqual(0);
  expect(parts).toHaveLength(3);
});
