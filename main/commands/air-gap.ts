/**
 * A Vault's air gap decides whether keys may be used. The moment something can be reached, the vault's process ends and
 * none is started; it stays so after the network is gone, until somebody has read what happened and says so. Not even a
 * restart forgets it.
 */
import { join } from "node:path";
import * as v from "valibot";
import type { AirGap } from "../../preload/contract.ts";
import { FaultValue, TimeMs } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { type Fault, fault, Refusal, refuse } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { type GapLook, type GapWatch, watchGap } from "../posture/air-gap.ts";
import type { System } from "../posture/system.ts";
import type { SecretPort, Vault } from "../vault/process.ts";
import type { VaultCallName } from "../vault/protocol.ts";
import { readRecord, writeRecord } from "../wallet/record.ts";
import type { Handlers } from "./router.ts";

const Kept = v.strictObject({
  v: v.literal(1),
  state: v.picklist(["closed", "open", "gone", "practice"]),
  causes: v.array(FaultValue),
  sinceMs: v.nullable(TimeMs),
});
type Kept = v.InferOutput<typeof Kept>;

const CLOSED: Kept = { v: 1, state: "closed", causes: [], sinceMs: null };

/** They open no key. */
const WITHOUT_KEYS: readonly VaultCallName[] = ["review", "verifySignature"];

export interface AirGapGuard {
  /** null: this machine is no Vault. */
  now(): AirGap | null;
  /** From the moment on that this machine is a Vault. */
  start(): Promise<void>;
  /** The vault as the rest of the app may use it. */
  guarded(vault: Vault): Vault;
  readonly handlers: Pick<Handlers, "airgap.acknowledge">;
  stop(): void;
}

export async function openAirGap(parts: {
  files: Files;
  folder: string;
  system: System;
  clock: Clock;
  journal: Journal;
  isRehearsal: () => boolean;
  lock: (reason: string) => Promise<void>;
  closePort: (port: SecretPort) => void;
  onChange: () => void;
  onBug: (error: unknown) => void;
}): Promise<AirGapGuard> {
  const { files, clock, journal, isRehearsal, lock, onChange } = parts;
  const path = join(parts.folder, "air-gap.json");
  let kept = (await readRecord(files, path, Kept)) ?? CLOSED;
  let watch: GapWatch | null = null;
  // Before the first look nothing is known.
  let isKnown = false;
  /** Devices that were there when the gap was last found whole: another one is news. */
  let devices: readonly string[] | null = null;
  let seen: readonly Fault[] = [];
  /** Since when each look found it whole. Nobody looks while the app does not run: no start inherits it. */
  let wholeSinceMs: number | null = null;

  const plain = (faults: readonly Fault[]): Kept["causes"] =>
    faults.map(({ code, facts }) => ({ code, facts: { ...facts } }));
  const named = (faults: readonly Fault[]): string =>
    faults.map(({ code, facts }) => `${code} ${Object.values(facts).join()}`).join("\n");

  async function change(next: Kept): Promise<void> {
    kept = next;
    onChange();
    await writeRecord(files, path, next);
  }

  async function broke(causes: readonly Fault[], isPractice: boolean): Promise<void> {
    // In memory first: from this line on no key is opened, whatever disk and journal do.
    const next: Kept = {
      v: 1,
      state: "open",
      causes: plain(causes),
      sinceMs: clock.nowMs(),
    };
    kept = next;
    await lock("air-gap");
    await change(next);
    await journal.append({
      kind: "airgap.broken",
      facts: { cause: tokenOf(causes[0]), count: causes.length, isPractice },
    });
  }

  async function onLook(look: GapLook): Promise<void> {
    const wasKnown = isKnown;
    isKnown = look.devices !== null;
    if (wasKnown !== isKnown) onChange();
    const fresh = (look.devices ?? []).filter(
      (name) => devices !== null && !devices.includes(name),
    );
    const causes = [
      ...look.causes,
      ...fresh
        .filter((name) => !look.causes.some(({ facts }) => facts.name === name))
        .map((name) => fault("GAP_NEW_DEVICE", { name })),
    ];
    const isNews = named(causes) !== named(seen);
    seen = causes;
    if (causes.length > 0 || !isKnown) wholeSinceMs = null;
    else wholeSinceMs ??= clock.nowMs();
    if (devices === null && look.causes.length === 0) devices = look.devices;
    switch (kept.state) {
      case "closed":
      case "gone":
        if (causes.length > 0) await broke(causes, isRehearsal());
        return;
      case "practice": {
        // What was accepted is accepted; what comes on top is not.
        const accepted = named(plain(kept.causes)).split("\n");
        const more = causes.filter((cause) => !accepted.includes(named([cause])));
        if (more.length > 0 || !isRehearsal()) await broke(causes, isRehearsal());
        return;
      }
      case "open": {
        const isGone = look.causes.length === 0;
        if (!isGone && isNews) await change({ ...kept, causes: plain(causes) });
        if (!isGone) return;
        const afterMs = Math.max(0, Math.trunc(clock.nowMs() - (kept.sinceMs ?? 0)));
        await change({ ...kept, state: "gone" });
        await journal.append({ kind: "airgap.restored", facts: { afterMs } });
      }
    }
  }

  const blocks = (): boolean => kept.state === "open" || kept.state === "gone";

  return {
    now() {
      if (watch === null) return null;
      const { causes, sinceMs } = kept;
      const state = !isKnown && kept.state === "closed" ? "unknown" : kept.state;
      return { state, causes, sinceMs: state === "closed" ? wholeSinceMs : sinceMs };
    },

    async start() {
      if (watch !== null) return;
      watch = watchGap({ system: parts.system, clock, onLook, onBug: parts.onBug });
      await watch.look();
      onChange();
    },

    guarded: (vault) => ({
      async call(kind, input, ports = []) {
        if (watch !== null && !WITHOUT_KEYS.includes(kind)) {
          // Not what the last look said: what is true now.
          await watch.look();
          if (blocks()) {
            for (const port of ports) parts.closePort(port);
            return refuse(kept.state === "open" ? "AIR_GAP_OPEN" : "AIR_GAP_UNACKNOWLEDGED", {});
          }
        }
        return vault.call(kind, input, ports);
      },
      lock: (reason) => vault.lock(reason),
      get isOpen() {
        return vault.isOpen;
      },
    }),

    handlers: {
      async "airgap.acknowledge"({ isPractice }) {
        if (watch === null) throw new Refusal("PROFILE_HAS_NO_GAP", {});
        await watch.look();
        if (!blocks()) return null;
        if (isPractice && !isRehearsal()) throw new Refusal("REHEARSAL_ONLY", {});
        if (!isPractice && kept.state === "open") {
          throw new Refusal("AIR_GAP_STILL_OPEN", { count: kept.causes.length });
        }
        await journal.append({ kind: "airgap.acknowledged", facts: { isPractice } });
        devices = null;
        await change(
          kept.state === "gone" ? CLOSED : { ...kept, state: "practice", causes: plain(seen) },
        );
        await watch.look();
        return null;
      },
    },

    stop: () => watch?.stop(),
  };
}

function tokenOf(cause: Fault | undefined): string {
  if (cause?.code === "GAP_RADIO_ON") return "radio";
  return cause?.code === "GAP_NEW_DEVICE" ? "device" : "interface";
}
