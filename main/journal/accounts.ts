/**
 * The journal for accountants: one row for each act that moved value or cost a fee, with its end on the chain. RFC 4180:
 * CRLF, quotes doubled. Amounts twice, as TAO in decimal digits and as whole rao: no rounding and no locale.
 */
import { taoText } from "../codec/units.ts";
import type { StoredEntry } from "./entries.ts";

const COLUMNS = [
  "time_utc",
  "time_local",
  "kind",
  "outcome",
  "address",
  "name",
  "counterparty",
  "subnet",
  "amount_tao",
  "amount_rao",
  "fee_tao",
  "fee_rao",
  "block",
  "extrinsic_index",
  "extrinsic_hash",
  "network",
  "act",
  "journal_entry",
] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

export interface AccountsWishes {
  /** What the user calls a key; null for one that is not here. */
  readonly nameOf: (address: string) => string | null;
  /** Minutes that local time is ahead of UTC at that time. */
  readonly offsetMinutes: (atMs: number) => number;
}

/** The last of these that an act reached is its outcome. Everything before them has moved nothing. */
const ENDS: Readonly<Record<string, string>> = {
  "operation.included": "included",
  "operation.finalised": "final",
  "operation.failed": "failed",
  "faucet.granted": "granted",
};
/** The amount of an act, by the first of these facts that it has. What was really burnt comes before a limit. */
const AMOUNTS = ["burnRao", "amountRao", "alphaRao"];
const COUNTERPARTIES = ["destination", "hotkey"];

/** Takes entries in their order. */
export function accountsCsv(entries: Iterable<StoredEntry>, wishes: AccountsWishes): string {
  const acts = new Map<string, { facts: StoredEntry["facts"]; end: StoredEntry | null }>();
  for (const entry of entries) {
    const { act, kind, facts } = entry;
    if (act === null || !/^(?:operation|faucet)\./.test(kind)) continue;
    const known = acts.get(act) ?? { facts: {}, end: null };
    const isEnd = ENDS[kind] !== undefined;
    acts.set(act, { facts: { ...known.facts, ...facts }, end: isEnd ? entry : known.end });
  }
  const rows = [...acts.values()].flatMap(({ facts, end }) =>
    end === null ? [] : [rowOf(facts, end, wishes)],
  );
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? "")).join(","));
  return [COLUMNS.join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function rowOf(facts: StoredEntry["facts"], end: StoredEntry, wishes: AccountsWishes): Row {
  const text = (name: string): string => String(facts[name] ?? "");
  const first = (names: readonly string[]): string =>
    text(names.find((name) => name in facts) ?? "");
  // A transaction that failed has moved nothing, whatever it had asked for; its fee is gone all the same.
  const amount = end.kind === "operation.failed" ? "" : first(AMOUNTS);
  const address = end.subject ?? "";
  return {
    time_utc: `${new Date(end.atMs).toISOString().slice(0, 19)}Z`,
    time_local: localTime(end.atMs, wishes.offsetMinutes(end.atMs)),
    kind: end.kind.startsWith("faucet.") ? "faucet" : text("operation"),
    outcome: ENDS[end.kind] ?? "",
    address,
    name: wishes.nameOf(address) ?? "",
    counterparty: first(COUNTERPARTIES),
    subnet: text("netuid"),
    ...inBoth("amount", amount),
    ...inBoth("fee", text("feeRao")),
    block: text("block"),
    extrinsic_index: text("index"),
    extrinsic_hash: text("extrinsicHash"),
    network: text("network"),
    act: end.act ?? "",
    journal_entry: String(end.seq),
  };
}

function inBoth(name: "amount" | "fee", rao: string): Row {
  if (!/^\d+$/.test(rao)) return {};
  return { [`${name}_tao`]: taoText(BigInt(rao)), [`${name}_rao`]: rao };
}

/** ISO 8601 with the offset: `2026-01-31T14:05:09+01:00`. */
function localTime(atMs: number, offsetMinutes: number): string {
  const shifted = new Date(atMs + offsetMinutes * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offsetMinutes);
  const two = (value: number) => String(value).padStart(2, "0");
  const sign = offsetMinutes < 0 ? "-" : "+";
  return `${shifted}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * A spreadsheet runs a cell that begins like a formula, and names are typed by people: such a cell gets an apostrophe,
 * which spreadsheets take for "this is text". Nothing of ours that is a number begins like one.
 */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
