import * as v from "valibot";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { ChainStatus } from "../../preload/contract.ts";
import { toHex } from "../codec/payload.ts";
import { compactBytes } from "../codec/writer.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain, type Provider } from "./index.ts";
import { type Answer, devAddress, eventually, lying, untilLive, value } from "./testing.ts";

/** A nominal pace that is not the chain's, to see which of the two is shown. */
const network = {
  ...networks.rehearsal,
  genesisHash: REHEARSAL_GENESIS,
  nominalBlockTimeMs: 7_777,
};
const alice = devAddress("Alice");
const bob = devAddress("Bob");

let node: Rehearsal;
let chain: Chain | null = null;
const statuses: ChainStatus[] = [];

function open(provider: () => Promise<Provider> = async () => node.provider()): Chain {
  statuses.length = 0;
  chain = openChain({
    network,
    provider,
    clock: systemClock,
    onStatus: (status) => statuses.push(status),
  });
  return chain;
}
const openLying = (answers: Record<string, Answer>): Chain =>
  open(async () => lying(node.provider(), answers));

beforeAll(async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
});
afterEach(async () => {
  await chain?.close();
  chain = null;
});
afterAll(() => node.close());

describe("connecting", () => {
  test("is back at once, then live, and prints nothing", async () => {
    const printed = (["log", "warn", "error", "info", "debug"] as const).map((method) =>
      vi.spyOn(console, method),
    );
    const opened = open();
    expect(opened.status().state).toBe("connecting");
    await untilLive(opened);
    await value(opened.faucet(alice));
    expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
    const status = v.parse(ChainStatus, opened.status());
    expect(status).toMatchObject({
      state: "live",
      fault: null,
      genesisHash: REHEARSAL_GENESIS,
      specVersion: 424,
      best: { number: 1 },
    });
  });

  test("follows best and finalized blocks, and sees how fast they come", async () => {
    const opened = open();
    await untilLive(opened);
    const { atBlock } = await value(opened.advance(30));
    expect(opened.status().best).toMatchObject({ number: atBlock });
    const finalized = await eventually(() => {
      const head = opened.status().finalized;
      return head !== null && head.number > 0 ? head : null;
    });
    expect(finalized.number).toBeLessThan(atBlock);
    // The model's own time: blocks made by hand are as far apart as the real ones.
    await value(opened.advance(150));
    expect(statuses[0]?.blockTimeMs).toBe(7_777);
    await eventually(
      () => opened.status().blockTimeMs === 12_000,
      () => opened.status().blockTimeMs,
    );
  });

  test("says away when the connection is gone, refuses questions at once, and comes back by itself", async () => {
    const providers: ReturnType<Rehearsal["provider"]>[] = [];
    const opened = open(async () => {
      const provider = node.provider();
      providers.push(provider);
      return provider;
    });
    await untilLive(opened);
    providers[0]?.drop();
    await eventually(() => opened.status().state === "away");
    expect(await opened.subnets()).toEqual({ ok: false, fault: { code: "CHAIN_AWAY", facts: {} } });
    await untilLive(opened);
    expect(providers).toHaveLength(2);
    expect((await opened.subnets()).ok).toBe(true);
  });

  test("answers CHAIN_AWAY to a question that the connection did not survive", async () => {
    const provider = node.provider();
    const opened = open(async () =>
      lying(provider, {
        state_getKeysPaged: (_params, honest) => {
          provider.drop();
          return honest();
        },
      }),
    );
    await untilLive(opened);
    expect(await opened.subnets()).toMatchObject({ ok: false, fault: { code: "CHAIN_AWAY" } });
  });

  test("answers CHAIN_CLOSED after it was closed", async () => {
    const opened = open();
    await untilLive(opened);
    await opened.close();
    expect(await opened.subnets()).toMatchObject({ ok: false, fault: { code: "CHAIN_CLOSED" } });
  });
});

describe("a runtime upgrade", () => {
  test("while connected ends the connection, and everything is read anew", async () => {
    let say: (result: unknown) => void = () => undefined;
    let spec = 424;
    const version: Answer = async (_, honest) => ({ ...Object(await honest()), specVersion: spec });
    const opened = open(async () =>
      lying(
        node.provider(),
        { state_getRuntimeVersion: version },
        {
          state_subscribeRuntimeVersion: (listener) => {
            say = listener;
          },
        },
      ),
    );
    await untilLive(opened);
    spec = 425;
    say({ specName: "node-subtensor", specVersion: 424, transactionVersion: 1 });
    expect(opened.status()).toMatchObject({ state: "live", specVersion: 424 });
    say({ specName: "node-subtensor", specVersion: 425, transactionVersion: 1 });
    await eventually(() => opened.status().state !== "live");
    await untilLive(opened);
    expect(opened.status().specVersion).toBe(425);
  });
});

describe("a node that lies", () => {
  const hash = `0x${"ab".repeat(32)}`;
  const faults: readonly (readonly [string, Record<string, Answer>])[] = [
    ["GENESIS_MISMATCH", { chain_getBlockHash: () => hash }],
    [
      "SPEC_NAME_UNEXPECTED",
      {
        state_getRuntimeVersion: async (_, honest) => ({
          ...Object(await honest()),
          specName: "polkadot",
        }),
      },
    ],
    ["SS58_PREFIX_UNEXPECTED", { system_properties: () => ({ ss58Format: 0 }) }],
    ["METADATA_UNREADABLE", { state_call: () => "0x00" }],
    ["METADATA_UNREADABLE", { state_call: () => "0x0114deadbeef00" }],
    // A V16 blob has the right form and the wrong digest.
    ["METADATA_UNREADABLE", { state_call: () => opaque("6d65746110", 20_000) }],
    ["METADATA_UNREADABLE", { state_call: () => opaque("6d6574610f", 20_000) }],
    [
      "METADATA_UNREADABLE",
      {
        state_call: async (_, honest) =>
          String(await honest()).replace(/.{4000}$/, "f".repeat(4000)),
      },
    ],
    ["CHAIN_REPLY_UNREADABLE", { state_getRuntimeVersion: () => "yes" }],
    ["CHAIN_REPLY_UNREADABLE", { chain_getBlockHash: () => ({ hash }) }],
    ["CHAIN_REPLY_UNREADABLE", { chain_getHeader: () => null }],
    [
      "HEAD_HASH_MISMATCH",
      { chain_getHeader: async (_, honest) => ({ ...Object(await honest()), parentHash: hash }) },
    ],
    [
      "CHAIN_NODE_ERROR",
      {
        system_properties: () => {
          throw Object.assign(new Error("Method not found"), { code: -32_601 });
        },
      },
    ],
  ];
  for (const [at, [code, answers]] of faults.entries()) {
    test(`is not connected to: ${code} (${Object.keys(answers).join()}, ${at})`, async () => {
      const printed = [vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
      const opened = openLying(answers);
      await eventually(
        () => opened.status().state === "away",
        () => opened.status(),
      );
      expect(opened.status().fault?.code).toBe(code);
      expect(await opened.draft(registration(), "act-1")).toMatchObject({
        fault: { code: "CHAIN_AWAY" },
      });
      expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
      vi.restoreAllMocks();
    });
  }

  test("about its runtime's calls and extensions is read from, but nothing is built for it", async () => {
    const renamed = (from: string, to: string): Record<string, Answer> => ({
      state_call: async (_, honest) => String(await honest()).replaceAll(hexOf(from), hexOf(to)),
    });
    const cases = [
      ["EXTENSIONS_UNEXPECTED", "DrandPriority", "DrandPrioritZ"],
      ["CALL_SHAPE_CHANGED", "limit_price", "floor_price"],
    ] as const;
    for (const [code, from, to] of cases) {
      const opened = openLying(renamed(from, to));
      await untilLive(opened);
      expect(opened.status().fault?.code, code).toBe(code);
      expect((await opened.subnets()).ok, code).toBe(true);
      await node.provider().send("rehearsal_faucet", [alice, "5000000000"]);
      await eventually(() => opened.status().best?.number !== 0);
      const draft = await opened.draft(registration(), "act-1");
      const request = draft.ok ? await opened.request(draft.value) : draft;
      expect(request, code).toMatchObject({ ok: false, fault: { code } });
      await opened.close();
    }
  });

  test("about storage gets a fault, not a crash and not a number", async () => {
    const opened = openLying({
      state_queryStorageAt: async (_, honest) => {
        const [reply] = (await honest()) as [{ block: string; changes: [string, string | null][] }];
        return [{ ...reply, changes: reply.changes.map(([key]) => [key, "0x01"]) }];
      },
    });
    await untilLive(opened);
    const reply = await opened.subnets();
    expect(reply).toMatchObject({ ok: false, fault: { code: "CHAIN_REPLY_UNREADABLE" } });
  });
});

describe("balances", () => {
  test("come at once and with every block, for all accounts at the same block", async () => {
    const opened = open();
    const seen: { atBlock: number; freeRao: bigint; nonce: number }[][] = [];
    // Before there is a connection: the watch outlives connections.
    const watched = devAddress("Watched");
    const unwatch = opened.watchAccounts([watched, bob], (balances) =>
      seen.push([...balances.values()]),
    );
    await untilLive(opened);
    await eventually(() => seen.length > 0);
    expect(seen[0]?.map(({ freeRao }) => freeRao)).toEqual([0n, 0n]);
    const { amountRao, atBlock } = await value(opened.faucet(watched));
    const paid = await eventually(() => seen.find(([a]) => a?.freeRao === amountRao));
    expect(paid.map((balance) => balance.atBlock)).toEqual([atBlock, atBlock]);
    await value(opened.advance(1));
    await eventually(() => seen.some(([a]) => a?.atBlock === atBlock + 1));
    unwatch();
    const count = seen.length;
    await value(opened.advance(1));
    await value(opened.subnets());
    expect(seen.length).toBe(count);
  });
});

describe("lists", () => {
  test("registrations of hundreds of hotkeys are at most three questions deep", async () => {
    const depth: string[] = [];
    const record =
      (name: string): Answer =>
      async (_, honest) => {
        if (depth.at(-1) !== name) depth.push(name);
        return await honest();
      };
    const opened = openLying({
      state_getKeysPaged: record("keys"),
      state_queryStorageAt: record("rows"),
    });
    await untilLive(opened);
    await eventually(() => statuses.length > 0);
    const hotkeys = Array.from({ length: 400 }, (_, at) => devAddress(`many ${at}`));
    depth.length = 0;
    expect((await value(opened.registrations(hotkeys))).size).toBe(400);
    expect(depth).toEqual(["keys", "rows"]);
  });

  test("hotkeys without a seat have no registrations", async () => {
    const opened = open();
    await untilLive(opened);
    expect(await value(opened.registrations([bob, alice]))).toEqual(
      new Map([
        [bob, []],
        [alice, []],
      ]),
    );
  });
});

describe("what only the rehearsal can", () => {
  test("is refused on any other network before it is asked", async () => {
    const asked = vi.fn();
    chain = openChain({
      network: { ...networks.local },
      provider: async () =>
        lying(node.provider(), { rehearsal_faucet: asked, rehearsal_advance: asked }),
      clock: systemClock,
      onStatus: () => undefined,
    });
    await untilLive(chain);
    expect(await chain.faucet(alice)).toMatchObject({ fault: { code: "REHEARSAL_ONLY" } });
    expect(await chain.advance(1)).toMatchObject({ fault: { code: "REHEARSAL_ONLY" } });
    expect(asked).not.toHaveBeenCalled();
  });

  test("hands on what the node refuses", async () => {
    const opened = open();
    await untilLive(opened);
    expect(await opened.trouble("no such trouble")).toMatchObject({
      ok: false,
      fault: { code: "CHAIN_NODE_ERROR", facts: { rpcCode: -32_602 } },
    });
  });
});

function registration() {
  return {
    kind: "register",
    coldkey: alice,
    hotkey: bob,
    netuid: 2,
    maxBurnRao: 1_000_000n,
  } as const;
}

function hexOf(text: string): string {
  return Buffer.from(text).toString("hex");
}

/** An `Option<OpaqueMetadata>` that begins as told and is filled with noise. */
function opaque(start: string, length: number): string {
  const noise = "0102".repeat(length).slice(0, 2 * length - start.length);
  return `0x01${toHex(compactBytes(BigInt(length))).slice(2)}${start}${noise}`;
}
