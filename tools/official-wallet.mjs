/** The official `bittensor-wallet` library in a scratch environment, where Python and PyPI are there. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSION = "4.1.1";
const START_MS = 60_000;
/** A wheel of some megabytes, from a registry that may be slow. */
const INSTALL_MS = 180_000;

/** @returns {{ python: string, reason: null } | { python: null, reason: string }} */
export function findOfficialPython() {
  const folder = mkdtempSync(join(tmpdir(), "ckw-official-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const python = join(folder, "bin", "python");
  /** @param {string} program @param {string[]} args @param {number} timeout */
  const run = (program, args, timeout) =>
    spawnSync(program, args, { stdio: "ignore", timeout }).status === 0;
  if (!run("python3", ["-m", "venv", folder], START_MS) || !existsSync(python)) {
    return { python: null, reason: "Python with venv is not installed" };
  }
  const wanted = `bittensor-wallet==${VERSION}`;
  if (!run(python, ["-m", "pip", "install", "-q", "--only-binary", ":all:", wanted], INSTALL_MS)) {
    return { python: null, reason: `pip cannot install ${wanted}` };
  }
  return { python, reason: null };
}
