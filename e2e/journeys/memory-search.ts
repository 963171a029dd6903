/** Looks for secrets in the memory of the app's processes, in each form in which something could have kept them. */
import { readdirSync, readFileSync } from "node:fs";
import { scanMemory } from "../../main/vault/child/testing-memory.ts";
import { entropyOfPhrase } from "../../main/vault/testing.ts";

export const canRead = process.platform === "linux" && scanMemory(process.pid, []) !== null;

export interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The forms in which something could keep a text: at any place within base64, so in each of its three shifts. */
export function formsOf(name: string, plain: Buffer): Needle[] {
  const forms = [
    { name: `${name}, bytes`, bytes: plain },
    { name: `${name}, hex`, bytes: Buffer.from(plain.toString("hex")) },
  ];
  for (const shift of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString("base64");
    // Letters that depend on what stands before and behind are left out.
    const own = text.slice(shift === 0 ? 0 : 4, -4);
    forms.push({ name: `${name}, base64 ${shift}`, bytes: Buffer.from(own) });
  }
  return forms;
}

export const formsOfText = (name: string, text: string): Needle[] => [
  ...formsOf(name, Buffer.from(text)),
  { name: `${name}, UTF-16`, bytes: Buffer.from(text, "utf16le") },
];

/** Every third run of three words: five words in a row hold one of them. */
export function formsOfPhrase(words: readonly string[]): Needle[] {
  const needles = formsOf(
    "entropy",
    Buffer.from(entropyOfPhrase(words.join(" ")).use((bytes) => bytes.slice())),
  );
  for (let at = 0; at + 3 <= words.length; at += 3) {
    const run = words.slice(at, at + 3);
    const name = `words ${at + 1} to ${at + 3}`;
    for (const joint of [" ", "\n", '","'])
      needles.push({ name, bytes: Buffer.from(run.join(joint)) });
    needles.push({ name: `${name}, UTF-16`, bytes: Buffer.from(run.join(" "), "utf16le") });
  }
  return needles;
}

/** The renderers of the host's Chromium: the page's, and the spare ones. */
export function renderersOf(host: number): number[] {
  const parents = new Map<number, number>();
  const renderers: number[] = [];
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
      const command = readFileSync(`/proc/${name}/cmdline`, "latin1");
      if (command.includes("--type=renderer")) renderers.push(Number(name));
    } catch (error) {
      // It ended while we were looking.
      if (!["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined; at = parents.get(at)) {
      if (at === host) return true;
    }
    return false;
  };
  return renderers.filter(isOurs);
}

/** Names of what was found, with how often. */
export function search(pid: number, needles: readonly Needle[]): Record<string, number> {
  const scan = scanMemory(
    pid,
    needles.map(({ bytes }) => bytes),
  );
  // A process that ended in this moment holds nothing.
  if (scan === null) return {};
  const found: Record<string, number> = {};
  for (const [index, count] of scan.counts.entries()) {
    const name = needles[index]?.name ?? "";
    if (count > 0) found[name] = (found[name] ?? 0) + count;
  }
  return found;
}
