/**
 * Takes away from this process everything that its work does not need: connections, files, other programs, the
 * debugger, and the ways to get them back. Runs before any other code of the bundle is even loaded (see host.ts).
 *
 * It stops a poisoned dependency from calling home by ordinary means. It does not stop machine code.
 */
import * as nodeModule from "node:module";

/** What the bundle may still import after the doors are shut. A test compares this with the built files. */
export const ALLOWED_BUILTINS = ["crypto", "util"] as const;

/** Global connections. */
const GLOBALS = ["fetch", "WebSocket", "EventSource", "XMLHttpRequest", "BroadcastChannel"];

/**
 * Members of `process` that lead to modules, other processes, files, sockets or a debugger:
 * `_linkedBinding("electron_common_net")` is Chromium's network stack; the stdio streams are instances of file and
 * socket classes, whose constructors open anything; `report` and `abort` write memory to disk.
 */
const MEMBERS = [
  ...["getBuiltinModule", "binding", "_linkedBinding", "mainModule", "loadEnvFile"],
  ...["kill", "execve", "_debugProcess", "_debugEnd", "_startProfilerIdleNotifier"],
  ...["_getActiveHandles", "_getActiveRequests", "_kill", "_rawDebug", "openStdin"],
  ...["stdin", "stdout", "stderr", "report", "abort", "chdir", "crash", "hang"],
];

/** Variables that make the process run or load something else, or write what it should not. */
const DANGEROUS_VARIABLES =
  /^(NODE_|ELECTRON_RUN_AS_NODE|LD_|DYLD_|OPENSSL_|SSL_|UV_|V8_|GODEBUG|http_proxy|https_proxy|all_proxy)/i;
/** `VAULT` is ours; the others are what Windows and macOS put into every process. */
const EXPECTED_VARIABLES = ["VAULT", "SystemRoot", "__CF_USER_TEXT_ENCODING"];

/** Exit codes of sysexits.h: configuration error, software error. */
export const EXIT_CONFIGURATION = 78;
export const EXIT_BUG = 70;

/**
 * Shuts the doors and says which are shut. `folderUrl`: where the bundle's own chunks lie; nothing else can be
 * imported afterwards. `process.dlopen` stays until {@link shutLoader}.
 */
export function shutDoors(folderUrl: string): string[] {
  const exit = process.exit.bind(process);
  // Electron's utility process only warns about unhandled rejections: a vault in an unknown state must not go on.
  process.on("unhandledRejection", () => exit(EXIT_BUG));
  process.on("uncaughtException", () => exit(EXIT_BUG));
  const doors = [
    ...(checkEnvironment(exit) ? ["environment"] : []),
    ...(hookLoader(folderUrl) ? ["import"] : []),
    ...GLOBALS.filter((name) => remove(globalThis, name)),
    ...MEMBERS.filter((name) => remove(process, name)).map((name) => `process.${name}`),
    ...(ignoreDebugSignal() ? ["SIGUSR1"] : []),
  ];
  silence();
  return doors;
}

/** The last door, once the one native module is loaded. */
export function shutLoader(): string[] {
  return remove(process, "dlopen") ? ["process.dlopen"] : [];
}

/** True when the member is gone, also when it never was. */
function remove(owner: object, name: string): boolean {
  if (!(name in owner)) return true;
  if (Reflect.deleteProperty(owner, name) && !(name in owner)) return true;
  // Inherited or not to be deleted: covered by a value that leads nowhere.
  return Reflect.defineProperty(owner, name, {
    value: undefined,
    writable: false,
    configurable: false,
  });
}

/** A dangerous variable has done its work before this line runs: refuse to live. The rest is taken away. */
function checkEnvironment(exit: (code: number) => never): boolean {
  for (const name of Object.keys(process.env)) {
    if (EXPECTED_VARIABLES.includes(name)) continue;
    if (DANGEROUS_VARIABLES.test(name)) exit(EXIT_CONFIGURATION);
    delete process.env[name];
  }
  return Object.keys(process.env).every((name) => EXPECTED_VARIABLES.includes(name));
}

/**
 * Node ≥ 22.15, so every Electron that we ship with: in whatever way a module is asked for, it must be one of our own
 * chunks or an allowed builtin, by list and not by names of the evil. Older Node has no synchronous hooks: there the
 * test of the built files is what holds, and the door is not reported.
 */
function hookLoader(folderUrl: string): boolean {
  if (typeof nodeModule.registerHooks !== "function") return false;
  const allowed = new Set<string>(ALLOWED_BUILTINS.flatMap((name) => [name, `node:${name}`]));
  nodeModule.registerHooks({
    resolve(specifier, context, nextResolve) {
      if (allowed.has(specifier)) return nextResolve(specifier, context);
      const isRelative = specifier.startsWith("./") || specifier.startsWith("file:");
      if (isRelative && context.parentURL?.startsWith(folderUrl)) {
        const resolved = nextResolve(specifier, context);
        if (resolved.url.startsWith(folderUrl)) return resolved;
      }
      throw new Error("The vault may not load this");
    },
  });
  return true;
}

/** SIGUSR1 opens Node's debugger on a port unless someone listens to it. Windows has no such signal. */
function ignoreDebugSignal(): boolean {
  if (process.platform === "win32") return true;
  process.on("SIGUSR1", () => undefined);
  return process.listenerCount("SIGUSR1") > 0;
}

/** Libraries that want to say something say it to nobody: there is no stdio, and no log of the vault. */
function silence(): void {
  const nothing = () => undefined;
  const quiet = Object.fromEntries(
    ["log", "info", "warn", "error", "debug", "trace", "dir", "assert"].map((name) => [
      name,
      nothing,
    ]),
  );
  Reflect.defineProperty(globalThis, "console", { value: Object.freeze(quiet), writable: false });
}
