/** What reaches this machine and what this machine reaches: listeners, interfaces, radios, firewall. */
import type { Fault } from "../lib/fault.ts";
import { type Check, type CheckState, type Finding, seen, settingIn, worst } from "./check.ts";
import { ownersOfSockets } from "./processes.ts";
import type { System } from "./system.ts";

/** proc_net_tcp(5): state 0A is LISTEN. UDP has none; a bound socket without a peer is 07. */
const TABLES = [
  { path: "/proc/net/tcp", protocol: "tcp", state: "0A" },
  { path: "/proc/net/tcp6", protocol: "tcp", state: "0A" },
  { path: "/proc/net/udp", protocol: "udp", state: "07" },
  { path: "/proc/net/udp6", protocol: "udp", state: "07" },
] as const;

export interface Listener {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** The program that holds it, as far as it may be seen. */
  readonly process: string | null;
}

interface Socket extends Omit<Listener, "process"> {
  readonly inode: string;
}

/** Ports by which a stranger gets a shell or a screen. */
const REMOTE_PORTS: ReadonlyMap<number, string> = new Map([
  [22, "SSH"],
  [23, "Telnet"],
  [3283, "Apple Remote Desktop"],
  [3389, "RDP"],
  [5900, "VNC"],
  [5901, "VNC"],
]);
/** DHCP and mDNS replies come to these on any machine that has a network at all; they are named, not blamed. */
const ORDINARY_UDP = new Set([67, 68, 546, 5353, 323]);

function socketsIn(text: string, table: (typeof TABLES)[number]): Socket[] {
  const found: Socket[] = [];
  for (const line of text.split("\n").slice(1)) {
    const fields = line.trim().split(/\s+/);
    const [address = "", portHex = ""] = fields[1]?.split(":") ?? [];
    if (fields[3] !== table.state || portHex === "" || isLoopback(address)) continue;
    found.push({
      protocol: table.protocol,
      port: Number.parseInt(portHex, 16),
      inode: fields[9] ?? "",
    });
  }
  return found;
}

/** Addresses are words of the machine's own byte order: 127.0.0.1 ends in 7F, ::1 in 01000000. */
function isLoopback(hex: string): boolean {
  return hex.length === 8 ? hex.endsWith("7F") : hex === "00000000000000000000000001000000";
}

export const listening: Check = async ({ system }) => {
  const sources = TABLES.map(({ path }) => path);
  const texts = await Promise.all(TABLES.map(({ path }) => system.text(path)));
  // IPv6 may be switched off; without the first table nothing is known.
  if (texts[0] === null) {
    return {
      id: "listening",
      state: "unknown",
      evidence: [seen("POSTURE_LISTEN_UNKNOWN")],
      sources,
    };
  }
  const sockets = TABLES.flatMap((table, index) => socketsIn(texts[index] ?? "", table));
  const owners = sockets.length === 0 ? new Map<string, string>() : await ownersOfSockets(system);
  return judgeListeners(
    sockets.map(({ protocol, port, inode }) => ({
      // Programs of other users do not show their sockets to us.
      ...{ protocol, port, process: owners.get(inode) ?? null },
    })),
    sources,
  );
};

/** What listens beyond loopback: each door once, with its program where one is known. */
export function judgeListeners(
  listeners: readonly Listener[],
  sources: readonly string[],
): Finding {
  const doors = new Map<string, Listener>();
  for (const one of listeners) {
    if (one.protocol === "udp" && ORDINARY_UDP.has(one.port)) continue;
    const key = `${one.protocol} ${one.port}`;
    doors.set(key, { ...one, process: doors.get(key)?.process ?? one.process });
  }
  const once = [...doors.values()];
  if (once.length === 0) {
    return { id: "listening", state: "good", evidence: [seen("POSTURE_LISTEN_NONE")], sources };
  }
  const evidence = once.map(({ protocol, port, process }) =>
    seen("POSTURE_LISTEN", { protocol, port, service: REMOTE_PORTS.get(port) ?? null, process }),
  );
  const isRemote = once.some(({ port }) => REMOTE_PORTS.has(port));
  return { id: "listening", state: isRemote ? "bad" : "attention", evidence, sources };
}

export interface Interface {
  readonly name: string;
  readonly isUp: boolean;
  readonly isWireless: boolean;
}

/** Without loopback. null: the system does not say. */
export async function interfacesOf(system: System): Promise<Interface[] | null> {
  const names = await system.names("/sys/class/net");
  if (names === null) return null;
  const found: Interface[] = [];
  for (const name of [...names].sort()) {
    const folder = `/sys/class/net/${name}`;
    // 772 is ARPHRD_LOOPBACK.
    if ((await system.text(`${folder}/type`))?.trim() === "772") continue;
    const state = (await system.text(`${folder}/operstate`))?.trim();
    // Tunnels never say "up": they are as open as their carrier.
    const carrier = (await system.text(`${folder}/carrier`))?.trim();
    const isWireless = (await system.names(`${folder}/wireless`)) !== null;
    found.push({ name, isUp: state === "up" || carrier === "1", isWireless });
  }
  return found;
}

export const interfaces: Check = async ({ system }) => {
  const sources = ["/sys/class/net"];
  const found = await interfacesOf(system);
  if (found === null) {
    return {
      id: "interfaces",
      state: "unknown",
      evidence: [seen("POSTURE_NET_UNKNOWN")],
      sources,
    };
  }
  return judgeInterfaces(found, sources);
};

export function judgeInterfaces(found: readonly Interface[], sources: readonly string[]): Finding {
  const up = found.filter(({ isUp }) => isUp);
  const down = found.filter(({ isUp }) => !isUp);
  const evidence: Fault[] = [
    ...up.map(({ name, isWireless }) => seen("POSTURE_NET_UP", { name, isWireless })),
    ...(down.length === 0
      ? []
      : [seen("POSTURE_NET_DOWN", { names: down.map(({ name }) => name).join(", ") })]),
  ];
  return {
    id: "interfaces",
    state: up.length === 0 ? "good" : "attention",
    evidence: evidence.length === 0 ? [seen("POSTURE_NET_NONE")] : evidence,
    sources,
  };
}

export const radios: Check = async ({ system }) => {
  const sources = ["/sys/class/rfkill", "/sys/class/net"];
  const switches = await system.names("/sys/class/rfkill");
  const net = await interfacesOf(system);
  if (switches === null && net === null) {
    return { id: "radios", state: "unknown", evidence: [seen("POSTURE_RADIO_UNKNOWN")], sources };
  }
  const evidence: Fault[] = [];
  let isOn = false;
  for (const one of [...(switches ?? [])].sort()) {
    const folder = `/sys/class/rfkill/${one}`;
    const kind = (await system.text(`${folder}/type`))?.trim() ?? "radio";
    const soft = (await system.text(`${folder}/soft`))?.trim();
    const hard = (await system.text(`${folder}/hard`))?.trim();
    const isBlocked = soft === "1" || hard === "1";
    isOn ||= !isBlocked;
    evidence.push(seen(isBlocked ? "POSTURE_RADIO_BLOCKED" : "POSTURE_RADIO_ON", { kind }));
  }
  if (switches === null || switches.length === 0) {
    // No switch does not mean no radio: some drivers register none.
    const wireless = (net ?? []).filter(({ isWireless }) => isWireless);
    isOn = wireless.length > 0;
    evidence.push(
      ...(isOn
        ? wireless.map(({ name }) => seen("POSTURE_RADIO_ON", { kind: name }))
        : [seen("POSTURE_RADIO_NONE")]),
    );
  }
  return { id: "radios", state: isOn ? "attention" : "good", evidence, sources };
};

/** The rules themselves are root's to read; what can be seen is whether something keeps any. */
export const firewall: Check = async ({ system }) => {
  const sources = ["/etc/ufw/ufw.conf", "/run/firewalld", "/etc/nftables.conf"];
  const ufw = await system.text("/etc/ufw/ufw.conf");
  const ufwState = ufw === null ? null : settingIn(ufw, "ENABLED");
  const states: CheckState[] = [];
  const evidence: Fault[] = [];
  if (ufwState !== null) {
    const isOn = ufwState.toLowerCase() === "yes";
    states.push(isOn ? "good" : "attention");
    evidence.push(seen(isOn ? "POSTURE_WALL_ON" : "POSTURE_WALL_OFF", { name: "ufw" }));
  }
  if ((await system.names("/run/firewalld")) !== null) {
    states.push("good");
    evidence.push(seen("POSTURE_WALL_ON", { name: "firewalld" }));
  }
  if (evidence.length > 0) {
    const isOn = states.includes("good");
    return { id: "firewall", state: isOn ? "good" : worst(states), evidence, sources };
  }
  return {
    id: "firewall",
    state: "unknown",
    evidence: [seen("POSTURE_WALL_UNKNOWN")],
    sources,
  };
};
