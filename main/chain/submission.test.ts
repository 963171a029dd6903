import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Outcome } from "../codec/pipeline.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain } from "./index.ts";
import {
  type Answer,
  codesOf,
  devAddress,
  eventually,
  lying,
  outcomeLog,
  practice,
  signAs,
  soughtFrom,
  untilLive,
  value,
} from "./testing.ts";

const TAO = 1_000_000_000n;

let node: Rehearsal;
let chain: Chain;
let providers: ReturnType<Rehearsal["provider"]>[] = [];
const { draftOf, signed, funded, register } = practice(() => chain);

beforeAll(async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
  chain = openOne();
  await untilLive(chain);
});
afterAll(async () => {
  await chain.close();
  await node.close();
});

function openOne(): Chain {
  return openChain({
    network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
    provider: async () => {
      const provider = node.provider();
      providers = [...providers, provider];
      return provider;
    },
    clock: systemClock,
    onStatus: () => undefined,
  });
}

describe("a submission", () => {
  test("goes from submitted to included to finalised, and tells uid, price and fee to the rao", async () => {
    const coldkey = await funded("Submit");
    const operation = register(coldkey, { netuid: 1, maxBurnRao: 2n * TAO });
    const act = await signed("Submit", operation);
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    await log.until("submitted");
    await value(chain.advance(1));
    const included = await log.until("included");
    await value(chain.advance(5));
    const final = v.parse(Outcome, await log.until("finalised"));
    expect(log.states()).toEqual(["submitting", "submitted", "included", "finalised"]);
    expect(final).toEqual({ ...included, state: "finalised", isFinal: true });
    expect(final.effects).toMatchObject([
      { code: "REGISTERED", facts: { netuid: 1, uid: 48, hotkey: operation.hotkey } },
    ]);
    expect(final.fault).toBeNull();
    // The quote was the price: nothing refundable is in these calls.
    expect(act.draft.costs[1]).toEqual({ kind: "fee", rao: final.feeRao, bound: "about" });
    const burnt = final.effects[0]?.facts.burnRao;
    const after = await draftOf(register(coldkey));
    expect(typeof burnt).toBe("bigint");
    expect(10n * TAO - after.freeRao).toBe(BigInt(String(burnt)) + (final.feeRao ?? 0n));

    const hotkey = operation.hotkey;
    expect(await value(chain.registrations([hotkey]))).toEqual(
      new Map([[hotkey, [{ netuid: 1, uid: 48, sinceBlock: final.block?.number }]]]),
    );
    const again = await draftOf({ ...operation });
    expect(codesOf(again.blocking)).toEqual(["HOTKEY_ALREADY_REGISTERED"]);
    expect(again.blocking[0]?.facts).toEqual({ netuid: 1, uid: 48 });
    const stranger = await draftOf(register(await funded("Stranger"), { hotkey }));
    expect(stranger.blocking).toEqual([
      { code: "HOTKEY_OWNED_BY_OTHER", facts: { owner: coldkey } },
    ]);
    const careful = await draftOf({
      kind: "transfer",
      coldkey,
      destination: hotkey,
      amountRao: TAO,
    });
    expect(codesOf(careful.warnings)).toContain("DESTINATION_IS_HOTKEY");
  });

  test("of a transfer tells what arrived", async () => {
    const coldkey = await funded("Payer");
    const destination = devAddress("Payee");
    const act = await signed("Payer", {
      kind: "transfer",
      coldkey,
      destination,
      amountRao: 3n * TAO,
    });
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    await value(chain.advance(6));
    const { effects } = await log.until("finalised");
    expect(effects).toEqual([
      { code: "TRANSFERRED", facts: { from: coldkey, to: destination, amountRao: 3n * TAO } },
    ]);
  });

  test("fails, and says so by name, when the price rose above the maximum", async () => {
    const coldkey = await funded("Late");
    const rival = await funded("Rival");
    const price = (await draftOf(register(coldkey, { netuid: 8 }))).subnet?.burnRao ?? 0n;
    const late = await signed("Late", register(coldkey, { netuid: 8, maxBurnRao: price }));
    const first = await signed("Rival", register(rival, { netuid: 8, maxBurnRao: TAO }));
    const [rivalLog, log] = [outcomeLog(), outcomeLog()];
    await value(chain.submit(first.signed, rivalLog.watch));
    await value(chain.submit(late.signed, log.watch));
    await value(chain.advance(1));
    await rivalLog.until("included");
    const failed = await log.until("failed");
    expect(failed).toMatchObject({
      isFinal: false,
      effects: [],
      fault: { code: "CHAIN_REGISTRATION_PRICE_LIMIT_EXCEEDED" },
    });
    expect(failed.feeRao).toBeGreaterThan(0n);
    await value(chain.advance(5));
    await eventually(() => log.seen.at(-1)?.isFinal);
    expect(log.seen.at(-1)).toMatchObject({ state: "failed", isFinal: true });
    expect(await value(chain.lookUp(soughtFrom(late)))).toMatchObject({
      state: "failed",
      isFinal: true,
    });
  });

  test("with a used nonce is refused for good", async () => {
    const coldkey = await funded("Twice");
    const one = await signed("Twice", register(coldkey));
    const other = await signed("Twice", register(coldkey));
    expect(other.request.nonce).toBe(one.request.nonce);
    await value(chain.submit(one.signed, outcomeLog().watch));
    const rejected = outcomeLog();
    await value(chain.submit(other.signed, rejected.watch));
    expect(rejected.seen.at(-1)).toMatchObject({
      state: "refused",
      fault: { code: "POOL_NONCE_TAKEN" },
    });
    await value(chain.advance(6));
    const stale = outcomeLog();
    await value(chain.submit(other.signed, stale.watch));
    expect(stale.seen.at(-1)).toMatchObject({
      state: "refused",
      fault: { code: "POOL_STALE_NONCE" },
    });
    expect(await value(chain.lookUp(soughtFrom(other)))).toMatchObject({
      state: "refused",
      isFinal: true,
      fault: { code: "NONCE_USED_BY_OTHER" },
    });
  });

  test("of the same bytes again acts once, and finds the first", async () => {
    const coldkey = await funded("Again");
    const act = await signed("Again", register(coldkey));
    const [first, second, third] = [outcomeLog(), outcomeLog(), outcomeLog()];
    await value(chain.submit(act.signed, first.watch));
    await value(chain.submit(act.signed, second.watch));
    expect(second.states()).toEqual(["submitting", "submitted"]);
    await value(chain.advance(6));
    await first.until("finalised");
    const final = await second.until("finalised");
    await value(chain.submit(act.signed, third.watch));
    expect(third.seen.at(-1)).toEqual(final);
  });

  test("with a broken signature is refused", async () => {
    const coldkey = await funded("Broken");
    const act = await signed("Broken", register(coldkey));
    const { extrinsic } = act.signed;
    const log = outcomeLog();
    const flipped = `${extrinsic.slice(0, 100)}${extrinsic[100] === "0" ? "1" : "0"}${extrinsic.slice(101)}`;
    await value(chain.submit({ ...act.signed, extrinsic: flipped }, log.watch));
    expect(log.seen.at(-1), JSON.stringify(log.seen)).toMatchObject({
      state: "refused",
      fault: { code: "POOL_BAD_SIGNATURE" },
    });
    expect(await chain.submit({ ...act.signed, extrinsic: "0x00" }, log.watch)).toMatchObject({
      fault: { code: "SIGNED_REQUEST_UNREADABLE" },
    });
  });

  test("that comes too late expires, and is proved not to have been included", async () => {
    const coldkey = await funded("Slow");
    const act = await signed("Slow", register(coldkey));
    expect(await value(chain.lookUp(soughtFrom(act)))).toMatchObject({
      state: "lost",
      fault: { code: "SUBMISSION_NOT_IN_POOL" },
    });
    await value(chain.advance(80));
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    expect(log.seen.at(-1)).toMatchObject({ state: "refused" });
    expect(await value(chain.lookUp(soughtFrom(act)))).toMatchObject({
      state: "expired",
      isFinal: true,
      block: null,
      fault: { code: "ERA_PASSED" },
    });
  });

  test("that waits for a missing nonce expires by itself", async () => {
    const coldkey = await funded("Future");
    const request = await value(chain.request(await draftOf(register(coldkey))));
    const log = outcomeLog();
    await value(chain.submit(signAs("Future", { ...request, nonce: 5 }), log.watch));
    await log.until("submitted");
    await value(chain.advance(80));
    const expired = await log.until("expired");
    expect(expired).toMatchObject({ isFinal: true, fault: { code: "ERA_PASSED" } });
  });
});

describe("when the node is gone", () => {
  test("between submission and inclusion, the act is lost until it is looked up", async () => {
    const coldkey = await funded("Unlucky");
    const act = await signed("Unlucky", register(coldkey));
    const log = outcomeLog();
    await value(chain.submit(act.signed, log.watch));
    await log.until("submitted");
    providers.at(-1)?.drop();
    expect(await log.until("lost")).toMatchObject({ fault: { code: "SUBMISSION_UNKNOWN" } });
    expect(await chain.lookUp(soughtFrom(act))).toMatchObject({ fault: { code: "CHAIN_AWAY" } });
    await node.advance(1);
    await untilLive(chain);
    const included = await value(chain.lookUp(soughtFrom(act)));
    expect(included).toMatchObject({ state: "included", isFinal: false });
    await value(chain.advance(40));
    expect(await value(chain.lookUp(soughtFrom(act)))).toEqual({
      ...included,
      state: "finalised",
      isFinal: true,
    });
    expect(log.states()).toEqual(["submitting", "submitted", "lost"]);
  });

  test("before the bytes were handed over, nothing was", async () => {
    const coldkey = await funded("Early");
    const act = await signed("Early", register(coldkey));
    providers.at(-1)?.drop();
    await eventually(() => chain.status().state === "away");
    const log = outcomeLog();
    expect(await chain.submit(act.signed, log.watch)).toMatchObject({
      ok: false,
      fault: { code: "CHAIN_AWAY" },
    });
    expect(log.seen).toEqual([]);
    await untilLive(chain);
  });

  test("a restarted app finds what waits in the pool and what was included", async () => {
    const coldkey = await funded("Restart");
    const act = await signed("Restart", register(coldkey));
    await value(chain.submit(act.signed, outcomeLog().watch));
    await chain.close();
    chain = openOne();
    await untilLive(chain);
    expect(await value(chain.lookUp(soughtFrom(act)))).toMatchObject({ state: "submitted" });
    await value(chain.advance(6));
    expect(await value(chain.lookUp(soughtFrom(act)))).toMatchObject({
      state: "finalised",
      effects: [{ code: "REGISTERED", facts: { netuid: 2 } }],
    });
  });
});

describe("a node that says odd things about a submission", () => {
  /** The honest chain, except that the fate of submissions is what the test says; nothing reaches the pool. */
  async function oddly(answers: Readonly<Record<string, Answer>> = {}) {
    let say: (status: unknown) => void = () => undefined;
    const odd = openChain({
      network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
      provider: async () =>
        lying(node.provider(), answers, {
          author_submitAndWatchExtrinsic: (listener) => {
            say = listener;
          },
        }),
      clock: systemClock,
      onStatus: () => undefined,
    });
    await untilLive(odd);
    return { odd, say: (status: unknown) => say(status) };
  }

  test("is not believed about a drop: the chain itself is asked", async () => {
    const coldkey = await funded("Dropped");
    const act = await signed("Dropped", register(coldkey));
    const { odd, say } = await oddly();
    for (const word of ["dropped", "invalid", { usurped: act.signed.extrinsicHash }]) {
      const log = outcomeLog();
      await value(odd.submit(act.signed, log.watch));
      say("ready");
      await log.until("submitted");
      say(word);
      expect(await log.until("lost"), JSON.stringify(word)).toMatchObject({
        fault: { code: "SUBMISSION_NOT_IN_POOL" },
      });
    }
    await odd.close();
  });

  test("finds out by itself when a dropped transaction was included all the same", async () => {
    const coldkey = await funded("Revived");
    const act = await signed("Revived", register(coldkey));
    const { odd, say } = await oddly();
    const log = outcomeLog();
    await value(chain.submit(act.signed, outcomeLog().watch));
    await value(odd.submit(act.signed, log.watch));
    say({ finalityTimeout: act.signed.extrinsicHash });
    await log.until("submitted");
    await value(chain.advance(6));
    await log.until("finalised");
    await odd.close();
  });

  test("goes back to submitted when a block is retracted, and ignores words it does not know", async () => {
    const coldkey = await funded("Retracted");
    const act = await signed("Retracted", register(coldkey));
    const log = outcomeLog();
    const { odd, say } = await oddly();
    await value(chain.submit(act.signed, outcomeLog().watch));
    await value(chain.advance(1));
    const hash = chain.status().best?.hash;
    await value(odd.submit(act.signed, log.watch));
    for (const status of [
      "ready",
      { broadcast: ["peer"] },
      { inBlock: hash },
      { retracted: hash },
    ]) {
      say(status);
    }
    say("brandNew");
    say({ brandNew: 1 });
    await eventually(() => log.seen.length === 4, log.states);
    expect(log.states()).toEqual(["submitting", "submitted", "included", "submitted"]);
    expect(odd.status().state).toBe("live");
    await odd.close();
  });

  test("is not believed about a block that does not contain it", async () => {
    const coldkey = await funded("Deceived");
    const act = await signed("Deceived", register(coldkey));
    const { odd, say } = await oddly();
    const log = outcomeLog();
    await value(odd.submit(act.signed, log.watch));
    say({ finalized: chain.status().finalized?.hash });
    expect(await log.until("lost")).toMatchObject({ fault: { code: "SUBMISSION_UNKNOWN" } });
    expect(log.states()).not.toContain("finalised");
    await odd.close();
  });

  test("that forgot old states still finds the block, and admits that it cannot tell how it went", async () => {
    const coldkey = await funded("Pruned");
    const act = await signed("Pruned", register(coldkey));
    await value(chain.submit(act.signed, outcomeLog().watch));
    await value(chain.advance(1));
    const included = chain.status().best?.number;
    await value(chain.advance(20));
    const discarded: Answer = (params, honest) => {
      if (params.at(-1) === odd.status().best?.hash) return honest();
      throw Object.assign(new Error("State already discarded"), { code: 4_003 });
    };
    const { odd } = await oddly({
      state_queryStorageAt: discarded,
      state_getStorage: discarded,
    });
    expect(await value(odd.lookUp(soughtFrom(act)))).toMatchObject({
      state: "finalised",
      block: { number: included },
      effects: [],
      fault: { code: "EVENTS_UNAVAILABLE" },
    });
    await odd.close();
  });
});
