import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { encodeAddress } from "../codec/address.ts";
import { signingPayload } from "../codec/payload.ts";
import { type Operation, SigningRequest } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain } from "./index.ts";
import { anchorOf } from "./request.ts";
import { subnetAccount } from "./special-accounts.ts";
import { codesOf, devAddress, practice, untilLive, value } from "./testing.ts";

const TAO = 1_000_000_000n;

let node: Rehearsal;
let chain: Chain;
const { draftOf, funded, register } = practice(() => chain);

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
      expect(codesOf(draft.blocking), code).toEqual([code]);
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
      [["HOTKEY_IS_COLDKEY"], register(coldkey, { hotkey: coldkey, maxBurnRao: 1_000_000n })],
      [["REPLACES_NEURON"], register(coldkey, { netuid: 3, maxBurnRao: 4n * TAO })],
      [["MAX_FAR_ABOVE_PRICE", "MAX_ABOVE_BALANCE"], register(coldkey, { maxBurnRao: 11n * TAO })],
      [
        ["MAX_FAR_ABOVE_PRICE", "LEAVES_LITTLE"],
        register(coldkey, { maxBurnRao: 10n * TAO - 4_000_000n }),
      ],
    ];
    for (const [expected, operation] of cases) {
      const draft = await draftOf(operation);
      expect(codesOf(draft.warnings), JSON.stringify(expected)).toEqual(expected);
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
      expect(codesOf((await draftOf(operation)).blocking), JSON.stringify(expected)).toEqual(
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
      expect(codesOf(draft.warnings)).toEqual(expected);
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

  test("is anchored on the best head only where finality hangs", () => {
    const block = (number: number) => ({ number, hash: `0x${number}`, seenAtMs: 0 });
    expect(anchorOf({ best: block(116), finalized: block(100) }).number).toBe(100);
    expect(anchorOf({ best: block(117), finalized: block(100) }).number).toBe(117);
  });
});
