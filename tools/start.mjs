/**
 * `npm start`: checks the system, builds what is stale, opens the workstation: in Electron where its binary is there,
 * else in the system's Chromium. Further arguments go to the app (`npm start -- --network=rehearsal`).
 */
import { join } from "node:path";
import { staleParts } from "./build.mjs";
import { findElectron } from "./electron.mjs";
import { rootDir, run, runNode } from "./run.mjs";
import { prepareSystem, thisSystem } from "./system.mjs";

/** No window can be opened here; nothing is wrong with the app. */
const EXIT_NO_DISPLAY = 2;

/** @param {readonly string[]} args */
async function start(args) {
  const isHeadless = args.includes("--headless");
  const missing = await prepareSystem({ window: !isHeadless, tests: false });
  if (missing.length > 0) {
    const onlyDisplay = missing.every((finding) => finding.what === "display");
    if (!onlyDisplay) return 1;
    console.log(
      "\nThe whole journey also runs without a display, and leaves a report with pictures:",
    );
    console.log("  npm run rehearse");
    return EXIT_NO_DISPLAY;
  }
  if (staleParts(rootDir).length > 0) {
    console.log("Building");
    const code = await runNode("tools/build.mjs");
    if (code !== 0) return code;
  }
  const world = thisSystem();
  const electron = findElectron({
    env: world.env,
    exists: world.exists,
    packageDir: world.electronPackageDir,
  });
  if (electron !== null && !isHeadless) {
    // Chromium's sandbox cannot start as root; an unpackaged start is the only one that may go without it.
    const asRoot = world.isRoot && world.platform === "linux" ? ["--no-sandbox"] : [];
    if (asRoot.length > 0)
      console.log("Started as root: the page runs without Chromium's sandbox.");
    return run(electron, [".", ...asRoot, ...args], { stdin: "inherit" });
  }
  if (electron === null) {
    console.log("Electron's binary is not installed: the window opens in this system's Chromium.");
  }
  return run(process.execPath, [join("dist", "host", "run.js"), ".", ...args], {
    stdin: "inherit",
  });
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
