/**
 * Windows, by what its registry, its list of tasks and PowerShell's own modules print. Numbers are read instead of
 * words, which Windows translates. Read from answers that were written down: nobody has run these on Windows for us yet.
 */
import type { Fault } from "../lib/fault.ts";
import { type Check, type CheckId, type CheckState, type Finding, seen, worst } from "./check.ts";
import { type CommandId, shownAs } from "./commands.ts";
import { readable } from "./devices.ts";
import { jsonOf, rowsOf } from "./json.ts";
import { judgeInterfaces, judgeListeners } from "./network.ts";
import { judgeNames } from "./processes.ts";
import type { System } from "./system.ts";
import { ageOf, lock } from "./upkeep.ts";

const by = (...ids: readonly CommandId[]): string[] => ids.map(shownAs);
const unknown = (id: CheckId, code: string, sources: readonly string[], facts = {}): Finding => ({
  ...{ id, state: "unknown", evidence: [seen(code, facts)], sources },
});
/** Empty output with success is an empty list; null is no answer. */
async function rows(system: System, id: CommandId): Promise<Record<string, unknown>[] | null> {
  const text = await system.ask(id);
  if (text === null) return null;
  const found = rowsOf(jsonOf(text));
  return found.length === 0 && text.trim() !== "" ? null : found;
}
/** `    Name    REG_DWORD    0x1`, or of REG_SZ the text. Without a name: the first value that there is. */
function registered(text: string | null, name = "\\S.*?"): string | null {
  const pattern = new RegExp(`^\\s{4}${name}\\s{4}(REG_DWORD|REG_SZ)\\s{4}(.*?)\\s*$`, "m");
  const found = pattern.exec((text ?? "").replaceAll("\r", ""));
  if (found === null) return null;
  return found[1] === "REG_DWORD" ? String(Number(found[2])) : (found[2] ?? null);
}

/** MSFT_Volume's ProtectionStatus: 0 off, 1 on, 2 locked. The shell's property: 1, 3, 5 on or going on; 2, 4 off. */
async function protections(system: System): Promise<{ mount: string; isOn: boolean | null }[]> {
  const volumes = await rows(system, "win.bitlocker");
  if (volumes !== null && volumes.length > 0) {
    return volumes.map(({ MountPoint, Protection }) => ({
      mount: readable(String(MountPoint ?? "?")),
      isOn: Protection === 1 ? true : Protection === 0 ? false : null,
    }));
  }
  // The first is an administrator's to ask.
  const shell = (await system.ask("win.bitlocker-shell"))?.trim();
  const isOn = shell === "1" ? true : shell === "2" ? false : null;
  return [{ mount: "C:", isOn }];
}

const disk: Check = async ({ system }) => {
  const sources = by("win.bitlocker", "win.bitlocker-shell");
  const found = await protections(system);
  return {
    id: "disk",
    state: worst(found.map(({ isOn }) => (isOn === null ? "unknown" : isOn ? "good" : "bad"))),
    evidence: found.map(({ mount, isOn }) =>
      isOn === null
        ? seen("POSTURE_DISK_UNKNOWN", { mount })
        : seen(isOn ? "POSTURE_DISK_ENCRYPTED" : "POSTURE_DISK_CLEAR", {
            ...{ mount, device: "BitLocker" },
          }),
    ),
    sources,
  };
};

const swap: Check = async ({ system }) => {
  const sources = by("win.page-files", "win.page-encryption");
  const files = await rows(system, "win.page-files");
  if (files === null) return unknown("swap", "POSTURE_SWAP_UNKNOWN", sources);
  if (files.length === 0) {
    return { id: "swap", state: "good", evidence: [seen("POSTURE_SWAP_NONE")], sources };
  }
  const isEncrypted = /EncryptPagingFile\s*=\s*1/i.test(
    (await system.ask("win.page-encryption")) ?? "",
  );
  const volumes = isEncrypted ? [] : await protections(system);
  const states: CheckState[] = [];
  const evidence: Fault[] = [];
  for (const { Name } of files) {
    const device = readable(String(Name ?? "?"));
    const below = volumes.find(
      ({ mount }) => mount.toLowerCase() === device.slice(0, 2).toLowerCase(),
    );
    const isOn = isEncrypted ? true : (below?.isOn ?? null);
    states.push(isOn === null ? "unknown" : isOn ? "good" : "bad");
    evidence.push(
      isOn === null
        ? seen("POSTURE_SWAP_FILE", { device })
        : seen(isOn ? "POSTURE_SWAP_ENCRYPTED" : "POSTURE_SWAP_CLEAR", { device }),
    );
  }
  return { id: "swap", state: worst(states), evidence, sources };
};

/** The system's own dump when it stops, and what Windows Error Reporting keeps of programs that crash. */
const coreDumps: Check = async ({ system }) => {
  const sources = by("win.crash-dump", "win.error-reporting");
  const dump = registered(await system.ask("win.crash-dump"), "CrashDumpEnabled");
  const reporting = await system.ask("win.error-reporting");
  if (dump === null || reporting === null) {
    return unknown("core-dumps", "POSTURE_CORE_UNKNOWN", sources);
  }
  const evidence: Fault[] = [];
  const states: CheckState[] = ["good"];
  if (/\\LocalDumps/i.test(reporting)) {
    states.push("bad");
    evidence.push(seen("POSTURE_CORE_ON", { limit: "-", pattern: "LocalDumps" }));
  }
  if (registered(reporting, "Disabled") !== "1") {
    states.push("attention");
    evidence.push(seen("POSTURE_CORE_REPORTING"));
  }
  if (dump !== "0") {
    states.push("attention");
    evidence.push(seen("POSTURE_CORE_SYSTEM"));
  }
  return {
    ...{ id: "core-dumps", state: worst(states), sources },
    evidence: evidence.length === 0 ? [seen("POSTURE_CORE_OFF")] : evidence,
  };
};

const secureBoot: Check = async ({ system }) => {
  const sources = by("win.secure-boot");
  const isOn = registered(await system.ask("win.secure-boot"), "UEFISecureBootEnabled");
  if (isOn === null) return unknown("secure-boot", "POSTURE_BOOT_UNKNOWN", sources);
  return isOn === "1"
    ? { id: "secure-boot", state: "good", evidence: [seen("POSTURE_BOOT_SECURE")], sources }
    : { id: "secure-boot", state: "attention", evidence: [seen("POSTURE_BOOT_OPEN")], sources };
};

/** tasklist's rows: `"svchost.exe","1234","Services","0","12,345 K"`. */
async function tasks(system: System): Promise<{ name: string; pid: number }[] | null> {
  const text = (await system.ask("win.processes")) ?? "";
  const found = [...text.matchAll(/^"([^"]+)","(\d+)"/gm)].map(([, name = "", pid]) => ({
    ...{ name: readable(name), pid: Number(pid) },
  }));
  return found.length === 0 ? null : found;
}

const listening: Check = async ({ system }) => {
  const sources = by("win.tcp", "win.udp", "win.processes");
  const tcp = await rows(system, "win.tcp");
  const udp = await rows(system, "win.udp");
  // Windows always listens to something: an empty list is a list that was not shown.
  if (tcp === null || udp === null || tcp.length === 0)
    return unknown("listening", "POSTURE_LISTEN_UNKNOWN", sources);
  const names = new Map((await tasks(system))?.map(({ pid, name }) => [pid, name]) ?? []);
  const found = [
    ...tcp.map((row) => ({ ...row, protocol: "tcp" as const })),
    ...udp.map((row) => ({ ...row, protocol: "udp" as const })),
  ] as (Record<string, unknown> & { protocol: "tcp" | "udp" })[];
  return judgeListeners(
    found
      .filter(({ LocalAddress }) => !/^(127\.|::1$)/.test(String(LocalAddress)))
      .map(({ protocol, LocalPort, OwningProcess }) => ({
        ...{ protocol, port: Number(LocalPort) },
        process: names.get(Number(OwningProcess)) ?? null,
      })),
    sources,
  );
};

/** NDIS_PHYSICAL_MEDIUM: 1 and 9 are Wi-Fi, 8 a mobile network, 10 Bluetooth. */
const WIRELESS: ReadonlyMap<unknown, string> = new Map([
  [1, "Wi-Fi"],
  [8, "Mobile network"],
  [9, "Wi-Fi"],
  [10, "Bluetooth"],
]);

const interfaces: Check = async ({ system }) => {
  const sources = by("win.adapters");
  const found = await rows(system, "win.adapters");
  if (found === null) return unknown("interfaces", "POSTURE_NET_UNKNOWN", sources);
  return judgeInterfaces(
    found.map(({ Name, Up, Medium }) => ({
      name: readable(String(Name ?? "?")),
      isUp: Up === true,
      isWireless: WIRELESS.has(Medium),
    })),
    sources,
  );
};

const radios: Check = async ({ system }) => {
  const sources = by("win.adapters", "win.flight-mode");
  const found = await rows(system, "win.adapters");
  if (found === null) return unknown("radios", "POSTURE_RADIO_UNKNOWN", sources);
  // 1: aeroplane mode. Its name is translated, its value is not.
  const isFlying = registered(await system.ask("win.flight-mode")) === "1";
  const wireless = found.filter(({ Medium }) => WIRELESS.has(Medium));
  const isOn = (one: Record<string, unknown>): boolean => !isFlying && one.Enabled === true;
  const evidence = wireless.map((one) =>
    seen(isOn(one) ? "POSTURE_RADIO_ON" : "POSTURE_RADIO_BLOCKED", {
      kind: `${WIRELESS.get(one.Medium)} (${readable(String(one.Name ?? "?"))})`,
    }),
  );
  return {
    ...{ id: "radios", state: wireless.some(isOn) ? "attention" : "good", sources },
    evidence: evidence.length === 0 ? [seen("POSTURE_RADIO_NONE")] : evidence,
  };
};

const firewall: Check = async ({ system }) => {
  const sources = by("win.firewall");
  const profiles = await rows(system, "win.firewall");
  if (profiles === null || profiles.length === 0) {
    return unknown("firewall", "POSTURE_WALL_UNKNOWN", sources);
  }
  return {
    ...{ id: "firewall", sources },
    state: profiles.every(({ Enabled }) => Enabled === 1) ? "good" : "attention",
    evidence: profiles.map(({ Name, Enabled }) =>
      seen(Enabled === 1 ? "POSTURE_WALL_ON" : "POSTURE_WALL_OFF", {
        name: `Windows Firewall (${readable(String(Name ?? "?"))})`,
      }),
    ),
  };
};

const screenLock: Check = async ({ system }) => {
  const sources = by("win.saver", "win.inactivity");
  const saver = await system.ask("win.saver");
  const inactivity = registered(await system.ask("win.inactivity"), "InactivityTimeoutSecs");
  const minutes: number[] = [];
  if (inactivity !== null && inactivity !== "0") minutes.push(Number(inactivity) / 60);
  if (
    registered(saver, "ScreenSaveActive") === "1" &&
    registered(saver, "ScreenSaverIsSecure") === "1"
  ) {
    const seconds = Number(registered(saver, "ScreenSaveTimeOut") ?? "NaN");
    if (seconds > 0) minutes.push(seconds / 60);
  }
  // Without either it may still lock when it sleeps: what that asks for is not kept where it can be read.
  return minutes.length === 0
    ? unknown("screen-lock", "POSTURE_LOCK_UNKNOWN", sources)
    : lock(true, Math.ceil(Math.min(...minutes)), sources);
};

const byName =
  (id: "sharing" | "untrusted"): Check =>
  async ({ system }) =>
    judgeNames(id, (await tasks(system))?.map(({ name }) => name) ?? null, by("win.processes"));

const remoteControl: Check = async ({ system }) => {
  const names = (await tasks(system))?.map(({ name }) => name) ?? null;
  const sources = by("win.processes", "win.remote-desktop");
  const found = judgeNames("remote-control", names, sources);
  const isDenied = registered(await system.ask("win.remote-desktop"), "fDenyTSConnections");
  if (isDenied === "1") return found;
  const evidence = seen(isDenied === null ? "POSTURE_RDP_UNKNOWN" : "POSTURE_RDP_ON");
  return {
    ...found,
    state: worst([found.state, isDenied === null ? "unknown" : "bad"]),
    evidence: [...(found.state === "good" ? [] : found.evidence), evidence],
  };
};

/** Whether a debugger is attached Windows tells only to code of its own kind. */
const tracer: Check = async () => unknown("tracer", "POSTURE_TRACER_UNKNOWN", []);

const updates: Check = async ({ system, nowMs }) => {
  const sources = by("win.update-results", "win.hotfixes", "win.defender", "win.restart");
  const [results = {}] = (await rows(system, "win.update-results")) ?? [];
  const fixes = (await rows(system, "win.hotfixes")) ?? [];
  const [defender] = (await rows(system, "win.defender")) ?? [];
  const time = (value: unknown): number => Date.parse(String(value));
  const installed = [time(results.Installed), ...fixes.map(({ On }) => time(On))].filter(
    (ms) => !Number.isNaN(ms),
  );
  const evidence: Fault[] = [];
  const states: CheckState[] = [];
  if ((await system.ask("win.restart")) !== null) {
    states.push("attention");
    evidence.push(seen("POSTURE_UPDATES_RESTART"));
  }
  for (const [code, ms] of [
    ["POSTURE_UPDATES_CHECKED", time(results.Checked)],
    ["POSTURE_UPDATES_INSTALLED", Math.max(...installed)],
  ] as const) {
    if (!Number.isFinite(ms)) {
      states.push("unknown");
      continue;
    }
    const { days, state } = ageOf(ms, nowMs);
    states.push(state);
    evidence.push(seen(code, { days }));
  }
  if (defender?.RealTimeProtectionEnabled === false) {
    states.push("attention");
    evidence.push(seen("POSTURE_DEFENDER_OFF"));
  }
  if (typeof defender?.AntivirusSignatureAge === "number") {
    evidence.push(seen("POSTURE_DEFENDER_AGE", { days: defender.AntivirusSignatureAge }));
  }
  return evidence.length === 0
    ? unknown("updates", "POSTURE_UPDATES_UNKNOWN", sources)
    : { id: "updates", state: worst(states), evidence, sources };
};

/** W32Time's Type: NTP and NT5DS are set from a server, NoSync by nobody. */
const clock: Check = async ({ system }) => {
  const sources = by("win.time");
  const type = registered(await system.ask("win.time"), "Type");
  if (type === null) return unknown("clock", "POSTURE_CLOCK_UNKNOWN", sources);
  return type === "NoSync"
    ? { id: "clock", state: "attention", evidence: [seen("POSTURE_CLOCK_BY_HAND")], sources }
    : { id: "clock", state: "good", evidence: [seen("POSTURE_CLOCK_AUTOMATIC")], sources };
};

const keyboards: Check = async ({ system }) => {
  const sources = by("win.keyboards");
  const found = await rows(system, "win.keyboards");
  if (found === null || found.length === 0)
    return unknown("keyboards", "POSTURE_KEYBOARD_UNKNOWN", sources);
  const busOf = (id: string): string =>
    /^(BTH|.*_BT|.*\{00001124-)/i.test(id)
      ? "bluetooth"
      : (id.split("\\")[0] ?? "other").toLowerCase();
  const boards = found.map(({ Name, Id, Late }) => ({
    isLate: Late === true,
    facts: { name: readable(String(Name ?? "?")), bus: readable(busOf(String(Id))) },
  }));
  return {
    ...{ id: "keyboards", sources },
    state: boards.some(({ isLate, facts }) => isLate || facts.bus === "bluetooth")
      ? "attention"
      : "good",
    evidence: boards.map(({ isLate, facts }) =>
      seen(isLate ? "POSTURE_KEYBOARD_LATE" : "POSTURE_KEYBOARD", facts),
    ),
  };
};

const storage: Check = async ({ system }) => {
  const sources = by("win.disks");
  const disks = await rows(system, "win.disks");
  if (disks === null || disks.length === 0) {
    return unknown("storage", "POSTURE_STORAGE_UNKNOWN", sources);
  }
  const found = disks.filter(
    ({ InterfaceType, MediaType }) =>
      InterfaceType === "USB" || /removable|external/i.test(String(MediaType ?? "")),
  );
  return {
    ...{ id: "storage", state: found.length === 0 ? "good" : "attention", sources },
    evidence:
      found.length === 0
        ? [seen("POSTURE_STORAGE_NONE")]
        : found.map(({ DeviceID, Model }) =>
            seen("POSTURE_STORAGE", {
              device: readable(String(DeviceID ?? "?")),
              model: readable(String(Model ?? "?")),
            }),
          ),
  };
};

export const WINDOWS: Readonly<Record<CheckId, Check>> = {
  ...{ disk, swap, "core-dumps": coreDumps, "secure-boot": secureBoot },
  ...{ listening, interfaces, radios, firewall, "screen-lock": screenLock },
  ...{ sharing: byName("sharing"), "remote-control": remoteControl, tracer },
  ...{ updates, clock, keyboards, storage, untrusted: byName("untrusted") },
};
