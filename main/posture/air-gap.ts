/**
 * The air gap of a Vault, watched: interfaces that are up, radios that are on, network devices that came. Read from the
 * system's own files, so that looking opens no socket; where the system keeps them elsewhere, by its list of addresses.
 */
import { networkInterfaces } from "node:os";
import type { Clock } from "../lib/clock.ts";
import { type Fault, fault } from "../lib/fault.ts";
import { interfacesOf } from "./network.ts";
import type { System } from "./system.ts";

/** Twice within the second in which a person would notice, and cheap: a handful of files without a disk behind them. */
const LOOK_EVERY_MS = 500;

export interface GapLook {
  /** Why something can be reached; empty: nothing was seen. */
  readonly causes: readonly Fault[];
  /** Network devices that are there, up or not. null: the system does not say. */
  readonly devices: readonly string[] | null;
}

export interface GapParts {
  readonly system: System;
  /** For systems other than Linux. */
  readonly addresses?: typeof networkInterfaces;
}

export async function lookAtGap({
  system,
  addresses = networkInterfaces,
}: GapParts): Promise<GapLook> {
  if (system.platform !== "linux") return byAddresses(addresses());
  const found = await interfacesOf(system);
  if (found === null) return { causes: [], devices: null };
  const reached = await routed(system);
  const up = new Set([...found.filter(({ isUp }) => isUp).map(({ name }) => name), ...reached]);
  const radios = await radiosOn(system);
  return {
    causes: [
      ...[...up].sort().map((name) => fault("GAP_INTERFACE_UP", { name })),
      ...radios.map((kind) => fault("GAP_RADIO_ON", { kind })),
    ],
    devices: [...new Set([...found.map(({ name }) => name), ...reached])].sort(),
  };
}

function byAddresses(interfaces: ReturnType<typeof networkInterfaces>): GapLook {
  const up = Object.entries(interfaces)
    .filter(([, list]) => (list ?? []).some(({ internal }) => !internal))
    .map(([name]) => name);
  return { causes: up.sort().map((name) => fault("GAP_INTERFACE_UP", { name })), devices: up };
}

/** Devices with a route or an IPv6 address, of this process's own network: proc(5), `/proc/net`. */
async function routed(system: System): Promise<string[]> {
  const routes = (await system.text("/proc/self/net/route")) ?? "";
  const addresses = (await system.text("/proc/self/net/if_inet6")) ?? "";
  const names = [
    ...routes
      .split("\n")
      .slice(1)
      .map((line) => line.split(/\s+/)[0] ?? ""),
    ...addresses.split("\n").map((line) => line.trim().split(/\s+/)[5] ?? ""),
  ];
  return [...new Set(names)].filter((name) => name !== "" && name !== "lo");
}

/** rfkill's switches that are open, by kind (`wlan`, `bluetooth`, `wwan` …). */
async function radiosOn(system: System): Promise<string[]> {
  const on: string[] = [];
  for (const one of (await system.names("/sys/class/rfkill")) ?? []) {
    const folder = `/sys/class/rfkill/${one}`;
    const kind = (await system.text(`${folder}/type`))?.trim() ?? "radio";
    const soft = (await system.text(`${folder}/soft`))?.trim();
    const hard = (await system.text(`${folder}/hard`))?.trim();
    if (soft !== "1" && hard !== "1") on.push(kind);
  }
  return [...new Set(on)].sort();
}

export interface GapWatch {
  /** Looks now; what is found goes to `onLook` before this resolves. */
  look(): Promise<void>;
  stop(): void;
}

/** Looks at once and then twice a second, for as long as the app runs. */
export function watchGap(
  parts: GapParts & {
    readonly clock: Clock;
    readonly onLook: (look: GapLook) => Promise<void>;
    readonly onBug: (error: unknown) => void;
  },
): GapWatch {
  const { clock, onLook, onBug } = parts;
  let isStopped = false;
  let cancel = (): void => undefined;
  let running: Promise<void> | null = null;

  function look(): Promise<void> {
    running ??= lookAtGap(parts)
      .then((seen) => (isStopped ? undefined : onLook(seen)))
      .finally(() => {
        running = null;
      });
    return running;
  }

  function again(): void {
    cancel = clock.after(LOOK_EVERY_MS, () => {
      look()
        .catch(onBug)
        .finally(() => {
          if (!isStopped) again();
        });
    });
  }
  again();

  return {
    look,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
