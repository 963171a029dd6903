/** The part of {@link Files} that is about folders and what lies in them. */
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { guarded, PRIVATE_FOLDER, typeAt } from "./disk-steps.ts";
import { Refusal } from "./fault.ts";
import type { Files } from "./files.ts";

/** Sixteen random hex digits: recognisable, and no file of a user looks like it. */
const TEMPORARY = /^\.tmp-[0-9a-f]{16}$/;

export const temporaryName = (): string => `.tmp-${randomBytes(8).toString("hex")}`;

type Folders = Pick<Files, "ensureFolder" | "makeFolder" | "list" | "sweepTemporary">;

export function foldersOver(disk: Disk): Folders {
  /** Makes the folder unless it is there. */
  async function folderAt(path: string): Promise<{ isNew: boolean; mode: number }> {
    const isNew = (await typeAt(disk, path)) === "missing";
    if (isNew) {
      await disk.mkdir(path, PRIVATE_FOLDER);
      await disk.syncFolder(dirname(path));
    }
    const { type, mode } = await disk.stat(path);
    if (type === "link") throw new Refusal("FILE_IS_LINK", { name: basename(path) });
    if (type !== "folder") throw new Refusal("FILE_EXISTS", { name: basename(path) });
    return { isNew, mode };
  }

  return {
    ensureFolder: (path) =>
      guarded(path, async () => {
        const { mode } = await folderAt(path);
        if (mode !== PRIVATE_FOLDER && process.platform !== "win32") {
          await disk.chmod(path, PRIVATE_FOLDER);
        }
      }),

    makeFolder: (path) => guarded(path, () => folderAt(path)),

    list: (folder) =>
      guarded(folder, async () =>
        (await disk.list(folder)).filter((name) => !TEMPORARY.test(name)).sort(),
      ),

    sweepTemporary: (folder) =>
      guarded(folder, async () => {
        const leftovers = (await disk.list(folder)).filter((name) => TEMPORARY.test(name));
        for (const name of leftovers) await disk.unlink(join(folder, name));
        if (leftovers.length > 0) await disk.syncFolder(folder);
        return leftovers.length;
      }),
  };
}
