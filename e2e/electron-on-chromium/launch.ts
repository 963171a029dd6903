/**
 * Starts the app on the stand-in for a test and gives it a real Playwright page. The host owns Chromium; this process
 * joins over a Unix socket (see host/chromium.ts), so the app can be killed for real and no TCP port is open.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import type { ControlCall, Controls, HostMessage } from "./host/control.ts";

const HOST_DIR = fileURLToPath(new URL("../../dist/host", import.meta.url));
/** From start to the first window, on a slow machine under load. */
const START_MS = 30_000;
const CLOSE_MS = 15_000;

export interface LaunchOptions {
  readonly appDir: string;
  readonly args?: readonly string[];
  /** Default: a fresh folder. Give the same one twice to restart. */
  readonly userDataDir?: string;
  /** Default true, also where there is a display. */
  readonly headless?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the built host lies; dist/host by default. */
  readonly hostDir?: string;
  /** false: return as soon as the browser is there, without waiting for a page of the app. */
  readonly waitForPage?: boolean;
}

type Awaitable<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

export interface RunningApp {
  /** The newest window's page. A new object after a crash: read it again. */
  readonly page: Page;
  readonly browser: Browser;
  readonly process: ChildProcess;
  readonly userDataDir: string;
  /** Everything the host printed so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** Drives the host: power events, dialogs, the window, what it recorded (see host/control.ts). */
  readonly control: Awaitable<Controls>;
  readonly powerMonitor: { emit(name: "suspend" | "resume" | "shutdown"): Promise<void> };
  readonly dialog: {
    answer: Awaitable<Controls>["answerDialog"];
    shown: Awaitable<Controls>["dialogs"];
  };
  readonly windowEvents: { emit: Awaitable<Controls>["window"] };
  cspViolations(): ReturnType<Awaitable<Controls>["cspViolations"]>;
  requestsOutside(): ReturnType<Awaitable<Controls>["requestsOutside"]>;
  vaultPids(): Promise<number[]>;
  /** Resolves with the exit code, null when a signal ended it. */
  exited(): Promise<number | null>;
  /** Orderly quit; kills after a while, and throws then. */
  close(): Promise<void>;
  /** SIGKILL of the host; resolves when its browser and children are gone too. */
  kill(): Promise<void>;
}

export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const hostDir = options.hostDir ?? HOST_DIR;
  const runner = path.join(hostDir, "run.js");
  if (!existsSync(runner)) {
    throw new Error(
      `${runner} is missing: npx vite build -c e2e/electron-on-chromium/vite.config.ts`,
    );
  }
  const userDataDir = options.userDataDir ?? mkdtempSync(path.join(tmpdir(), "app-user-data-"));
  const child = fork(
    runner,
    [
      options.appDir,
      "--test-endpoint",
      `--user-data-dir=${userDataDir}`,
      ...((options.headless ?? true) ? ["--headless"] : []),
      ...(options.args ?? []),
    ],
    {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      execArgv: [],
      // Playwright keeps a list of bound browsers below the cache folder; ours is nobody else's business.
      env: { ...process.env, XDG_CACHE_HOME: path.join(userDataDir, "cache"), ...options.env },
    },
  );
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    output.stdout += String(chunk);
  });
  child.stderr?.on("data", (chunk) => {
    output.stderr += String(chunk);
  });
  const remote = remoteControl(child);
  const started = new AbortController();
  const endpoint = await Promise.race([
    remote.endpoint,
    once(child, "exit").then(([code]) => {
      throw new Error(`The app ended with ${code} before it had a browser\n${output.stderr}`);
    }),
    sleep(START_MS, undefined, { ref: false, signal: started.signal }).then(() => {
      child.kill("SIGKILL");
      throw new Error(`The app did not start\n${output.stdout}\n${output.stderr}`);
    }),
  ]);
  // The deadline was for the start only: without this it would end a healthy app.
  started.abort();
  const browser = await chromium.connect(endpoint);
  const running = describe(child, browser, remote.control, userDataDir, output);
  if (options.waitForPage ?? true) await firstPage(browser, output);
  return running;
}

const appPages = (browser: Browser): Page[] =>
  browser
    .contexts()
    .flatMap((context) => context.pages())
    .filter((page) => page.url().includes(".invalid/"));

async function firstPage(browser: Browser, output: { stderr: string }): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (appPages(browser).length === 0) {
    if (Date.now() > deadline) throw new Error(`No window appeared\n${output.stderr}`);
    await sleep(20);
  }
}

function remoteControl(child: ChildProcess) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const endpoint = new Promise<string>((resolve) => {
    child.on("message", (raw) => {
      const message = raw as HostMessage;
      if (message.kind === "endpoint") return resolve(message.endpoint);
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === "reply") call?.resolve(message.value);
      else call?.reject(new Error(message.message));
    });
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("The app has ended"));
    waiting.clear();
  });
  const call = (name: keyof Controls, args: unknown[]) =>
    new Promise((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      const message: ControlCall = { id: lastId, name, args };
      child.send(message, (error) => {
        if (error !== null) reject(error);
      });
    });
  const control = new Proxy({} as Awaitable<Controls>, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        call(name as keyof Controls, args),
  });
  return { endpoint, control };
}

function describe(
  child: ChildProcess,
  browser: Browser,
  control: Awaitable<Controls>,
  userDataDir: string,
  output: { stdout: string; stderr: string },
): RunningApp {
  const over = new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once("exit", (code) => resolve(code));
  });

  async function kill(): Promise<void> {
    const family = descendants(child.pid ?? -1);
    child.kill("SIGKILL");
    await over;
    await browser.close();
    for (let tries = 0; family.some(isAlive); tries += 1) {
      if (tries > 250) throw new Error(`Still alive after the kill: ${family.filter(isAlive)}`);
      await sleep(20);
    }
  }

  async function close(): Promise<void> {
    // A host that ends at once does not answer.
    void control.quit().catch(() => undefined);
    const isOver = await Promise.race([
      over.then(() => true),
      sleep(CLOSE_MS, false, { ref: false }),
    ]);
    if (!isOver) {
      await kill();
      throw new Error(`The app did not quit\n${output.stderr}`);
    }
    await browser.close();
  }

  return {
    get page() {
      const page = appPages(browser).at(-1);
      if (page === undefined) throw new Error("The app has no window");
      return page;
    },
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    browser,
    process: child,
    userDataDir,
    control,
    powerMonitor: { emit: (name) => control.power(name).then(() => undefined) },
    dialog: { answer: control.answerDialog, shown: control.dialogs },
    windowEvents: { emit: control.window },
    cspViolations: () => control.cspViolations(),
    requestsOutside: () => control.requestsOutside(),
    vaultPids: () => control.vaultPids(),
    exited: () => over,
    close,
    kill,
  };
}

/** Linux: children, and theirs, from /proc. */
function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch (error) {
      // The process ended while we were looking.
      if (!["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  const family = [root];
  for (const parent of family) {
    for (const [pid, ppid] of parents) if (ppid === parent) family.push(pid);
  }
  return family.slice(1);
}

function isAlive(pid: number): boolean {
  try {
    // A zombie waits for its parent only; it is dead.
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
