/** Everything across the gap, with two whole cores, and only files between them. */
import { afterEach, expect, test } from "vitest";
import { across, fundedVault, hotkeyOn, openPair, type Pair, pairUp } from "./pair.ts";

const pairs: Pair[] = [];
afterEach(async () => {
  for (const pair of pairs.splice(0)) await pair.close();
});
async function start(): Promise<Pair> {
  const pair = await openPair();
  pairs.push(pair);
  return pair;
}

test("a registration crosses and comes back", async () => {
  const pair = await start();
  const { desk, vault } = pair;
  const coldkey = await fundedVault(pair);
  const hotkey = await hotkeyOn(pair, coldkey, "miner-1");
  await pairUp(pair);
  expect(desk.core.workstation.snapshot().watched.map(({ address }) => address)).toContain(coldkey);
  const id = await across(pair, {
    kind: "register",
    coldkey,
    hotkey,
    netuid: 2,
    maxBurnRao: 10_000_000n,
  });
  const act = desk.core.workstation.snapshot().activities.find((one) => one.id === id);
  expect(act?.outcome.state).toBe("finalised");
  expect(act?.outcome.effects[0]?.code).toBe("REGISTERED");
  expect(await pair.names()).toEqual([
    "card-desk-everyday-laptop.ckw",
    "card-vault-the-old-thinkpad.ckw",
    expect.stringMatching(/^request-\d{4}-register-subnet-2\.ckw$/),
    expect.stringMatching(/^signature-\d{4}-register-subnet-2\.ckw$/),
  ]);
  const told = await desk.write(() => desk.core.get("crossing.saveOutcomes", { ids: [id] }));
  expect((await vault.open(...told))[0]).toMatchObject({ kind: "outcome", fault: null });
  expect(vault.core.workstation.snapshot().crossing.arrived[0]?.outcome?.state).toBe("finalised");
  expect(vault.core.bugs).toEqual([]);
  expect(desk.core.bugs).toEqual([]);
});
