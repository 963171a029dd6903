import { sep } from "node:path";
import { type Disk, nodeDisk } from "../../main/lib/disk.ts";

/** A disk that is full whenever `isFull` says so: only making and writing files fails, as on a real one. */
export function fillableDisk(): {
  disk: Disk;
  fullAfter(writes: number): void;
  /** Full for whatever lies in a folder of this name, and only for that; null: for nothing. */
  fullIn(folder: string | null): void;
  writesSeen(): number;
} {
  let left = Number.POSITIVE_INFINITY;
  let seen = 0;
  let fullFolder: string | null = null;
  const full = (): never => {
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  };
  return {
    disk: {
      ...nodeDisk,
      async open(path, how, mode) {
        const file = await nodeDisk.open(path, how, mode);
        return {
          ...file,
          async write(bytes) {
            if (fullFolder !== null && path.split(sep).includes(fullFolder)) full();
            seen += 1;
            left -= 1;
            return left < 0 ? full() : file.write(bytes);
          },
        };
      },
    },
    fullAfter(writes) {
      left = writes;
      seen = 0;
    },
    fullIn(folder) {
      fullFolder = folder;
    },
    writesSeen: () => seen,
  };
}
