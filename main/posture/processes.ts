/** Programs that run here, by the names the kernel gives them. Other users' programs show their name and little else. */

import { type Check, type Finding, seen, worst } from "./check.ts";
import type { System } from "./system.ts";

export interface Running {
  readonly pid: number;
  /** At most 15 characters (TASK_COMM_LEN). */
  readonly name: string;
}

export async function runningPrograms(system: System): Promise<Running[] | null> {
  const names = await system.names("/proc");
  if (names === null) return null;
  const found: Running[] = [];
  for (const entry of names) {
    if (!/^[0-9]+$/.test(entry)) continue;
    const name = (await system.text(`/proc/${entry}/comm`))?.trim();
    if (name !== undefined && name !== "") found.push({ pid: Number(entry), name });
  }
  return found;
}

/** Inode of a socket → name of the program that holds it, as far as it may be seen. */
export async function ownersOfSockets(system: System): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  for (const { pid, name } of (await runningPrograms(system)) ?? []) {
    for (const handle of (await system.names(`/proc/${pid}/fd`)) ?? []) {
      const inode = /^socket:\[([0-9]+)\]$/.exec(
        (await system.link(`/proc/${pid}/fd/${handle}`)) ?? "",
      )?.[1];
      if (inode !== undefined) owners.set(inode, name);
    }
  }
  return owners;
}

/**
 * Names as the system shows them: Linux cuts them to 15 characters, macOS to 16, Windows adds `.exe`. Exact, or the
 * whole first part before a dash, dot, colon or space.
 */
function isNamed(name: string, wanted: readonly string[]): boolean {
  const bare = name.toLowerCase().replace(/\.exe$/, "");
  const first = bare.split(/[-.: ]/)[0] ?? bare;
  return wanted.some((one) => {
    const sought = one.toLowerCase();
    return [sought, sought.slice(0, 15), sought.slice(0, 16)].includes(bare) || first === sought;
  });
}

const SHARING = [
  ...["obs", "simplescreenrecorder", "kazam", "vokoscreenNG", "peek", "wf-recorder", "ffmpeg"],
  ...["zoom", "teams", "skypeforlinux", "discord", "webex", "slack"],
  ...["obs64", "ms-teams", "Microsoft Teams", "QuickTime Player", "screencapture", "SnippingTool"],
];
const REMOTE_CONTROL = [
  ...["teamviewerd", "TeamViewer", "anydesk", "rustdesk", "nxserver", "nxnode", "splashtop"],
  ...["x11vnc", "vncserver", "Xvnc", "Xtigervnc", "xrdp", "wayvnc", "krfb", "vino-server"],
  ...["gnome-remote-desktop-daemon", "sshd", "dropbear", "tailscaled", "zerotier-one"],
  ...["synergys", "barriers", "barrierc", "input-leap", "deskflow", "kdeconnectd"],
  ...["ARDAgent", "screensharingd", "AnyDesk", "Splashtop Streamer", "tvnserver", "winvnc"],
  ...["ScreenConnect", "LogMeIn", "QuickAssist", "msra", "parsecd", "Jump Desktop"],
];
const UNTRUSTED = [
  ...["dockerd", "containerd", "podman", "qemu-system", "VBoxHeadless", "VirtualBoxVM"],
  ...["xmrig", "ethminer", "t-rex", "lolMiner", "nbminer", "cpuminer", "minerd"],
  ...["btcli", "pm2", "ollama", "jupyter", "jupyter-lab"],
  ...["com.docker.backend", "Docker Desktop", "OrbStack", "limactl", "vmware-vmx", "prl_vm_app"],
  ...["wslservice", "vmmemWSL", "vmwp", "NiceHashMiner", "phoenixminer"],
];

type ByName = "sharing" | "remote-control" | "untrusted";
const WANTED = {
  sharing: { names: SHARING, state: "attention" },
  "remote-control": { names: REMOTE_CONTROL, state: "bad" },
  untrusted: { names: UNTRUSTED, state: "attention" },
} as const;

/** The programs that run, judged by their names; null: the system does not show them. */
export function judgeNames(
  id: ByName,
  running: readonly string[] | null,
  sources: readonly string[],
): Finding {
  if (running === null) {
    return { id, state: "unknown", evidence: [seen("POSTURE_PROGRAMS_UNKNOWN")], sources };
  }
  const { names, state } = WANTED[id];
  const found = [...new Set(running.filter((name) => isNamed(name, names)))].sort();
  return found.length === 0
    ? {
        id,
        state: "good",
        evidence: [seen("POSTURE_PROGRAMS_NONE", { count: running.length })],
        sources,
      }
    : { id, state, evidence: found.map((name) => seen("POSTURE_PROGRAM", { name })), sources };
}

function byName(id: ByName): Check {
  return async ({ system }) => {
    const running = await runningPrograms(system);
    return judgeNames(id, running?.map(({ name }) => name) ?? null, ["/proc/*/comm"]);
  };
}

export const sharing = byName("sharing");
export const remoteControl = byName("remote-control");

/** Programs that run, and the compromised release of btcli's wallet library that may lie on the disk. */
export const untrusted: Check = async (look) => {
  const { system, home } = look;
  const running = await byName("untrusted")(look);
  const libraries = await walletLibraries(system, home);
  const isPoisoned = libraries.includes(POISONED_VERSION);
  return {
    id: "untrusted",
    state: worst([
      running.state,
      ...(isPoisoned ? (["bad"] as const) : libraries.length > 0 ? (["attention"] as const) : []),
    ]),
    evidence: [
      ...(libraries.length > 0 && running.state === "good" ? [] : running.evidence),
      ...libraries.map((version) =>
        seen(version === POISONED_VERSION ? "POSTURE_WALLET_POISONED" : "POSTURE_WALLET_LIBRARY", {
          version,
        }),
      ),
    ],
    sources: [...running.sources, "~/.local/lib/python*/site-packages"],
  };
};

/** Published on 17 March 2026 through a stolen token and withdrawn the same day (btwallet issue 183). */
const POISONED_VERSION = "4.0.2";

async function walletLibraries(system: System, home: string): Promise<string[]> {
  const versions = new Set<string>();
  for (const lib of [`${home}/.local/lib`, "/usr/local/lib", "/usr/lib"]) {
    for (const python of (await system.names(lib)) ?? []) {
      if (!/^python3(\.\d+)?$/.test(python)) continue;
      for (const packages of ["site-packages", "dist-packages"]) {
        for (const one of (await system.names(`${lib}/${python}/${packages}`)) ?? []) {
          const version = /^bittensor_wallet-([0-9][0-9a-z.]*)\.dist-info$/.exec(one)?.[1];
          if (version !== undefined) versions.add(version);
        }
      }
    }
  }
  return [...versions].sort();
}

/** The app and the processes it started: the page's, the graphics' and the vault's, when there is one. */
async function ownProcesses(system: System, pid: number): Promise<number[]> {
  const children = await system.text(`/proc/${pid}/task/${pid}/children`);
  return [pid, ...(children ?? "").trim().split(/\s+/).filter(Boolean).map(Number)];
}

export const tracer: Check = async ({ system, pid: appPid }) => {
  const sources = ["/proc/*/status", "/proc/sys/kernel/yama/ptrace_scope"];
  const traced: number[] = [];
  let looked = 0;
  for (const pid of await ownProcesses(system, appPid)) {
    const status = await system.text(`/proc/${pid}/status`);
    const by = /^TracerPid:\s+([0-9]+)$/m.exec(status ?? "")?.[1];
    if (by === undefined) continue;
    looked += 1;
    if (by !== "0") traced.push(Number(by));
  }
  if (looked === 0) {
    return { id: "tracer", state: "unknown", evidence: [seen("POSTURE_TRACER_UNKNOWN")], sources };
  }
  const running = (await runningPrograms(system)) ?? [];
  if (traced.length > 0) {
    return {
      id: "tracer",
      state: "bad",
      evidence: traced.map((pid) =>
        seen("POSTURE_TRACED", {
          pid,
          name: running.find((one) => one.pid === pid)?.name ?? null,
        }),
      ),
      sources,
    };
  }
  // 0: any program of the same user may attach to any other.
  const scope = (await system.text("/proc/sys/kernel/yama/ptrace_scope"))?.trim();
  const isOpen = scope === undefined || scope === "0";
  return {
    id: "tracer",
    state: isOpen ? "attention" : "good",
    evidence: [
      seen("POSTURE_TRACER_NONE", { processes: looked }),
      ...(isOpen ? [seen("POSTURE_TRACER_OPEN")] : []),
    ],
    sources,
  };
};
