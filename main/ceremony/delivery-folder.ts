/**
 * The writing half of a delivery: btcli's layout below a folder of the user's choosing. What is there is never
 * overwritten and never changed, not even its permissions. A secret file counts once it was written beside its place,
 * synced, read back, opened by the vault, and given its name.
 */
import { join } from "node:path";
import { equalBytes } from "../lib/bytes.ts";
import { PRIVATE_FILE, PRIVATE_FOLDER } from "../lib/disk-steps.ts";
import { Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";

/** A wallet's public file is under 300 bytes. */
const MOST_PUBLIC_BYTES = 4096;

export interface DeliveryFolder {
  /** Refuses DELIVERY_FILE_THERE { name } for the first of `names` that is there. */
  demandFree(names: readonly string[]): Promise<void>;
  /** The bytes are the caller's to wipe; what was read back is wiped here. */
  writeSecret(
    name: string,
    bytes: Uint8Array,
    opens: (readBack: Uint8Array) => Promise<void>,
  ): Promise<void>;
  /** The same file again is fine; another one of that name is DELIVERY_FILE_THERE. */
  writePublic(name: string, bytes: Uint8Array): Promise<void>;
  /** False when any file or folder of ours did not keep its permissions: FAT and exFAT have none. */
  keepsModes(): boolean;
  readonly fileCount: number;
}

/** Makes the folders that are missing, below `root`, which must be there. */
export async function openDeliveryFolder(
  files: Files,
  root: string,
  below: readonly string[],
): Promise<DeliveryFolder> {
  if ((await files.permissionsAt(root)) === null) throw new Refusal("DELIVERY_FOLDER_GONE", {});
  let isExact = true;
  let count = 0;
  let folder = root;
  for (const name of below) {
    folder = join(folder, name);
    const { isNew, mode } = await files.makeFolder(folder);
    if (isNew) isExact &&= mode === PRIVATE_FOLDER;
  }

  async function check(path: string): Promise<void> {
    isExact &&= process.platform === "win32" || (await files.permissionsAt(path)) === PRIVATE_FILE;
    count += 1;
  }

  return {
    async demandFree(names) {
      for (const name of names) {
        if ((await files.permissionsAt(join(folder, name))) !== null) {
          throw new Refusal("DELIVERY_FILE_THERE", { name });
        }
      }
    },
    async writeSecret(name, bytes, opens) {
      const path = join(folder, name);
      await there(name, () =>
        files.createExclusive(path, bytes, {
          readBack: async (back) => {
            try {
              await opens(back);
            } finally {
              back.fill(0);
            }
          },
        }),
      );
      await check(path);
    },
    async writePublic(name, bytes) {
      const path = join(folder, name);
      const present = await readIfThere(files, path);
      if (present !== null && !equalBytes(present, bytes)) {
        throw new Refusal("DELIVERY_FILE_THERE", { name });
      }
      if (present === null) await there(name, () => files.createExclusive(path, bytes));
      await check(path);
    },
    keepsModes: () => isExact,
    get fileCount() {
      return count;
    },
  };
}

async function readIfThere(files: Files, path: string): Promise<Uint8Array | null> {
  return (await files.permissionsAt(path)) === null
    ? null
    : files.readBounded(path, MOST_PUBLIC_BYTES);
}

/** Somebody was faster. */
async function there(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault.code !== "FILE_EXISTS") throw error;
    throw new Refusal("DELIVERY_FILE_THERE", { name }, { cause: error });
  }
}
