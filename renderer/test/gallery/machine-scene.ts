/** A laptop with something of everything. */
import type { Fault, MachineCheck, Snapshot } from "../../types.ts";
import type { Answers } from "../fake-bridge.ts";
import * as f from "../fixtures.ts";

const check = (
  id: MachineCheck["id"],
  state: MachineCheck["state"],
  evidence: readonly (readonly [code: string, facts?: Fault["facts"]])[],
  sources: readonly string[] = [],
  tickedAtMs: number | null = null,
): MachineCheck => ({
  id,
  state,
  evidence: evidence.map(([code, facts = {}]) => ({ code, facts })),
  sources: [...sources],
  tickedAtMs,
});

/** Overdue, with something that is open since the last one. */
export const lateAssessment: Snapshot["assessment"] = {
  lastAtMs: f.NOW - 101 * 86_400_000,
  dueAtMs: f.NOW - 11 * 86_400_000,
  open: [
    {
      step: "backups",
      item: "places-right",
      reason: "the bank is closed for a week",
      sinceMs: f.NOW - 101 * 86_400_000,
    },
  ],
};

export const machineAnswers: Answers = {
  "machine.look": () => ({
    platform: "linux",
    isRecordedOnly: false,
    lookedAtMs: f.NOW,
    checks: [
      check(
        "disk",
        "good",
        [["POSTURE_DISK_ENCRYPTED", { mount: "/", device: "dm-1 → dm-0 → nvme0n1p3" }]],
        ["/proc/self/mountinfo", "/sys/class/block"],
      ),
      check("swap", "good", [["POSTURE_SWAP_MEMORY", { device: "/dev/zram0" }]], ["/proc/swaps"]),
      check("core-dumps", "attention", [
        ["POSTURE_CORE_HANDLER", { handler: "systemd-coredump", limit: "0" }],
      ]),
      check("secure-boot", "good", [["POSTURE_BOOT_SECURE"]]),
      check(
        "listening",
        "bad",
        [
          ["POSTURE_LISTEN", { protocol: "tcp", port: 22, service: "SSH", process: null }],
          ["POSTURE_LISTEN", { protocol: "tcp", port: 631, service: null, process: "cupsd" }],
        ],
        ["/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp", "/proc/net/udp6"],
      ),
      check("interfaces", "attention", [
        ["POSTURE_NET_UP", { name: "enp0s31f6", isWireless: false }],
        ["POSTURE_NET_DOWN", { names: "wlp4s0" }],
      ]),
      check("radios", "good", [
        ["POSTURE_RADIO_BLOCKED", { kind: "wlan" }],
        ["POSTURE_RADIO_BLOCKED", { kind: "bluetooth" }],
      ]),
      check("firewall", "unknown", [["POSTURE_WALL_UNKNOWN"]], ["/etc/ufw/ufw.conf"]),
      check("screen-lock", "unknown", [["POSTURE_LOCK_UNKNOWN"]], [], f.NOW - 6 * 86_400_000),
      check("sharing", "good", [["POSTURE_PROGRAMS_NONE", { count: 214 }]]),
      check("remote-control", "good", [["POSTURE_PROGRAMS_NONE", { count: 214 }]]),
      check("tracer", "good", [["POSTURE_TRACER_NONE", { processes: 6 }]]),
      check("updates", "attention", [
        ["POSTURE_UPDATES_CHECKED", { days: 2 }],
        ["POSTURE_UPDATES_INSTALLED", { days: 21 }],
      ]),
      check("clock", "good", [["POSTURE_CLOCK_SET"]]),
      check("keyboards", "good", [
        ["POSTURE_KEYBOARD", { name: "AT Translated Set 2 keyboard", bus: "ps2" }],
      ]),
      check("storage", "attention", [
        ["POSTURE_STORAGE", { device: "sdb", model: "SanDisk Ultra Fit" }],
      ]),
      check("untrusted", "good", [["POSTURE_PROGRAMS_NONE", { count: 214 }]]),
    ],
  }),
  "machine.tick": () => null,
};

/** The same page on a system that was never tried but on recorded answers. */
export const recordedAnswers: Answers = {
  "machine.look": () => ({
    platform: "win32",
    isRecordedOnly: true,
    lookedAtMs: f.NOW,
    checks: [
      check(
        "disk",
        "good",
        [["POSTURE_DISK_ENCRYPTED", { mount: "C:", device: "BitLocker" }]],
        ["Get-CimInstance Win32_EncryptableVolume"],
      ),
      check("clock", "attention", [["POSTURE_CLOCK_BY_HAND"]], ["w32tm /query /status"]),
      check("sharing", "unknown", [], []),
    ],
  }),
};
