/** The official `bittensor-wallet` library in a scratch environment, where Python and PyPI are there. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const OFFICIAL_VERSION = "4.1.1";

/** @returns {{ python: string, reason: null } | { python: null, reason: string }} */
export function findOfficialPython() {
  const folder = mkdtempSync(join(tmpdir(), "ckw-official-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const python = join(folder, "bin", "python");
  /** @param {string} program @param {string[]} args */
  const run = (program, args) =>
    spawnSync(program, args, { stdio: "ignore", timeout: 60_000 }).status === 0;
  if (!run("python3", ["-m", "venv", folder]) || !existsSync(python)) {
    return { python: null, reason: "Python with venv is not installed" };
  }
  const wanted = `bittensor-wallet==${OFFICIAL_VERSION}`;
  if (!run(python, ["-m", "pip", "install", "-q", "--only-binary", ":all:", wanted])) {
    return { python: null, reason: `pip cannot install ${wanted}` };
  }
  return { python, reason: null };
}
