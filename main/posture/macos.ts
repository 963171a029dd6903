/**
 * macOS, by what its own commands print. Each reader takes text and gives facts; whatever does not look as the manual
 * page says is no answer. Read from answers that were written down: nobody has run these on a Mac for us yet.
 */
import type { Fault } from "../lib/fault.ts";
import { type Check, type CheckId, type CheckState, type Finding, seen, worst } from "./check.ts";
import { type CommandId, shownAs } from "./commands.ts";
import { readable } from "./devices.ts";
import { jsonOf, rowsOf } from "./json.ts";
import { type Interface, judgeInterfaces, judgeListeners, type Listener } from "./network.ts";
import { judgeNames } from "./processes.ts";
import type { System } from "./system.ts";
import { ageOf, lock } from "./upkeep.ts";

const by = (...ids: readonly CommandId[]): string[] => ids.map(shownAs);
const unknown = (id: CheckId, code: string, sources: readonly string[], facts = {}): Finding => ({
  ...{ id, state: "unknown", evidence: [seen(code, facts)], sources },
});

const disk: Check = async ({ system }) => {
  const said = (await system.ask("mac.filevault")) ?? "";
  const sources = by("mac.filevault");
  const facts = { mount: "/", device: "FileVault" };
  const isOn = /^FileVault is (On|Off)\.$/m.exec(said)?.[1];
  // While it encrypts or decrypts a part lies open.
  if (/in progress/.test(said)) {
    return { id: "disk", state: "attention", evidence: [seen("POSTURE_DISK_TURNING")], sources };
  }
  if (isOn === undefined) return unknown("disk", "POSTURE_DISK_UNKNOWN", sources, { mount: "/" });
  return isOn === "On"
    ? { id: "disk", state: "good", evidence: [seen("POSTURE_DISK_ENCRYPTED", facts)], sources }
    : { id: "disk", state: "bad", evidence: [seen("POSTURE_DISK_CLEAR", facts)], sources };
};

const swap: Check = async ({ system }) => {
  const said = (await system.ask("mac.swap")) ?? "";
  const sources = by("mac.swap");
  const total = /^total = ([\d.]+)/m.exec(said)?.[1];
  if (total !== undefined && Number(total) === 0) {
    return { id: "swap", state: "good", evidence: [seen("POSTURE_SWAP_NONE")], sources };
  }
  // Some versions leave the word out; then nothing is known.
  return total !== undefined && said.includes("(encrypted)")
    ? {
        ...{ id: "swap", state: "good", sources },
        evidence: [seen("POSTURE_SWAP_ENCRYPTED", { device: "/private/var/vm" })],
      }
    : unknown("swap", "POSTURE_SWAP_UNKNOWN", sources);
};

const coreDumps: Check = async ({ system }) => {
  const soft = /^\s*core\s+(\S+)\s+\S+/m.exec((await system.ask("mac.core-limit")) ?? "")?.[1];
  const sources = by("mac.core-limit");
  if (soft === undefined) return unknown("core-dumps", "POSTURE_CORE_UNKNOWN", sources);
  const evidence = [
    soft === "0"
      ? seen("POSTURE_CORE_OFF")
      : seen("POSTURE_CORE_ON", { limit: soft, pattern: "/cores" }),
  ];
  return { id: "core-dumps", state: soft === "0" ? "good" : "bad", evidence, sources };
};

const secureBoot: Check = async ({ system }) => {
  const sources = by("mac.sip", "mac.boot-policy");
  const sip = /Integrity Protection status: (enabled|disabled|unknown)/.exec(
    (await system.ask("mac.sip")) ?? "",
  )?.[1];
  const policy = /^\s*Secure Boot: (.+)$/m.exec((await system.ask("mac.boot-policy")) ?? "")?.[1];
  const evidence: Fault[] = [];
  const states: CheckState[] = [];
  if (policy === undefined) {
    states.push("unknown");
    evidence.push(seen("POSTURE_BOOT_UNKNOWN"));
  } else {
    const isFull = policy.trim() === "Full Security";
    states.push(isFull ? "good" : "attention");
    evidence.push(
      isFull
        ? seen("POSTURE_BOOT_SECURE")
        : seen("POSTURE_BOOT_REDUCED", { policy: readable(policy.trim()) }),
    );
  }
  if (sip === "enabled") evidence.push(seen("POSTURE_SIP_ON"));
  else if (sip === "disabled") {
    states.push("bad");
    evidence.push(seen("POSTURE_SIP_OFF"));
  } else states.push("unknown");
  return { id: "secure-boot", state: worst(states), evidence, sources };
};

/** `tcp4 0 0 *.22 *.* LISTEN`; the port is what follows the last dot. Loopback is no door. */
function netstatListeners(text: string, protocol: "tcp" | "udp"): Omit<Listener, "process">[] {
  return text.split("\n").flatMap((line) => {
    const [name = "", , , local = "", foreign = "", state = ""] = line.trim().split(/\s+/);
    if (!name.startsWith(protocol)) return [];
    if (protocol === "tcp" ? state !== "LISTEN" : foreign !== "*.*") return [];
    const dot = local.lastIndexOf(".");
    const address = local.slice(0, dot);
    const port = Number(local.slice(dot + 1));
    const isLoopback = /^(127\.|::1$|localhost$)|%lo0$/.test(address);
    return !Number.isInteger(port) || port === 0 || isLoopback ? [] : [{ protocol, port }];
  });
}

/** lsof -F: a line per field, `c` before the files of that program, `P` before `n`. */
function ownersIn(text: string): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  let program = "";
  let protocol = "";
  for (const line of text.split("\n")) {
    const value = line.slice(1);
    if (line.startsWith("c")) program = value;
    else if (line.startsWith("P")) protocol = value.toLowerCase();
    else if (line.startsWith("n")) {
      const port = /:(\d+)$/.exec(value)?.[1];
      if (port !== undefined) owners.set(`${protocol} ${port}`, readable(program));
    }
  }
  return owners;
}

const listening: Check = async ({ system }) => {
  const sources = by("mac.tcp", "mac.udp", "mac.socket-owners");
  const tcp = await system.ask("mac.tcp");
  const udp = await system.ask("mac.udp");
  if (tcp === null || udp === null || !/^Active Internet/m.test(tcp)) {
    return unknown("listening", "POSTURE_LISTEN_UNKNOWN", sources);
  }
  const owners = ownersIn((await system.ask("mac.socket-owners")) ?? "");
  const found = [...netstatListeners(tcp, "tcp"), ...netstatListeners(udp, "udp")];
  return judgeListeners(
    found.map((one) => ({ ...one, process: owners.get(`${one.protocol} ${one.port}`) ?? null })),
    sources,
  );
};

/** Devices that networksetup calls Wi-Fi. */
async function wifiDevices(system: System): Promise<string[]> {
  const text = (await system.ask("mac.hardware-ports")) ?? "";
  return [...text.matchAll(/^Hardware Port: (?:Wi-Fi|AirPort)\nDevice: (\S+)$/gm)].map(
    ([, device = ""]) => device,
  );
}

/** An address beyond its own link: awdl0, llw0 and the system's tunnels have none, and are always there. */
function interfacesIn(text: string, wifi: readonly string[]): Interface[] {
  const blocks = [...text.matchAll(/^(\S+): flags=.*\n((?:[\t ].*(?:\n|$))*)/gm)];
  return blocks.flatMap(([, name = "", body = ""]) => {
    if (/^lo\d+$/.test(name)) return [];
    const isUp = /^\s+inet /m.test(body) || /^\s+inet6 (?!fe80:)/m.test(body);
    const isDevice = /^\s+(ether|media:) ?/m.test(body);
    return isUp || isDevice ? [{ name, isUp, isWireless: wifi.includes(name) }] : [];
  });
}

const interfaces: Check = async ({ system }) => {
  const sources = by("mac.interfaces", "mac.hardware-ports");
  const text = (await system.ask("mac.interfaces")) ?? "";
  if (!/^lo0: flags=/m.test(text)) return unknown("interfaces", "POSTURE_NET_UNKNOWN", sources);
  const found = interfacesIn(text, await wifiDevices(system));
  // Devices without a link are many on a Mac (bridges, AirDrop): only what is connected is of use.
  return judgeInterfaces(
    found.filter(({ isUp, isWireless }) => isUp || isWireless),
    sources,
  );
};

const radios: Check = async ({ system }) => {
  const sources = by("mac.wifi-en0", "mac.wifi-en1", "mac.bluetooth");
  const evidence: Fault[] = [];
  const states: CheckState[] = [];
  const note = (kind: string, isOn: boolean): void => {
    states.push(isOn ? "attention" : "good");
    evidence.push(seen(isOn ? "POSTURE_RADIO_ON" : "POSTURE_RADIO_BLOCKED", { kind }));
  };
  for (const id of ["mac.wifi-en0", "mac.wifi-en1"] as const) {
    const power = /^Wi-Fi Power \((\S+)\): (On|Off)$/m.exec((await system.ask(id)) ?? "");
    if (power !== null) note(`Wi-Fi (${power[1]})`, power[2] === "On");
  }
  const bluetooth = /^\s+State: (On|Off)$/m.exec((await system.ask("mac.bluetooth")) ?? "")?.[1];
  if (bluetooth !== undefined) note("Bluetooth", bluetooth === "On");
  // One that says nothing may be on.
  if (evidence.length === 0) return unknown("radios", "POSTURE_RADIO_UNKNOWN", sources);
  if (bluetooth === undefined || evidence.length === 1) {
    states.push("unknown");
    evidence.push(seen("POSTURE_RADIO_SILENT"));
  }
  return { id: "radios", state: worst(states), evidence, sources };
};

const firewall: Check = async ({ system }) => {
  const sources = by("mac.firewall");
  const state = /\(State = ([012])\)/.exec((await system.ask("mac.firewall")) ?? "")?.[1];
  if (state === undefined) return unknown("firewall", "POSTURE_WALL_UNKNOWN", sources);
  const facts = { name: "Application Firewall" };
  return state === "0"
    ? { id: "firewall", state: "attention", evidence: [seen("POSTURE_WALL_OFF", facts)], sources }
    : { id: "firewall", state: "good", evidence: [seen("POSTURE_WALL_ON", facts)], sources };
};

const screenLock: Check = async ({ system }) => {
  const sources = by("mac.screen-lock", "mac.saver-idle", "mac.power");
  const said = (await system.ask("mac.screen-lock")) ?? "";
  if (/screenLock is off/i.test(said)) return lock(false, 0, sources);
  const delay = /screenLock delay is (immediate|(\d+(?:\.\d+)?) seconds)/i.exec(said);
  const idle = /^\s*(\d+)\s*$/.exec((await system.ask("mac.saver-idle")) ?? "")?.[1];
  const sleep = /^\s*displaysleep\s+(\d+)/m.exec((await system.ask("mac.power")) ?? "")?.[1];
  // 0 is never, for both.
  const minutes = [
    ...(idle === undefined || idle === "0" ? [] : [Number(idle) / 60]),
    ...(sleep === undefined || sleep === "0" ? [] : [Number(sleep)]),
  ];
  if (delay === null || minutes.length === 0) {
    return idle === "0" && sleep === "0"
      ? lock(false, 0, sources)
      : unknown("screen-lock", "POSTURE_LOCK_UNKNOWN", sources);
  }
  return lock(true, Math.ceil(Math.min(...minutes) + Number(delay[2] ?? 0) / 60), sources);
};

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly isTraced: boolean;
  readonly name: string;
}
/** sys/proc.h: P_TRACED, a debugged process. */
const P_TRACED = 0x800;

async function processes(system: System): Promise<Process[] | null> {
  const text = (await system.ask("mac.processes")) ?? "";
  const rows = [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+([0-9a-f]+)\s+(.+?)\s*$/gm)].map(
    ([, pid, parent, flags = "0", name = ""]) => ({
      ...{ pid: Number(pid), parent: Number(parent), name },
      isTraced: (Number.parseInt(flags, 16) & P_TRACED) !== 0,
    }),
  );
  return rows.length === 0 ? null : rows;
}
const byName =
  (id: "sharing" | "remote-control" | "untrusted"): Check =>
  async ({ system }) =>
    judgeNames(
      id,
      (await processes(system))?.map(({ name }) => readable(name)) ?? null,
      by("mac.processes"),
    );

const tracer: Check = async ({ system, pid }) => {
  const sources = by("mac.processes");
  const all = (await processes(system)) ?? [];
  const own = all.filter((one) => one.pid === pid || one.parent === pid);
  if (own.length === 0) return unknown("tracer", "POSTURE_TRACER_UNKNOWN", sources);
  const traced = own.filter(({ isTraced }) => isTraced);
  return traced.length > 0
    ? {
        ...{ id: "tracer", state: "bad", sources },
        evidence: traced.map((one) => seen("POSTURE_TRACED_OWN", { pid: one.pid })),
      }
    : {
        ...{ id: "tracer", state: "good", sources },
        evidence: [seen("POSTURE_TRACER_NONE", { processes: own.length })],
      };
};

const updates: Check = async ({ system, nowMs }) => {
  const sources = by("mac.update-checks", "mac.installs");
  const said = (await system.ask("mac.update-checks")) ?? "";
  const [, day, time] =
    /^\s*LastSuccessfulDate = "(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) \+0000";$/m.exec(said) ?? [];
  const checked = Date.parse(`${day}T${time}Z`);
  const waiting = Number(/^\s*LastRecommendedUpdatesAvailable = (\d+);$/m.exec(said)?.[1] ?? "0");
  const installs = rowsOf(jsonOf(await system.ask("mac.installs")), "SPInstallHistoryDataType");
  const dates = installs
    .filter((row) => row.package_source === "package_source_apple")
    .map((row) => Date.parse(String(row.install_date)))
    .filter((ms) => !Number.isNaN(ms));
  const evidence: Fault[] = [];
  const states: CheckState[] = [];
  if (waiting > 0) {
    states.push("attention");
    evidence.push(seen("POSTURE_UPDATES_WAITING", { count: waiting }));
  }
  for (const [code, ms] of [
    ["POSTURE_UPDATES_CHECKED", checked],
    ["POSTURE_UPDATES_INSTALLED", Math.max(...dates)],
  ] as const) {
    if (!Number.isFinite(ms)) {
      states.push("unknown");
      continue;
    }
    const { days, state } = ageOf(ms, nowMs);
    states.push(state);
    evidence.push(seen(code, { days }));
  }
  return evidence.length === 0
    ? unknown("updates", "POSTURE_UPDATES_UNKNOWN", sources)
    : { id: "updates", state: worst(states), evidence, sources };
};

const clock: Check = async ({ system }) => {
  const sources = by("mac.network-time");
  const state = /^Network Time: (On|Off)$/m.exec((await system.ask("mac.network-time")) ?? "")?.[1];
  if (state === undefined) return unknown("clock", "POSTURE_CLOCK_UNKNOWN", sources);
  return state === "On"
    ? { id: "clock", state: "good", evidence: [seen("POSTURE_CLOCK_AUTOMATIC")], sources }
    : { id: "clock", state: "attention", evidence: [seen("POSTURE_CLOCK_BY_HAND")], sources };
};

/** HID usage tables: page 1 (generic desktop), usage 6 (keyboard). */
const keyboards: Check = async ({ system }) => {
  const sources = by("mac.hid");
  const text = await system.ask("mac.hid");
  const devices = (text ?? "").split("\n").flatMap((line) => rowsOf(jsonOf(line)));
  if (text === null || devices.length === 0) {
    return unknown("keyboards", "POSTURE_KEYBOARD_UNKNOWN", sources);
  }
  const boards = devices.filter(
    (one) => one.type === "device" && one.PrimaryUsagePage === 1 && one.PrimaryUsage === 6,
  );
  const isBuiltIn = (one: Record<string, unknown>) =>
    one["Built-In"] === true || one["Built-In"] === 1;
  const evidence = boards.map((one) =>
    seen(isBuiltIn(one) ? "POSTURE_KEYBOARD_BUILTIN" : "POSTURE_KEYBOARD_ATTACHED", {
      name: readable(String(one.Product ?? "?")),
      bus: readable(String(one.Transport ?? "other")).toLowerCase(),
    }),
  );
  return {
    id: "keyboards",
    // Since when one is attached, macOS does not say.
    state: boards.every(isBuiltIn) ? "good" : "attention",
    evidence: evidence.length === 0 ? [seen("POSTURE_KEYBOARD_NONE")] : evidence,
    sources,
  };
};

const storage: Check = async ({ system }) => {
  const sources = by("mac.external-disks");
  const text = await system.ask("mac.external-disks");
  if (text === null) return unknown("storage", "POSTURE_STORAGE_UNKNOWN", sources);
  const found = [...text.matchAll(/^\/dev\/(disk\d+) \(external, physical\)/gm)];
  if (found.length === 0) {
    return text.trim() === ""
      ? { id: "storage", state: "good", evidence: [seen("POSTURE_STORAGE_NONE")], sources }
      : unknown("storage", "POSTURE_STORAGE_UNKNOWN", sources);
  }
  const evidence = found.map(([, device = ""]) =>
    seen("POSTURE_STORAGE", { device, model: "external disk" }),
  );
  return { id: "storage", state: "attention", evidence, sources };
};

export const MACOS: Readonly<Record<CheckId, Check>> = {
  ...{ disk, swap, "core-dumps": coreDumps, "secure-boot": secureBoot },
  ...{ listening, interfaces, radios, firewall, "screen-lock": screenLock },
  ...{ sharing: byName("sharing"), "remote-control": byName("remote-control"), tracer },
  ...{ updates, clock, keyboards, storage, untrusted: byName("untrusted") },
};
