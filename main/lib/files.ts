/**
 * The only place where the app writes files. Whatever happens, a crash, a full disk, a lost folder, a reader finds the
 * old file or the whole new one; a file of ours is readable by its owner alone; symbolic links are never followed.
 *
 * Refusals: FILE_MISSING, FILE_EXISTS, FILE_TOO_LARGE, FILE_IS_LINK, FILE_CHANGED, FOLDER_READ_ONLY, DISK_FULL, FILE_IO.
 * Their facts name the file by its last component only: a path says who the user is and does not belong in a journal.
 */
import { basename, dirname, join } from "node:path";
import { type Disk, type DiskStat, nodeDisk } from "./disk.ts";
import {
  closing,
  demandFile,
  demandSize,
  errnoOf,
  guarded,
  linked,
  overwritten,
  PRIVATE_FILE,
  PRIVATE_FOLDER,
  renamedOntoReservation,
  sameBytes,
  typeAt,
  undoAppend,
  writeAll,
} from "./disk-steps.ts";
import { Refusal } from "./fault.ts";
import { foldersOver, temporaryName } from "./folders.ts";

export interface WriteOptions {
  /**
   * Permissions of the file; {@link PRIVATE_FILE} unless said otherwise. null: as the file system gives them. FAT has
   * none, and Linux refuses to pretend (EPERM, fat_sanitize_mode in fs/fat/file.c).
   */
  readonly mode?: number | null;
  /**
   * Called with the bytes read back from the disk, before they take the name. When it throws, the write has not
   * happened: the old file stays.
   */
  readonly readBack?: (bytes: Uint8Array) => Promise<void> | void;
}

export interface Files {
  /** Refuses FILE_MISSING; FILE_TOO_LARGE above `maxBytes`, before reading. */
  readBounded(path: string, maxBytes: number): Promise<Uint8Array>;
  /** The bytes from `start` up to `end` or the end of the file, whichever comes first. */
  readRange(path: string, start: number, end: number): Promise<Uint8Array>;
  /** Replaces or creates. A refusal after the last step may leave either the old or the new file, never a mixture. */
  writeAtomic(path: string, bytes: Uint8Array, options?: WriteOptions): Promise<void>;
  /** Like {@link Files.writeAtomic}, but never replaces: FILE_EXISTS, and the existing file is untouched. */
  createExclusive(path: string, bytes: Uint8Array, options?: WriteOptions): Promise<void>;
  /**
   * Gives a finished file the name of one that is there, which is gone afterwards. Needs no room on the disk: for the
   * last step of a change whose files were all written, synced and read back before.
   */
  replaceBy(path: string, finishedPath: string): Promise<void>;
  /**
   * Appends and syncs. Refuses FILE_CHANGED unless the file is exactly `expectedSizeBytes` long before and ends with
   * these bytes after: somebody else is writing. A failed append is cut off again; if even that fails, the next
   * append finds FILE_CHANGED.
   */
  append(
    path: string,
    expectedSizeBytes: number,
    bytes: Uint8Array,
    options?: { readonly isDurable?: boolean },
  ): Promise<void>;
  /** Cuts a file that is exactly `expectedSizeBytes` long down to `sizeBytes`. */
  truncate(path: string, expectedSizeBytes: number, sizeBytes: number): Promise<void>;
  /** Creates the folder and its missing parents, 0700; an existing one is closed to others. */
  ensureFolder(path: string): Promise<void>;
  /**
   * For a folder that is the user's: creates it with 0700 unless it is there, and never changes one that is. The mode that
   * it has in the end, which on a drive without permissions says nothing.
   */
  makeFolder(path: string): Promise<{ readonly isNew: boolean; readonly mode: number }>;
  /** Permissions of a file or folder, as the system reports them; null when there is none. */
  permissionsAt(path: string): Promise<number | null>;
  /** The permissions of a file or folder of ours; null where the system has none. FILE_IS_LINK for a link. */
  modeOf(path: string): Promise<number | null>;
  /** Closes a file or folder of ours to everybody but its owner. */
  closeToOthers(path: string): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** What lies at a path, links not followed; null: nothing. */
  look(path: string): Promise<DiskStat | null>;
  /**
   * Removes a file whose content should not be found again: its name first, so that a refusal leaves it whole, then its
   * bytes are overwritten once. Refuses FILE_OTHER_CONTENT unless `isExpected` knows the bytes, and FILE_OTHER_NAMES when
   * the same file has a second name. Flash memory and copying file systems may keep the old bytes all the same. False:
   * removed, but not overwritten.
   */
  destroy(
    path: string,
    maxBytes: number,
    isExpected: (bytes: Uint8Array) => boolean,
  ): Promise<boolean>;
  /** Names in the folder, sorted, without temporary files. FILE_MISSING when there is no such folder. */
  list(folder: string): Promise<string[]>;
  /**
   * Removes what interrupted writes left behind and returns how many there were. Only at start, by the one instance
   * that owns the folder: a temporary file of a running write would go too.
   */
  sweepTemporary(folder: string): Promise<number>;
}

/** {@link nodeFiles} over another disk: tests inject failures and crashes there. */
export function filesOver(disk: Disk): Files {
  async function demandFileAt(path: string): Promise<void> {
    demandFile(path, (await disk.stat(path)).type);
  }

  /** For the way out of a failure: the first error is the one that counts, and the sweep will find the rest. */
  async function discard(temporary: string): Promise<void> {
    await disk.unlink(temporary).catch((error: unknown) => {
      if (errnoOf(error) === null) throw error;
    });
  }

  async function readAt(path: string, start: number, end: number): Promise<Uint8Array> {
    const file = await disk.open(path, "read", 0);
    return closing(file, async () => {
      demandFile(path, (await file.stat()).type);
      return file.read(start, end - start);
    });
  }

  /** Writes, syncs and verifies a temporary file beside `path`, lets `publish` give it its name, syncs the folder. */
  async function staged(
    path: string,
    bytes: Uint8Array,
    options: WriteOptions,
    publish: (temporary: string) => Promise<void>,
  ): Promise<void> {
    const folder = dirname(path);
    const temporary = join(folder, temporaryName());
    try {
      const file = await disk.open(temporary, "create", PRIVATE_FILE);
      await closing(file, async () => {
        // The mode of open(2) is cut by the umask, and an unusual umask must not make our own file unreadable.
        if (options.mode !== null) await file.chmod(options.mode ?? PRIVATE_FILE);
        await writeAll(file, bytes);
        await file.sync();
      });
      const stored = await readAt(temporary, 0, bytes.length + 1);
      if (!sameBytes(stored, bytes)) {
        throw new Refusal("FILE_IO", { name: basename(path), errno: "EBADMSG" });
      }
      await options.readBack?.(stored);
      await publish(temporary);
    } catch (error) {
      await discard(temporary);
      throw error;
    }
    await disk.syncFolder(folder);
  }

  return {
    ...foldersOver(disk),

    readBounded: (path, maxBytes) =>
      guarded(path, async () => {
        await demandFileAt(path);
        const file = await disk.open(path, "read", 0);
        return closing(file, async () => {
          const { type, sizeBytes } = await file.stat();
          demandFile(path, type);
          const bytes =
            sizeBytes > maxBytes ? null : await file.read(0, Math.min(sizeBytes, maxBytes) + 1);
          if (bytes === null || bytes.length > maxBytes) {
            throw new Refusal("FILE_TOO_LARGE", { name: basename(path), sizeBytes, maxBytes });
          }
          return bytes;
        });
      }),

    readRange: (path, start, end) =>
      guarded(path, async () => {
        await demandFileAt(path);
        return readAt(path, start, end);
      }),

    writeAtomic: (path, bytes, options = {}) =>
      guarded(path, async () => {
        const type = await typeAt(disk, path);
        if (type !== "missing") demandFile(path, type);
        await staged(path, bytes, options, (temporary) => disk.rename(temporary, path));
      }),

    createExclusive: (path, bytes, options = {}) =>
      guarded(path, async () => {
        const type = await typeAt(disk, path);
        if (type === "link") throw new Refusal("FILE_IS_LINK", { name: basename(path) });
        if (type !== "missing") throw new Refusal("FILE_EXISTS", { name: basename(path) });
        await staged(path, bytes, options, async (temporary) => {
          if (await linked(disk, temporary, path)) await disk.unlink(temporary);
          else await renamedOntoReservation(disk, temporary, path);
        });
      }),

    replaceBy: (path, finishedPath) =>
      guarded(path, async () => {
        await demandFileAt(finishedPath);
        await demandFileAt(path);
        await disk.rename(finishedPath, path);
        await disk.syncFolder(dirname(path));
        if (dirname(finishedPath) !== dirname(path)) await disk.syncFolder(dirname(finishedPath));
      }),

    append: (path, expectedSizeBytes, bytes, options = {}) =>
      guarded(path, async () => {
        await demandFileAt(path);
        const file = await disk.open(path, "append", 0);
        await closing(file, async () => {
          await demandSize(path, file, expectedSizeBytes);
          try {
            await writeAll(file, bytes);
            if (options.isDurable ?? true) await file.sync();
          } catch (error) {
            await undoAppend(file, expectedSizeBytes);
            throw error;
          }
          await demandSize(path, file, expectedSizeBytes + bytes.length);
        });
      }),

    truncate: (path, expectedSizeBytes, sizeBytes) =>
      guarded(path, async () => {
        await demandFileAt(path);
        const file = await disk.open(path, "append", 0);
        await closing(file, async () => {
          await demandSize(path, file, expectedSizeBytes);
          await file.truncate(sizeBytes);
          await file.sync();
        });
      }),

    permissionsAt: (path) =>
      guarded(path, async () =>
        (await typeAt(disk, path)) === "missing" ? null : (await disk.stat(path)).mode,
      ),
    modeOf: (path) =>
      guarded(path, async () => {
        const { type, mode } = await disk.stat(path);
        if (type === "link") throw new Refusal("FILE_IS_LINK", { name: basename(path) });
        return process.platform === "win32" ? null : mode;
      }),

    closeToOthers: (path) =>
      guarded(path, async () => {
        const { type } = await disk.stat(path);
        if (type === "link") throw new Refusal("FILE_IS_LINK", { name: basename(path) });
        await disk.chmod(path, type === "folder" ? PRIVATE_FOLDER : PRIVATE_FILE);
      }),

    removeFile: (path) =>
      guarded(path, async () => {
        await demandFileAt(path);
        await disk.unlink(path);
        await disk.syncFolder(dirname(path));
      }),

    look: (path) =>
      guarded(path, async () => {
        try {
          return await disk.stat(path);
        } catch (error) {
          if (errnoOf(error) === "ENOENT") return null;
          throw error;
        }
      }),

    destroy: (path, maxBytes, isExpected) =>
      guarded(path, async () => {
        await demandFileAt(path);
        const file = await disk.open(path, "overwrite", 0);
        return closing(file, async () => {
          const { type, sizeBytes, links } = await file.stat();
          demandFile(path, type);
          if (links > 1) throw new Refusal("FILE_OTHER_NAMES", { name: basename(path) });
          const bytes = sizeBytes > maxBytes ? null : await file.read(0, maxBytes + 1);
          const isIt = bytes?.length === sizeBytes && isExpected(bytes);
          bytes?.fill(0);
          if (!isIt) throw new Refusal("FILE_OTHER_CONTENT", { name: basename(path) });
          await disk.unlink(path);
          const isOverwritten = await overwritten(file, sizeBytes);
          await disk.syncFolder(dirname(path));
          return isOverwritten;
        });
      }),
  };
}

export const nodeFiles: Files = filesOver(nodeDisk);
