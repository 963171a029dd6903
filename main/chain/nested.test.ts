/** Calls inside of calls, included by the rehearsal network: what the chain refused in there is never taken for done. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOf } from "../codec/address.ts";
import { multisigAddress, sortedMembers } from "../codec/multisig.ts";
import { toHex } from "../codec/payload.ts";
import type { Outcome } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import type { AccountId } from "../rehearsal/primitives.ts";
import { weightOf } from "../rehearsal/primitives.ts";
import { runtimeCall } from "../rehearsal/runtime.ts";
import type { RuntimeCall } from "../rehearsal/runtime-types.ts";
import { encode } from "../rehearsal/type.ts";
import { type Chain, networks, openChain } from "./index.ts";
import { codesOf, devAddress, outcomeLog, practice, signAs, untilLive, value } from "./testing.ts";

const TAO = 1_000_000_000n;
const ENOUGH = weightOf(50_000_000_000n, 1_000_000n);

let node: Rehearsal;
let chain: Chain;
const { draftOf, funded } = practice(() => chain);

beforeAll(async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
  chain = openChain({
    network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
    provider: async () => node.provider(),
    clock: systemClock,
    onStatus: () => undefined,
  });
  await untilLive(chain);
});
afterAll(async () => {
  await chain.close();
  await node.close();
});

const account = (address: Ss58): AccountId => toHex(accountOf(address)) as AccountId;
const id = (address: Ss58) => ({ tag: "Id", value: account(address) }) as const;
const pay = (to: Ss58, rao: bigint): RuntimeCall => ({
  tag: "Balances",
  value: { tag: "transfer_keep_alive", value: { dest: id(to), value: rao } },
});
const batch = (tag: "batch" | "batch_all" | "force_batch", calls: RuntimeCall[]): RuntimeCall => ({
  tag: "Utility",
  value: { tag, value: { calls } },
});
const asProxy = (real: Ss58, call: RuntimeCall): RuntimeCall => ({
  tag: "Proxy",
  value: { tag: "proxy", value: { real: id(real), force_proxy_type: null, call } },
});

/** Signed and included as any act of the app, but with a call that the app itself would not build. */
async function outcomeOf(name: string, call: RuntimeCall): Promise<Outcome> {
  const coldkey = devAddress(name);
  const draft = await draftOf({
    kind: "transfer",
    coldkey,
    destination: devAddress("Anybody"),
    amountRao: TAO,
  });
  const request = await value(chain.request(draft));
  const signed = signAs(name, { ...request, callData: encode(runtimeCall, call) });
  const log = outcomeLog();
  await value(chain.submit(signed, log.watch));
  await value(chain.advance(6));
  const last = await Promise.any([log.until("finalised"), log.until("failed")]);
  return last;
}

const bob = devAddress("Receiver");
const fine = pay(bob, TAO);
const tooMuch = pay(bob, 10_000n * TAO);

describe("a batch", () => {
  beforeAll(() => funded("Batcher"));

  test("of two transfers that both work tells both, by their number", async () => {
    const outcome = await outcomeOf("Batcher", batch("batch_all", [fine, fine]));
    expect(outcome).toMatchObject({ state: "finalised", fault: null });
    expect(outcome.effects.map(({ code, facts }) => [code, facts.item])).toEqual([
      ["TRANSFERRED", 1],
      ["TRANSFERRED", 2],
    ]);
  });

  test("that stops in the middle is told apart: what worked, what failed, what was not tried", async () => {
    const outcome = await outcomeOf("Batcher", batch("batch", [fine, tooMuch, fine]));
    expect(outcome).toMatchObject({
      state: "failed",
      fault: {
        code: "BATCH_PARTLY_DONE",
        facts: { count: 3, done: 1, failed: 1, skipped: 1, item: 2, through: "batch" },
      },
    });
    expect(codesOf(outcome.effects)).toEqual(["TRANSFERRED"]);
  });

  test("that goes on after a failure says so", async () => {
    const outcome = await outcomeOf("Batcher", batch("force_batch", [tooMuch, fine]));
    expect(outcome.fault).toMatchObject({
      code: "BATCH_PARTLY_DONE",
      facts: { done: 1, failed: 1, skipped: 0, item: 1 },
    });
    expect(outcome.effects[0]?.facts.item).toBe(2);
  });

  test("that is all or nothing fails as a whole", async () => {
    const outcome = await outcomeOf("Batcher", batch("batch_all", [fine, tooMuch]));
    expect(outcome).toMatchObject({ state: "failed", effects: [] });
    expect(outcome.fault?.code).toMatch(/^CHAIN_/);
  });

  test("with a proxy's call inside is followed into it", async () => {
    const real = await funded("Real of batch");
    await outcomeOf("Real of batch", {
      tag: "Proxy",
      value: {
        tag: "add_proxy",
        value: { delegate: id(devAddress("Batcher")), proxy_type: "Transfer", delay: 0 },
      },
    });
    const outcome = await outcomeOf(
      "Batcher",
      batch("batch", [fine, asProxy(real, tooMuch), fine]),
    );
    expect(outcome.fault).toMatchObject({
      code: "BATCH_PARTLY_DONE",
      facts: { count: 3, done: 2, failed: 1, skipped: 0, through: "batch proxy", item: 2 },
    });
  });
});

describe("a proxy's call", () => {
  test("that was refused is found behind the extrinsic's success, and one that worked is told", async () => {
    const real = await funded("Real");
    await funded("Hand");
    await outcomeOf("Real", {
      tag: "Proxy",
      value: {
        tag: "add_proxy",
        value: { delegate: id(devAddress("Hand")), proxy_type: "Transfer", delay: 0 },
      },
    });
    const refused = await outcomeOf("Hand", asProxy(real, tooMuch));
    expect(refused).toMatchObject({
      state: "failed",
      effects: [],
      fault: { code: "NESTED_CALL_FAILED", facts: { through: "proxy", item: null } },
    });
    expect(String(refused.fault?.facts.cause)).toMatch(/^CHAIN_/);
    const done = await outcomeOf("Hand", asProxy(real, fine));
    expect(done).toMatchObject({ state: "finalised", fault: null });
    expect(done.effects).toMatchObject([{ code: "TRANSFERRED", facts: { from: real, to: bob } }]);
    // Outside of what its type may do: the inner call is filtered.
    const filtered = await outcomeOf("Hand", asProxy(real, batch("batch_all", [fine])));
    expect(filtered.fault).toMatchObject({
      code: "NESTED_CALL_FAILED",
      facts: { cause: "CHAIN_CALL_FILTERED" },
    });
  });
});

describe("a multisig's call", () => {
  const names = ["One", "Two"];
  const members = names.map(devAddress);
  const multisig = multisigAddress(members, 2);
  const asMulti = (
    name: string,
    when: { height: number; index: number } | null,
    call: RuntimeCall,
  ): RuntimeCall => ({
    tag: "Multisig",
    value: {
      tag: "as_multi",
      value: {
        threshold: 2,
        other_signatories: sortedMembers(members)
          .filter((member) => member !== devAddress(name))
          .map(account),
        maybe_timepoint: when,
        call,
        max_weight: ENOUGH,
      },
    },
  });

  test.each([
    ["works", fine, "finalised"],
    ["is refused", tooMuch, "failed"],
    ["is a batch that fails", batch("batch_all", [fine, tooMuch]), "failed"],
  ] as const)("that %s is told from its events", async (_name, call, state) => {
    for (const name of names) await funded(name);
    await value(chain.faucet(multisig));
    const proposed = await outcomeOf("One", asMulti("One", null, call));
    expect(proposed).toMatchObject({ state: "finalised", fault: null });
    expect(codesOf(proposed.effects)).toEqual(["MULTISIG_PROPOSED"]);
    const { number = 0, index = 0 } = proposed.block ?? {};
    const executed = await outcomeOf("Two", asMulti("Two", { height: number, index }, call));
    expect(executed.state).toBe(state);
    if (state === "finalised") {
      expect(executed.effects).toMatchObject([{ code: "TRANSFERRED", facts: { from: multisig } }]);
    } else {
      expect(executed.fault).toMatchObject({
        code: "NESTED_CALL_FAILED",
        facts: { through: "multisig" },
      });
    }
  });
});
