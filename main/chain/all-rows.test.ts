import { expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { readAllRows } from "./all-rows.ts";
import type { Connection } from "./connection.ts";

const PREFIX = `0x${"aa".repeat(32)}`;
const HASH = `0x${"01".repeat(32)}`;
const keyOf = (row: number): string => `${PREFIX}${row.toString(16).padStart(8, "0")}`;
/** A node with so many rows, each of which holds its own number; it answers what `spoil` makes of its replies. */
function node(rows: number, spoil: (keys: string[]) => string[] = (keys) => keys) {
  const asked: string[] = [];
  const ask = async (_schema: unknown, method: string, params: unknown[]): Promise<unknown> => {
    asked.push(method);
    if (method === "state_getKeysPaged") {
      const start = params[2] as string | null;
      const all = Array.from({ length: rows }, (_, row) => keyOf(row));
      return spoil(all.filter((key) => start === null || key > start).slice(0, 1_000));
    }
    const changes = (params[0] as string[]).map((key) => [key, `0x${key.slice(-8)}`]);
    return [{ block: HASH, changes }];
  };
  const live = { wire: { ask }, runtime: { storage: { prefix: () => PREFIX } } };
  return { asked, live: live as unknown as Pick<Connection, "wire" | "runtime"> };
}
const read = (live: Pick<Connection, "wire" | "runtime">, maxPages: number) =>
  readAllRows(live, HASH, "proxies", maxPages, (key, value) => {
    const row = Number.parseInt(Buffer.from(key.bytes(4)).toString("hex"), 16);
    expect(Buffer.from(value.bytes(4)).readUInt32BE()).toBe(row);
    return row % 1_000 === 3 ? row : null;
  });

test("all pages are read, two round trips each, and what matters is kept", async () => {
  const { live, asked } = node(2_005);
  expect(await read(live, 5)).toEqual({ found: [3, 1_003, 2_003], rows: 2_005, isWhole: true });
  expect(asked).toHaveLength(6);
  expect(await read(node(0).live, 5)).toEqual({ found: [], rows: 0, isWhole: true });
});

test("beyond the limit nothing is read, and the answer says so", async () => {
  const { live, asked } = node(100_000);
  expect(await read(live, 2)).toMatchObject({ found: [3, 1_003], rows: 2_000, isWhole: false });
  expect(asked).toHaveLength(4);
});

test("a node that goes in circles, or answers for another item, is refused", async () => {
  const first = Array.from({ length: 1_000 }, (_, row) => keyOf(row));
  const refused = { fault: { code: "CHAIN_REPLY_UNREADABLE" } };
  await expect(read(node(5_000, () => first).live, 9)).rejects.toMatchObject(refused);
  const other = (keys: string[]) => keys.map((key) => key.replace("0xaa", "0xab"));
  await expect(read(node(5, other).live, 9)).rejects.toBeInstanceOf(Refusal);
});
