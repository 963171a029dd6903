/** Looking at this machine, and ticking what the system does not say. */
import type { CheckId } from "../../preload/contract.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Finding } from "../posture/check.ts";
import { isRecordedOnly, lookAtMachine, wasNotAsked } from "../posture/look.ts";
import type { System } from "../posture/system.ts";
import type { PostureTicks } from "../posture/ticks.ts";
import type { Handlers } from "./router.ts";

export function machineCommands(parts: {
  system: System;
  home: string;
  /** Of the app. */
  pid: number;
  /** Whether a vault process is alive. */
  areKeysOpen: () => boolean;
  ticks: PostureTicks;
  journal: Journal;
  clock: Clock;
}): Pick<Handlers, "machine.look" | "machine.tick"> {
  const { system, home, pid, areKeysOpen, ticks, journal, clock } = parts;
  /** One look at a time: a second asker gets the same answer. */
  let looking: Promise<Finding[]> | null = null;

  function look(): Promise<Finding[]> {
    looking ??= lookAtMachine({ system, home, nowMs: clock.nowMs(), pid, areKeysOpen }).finally(
      () => {
        looking = null;
      },
    );
    return looking;
  }

  return {
    async "machine.look"() {
      const findings = await look();
      const count = (state: Finding["state"]) =>
        findings.filter((finding) => finding.state === state).length;
      await journal.append({
        kind: "machine.looked",
        facts: {
          good: count("good"),
          attention: count("attention"),
          bad: count("bad"),
          unknown: count("unknown"),
        },
      });
      return {
        platform: system.platform,
        isRecordedOnly: isRecordedOnly(system.platform),
        lookedAtMs: clock.nowMs(),
        checks: findings.map(({ id, state, evidence, sources }) => ({
          id,
          state,
          evidence: evidence.map(({ code, facts }) => ({ code, facts: { ...facts } })),
          sources: [...sources],
          tickedAtMs: state === "unknown" ? ticks.at(id) : null,
        })),
      };
    },
    async "machine.tick"({ check, isSeen }) {
      await demandUnknown(check, isSeen);
      await journal.append({ kind: "machine.ticked", facts: { check, isSeen } });
      await (isSeen ? ticks.set(check) : ticks.clear(check));
      return null;
    },
  };

  async function demandUnknown(check: CheckId, isSeen: boolean): Promise<void> {
    if (!isSeen) return;
    const finding = (await look()).find(({ id }) => id === check);
    if (finding !== undefined && wasNotAsked(finding)) throw new Refusal("CHECK_KEYS_OPEN", {});
    if (finding?.state !== "unknown") throw new Refusal("CHECK_ANSWERS_ITSELF", { check });
  }
}
