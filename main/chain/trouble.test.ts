/** The rehearsal's trouble on demand, as the client lives through it. */
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain } from "./index.ts";
import {
  devAddress,
  eventually,
  handClock,
  outcomeLog,
  practice,
  untilLive,
  value,
} from "./testing.ts";

let node: Rehearsal;
let chain: Chain;
async function opened(clock = systemClock): Promise<void> {
  node = await openRehearsal({ statePath: null, blockMs: null, clock });
  chain = openChain({
    network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
    provider: async () => node.provider(),
    clock: systemClock,
    onStatus: () => undefined,
  });
  await untilLive(chain);
}
afterEach(async () => {
  await chain.close();
  await node.close();
});
const away = () =>
  eventually(() => (chain.status().state === "away" ? chain.status().fault?.code : null));

describe("trouble", { timeout: 60_000 }, () => {
  test("a lost connection comes back by itself", async () => {
    await opened();
    await value(chain.trouble("dropped"));
    await away();
    await untilLive(chain);
  });

  test("another chain is not believed, until it is the right one again", async () => {
    await opened();
    await value(chain.trouble("lying-genesis"));
    await eventually(() => chain.status().fault?.code === "GENESIS_MISMATCH");
    expect((await chain.subnets()).ok).toBe(false);
    node.setTrouble(null);
    await untilLive(chain);
  });

  test("a full pool turns the act away, and it says so", async () => {
    await opened();
    const { funded, signed, register } = practice(() => chain);
    const act = await signed("Alice", register(await funded("Alice")));
    node.setTrouble("full-pool");
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    expect((await log.until("lost")).fault?.code).toBe("POOL_FULL");
    expect(log.states()).not.toContain("submitted");
  });

  test("a runtime upgrade in the middle is read anew, and what was drafted before says for which it was", async () => {
    await opened();
    const { funded, signed, register } = practice(() => chain);
    const act = await signed("Alice", register(await funded("Alice")));
    expect(act.request.specVersion).toBe(424);
    await value(chain.trouble("upgrade"));
    await eventually(() => chain.status().specVersion === 425 && chain.status().state === "live");
    const again = await signed("Alice", register(devAddress("Alice")));
    expect(again.request.specVersion, "never signed for the version before").toBe(425);
  });

  test("is refused by a name that nobody gave it, and ends by itself", async () => {
    const clock = handClock();
    await opened(clock);
    expect(await chain.trouble("plague")).toMatchObject({
      ok: false,
      fault: { code: "CHAIN_NODE_ERROR", facts: { rpcCode: -32_602 } },
    });
    node.setTrouble("full-pool");
    const { funded, signed, register } = practice(() => chain);
    const act = await signed("Alice", register(await funded("Alice")));
    const before = outcomeLog();
    await value(chain.submit(act.signed, before.watch));
    await before.until("lost");
    clock.move(60_000);
    const after = outcomeLog();
    await value(chain.submit(act.signed, after.watch));
    await after.until("submitted");
  });
});
