/** An app that runs in the Chromium host, driven from here: for the benchmark. */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { rootDir } from "./run.mjs";

const START_TIMEOUT_MS = 30_000;

/**
 * @typedef {object} HostedApp
 * @property {number} pid main's process
 * @property {import("playwright").Page} page
 * @property {number} startedAtMs `performance.now()` just before the start
 * @property {(name: string) => Promise<unknown>} control the host's remote control
 * @property {() => Promise<void>} close
 */

/** A folder for the app's data, which `remove` takes away again. */
export function dataFolder() {
  const path = mkdtempSync(join(tmpdir(), "coldkey-bench-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Starts `appDir` without a window on any display, and resolves when its page is there.
 * @param {string} appDir
 * @param {string} dataDir
 * @param {readonly string[]} [switches]
 * @returns {Promise<HostedApp>}
 */
export async function openHosted(appDir, dataDir, switches = []) {
  const startedAtMs = performance.now();
  const child = fork(
    join(rootDir, "dist/host/run.js"),
    [appDir, "--headless", "--test-endpoint", ...switches],
    {
      cwd: rootDir,
      env: { ...process.env, XDG_CONFIG_HOME: dataDir, NODE_OPTIONS: "" },
      // For `heldBytes`; the app asks for no collection of its own.
      execArgv: ["--expose-gc"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  /** @type {Promise<string>} */
  const endpoint = new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The host ended with ${code}`)));
    setTimeout(() => reject(new Error("The host did not start")), START_TIMEOUT_MS).unref();
    child.on("message", (raw) => {
      const message = /** @type {any} */ (raw);
      if (message.kind === "endpoint") resolve(message.endpoint);
      else if (message.kind === "reply") waiting.get(message.id)?.resolve(message.value);
      else waiting.get(message.id)?.reject(new Error(message.message));
    });
  });
  let lastId = 0;
  /** @param {string} name */
  const control = (name) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      child.send({ id: lastId, name, args: [] });
    });
  const browser = await chromium.connect(await endpoint);
  const page = await firstPage(browser);
  return {
    pid: child.pid ?? 0,
    page,
    startedAtMs,
    control,
    async close() {
      child.send({ id: 0, name: "quit", args: [] });
      const killer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(killer);
      await browser.close();
    },
  };
}

/**
 * @param {import("playwright").Browser} browser
 * @returns {Promise<import("playwright").Page>}
 */
async function firstPage(browser) {
  const until = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < until) {
    const page = browser.contexts().flatMap((context) => context.pages())[0];
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("The app opened no window");
}
