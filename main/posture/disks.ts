/** Encryption of what is at rest: the root file system and swap, followed through device mapper down to the disk. */
import type { Fault } from "../lib/fault.ts";
import { type Check, type CheckState, seen, worst } from "./check.ts";
import type { System } from "./system.ts";

/** Device-mapper names of dm-crypt begin so (`man cryptsetup`, CRYPT-LUKS2-…, CRYPT-PLAIN-…). */
const CRYPT = /^CRYPT-/;
/** Deeper stacks of LVM, RAID and dm-crypt do not occur; a loop among links would. */
const MOST_LAYERS = 8;

interface Layers {
  readonly isEncrypted: boolean;
  /** Names from the top to the disks. */
  readonly names: readonly string[];
}

/** `device`: a name below /sys/class/block, as `dm-0` or `sda2`. null: the system does not say. */
async function layersOf(system: System, device: string, depth = 0): Promise<Layers | null> {
  const folder = `/sys/class/block/${device}`;
  const slaves = await system.names(`${folder}/slaves`);
  const uuid = (await system.text(`${folder}/dm/uuid`))?.trim() ?? "";
  if (CRYPT.test(uuid)) return { isEncrypted: true, names: [device, ...(slaves ?? [])] };
  if (slaves === null && (await system.names(folder)) === null) return null;
  if (slaves === null || slaves.length === 0 || depth >= MOST_LAYERS) {
    return { isEncrypted: false, names: [device] };
  }
  const below = await Promise.all(slaves.map((slave) => layersOf(system, slave, depth + 1)));
  // A volume over several disks is as safe as the least of them.
  if (below.includes(null)) return null;
  const known = below.filter((one) => one !== null);
  return {
    isEncrypted: known.every((one) => one.isEncrypted),
    names: [device, ...known.flatMap((one) => one.names)],
  };
}

/** `254:0` → `dm-0`, by the link that the kernel keeps for every block device. */
async function deviceOf(system: System, majorMinor: string): Promise<string | null> {
  const target = await system.link(`/sys/dev/block/${majorMinor}`);
  return target === null ? null : (target.split("/").at(-1) ?? null);
}

interface Mount {
  readonly majorMinor: string;
  readonly source: string;
  readonly type: string;
}

/** proc(5), /proc/pid/mountinfo: the last line for a mount point is the one that is seen. */
function mountAt(mountinfo: string, point: string): Mount | null {
  let found: Mount | null = null;
  for (const line of mountinfo.split("\n")) {
    const fields = line.split(" ");
    const dash = fields.indexOf("-");
    if (dash < 0 || fields[4] !== point) continue;
    found = {
      majorMinor: fields[2] ?? "",
      type: fields[dash + 1] ?? "",
      source: fields[dash + 2] ?? "",
    };
  }
  return found;
}

export const disk: Check = async ({ system, home }) => {
  const sources = ["/proc/self/mountinfo", "/sys/class/block"];
  const mountinfo = await system.text("/proc/self/mountinfo");
  const evidence: Fault[] = [];
  const states: CheckState[] = [];
  // The folder that holds the keys, and the system around it.
  const points = ["/", "/home", home].filter((point, at, all) => all.indexOf(point) === at);
  for (const point of points) {
    const mount = mountinfo === null ? null : mountAt(mountinfo, point);
    if (mount === null) {
      if (point === "/") {
        states.push("unknown");
        evidence.push(seen("POSTURE_DISK_UNKNOWN", { mount: point }));
      }
      continue;
    }
    const device =
      (await deviceOf(system, mount.majorMinor)) ??
      (mount.source.startsWith("/dev/") ? (mount.source.split("/").at(-1) ?? null) : null);
    const layers = device === null ? null : await layersOf(system, device);
    if (layers === null) {
      states.push("unknown");
      evidence.push(seen("POSTURE_DISK_UNKNOWN", { mount: point }));
    } else {
      states.push(layers.isEncrypted ? "good" : "bad");
      const facts = { mount: point, device: layers.names.join(" → ") };
      evidence.push(
        seen(layers.isEncrypted ? "POSTURE_DISK_ENCRYPTED" : "POSTURE_DISK_CLEAR", facts),
      );
    }
  }
  return { id: "disk", state: worst(states), evidence, sources };
};

export const swap: Check = async ({ system }) => {
  const sources = ["/proc/swaps", "/sys/class/block"];
  const table = await system.text("/proc/swaps");
  if (table === null) {
    return { id: "swap", state: "unknown", evidence: [seen("POSTURE_SWAP_UNKNOWN")], sources };
  }
  const rows = table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([name]) => name !== undefined && name !== "");
  if (rows.length === 0) {
    return { id: "swap", state: "good", evidence: [seen("POSTURE_SWAP_NONE")], sources };
  }
  const evidence: Fault[] = [];
  const states: CheckState[] = [];
  for (const [path = "", type = ""] of rows) {
    const device = path.split("/").at(-1) ?? "";
    if (/^zram\d+$/.test(device)) {
      states.push("good");
      evidence.push(seen("POSTURE_SWAP_MEMORY", { device: path }));
      continue;
    }
    // A swap file is as safe as the file system that it lies on: the root's, unless somebody went out of the way.
    if (type === "file") {
      states.push("attention");
      evidence.push(seen("POSTURE_SWAP_FILE", { device: path }));
      continue;
    }
    const layers = await layersOf(system, device);
    states.push(layers === null ? "unknown" : layers.isEncrypted ? "good" : "bad");
    const code =
      layers === null
        ? "POSTURE_SWAP_UNKNOWN"
        : layers.isEncrypted
          ? "POSTURE_SWAP_ENCRYPTED"
          : "POSTURE_SWAP_CLEAR";
    evidence.push(seen(code, { device: path }));
  }
  return { id: "swap", state: worst(states), evidence, sources };
};

export const coreDumps: Check = async ({ system }) => {
  const sources = ["/proc/self/limits", "/proc/sys/kernel/core_pattern"];
  const limits = await system.text("/proc/self/limits");
  const pattern = (await system.text("/proc/sys/kernel/core_pattern"))?.trim() ?? "";
  const soft = /^Max core file size\s+(\S+)/m.exec(limits ?? "")?.[1];
  if (soft === undefined) {
    return {
      id: "core-dumps",
      state: "unknown",
      evidence: [seen("POSTURE_CORE_UNKNOWN")],
      sources,
    };
  }
  // Our own start script's (build/linux-start.sh): too small for a file, and at it nothing is piped either.
  if (soft === "1") {
    return { id: "core-dumps", state: "good", evidence: [seen("POSTURE_CORE_STOPPED")], sources };
  }
  // A pattern that begins with a pipe hands the dump to a program whatever the limit says (core(5)).
  if (pattern.startsWith("|")) {
    const handler = pattern.slice(1).split(" ")[0]?.split("/").at(-1) ?? "";
    return {
      id: "core-dumps",
      state: soft === "0" ? "attention" : "bad",
      evidence: [seen("POSTURE_CORE_HANDLER", { handler, limit: soft })],
      sources,
    };
  }
  return soft === "0"
    ? { id: "core-dumps", state: "good", evidence: [seen("POSTURE_CORE_OFF")], sources }
    : {
        id: "core-dumps",
        state: "bad",
        evidence: [seen("POSTURE_CORE_ON", { limit: soft, pattern })],
        sources,
      };
};

/** The EFI variable: four bytes of attributes, then 1 or 0 (UEFI specification, Global Variables). */
const SECURE_BOOT = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

export const secureBoot: Check = async ({ system }) => {
  const sources = [SECURE_BOOT];
  const variable = await system.text(SECURE_BOOT);
  const isEfi = (await system.names("/sys/firmware/efi")) !== null;
  if (variable !== null && variable.length >= 5) {
    const isOn = variable.charCodeAt(variable.length - 1) === 1;
    return isOn
      ? { id: "secure-boot", state: "good", evidence: [seen("POSTURE_BOOT_SECURE")], sources }
      : { id: "secure-boot", state: "attention", evidence: [seen("POSTURE_BOOT_OPEN")], sources };
  }
  return isEfi
    ? { id: "secure-boot", state: "unknown", evidence: [seen("POSTURE_BOOT_UNKNOWN")], sources }
    : {
        id: "secure-boot",
        state: "attention",
        evidence: [seen("POSTURE_BOOT_LEGACY")],
        sources: ["/sys/firmware"],
      };
};
