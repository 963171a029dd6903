/** Words of the checks of this machine: what each is, why it matters for a coldkey, how to mend it, and what was seen. */
import { counted } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Fault, MachineCheck } from "../../types.ts";
import { fixes } from "./machine-systems.ts";

type CheckId = MachineCheck["id"];
type Facts = Fault["facts"];

const text = (facts: Facts, name: string): string => {
  const value = facts[name];
  return value === undefined || value === null ? "" : String(value);
};
const days = (facts: Facts): string => {
  const n = Number(facts.days);
  return n === 0 ? "today" : n === 1 ? "one day ago" : `${t.count(n)} days ago`;
};

interface CheckText {
  readonly title: string;
  /** Why it matters for a coldkey. */
  readonly why: string;
  /** How to mend it on Linux; for the others, `machine-systems.ts`. */
  readonly fix: string;
  /** What a person looks at where the system does not answer. */
  readonly look: string;
}

const checks: Readonly<Record<CheckId, CheckText>> = {
  disk: {
    title: "Disk encryption",
    why: "A stolen or sold laptop gives its finder the sealed keys, the journal and everything that tells whose they are. Sealing protects the keys; encryption protects the rest.",
    fix: "Full-disk encryption is chosen when the system is installed (LUKS). Back up, prove the copies, install again with encryption.",
    look: "Look in the system's disk tool for LUKS, FileVault or BitLocker on the disk with your home folder.",
  },
  swap: {
    title: "Swap",
    why: "The system may write memory of any program to swap, the vault's while it is open included. In clear it stays there for months.",
    fix: "Encrypt swap together with the disk, or switch it off: sudo swapoff -a, and remove its line from /etc/fstab.",
    look: "Look whether swap lies on an encrypted disk, or is switched off.",
  },
  "core-dumps": {
    title: "Core dumps",
    why: "A program that crashes may leave its whole memory in a file, or hand it to a program that sends it away.",
    fix: "Set “* hard core 0” in /etc/security/limits.conf and “Storage=none” in /etc/systemd/coredump.conf; remove apport or whoopsie.",
    look: "Look whether crash reports are switched off in the system's privacy settings.",
  },
  "secure-boot": {
    title: "Secure boot",
    why: "Without it somebody with the laptop in hand can replace the system before it asks for your disk's passphrase.",
    fix: "Switch it on in the firmware's setup. Set a firmware password, so that it stays on.",
    look: "Look in the firmware's setup, or in the system's security page.",
  },
  listening: {
    title: "Services that listen",
    why: "Each is a door that others on the network can try. A coldkey laptop offers nothing to anybody.",
    fix: "Switch it off: sudo systemctl disable --now ssh (or the service that is named). Programs of other users hide their names from this app.",
    look: "Look in the sharing settings: no remote login, no file sharing, no screen sharing.",
  },
  interfaces: {
    title: "Network interfaces",
    why: "On a Vault any connection breaks the air gap. On a Combined laptop the fewer, the better.",
    fix: "Pull the cable; switch the interface off when it is not needed: sudo ip link set NAME down.",
    look: "Look whether any network is connected.",
  },
  radios: {
    title: "Radios",
    why: "Wi-Fi and Bluetooth reach through walls, and join known names by themselves.",
    fix: "Switch them off: rfkill block all; better, in the firmware's setup; best, take the card out.",
    look: "Look whether aeroplane mode is on.",
  },
  firewall: {
    title: "Firewall",
    why: "It keeps closed what somebody starts to offer by accident.",
    fix: "sudo apt install ufw, then sudo ufw default deny incoming and sudo ufw enable.",
    look: "Its rules are readable by the administrator alone: sudo nft list ruleset, or the system's settings. Tick when incoming connections are denied.",
  },
  "screen-lock": {
    title: "Screen lock",
    why: "An unlocked, unwatched laptop is the shortest way around everything else.",
    fix: "Let the screen lock after ten minutes or less, and at once when the lid closes.",
    look: "Look in the system's settings: locks after ten minutes or less, and when the lid closes.",
  },
  sharing: {
    title: "Screen sharing and recording",
    why: "What you see while words are shown, a recorder sees too; on Linux no program can forbid it.",
    fix: "Close the program. Meetings and messengers do not belong on this laptop.",
    look: "Look for a recording mark in the system's bar.",
  },
  "remote-control": {
    title: "Remote control",
    why: "Whoever controls the screen and the keyboard needs no key.",
    fix: "Close it, then remove it: sudo apt purge and the name that is shown.",
    look: "Look for TeamViewer, AnyDesk, RustDesk, VNC and the like among the installed programs.",
  },
  tracer: {
    title: "Debuggers",
    why: "A debugger reads the memory of the program that it is attached to.",
    fix: "Close it. Set kernel.yama.ptrace_scope to 1 or higher in /etc/sysctl.d, so that programs cannot attach to each other.",
    look: "Only the administrator can say.",
  },
  updates: {
    title: "Updates",
    why: "Known holes are what most attackers use.",
    fix: "sudo apt update && sudo apt upgrade, then restart. A Vault is updated from a verified medium, with its network still off.",
    look: "Look when the system was last updated. Tick when it was within two weeks.",
  },
  clock: {
    title: "Clock",
    why: "Waiting times, dates of proofs and the estimates of a swap are read from it.",
    fix: "timedatectl set-ntp true. On a Vault compare it with a watch you trust, once a month.",
    look: "Compare it with a watch that you trust. Tick when both agree within a minute.",
  },
  keyboards: {
    title: "Keyboards",
    why: "A keyboard that was plugged in later may be a plug that types, or one that remembers what you type. Wireless ones can be listened to.",
    fix: "Use the built-in keyboard. Unplug what you do not know, and change the passphrase if it was there while you typed it.",
    look: "Look at what is plugged in, dongles included.",
  },
  storage: {
    title: "Storage devices",
    why: "A stick that stays plugged in carries things in and out. Between two machines it belongs in a hand.",
    fix: "Take it out when the copy is done.",
    look: "Look at what is plugged in.",
  },
  untrusted: {
    title: "Other software",
    why: "Mining stacks, containers and notebooks bring the code of strangers. Coldkeys have been lost to exactly that.",
    fix: "Keep them on another machine. Hotkeys go there; the coldkey stays here.",
    look: "Look through the installed programs: nothing that this laptop does not need.",
  },
};

/** What was seen. Every code of main/posture has a sentence; a test reads them from there. */
const seen: Readonly<Record<string, (facts: Facts) => string>> = {
  POSTURE_NOT_ASKED: () => "This app does not know this system: look yourself.",
  POSTURE_KEYS_OPEN: () =>
    "Not asked while a key is open: this system answers through programs of its own. Lock, then look again.",
  POSTURE_DISK_TURNING: () => "FileVault is being switched on or off: a part is not encrypted yet.",
  POSTURE_CORE_REPORTING: () =>
    "Windows Error Reporting is on: what it keeps of a crash may hold memory.",
  POSTURE_CORE_SYSTEM: () => "When Windows itself stops, it writes memory to a file.",
  POSTURE_BOOT_REDUCED: (f) => `Secure boot is set to “${text(f, "policy")}”.`,
  POSTURE_SIP_ON: () => "System Integrity Protection is on.",
  POSTURE_SIP_OFF: () => "System Integrity Protection is off.",
  POSTURE_RADIO_SILENT: () => "One of Wi-Fi and Bluetooth does not say whether it is on.",
  POSTURE_TRACED_OWN: (f) => `A debugger is attached to process ${text(f, "pid")} of this app.`,
  POSTURE_RDP_ON: () => "Remote Desktop is allowed.",
  POSTURE_RDP_UNKNOWN: () => "Windows does not say whether Remote Desktop is allowed.",
  POSTURE_UPDATES_WAITING: (f) =>
    `${counted(Number(f.count), { one: "recommended update waits", other: "recommended updates wait" })}.`,
  POSTURE_DEFENDER_OFF: () => "Microsoft Defender does not watch in real time.",
  POSTURE_DEFENDER_AGE: (f) => `Its list of known malware came ${days(f)}.`,
  POSTURE_CLOCK_AUTOMATIC: () =>
    "It is set from the network; when it last was, the system does not say.",
  POSTURE_CLOCK_BY_HAND: () => "It is set by hand.",
  POSTURE_KEYBOARD_BUILTIN: (f) => `${text(f, "name")} is built in.`,
  POSTURE_KEYBOARD_ATTACHED: (f) =>
    `${text(f, "name")} (${text(f, "bus")}) is attached; since when, the system does not say.`,
  POSTURE_DISK_ENCRYPTED: (f) => `${text(f, "mount")} is encrypted (${text(f, "device")}).`,
  POSTURE_DISK_CLEAR: (f) => `${text(f, "mount")} is not encrypted (${text(f, "device")}).`,
  POSTURE_DISK_UNKNOWN: (f) => `The system does not say what ${text(f, "mount")} lies on.`,
  POSTURE_SWAP_NONE: () => "There is no swap.",
  POSTURE_SWAP_MEMORY: (f) => `${text(f, "device")} is compressed memory and never on a disk.`,
  POSTURE_SWAP_FILE: (f) => `${text(f, "device")} is a file: as safe as the disk that it lies on.`,
  POSTURE_SWAP_ENCRYPTED: (f) => `${text(f, "device")} is encrypted.`,
  POSTURE_SWAP_CLEAR: (f) => `${text(f, "device")} is not encrypted.`,
  POSTURE_SWAP_UNKNOWN: () => "The system does not say what swap lies on.",
  POSTURE_CORE_STOPPED: () =>
    "This app runs with a limit of one byte: neither a file nor a crash handler gets a dump of it.",
  POSTURE_CORE_OFF: () => "The limit is 0: no dump is written.",
  POSTURE_CORE_ON: (f) =>
    `Dumps are written (limit ${text(f, "limit")}, to ${text(f, "pattern")}).`,
  POSTURE_CORE_HANDLER: (f) =>
    `Dumps go to the program ${text(f, "handler")}, whatever the limit (${text(f, "limit")}) says.`,
  POSTURE_CORE_UNKNOWN: () => "The system does not say.",
  POSTURE_BOOT_SECURE: () => "Secure boot is on.",
  POSTURE_BOOT_OPEN: () => "Secure boot is off.",
  POSTURE_BOOT_LEGACY: () =>
    "This system was started the old way (BIOS), which has no secure boot.",
  POSTURE_BOOT_UNKNOWN: () => "The firmware does not say.",
  POSTURE_LISTEN_NONE: () => "Nothing listens beyond this machine itself.",
  POSTURE_LISTEN: (f) => {
    const service = text(f, "service");
    const program = text(f, "process") || "a program of another user";
    return `${text(f, "protocol").toUpperCase()} port ${text(f, "port")}${service === "" ? "" : ` (${service})`}: ${program}.`;
  },
  POSTURE_LISTEN_UNKNOWN: () => "The system does not show its sockets.",
  POSTURE_NET_UP: (f) =>
    `${text(f, "name")} is connected${f.isWireless === true ? ", without a wire" : ""}.`,
  POSTURE_NET_DOWN: (f) => `Not connected: ${text(f, "names")}.`,
  POSTURE_NET_NONE: () => "There is no network interface.",
  POSTURE_NET_UNKNOWN: () => "The system does not show its interfaces.",
  POSTURE_RADIO_ON: (f) => `${text(f, "kind")} is on.`,
  POSTURE_RADIO_BLOCKED: (f) => `${text(f, "kind")} is switched off.`,
  POSTURE_RADIO_NONE: () => "There is no radio that the system knows.",
  POSTURE_RADIO_UNKNOWN: () => "The system does not show its radios.",
  POSTURE_WALL_ON: (f) => `${text(f, "name")} is on.`,
  POSTURE_WALL_OFF: (f) => `${text(f, "name")} is there, but switched off.`,
  POSTURE_WALL_UNKNOWN: () =>
    "No firewall shows itself; its rules are the administrator's to read.",
  POSTURE_LOCK_OFF: () => "The screen does not lock by itself.",
  POSTURE_LOCK_AFTER: (f) =>
    `The screen locks after ${counted(Number(f.minutes), { one: "minute", other: "minutes" })}.`,
  POSTURE_LOCK_UNKNOWN: () => "This desktop does not keep it where the app can read it.",
  POSTURE_PROGRAMS_NONE: (f) => `None among ${t.count(Number(f.count))} running programs.`,
  POSTURE_PROGRAM: (f) => `${text(f, "name")} is running.`,
  POSTURE_PROGRAMS_UNKNOWN: () => "The system does not show what is running.",
  POSTURE_WALLET_LIBRARY: (f) =>
    `The library bittensor-wallet ${text(f, "version")} is installed: key files made with it may lie here.`,
  POSTURE_WALLET_POISONED: (f) =>
    `bittensor-wallet ${text(f, "version")} is installed: this release was poisoned to steal keys. Treat every key that this machine ever opened with it as stolen.`,
  POSTURE_TRACER_NONE: (f) =>
    `No debugger is attached to the app's ${t.count(Number(f.processes))} processes.`,
  POSTURE_TRACER_OPEN: () => "But any program of yours may attach one (ptrace_scope 0).",
  POSTURE_TRACED: (f) =>
    `${text(f, "name") || "A program"} (process ${text(f, "pid")}) is attached to this app.`,
  POSTURE_TRACER_UNKNOWN: () => "The system does not say.",
  POSTURE_UPDATES_CHECKED: (f) => `Lists of updates were fetched ${days(f)}.`,
  POSTURE_UPDATES_INSTALLED: (f) => `Packages were last installed or upgraded ${days(f)}.`,
  POSTURE_UPDATES_SECURITY: (f) =>
    `${counted(Number(f.count), { one: "security update waits", other: "security updates wait" })}.`,
  POSTURE_UPDATES_RESTART: () => "A restart is needed to finish an update.",
  POSTURE_UPDATES_UNKNOWN: () => "The package manager leaves no trace that the app can read.",
  POSTURE_CLOCK_SET: () => "The system sets it from the network, and has done so since its start.",
  POSTURE_CLOCK_WAITING: () => "The system is to set it from the network, and has not done so yet.",
  POSTURE_CLOCK_CHRONY: () => "chrony looks after it and does not say to us how well.",
  POSTURE_CLOCK_UNKNOWN: () => "Nothing sets it, or nothing that shows itself.",
  POSTURE_KEYBOARD: (f) => `${text(f, "name")} (${text(f, "bus")}), there since the start.`,
  POSTURE_KEYBOARD_LATE: (f) =>
    `${text(f, "name")} (${text(f, "bus")}) was attached after the start.`,
  POSTURE_KEYBOARD_NONE: () => "The kernel knows no keyboard.",
  POSTURE_KEYBOARD_UNKNOWN: () => "The system does not show its keyboards.",
  POSTURE_STORAGE: (f) => `${text(f, "model")} (${text(f, "device")}) is attached.`,
  POSTURE_STORAGE_LATE: (f) =>
    `${text(f, "model")} (${text(f, "device")}) was attached after the start.`,
  POSTURE_STORAGE_NONE: () =>
    "No removable storage is attached now. What was attached and taken away again, the system does not show.",
  POSTURE_STORAGE_UNKNOWN: () => "The system does not show its disks.",
};

export const machine = {
  title: "This machine",
  lede: "What the app can see of this laptop, with the evidence. Nothing leaves it, and nothing is changed.",
  again: "Look again",
  looking: "Looking at this machine",
  lookingDetail: "Reading what the system says about itself. A few seconds.",
  what: "Reads what the system says about itself: disks, network, programs, devices. It needs no rights. On Linux it starts no program; on macOS and Windows it asks the system's own, from one fixed list, and never while a key is open.",
  recordedTitle: "Tested on recorded answers only",
  recordedText:
    "The checks of this system were tried on answers of its programs that were written down, never on the system itself. Compare what they say with the system's settings before you rely on it.",
  recordedMark: "read as recorded answers were read",
  wrong: [
    "Software that hides from the system also hides from this page.",
    "“Good” says that nothing was seen, not that nothing is there.",
  ],
  hands: "The administrator's password, to mend what needs mending.",
  summary: (bad: number, attention: number, unknown: number) => {
    if (bad + attention + unknown === 0) return "Nothing needs your attention.";
    const parts = [
      ...(bad > 0 ? [`${t.count(bad)} to mend`] : []),
      ...(attention > 0 ? [`${t.count(attention)} to look at`] : []),
      ...(unknown > 0 ? [`${t.count(unknown)} that the system does not answer`] : []),
    ];
    return `${parts.join(", ")}.`;
  },
  lookedAt: (atMs: number) => `Looked at on ${t.date(atMs)}`,
  state: {
    good: "good",
    attention: "attention",
    bad: "to mend",
    unknown: "unknown",
  } satisfies Record<MachineCheck["state"], string>,
  ticked: (atMs: number) => `looked at by you, ${t.day(atMs)}`,
  group: {
    bad: "To mend",
    attention: "To look at",
    unknown: "Not answered by the system",
    good: "Nothing found",
  } satisfies Record<MachineCheck["state"], string>,
  seen: "What was seen",
  why: "Why it matters",
  fix: "How to mend it",
  lookYourself: "What to look at",
  source: "Seen in",
  tick: "I looked, and it is as it should be",
  untick: "Take the tick back",
  tickNote: "Counts for 30 days, with today's date, in the journal.",
  /** Title and reasons are the same everywhere; the way to mend is the platform's. */
  check: (id: CheckId, platform = "linux"): CheckText => ({
    ...checks[id],
    ...(fixes[platform] === undefined ? {} : { fix: fixes[platform][id] }),
  }),
  evidence: (fault: Fault) => seen[fault.code]?.(fault.facts) ?? fault.code,
};
