/** Removable drives for tests: a folder with the manners of FAT. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Disk, nodeDisk } from "../../main/lib/disk.ts";
import type { Drive, Drives } from "../../main/lib/drives.ts";
import { filesOver } from "../../main/lib/files.ts";

const systemError = (code: string) => Object.assign(new Error(code), { code });

export const DRIVE_ID = "ABCD-1234";
const driveAt = (path: string): Drive => ({
  ...{ id: DRIVE_ID, name: "BACKUP", path, filesystem: "vfat" },
  ...{ isReadOnly: false, freeBytes: 1_000_000 },
});

/** The folder `drive` below this one as the only drive there is, for programs that are killed. */
export const driveBelow = (folder: string): Drives => ({
  canList: true,
  list: async () => [driveAt(join(folder, "drive"))],
});

/** A drive that is a folder: it can be pulled, fill up, refuse, fail and forget, as drives do. */
export async function folderDrive() {
  const path = await mkdtemp(join(tmpdir(), "ckw-drive-"));
  const it = driveAt(path);
  let isThere = true;
  /** What the next writes to the drive meet: after how many, and what. */
  let trouble: { after: number; code: string; pulls: boolean } | null = null;
  const drives: Drives = { canList: true, list: async () => (isThere ? [it] : []) };
  const meets = (place: string): void => {
    if (!place.startsWith(path)) return;
    if (!isThere) throw systemError("EIO");
    if (trouble === null) return;
    trouble.after -= 1;
    if (trouble.after >= 0) return;
    if (trouble.pulls) isThere = false;
    throw systemError(trouble.code);
  };
  // FAT as Linux has it: no hard links, and no permissions that it could keep.
  const over = (base: Disk): Disk => ({
    ...base,
    async open(place, how, mode) {
      const file = await base.open(place, how, mode);
      if (!place.startsWith(path)) return file;
      return {
        ...file,
        async chmod() {
          throw systemError("EPERM");
        },
        async write(bytes) {
          meets(place);
          return file.write(bytes);
        },
        async sync() {
          meets(place);
          return file.sync();
        },
      };
    },
    async link(from, to) {
      if (to.startsWith(path)) throw systemError("EPERM");
      return base.link(from, to);
    },
    async rename(from, to) {
      meets(to);
      return base.rename(from, to);
    },
    async unlink(place) {
      // Also on the way out of a failure: a drive that is gone lets nothing be tidied up.
      if (place.startsWith(path) && !isThere) throw systemError("EIO");
      return base.unlink(place);
    },
    async mkdir(place, mode) {
      meets(place);
      return base.mkdir(place, mode);
    },
    async chmod(place, mode) {
      if (place.startsWith(path)) throw systemError("EPERM");
      return base.chmod(place, mode);
    },
  });
  return {
    path,
    drives,
    files: filesOver(over(nodeDisk)),
    /** The drive's manners over another disk. */
    over,
    pull: () => {
      isThere = false;
    },
    plug: () => {
      isThere = true;
    },
    meet: (next: typeof trouble) => {
      trouble = next;
    },
  };
}
export type FolderDrive = Awaited<ReturnType<typeof folderDrive>>;
