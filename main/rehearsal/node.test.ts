/** The node between its clock, its disk and its end. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { nodeFiles } from "../lib/files.ts";
import { stillClock } from "./bench.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "./index.ts";

interface Info {
  bestNumber: number;
  bestHash: string;
  blockMs: number | null;
  chainTimeMs: number;
  failure: string | null;
}
const info = (of: Rehearsal) => of.provider().send<Info>("rehearsal_info", []);

/** A clock that is moved by hand, and runs what is due. */
function handClock(): Clock & { move(ms: number): Promise<void> } {
  let nowMs = 1_800_000_000_000;
  let due: { atMs: number; work: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    after(delayMs, work) {
      const timer = { atMs: nowMs + delayMs, work };
      due.push(timer);
      return () => {
        due = due.filter((one) => one !== timer);
      };
    },
    async move(ms) {
      nowMs += ms;
      const ready = due.filter(({ atMs }) => atMs <= nowMs);
      due = due.filter(({ atMs }) => atMs > nowMs);
      for (const { work } of ready) work();
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

describe("blocks by clock", () => {
  test("come at the pace that was asked for, and not after the end", async () => {
    const clock = handClock();
    const rehearsal = await openRehearsal({ statePath: null, blockMs: 12_000, clock });
    await clock.move(11_999);
    expect((await info(rehearsal)).bestNumber).toBe(0);
    await clock.move(1);
    expect((await info(rehearsal)).bestNumber).toBe(1);
    await clock.move(12_000);
    expect((await info(rehearsal)).bestNumber).toBe(2);

    rehearsal.setPace(250);
    await clock.move(250);
    expect(await info(rehearsal)).toMatchObject({ bestNumber: 3, blockMs: 250 });
    rehearsal.setPace(null);
    await clock.move(1_000_000);
    expect((await info(rehearsal)).bestNumber).toBe(3);
    rehearsal.setPace(12_000);
    await rehearsal.close();
    await clock.move(12_000);
  });

  test("carry the wall clock, and chain time of a slot at least when they come faster", async () => {
    const clock = handClock();
    const start = clock.nowMs();
    const rehearsal = await openRehearsal({ statePath: null, blockMs: null, clock });
    await rehearsal.advance(100);
    expect((await info(rehearsal)).chainTimeMs).toBe(start + 100 * 12_000);
    await clock.move(24 * 3_600_000);
    await rehearsal.advance(1);
    expect((await info(rehearsal)).chainTimeMs).toBe(start + 24 * 3_600_000);
    await rehearsal.close();
  });

  test("a faucet waits for the next one", async () => {
    const clock = handClock();
    const rehearsal = await openRehearsal({ statePath: null, blockMs: 12_000, clock });
    const alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    const given = rehearsal.provider().send("rehearsal_faucet", [alice, "1000"]);
    await clock.move(12_000);
    expect(await given).toMatchObject({ blockNumber: 1 });
    const late = rehearsal.provider().send("rehearsal_faucet", [alice, "1000"]);
    const refused = expect(late).rejects.toThrow(/closed|disconnected/);
    await rehearsal.close();
    await refused;
  });
});

describe("a disk that is full", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rehearsal-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  test("stops the chain where it is, says so, and lets it go on afterwards", async () => {
    let isFull = false;
    const files: typeof nodeFiles = {
      ...nodeFiles,
      append(...args) {
        if (isFull) return Promise.reject(new Refusal("DISK_FULL", { name: "state.json" }));
        return nodeFiles.append(...args);
      },
    };
    const clock = handClock();
    const statePath = join(folder, "state.json");
    const rehearsal = await openRehearsal({ statePath, blockMs: 12_000, clock, files });
    await rehearsal.advance(3);
    isFull = true;
    await expect(rehearsal.advance(1)).rejects.toMatchObject({ fault: { code: "DISK_FULL" } });
    await clock.move(12_000);
    expect(await info(rehearsal)).toMatchObject({ bestNumber: 3, failure: "DISK_FULL" });
    isFull = false;
    await clock.move(12_000);
    // A real disk: as long as it takes.
    await vi.waitFor(async () => {
      expect(await info(rehearsal)).toMatchObject({ bestNumber: 4, failure: null });
    });
    const { bestHash } = await info(rehearsal);
    await rehearsal.close();

    const again = await openRehearsal({ statePath, blockMs: null, clock: stillClock() });
    expect(await info(again)).toMatchObject({ bestNumber: 4, bestHash });
    await again.close();
  });
});

describe("the made-up network", () => {
  const burnPrefix = "0x658faa385070e074c85bf6b568cf0555";
  async function keysOf(seed?: string) {
    const options = seed === undefined ? {} : { seed };
    const clock = stillClock();
    const rehearsal = await openRehearsal({ statePath: null, blockMs: null, clock, ...options });
    const provider = rehearsal.provider();
    const genesis = await provider.send<string>("chain_getBlockHash", [0]);
    const keys = await provider.send<string[]>("state_getKeysPaged", [burnPrefix, 1_000, null]);
    await rehearsal.close();
    return { genesis, keys };
  }

  test("is the same for the same seed, another one for another; its genesis never changes", async () => {
    const [first, same, other] = [await keysOf("a"), await keysOf("a"), await keysOf("b")];
    expect(first.keys).toHaveLength(1_000);
    expect(first.keys).toEqual(same.keys);
    expect(first.keys).not.toEqual(other.keys);
    for (const { genesis } of [first, same, other]) expect(genesis).toBe(REHEARSAL_GENESIS);
  });

  test("has a genesis hash that installed apps have pinned", () => {
    expect(REHEARSAL_GENESIS).toBe(
      "0xbf1941b74ea02949d91a39fdea5410b2564ac869eeaca7a0d3ed7747b573bfa0",
    );
  });
});

test("after the end, providers are disconnected and stay so", async () => {
  const rehearsal = await openRehearsal({ statePath: null, blockMs: null, clock: stillClock() });
  const provider = rehearsal.provider();
  const seen: string[] = [];
  provider.on("disconnected", () => seen.push("disconnected"));
  await rehearsal.close();
  expect(seen).toEqual(["disconnected"]);
  expect(provider.isConnected).toBe(false);
  await expect(provider.connect()).rejects.toThrow("disconnected");
  await expect(provider.send("system_chain", [])).rejects.toThrow("disconnected");
  await expect(rehearsal.advance(1)).rejects.toThrow("closed");
});
