/**
 * A removable drive for journeys: a folder, and a recording of what Linux says of a stick that is mounted there
 * (--recorded-system). The app reads the recording as it reads the real files, and writes to the folder as to a drive.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** Where no system lives: what is below /tmp, /home and the like is never offered as a drive (main/lib/drives.ts). */
const ELSEWHERE = "/dev/shm";
const DEVICE = "8:17";
const MOUNTINFO = "proc/self/mountinfo";

export function recordedDrive() {
  const system = mkdtempSync(join(tmpdir(), "ckw-system-"));
  const path = mkdtempSync(join(ELSEWHERE, "BACKUP-"));
  const link = (place: string, to: string): void => {
    mkdirSync(dirname(join(system, place)), { recursive: true });
    symlinkSync(to, join(system, place));
  };
  link(`sys/dev/block/${DEVICE}`, "../../devices/pci0000:00/0000:00:14.0/usb1/1-2/block/sdb/sdb1");
  link("dev/disk/by-uuid/ABCD-1234", "../../sdb1");
  mkdirSync(join(system, dirname(MOUNTINFO)), { recursive: true });

  /** In one piece: the app may be reading. */
  function say(mountinfo: string): void {
    writeFileSync(join(system, "next"), mountinfo);
    renameSync(join(system, "next"), join(system, MOUNTINFO));
  }
  const plug = (): void => say(`61 29 ${DEVICE} / ${path} rw,relatime - vfat /dev/sdb1 rw\n`);
  plug();
  return {
    /** For `openApp`. */
    argument: `--recorded-system=${system}`,
    path,
    /** As the app shows it. */
    name: basename(path),
    plug,
    pull: () => say(""),
    remove(): void {
      for (const folder of [system, path]) rmSync(folder, { recursive: true });
    },
  };
}
