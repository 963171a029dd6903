/** What the node remembers, and what it tells its subscribers. */
import { afterEach, describe, expect, test } from "vitest";
import { closeBenches, MEADOW, openBench } from "./bench.ts";

afterEach(closeBenches);

describe("the record of the past", () => {
  test("answers for the newest 256 states, and says that older ones were discarded", async () => {
    const { provider, api, rehearsal } = await openBench();
    const old = await api.rpc.chain.getBlockHash();
    const { hash } = await rehearsal.advance(3);
    await rehearsal.advance(252);
    const at = async (block: string) => (await api.at(block)).query.timestamp?.now?.();
    expect((await at(hash))?.toString()).toBe((1_800_000_000_000 + 3 * 12_000).toString());
    expect(await provider.send("state_getRuntimeVersion", [old.toHex()])).toBeTruthy();
    await rehearsal.advance(1);
    await expect(provider.send("state_getStorage", ["0x00", old.toHex()])).rejects.toMatchObject({
      code: 4003,
      message: expect.stringContaining("State already discarded"),
    });
    expect(await provider.send("chain_getHeader", [old.toHex()])).not.toBeNull();
  });

  test("lists keys page by page, also as they were", async () => {
    const bench = await openBench();
    const { api, provider } = bench;
    const prefix = api.query.subtensorModule?.networksAdded?.keyPrefix() ?? "";
    const page = (count: number, start: string | null, at?: string) =>
      provider.send<string[]>("state_getKeysPaged", [prefix, count, start, at]);
    const first = await page(5, null);
    const second = await page(100, first.at(-1) ?? null);
    expect([first.length, second.length]).toEqual([5, 8]);
    expect([...first, ...second]).toEqual([...first, ...second].sort());
  });

  test("tells subscribers of new heads, of finality two blocks later, and of changed storage", async () => {
    const bench = await openBench();
    const { api, rehearsal } = bench;
    const [best, final, prices]: [number[], number[], string[]] = [[], [], []];
    await api.rpc.chain.subscribeNewHeads(({ number }) => void best.push(number.toNumber()));
    await api.rpc.chain.subscribeFinalizedHeads(({ number }) => void final.push(number.toNumber()));
    await api.query.subtensorModule?.burn?.(MEADOW, (price: unknown) => {
      prices.push(String(price));
    });
    for (let i = 0; i < 4; i++) {
      await rehearsal.advance(1);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(best).toEqual([0, 1, 2, 3, 4]);
    expect(final.at(-1)).toBe(2);
    expect(prices).toEqual(["1000000000", "998076443", "996156586", "994240422"]);
  });
});
