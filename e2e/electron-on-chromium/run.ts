/**
 * Starts an Electron app without Electron: `node run.js <appDir> [--switches…]`. Keeps Electron's order of start-up:
 * entry evaluated, will-finish-launching, whenReady's reactions, ready listeners.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "./host/app.ts";
import {
  findChromium,
  launchChromium,
  NO_CHROMIUM_EXIT,
  type RunningChromium,
} from "./host/chromium.ts";
import { commandLine, readSwitches } from "./host/command-line.ts";
import { serveControls } from "./host/control.ts";
import { toServed } from "./host/scheme.ts";
import { takeBrowser } from "./host/session.ts";
import { hostEvent } from "./host/strict.ts";

/** The release whose API is stood in for. */
const ELECTRON_VERSION = "45.4.1";
/** Module ABI of that release. */
const MODULES_ABI = "150";
/** An entry that is still pending after this waits for something that start-up itself must deliver. */
const ENTRY_PATIENCE_MS = 10_000;
/** How long the app may take to end by itself when its browser is gone. */
const ORPHAN_MS = 10_000;

interface Manifest {
  name: string;
  productName?: string;
  version: string;
  main: string;
}

function fail(words: string, code: number): never {
  console.error(words);
  process.exit(code);
}

function readManifest(folder: string): Manifest {
  const file = path.join(folder, "package.json");
  if (!existsSync(file)) fail(`No app here: ${file} does not exist`, 1);
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

/** The process as Electron's main process looks. */
function dressProcess(argv: readonly string[]): { versions: Record<string, string> } {
  const versions: Record<string, string> = {
    ...(process.versions as Record<string, string>),
    electron: ELECTRON_VERSION,
    modules: MODULES_ABI,
    chrome: "0.0.0.0",
    "electron-on-chromium": "1",
  };
  const define = (name: string, value: unknown) =>
    Object.defineProperty(process, name, { value, enumerable: true, configurable: true });
  define("versions", versions);
  define("type", "browser");
  define("defaultApp", true);
  process.argv = [process.execPath, ...argv];
  process.exit = ((code?: number) => app.exit(code ?? 0)) as typeof process.exit;
  return { versions };
}

/** Node: a warning and exit code 1 where Node itself would die; errors without a listener end the app loudly. */
function dressErrors(): void {
  process.on("unhandledRejection", (reason) => {
    if (process.listenerCount("unhandledRejection") > 1) return;
    console.error("Unhandled rejection:", reason);
    process.exitCode = 1;
  });
  process.on("uncaughtException", (error) => {
    if (process.listenerCount("uncaughtException") > 1) return;
    console.error("A JavaScript error occurred in the main process", error);
    app.exit(1);
  });
}

async function evaluateEntry(file: string): Promise<void> {
  const timer = setTimeout(() => {
    fail("The entry is still pending after 10 s: does it await app.whenReady()?", 1);
  }, ENTRY_PATIENCE_MS);
  await import(pathToFileURL(file).href);
  clearTimeout(timer);
}

async function main(): Promise<void> {
  const [folder = ".", ...rest] = process.argv.slice(2);
  const executable = findChromium();
  if (executable === null) {
    fail(
      "Chromium was not found. Install it with:  apt-get install chromium\n(or name it in CHROMIUM_PATH)",
      NO_CHROMIUM_EXIT,
    );
  }
  const appDir = path.resolve(folder);
  const manifest = readManifest(appDir);
  readSwitches(rest);
  const isTested = commandLine.hasSwitch("test-endpoint");
  commandLine.removeSwitch("test-endpoint");
  const post = isTested ? serveControls() : null;
  const name = manifest.productName ?? manifest.name;
  app.describe({ folder: appDir, name, version: manifest.version });
  const { versions } = dressProcess([folder, ...rest.filter((item) => item !== "--test-endpoint")]);
  const data = { isRecorded: commandLine.hasSwitch("recorded-system") };
  register(new URL("electron-hooks.js", import.meta.url), { data });

  await evaluateEntry(
    createRequire(path.join(appDir, "package.json")).resolve(`./${manifest.main}`),
  );
  dressErrors();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => app.quit());

  // Begun now, so that the browser starts while the app becomes ready; windows wait for it.
  const starting = launchChromium(executable, toServed("app://app/"));
  takeBrowser(() => starting);
  starting.then(
    (running) => void follow(running),
    (error: unknown) => {
      console.error("Chromium did not start:", error);
      app.exit(1);
    },
  );

  async function follow({ browser, close }: RunningChromium): Promise<void> {
    versions.chrome = browser.version();
    app.closeBrowser = close;
    browser.on("disconnected", () => {
      app.quit();
      setTimeout(() => app.exit(0), ORPHAN_MS);
    });
    if (post !== null) {
      const { endpoint } = await browser.bind(`electron-on-chromium ${process.pid}`);
      post({ kind: "endpoint", endpoint });
    }
  }

  app.emit("will-finish-launching", hostEvent({}));
  await app.becomeReady();
}

await main();
