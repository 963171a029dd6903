import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeAddress } from "../codec/address.ts";
import { signingPayload } from "../codec/payload.ts";
import { Draft, type Operation, Outcome, SigningRequest } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain } from "./index.ts";
import { subnetAccount } from "./special-accounts.ts";
import { devAddress, eventually, outcomeLog, signAs, untilLive, value } from "./testing.ts";

const TAO = 1_000_000_000n;
const network = { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS };

let node: Rehearsal;
let chain: Chain;
let providers: ReturnType<Rehearsal["provider"]>[] = [];
let acts = 0;

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
    network,
    provider: async () => {
      const provider = node.provider();
      providers = [...providers, provider];
      return provider;
    },
    clock: systemClock,
    onStatus: () => undefined,
  });
}

/** A coldkey of its own for each test, with 10 TAO a time. */
async function funded(name: string, times = 1): Promise<Ss58> {
  const address = devAddress(name);
  for (let time = 0; time < times; time++) await value(chain.faucet(address));
  return address;
}

function register(
  coldkey: Ss58,
  change: Partial<Extract<Operation, { kind: "register" }>> = {},
): Operation {
  return {
    kind: "register",
    coldkey,
    hotkey: devAddress(`hotkey of ${coldkey} ${acts}`),
    netuid: 2,
    maxBurnRao: 1_000_000n,
    ...change,
  };
}

async function draftOf(operation: Operation): Promise<Draft> {
  acts += 1;
  return v.parse(Draft, await value(chain.draft(operation, `act-${acts}`)));
}

async function signed(name: string, operation: Operation) {
  const request = v.parse(SigningRequest, await value(chain.request(await draftOf(operation))));
  return { request, signed: signAs(name, request) };
}

function soughtFrom({ request, signed: { extrinsicHash } }: Awaited<ReturnType<typeof signed>>) {
  return {
    extrinsicHash,
    account: request.account,
    nonce: request.nonce,
    firstBlock: request.era.birthBlock + 1,
    lastBlock: request.era.deathBlock - 1,
  };
}

const codes = (faults: readonly { readonly code: string }[]): string[] =>
  faults.map(({ code }) => code);

describe("a draft of a registration", () => {
  test("shows price, fee, seat and what is left, as of one block", async () => {
    const coldkey = await funded("Draft");
    const draft = await draftOf(register(coldkey, { maxBurnRao: 700_000n }));
    const fee = draft.costs[1]?.rao ?? 0n;
    expect(draft).toMatchObject({
      freeRao: 10n * TAO,
      freeAfterRao: 10n * TAO - 700_000n - fee,
      costs: [
        { kind: "burn", rao: 700_000n, bound: "at-most" },
        { kind: "fee", bound: "about" },
      ],
      subnet: { netuid: 2, name: "Lantern", burnRao: 500_000n, replaces: false },
      warnings: [],
      blocking: [],
    });
    expect(draft.block.hash).toBe(chain.status().best?.hash);
    expect(fee).toBeGreaterThan(0n);
  });

  test("is stopped by whatever the chain would refuse", async () => {
    const coldkey = await funded("Blocked");
    const pot = encodeAddress(subnetAccount(3));
    const cases: readonly (readonly [string, Operation])[] = [
      ["REGISTRATION_NOT_ON_ROOT", register(coldkey, { netuid: 0 })],
      ["SUBNET_NOT_FOUND", register(coldkey, { netuid: 999 })],
      ["PRICE_ABOVE_MAXIMUM", register(coldkey, { maxBurnRao: 499_999n })],
      ["REGISTRATION_CLOSED", register(coldkey, { netuid: 4, maxBurnRao: TAO })],
      ["NO_SEAT", register(coldkey, { netuid: 5, maxBurnRao: TAO })],
      ["FREE_BALANCE_TOO_LOW", register(coldkey, { netuid: 7, maxBurnRao: 100n * TAO })],
      ["HOTKEY_IS_SYSTEM_ACCOUNT", register(coldkey, { hotkey: pot })],
    ];
    for (const [code, operation] of cases) {
      const draft = await draftOf(operation);
      expect(codes(draft.blocking), code).toEqual([code]);
      expect(await chain.request(draft), code).toMatchObject({ ok: false, fault: { code } });
    }
  });

  test("says by how much the money does not suffice", async () => {
    const draft = await draftOf(register(devAddress("Nobody")));
    const fee = draft.costs[1]?.rao ?? 0n;
    expect(draft.blocking).toEqual([
      { code: "FREE_BALANCE_TOO_LOW", facts: { freeRao: 0n, neededRao: 500_000n + fee } },
    ]);
    expect(draft.freeAfterRao).toBeNull();
  });

  test("names what is worth a thought", async () => {
    const coldkey = await funded("Thoughtful");
    const cases: readonly (readonly [string[], Operation])[] = [
      [["PRICE_MOVES"], register(coldkey, { maxBurnRao: 629_999n })],
      [[], register(coldkey, { maxBurnRao: 630_000n })],
      [["MAX_FAR_ABOVE_PRICE"], register(coldkey, { maxBurnRao: 2_000_001n })],
      [["HOTKEY_IS_COLDKEY"], register(coldkey, { hotkey: coldkey })],
      [["REPLACES_NEURON"], register(coldkey, { netuid: 3, maxBurnRao: 4n * TAO })],
      [["MAX_FAR_ABOVE_PRICE", "MAX_ABOVE_BALANCE"], register(coldkey, { maxBurnRao: 11n * TAO })],
      [
        ["MAX_FAR_ABOVE_PRICE", "LEAVES_LITTLE"],
        register(coldkey, { maxBurnRao: 10n * TAO - 4_000_000n }),
      ],
    ];
    for (const [expected, operation] of cases) {
      const draft = await draftOf(operation);
      expect(codes(draft.warnings), JSON.stringify(expected)).toEqual(expected);
      expect(draft.blocking).toEqual([]);
    }
  });
});

describe("a draft of a transfer", () => {
  const transfer = (coldkey: Ss58, destination: Ss58, amountRao: bigint): Operation => ({
    kind: "transfer",
    coldkey,
    destination,
    amountRao,
  });

  test("keeps both accounts alive", async () => {
    const coldkey = await funded("Sender");
    const other = await funded("Receiver");
    const fine = await draftOf(transfer(coldkey, other, TAO));
    expect([fine.warnings, fine.blocking]).toEqual([[], []]);
    expect(fine.costs[0]).toEqual({ kind: "value", rao: TAO, bound: "exact" });
    // A longer number costs a few rao more: the fee of about that amount.
    const fee = (await draftOf(transfer(coldkey, other, 9n * TAO))).costs[1]?.rao ?? 0n;
    const most = 10n * TAO - fee - 500n;
    const cases: readonly (readonly [string[], Operation])[] = [
      [[], transfer(coldkey, other, most)],
      [["FREE_BALANCE_TOO_LOW"], transfer(coldkey, other, most + 1n)],
      [["AMOUNT_ZERO"], transfer(coldkey, other, 0n)],
      [["BELOW_EXISTENTIAL_DEPOSIT"], transfer(coldkey, devAddress("Nobody"), 499n)],
      [[], transfer(coldkey, devAddress("Nobody"), 500n)],
    ];
    for (const [expected, operation] of cases) {
      expect(codes((await draftOf(operation)).blocking), JSON.stringify(expected)).toEqual(
        expected,
      );
    }
  });

  test("has a thought for where the money goes", async () => {
    const coldkey = await funded("Careful");
    const own = devAddress("own hotkey");
    const cases: readonly (readonly [string[], Ss58])[] = [
      [["DESTINATION_IS_SENDER"], coldkey],
      [["DESTINATION_IS_NEW"], devAddress("Nobody")],
      [["DESTINATION_IS_OWN_HOTKEY", "DESTINATION_IS_NEW"], own],
      [["DESTINATION_IS_SUBNET"], encodeAddress(subnetAccount(1))],
    ];
    for (const [expected, destination] of cases) {
      const draft = await value(
        chain.draft(transfer(coldkey, destination, TAO), "act-x", { ownHotkeys: [own] }),
      );
      expect(codes(draft.warnings)).toEqual(expected);
    }
  });
});

describe("a request", () => {
  test("is mortal from the finalized head, and carries digest and proof of the node's own runtime", async () => {
    const coldkey = await funded("Request");
    const draft = await draftOf(register(coldkey));
    const request = v.parse(SigningRequest, await value(chain.request(draft)));
    const { finalized } = chain.status();
    expect(request).toMatchObject({
      id: draft.id,
      network: { id: "rehearsal", genesisHash: REHEARSAL_GENESIS },
      account: coldkey,
      nonce: 0,
      era: {
        period: 64,
        birthBlock: finalized?.number,
        birthHash: finalized?.hash,
        deathBlock: (finalized?.number ?? 0) + 64,
      },
      tipRao: 0n,
      hints: { feeRao: draft.costs[1]?.rao, freeRao: 10n * TAO, burnRao: 500_000n },
    });
    expect(request.proof.length).toBeGreaterThan(100);
    expect(signingPayload(request).payload.subarray(0, 2)).toEqual(Uint8Array.of(7, 134));
  });
});

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
      { code: "REGISTERED", facts: { netuid: 1, uid: 48, hotkey: operationHotkey(operation) } },
    ]);
    expect(final.fault).toBeNull();
    const burnt = final.effects[0]?.facts.burnRao;
    const after = await draftOf(register(coldkey));
    expect(typeof burnt).toBe("bigint");
    expect(10n * TAO - after.freeRao).toBe(BigInt(String(burnt)) + (final.feeRao ?? 0n));

    const hotkey = operationHotkey(operation);
    expect(await value(chain.registrations([hotkey]))).toEqual(
      new Map([[hotkey, [{ netuid: 1, uid: 48, sinceBlock: final.block?.number }]]]),
    );
    const again = await draftOf({ ...operation });
    expect(codes(again.blocking)).toEqual(["HOTKEY_ALREADY_REGISTERED"]);
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
    expect(codes(careful.warnings)).toContain("DESTINATION_IS_HOTKEY");
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

function operationHotkey(operation: Operation): Ss58 {
  if (operation.kind !== "register") throw new Error("not a registration");
  return operation.hotkey;
}
