/** What the system says about a process. Linux only. */
import { readdirSync, readFileSync } from "node:fs";

/**
 * A number of /proc/<pid>/status in MiB: VmRSS now, VmHWM at most so far. NaN when it has ended.
 * @param {number} pid
 * @param {"VmRSS" | "VmHWM"} field
 */
export function memoryMib(pid, field) {
  const status = textOf(`/proc/${pid}/status`) ?? "";
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
}

/** A tick of /proc/<pid>/stat: USER_HZ, which is 100 on every architecture that Linux gives to programs (proc_pid_stat(5)). */
const TICK_MS = 10;

/**
 * The processor time in ms that a process itself has used, without any of its children.
 * @param {number} pid
 */
export const cpuMs = (pid) => ticksOf(statFields(pid) ?? [], 2) * TICK_MS;

/**
 * utime and stime, which are the fields 14 and 15 of the file, and for `count` 4 those of the children it waited for.
 * @param {readonly string[]} fields
 * @param {2 | 4} count
 */
const ticksOf = (fields, count) =>
  fields.slice(11, 11 + count).reduce((sum, field) => sum + Number(field), 0);

/**
 * The processor time in ms that a process, its living descendants and those that they have waited for have used. Only
 * differences mean something, and they do not count what other programs do meanwhile.
 * @param {number} pid
 */
export const treeCpuMs = (pid) =>
  treeOf(pid).reduce((sum, one) => sum + ticksOf(statFields(one) ?? [], 4), 0) * TICK_MS;

/**
 * A process and its living descendants.
 * @param {number} pid
 */
export function treeOf(pid) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const name of readdirSync("/proc")) {
    const one = Number(name);
    const fields = Number.isInteger(one) ? statFields(one) : null;
    if (fields === null) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  /** @type {(one: number) => number[]} */
  const from = (one) => [one, ...(children.get(one) ?? []).flatMap(from)];
  return from(pid);
}

/**
 * What a process was started with; empty when it has ended.
 * @param {number} pid
 */
export const commandOf = (pid) => textOf(`/proc/${pid}/cmdline`) ?? "";

/**
 * The fields from the third on: state, parent, … The second is the name of the program, which may itself hold spaces and brackets.
 * Null when it has ended.
 * @param {number} pid
 */
function statFields(pid) {
  const stat = textOf(`/proc/${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/**
 * Of a file of a process; null when that has ended.
 * @param {string} file
 */
function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOENT" || code === "ESRCH") return null;
    throw error;
  }
}
