/**
 * The official Python programs, each in an environment of its own, where Python and PyPI are there: the `bittensor-wallet`
 * library, and the command-line client with its chain library. Installed once below `out/`, then found again.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rootDir } from "./run.mjs";

/** The client pins an older release of the library: they cannot share an environment. */
const PACKAGES = {
  wallet: "bittensor-wallet==4.1.1",
  client: "bittensor-cli==9.23.2",
};
const START_MS = 60_000;
/** Wheels of up to two hundred megabytes, from a registry that may be slow. */
const INSTALL_MS = 240_000;
/** Whoever held the lock for longer has died. */
const LOCK_MS = START_MS + INSTALL_MS;

/**
 * @typedef {{ python: string, bin: string, reason: null } | { python: null, bin: null, reason: string }} Official
 * @param {keyof typeof PACKAGES} which
 * @returns {Official}
 */
function find(which) {
  const wanted = PACKAGES[which];
  const folder = join(rootDir, "out", "official", wanted.replace("==", "-"));
  const ready = join(folder, "ready");
  const bin = join(folder, "bin");
  /** @param {string} reason @returns {Official} */
  const without = (reason) => ({ python: null, bin: null, reason });
  mkdirSync(join(folder, ".."), { recursive: true });
  return inTurn(`${folder}.lock`, () => {
    const python = join(bin, "python");
    if (existsSync(ready)) return { python, bin, reason: null };
    rmSync(folder, { recursive: true, force: true });
    if (!run("python3", ["-m", "venv", folder], START_MS) || !existsSync(python)) {
      return without("Python with venv is not installed");
    }
    const install = ["-m", "pip", "install", "-q", "--only-binary", ":all:", wanted];
    if (!run(python, install, INSTALL_MS)) return without(`pip cannot install ${wanted}`);
    writeFileSync(ready, `${wanted}\n`);
    return { python, bin, reason: null };
  });
}

/** @param {string} program @param {string[]} args @param {number} timeout */
function run(program, args, timeout) {
  return spawnSync(program, args, { stdio: "ignore", timeout }).status === 0;
}

/**
 * One process at a time: two test files may ask at once.
 * @template T
 * @param {string} lock @param {() => T} work @returns {T}
 */
function inTurn(lock, work) {
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
function taken(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > LOCK_MS) rmSync(lock, { recursive: true });
    return false;
  }
}

export const findOfficialPython = () => find("wallet");
/** With `btcli` in its `bin`. */
export const findOfficialClient = () => find("client");
