/**
 * `utilityProcess.fork` without Electron: a plain Node child behind the same object, the same order of events and
 * the same refusals. Usable under bare Node, without a browser.
 *
 * Declared differences from Electron: the child has no Chromium network door and no `require("electron")`, its
 * crypto is OpenSSL's, external buffers are allowed, and its Node is the one that runs the host.
 */
import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { ForkOptions } from "electron";
import {
  decodeClone,
  encodeClone,
  type PortPlace,
  portExchange,
  takePorts,
} from "./message-ports.ts";
import type { PortRecord } from "./port-space.mjs";

/** How long a child may linger after SIGTERM. Chromium's reaper waits about two seconds. */
const REAP_AFTER_MS = 2000;

type ChildMessage =
  | { kind: "parent"; bytes: Uint8Array }
  | { kind: "post"; from: string; bytes: Uint8Array; ports: PortRecord[] }
  | { kind: "late"; to: string; bytes: Uint8Array; ports: PortRecord[] }
  | { kind: "close"; id: string };

/** What `child-process-gone` tells about a child that ended badly. */
export interface UtilityGone {
  readonly type: "Utility";
  readonly reason: "crashed" | "killed" | "abnormal-exit";
  readonly exitCode: number;
  readonly serviceName: "node.mojom.NodeService";
  readonly name: string;
}

const living = new Set<UtilityProcess>();
/** Emits `gone` (UtilityGone) for every abnormal end; the host turns it into the app's event. */
export const utilityEvents = new EventEmitter();

/** The children that run now. */
export function livingUtilities(): readonly UtilityProcess[] {
  return [...living];
}

export class UtilityProcess extends EventEmitter {
  #child: ChildProcess | null = null;
  #pid: number | undefined;
  #isOver = false;
  #wasKilledByUs = false;
  #stdout: Readable | null = null;
  #stderr: Readable | null = null;
  readonly #serviceName: string;
  /** Posted before the process exists. */
  readonly #waiting: object[] = [];
  readonly #place: PortPlace = {
    deliver: (to, bytes, ports) => this.#send({ kind: "deliver", to, bytes, ports }),
    peerClosed: (id) => this.#send({ kind: "peer-closed", id }),
  };

  constructor(start: () => ChildProcess, serviceName: string) {
    super();
    this.#serviceName = serviceName;
    living.add(this);
    // Electron's `fork` returns before the process exists: no pid, and `kill()` finds nothing.
    setImmediate(() => this.#launch(start));
  }

  get pid(): number | undefined {
    return this.#pid;
  }

  get stdout(): Readable | null {
    return this.#stdout;
  }

  get stderr(): Readable | null {
    return this.#stderr;
  }

  postMessage(message: unknown, transfer?: unknown): void {
    const bytes = encodeClone(message);
    const ports = takePorts(transfer);
    if (this.#isOver) {
      for (const record of ports) portExchange.close(record.id);
      return;
    }
    portExchange.move(ports, this.#place);
    this.#send({ kind: "parent", bytes, ports });
  }

  /** Ends the process; false when there is none (not yet spawned, or gone). Our own kill is reported as exit 0. */
  kill(): boolean {
    const child = this.#child;
    if (child === null || this.#pid === undefined) return false;
    this.#wasKilledByUs = true;
    const didSignal = child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), REAP_AFTER_MS).unref();
    return didSignal;
  }

  #launch(start: () => ChildProcess): void {
    const child = start();
    this.#child = child;
    child.on("message", (message) => this.#hear(message as ChildMessage));
    child.on("exit", (code, signal) => this.#end(code, signal));
    child.on("spawn", () => {
      this.#pid = child.pid;
      this.#stdout = child.stdout;
      this.#stderr = child.stderr;
      for (const message of this.#waiting.splice(0)) this.#send(message);
      this.emit("spawn");
    });
    // A missing cwd and the like: Electron has no `error` event for it, the process is simply over.
    child.on("error", () => {
      if (this.#pid === undefined) this.#end(1, null);
    });
  }

  #send(message: object): void {
    if (this.#isOver) return;
    if (this.#pid === undefined) this.#waiting.push(message);
    // The callback takes the EPIPE of a child that is just dying; its `exit` tells the story.
    else if (this.#child?.connected) this.#child.send(message, () => undefined);
  }

  #hear(message: ChildMessage): void {
    if (this.#isOver) return;
    if (message.kind === "parent") this.emit("message", decodeClone(message.bytes));
    else if (message.kind === "post") portExchange.post(message.from, message.bytes, message.ports);
    else if (message.kind === "late") {
      portExchange.forwardLate(message.to, message.bytes, message.ports);
    } else portExchange.close(message.id);
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#pid = undefined;
    living.delete(this);
    portExchange.dropPlace(this.#place);
    const wasOurs = this.#wasKilledByUs && signal !== null;
    const exitCode = wasOurs ? 0 : (code ?? signalNumber(signal));
    if (exitCode !== 0) {
      const reason =
        signal === null
          ? "abnormal-exit"
          : signal === "SIGKILL" || signal === "SIGTERM"
            ? "killed"
            : "crashed";
      const gone: UtilityGone = {
        type: "Utility",
        reason,
        exitCode,
        serviceName: "node.mojom.NodeService",
        name: this.#serviceName,
      };
      utilityEvents.emit("gone", gone);
    }
    this.emit("exit", exitCode);
    for (const stream of [this.#stdout, this.#stderr]) stream?.removeAllListeners();
    this.#stdout = null;
    this.#stderr = null;
  }
}

/** Behaves like `utilityProcess.fork`; `fork(path, options)` is accepted too. */
export function forkUtility(
  modulePath: string,
  argsOrOptions?: string[] | ForkOptions,
  maybeOptions?: ForkOptions,
): UtilityProcess {
  if (typeof modulePath !== "string" || modulePath === "") {
    throw new Error("Missing UtilityProcess entry script.");
  }
  const isShort = argsOrOptions !== undefined && !Array.isArray(argsOrOptions);
  const args = isShort || argsOrOptions === undefined ? [] : argsOrOptions;
  const options = (isShort ? argsOrOptions : maybeOptions) ?? {};
  const env = checkedEnv(options);
  const execArgv = checkedStrings(options, "execArgv");
  const stdio = checkedStdio(options.stdio);
  const cwd = checkedString(options, "cwd");
  const serviceName = checkedString(options, "serviceName") ?? "Node Utility Process";
  if (!args.every((arg) => typeof arg === "string")) throw new TypeError("Invalid value for args");

  const start = () =>
    fork(bootstrapPath(), [modulePath, JSON.stringify(execArgv), ...args], {
      env,
      execArgv: ["--unhandled-rejections=warn-with-error-code", ...effectiveFlags(execArgv)],
      serialization: "advanced",
      stdio: ["ignore", ...stdio, "ipc"],
      ...(cwd === undefined ? {} : { cwd }),
    });
  return new UtilityProcess(start, serviceName);
}

/** Beside this file in the sources and in the built host alike; only the ending differs. */
function bootstrapPath(): string {
  const built = fileURLToPath(new URL("vault-bootstrap.js", import.meta.url));
  return existsSync(built) ? built : fileURLToPath(new URL("vault-bootstrap.mjs", import.meta.url));
}

/** An empty map inherits everything, a non-empty one replaces everything, a present `undefined` is an error. */
function checkedEnv(options: ForkOptions): NodeJS.ProcessEnv {
  if (!("env" in options)) return { ...process.env };
  const given: unknown = options.env;
  if (typeof given !== "object" || given === null) throw new TypeError("Invalid value for env");
  const env: NodeJS.ProcessEnv = {};
  // Inherited enumerable properties count too, as they do for Electron's native side.
  for (const name in given) {
    const value: unknown = Reflect.get(given, name);
    if (typeof value !== "string") throw new TypeError("Invalid value for env");
    env[name] = value;
  }
  return Object.keys(env).length === 0 ? { ...process.env } : env;
}

function checkedStrings(options: ForkOptions, key: "execArgv"): string[] {
  if (!(key in options)) return [];
  const given: unknown = options[key];
  if (!Array.isArray(given) || !given.every((item) => typeof item === "string")) {
    throw new TypeError(`Invalid value for ${key}`);
  }
  return given;
}

function checkedString(options: ForkOptions, key: "cwd" | "serviceName"): string | undefined {
  const given: unknown = options[key];
  if (given === undefined) return undefined;
  if (typeof given !== "string") throw new TypeError(`Invalid value for ${key}`);
  return given;
}

type Stdio = "pipe" | "ignore" | "inherit";

function checkedStdio(given: unknown): [Stdio, Stdio] {
  const list: unknown = given === undefined ? "inherit" : given;
  if (typeof list === "string") {
    const one = checkedStream(list);
    return [one, one];
  }
  if (!Array.isArray(list)) throw new TypeError("configuration missing for stdio");
  if (list.length < 3) throw new Error("configuration missing for stdin, stdout or stderr.");
  if (list[0] !== "ignore") throw new Error("stdin value other than ignore is not supported.");
  return [checkedStream(list[1]), checkedStream(list[2])];
}

function checkedStream(value: unknown): Stdio {
  if (value === "pipe" || value === "ignore" || value === "inherit") return value;
  throw new Error(`stdio value ${String(value)} is not supported.`);
}

/** Electron hands few Node flags on; the rest only shows in `process.execArgv`. */
function effectiveFlags(execArgv: readonly string[]): string[] {
  return execArgv.flatMap((flag) => {
    if (/^--(inspect|diagnostic-dir|dns-result-order)/.test(flag)) return [flag];
    if (flag.startsWith("--js-flags=")) return flag.slice("--js-flags=".length).split(" ");
    return [];
  });
}

/** Linux numbers of the signals that end a child in practice; Electron reports them as the exit code. */
const SIGNAL_NUMBERS: Partial<Record<NodeJS.Signals, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};

function signalNumber(signal: NodeJS.Signals | null): number {
  return (signal === null ? undefined : SIGNAL_NUMBERS[signal]) ?? 1;
}
