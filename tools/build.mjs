/**
 * Builds what is stale, and nothing else: `node tools/build.mjs [--all]`.
 *
 * A part is stale when the contents of its sources, of the lockfile or of this file differ from those that its stamp
 * names, or when its output is gone. Contents, not times: a checkout changes times and a build never should follow.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { rootDir } from "./run.mjs";

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} config the Vite configuration, which lies with what it builds
 * @property {string} output a file that the build must leave
 * @property {readonly string[]} sources files and folders whose change makes it stale
 */

/** In an order that works: what a later part may read from `dist/` is built before it. @type {readonly Part[]} */
export const parts = [
  {
    name: "renderer",
    config: "renderer/vite.config.ts",
    output: "dist/renderer/index.html",
    sources: [
      "renderer",
      "preload/contract.ts",
      "preload/contract",
      "main/codec",
      "main/lib",
      "main/vault/protocol.ts",
      "main/vault/protocol",
    ],
  },
  {
    name: "preload",
    config: "preload/vite.config.ts",
    output: "dist/preload/index.cjs",
    sources: ["preload", "main/codec", "main/lib", "main/vault/protocol.ts", "main/vault/protocol"],
  },
  {
    name: "vault",
    config: "main/vault/vite.config.ts",
    output: "dist/vault/host.js",
    sources: ["main/vault", "main/codec", "main/lib"],
  },
  {
    name: "main",
    config: "main/vite.config.ts",
    output: "dist/main/index.js",
    // The verifiers go with every export, as they are.
    sources: [
      "main",
      "preload/contract.ts",
      "preload/contract",
      "docs/verify-journal.mjs",
      "docs/verify-journal.html",
      "docs/journal-export.txt",
    ],
  },
  {
    name: "host",
    config: "e2e/electron-on-chromium/vite.config.ts",
    output: "dist/host/run.js",
    sources: ["e2e/electron-on-chromium", "main/lib"],
  },
];

/** What every part depends on. */
const everywhere = ["package.json", "package-lock.json", "tools/build.mjs"];
const stampDir = "dist/.stamps";

/** @param {string} name */
const isSource = (name) => !/\.test\.tsx?$|\.md$/.test(name);

/**
 * Every file below a path, sorted, relative to the root; a path that is a file is itself.
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  /** @type {import("node:fs").Dirent[]} */
  let entries;
  try {
    entries = readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return [path];
    throw error;
  }
  return entries
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, below);
      return isSource(entry.name) ? [below] : [];
    })
    .sort();
}

/**
 * One hash over the names and contents of all sources of a part. `memo` spares reading a file twice.
 * @param {string} root
 * @param {Part} part
 * @param {Map<string, string>} [memo]
 */
export function fingerprint(root, part, memo = new Map()) {
  const whole = createHash("sha256");
  const paths = new Set(
    [...everywhere, part.config, ...part.sources].flatMap((path) => filesBelow(root, path)),
  );
  for (const path of [...paths].sort()) {
    let hash = memo.get(path);
    if (hash === undefined) {
      hash = createHash("sha256")
        .update(readFileSync(join(root, path)))
        .digest("hex");
      memo.set(path, hash);
    }
    whole.update(`${path}\0${hash}\n`);
  }
  return whole.digest("hex");
}

/**
 * @param {string} root
 * @param {Part} part
 */
const stampPath = (root, part) => join(root, stampDir, part.name);

/**
 * The parts whose output does not follow from their sources.
 * @param {string} root
 * @param {readonly Part[]} among
 * @returns {Part[]}
 */
export function staleParts(root, among = parts) {
  /** @type {Map<string, string>} */
  const memo = new Map();
  return among.filter((part) => {
    const stamp = stampPath(root, part);
    if (!existsSync(stamp) || !existsSync(join(root, part.output))) return true;
    return readFileSync(stamp, "utf8") !== fingerprint(root, part, memo);
  });
}

/**
 * @param {string} root
 * @param {Part} part
 */
async function buildPart(root, part) {
  const { build } = await import("vite");
  if (!existsSync(join(root, part.config))) throw new Error(`${part.config} does not exist`);
  // Taken before the build: a file saved meanwhile makes the part stale again.
  const stamp = fingerprint(root, part);
  rmSync(stampPath(root, part), { force: true });
  await build({ configFile: join(root, part.config), logLevel: "warn" });
  if (!existsSync(join(root, part.output))) {
    throw new Error(`the build went through, but ${part.output} is not there`);
  }
  mkdirSync(join(root, stampDir), { recursive: true });
  writeFileSync(stampPath(root, part), stamp);
}

/**
 * Builds all of them even if one fails, so that one run tells everything.
 * @param {string} root
 * @param {readonly Part[]} which
 * @returns {Promise<boolean>}
 */
async function buildParts(root, which) {
  let isWell = true;
  for (const part of which) {
    const startedAtMs = performance.now();
    try {
      await buildPart(root, part);
      console.log(`  built ${part.name} in ${Math.round(performance.now() - startedAtMs)} ms`);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      console.error(`Build of ${part.name} (${part.config}) failed:`);
      console.error(process.stderr.isTTY ? words : stripVTControlCharacters(words));
      isWell = false;
    }
  }
  return isWell;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  // Whatever the environment says: React's development build names the folder that it was built in.
  process.env.NODE_ENV = "production";
  const which = process.argv.includes("--all") ? parts : staleParts(rootDir);
  process.exitCode = (await buildParts(rootDir, which)) ? 0 : 1;
}
