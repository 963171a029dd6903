/**
 * Names of many hotkeys from one pattern: `miner-{01..64}` is miner-01 to miner-64. As many digits as the first number
 * has, so that lists sort as people count.
 */
const RANGE = /^([^{}]*)\{(\d{1,6})\.\.(\d{1,6})\}([^{}]*)$/;
const MOST = 1000;

export type Expanded =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly why: "no-range" | "backwards" | "too-many" };

export function expandPattern(pattern: string): Expanded {
  const [, before = "", first = "", last = "", after = ""] = RANGE.exec(pattern.trim()) ?? [];
  if (first === "") return { ok: false, why: "no-range" };
  const from = Number(first);
  const to = Number(last);
  if (to < from) return { ok: false, why: "backwards" };
  if (to - from + 1 > MOST) return { ok: false, why: "too-many" };
  const digits = first.length;
  const names = Array.from(
    { length: to - from + 1 },
    (_, index) => `${before}${String(from + index).padStart(digits, "0")}${after}`,
  );
  return { ok: true, names };
}

/** The same from its parts. */
export function patternOf(stem: string, start: number, count: number): string {
  const last = start + count - 1;
  return `${stem}{${String(start).padStart(String(last).length, "0")}..${last}}`;
}

/** The first of `names` that cannot be a file beside the others, in btcli's folder; null when all can. */
export function clashOf(names: readonly string[], taken: readonly string[]): string | null {
  const files = (name: string): string[] => [name.toLowerCase(), `${name.toLowerCase()}pub.txt`];
  const used = new Set(taken.flatMap(files));
  for (const name of names) {
    if (files(name).some((file) => used.has(file))) return name;
    for (const file of files(name)) used.add(file);
  }
  return null;
}
