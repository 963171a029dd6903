/** Reorganisations, as clients see them: in this process and over a WebSocket. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ApiPromise, WsProvider } from "@polkadot/api";
import { afterEach, describe, expect, test } from "vitest";
import { Refusal } from "../lib/fault.ts";
import { nodeFiles } from "../lib/files.ts";
import {
  type Bench,
  closeBench,
  closeBenches,
  faucet,
  free,
  openBench,
  pair,
  TAO,
  tx,
} from "./bench.ts";
import type { Rehearsal, RehearsalProvider } from "./index.ts";

afterEach(closeBenches);

const PATIENCE = { timeout: 20_000 };

interface Told {
  readonly best: number[];
  readonly all: number[];
  readonly final: number[];
  readonly nonces: string[];
  readonly status: string[];
}
type Line = Pick<RehearsalProvider, "send" | "subscribe">;

/** Everything a client is told, and of one transaction what becomes of it. */
async function listenTo(line: Line, api: ApiPromise, account: string, extrinsic: string) {
  const told: Told = { best: [], all: [], final: [], nonces: [], status: [] };
  const heads = (list: number[]) => (error: unknown, head: { number: string }) => {
    if (error !== null) return;
    list.push(Number(head.number));
  };
  await line.subscribe("chain_newHead", "chain_subscribeNewHeads", [], heads(told.best));
  await line.subscribe("chain_allHead", "chain_subscribeAllHeads", [], heads(told.all));
  await line.subscribe(
    "chain_finalizedHead",
    "chain_subscribeFinalizedHeads",
    [],
    heads(told.final),
  );
  const key = api.query.system?.account?.key(account) ?? "";
  await line.subscribe("state_storage", "state_subscribeStorage", [[key]], (error, result) => {
    if (error !== null) return;
    const { changes } = result;
    const value = changes[0]?.[1];
    // The first field of an account, u32 with the low byte first.
    told.nonces.push(String(fromHexText(value?.slice(0, 10) ?? "0x00")[0]));
  });
  const name = async (hash: string) => {
    const header = await line.send<{ number: string } | null>("chain_getHeader", [hash]);
    return header === null ? "?" : String(Number(header.number));
  };
  await line.subscribe(
    "author_extrinsicUpdate",
    "author_submitAndWatchExtrinsic",
    [extrinsic],
    (error, status) => {
      if (error !== null) return;
      const [word, hash] =
        typeof status === "string"
          ? [status, null]
          : ((Object.entries(status)[0] ?? ["?", null]) as [string, string | null]);
      const at = told.status.push(word) - 1;
      if (hash !== null) {
        void name(hash).then((number) => {
          told.status[at] = `${word} ${number}`;
        });
      }
    },
  );
  return told;
}

const [alice, bob] = [() => pair("alice"), () => pair("bob")];

async function transfer(bench: Bench, rao: bigint, nonce = 0): Promise<string> {
  const call = tx(bench.api, "balances", "transferKeepAlive", bob().address, rao);
  return (await call.signAsync(alice(), { era: 0, nonce })).toHex();
}

/** Alice has money in a final block, and the chain's newest block is 5. */
async function funded(options: Parameters<typeof openBench>[0] = {}): Promise<Bench> {
  const bench = await openBench(options);
  await faucet(bench, alice(), 10n * TAO);
  await bench.rehearsal.advance(4);
  return bench;
}

async function lineOf(kind: string, bench: Bench, rehearsal: Rehearsal): Promise<Line> {
  if (kind === "in this process") return bench.provider;
  const provider = new WsProvider((await rehearsal.serve()).url, false);
  await provider.connect();
  await provider.isReady;
  return provider as unknown as Line;
}

describe.each(["in this process", "over a WebSocket"])("a client %s", (kind) => {
  const watched = async () => {
    const bench = await funded();
    const line = await lineOf(kind, bench, bench.rehearsal);
    const extrinsic = await transfer(bench, TAO);
    const told = await listenTo(line, bench.api, alice().address, extrinsic);
    await bench.rehearsal.advance(1);
    await expect.poll(() => told.status.at(-1), PATIENCE).toBe("inBlock 6");
    return { bench, line, told, extrinsic };
  };

  test("is told that a transaction left its block, and that another block holds it", async () => {
    const { bench, line, told } = await watched();
    const before = await line.send<string>("chain_getBlockHash", [6]);
    const { number, hash } = await bench.rehearsal.reorganise({ blocks: 1, fate: "again" });
    expect(number).toBe(7);
    await expect.poll(() => told.status.slice(-2), PATIENCE).toEqual(["retracted 6", "inBlock 6"]);
    const after = await line.send<string>("chain_getBlockHash", [6]);
    expect(after).not.toBe(before);
    expect(await line.send("chain_getBlockHash", [])).toBe(hash);
    const header = await line.send<{ parentHash: string }>("chain_getHeader", [hash]);
    expect(header.parentHash).toBe(after);
    // The old block is known, as it is on a real node, and nobody can be asked how it was after it.
    expect(await line.send("chain_getBlock", [before])).toMatchObject({
      block: { header: { number: "0x6" } },
    });
    await expect(line.send("state_getStorage", ["0x00", before])).rejects.toMatchObject({
      code: 4003,
    });
    await bench.rehearsal.advance(1);
    await expect.poll(() => told.status.at(-1), PATIENCE).toBe("finalized 6");
    expect(told.best).toEqual([5, 6, 7, 8]);
    expect(told.all).toEqual([5, 6, 6, 7, 8]);
    expect(told.final).toEqual([3, 4, 5, 6]);
    expect(await free(bench.api, bob())).toBe(TAO);
  });

  test("sees what was in the blocks wait, and come in another one", async () => {
    const { bench, told } = await watched();
    await bench.rehearsal.reorganise({ blocks: 1, fate: "back" });
    await expect.poll(() => told.status.slice(-2), PATIENCE).toEqual(["retracted 6", "ready"]);
    expect(await free(bench.api, bob())).toBe(0n);
    await expect.poll(() => told.nonces, PATIENCE).toEqual(["0", "1", "0"]);
    await bench.rehearsal.advance(1);
    await expect.poll(() => told.status.at(-1), PATIENCE).toBe("inBlock 8");
    await bench.rehearsal.advance(2);
    await expect.poll(() => told.status.at(-1), PATIENCE).toBe("finalized 8");
    expect(await free(bench.api, bob())).toBe(TAO);
  });

  test("sees it forgotten: nobody keeps the bytes, and the same ones are taken again", async () => {
    const { bench, line, told, extrinsic } = await watched();
    await bench.rehearsal.reorganise({ blocks: 1, fate: "forgotten" });
    await expect.poll(() => told.status.slice(-2), PATIENCE).toEqual(["retracted 6", "dropped"]);
    await bench.rehearsal.advance(3);
    expect(await free(bench.api, bob())).toBe(0n);
    expect(await line.send("author_pendingExtrinsics", [])).toEqual([]);
    await line.send("author_submitExtrinsic", [extrinsic]);
    await bench.rehearsal.advance(1);
    expect(await free(bench.api, bob())).toBe(TAO);
  });

  test("sees it become worthless, when the other blocks hold one with its nonce", async () => {
    const { bench, told } = await watched();
    const other = await transfer(bench, 2n * TAO);
    await bench.rehearsal.reorganise({ blocks: 1, fate: "back", instead: [fromHexText(other)] });
    await expect.poll(() => told.status.slice(-2), PATIENCE).toEqual(["retracted 6", "invalid"]);
    expect(await free(bench.api, bob())).toBe(2n * TAO);
  });
});

describe("a reorganisation", () => {
  test("leaves what is final and the faucet's money, and reaches further while finality stands", async () => {
    const bench = await funded();
    const { rehearsal, provider } = bench;
    await expect(provider.send("rehearsal_reorganise", [3])).rejects.toMatchObject({
      code: -32_602,
    });
    await expect(provider.send("rehearsal_reorganise", [0])).rejects.toMatchObject({
      code: -32_602,
    });
    await faucet(bench, bob(), 3n * TAO);
    await provider.send("rehearsal_reorganise", [2]);
    expect(await free(bench.api, bob())).toBe(3n * TAO);
    rehearsal.setTrouble("stalled");
    await rehearsal.advance(10);
    const final = await provider.send("chain_getFinalizedHead", []);
    const { number } = await rehearsal.reorganise({ blocks: 12, fate: "again" });
    expect(number).toBe(18);
    expect(await provider.send("chain_getFinalizedHead", [])).toBe(final);
    expect(await free(bench.api, bob())).toBe(3n * TAO);
    rehearsal.setTrouble(null);
    await rehearsal.advance(1);
    expect(await provider.send("chain_getFinalizedHead", [])).toBe(
      await provider.send("chain_getBlockHash", [17]),
    );
  });

  test("is on disk before anybody hears of it, and is none when the disk is full", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rehearsal-"));
    let isFull = false;
    const files = {
      ...nodeFiles,
      async writeAtomic(path: string, bytes: Uint8Array) {
        if (isFull) throw new Refusal("DISK_FULL", {});
        await nodeFiles.writeAtomic(path, bytes);
      },
    };
    const statePath = join(folder, "state.json");
    const bench = await funded({ statePath, files });
    const best = await bench.provider.send("chain_getBlockHash", []);
    isFull = true;
    await expect(bench.rehearsal.reorganise({ blocks: 2, fate: "again" })).rejects.toThrow();
    expect(await bench.provider.send("chain_getBlockHash", [])).toBe(best);
    await bench.rehearsal.advance(1);
    isFull = false;
    const { hash } = await bench.rehearsal.reorganise({ blocks: 2, fate: "again" });
    await closeBench(bench);

    const after = await openBench({ statePath });
    expect(await after.provider.send("chain_getBlockHash", [])).toBe(hash);
    expect(await free(after.api, alice())).toBe(10n * TAO);
    // What was in these blocks is not known any more.
    await expect(after.provider.send("rehearsal_reorganise", [1])).rejects.toMatchObject({
      code: -32_602,
    });
    await rm(folder, { recursive: true });
  });
});

function fromHexText(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
}
