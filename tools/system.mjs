/**
 * What the operating system must bring: names what is missing and the command that installs it, and runs that command
 * where it may (root on a Debian-like system). `node tools/system.mjs` prints the whole list.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { findElectron } from "./electron.mjs";
import { rootDir, run } from "./run.mjs";

/** package.json `engines`: what Vite 8 and Vitest 4 need at least. */
export const nodeFloor = /** @type {const} */ ([20, 19]);

/**
 * @typedef {object} World what the checks look at; a parameter, so that they can be tested
 * @property {NodeJS.Platform} platform
 * @property {string} nodeVersion as `process.versions.node`
 * @property {NodeJS.ProcessEnv} env
 * @property {boolean} isRoot
 * @property {(path: string) => boolean} exists
 * @property {string} electronPackageDir
 *
 * @typedef {object} Finding
 * @property {"node" | "browser" | "keychain" | "display"} what
 * @property {boolean} isThere
 * @property {boolean} isNeeded without it the wanted act cannot go on
 * @property {string} note what was found, or what its absence means
 * @property {string | null} debianPackage what brings it on Debian and its kin
 * @property {string | null} remedy what to do elsewhere
 */

/** @returns {World} */
export function thisSystem() {
  return {
    platform: process.platform,
    nodeVersion: process.versions.node,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    exists: existsSync,
    electronPackageDir: join(rootDir, "node_modules/electron"),
  };
}

/** @param {string} version */
export function isNodeRecentEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > nodeFloor[0] || (major === nodeFloor[0] && minor >= nodeFloor[1]);
}

const chromiumNames = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
];
const chromiumPlaces = {
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * CHROMIUM_PATH decides alone when it is set; then the usual places, then the search path.
 * @param {Pick<World, "platform" | "env" | "exists">} world
 * @returns {string | null}
 */
export function findChromium({ platform, env, exists }) {
  const chosen = env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== "") return exists(chosen) ? chosen : null;
  if (platform === "darwin" || platform === "win32") {
    return chromiumPlaces[platform].find((path) => exists(path)) ?? null;
  }
  const folders = ["/usr/bin", ...(env.PATH ?? "").split(delimiter), "/snap/bin"];
  for (const name of chromiumNames) {
    for (const folder of folders) {
      const path = `${folder}/${name}`;
      if (folder !== "" && exists(path)) return path;
    }
  }
  return null;
}

/** Where Linux systems keep shared libraries: Debian's multi-arch folders first. */
const libraryDirs = [
  "/usr/lib/x86_64-linux-gnu",
  "/usr/lib/aarch64-linux-gnu",
  "/usr/lib/arm-linux-gnueabihf",
  "/usr/lib64",
  "/usr/lib",
];

/** @param {Pick<World, "platform" | "exists">} world */
export function hasKeychainLibrary({ platform, exists }) {
  if (platform !== "linux") return true;
  return libraryDirs.some((folder) => exists(`${folder}/libsecret-1.so.0`));
}

/** @param {Pick<World, "platform" | "env">} world */
export function hasDisplay({ platform, env }) {
  if (platform !== "linux") return true;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}

/**
 * Looks at everything. `wants` says what the act cannot do without: the tests need a browser even where Electron is,
 * and no display; a window needs a display, and the browser only where Electron's binary is missing.
 * @param {World} world
 * @param {{ window: boolean, tests: boolean }} wants
 * @returns {Finding[]}
 */
export function look(world, wants) {
  const chromium = findChromium(world);
  const electron = findElectron({
    env: world.env,
    exists: world.exists,
    packageDir: world.electronPackageDir,
  });
  const isNodeGood = isNodeRecentEnough(world.nodeVersion);
  const hasLibrary = hasKeychainLibrary(world);
  const hasScreen = hasDisplay(world);
  return [
    {
      what: "node",
      isThere: isNodeGood,
      isNeeded: true,
      note: isNodeGood
        ? `Node ${world.nodeVersion}`
        : `Node ${world.nodeVersion} is too old: ${nodeFloor.join(".")} or newer is needed`,
      debianPackage: null,
      remedy: "Install Node 20.19 or newer from nodejs.org or your system's packages.",
    },
    {
      what: "browser",
      isThere: chromium !== null,
      isNeeded: wants.tests || electron === null,
      note:
        chromium ??
        (world.env.CHROMIUM_PATH
          ? `CHROMIUM_PATH names ${world.env.CHROMIUM_PATH}, which does not exist`
          : "Chromium is missing: the window runs in it while Electron's binary is not installed"),
      debianPackage: world.env.CHROMIUM_PATH ? null : "chromium",
      remedy: "Install Chromium or Chrome, or name one with CHROMIUM_PATH.",
    },
    {
      what: "keychain",
      isThere: hasLibrary,
      isNeeded: false,
      note: hasLibrary
        ? "the system keychain can be asked"
        : "libsecret is missing: the journal's key and checkpoint go to a file instead of the keychain",
      debianPackage: "libsecret-1-0",
      remedy: "Install libsecret.",
    },
    {
      what: "display",
      isThere: hasScreen,
      isNeeded: wants.window,
      note: hasScreen ? "a display" : "no display (neither DISPLAY nor WAYLAND_DISPLAY is set)",
      debianPackage: null,
      remedy: "Start it from a graphical session.",
    },
  ];
}

/**
 * @typedef {object} Plan
 * @property {readonly string[]} packages Debian packages to install
 * @property {boolean} mayInstall we may install them ourselves
 * @property {string | null} command what a person types, or null when there is nothing to install by a package
 */

/**
 * How the missing things can be had.
 * @param {readonly Finding[]} findings
 * @param {Pick<World, "isRoot" | "exists" | "platform">} world
 * @returns {Plan}
 */
export function planInstall(findings, { isRoot, exists, platform }) {
  const isDebianLike = platform === "linux" && exists("/usr/bin/apt-get");
  const packages = findings.flatMap((finding) =>
    isWorthNaming(finding) && finding.debianPackage !== null ? [finding.debianPackage] : [],
  );
  if (!isDebianLike || packages.length === 0) {
    return { packages: [], mayInstall: false, command: null };
  }
  const sudo = isRoot ? "" : "sudo ";
  return {
    packages,
    mayInstall: isRoot,
    command: `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${packages.join(" ")}`,
  };
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<boolean>}
 */
async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Without these two, a lost connection hangs for minutes and a running upgrade refuses us at once.
  const options = ["-q", "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"];
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const hasLists = (await run("apt-get", [...options, "update"], { env })) === 0;
    const install = ["install", "-y", "--no-install-recommends", ...packages];
    if (hasLists && (await run("apt-get", [...options, ...install], { env })) === 0) return true;
    if (attempt === 1) console.log("apt-get failed; trying once more");
  }
  return false;
}

/** Absent, and either needed or something that a user would miss. @param {Finding} finding */
export function isWorthNaming({ what, isThere, isNeeded }) {
  return !isThere && (isNeeded || what === "keychain");
}

/** @param {Finding} finding */
function line(finding) {
  const mark = finding.isThere ? "ok     " : finding.isNeeded ? "MISSING" : "absent ";
  return `  ${mark}  ${finding.what.padEnd(9)} ${finding.note}`;
}

/**
 * Checks, installs what it may, names what is missing with its remedy. Says nothing when nothing is missing.
 * @param {{ window: boolean, tests: boolean }} wants
 * @param {{ isVerbose?: boolean }} [options]
 * @returns {Promise<readonly Finding[]>} what is needed and still missing
 */
export async function prepareSystem(wants, { isVerbose = false } = {}) {
  let findings = look(thisSystem(), wants);
  let plan = planInstall(findings, thisSystem());
  if (plan.mayInstall) {
    console.log(`Installing what this system lacks: ${plan.packages.join(", ")}`);
    await aptInstall(plan.packages);
    findings = look(thisSystem(), wants);
    plan = planInstall(findings, thisSystem());
  }
  const missing = findings.filter((finding) => !finding.isThere && finding.isNeeded);
  const absent = findings.filter(isWorthNaming);
  for (const finding of isVerbose ? findings : absent) console.log(line(finding));
  for (const finding of missing) {
    if (finding.debianPackage === null || plan.command === null) console.log(`  ${finding.remedy}`);
  }
  if (plan.command !== null && absent.length > 0) console.log(`  Install with:  ${plan.command}`);
  return missing;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const missing = await prepareSystem({ window: true, tests: true }, { isVerbose: true });
  process.exitCode = missing.length === 0 ? 0 : 1;
}
