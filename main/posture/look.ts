/** All checks of this machine, one after the other so that a look never loads it. */

import { CHECK_IDS, type Check, type CheckId, type Finding, type Look, seen } from "./check.ts";
import { keyboards, storage } from "./devices.ts";
import { coreDumps, disk, secureBoot, swap } from "./disks.ts";
import { firewall, interfaces, listening, radios } from "./network.ts";
import { remoteControl, sharing, tracer, untrusted } from "./processes.ts";
import { clock, screenLock, updates } from "./upkeep.ts";

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

/**
 * Every check of {@link CHECK_IDS}, in that order. Systems other than Linux answer only through commands of their own,
 * which this app does not start: there every check is unknown, and a person's.
 */
export async function lookAtMachine(look: Look): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const id of CHECK_IDS) {
    findings.push(
      look.system.platform === "linux"
        ? await LINUX[id](look)
        : { id, state: "unknown", evidence: [seen("POSTURE_NOT_ASKED")], sources: [] },
    );
  }
  return findings;
}
