// Plain probes of values, orders and errors. Prints one line: CONFORMANCE {"probe": "what happened", …}. Runs unchanged
// on Electron and on the stand-in; the tables are compared by conformance.test.ts.

import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  app,
  BrowserWindow,
  dialog,
  MessageChannelMain,
  protocol,
  session,
  utilityProcess,
} from "electron";
import { attempt, describe, values } from "./values.mjs";

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** @type {Record<string, string>} */
const table = {};
/** @type {(name: string, act: () => unknown) => Promise<void>} */
const probe = async (name, act) => {
  table[name] = String(await attempt(act));
};

const childEntry = here("child.cjs");

protocol.registerSchemesAsPrivileged([
  { scheme: "app", privileges: { standard: true, secure: true } },
]);
/** @type {string[]} */
const order = [];
app.on("ready", () => order.push("ready"));
app.on("will-finish-launching", () => order.push("will-finish-launching"));
await probe("early.window", () => new BrowserWindow());
await probe("early.fork", () => utilityProcess.fork(childEntry));
await probe("early.dialog", () => dialog.showOpenDialog({}));
order.push("entry end");

async function probeMain() {
  await probe("late.schemes", () => protocol.registerSchemesAsPrivileged([]));
  await probe("late.enableSandbox", () => app.enableSandbox());
  await probe("path.unknown", () => app.getPath(/** @type {any} */ ("nowhere")));
  await probe("path.relative", () => app.setPath("userData", "relative"));
  await probe("path.setUnknown", () => app.setPath("nowhere", "/tmp"));
  await probe("session.isPersistent", () => session.fromPartition("memory").isPersistent());
  await probe("protocol.twice", () => {
    const memory = session.fromPartition("other");
    memory.protocol.handle("app", () => new Response("x"));
    memory.protocol.handle("app", () => new Response("x"));
  });
}

async function probePorts() {
  const cross = (/** @type {unknown} */ value) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannelMain();
      port2.on("message", ({ data }) => resolve(describe(data)));
      port2.start();
      try {
        port1.postMessage(value);
      } catch (error) {
        reject(error);
      }
    });
  for (const [name, make] of Object.entries(values))
    await probe(`port.${name}`, () => cross(make()));
  const a = new MessageChannelMain();
  const b = new MessageChannelMain();
  await probe("transfer.undefined", () => a.port1.postMessage("x", undefined));
  await probe("transfer.noPort", () => a.port1.postMessage("x", /** @type {any} */ ([{}])));
  await probe("transfer.itself", () => a.port1.postMessage("x", [a.port1]));
  await probe("transfer.twice", () => a.port1.postMessage("x", [b.port1, b.port1]));
  a.port1.postMessage("x", [b.port1]);
  await probe("transfer.neutered", () => a.port1.postMessage("x", [b.port1]));
}

async function probeChild() {
  const fork = (/** @type {any} */ options) =>
    utilityProcess.fork(childEntry, [], { stdio: "ignore", ...options });
  await probe("fork.envUndefined", () => fork({ env: undefined }));
  await probe("fork.envValue", () => fork({ env: { A: undefined } }));
  await probe("fork.emptyPath", () => utilityProcess.fork(""));
  const exitOf = (/** @type {Electron.UtilityProcess} */ child) =>
    new Promise((resolve) => child.on("exit", resolve));
  const child = fork({ env: { ONE: "1" } });
  await probe("child.pidEarly", () => child.pid);
  await probe("child.killEarly", () => child.kill());
  await new Promise((resolve) => child.on("spawn", () => resolve(null)));
  /** @type {(message: unknown) => Promise<any>} */
  const ask = (message) =>
    new Promise((resolve, reject) => {
      child.once("message", resolve);
      try {
        child.postMessage(message);
      } catch (error) {
        reject(error);
      }
    });
  await probe("child.env", async () =>
    Object.keys(await ask("env")).filter((key) => key === "PATH" || key === "ONE"),
  );
  await probe("child.type", () => ask("type"));
  for (const [name, make] of Object.entries(values)) {
    await probe(`child.${name}`, async () =>
      describe(await ask({ value: make() }).then((reply) => reply.value)),
    );
  }
  const over = exitOf(child);
  child.kill();
  await probe("child.exitAfterKill", () => over);
  await probe("child.pidLate", () => child.pid);
  const seven = fork({});
  seven.postMessage("exit 7");
  await probe("child.exit7", () => exitOf(seven));
  await probe("child.missingEntry", () =>
    exitOf(utilityProcess.fork(here("none.mjs"), [], { stdio: "ignore" })),
  );
}

/** values.mjs without its exports, then the preload. */
function writePreload() {
  const tools = readFileSync(here("values.mjs"), "utf8").replaceAll(/^export /gm, "");
  const scope = `globalThis.probeTools = (() => {${tools}\nreturn { values, describe, attempt };})();\n`;
  const file = path.join(app.getPath("userData"), "preload.cjs");
  writeFileSync(file, scope + readFileSync(here("preload.cjs"), "utf8"));
  return file;
}

async function probePage() {
  const memory = session.fromPartition("page");
  /** @type {Record<string, [string, string]>} */
  const types = {
    "/": ["index.html", "text/html"],
    "/page.js": ["page.js", "text/javascript"],
    "/values.mjs": ["values.mjs", "text/javascript"],
  };
  memory.protocol.handle("app", async ({ url }) => {
    const { pathname } = new URL(url);
    if (pathname === "/throws") throw new Error("the handler threw");
    const [file, type] = types[pathname] ?? [];
    if (file === undefined || type === undefined) return new Response("none", { status: 404 });
    return new Response(Uint8Array.from(await readFile(here(file))), {
      headers: { "content-type": type },
    });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: memory, preload: writePreload() },
  });
  const { ipc } = window.webContents;
  ipc.handle("describe", (_event, value) => describe(value));
  ipc.handle("make", (_event, name) => values[name]?.());
  ipc.handle("fail", () => {
    throw Object.assign(new TypeError("words"), { code: "X" });
  });
  ipc.handle("sender", ({ senderFrame }) => `${senderFrame?.origin} ${senderFrame?.parent}`);
  await probe("ipc.handleTwice", () => ipc.handle("fail", () => 1));
  await probe("load.throws", () => window.loadURL("app://app/throws"));
  const done = new Promise((resolve) => ipc.on("done", (_event, results) => resolve(results)));
  await probe("load.page", () => window.loadURL("app://app/").then(() => "loaded"));
  Object.assign(table, await done);
  await probe("late.send", () => window.webContents.send(/** @type {any} */ (5)));
  window.destroy();
  await probe("destroyed.contents", () => window.webContents);
}

app.on("window-all-closed", () => undefined);
async function run() {
  order.push("whenReady");
  await new Promise((resolve) => setTimeout(resolve, 50));
  table.order = order.join(", ");
  await probeMain();
  await probePorts();
  await probeChild();
  await probePage();
  console.log(`CONFORMANCE ${JSON.stringify(table)}`);
  app.exit(0);
}

app
  .whenReady()
  .then(run)
  .catch((error) => {
    console.error(error);
    app.exit(1);
  });
