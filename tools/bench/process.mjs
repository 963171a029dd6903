/** What the system says about a process. Linux only. */
import { readFileSync } from "node:fs";

/**
 * A number of /proc/<pid>/status in MiB: VmRSS now, VmHWM at most so far.
 * @param {number} pid
 * @param {"VmRSS" | "VmHWM"} field
 */
export function memoryMib(pid, field) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
}
