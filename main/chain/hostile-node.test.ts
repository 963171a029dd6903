/**
 * A node that lies, floods, stalls and sends garbage. Each of them gets a clear refusal; time and memory stay bounded; and
 * nothing is signed, because no request is ever built from what could not be believed.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { toHex } from "../codec/payload.ts";
import type { Draft } from "../codec/pipeline.ts";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS, type Rehearsal } from "../rehearsal/index.ts";
import { type Chain, networks, openChain, type Provider } from "./index.ts";
import {
  type Answer,
  devAddress,
  eventually,
  handClock,
  lying,
  outcomeLog,
  practice,
  untilLive,
  value,
} from "./testing.ts";
import { websocketProvider } from "./transport.ts";

const network = { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS };
const alice = devAddress("Alice");
const bob = devAddress("Bob");
const transfer = {
  kind: "transfer",
  ...{ coldkey: alice, destination: bob, amountRao: 5_000_000_000n },
} as const;

let node: Rehearsal;
/** Of an honest node: what could still be turned into a request, if a node that lies were believed. */
let honest: Draft;
const chains: Chain[] = [];
const servers: WebSocketServer[] = [];

function open(provider: () => Promise<Provider>, clock = systemClock as typeof systemClock): Chain {
  const chain = openChain({ network, provider, clock, onStatus: () => undefined });
  chains.push(chain);
  return chain;
}
const hostile = (answers: Record<string, Answer>): Chain =>
  open(async () => lying(node.provider(), answers));
const away = (chain: Chain) =>
  eventually(() => {
    const { state, fault } = chain.status();
    return state === "away" && fault !== null ? fault.code : null;
  });

/** Without one there is nothing to review, and so nothing to sign. */
async function demandNoDraft(chain: Chain, code: string, what = ""): Promise<void> {
  expect(await chain.draft(transfer, "act-1"), what).toMatchObject({ ok: false, fault: { code } });
}
/** Nor do the bytes come from a draft that an honest node had a part in. */
async function demandNothingToSign(chain: Chain, code: string): Promise<void> {
  await demandNoDraft(chain, code);
  expect(await chain.request(honest)).toMatchObject({ ok: false, fault: { code } });
}

/** A server on loopback that answers each message as it likes. */
async function server(
  answer: (socket: WebSocket, id: number, method: string) => void,
): Promise<string> {
  const listening = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  servers.push(listening);
  listening.on("connection", (socket) => {
    socket.on("error", () => socket.terminate());
    socket.on("message", (data) => {
      const { id, method } = JSON.parse(String(data)) as { id: number; method: string };
      answer(socket, id, method);
    });
  });
  await new Promise((resolve) => listening.once("listening", resolve));
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `ws://127.0.0.1:${address.port}`;
}

beforeAll(async () => {
  node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
  const chain = open(async () => node.provider());
  await untilLive(chain);
  await value(chain.faucet(alice));
  honest = await value(chain.draft(transfer, "act-honest"));
  expect(await chain.request(honest)).toMatchObject({ ok: true });
  await chain.close();
});
afterEach(async () => {
  await Promise.all(chains.splice(0).map((chain) => chain.close()));
  for (const one of servers.splice(0)) {
    for (const client of one.clients) client.terminate();
    one.close();
  }
});
afterAll(() => node.close());

describe("a node of another chain", () => {
  test.each([
    ["another genesis", { chain_getBlockHash: () => `0x${"ab".repeat(32)}` }, "GENESIS_MISMATCH"],
    [
      "another runtime",
      {
        state_getRuntimeVersion: async (_: unknown, honest: () => Promise<unknown>) => ({
          ...((await honest()) as object),
          specName: "node-evil",
        }),
      },
      "SPEC_NAME_UNEXPECTED",
    ],
    ["other addresses", { system_properties: () => ({ ss58Format: 0 }) }, "SS58_PREFIX_UNEXPECTED"],
  ] as const)("with %s is refused before anything is asked of it", async (_name, answers, code) => {
    const chain = hostile(answers as Record<string, Answer>);
    expect(await away(chain)).toBe(code);
    await demandNothingToSign(chain, "CHAIN_AWAY");
  });
});

describe("garbage", () => {
  const garbage = [
    ["no hexadecimal", "hello"],
    ["odd digits", "0x123"],
    ["a number", 7],
    ["nothing", null],
    ["a list", []],
    ["metadata that is noise", `0x${"a7".repeat(5_000)}`],
    ["metadata that is one byte", "0x00"],
    ["metadata that promises a gigabyte", `0x03${"ff".repeat(12)}`],
  ] as const;
  test.each(garbage)("instead of metadata: %s", async (_name, reply) => {
    const chain = hostile({ state_call: () => reply });
    expect(await away(chain)).toMatch(/^(CHAIN_REPLY_UNREADABLE|METADATA_UNREADABLE)$/);
    await demandNothingToSign(chain, "CHAIN_AWAY");
  });

  test("instead of storage is a fault of the question, not a balance", async () => {
    const replies: unknown[] = [
      "0x",
      [],
      [{ block: `0x${"00".repeat(32)}`, changes: [] }],
      [{ block: "x", changes: [["0x00", "0xzz"]] }],
      { huge: "object" },
    ];
    let at = 0;
    const chain = hostile({ state_queryStorageAt: () => replies[at++ % replies.length] });
    await untilLive(chain);
    for (const _ of replies) await demandNoDraft(chain, "CHAIN_REPLY_UNREADABLE");
  });

  test("that is cut short or too long in a row is unreadable", async () => {
    for (const change of [
      (hex: string) => hex.slice(0, -4),
      (hex: string) => `${hex}00`,
      () => "0x",
    ]) {
      const chain = hostile({
        state_queryStorageAt: async (_params, honest) => {
          const sets = (await honest()) as { block: string; changes: [string, string | null][] }[];
          return sets.map((set) => ({
            ...set,
            changes: set.changes.map(([key, raw]) => [key, raw === null ? null : change(raw)]),
          }));
        },
      });
      await untilLive(chain);
      await demandNoDraft(chain, "CHAIN_REPLY_UNREADABLE", String(change));
      await chain.close();
    }
  });
});

describe("a lying fee", () => {
  const quoting = (lie: (honest: string) => string): Chain =>
    hostile({
      state_call: async (params, honest) => {
        const reply = String(await honest());
        return params[0] === "TransactionPaymentApi_query_info" ? lie(reply) : reply;
      },
    });

  test("that the account cannot pay stops the act before anything is signed", async () => {
    const chain = quoting((honest) => honest.slice(0, -16) + "ff".repeat(8));
    await untilLive(chain);
    const draft = await value(chain.draft(transfer, "act-1"));
    expect(draft.blocking.map(({ code }) => code)).toContain("FREE_BALANCE_TOO_LOW");
    const honest = open(async () => node.provider());
    await untilLive(honest);
    const fine = await value(honest.draft(transfer, "act-2"));
    expect(fine.blocking, "with the honest fee it is payable").toEqual([]);
  });

  test.each(["0x", "0x0011", "0xzz"])(
    "that is %s is unreadable, and never taken for none",
    async (reply) => {
      const chain = quoting(() => reply);
      await untilLive(chain);
      expect(await chain.draft(transfer, "act-1")).toMatchObject({
        fault: { code: "CHAIN_REPLY_UNREADABLE" },
      });
    },
  );
});

describe("a flood", () => {
  test("of heads is one question at a time, however many come", async () => {
    let asked = 0;
    let say: ((head: unknown) => void) | null = null;
    const honestProvider = node.provider();
    const header = await honestProvider.send<Record<string, unknown>>("chain_getHeader", []);
    const chain = open(async () =>
      lying(
        node.provider(),
        {
          state_queryStorageAt: async (_params, honest) => {
            asked += 1;
            return await honest();
          },
        },
        {
          chain_subscribeNewHeads: (tell) => {
            say = tell;
          },
        },
      ),
    );
    await untilLive(chain);
    let told = 0;
    const stop = chain.watchAccounts([alice], () => {
      told += 1;
    });
    await eventually(() => told > 0);
    const before = asked;
    const heapBefore = process.memoryUsage().heapUsed;
    for (let n = 0; n < 20_000; n++) {
      // Other numbers, and so other hashes: each looks like a new block.
      (say as unknown as (head: unknown) => void)({
        ...header,
        number: `0x${(1_000 + n).toString(16)}`,
      });
    }
    await eventually(() => asked > before);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked - before).toBeLessThan(20);
    expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(64 * 1024 * 1024);
    stop();
    honestProvider.drop();
  });

  test("of words about one act is one state, however often they come", async () => {
    let say: ((word: unknown) => void) | null = null;
    const chain = open(async () =>
      lying(
        node.provider(),
        {},
        {
          author_submitAndWatchExtrinsic: (tell) => {
            say = tell;
          },
        },
      ),
    );
    await untilLive(chain);
    const { signed } = practice(() => chain);
    const act = await signed("Alice", transfer);
    const log = outcomeLog();
    void chain.submit(act.signed, log.watch);
    await eventually(() => say !== null);
    const heapBefore = process.memoryUsage().heapUsed;
    const tell = say as unknown as (word: unknown) => void;
    for (let n = 0; n < 20_000; n++) tell(n % 2 === 0 ? "ready" : { broadcast: [`peer ${n}`] });
    await log.until("submitted");
    await value(chain.subnets());
    expect(log.states()).toEqual(["submitting", "submitted"]);
    expect(process.memoryUsage().heapUsed - heapBefore).toBeLessThan(64 * 1024 * 1024);
  });

  test("of notices for subscriptions that nobody made is dropped; frames that are too large end it", async () => {
    const url = await server((socket, id, method) => {
      if (method === "chain_getBlockHash") {
        for (let n = 0; n < 5_000; n++) {
          socket.send(
            JSON.stringify({
              jsonrpc: "2.0",
              method: "chain_newHead",
              params: { subscription: `s${n}`, result: "x".repeat(200) },
            }),
          );
        }
      }
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, result: null }));
    });
    const chain = open(() => websocketProvider({ endpoint: url }));
    expect(await away(chain)).toBe("CHAIN_REPLY_UNREADABLE");
    await chain.close();
    const big = await server((socket, id) => {
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, result: "0".repeat(25 * 1024 * 1024) }));
    });
    const second = open(() => websocketProvider({ endpoint: big }));
    expect(await away(second)).toBe("CHAIN_AWAY");
  });
});

describe("a node that stalls", () => {
  test("is given up in bounded time, and tried again later and later", async () => {
    const clock = handClock();
    const url = await server(() => undefined);
    let attempts = 0;
    const chain = open(() => {
      attempts += 1;
      return websocketProvider({ endpoint: url });
    }, clock);
    for (let minute = 0; minute < 40 && chain.status().state !== "away"; minute++) {
      clock.move(5_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(chain.status().state).toBe("away");
    expect(chain.status().fault?.code).toMatch(/^CHAIN_(SLOW|AWAY)$/);
    expect(attempts).toBeLessThan(4);
  });
});

describe("nothing is signed", () => {
  test("for a node whose argument lists have changed: no request is built", async () => {
    const chain = hostile({
      state_call: async (params, honest) => {
        const reply = await honest();
        if (params[0] !== "Metadata_metadata_at_version" || typeof reply !== "string") return reply;
        // The same length, another name: dest becomes test, wherever the metadata says it.
        const from = toHex(new TextEncoder().encode("dest")).slice(2);
        const to = toHex(new TextEncoder().encode("test")).slice(2);
        return reply.replaceAll(from, to);
      },
    });
    await untilLive(chain);
    await demandNothingToSign(chain, "CALL_SHAPE_CHANGED");
  });
});
