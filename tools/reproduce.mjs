/**
 * Are builds reproducible? `node tools/reproduce.mjs` clones the last commit twice, into folders of different names and
 * depths, builds and packs both, and compares every file of the bundles and the packed archive. What differs is named;
 * exit code 1. `node tools/reproduce.mjs --list FOLDER` prints what a builder publishes for others to compare.
 *
 * The packing is electron-builder's own, over a stand-in for Electron's distribution: Electron itself is taken as it was
 * downloaded, by the checksums in its package.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { writeStandIn } from "./electron-stand-in.mjs";
import { rootDir } from "./run.mjs";

/**
 * SHA-256 of every file below a folder, by its path from there, sorted. Stamps of the build are no output.
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function hashesBelow(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith(".stamps"))
    .sort();
  return Object.fromEntries(
    names.map((name) => [
      name.replaceAll("\\", "/"),
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

/**
 * Names that are in one and not in the other, or differ.
 * @param {Record<string, string>} one
 * @param {Record<string, string>} other
 */
export function differences(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]).sort();
}

/**
 * @param {string} cwd
 * @param {string} program
 * @param {readonly string[]} args
 */
function demand(cwd, program, args) {
  const done = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (done.status === 0) return;
  throw new Error(`${program} ${args.join(" ")} failed:\n${done.stdout}${done.stderr}`);
}

/**
 * A clean clone of the last commit, built and packed: what came out, by path.
 * @param {string} folder
 */
function buildIn(folder) {
  demand(rootDir, "git", ["clone", "--quiet", "--local", "--no-hardlinks", ".", folder]);
  // The same packages, in a place of their own: by hard link where the file system can.
  const linked = spawnSync("cp", ["-al", join(rootDir, "node_modules"), folder]).status === 0;
  if (!linked) demand(folder, "npm", ["ci", "--include=dev", "--no-audit", "--no-fund"]);
  demand(folder, process.execPath, ["tools/build.mjs", "--all"]);
  writeStandIn(join(folder, "out/electron"));
  demand(folder, process.execPath, [
    "node_modules/electron-builder/cli.js",
    ...[
      "--linux",
      "dir",
      "--x64",
      "-c.electronDist=out/electron",
      "-c.directories.output=out/packed",
    ],
  ]);
  return {
    bundles: hashesBelow(join(folder, "dist")),
    packed: hashesBelow(join(folder, "out/packed/linux-unpacked/resources")),
  };
}

/** Builds twice; what differs, and what was compared. */
export function reproduce() {
  const work = mkdtempSync(join(tmpdir(), "ckw-reproduce-"));
  try {
    const deep = join(work, "a-much-longer-name", "and-deeper");
    mkdirSync(join(work, "a-much-longer-name"));
    const one = buildIn(join(work, "one"));
    const other = buildIn(deep);
    return {
      ...one,
      differing: [
        ...differences(one.bundles, other.bundles),
        ...differences(one.packed, other.packed),
      ],
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [option, folder] = process.argv.slice(2);
  if (option === "--list" && folder !== undefined) {
    for (const [name, hash] of Object.entries(hashesBelow(folder))) console.log(`${hash}  ${name}`);
  } else {
    const { bundles, packed, differing } = reproduce();
    const count = Object.keys(bundles).length + Object.keys(packed).length;
    for (const name of differing) console.log(`differs: ${name}`);
    console.log(`app.asar ${packed["app.asar"]}`);
    console.log(`${count} files compared, ${differing.length} differ`);
    process.exitCode = differing.length === 0 && packed["app.asar"] !== undefined ? 0 : 1;
  }
}
