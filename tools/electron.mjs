/**
 * Finds Electron's executable without waking the package: `require("electron")` downloads the binary when it is
 * missing, which here would be a hang or an error in place of an answer.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The executable's path, or null. Follows the package's own rule: `path.txt` names the file inside `dist/`, or inside
 * the folder that ELECTRON_OVERRIDE_DIST_PATH names; unlike the package it also looks whether the file is there.
 * @param {{ env: NodeJS.ProcessEnv, exists: (path: string) => boolean, packageDir: string,
 *   read?: (path: string) => string }} world
 * @returns {string | null}
 */
export function findElectron({ env, exists, packageDir, read = readText }) {
  const nameFile = join(packageDir, "path.txt");
  const name = exists(nameFile) ? read(nameFile).trim() : null;
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== "") {
    const path = join(override, name ?? "electron");
    return exists(path) ? path : null;
  }
  if (name === null) return null;
  const path = join(packageDir, "dist", name);
  return exists(path) ? path : null;
}

/** @param {string} path */
function readText(path) {
  return readFileSync(path, "utf8");
}
