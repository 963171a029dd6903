/** All checks of this machine, one after the other so that a look never loads it. */
import { CHECK_IDS, type Check, type CheckId, type Finding, type Look, seen } from "./check.ts";
import { keyboards, storage } from "./devices.ts";
import { coreDumps, disk, secureBoot, swap } from "./disks.ts";
import { MACOS } from "./macos.ts";
import { firewall, interfaces, listening, radios } from "./network.ts";
import { remoteControl, sharing, tracer, untrusted } from "./processes.ts";
import { clock, screenLock, updates } from "./upkeep.ts";
import { WINDOWS } from "./windows.ts";

const LINUX: Readonly<Record<CheckId, Check>> = {
  disk,
  swap,
  "core-dumps": coreDumps,
  "secure-boot": secureBoot,
  listening,
  interfaces,
  radios,
  firewall,
  "screen-lock": screenLock,
  sharing,
  "remote-control": remoteControl,
  tracer,
  updates,
  clock,
  keyboards,
  storage,
  untrusted,
};

/** Systems that answer through commands of their own; on all others but Linux every check is a person's. */
const BY_COMMANDS: Readonly<Record<string, Readonly<Record<CheckId, Check>>>> = {
  darwin: MACOS,
  win32: WINDOWS,
};

/** Whether the checks of this platform were only ever tried on answers that were written down, not on the system itself. */
export const isRecordedOnly = (platform: string): boolean => Object.hasOwn(BY_COMMANDS, platform);

/** Every check of {@link CHECK_IDS}, in that order. */
export async function lookAtMachine(look: Look): Promise<Finding[]> {
  const { platform } = look.system;
  const checks = platform === "linux" ? LINUX : BY_COMMANDS[platform];
  const findings: Finding[] = [];
  for (const id of CHECK_IDS) {
    if (checks === undefined) findings.push(unanswered(id, "POSTURE_NOT_ASKED"));
    // Asked anew before each: a key may have been opened meanwhile.
    else if (platform !== "linux" && look.areKeysOpen()) {
      findings.push(unanswered(id, "POSTURE_KEYS_OPEN"));
    } else findings.push(await checks[id](look));
  }
  return findings;
}

/** It says nothing because a key is open, not because the system is silent. */
export const wasNotAsked = ({ evidence }: Finding): boolean =>
  evidence.some(({ code }) => code === "POSTURE_KEYS_OPEN");

const unanswered = (id: CheckId, code: string): Finding => ({
  ...{ id, state: "unknown", evidence: [seen(code)], sources: [] },
});
