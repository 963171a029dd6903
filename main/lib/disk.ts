/**
 * The primitive steps that `files.ts` is made of, one system call each, so that a test can fail, or kill the process,
 * at every one of them. Nothing else may use this module: a caller that writes with these alone is not crash-safe.
 */
import { constants, type Stats } from "node:fs";
import {
  chmod,
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  unlink,
} from "node:fs/promises";

export interface DiskStat {
  readonly type: "file" | "folder" | "link" | "other";
  readonly sizeBytes: number;
  readonly mode: number;
  /** Names of this file, hard links included. */
  readonly links: number;
}

export interface DiskFile {
  stat(): Promise<DiskStat>;
  chmod(mode: number): Promise<void>;
  /** Up to `length` bytes from `position`; fewer at the end of the file. */
  read(position: number, length: number): Promise<Uint8Array>;
  /** May write fewer bytes than given, like write(2). */
  write(bytes: Uint8Array): Promise<number>;
  sync(): Promise<void>;
  truncate(sizeBytes: number): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  stat(path: string): Promise<DiskStat>;
  /** `create` is exclusive, `overwrite` writes from the first byte on; none of them follows a symbolic link in the last component. */
  open(
    path: string,
    how: "read" | "create" | "append" | "overwrite",
    mode: number,
  ): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string, mode: number): Promise<void>;
  chmod(path: string, mode: number): Promise<void>;
  list(folder: string): Promise<string[]>;
  syncFolder(path: string): Promise<void>;
}

// Windows has neither flag: there the lstat that precedes every open is the only guard against links.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
// Keeps the open of a pipe that somebody put in the place of a file from waiting for ever.
const NO_BLOCK = constants.O_NONBLOCK ?? 0;

const FLAGS = {
  read: constants.O_RDONLY | NO_FOLLOW | NO_BLOCK,
  create: constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW,
  overwrite: constants.O_RDWR | NO_FOLLOW | NO_BLOCK,
  append: constants.O_RDWR | constants.O_APPEND | NO_FOLLOW | NO_BLOCK,
} as const;

function plain(stats: Stats): DiskStat {
  return {
    type: stats.isFile()
      ? "file"
      : stats.isDirectory()
        ? "folder"
        : stats.isSymbolicLink()
          ? "link"
          : "other",
    sizeBytes: stats.size,
    mode: stats.mode & 0o777,
    links: stats.nlink,
  };
}

function opened(handle: FileHandle): DiskFile {
  return {
    stat: async () => plain(await handle.stat()),
    chmod: (mode) => handle.chmod(mode),
    async read(position, length) {
      // Buffer.alloc, not allocUnsafe: what is read may be a key file, and the shared pool is never wiped.
      const buffer = Buffer.alloc(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return new Uint8Array(buffer.buffer, buffer.byteOffset, filled);
    },
    write: async (bytes) => (await handle.write(bytes, 0, bytes.length, null)).bytesWritten,
    sync: () => handle.sync(),
    truncate: (sizeBytes) => handle.truncate(sizeBytes),
    close: () => handle.close(),
  };
}

export const nodeDisk: Disk = {
  stat: async (path) => plain(await lstat(path)),
  open: async (path, how, mode) => opened(await open(path, FLAGS[how], mode)),
  rename,
  link,
  unlink,
  async mkdir(path, mode) {
    await mkdir(path, { recursive: true, mode });
  },
  chmod,
  list: (folder) => readdir(folder),
  async syncFolder(path) {
    // Windows cannot open a folder; NTFS journals the rename itself.
    if (process.platform === "win32") return;
    const handle = await open(path, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
