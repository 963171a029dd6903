/** What the tools share: where the project is, and how to run a program in front of the user. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const rootDir = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/**
 * Runs a program with our terminal, without standard input, and resolves with its exit code (128 + n after signal n,
 * as shells say it). Rejects when it cannot be started.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdin?: "ignore" | "inherit" }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { env = process.env, stdin = "ignore" } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: rootDir,
      env,
      stdio: [stdin, "inherit", "inherit"],
    });
    // Ctrl-C reaches the whole group by the terminal; a signal sent to us alone is passed on.
    /** @type {(signal: NodeJS.Signals) => void} */
    const passOn = (signal) => {
      child.kill(signal);
    };
    process.on("SIGTERM", passOn);
    process.on("SIGINT", ignore);
    const done = () => {
      process.off("SIGTERM", passOn);
      process.off("SIGINT", ignore);
    };
    child.once("error", (error) => {
      done();
      reject(new Error(`${program} could not be started`, { cause: error }));
    });
    child.once("exit", (code, signal) => {
      done();
      resolve(code ?? 128 + signalNumber(signal));
    });
  });
}

/** The child answers Ctrl-C itself; we only wait for it. */
function ignore() {
  return undefined;
}

/** @param {NodeJS.Signals | null} signal */
function signalNumber(signal) {
  if (signal === "SIGINT") return 2;
  if (signal === "SIGTERM") return 15;
  if (signal === "SIGKILL") return 9;
  return 1;
}

/**
 * Runs one of our own scripts with the Node that runs us.
 * @param {string} script relative to the root
 * @param {readonly string[]} [args]
 */
export function runNode(script, args = []) {
  return run(process.execPath, [script, ...args]);
}
