/**
 * What a check may look at: files, names and links of this machine, read and never written; on macOS and Windows the
 * commands of `commands.ts` as well. No network is asked, and whatever lies behind root stays unknown, and is said to be.
 */
import { open, readdir, readlink, stat } from "node:fs/promises";
import { asker } from "./ask.ts";
import type { CommandId } from "./commands.ts";

export interface System {
  readonly platform: string;
  /** At most {@link MOST_BYTES} of a text file; null when it is not there or may not be read. */
  text(path: string): Promise<string | null>;
  /** The names in a folder; null when it is not there or may not be read. */
  names(path: string): Promise<readonly string[] | null>;
  /** Where a link points; null when there is none or it may not be read. */
  link(path: string): Promise<string | null>;
  /** When the file was last changed; null when it is not there or may not be looked at. */
  changedAtMs(path: string): Promise<number | null>;
  /** What a command of this system printed; null when there is none, or it does not say. Always null on Linux. */
  ask(id: CommandId): Promise<string | null>;
}

/** Kernel files are small, package logs are not: their newest lines are at the start or do not matter here. */
const MOST_BYTES = 1024 * 1024;

/** What a machine may well not have, or not show: an answer, not a failure. */
const ABSENT = new Set([
  ...["ENOENT", "ENOTDIR", "EACCES", "EPERM", "EINVAL", "EISDIR", "ELOOP"],
  // Processes end, and devices leave, while they are looked at.
  ...["ESRCH", "ENODEV", "ENXIO", "EIO"],
]);

async function absentAsNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (typeof code === "string" && ABSENT.has(code)) return null;
    throw error;
  }
}

/** Files below `/proc` and `/sys` have no size: they are read until they end, or until it is enough. */
async function readText(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const bytes = Buffer.alloc(MOST_BYTES);
    let length = 0;
    while (length < MOST_BYTES) {
      const { bytesRead } = await file.read(bytes, length, MOST_BYTES - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.toString("utf8", 0, length);
  } finally {
    await file.close();
  }
}

export function thisSystem(platform: string): System {
  return {
    platform,
    text: (path) => absentAsNull(() => readText(path)),
    names: (path) => absentAsNull(() => readdir(path)),
    link: (path) => absentAsNull(() => readlink(path)),
    changedAtMs: (path) => absentAsNull(async () => (await stat(path)).mtimeMs),
    ask: asker(platform),
  };
}
