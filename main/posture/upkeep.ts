/** Updates, clock and screen lock: what the desktop and the packages keep in files. */
import type { Fault } from "../lib/fault.ts";
import { type Check, type CheckState, type Finding, seen, settingIn, worst } from "./check.ts";
import type { System } from "./system.ts";

const DAY_MS = 86_400_000;
/** Security fixes come weekly; a month without any is a machine that nobody looks after. */
const GOOD_DAYS = 14;
const LATE_DAYS = 45;

export function ageOf(ms: number, nowMs: number): { days: number; state: CheckState } {
  const days = Math.max(0, Math.floor((nowMs - ms) / DAY_MS));
  return { days, state: days <= GOOD_DAYS ? "good" : days <= LATE_DAYS ? "attention" : "bad" };
}

/** The newest `Start-Date:` of apt's own history. */
async function lastUpgradeMs(system: System): Promise<number | null> {
  const history = await system.text("/var/log/apt/history.log");
  const dates = [
    ...(history ?? "").matchAll(/^Start-Date: (\d{4}-\d\d-\d\d) +(\d\d:\d\d:\d\d)$/gm),
  ];
  const last = dates.at(-1);
  if (last === undefined) return null;
  const ms = Date.parse(`${last[1]}T${last[2]}`);
  return Number.isNaN(ms) ? null : ms;
}

/** When package lists were last fetched, by the package manager that keeps a trace of it. */
async function lastCheckMs(system: System): Promise<number | null> {
  const traces = await Promise.all(
    [
      "/var/lib/apt/periodic/update-success-stamp",
      "/var/lib/apt/lists",
      "/var/cache/dnf",
      "/var/lib/pacman/sync",
    ].map((path) => system.changedAtMs(path)),
  );
  const known = traces.filter((ms) => ms !== null);
  return known.length === 0 ? null : Math.max(...known);
}

export const updates: Check = async ({ system, nowMs }) => {
  const sources = ["/var/lib/apt", "/var/log/apt/history.log", "/run/reboot-required"];
  const checkedMs = await lastCheckMs(system);
  const upgradedMs = await lastUpgradeMs(system);
  const evidence: Fault[] = [];
  const states: CheckState[] = [];
  // Written by update-notifier on Ubuntu: the number of packages, then of security fixes among them.
  const notice = await system.text("/var/lib/update-notifier/updates-available");
  const security = /(\d+)[^\n]*security/i.exec(notice ?? "")?.[1];
  if (security !== undefined && security !== "0") {
    states.push("bad");
    evidence.push(seen("POSTURE_UPDATES_SECURITY", { count: Number(security) }));
  }
  if (
    (await system.changedAtMs("/run/reboot-required")) !== null ||
    (await system.changedAtMs("/var/run/reboot-required")) !== null
  ) {
    states.push("attention");
    evidence.push(seen("POSTURE_UPDATES_RESTART"));
  }
  for (const [code, ms] of [
    ["POSTURE_UPDATES_CHECKED", checkedMs],
    ["POSTURE_UPDATES_INSTALLED", upgradedMs],
  ] as const) {
    if (ms === null) continue;
    const { days, state } = ageOf(ms, nowMs);
    states.push(state);
    evidence.push(seen(code, { days }));
  }
  if (evidence.length === 0) {
    return {
      id: "updates",
      state: "unknown",
      evidence: [seen("POSTURE_UPDATES_UNKNOWN")],
      sources,
    };
  }
  // Fetched lists say nothing about what was installed: without either trace nobody can call it good.
  if (checkedMs === null || upgradedMs === null) states.push("unknown");
  return { id: "updates", state: worst(states), evidence, sources };
};

export const clock: Check = async ({ system }) => {
  const sources = ["/run/systemd/timesync/synchronized", "/etc/localtime"];
  const synchronisedMs = await system.changedAtMs("/run/systemd/timesync/synchronized");
  const isRunning = (await system.names("/run/systemd/timesync")) !== null;
  const isChrony = (await system.names("/run/chrony")) !== null;
  if (synchronisedMs !== null) {
    return { id: "clock", state: "good", evidence: [seen("POSTURE_CLOCK_SET")], sources };
  }
  if (isRunning) {
    return { id: "clock", state: "attention", evidence: [seen("POSTURE_CLOCK_WAITING")], sources };
  }
  return {
    id: "clock",
    state: "unknown",
    evidence: [seen(isChrony ? "POSTURE_CLOCK_CHRONY" : "POSTURE_CLOCK_UNKNOWN")],
    sources,
  };
};

/** Desktops that keep it in a text file answer; GNOME's database is binary and is asked of the person. */
export const screenLock: Check = async ({ system, home }) => {
  const kde = await system.text(`${home}/.config/kscreenlockerrc`);
  const xfce = await system.text(
    `${home}/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml`,
  );
  if (kde !== null) {
    const sources = ["~/.config/kscreenlockerrc"];
    // Both are absent while they have their default: locks after five minutes.
    const isOn = settingIn(kde, "Autolock") !== "false";
    const minutes = Number(settingIn(kde, "Timeout") ?? "5");
    return lock(isOn, Number.isFinite(minutes) ? minutes : 5, sources);
  }
  if (xfce !== null) {
    const sources = ["~/.config/xfce4/…/xfce4-screensaver.xml"];
    const isOn = !/name="enabled"[^>]*value="false"/.test(xfce);
    const minutes = Number(/name="delay"[^>]*value="(\d+)"/.exec(xfce)?.[1] ?? "5");
    return lock(isOn, minutes, sources);
  }
  return {
    id: "screen-lock",
    state: "unknown",
    evidence: [seen("POSTURE_LOCK_UNKNOWN")],
    sources: [],
  };
};

/** Somebody fetches a coffee in ten minutes. */
const LOCK_MINUTES = 10;

export function lock(isOn: boolean, minutes: number, sources: readonly string[]): Finding {
  if (!isOn) {
    return {
      id: "screen-lock",
      state: "bad",
      evidence: [seen("POSTURE_LOCK_OFF")],
      sources,
    };
  }
  return {
    id: "screen-lock",
    state: minutes <= LOCK_MINUTES ? "good" : "attention",
    evidence: [seen("POSTURE_LOCK_AFTER", { minutes })],
    sources,
  };
}
