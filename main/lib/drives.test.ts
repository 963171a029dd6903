import { describe, expect, it } from "vitest";
import { type DriveSystem, mountsIn, systemDrives } from "./drives.ts";

const missing = (): never => {
  throw Object.assign(new Error("not there"), { code: "ENOENT" });
};

/** Recorded on Debian 12 with GNOME: disk with LUKS, a FAT stick, an ext4 disk in a USB case, an SD card, a snap. */
const MOUNTINFO = [
  "22 29 0:21 / /proc rw,nosuid,nodev,noexec,relatime shared:12 - proc proc rw",
  "29 1 254:0 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw,errors=remount-ro",
  "94 29 259:1 / /boot/efi rw,relatime shared:48 - vfat /dev/nvme0n1p1 rw,fmask=0077,dmask=0077",
  "97 29 7:3 / /snap/core22/1380 ro,nodev,relatime shared:50 - squashfs /dev/loop3 ro,errors=continue",
  "410 29 8:17 / /media/ada/BACKUP\\040A rw,nosuid,nodev,relatime shared:210 - vfat /dev/sdb1 rw,uid=1000,gid=1000,fmask=0022,dmask=0022,codepage=437",
  "411 29 8:33 / /media/ada/case rw,nosuid,nodev,relatime shared:211 - ext4 /dev/sdc1 rw",
  "412 29 179:1 / /run/media/ada/CARD ro,nosuid,nodev,relatime shared:212 - exfat /dev/mmcblk0p1 ro",
  "413 29 254:3 / /media/ada/secret rw,nosuid,nodev,relatime shared:213 - ext4 /dev/mapper/luks-1 rw",
  "414 29 8:17 /photos /home/ada/photos rw,relatime shared:210 - vfat /dev/sdb1 rw",
  "415 29 8:49 / /mnt/data rw,relatime shared:214 - ext4 /dev/sdd1 rw",
].join("\n");

const PCI = "../../devices/pci0000:00";
const LINKS: Record<string, string> = {
  "/sys/dev/block/254:0": "../../devices/virtual/block/dm-0",
  "/sys/devices/virtual/block/dm-0/slaves/nvme0n1p2":
    "../../../../pci0000:00/nvme/nvme0/nvme0n1/nvme0n1p2",
  "/sys/dev/block/8:17": `${PCI}/0000:00:14.0/usb2/2-3/2-3:1.0/host6/target6:0:0/6:0:0:0/block/sdb/sdb1`,
  "/sys/dev/block/8:33": `${PCI}/0000:00:14.0/usb3/3-1/3-1:1.0/host7/target7:0:0/7:0:0:0/block/sdc/sdc1`,
  "/sys/dev/block/179:1": `${PCI}/0000:02:00.0/mmc_host/mmc0/mmc0:0001/block/mmcblk0/mmcblk0p1`,
  "/sys/dev/block/254:3": "../../devices/virtual/block/dm-3",
  "/sys/devices/virtual/block/dm-3/slaves/sde1":
    "../../../../pci0000:00/0000:00:14.0/usb2/2-4/2-4:1.0/host8/target8:0:0/8:0:0:0/block/sde/sde1",
  "/sys/dev/block/8:49": `${PCI}/0000:00:17.0/ata3/host2/target2:0:0/2:0:0:0/block/sdd/sdd1`,
  "/dev/disk/by-uuid/ABCD-1234": "../../sdb1",
};
const FILES: Record<string, string> = {
  "/proc/self/mountinfo": MOUNTINFO,
  "/sys/devices/pci0000:00/0000:02:00.0/mmc_host/mmc0/mmc0:0001/block/mmcblk0/removable": "1\n",
  "/sys/devices/pci0000:00/0000:00:17.0/ata3/host2/target2:0:0/2:0:0:0/block/sdd/removable": "0\n",
};
const FOLDERS: Record<string, string[]> = {
  "/sys/devices/virtual/block/dm-0/slaves": ["nvme0n1p2"],
  "/sys/devices/virtual/block/dm-3/slaves": ["sde1"],
  "/dev/disk/by-uuid": ["ABCD-1234"],
};
const recorded: DriveSystem = {
  read: async (path) => FILES[path] ?? missing(),
  link: async (path) => LINKS[path] ?? missing(),
  names: async (path) => FOLDERS[path] ?? missing(),
  freeBytes: async () => 1_000_000,
};

describe("The removable drives", () => {
  it("of a recorded system are its stick, its USB case, its card and its encrypted stick", async () => {
    const drives = await systemDrives("linux", recorded).list();
    expect(drives.map(({ name }) => name)).toEqual(["BACKUP A", "case", "CARD", "secret"]);
    expect(drives[0]).toEqual({
      id: "ABCD-1234",
      name: "BACKUP A",
      path: "/media/ada/BACKUP A",
      filesystem: "vfat",
      isReadOnly: false,
      freeBytes: 1_000_000,
    });
    expect(drives[2]).toMatchObject({ id: "mmcblk0p1", isReadOnly: true });
  });

  it("never hold the system: a stick that it runs from is not offered, in any of its places", () => {
    const live = [
      "29 1 8:17 / / rw,relatime shared:1 - ext4 /dev/sdb1 rw",
      "30 29 8:17 / /media/ada/again rw,relatime shared:2 - ext4 /dev/sdb1 rw",
    ].join("\n");
    expect(mountsIn(live)).toEqual([]);
  });

  it("are those that are still there: one that is pulled while we ask is left out", async () => {
    const pulled: DriveSystem = {
      ...recorded,
      freeBytes: async (path) => (path.includes("BACKUP") ? missing() : 5),
    };
    const drives = await systemDrives("linux", pulled).list();
    expect(drives.map(({ name }) => name)).not.toContain("BACKUP A");
  });

  it("of this very system can be listed, and none of them is where it runs from", async () => {
    const drives = systemDrives(process.platform);
    for (const { path } of await drives.list()) {
      expect(path).not.toBe("/");
      expect(process.cwd().startsWith(`${path}/`), path).toBe(false);
    }
    expect(drives.canList).toBe(process.platform === "linux");
  });

  it("are not known on systems that tell only through programs", async () => {
    for (const platform of ["darwin", "win32"]) {
      const drives = systemDrives(platform, recorded);
      expect([drives.canList, await drives.list()], platform).toEqual([false, []]);
    }
  });
});
