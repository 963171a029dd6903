/** Words of the parts that every screen is built from. */
import { taoLine } from "../../lib/amount.ts";
import { decimalSign } from "../../lib/format.ts";
import * as t from "../../lib/time.ts";
import type { Danger } from "../../types.ts";

const danger: Record<Danger | "proved" | "refused" | "now", string> = {
  info: "Good to know",
  proved: "Proved",
  refused: "Refused",
  care: "Take care",
  now: "Do first",
  irreversible: "Cannot be undone",
  emergency: "Emergency",
};

export const common = {
  danger,
  button: {
    cancel: "Cancel",
    back: "Back",
    next: "Continue",
  },
  hold: {
    how: "Hold for two seconds: pointer, Space or Enter. Let go to stop.",
    holding: "Keep holding. Let go to stop.",
    lastFourHint: "Typed by hand: read them from the address above.",
    lastFourWrong: "These are not the last four characters.",
  },
  address: {
    spoken: (groups: string) => `Address ${groups}`,
    ends: (first: string, last: string) => `${first} … ${last}`,
  },
  amount: {
    unit: "τ",
    tao: (rao: bigint) => taoLine(rao),
    number: (whole: string, fraction: string) =>
      fraction === "" ? whole : `${whole}${decimalSign()}${fraction}`,
  },
  date: {
    hint: "Year, month, day: 2026-03-05",
    bad: "Not a day. Type year, month and day, such as 2026-03-05.",
  },
  table: { sortBy: (column: string) => `Sort by ${column}` },
  fault: {
    lost: "Is anything lost?",
    now: "What now?",
    details: "For a report",
  },
  passphrase: {
    show: "Show",
    missing: "Type the passphrase first.",
  },
  guide: {
    what: "What this does",
    wrong: "What can go wrong",
    hands: "In your hands",
    open: "What this does, what can go wrong",
  },
  block: {
    seen: (block: number, ageMs: number) => `block ${t.count(block)} · ${t.age(ageMs)} ago`,
    number: (block: number) => `block ${t.count(block)}`,
    read: (block: number, ageMs: number) => `Read at block ${t.count(block)}, ${t.age(ageMs)} ago`,
    kept: (block: number, ageMs: number) =>
      `Kept on this machine: block ${t.count(block)}, ${t.age(ageMs)} ago`,
    old: "old: every value is an estimate",
  },
} as const;
