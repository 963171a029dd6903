/** The state file, through restarts, crashes and damage. */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  amount,
  closeBench,
  closeBenches,
  faucet,
  free,
  MEADOW,
  openBench,
  pair,
  query,
  register,
  run,
  stillClock,
  TAO,
} from "./bench.ts";
import { openRehearsal, REHEARSAL_GENESIS } from "./index.ts";

afterEach(closeBenches);

describe("a restart", () => {
  let folder: string;
  let statePath: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rehearsal-"));
    statePath = join(folder, "state.json");
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test("continues with the same block, balances, registrations and older states", async () => {
    const before = await openBench({ statePath });
    const [cold, hot] = [pair("cold"), pair("hot")];
    await faucet(before, cold, 100n * TAO);
    await run(before, cold, register(before.api, MEADOW, hot, 2n * TAO));
    await before.rehearsal.advance(300);
    const header = await before.api.rpc.chain.getHeader();
    const older = await before.api.rpc.chain.getBlockHash(header.number.toNumber() - 200);
    const burnThen = await (await before.api.at(older)).query.subtensorModule?.burn?.(1);
    const balance = await free(before.api, cold);
    await closeBench(before);

    const after = await openBench({ statePath, clock: { ...stillClock(), nowMs: () => 2e12 } });
    expect((await after.api.rpc.chain.getHeader()).hash.toHex()).toBe(header.hash.toHex());
    expect(await free(after.api, cold)).toBe(balance);
    const uid = await query(after.api, "subtensorModule", "uids", MEADOW, hot.address);
    expect(uid.toString()).toBe("48");
    const burnAgain = await (await after.api.at(older)).query.subtensorModule?.burn?.(1);
    expect(burnAgain?.toString()).toBe(burnThen?.toString());
    // Years later: one block, not millions, with the present time.
    const { number } = await after.rehearsal.advance(1);
    expect(number).toBe(header.number.toNumber() + 1);
    expect(await amount(after.api, "timestamp", "now")).toBe(2_000_000_000_000n);
  });

  test("survives a line that was being written when the power went", async () => {
    const before = await openBench({ statePath });
    await before.rehearsal.advance(2);
    await closeBench(before);
    const bytes = await readFile(statePath);
    await writeFile(statePath, bytes.subarray(0, bytes.length - 40));
    const after = await openBench({ statePath });
    expect((await after.api.rpc.chain.getHeader()).number.toNumber()).toBe(1);
    await after.rehearsal.advance(1);
  });

  test("refuses a damaged file and keeps it aside", async () => {
    const before = await openBench({ statePath });
    await before.rehearsal.advance(2);
    await closeBench(before);
    const bytes = await readFile(statePath);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    await writeFile(statePath, bytes);
    await expect(
      openRehearsal({ statePath, blockMs: null, clock: stillClock() }),
    ).rejects.toMatchObject({ fault: { code: "REHEARSAL_STATE_UNREADABLE" } });
    const [kept] = await readdir(folder);
    expect(kept).toMatch(/^state\.json\.unreadable-/);
    expect(bytes.equals(await readFile(join(folder, kept ?? "")))).toBe(true);
  });

  test("refuses a file of a version that it does not know, and leaves it where it is", async () => {
    const header = {
      format: "coldkey-workstation/rehearsal",
      version: 2,
      genesis: REHEARSAL_GENESIS,
    };
    const text = JSON.stringify(header);
    const sum = createHash("sha256").update(text).digest("hex").slice(0, 32);
    await writeFile(statePath, `${sum} ${text}\n`);
    await expect(
      openRehearsal({ statePath, blockMs: null, clock: stillClock() }),
    ).rejects.toMatchObject({ fault: { code: "REHEARSAL_STATE_UNKNOWN_VERSION" } });
    expect(await readdir(folder)).toEqual(["state.json"]);
  });

  test("costs little disk per block, and the file does not grow without end", async () => {
    const { rehearsal } = await openBench({ statePath });
    await rehearsal.advance(1);
    const { size: before } = await stat(statePath);
    await rehearsal.advance(100);
    const { size: after } = await stat(statePath);
    expect((after - before) / 100).toBeLessThan(6_000);
    await rehearsal.advance(2_400);
    const { size: later } = await stat(statePath);
    expect(later).toBeLessThan(before + 1_400 * 6_000);
  });
});
