/**
 * Trip-wires in this process on everything by which a key could leave: sockets, names, datagrams, programs, and files
 * outside of the app's own. They watch the product's code and its packages; what the tests and their runner do is theirs.
 */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { sep } from "node:path";

/** Functions of Node's, of every shape, are passed through as they are. */
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Of the product or of a package that it uses: the first frame that is not Node's own. */
function isOfProduct(stack: string): boolean {
  const frame = stack
    .split("\n")
    .slice(1)
    .find((line) => !/\bnode:|trip-wires\.ts/.test(line));
  if (frame === undefined) return true;
  if (/node_modules[/\\](@?vite|@?vitest|tinypool|tinyexec|@vitest)/.test(frame)) return false;
  return /[/\\]main[/\\]|node_modules/.test(frame) && !/[/\\]e2e[/\\]|\.test\.ts/.test(frame);
}

const withEnd = (folder: string): string => (folder.endsWith("-") ? folder : folder + sep);

/** `folders`: where the product may write: its own, and what a person chose for one flow (a dash ends a prefix). */
export function tripWires(...folders: readonly string[]) {
  const trips: string[] = [];
  const undo: (() => void)[] = [];
  let writesInside = 0;
  let isProvoking = false;

  const watched = () => isProvoking || isOfProduct(new Error().stack ?? "");
  /** Refuses what is watched: a wire that only counted would let the key go. */
  function wire<T extends object>(target: T, name: keyof T & string, trip: string): void {
    const original = target[name] as AnyFunction;
    const guarded: AnyFunction = function (this: unknown, ...args) {
      if (!watched()) return original.apply(this, args);
      trips.push(trip);
      throw new Error(`trip-wire: ${name}`);
    };
    set(target, name, original, guarded);
  }
  /** Passes what stays inside the folder. */
  function wireFile<T extends object>(
    target: T,
    name: keyof T & string,
    writes: (args: unknown[]) => boolean,
  ): void {
    const original = target[name] as AnyFunction;
    const guarded: AnyFunction = function (this: unknown, ...args) {
      if (!writes(args) || !watched()) return original.apply(this, args);
      const path = String(args[0]);
      if (folders.some((folder) => path === folder || path.startsWith(withEnd(folder))))
        writesInside++;
      else {
        trips.push("write");
        throw new Error(`trip-wire: ${name} outside of the app's folder`);
      }
      return original.apply(this, args);
    };
    set(target, name, original, guarded);
  }
  function set<T extends object>(
    target: T,
    name: keyof T,
    original: unknown,
    guarded: unknown,
  ): void {
    Object.assign(target, { [name]: guarded });
    undo.push(() => Object.assign(target, { [name]: original }));
  }

  wire(net.Socket.prototype, "connect", "connect");
  for (const name of ["lookup", "resolve", "resolve4"] as const) {
    wire(dns, name, "lookup");
    wire(dns.promises, name, "lookup");
  }
  wire(dgram.Socket.prototype, "send", "send");
  for (const name of [
    "spawn",
    "spawnSync",
    "exec",
    "execSync",
    "execFile",
    "execFileSync",
    "fork",
  ] as const) {
    wire(childProcess, name, "spawn");
  }
  const always = () => true;
  const forWriting = ([, flags]: unknown[]) =>
    typeof flags === "number"
      ? (flags & 3) !== fs.constants.O_RDONLY
      : /[wa+]/.test(String(flags ?? "r"));
  wireFile(fs.promises, "open", forWriting);
  wireFile(fs, "openSync", forWriting);
  for (const name of [
    "writeFile",
    "appendFile",
    "rename",
    "unlink",
    "mkdir",
    "rm",
    "chmod",
    "link",
  ] as const) {
    wireFile(fs.promises, name, always);
  }
  for (const name of [
    "writeFileSync",
    "appendFileSync",
    "createWriteStream",
    "unlinkSync",
  ] as const) {
    wireFile(fs, name, always);
  }
  syncBuiltinESMExports();

  return {
    /** How many writes into the folder were seen. */
    seen: () => writesInside,
    /** Touches each wire once, as the product would, and tells which tripped. */
    async provoke(): Promise<string[]> {
      isProvoking = true;
      const attempts: (() => unknown)[] = [
        () => new net.Socket().connect(9, "127.0.0.1"),
        () => dns.lookup("a.invalid", () => undefined),
        () => dgram.createSocket("udp4").unref().send("x", 9, "127.0.0.1"),
        () => childProcess.spawn("true"),
        () => fs.promises.open("/tmp/trip-wire", "w"),
        () => fs.writeFileSync("/tmp/trip-wire", "x"),
      ];
      for (const attempt of attempts) {
        try {
          await attempt();
        } catch (error) {
          if (!(error instanceof Error && error.message.startsWith("trip-wire"))) throw error;
        }
      }
      isProvoking = false;
      return trips.splice(0);
    },
    /** Takes the wires down; what tripped meanwhile. */
    cut(): string[] {
      for (const back of undo.splice(0)) back();
      syncBuiltinESMExports();
      return [...trips];
    },
  };
}
