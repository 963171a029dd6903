/** Files for a folder of the user's: a name that is taken gets a number, nothing is replaced. */
import { join } from "node:path";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";

/** A name with a number, when it is there already. */
const MOST_COPIES = 99;

/** Tries the name, then the name with a number. */
export async function firstFree<T>(
  stem: string,
  ending: string,
  take: (name: string) => Promise<T>,
): Promise<{ name: string; value: T }> {
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}${copy === 1 ? "" : `-${copy}`}${ending}`;
    try {
      return { name, value: await take(name) };
    } catch (error) {
      const isTaken = error instanceof Refusal && error.fault.code === "FILE_EXISTS";
      if (!isTaken || copy >= MOST_COPIES) throw error;
    }
  }
}

export async function writeNew(
  files: Files,
  folder: string,
  stem: string,
  ending: string,
  bytes: Uint8Array,
): Promise<string> {
  const { name } = await firstFree(stem, ending, (free) =>
    files.createExclusive(join(folder, free), bytes),
  );
  return name;
}

/** Local time: it is the user's own calendar that a name is for. */
export function localDay(ms: number): string {
  const at = new Date(ms);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((number) => String(number).padStart(2, "0"))
    .join("-");
}
