/**
 * `npm run bench`: start-up against an empty page in the same host, time from "sign" to the signature, what the page
 * weighs, what main and the vault take. Numbers of this machine, to be compared with each other and over time.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { codeRows } from "./bench/codes.mjs";
import { hotkeyRows } from "./bench/hotkeys.mjs";
import { prepareRegistration, signNow } from "./bench/in-page.mjs";
import { journalRows, longStartRows } from "./bench/journal.mjs";
import { benchKeyfile } from "./bench/keyfile.mjs";
import { median } from "./bench/median.mjs";
import { memoryMib } from "./bench/process.mjs";
import { requestRows } from "./bench/requests.mjs";
import { unlockTimes } from "./bench/unlock.mjs";
import { viewRows } from "./bench/views.mjs";
import { staleParts } from "./build.mjs";
import { dataFolder, openHosted } from "./hosted-app.mjs";
import { rootDir, runNode } from "./run.mjs";
import { prepareSystem } from "./system.mjs";

const RUNS = 5;
/** Gzipped JavaScript that the first screen waits for. */
const GOAL_KB = 200;

/** An app with one button and no code of its own: what the host and the browser cost without us. */
const EMPTY_APP = {
  "package.json": JSON.stringify({
    name: "empty",
    version: "1.0.0",
    type: "module",
    main: "main.js",
  }),
  "main.js": `
import { app, BrowserWindow, protocol, session } from "electron";
const privileges = { standard: true, secure: true, supportFetchAPI: true };
protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges }]);
void app.whenReady().then(async () => {
  const own = session.fromPartition("empty", { cache: false });
  const headers = { "content-type": "text/html" };
  own.protocol.handle("app", () =>
    new Response("<!doctype html><title>Empty</title><main><button>Ready</button></main>", { headers }));
  const webPreferences = { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false };
  const window = new BrowserWindow({ show: false, webPreferences });
  window.once("ready-to-show", () => window.show());
  await window.loadURL("app://app/");
});
`,
};

/**
 * From the start of the process until a control can be used: it is visible, enabled, and a frame has been painted.
 * @param {import("./hosted-app.mjs").HostedApp} app
 */
async function interactiveMs({ page, startedAtMs }) {
  await page.locator("button:enabled").first().waitFor({ state: "visible" });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return performance.now() - startedAtMs;
}

/**
 * @param {string} appDir
 * @param {string} dataDir
 */
async function startUp(appDir, dataDir) {
  const app = await openHosted(appDir, dataDir);
  const ms = await interactiveMs(app);
  await app.close();
  return ms;
}

/**
 * @param {string} appDir
 * @param {string} dataDir
 */
async function startUps(appDir, dataDir) {
  /** @type {number[]} */
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await startUp(appDir, dataDir));
  return median(times);
}

/**
 * The page's JavaScript, gzipped: what the first screen waits for (its scripts and those that they import at once), and
 * all of it, the screens that are fetched later included.
 */
function pageKb() {
  const folder = join(rootDir, "dist/renderer/assets");
  /** @param {string} name */
  const read = (name) => readFileSync(join(folder, name));
  /** @param {readonly string[]} names */
  const weigh = (names) =>
    names.reduce((sum, name) => sum + gzipSync(read(name), { level: 9 }).length, 0) / 1000;
  const first = new Set(["index.js"]);
  for (const name of first) {
    for (const [, imported = ""] of read(name)
      .toString("utf8")
      .matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g))
      first.add(imported);
  }
  const all = readdirSync(folder).filter((name) => name.endsWith(".js"));
  return { first: weigh([...first]), all: weigh(all) };
}

/**
 * Looks at the vault's high-water mark until told to stop: its process ends with the signature.
 * @param {import("./hosted-app.mjs").HostedApp} app
 */
function watchVault(app) {
  let isOn = true;
  /** @type {number | null} */
  let peakMib = null;
  const done = (async () => {
    while (isOn) {
      const pids = /** @type {number[]} */ (await app.control("vaultPids"));
      for (const pid of pids) {
        try {
          peakMib = Math.max(peakMib ?? 0, memoryMib(pid, "VmHWM") || 0);
        } catch (error) {
          // It ended between the question and the look.
          const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
          if (!isGone) throw error;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return {
    async stop() {
      isOn = false;
      await done;
      return peakMib;
    },
  };
}

/** @param {string} dataDir */
async function signing(dataDir) {
  const app = await openHosted(rootDir, dataDir, ["--rehearsal-block-ms=1000"]);
  try {
    await interactiveMs(app);
    const mainIdleMib = memoryMib(app.pid, "VmRSS");
    const reviewed = await app.page.evaluate(prepareRegistration);
    const [vaultPid] = /** @type {number[]} */ (await app.control("vaultPids"));
    const vaultIdleMib = vaultPid === undefined ? null : memoryMib(vaultPid, "VmRSS");
    const watch = watchVault(app);
    const signMs = await app.page.evaluate(signNow, reviewed);
    const vaultPeakMib = await watch.stop();
    const mainBusyMib = memoryMib(app.pid, "VmRSS");
    return { signMs, mainIdleMib, mainBusyMib, vaultIdleMib, vaultPeakMib };
  } finally {
    await app.close();
  }
}

/** @param {string} dataDir */
async function chooseProfile(dataDir) {
  const app = await openHosted(rootDir, dataDir);
  await interactiveMs(app);
  await app.page.evaluate(async () => {
    await /** @type {any} */ (globalThis).workstation.app.chooseProfile({ profile: "combined" });
  });
  await app.close();
}

/** @param {number | null} mib */
const inMib = (mib) => (mib === null ? "no vault alive" : `${mib.toFixed(0)} MiB`);

async function bench() {
  if ((await prepareSystem({ window: false, tests: true })).length > 0) return 1;
  if (staleParts(rootDir).length > 0 && (await runNode("tools/build.mjs")) !== 0) return 1;
  const data = dataFolder();
  const empty = dataFolder();
  try {
    for (const [name, text] of Object.entries(EMPTY_APP)) {
      mkdirSync(join(empty.path, "app"), { recursive: true });
      writeFileSync(join(empty.path, "app", name), text);
    }
    const emptyMs = await startUps(join(empty.path, "app"), empty.path);
    await chooseProfile(data.path);
    const appMs = await startUps(rootDir, data.path);
    const sign = await signing(data.path);
    const journal = [...(await longStartRows(startUp)), ...(await journalRows())];
    const unlock = await unlockTimes(data.path, watchVault);
    const kb = pageKb();
    const keyfile = await benchKeyfile();
    const rows = [
      [`cold start to interactive (median of ${RUNS})`, `${appMs.toFixed(0)} ms`],
      ["  an empty page in the same host", `${emptyMs.toFixed(0)} ms`],
      ["  ratio", `${(appMs / emptyMs).toFixed(2)} ×`],
      ['from "sign" to the signature', `${sign.signMs.toFixed(0)} ms`],
      [
        "JavaScript of the first screen, gzipped",
        `${kb.first.toFixed(1)} kB of ${GOAL_KB} kB (${((kb.first / GOAL_KB) * 100).toFixed(0)} %)`,
      ],
      ["  of all screens", `${kb.all.toFixed(1)} kB`],
      ...keyfile.rows,
      ["memory of main at the first screen", inMib(sign.mainIdleMib)],
      ["memory of main after a signature", inMib(sign.mainBusyMib)],
      ["memory of the vault at the review", inMib(sign.vaultIdleMib)],
      ["memory of the vault at most, deriving the key", inMib(sign.vaultPeakMib)],
      ...journal,
      ...unlock.rows,
    ];
    rows.push(...(await hotkeyRows(data.path)));
    const views = await viewRows();
    rows.push(...views.rows);
    const requests = await requestRows();
    const codes = await codeRows(requests.medianBytes, requests.wholeBytes);
    rows.push(...requests.rows, ...codes.rows);
    console.log(`\nNode ${process.versions.node}, ${cpus().length} cores, ${process.platform}`);
    for (const [name = "", value = ""] of rows) console.log(`${name.padEnd(64)}${value}`);
    console.log(
      "\nMain runs in the Chromium host here: its memory includes the driver of the browser.",
    );
    const goals = [unlock.isWithinGoal, keyfile.isMet, views.isMet, requests.isMet, codes.isMet];
    return kb.first <= GOAL_KB && goals.every((isMet) => isMet) ? 0 : 1;
  } finally {
    data.remove();
    empty.remove();
  }
}

process.exitCode = await bench();
