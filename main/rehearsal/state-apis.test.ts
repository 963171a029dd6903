/** Runtime APIs that the app asks, through the real client; and a world of the size of the real one. */
import { afterEach, expect, test } from "vitest";
import { closeBenches, faucet, MEADOW, openBench, pair, run, TAO, tx } from "./bench.ts";
import { genesisState } from "./genesis.ts";

afterEach(closeBenches);

test("stake, prices and simulated trades agree with what a trade then brings", async () => {
  const bench = await openBench();
  const { api } = bench;
  const [alice, hotkey] = [pair("Alice"), pair("hot")];
  await faucet(bench, alice, 100n * TAO);
  const ask = async (of: string, method: string, ...args: unknown[]) =>
    (await api.call[of]?.[method]?.(...args))?.toJSON() as never;

  await run(bench, alice, tx(api, "subtensorModule", "tryAssociateHotkey", hotkey.address));
  const price: number = await ask("swapRuntimeApi", "currentAlphaPrice", MEADOW);
  expect(price).toBe(19_999_999);
  const quoted: { alphaAmount: number; taoFee: number; alphaSlippage: number } = await ask(
    "swapRuntimeApi",
    "simSwapTaoForAlpha",
    MEADOW,
    10n * TAO,
  );
  expect(quoted).toMatchObject({ alphaAmount: 499_623_383_200, taoFee: 5_035_477 });
  const add = tx(api, "subtensorModule", "addStake", hotkey.address, MEADOW, 10n * TAO);
  expect((await run(bench, alice, add)).error).toBeNull();

  const stakes: object[] = await ask(
    "stakeInfoRuntimeApi",
    "getStakeInfoForColdkey",
    alice.address,
  );
  expect(stakes).toHaveLength(1);
  expect(stakes[0]).toMatchObject({
    hotkey: hotkey.address,
    netuid: MEADOW,
    stake: quoted.alphaAmount,
    isRegistered: false,
  });
  const available: Record<string, Record<string, object>> = await ask(
    "stakeInfoRuntimeApi",
    "getStakeAvailabilityForColdkeys",
    [alice.address],
    null,
  );
  expect(Object.values(available)[0]).toEqual({
    [MEADOW]: { total: quoted.alphaAmount, locked: 0, available: quoted.alphaAmount },
  });
  const subnets: (object | null)[] = await ask("subnetInfoRuntimeApi", "getAllDynamicInfo");
  expect(subnets).toHaveLength(13);
  expect(await ask("neuronInfoRuntimeApi", "getNeuronsLite", MEADOW)).toHaveLength(48);
  expect(await ask("subnetRegistrationRuntimeApi", "getNetworkRegistrationCost")).toBe(
    1_000_000_000_000,
  );
  expect(await ask("proxyFilterRuntimeApi", "getProxyTypes")).toHaveLength(18);
  expect(
    await ask("swapRuntimeApi", "simSwapAlphaForTao", MEADOW, 3_000_000_000n * TAO),
  ).toMatchObject({ taoAmount: 0, alphaFee: 0 });
});

test("128 subnets with thousands of neurons are made on request, the same for the same seed", () => {
  const world = () => genesisState("large", 1_800_000_000_000, { subnets: 128, neurons: 16 });
  const [one, two] = [world(), world()];
  expect(one.size).toBe(two.size);
  expect(one.size).toBeGreaterThan(12_000);
  const isDifferent = ([key, value]: [string, Uint8Array]) =>
    Buffer.compare(value, two.get(key) ?? new Uint8Array()) !== 0;
  expect([...one].filter(isDifferent)).toEqual([]);
}, 30_000);
