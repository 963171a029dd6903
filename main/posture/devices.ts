/**
 * What is plugged in: keyboards type for you, and storage carries keys away. Compared with the machine's start by the time
 * of each device's node, which devtmpfs makes as the device comes. What was there and is gone again, only the kernel's log
 * knows, and systems keep that from programs that are not root.
 */
import type { Fault } from "../lib/fault.ts";
import { type Check, seen } from "./check.ts";
import type { System } from "./system.ts";

/** Devices that were there at the start get their nodes within this time of it. */
const BOOT_MS = 60_000;

/** proc_stat(5): `btime`, seconds since the epoch. */
export async function bootedAtMs(system: System): Promise<number | null> {
  const seconds = /^btime (\d+)$/m.exec((await system.text("/proc/stat")) ?? "")?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

const isAfterStart = (atMs: number | null, bootMs: number): boolean =>
  atMs !== null && atMs > bootMs + BOOT_MS;

interface InputDevice {
  readonly name: string;
  readonly sysfs: string;
  /** Its node's name, such as event3. */
  readonly event: string | null;
  readonly isKeyboard: boolean;
  readonly bus: string;
}

/** Blocks of /proc/bus/input/devices; a keyboard is what the kernel gave the `kbd` handler and letters to type. */
function inputDevicesIn(text: string): InputDevice[] {
  return text.split("\n\n").flatMap((block) => {
    const name = /^N: Name="(.*)"$/m.exec(block)?.[1];
    if (name === undefined) return [];
    const handlers = /^H: Handlers=(.*)$/m.exec(block)?.[1] ?? "";
    const keys = /^B: KEY=(.*)$/m.exec(block)?.[1] ?? "";
    // Power buttons are `kbd` too, with a handful of keys; a real one fills whole words of the bitmap.
    const words = keys.trim().split(/\s+/);
    const isKeyboard = /\bkbd\b/.test(handlers) && (words.at(-1) ?? "").length >= 8;
    const bus = /^I: Bus=([0-9a-f]{4})/m.exec(block)?.[1] ?? "";
    const sysfs = /^S: Sysfs=(.*)$/m.exec(block)?.[1] ?? "";
    return [{ name, sysfs, event: /\bevent\d+\b/.exec(handlers)?.[0] ?? null, isKeyboard, bus }];
  });
}

/** linux/input.h. */
const BUS: Readonly<Record<string, string>> = { "0003": "usb", "0005": "bluetooth", "0011": "ps2" };

export const keyboards: Check = async ({ system }) => {
  const sources = ["/proc/bus/input/devices", "/dev/input", "/proc/stat"];
  const text = await system.text("/proc/bus/input/devices");
  const bootMs = await bootedAtMs(system);
  if (text === null || bootMs === null) {
    return {
      id: "keyboards",
      state: "unknown",
      evidence: [seen("POSTURE_KEYBOARD_UNKNOWN")],
      sources,
    };
  }
  const boards = inputDevicesIn(text).filter(({ isKeyboard }) => isKeyboard);
  const evidence: Fault[] = [];
  let isLate = false;
  let isBluetooth = false;
  for (const { name, sysfs, event, bus } of boards) {
    const node = event === null ? null : await system.changedAtMs(`/dev/input/${event}`);
    // Of sysfs the kernel forgets the times when memory is short: the second choice.
    const sinceMs = node ?? (await system.changedAtMs(`/sys${sysfs}`));
    const isNew = isAfterStart(sinceMs, bootMs);
    isLate ||= isNew;
    isBluetooth ||= BUS[bus] === "bluetooth";
    const facts = { name: readable(name), bus: BUS[bus] ?? "other" };
    evidence.push(seen(isNew ? "POSTURE_KEYBOARD_LATE" : "POSTURE_KEYBOARD", facts));
  }
  return {
    id: "keyboards",
    state: isLate || isBluetooth ? "attention" : "good",
    evidence: evidence.length === 0 ? [seen("POSTURE_KEYBOARD_NONE")] : evidence,
    sources,
  };
};

export const storage: Check = async ({ system }) => {
  const sources = ["/sys/block", "/dev", "/proc/stat"];
  const names = await system.names("/sys/block");
  const bootMs = await bootedAtMs(system);
  if (names === null || bootMs === null) {
    return {
      id: "storage",
      state: "unknown",
      evidence: [seen("POSTURE_STORAGE_UNKNOWN")],
      sources,
    };
  }
  const evidence: Fault[] = [];
  for (const name of [...names].sort()) {
    if (/^(loop|ram|zram|dm-|md|sr)\d+$/.test(name)) continue;
    const isRemovable = (await system.text(`/sys/block/${name}/removable`))?.trim() === "1";
    const isUsb = ((await system.link(`/sys/block/${name}`)) ?? "").includes("/usb");
    if (!isRemovable && !isUsb) continue;
    const model = (await system.text(`/sys/block/${name}/device/model`))?.trim() ?? name;
    const sinceMs = await system.changedAtMs(`/dev/${name}`);
    const code = isAfterStart(sinceMs, bootMs) ? "POSTURE_STORAGE_LATE" : "POSTURE_STORAGE";
    evidence.push(seen(code, { device: name, model: readable(model) }));
  }
  return evidence.length === 0
    ? { id: "storage", state: "good", evidence: [seen("POSTURE_STORAGE_NONE")], sources }
    : { id: "storage", state: "attention", evidence, sources };
};

/** A device names itself: it gets no room for tricks. */
export function readable(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, "?").slice(0, 60);
}
