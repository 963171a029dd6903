/** Runs the built vault as a real process for tests. Nothing but tests imports it. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { MessageChannelMain } from "../../../e2e/electron-on-chromium/message-ports.ts";
import type { MessagePortMain } from "../../../e2e/electron-on-chromium/port-space.mjs";
import { UtilityProcess } from "../../../e2e/electron-on-chromium/utility-process.ts";
import type { Launch, SecretPort } from "../process.ts";

const BOOTSTRAP = fileURLToPath(
  new URL("../../../e2e/electron-on-chromium/vault-bootstrap.mjs", import.meta.url),
);
const CONFIG = fileURLToPath(new URL("../vite.config.ts", import.meta.url));

export const NATIVE_PATH = join(
  dirname(createRequire(import.meta.url).resolve("sodium-native/package.json")),
  "prebuilds",
  `${process.platform}-${process.arch}`,
  "sodium-native.node",
);

export interface BuiltVault {
  readonly folder: string;
  readonly host: string;
  readonly empty: string;
  remove(): void;
}

/** Builds with the product's own configuration, into a folder of its own. */
export async function buildVault(): Promise<BuiltVault> {
  const root = mkdtempSync(join(tmpdir(), "vault-test-"));
  const folder = join(root, "vault");
  await build({ configFile: CONFIG, build: { outDir: folder }, logLevel: "error" });
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  const empty = join(root, "empty");
  mkdirSync(empty);
  return {
    folder,
    host: join(folder, "host.js"),
    empty,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export interface ChildOptions {
  /** A program before Node's: `strace …`, `unshare …`. */
  readonly before?: readonly string[];
  readonly node?: string;
  readonly env?: Record<string, string>;
  readonly onStart?: (child: ChildProcess) => void;
}

/** Starts the host in the emulated utility process, around plain Node. */
function startUtility(built: BuiltVault, args: readonly string[], options: ChildOptions) {
  let program: ChildProcess | null = null;
  const start = () => {
    const [command = "", ...rest] = [
      ...(options.before ?? []),
      options.node ?? process.execPath,
      // As in Electron: an unhandled rejection alone does not end the process.
      "--unhandled-rejections=warn-with-error-code",
      BOOTSTRAP,
      built.host,
      "[]",
      ...args,
    ];
    program = spawn(command, rest, {
      cwd: built.empty,
      env: options.env ?? { VAULT: "1" },
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    options.onStart?.(program);
    return program;
  };
  const child = new UtilityProcess(start, "vault test");
  /** The bootstrap ends the process when its parent is gone: also through strace and unshare. */
  const end = () => {
    if (program === null) child.once("spawn", () => program?.disconnect());
    else if (program.connected) program.disconnect();
  };
  return { child, end };
}

/** A launcher for `createVault`. */
export function childLauncher(built: BuiltVault, options: ChildOptions = {}): Launch {
  return (args) => {
    const { child, end } = startUtility(built, args, options);
    return {
      post: (message, ports) => child.postMessage(message, [...ports]),
      onMessage: (listener) => child.on("message", listener),
      onExit: (listener) => child.once("exit", listener),
      kill: end,
    };
  };
}

/** The host alone, for tests that look at the process and not at its protocol. */
export function startHost(built: BuiltVault, options: ChildOptions = {}) {
  const { child, end } = startUtility(built, [`--sodium=${NATIVE_PATH}`], options);
  return {
    firstMessage: new Promise<unknown>((resolve) => child.once("message", resolve)),
    exit: new Promise<number>((resolve) => child.once("exit", resolve)),
    post: (message: unknown) => child.postMessage(message),
    end,
  };
}

/** A port with a passphrase or phrase already on its way. */
export function secretIn(bytes: Uint8Array): SecretPort {
  const { port1, port2 } = new MessageChannelMain();
  port1.postMessage(bytes);
  return asSecretPort(port2);
}

/** A port for an answer, and the answer. */
export function secretOut(): { port: SecretPort; received: Promise<Uint8Array> } {
  const { port1, port2 } = new MessageChannelMain();
  const received = new Promise<Uint8Array>((resolve) => {
    port1.on("message", ({ data }) => resolve(data));
    port1.start();
  });
  return { port: asSecretPort(port2), received };
}

/** Opaque to main; here it is the emulation's port. */
function asSecretPort(port: MessagePortMain): SecretPort {
  return port as unknown as SecretPort;
}
