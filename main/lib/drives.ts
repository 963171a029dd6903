/**
 * Removable drives that are mounted now, as Linux tells in its own files: no program is asked. A drive is removable when
 * the kernel says so of its device, or when it hangs on a USB bus (hard disks in USB cases say that they are not
 * removable). Where the system runs from is never one, even if that is a stick.
 *
 * Formats: proc_pid_mountinfo(5); sysfs-block in the kernel's ABI documents (`removable`); /sys/dev/block/<major>:<minor>
 * is a link to the device. macOS and Windows tell this only through programs or native code, which the app does not
 * start: there the system's folder dialog chooses, and the screen says that nobody has checked.
 */
import { readdir, readFile, readlink, statfs } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

export interface Drive {
  /** The file system's own id where it has one: the same drive after it was pulled and plugged in again. */
  readonly id: string;
  /** Where it is mounted, by its last component: what file managers call it. */
  readonly name: string;
  readonly path: string;
  readonly filesystem: string;
  readonly isReadOnly: boolean;
  readonly freeBytes: number;
}

export interface Drives {
  /** False: this system does not tell, and a folder is chosen by its dialog. */
  readonly canList: boolean;
  list(): Promise<readonly Drive[]>;
}

/** The few questions to the system; tests answer them from recordings. */
export interface DriveSystem {
  read(path: string): Promise<string>;
  link(path: string): Promise<string>;
  names(folder: string): Promise<string[]>;
  freeBytes(path: string): Promise<number>;
}

const nodeSystem: DriveSystem = {
  read: (path) => readFile(path, "utf8"),
  link: (path) => readlink(path),
  names: (folder) => readdir(folder),
  async freeBytes(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};

export function systemDrives(platform: string, system: DriveSystem = nodeSystem): Drives {
  if (platform !== "linux") return { canList: false, list: async () => [] };
  return {
    canList: true,
    async list() {
      const drives: Drive[] = [];
      const uuids = await uuidsOf(system);
      for (const mount of mountsIn(await system.read("/proc/self/mountinfo"))) {
        const device = await orNull(() => deviceOf(system, mount.device));
        if (device === null || !(await isRemovable(system, device))) continue;
        // Pulled between two of these questions: then it is not there.
        const freeBytes = await orNull(() => system.freeBytes(mount.path));
        if (freeBytes === null) continue;
        drives.push({
          id: uuids.get(basename(device)) ?? basename(mount.source),
          name: basename(mount.path),
          path: mount.path,
          filesystem: mount.filesystem,
          isReadOnly: mount.isReadOnly,
          freeBytes,
        });
      }
      return drives;
    },
  };
}

interface Mount {
  /** major:minor */
  readonly device: string;
  readonly path: string;
  readonly source: string;
  readonly filesystem: string;
  readonly isReadOnly: boolean;
}

/** Where the system itself lives: never offered, whatever it is made of. */
const SYSTEM = /^\/(?:boot|efi|usr|var|home|opt|nix|run\/(?!media\/)|snap|tmp)?(?:\/|$)/;
const MEDIA = /^\/(?:media|mnt|run\/media)\//;

/** The whole file systems on block devices. */
export function mountsIn(mountinfo: string): Mount[] {
  const mounts = new Map<string, Mount>();
  for (const line of mountinfo.split("\n")) {
    const [left = "", right = ""] = line.split(" - ");
    const [, , device = "", root, point = "", options = ""] = left.split(" ");
    const [filesystem = "", source = "", superOptions = ""] = right.split(" ");
    const path = unescaped(point);
    // A bind mount shows a part of something that is mounted elsewhere.
    if (root !== "/" || !source.startsWith("/dev/")) continue;
    if (SYSTEM.test(path) && !MEDIA.test(path)) {
      mounts.set(device, { device, path: "", source, filesystem, isReadOnly: true });
      continue;
    }
    if (mounts.has(device)) continue;
    const isReadOnly = [options, superOptions].some((list) => list.split(",").includes("ro"));
    mounts.set(device, { device, path, source: unescaped(source), filesystem, isReadOnly });
  }
  return [...mounts.values()].filter(({ path }) => path !== "");
}

/** Space, tab, newline and backslash are octal: `\040`. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );

/** The device's folder below /sys; through one layer of encryption (LUKS), whose device is virtual. */
async function deviceOf(system: DriveSystem, device: string): Promise<string> {
  const linked = await system.link(`/sys/dev/block/${device}`);
  const folder = join("/sys/dev/block", linked);
  if (!folder.includes("/virtual/")) return folder;
  const [below, ...others] = (await orNull(() => system.names(join(folder, "slaves")))) ?? [];
  if (below === undefined || others.length > 0) return folder;
  const slave = join(folder, "slaves", below);
  return join(dirname(slave), await system.link(slave));
}

async function isRemovable(system: DriveSystem, device: string): Promise<boolean> {
  if (/\/usb\d+\//.test(device)) return true;
  for (const folder of [device, dirname(device)]) {
    const said = await orNull(() => system.read(join(folder, "removable")));
    if (said !== null) return said.trim() === "1";
  }
  return false;
}

async function uuidsOf(system: DriveSystem): Promise<Map<string, string>> {
  const folder = "/dev/disk/by-uuid";
  const uuids = new Map<string, string>();
  for (const name of (await orNull(() => system.names(folder))) ?? []) {
    const device = await orNull(() => system.link(join(folder, name)));
    if (device !== null) uuids.set(basename(device), name);
  }
  return uuids;
}

/** What is not there, or no more, or not readable for us, is an answer. Anything else is a bug. */
async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && "code" in error && /^E[A-Z0-9]+$/.test(String(error.code))) {
      return null;
    }
    throw error;
  }
}
