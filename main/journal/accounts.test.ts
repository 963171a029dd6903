import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountsCsv } from "./accounts.ts";
import type { StoredEntry } from "./entries.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const HASH = `0x${"ab".repeat(32)}`;
const AT = Date.UTC(2026, 0, 31, 23, 5, 9);

let seq = 0;
const entry = (kind: string, act: string, facts: StoredEntry["facts"]): StoredEntry => ({
  ...{ seq: seq++, atMs: AT, kind, act, facts },
  subject: ALICE,
});
const plain = { nameOf: () => "treasury", offsetMinutes: () => 60 };

/** RFC 4180, read by somebody else than the writer. */
function read(csv: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (let at = 0; at < csv.length; ) {
    const [, quoted, bare = "", end] =
      /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(csv.slice(at)) ?? [];
    if (end === undefined) throw new Error(`No cell at ${at}: ${csv.slice(at, at + 40)}`);
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += (quoted === undefined ? bare.length : quoted.length + 2) + end.length;
    if (end === "\r\n") rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  const [head = [], ...body] = rows;
  return body.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""]));
  });
}

const transfer = (act: string, facts: StoredEntry["facts"] = {}) => [
  entry("operation.drafted", act, {
    operation: "transfer",
    destination: BOB,
    amountRao: "1500000000",
    ...facts,
  }),
  entry("operation.signed", act, { extrinsicHash: HASH }),
  entry("operation.included", act, { block: 8, index: 2 }),
  entry("operation.finalised", act, { block: 8, index: 2, feeRao: "124000" }),
];

describe("rows for accountants", () => {
  it("hold one row for each act, with what it came to", () => {
    expect(read(accountsCsv(transfer("act-1"), plain))).toEqual([
      {
        time_utc: "2026-01-31T23:05:09Z",
        time_local: "2026-02-01T00:05:09+01:00",
        kind: "transfer",
        outcome: "final",
        address: ALICE,
        name: "treasury",
        counterparty: BOB,
        subnet: "",
        amount_tao: "1.500000000",
        amount_rao: "1500000000",
        fee_tao: "0.000124000",
        fee_rao: "124000",
        block: "8",
        extrinsic_index: "2",
        extrinsic_hash: HASH,
        network: "",
        act: "act-1",
        journal_entry: String(seq - 1),
      },
    ]);
  });

  it("leave out what never reached the chain", () => {
    const never = [
      entry("operation.drafted", "act-2", { operation: "transfer", amountRao: "5" }),
      entry("operation.refused", "act-2", { code: "WRONG_PASSPHRASE" }),
      entry("ceremony.started", "act-3", { ceremony: "create" }),
    ];
    expect(read(accountsCsv(never, plain))).toEqual([]);
  });

  it("count a failed act's fee, and not what it wanted to move", () => {
    const failed = [
      ...transfer("act-4").slice(0, 2),
      entry("operation.failed", "act-4", { block: 9, feeRao: "7", code: "CHAIN_X" }),
    ];
    expect(read(accountsCsv(failed, plain))[0]).toMatchObject({
      outcome: "failed",
      amount_rao: "",
      amount_tao: "",
      fee_rao: "7",
      fee_tao: "0.000000007",
    });
  });

  it("give what was really burnt, not the limit, and the largest amount exactly", () => {
    const most = "18446744073709551615";
    const registered = [
      entry("operation.drafted", "act-5", { operation: "register", maxBurnRao: "9", netuid: 3 }),
      entry("operation.finalised", "act-5", { block: 1, burnRao: most, feeRao: "0" }),
    ];
    expect(read(accountsCsv(registered, plain))[0]).toMatchObject({
      subnet: "3",
      amount_rao: most,
      amount_tao: "18446744073.709551615",
      fee_tao: "0.000000000",
    });
  });

  it("never begin a cell like a formula, whatever a key is called", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '="x",\r\n"', "|calc", "%0A"),
        ),
        (name) => {
          const [row] = read(accountsCsv(transfer("act-6"), { ...plain, nameOf: () => name }));
          expect(row?.name).not.toMatch(/^[=+\-@\t\r\n|%]/);
          expect([name, `'${name}`]).toContain(row?.name);
        },
      ),
    );
  });

  it("say local time with its offset, west of Greenwich too", () => {
    const [row] = read(accountsCsv(transfer("act-7"), { ...plain, offsetMinutes: () => -210 }));
    expect(row?.time_local).toBe("2026-01-31T19:35:09-03:30");
  });
});
