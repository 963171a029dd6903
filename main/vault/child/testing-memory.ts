/** Reads the memory of a living process through `/proc`, piece by piece. Nothing but tests imports it. */
import { closeSync, openSync, readFileSync, readSync } from "node:fs";

export interface MemoryScan {
  /** How often each needle was found. */
  readonly counts: readonly number[];
  readonly bytes: number;
}

const PIECE = 16 * 1024 * 1024;

/**
 * What the process itself can have written: all that is writable, and what belongs to no file. null: this system does
 * not let us read the memory of our own children.
 */
export function scanMemory(pid: number, needles: readonly Uint8Array[]): MemoryScan | null {
  let file: number;
  let maps: string;
  try {
    maps = readFileSync(`/proc/${pid}/maps`, "utf8");
    file = openSync(`/proc/${pid}/mem`, "r");
  } catch {
    return null;
  }
  const counts = needles.map(() => 0);
  const overlap = Math.max(0, ...needles.map(({ length }) => length - 1));
  let bytes = 0;
  const buffer = Buffer.alloc(PIECE + overlap);
  try {
    for (const line of maps.split("\n")) {
      const match = /^([0-9a-f]+)-([0-9a-f]+) r(.)/.exec(line);
      if (match === null || /\[(vvar|vsyscall|vvar_vclock)\]/.test(line)) continue;
      if (match[3] !== "w" && line.includes(" /")) continue;
      const from = Number.parseInt(match[1] ?? "", 16);
      const to = Number.parseInt(match[2] ?? "", 16);
      for (let at = from; at < to; at += PIECE) {
        const length = readAt(file, buffer, Math.min(PIECE + overlap, to - at), at);
        bytes += Math.min(length, PIECE);
        const read = buffer.subarray(0, length);
        for (const [index, needle] of needles.entries()) {
          for (
            let found = read.indexOf(needle);
            found >= 0;
            found = read.indexOf(needle, found + 1)
          ) {
            // What begins in the overlap is the next piece's to count.
            if (found < PIECE) counts[index] = (counts[index] ?? 0) + 1;
          }
        }
      }
    }
  } finally {
    closeSync(file);
    buffer.fill(0);
  }
  return { counts, bytes };
}

function readAt(file: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(file, buffer, 0, length, at);
  } catch (error) {
    // Guard pages of a mapping that says it is readable, pages that were given back meanwhile.
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EIO" || code === "EFAULT") return 0;
    throw error;
  }
}
