/** A real disk that calls `before` ahead of each primitive step, for tests that let a step fail or kill the process. */
import type { Disk, DiskFile } from "./disk.ts";

export interface Step {
  /** From 1, over the life of the disk. */
  readonly number: number;
  readonly name: string;
  /** For `write`: does the first half for real. */
  readonly half: () => Promise<void>;
}

export function faultyDisk(disk: Disk, before: (step: Step) => Promise<void> | void): Disk {
  let number = 0;
  const step = async <T>(
    name: string,
    work: () => Promise<T>,
    half: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<T> => {
    number += 1;
    await before({
      number,
      name,
      async half() {
        await half();
      },
    });
    return work();
  };
  const opened = (file: DiskFile): DiskFile => ({
    stat: () => step("fstat", () => file.stat()),
    chmod: (mode) => step("fchmod", () => file.chmod(mode)),
    read: (position, length) => step("read", () => file.read(position, length)),
    write: (bytes) =>
      step(
        "write",
        () => file.write(bytes),
        () => file.write(bytes.subarray(0, Math.floor(bytes.length / 2))),
      ),
    sync: () => step("sync", () => file.sync()),
    truncate: (sizeBytes) => step("ftruncate", () => file.truncate(sizeBytes)),
    // A handle must be closed whatever happens, so this one step never fails.
    close: () => file.close(),
  });
  return {
    stat: (path) => step("stat", () => disk.stat(path)),
    open: async (path, how, mode) => opened(await step("open", () => disk.open(path, how, mode))),
    rename: (from, to) => step("rename", () => disk.rename(from, to)),
    link: (from, to) => step("link", () => disk.link(from, to)),
    unlink: (path) => step("unlink", () => disk.unlink(path)),
    mkdir: (path, mode) => step("mkdir", () => disk.mkdir(path, mode)),
    chmod: (path, mode) => step("chmod", () => disk.chmod(path, mode)),
    list: (folder) => step("list", () => disk.list(folder)),
    syncFolder: (path) => step("sync-folder", () => disk.syncFolder(path)),
  };
}

/** What Node throws for a failed system call. */
export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: injected`), { code });
}
