import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
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

const started: RunningApp[] = [];
const launch = async (options: object = {}) => {
  const running = await launchApp({ appDir: FIXTURE, hostDir: HOST_DIR, ...options });
  started.push(running);
  await running.page.waitForSelector("[data-ran]");
  return running;
};

/** One app for the tests that leave it as it was, in this order. */
let shared: RunningApp;
beforeAll(async () => {
  const config = "e2e/electron-on-chromium/vite.config.ts";
  execFileSync("npx", ["vite", "build", "-c", config, "--outDir", HOST_DIR], { cwd: ROOT });
  shared = await launch();
}, 60_000);
afterAll(async () => {
  await Promise.all(
    started
      .filter(({ process: { exitCode, signalCode } }) => exitCode === null && signalCode === null)
      .map((running) => running.kill()),
  );
});

const orderOf = (running: RunningApp): Promise<string[]> =>
  running.page.evaluate(() => fixture.invoke("order"));
const printedOrder = (running: RunningApp): string[] =>
  JSON.parse(/order (.*)/.exec(running.stdout)?.[1] ?? "[]");

function isAlive(pid: number): boolean {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
const until = async (what: string, isTrue: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await isTrue()); tries += 1) {
    if (tries > 200) throw new Error(`Never happened: ${what}`);
    await sleep(25);
  }
};
const chromiumOf = (running: RunningApp): number => {
  const children = readFileSync(
    `/proc/${running.process.pid}/task/${running.process.pid}/children`,
    "utf8",
  );
  return Number(children.trim().split(" ")[0]);
};

test("start-up keeps Electron's order, and what is not emulated says so", async () => {
  const running = shared;
  await until("loaded", async () => (await orderOf(running)).includes("loaded"));
  expect(await orderOf(running)).toEqual([
    "early window: Cannot create BrowserWindow before app is ready",
    "early fork: utilityProcess cannot be created before app is ready.",
    "entry end",
    "will-finish-launching",
    "whenReady",
    "late scheme: protocol.registerSchemesAsPrivileged should be called before app is ready",
    "touch bar: not emulated: TouchBar",
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
  ]);
});

test("the page sees the bridge, the app's origin in IPC, the real CSP, and nothing of the host", async () => {
  const running = shared;
  const { page } = running;
  const seen = await page.evaluate(async () => {
    const element = document.createElement("div");
    let trusted = "";
    try {
      element.innerHTML = "<b>x</b>";
    } catch (error) {
      trusted = (error as Error).name;
    }
    const fetched = await fetch("https://example.com/").catch((error: Error) => error.name);
    const script = document.createElement("script");
    return {
      trusted,
      fetched,
      inline: (() => {
        try {
          script.text = "1";
          return "set";
        } catch (error) {
          return (error as Error).name;
        }
      })(),
      isSecure: isSecureContext,
      saw: [Reflect.get(globalThis, "sawBridge"), Reflect.get(globalThis, "sawOnWindow")],
      facts: { ...fixture.facts, bytes: [...fixture.facts.bytes] },
      isFrozen: Object.isFrozen(fixture) && Object.isFrozen(fixture.facts),
      sender: await fixture.invoke("sender"),
    };
  });
  expect(seen).toEqual({
    trusted: "TypeError",
    fetched: "TypeError",
    inline: "TypeError",
    isSecure: true,
    saw: [true, []],
    facts: {
      argv: ["electron", "--type=renderer", "--one"],
      fs: "module not found: fs",
      type: "renderer",
      bytes: [0, 0],
    },
    isFrozen: true,
    sender: { url: "app://app/", origin: "app://app", parent: null, isMain: true },
  });
  // Reports leave the page on their own time: the answer above may overtake them.
  await vi.waitFor(
    async () => {
      const violations = await running.cspViolations();
      expect(violations.map(({ directive }) => directive).sort()).toEqual([
        "connect-src",
        "require-trusted-types-for",
        "require-trusted-types-for",
      ]);
    },
    { timeout: 10_000 },
  );
  expect(await running.requestsOutside()).toEqual([]);
});

test("values, errors and order cross IPC by Electron's rules", async () => {
  const running = shared;
  const seen = await running.page.evaluate(async () => {
    const value = [1n, undefined, new Date(5), new Map([[1, new Set([2])]]), Uint8Array.of(1, 2)];
    const echoed = (await fixture.invoke("echo", value)) as unknown[];
    const refusal = (act: () => unknown) => {
      try {
        act();
        return "none";
      } catch (error) {
        return String(error);
      }
    };
    const words = (error: Error & { code?: string }) => [error.message, error.name, error.code];
    return {
      kinds: echoed.map((item) => Object.prototype.toString.call(item)),
      big: String(echoed[0]),
      bytes: [...(echoed[4] as Uint8Array)],
      said: await fixture.say("a", null),
      failed: await fixture.invoke("fail").catch(words),
      uncloneable: await fixture.invoke("uncloneable").catch(words),
      missing: await fixture.invoke("nobody").catch(words),
      sent: refusal(() => fixture.sendUncloneable()),
      services: await fixture.invoke("services"),
    };
  });
  expect(seen).toMatchObject({
    kinds: ["BigInt", "Undefined", "Date", "Map", "Uint8Array"].map((name) => `[object ${name}]`),
    big: "1",
    bytes: [1, 2],
    said: ["a", null],
    failed: ["Error invoking remote method 'fail': TypeError: words", "Error", undefined],
    uncloneable: [
      "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
      "Error",
      undefined,
    ],
    missing: [
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      "Error",
      undefined,
    ],
    sent: "Error: An object could not be cloned.",
    services: { text: "copied", response: 1, version: "1.2.3", name: "Fixture" },
  });
  expect(await running.control.openedExternally()).toEqual(["https://example.com/"]);
  expect(await running.control.dialogs()).toMatchObject([{ kind: "showMessageBox" }]);
});

test("a port from page to child carries bytes, and ends with either side", async () => {
  const running = shared;
  const { page } = running;
  const seen = await page.evaluate(async () => {
    const tag = await fixture.openVault();
    const { got } = await fixture.tellVault(Uint8Array.of(7, 8));
    return { tag, got: [...(got as Uint8Array)], back: await fixture.portToMain("ping") };
  });
  expect(seen).toEqual({
    tag: "for you",
    got: [7, 8],
    back: { message: "with a port", data: "ping" },
  });
  const [pid] = await running.vaultPids();
  const closed = page.evaluate(() => fixture.vaultClosed());
  await sleep(100);
  process.kill(pid ?? Number.NaN, "SIGKILL");
  expect(await closed).toBe(true);
  expect(await page.evaluate(() => fixture.invoke("crash-child"))).toBe(9);
  expect(await orderOf(running)).toContain("child-process-gone doomed killed");
});

test("window and power events come from the test, lock-screen never", async () => {
  const running = shared;
  await running.windowEvents.emit("minimize");
  await until("hidden", () => running.page.evaluate(() => document.visibilityState === "hidden"));
  await running.windowEvents.emit("restore");
  await running.powerMonitor.emit("suspend");
  await expect(running.control.power("lock-screen")).rejects.toThrow("never emits");
  expect(await orderOf(running)).toEqual(
    expect.arrayContaining(["window minimize", "window blur", "suspend"]),
  );
});

test("permission handlers are asked, with the slash, and their no is a no", async () => {
  const running = shared;
  const answer = await running.page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).catch((error: Error) => error.name),
  );
  expect(answer).toBe("NotAllowedError");
  expect(await orderOf(running)).toContain("check media app://app/");
});

test("a second instance on the same folder ends, and the first one hears of it", async () => {
  const running = shared;
  const run = `${HOST_DIR}/run.js`;
  const second = [run, FIXTURE, "--headless", `--user-data-dir=${running.userDataDir}`];
  expect(execFileSync(process.execPath, second, { encoding: "utf8" })).toContain("second instance");
  const heard = 'second-instance {"hello":"from the second"}';
  await until("heard", async () => (await orderOf(running)).includes(heard));
});

test("page-side navigation and windows are refused, and nothing leaves", async () => {
  const running = shared;
  const { page } = running;
  expect(await page.evaluate(() => window.open("https://example.com/opened"))).toBeNull();
  const pages = () => running.browser.contexts().flatMap((context) => context.pages());
  const opens = async () => (await orderOf(running)).filter((item) => item.startsWith("open "));
  await page.click("#outside");
  await page.click("#blank");
  await expect.poll(opens, { timeout: 8000 }).toHaveLength(2);
  await page.evaluate(() => location.reload());
  await expect
    .poll(() => orderOf(running), { timeout: 8000 })
    .toContain("will-navigate app://app/");
  const order = await orderOf(running);
  expect(order).toContain("will-navigate https://example.com/");
  expect(order).toContain("will-navigate app://app/");
  expect(order).toContain("open https://example.com/opened");
  expect(order).toContain("open https://example.com/blank");
  expect(page.url()).toBe("https://app.invalid/");
  await until("new windows closed", () => pages().length === 1);
  expect(await running.requestsOutside()).toEqual([]);
});

test("failures of the handler are failed loads, a 404 is a document", async () => {
  const running = shared;
  const { page } = running;
  const load = (url: string) => page.evaluate((to) => fixture.invoke("load", to), url);
  // The reply of a load that succeeds dies with the document that asked.
  void load("app://app/nothing").catch(() => undefined);
  await page.waitForURL("**/nothing");
  expect(await page.textContent("body")).toBe("nothing here");
  await expect(running.control.load("app://app/throws")).rejects.toThrow(
    "ERR_UNEXPECTED (-9) loading 'app://app/throws'",
  );
  await until("logged", () => running.stderr.includes("the handler threw"));
  await running.control.load("app://app/");
});

test("a document that was replaced is no sender any more", async () => {
  const running = shared;
  await running.page.evaluate(() => fixture.invoke("late-sender")).catch(() => "replaced");
  await running.page.waitForSelector("[data-ran]");
  await until("noted", async () => (await orderOf(running)).includes("late sender true"));
});

test("a crashed page is told to the app, and the app lives", async () => {
  const running = shared;
  await running.control.crashPage();
  await sleep(300);
  await running.control.reloadPage();
  await until("a new page", async () => {
    const pages = running.browser.contexts().flatMap((context) => context.pages());
    return pages.length === 1 && (await pages[0]?.$("[data-ran]").catch(() => null)) !== null;
  });
  expect(await orderOf(running)).toContain("render-process-gone crashed");
});

test("vetoes hold, then the app quits in order and leaves nothing behind", async () => {
  const running = await launch();
  const chromium = chromiumOf(running);
  await running.page.evaluate(() => fixture.invoke("veto", 2));
  await running.control.window("close");
  await running.control.quit();
  expect((await orderOf(running)).slice(-3)).toEqual([
    "window close",
    "before-quit",
    "window close",
  ]);
  process.kill(running.process.pid ?? Number.NaN, "SIGTERM");
  expect(await running.exited()).toBe(0);
  expect(printedOrder(running).slice(-6)).toEqual([
    "before-quit",
    "window close",
    "contents destroyed",
    "window closed",
    "will-quit",
    "quit",
  ]);
  expect(isAlive(chromium)).toBe(false);
});

test("closing the window ends the app by its own rule", async () => {
  const running = await launch();
  await running.page.close();
  expect(await running.exited()).toBe(0);
  expect(printedOrder(running).slice(-7)).toEqual([
    "window close",
    "contents destroyed",
    "window closed",
    "window-all-closed",
    "before-quit",
    "will-quit",
    "quit",
  ]);
});

/** What a process has open. One that is closed while we look has no target any more. */
function openFiles(pid: number | undefined): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    }
  });
}

test("without Chromium the app quits; with the host killed nothing survives; no TCP port is open", async () => {
  const running = await launch();
  await running.page.evaluate(() => fixture.openVault());
  const family = [chromiumOf(running), ...(await running.vaultPids())];
  expect(family).toHaveLength(2);
  const tables = ["tcp", "tcp6"].map((name) => readFileSync(`/proc/net/${name}`, "utf8"));
  const listening = tables.flatMap((table) =>
    table.split("\n").filter((line) => / 0A /.test(line)),
  );
  const inodes = new Set(listening.map((line) => line.trim().split(/\s+/)[9]));
  for (const pid of [...family, running.process.pid]) {
    for (const target of openFiles(pid)) {
      expect(inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1]), `${pid}: ${target}`).toBe(false);
    }
  }
  const { userDataDir } = running;
  process.kill(running.process.pid ?? Number.NaN, "SIGKILL");
  await until("all dead", () => !family.some(isAlive));

  // The lock of a killed instance is stale and does not hold up the next start.
  const again = await launch({ userDataDir });
  process.kill(chromiumOf(again), "SIGKILL");
  expect(await again.exited()).toBe(0);
});

test("a machine without Chromium is told how to get it", () => {
  const env = { CHROMIUM_PATH: "/nowhere/chromium" };
  const { status, stderr } = spawnSync(process.execPath, [`${HOST_DIR}/run.js`, FIXTURE], {
    env,
    encoding: "utf8",
  });
  expect(status).toBe(3);
  expect(stderr).toContain("apt-get install chromium");
});
