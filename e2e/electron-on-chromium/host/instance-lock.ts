/**
 * One primary instance per userData folder: a file with the owner's process id. A second instance leaves its message
 * in a file beside it, which the primary watches for.
 */

import { randomUUID } from "node:crypto";
import {
  existsSync,
  type FSWatcher,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";

export interface SecondInstance {
  argv: string[];
  cwd: string;
  data: unknown;
}

function ownerOf(file: string): number | null {
  const pid = Number(readFileSync(file, "utf8"));
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // ESRCH: the owner died without cleaning up; the lock is stale. EPERM: alive, and somebody else's.
    return (error as NodeJS.ErrnoException).code === "ESRCH" ? null : pid;
  }
}

export function createInstanceLock(hear: (second: SecondInstance) => void) {
  let held: { file: string; calls: string; watcher: FSWatcher } | null = null;

  function answerCalls(calls: string, name: string | null): void {
    if (name === null || !name.endsWith(".call")) return;
    const file = path.join(calls, name);
    if (!existsSync(file)) return;
    const second = deserialize(readFileSync(file)) as SecondInstance;
    rmSync(file);
    hear(second);
  }

  function request(userData: string, data: unknown): boolean {
    if (held !== null) return true;
    const file = path.join(userData, "SingletonLock");
    const calls = path.join(userData, "SingletonCalls");
    mkdirSync(calls, { recursive: true });
    if (existsSync(file) && ownerOf(file) === null) rmSync(file);
    try {
      writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const message: SecondInstance = { argv: process.argv, cwd: process.cwd(), data };
      const name = path.join(calls, randomUUID());
      writeFileSync(name, serialize(message));
      // Appears under its final name only when it is whole.
      renameSync(name, `${name}.call`);
      return false;
    }
    const watcher = watch(calls, (_event, name) => answerCalls(calls, name));
    watcher.unref();
    held = { file, calls, watcher };
    return true;
  }

  function release(): void {
    held?.watcher.close();
    if (held !== null) rmSync(held.file, { force: true });
    held = null;
  }

  return { request, release, has: () => held !== null };
}
