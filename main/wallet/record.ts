/**
 * Small records on disk (settings, cards, ceremonies, acts): one JSON file each, written atomically, parsed by schema.
 * A file that does not fit is refused and left as it is, never replaced by a fresh one.
 */
import { basename } from "node:path";
import * as v from "valibot";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { fromJson, toJson } from "../lib/json.ts";

/** Records are a few hundred bytes; an act with its signed bytes a few thousand. */
export const MAX_RECORD_BYTES = 256 * 1024;

/** null when there is no such file; every other refusal goes on. */
export async function readIfPresent(
  files: Files,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | null> {
  try {
    return await files.readBounded(path, maxBytes);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Removing what is not there is done already. */
export async function removeIfPresent(files: Files, path: string): Promise<void> {
  try {
    await files.removeFile(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Refusal && error.fault.code === "FILE_MISSING";
}

/** null when there is no such file. Refuses with RECORD_UNREADABLE {file} what it cannot understand. */
export async function readRecord<S extends v.GenericSchema>(
  files: Files,
  path: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  const bytes = await readIfPresent(files, path, MAX_RECORD_BYTES);
  if (bytes === null) return null;
  let value: unknown;
  try {
    value = fromJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Refusal("RECORD_UNREADABLE", { file: basename(path) }, { cause });
  }
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new Refusal("RECORD_UNREADABLE", { file: basename(path) });
  return parsed.output;
}

export async function writeRecord(files: Files, path: string, value: unknown): Promise<void> {
  await files.writeAtomic(path, new TextEncoder().encode(`${toJson(value)}\n`));
}
