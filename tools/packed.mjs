/**
 * Black-box checks of a packed app, where Electron's binary is: `node tools/packed.mjs PROGRAM RESOURCES`.
 * It must refuse each weakening switch without a window, be no interpreter, and on macOS and Windows not start from an
 * archive in which one byte was changed. (Electron checks no archive on Linux: there the package's signature carries it.)
 * On Linux no process of it may leave a core dump.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

/** EX_USAGE: what main/index.ts ends with. */
export const EXIT_USAGE = 64;
const SWITCHES = [
  "--remote-debugging-port=9333",
  "--remote-debugging-pipe",
  "--no-sandbox",
  "--disable-web-security",
  "--js-flags=--expose-gc",
  "--load-extension=/tmp",
  "--host-rules=MAP * 127.0.0.1",
  "--proxy-server=127.0.0.1:1",
  "--ignore-certificate-errors",
  "--inspect",
];
/** A start that has not ended by then has opened its window. */
const START_MS = 20_000;

/**
 * @typedef {{ code: number | null, isRunning: boolean, output: string }} Ended
 * @typedef {(args: readonly string[], env?: Record<string, string>) => Ended} Start
 */

/**
 * Starts the program with a profile of its own, waits for its end, kills it when it stays.
 * @param {string} program
 * @returns {Start}
 */
function starter(program) {
  return (args, env = {}) => {
    const home = mkdtempSync(join(tmpdir(), "ckw-packed-"));
    const profile = { HOME: home, XDG_CONFIG_HOME: home, APPDATA: home, LOCALAPPDATA: home };
    const done = spawnSync(program, args, {
      encoding: "utf8",
      timeout: START_MS,
      killSignal: "SIGKILL",
      env: { ...process.env, ...profile, ...env },
    });
    // Windows: what the killed program started holds files for a moment longer.
    rmSync(home, { recursive: true, force: true, maxRetries: 20 });
    const isRunning =
      done.error !== undefined && "code" in done.error && done.error.code === "ETIMEDOUT";
    return { code: done.status, isRunning, output: `${done.stdout}${done.stderr}` };
  };
}

/**
 * What is wrong, in words; empty when all is well.
 * @param {Start} start
 * @returns {string[]}
 */
export function wrongStarts(start) {
  const wrong = SWITCHES.flatMap((option) => {
    const { code, isRunning, output } = start([option]);
    if (isRunning) return [`${option}: it started`];
    if (/DevTools listening|Debugger listening/.test(output)) return [`${option}: it listens`];
    return code === EXIT_USAGE ? [] : [`${option}: ended with ${code}`];
  });
  const asNode = start(["-e", "console.log('an interpreter')"], { ELECTRON_RUN_AS_NODE: "1" });
  if (asNode.output.includes("an interpreter"))
    wrong.push("ELECTRON_RUN_AS_NODE: it is an interpreter");
  const hooked = start([], { NODE_OPTIONS: "--require ./there-is-no-such-file.cjs" });
  if (!hooked.isRunning) wrong.push(`NODE_OPTIONS: ended with ${hooked.code}, should be ignored`);
  if (!start([]).isRunning) wrong.push("without switches: it did not start");
  return wrong;
}

/**
 * Changes one byte in the middle of a script inside the archive, tries to start, and puts the byte back.
 * @param {Start} start
 * @param {string} archive
 * @returns {string[]}
 */
export function wrongWithEditedArchive(start, archive) {
  const whole = readFileSync(archive);
  const edited = Buffer.from(whole);
  const at = edited.indexOf("Content-Security-Policy");
  if (at < 0) return ["the archive holds no text to change: this proves nothing"];
  edited[at] = (edited[at] ?? 0) ^ 0x20;
  try {
    writeFileSync(archive, edited);
    return start([]).isRunning ? ["an edited archive: it started"] : [];
  } finally {
    writeFileSync(archive, whole);
  }
}

/**
 * Linux: the core limits of the program's processes while it runs, by their ids.
 * @param {string} program
 */
export async function coreLimits(program) {
  const home = mkdtempSync(join(tmpdir(), "ckw-packed-"));
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home };
  const child = spawn(program, [], { env, stdio: "ignore", detached: true });
  const group = child.pid ?? 0;
  await sleep(START_MS / 4);
  /** @type {Map<number, string>} */
  const limits = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOf(`/proc/${name}/stat`);
    // After the name: state, parent, process group.
    if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[2]) !== group) continue;
    const limit = /^Max core file size\s+(\S+)/m.exec(readOf(`/proc/${name}/limits`))?.[1];
    if (limit !== undefined) limits.set(Number(name), limit);
  }
  if (child.exitCode === null) process.kill(-group, "SIGKILL");
  rmSync(home, { recursive: true, force: true, maxRetries: 20 });
  return limits;
}

/** @param {string} path */
function readOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // It has ended since the folder was read.
    return "";
  }
}

/** @param {ReadonlyMap<number, string>} limits */
export function wrongLimits(limits) {
  if (limits.size === 0) return ["core dumps: it did not start"];
  return [...limits]
    .filter(([, limit]) => limit !== "0" && limit !== "1")
    .map(([pid, limit]) => `core dumps: process ${pid} has a limit of ${limit}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [program, resources] = process.argv.slice(2);
  if (program === undefined || resources === undefined) {
    console.error("node tools/packed.mjs PROGRAM RESOURCES");
    process.exit(2);
  }
  const start = starter(program);
  const wrong = [
    ...wrongStarts(start),
    ...(process.platform === "linux"
      ? wrongLimits(await coreLimits(program))
      : wrongWithEditedArchive(start, join(resources, "app.asar"))),
  ];
  for (const line of wrong) console.log(`WRONG ${line}`);
  console.log(
    wrong.length === 0 ? "The packed app refuses what it must." : `${wrong.length} wrong`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
