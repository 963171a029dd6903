/** A machine without a network, for flows on a Vault: the real one's answers, but for what would be its air gap. */
import { type System, thisSystem } from "../../main/posture/system.ts";

export interface GapSystem extends System {
  /** Network devices and whether they are up; tests change it while the app runs. */
  readonly interfaces: Map<string, { up: boolean }>;
  readonly radios: Map<string, { on: boolean }>;
}

export function offlineMachine(): GapSystem {
  const real = thisSystem(process.platform);
  const interfaces: GapSystem["interfaces"] = new Map();
  const radios: GapSystem["radios"] = new Map();
  return {
    ...real,
    interfaces,
    radios,
    async text(path) {
      const [, name = "", file = ""] = /^\/sys\/class\/net\/([^/]+)\/(\w+)$/.exec(path) ?? [];
      if (name !== "") {
        const found = interfaces.get(name);
        if (found === undefined) return null;
        const answers: Record<string, string> = {
          type: "1\n",
          operstate: found.up ? "up\n" : "down\n",
          carrier: found.up ? "1\n" : "0\n",
        };
        return answers[file] ?? null;
      }
      const [, radio = "", part = ""] = /^\/sys\/class\/rfkill\/([^/]+)\/(\w+)$/.exec(path) ?? [];
      if (radio !== "") {
        const isOn = radios.get(radio)?.on ?? false;
        const answers: Record<string, string> = {
          type: "wlan\n",
          soft: isOn ? "0\n" : "1\n",
          hard: "0\n",
        };
        return answers[part] ?? null;
      }
      return path.startsWith("/proc/self/net/") ? null : real.text(path);
    },
    async names(path) {
      if (path === "/sys/class/net") return [...interfaces.keys()];
      if (path === "/sys/class/rfkill") return [...radios.keys()];
      return path.startsWith("/sys/class/net/") ? null : real.names(path);
    },
  };
}
