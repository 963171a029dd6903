/** The rehearsal's trouble on demand, as the client lives through it. */
import { afterEach, describe, expect, test } from "vitest";
import { fromHex } from "../codec/payload.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain } from "./index.ts";
import {
  devAddress,
  eventually,
  handClock,
  outcomeLog,
  practice,
  soughtFrom,
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

  test("a slow node answers late, and then as well as another", async () => {
    const clock = handClock();
    await opened(clock);
    node.setTrouble("slow");
    let isThere = false;
    const asked = chain.subnets().then((reply) => {
      isThere = true;
      return reply;
    });
    await eventually(() => clock.waiting() > 1);
    expect(isThere).toBe(false);
    // Each answer waits its own five seconds.
    await eventually(() => {
      clock.move(5_000);
      return isThere;
    });
    expect((await asked).ok).toBe(true);
    expect(chain.status().state).toBe("live");
  });

  test("a silent node is left, and found again when it speaks", async () => {
    await opened();
    node.setTrouble("silent");
    await away();
    expect((await chain.subnets()).ok).toBe(false);
    node.setTrouble(null);
    await untilLive(chain);
  });

  test("a reorganisation takes an act out of its block, and it comes in another one", async () => {
    await opened();
    const { funded, signed, register } = practice(() => chain);
    const coldkey = await funded("Alice");
    await value(chain.advance(3));
    const act = await signed("Alice", register(coldkey));
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    await log.until("submitted");
    await value(chain.advance(1));
    const first = await log.until("included");
    await value(chain.trouble("reorganised"));
    await eventually(() => log.states().join() === "submitting,submitted,included,submitted");
    await value(chain.advance(1));
    await eventually(() => log.states().at(-1) === "included");
    await value(chain.advance(3));
    const final = await log.until("finalised");
    expect(final.block?.hash).not.toBe(first.block?.hash);
    expect(final.effects.map(({ code }) => code)).toEqual(["REGISTERED"]);
    expect(await value(chain.lookUp(soughtFrom(act)))).toEqual(final);
  });

  test("an act that a reorganisation loses says so, and the same bytes are taken again", async () => {
    await opened();
    const { funded, signed, register } = practice(() => chain);
    const coldkey = await funded("Alice");
    await value(chain.advance(3));
    const act = await signed("Alice", register(coldkey));
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    await value(chain.advance(1));
    await log.until("included");
    await node.reorganise({ blocks: 1, fate: "forgotten" });
    expect((await log.until("lost")).fault?.code).toBe("SUBMISSION_NOT_IN_POOL");
    expect(log.states()).toEqual(["submitting", "submitted", "included", "submitted", "lost"]);
    const again = outcomeLog();
    await value(chain.submit(act.signed, again.watch));
    await value(chain.advance(4));
    await again.until("finalised");
  });

  test("an act whose nonce another fork uses is never called done", async () => {
    await opened();
    const { funded, signed, register } = practice(() => chain);
    const coldkey = await funded("Alice");
    await value(chain.advance(3));
    const [act, other] = [
      await signed("Alice", register(coldkey)),
      await signed("Alice", register(coldkey, { netuid: 1, maxBurnRao: 2_000_000_000n })),
    ];
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    await value(chain.advance(1));
    await log.until("included");
    const instead = [fromHex(other.signed.extrinsic)];
    await node.reorganise({ blocks: 1, fate: "back", instead });
    expect((await log.until("lost")).fault?.code).toBe("NONCE_USED_BY_OTHER");
    await value(chain.advance(3));
    expect(await value(chain.lookUp(soughtFrom(act)))).toMatchObject({
      state: "refused",
      isFinal: true,
    });
  });

  test("while no block becomes final, an act in a block is not called final", async () => {
    await opened();
    const { funded, signed, register } = practice(() => chain);
    const coldkey = await funded("Alice");
    await value(chain.trouble("stalled"));
    const act = await signed("Alice", register(coldkey));
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    await value(chain.advance(12));
    await log.until("included");
    expect(await value(chain.lookUp(soughtFrom(act)))).toMatchObject({ isFinal: false });
    node.setTrouble(null);
    await value(chain.advance(1));
    await log.until("finalised");
    expect(log.states()).toEqual(["submitting", "submitted", "included", "finalised"]);
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
