/**
 * electron-builder's hook after an app was put together. On Linux the program gets a start script that turns core dumps
 * off (build/linux-start.sh), under the name that menus, links and the AppImage start.
 */
import { chmodSync, copyFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { rootDir } from "./run.mjs";

/** Of Electron's binary, beside the script that has the program's name. */
export const BINARY_SUFFIX = "-app";

/** @param {import("electron-builder").AfterPackContext} context */
export async function afterPack({ electronPlatformName, packager }) {
  if (electronPlatformName !== "linux") return;
  const { executableName } = /** @type {{ executableName: string }} */ (
    /** @type {unknown} */ (packager)
  );
  const flipFuses = packager.addElectronFuses.bind(packager);
  // The fuses are in the binary, and looked for under the program's name: so the script comes right after them.
  packager.addElectronFuses = async (context, fuses) => {
    const count = await flipFuses(context, fuses);
    const program = join(context.appOutDir, executableName);
    renameSync(program, `${program}${BINARY_SUFFIX}`);
    copyFileSync(join(rootDir, "build/linux-start.sh"), program);
    chmodSync(program, 0o755);
    return count;
  };
}
