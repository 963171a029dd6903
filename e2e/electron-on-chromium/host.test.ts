import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test } from "vitest";
import { launchApp, type RunningApp } from "./launch.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FIXTURE = fileURLToPath(new URL("fixture", import.meta.url));
/** Beside node_modules, so that the built host finds playwright-core; apart from dist/host, which others may be using. */
const HOST_DIR = `${ROOT}node_modules/.cache/electron-on-chromium-test`;

interface Fixture {
  facts: { argv: string[]; fs: string; type: string; bytes: Uint8Array };
  invoke(channel: string, ...args: unknown[]): Promise<never>;
  say(...args: unknown[]): Promise<unknown[]>;
  sendUncloneable(): void;
  openVault(): Promise<unknown>;
  tellVault(value: unknown): Promise<{ got: unknown }>;
  vaultClosed(): Promise<boolean>;
  portToMain(value: unknown): Promise<unknown>;
}
declare const fixture: Fixture;

beforeAll(() => {
  const config = "e2e/electron-on-chromium/vite.config.ts";
  execFileSync("npx", ["vite", "build", "-c", config, "--outDir", HOST_DIR], { cwd: ROOT });
});

let app: RunningApp | null = null;
const launch = async (options: object = {}) => {
  app = await launchApp({ appDir: FIXTURE, hostDir: HOST_DIR, ...options });
  await app.page.waitForSelector("[data-ran]");
  return app;
};
afterEach(async () => {
  if (app !== null && app.process.exitCode === null && app.process.signalCode === null)
    await app.kill();
  app = null;
});

const orderOf = (running: RunningApp): Promise<string[]> =>
  running.page.evaluate(() => fixture.invoke("order"));
const printedOrder = (running: RunningApp): string[] =>
  JSON.parse(/order (.*)/.exec(running.stdout)?.[1] ?? "[]");

test("start-up keeps Electron's order, and what is not emulated says so", async () => {
  const running = await launch();
  expect((await orderOf(running)).slice(0, 19)).toEqual(
    [
      "early window: Cannot create BrowserWindow before app is ready",
      "early fork: utilityProcess cannot be created before app is ready.",
      "entry end",
      "will-finish-launching",
      "whenReady",
      "late scheme: protocol.registerSchemesAsPrivileged should be called before app is ready",
      "tray: not emulated: Tray",
      "member: not emulated: app.frobnicate",
      "session-created",
      "web-contents-created",
      "browser-window-created",
      "constructed",
      "ready",
      "request mainFrame app://app/",
      "request script app://app/page.js",
      "window ready-to-show",
      "window show",
      "loaded",
    ].slice(0, 19),
  );
});
