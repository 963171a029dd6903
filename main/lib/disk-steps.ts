/** The single steps of disk work, and what the operating system says of them as a {@link Refusal}. */
import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import type { Disk, DiskFile } from "./disk.ts";
import { Refusal } from "./fault.ts";

export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

/** Only what the operating system says: Node's own codes (`ERR_…`) are bugs and keep being thrown. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    return null;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : null;
}

/** Runs one piece of disk work and turns what the operating system says into a {@link Refusal}. */
export async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const errno = errnoOf(error);
    if (error instanceof Refusal || errno === null) throw error;
    const name = basename(path);
    const options = { cause: error };
    switch (errno) {
      case "ENOENT":
        throw new Refusal("FILE_MISSING", { name }, options);
      case "EEXIST":
        throw new Refusal("FILE_EXISTS", { name }, options);
      case "ELOOP":
        throw new Refusal("FILE_IS_LINK", { name }, options);
      case "EROFS":
      case "EACCES":
      case "EPERM":
        throw new Refusal("FOLDER_READ_ONLY", { name, errno }, options);
      case "ENOSPC":
      case "EDQUOT":
      case "EFBIG":
        throw new Refusal("DISK_FULL", { name, errno }, options);
      default:
        throw new Refusal("FILE_IO", { name, errno }, options);
    }
  }
}

/** `EFTYPE`, "inappropriate file type", is what BSD says for a folder or a pipe in the place of a file. */
export function demandFile(path: string, type: "file" | "folder" | "link" | "other"): void {
  if (type === "link") throw new Refusal("FILE_IS_LINK", { name: basename(path) });
  if (type !== "file") throw new Refusal("FILE_IO", { name: basename(path), errno: "EFTYPE" });
}

export async function writeAll(file: DiskFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += await file.write(bytes.subarray(written));
}

export async function closing<T>(file: DiskFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await file.close();
  }
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** What has the name, links not followed. */
export async function typeAt(
  disk: Disk,
  path: string,
): Promise<"file" | "folder" | "link" | "other" | "missing"> {
  try {
    return (await disk.stat(path)).type;
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return "missing";
    throw error;
  }
}

export async function demandSize(
  path: string,
  file: DiskFile,
  expectedBytes: number,
): Promise<void> {
  const { type, sizeBytes } = await file.stat();
  demandFile(path, type);
  if (sizeBytes !== expectedBytes) {
    const facts = { name: basename(path), expectedBytes, actualBytes: sizeBytes };
    throw new Refusal("FILE_CHANGED", facts);
  }
}

/** The caller reports why the append failed; a file that stays too long makes every later append refuse. */
export async function undoAppend(file: DiskFile, sizeBytes: number): Promise<void> {
  try {
    await file.truncate(sizeBytes);
    await file.sync();
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}

/** The name is gone already, so a failure here is told and not thrown. */
export async function overwritten(file: DiskFile, sizeBytes: number): Promise<boolean> {
  try {
    await writeAll(file, randomBytes(sizeBytes));
    await file.sync();
    return true;
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return false;
  }
}

/** link(2) is the one call that names a file atomically and refuses to replace. False where there are no hard links. */
export async function linked(disk: Disk, temporary: string, path: string): Promise<boolean> {
  try {
    await disk.link(temporary, path);
    return true;
  } catch (error) {
    // exFAT and FAT, the file systems of USB sticks, answer with one of these.
    if (["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(errnoOf(error) ?? "")) return false;
    throw error;
  }
}

/**
 * Without hard links: reserve the name with an empty file that must not exist, then rename over it. A crash between
 * the two leaves an empty file, which no reader takes for a document, and never half of one.
 */
export async function renamedOntoReservation(
  disk: Disk,
  temporary: string,
  path: string,
): Promise<void> {
  const reservation = await disk.open(path, "create", PRIVATE_FILE);
  await reservation.close();
  try {
    await disk.rename(temporary, path);
  } catch (error) {
    await disk.unlink(path);
    throw error;
  }
}
