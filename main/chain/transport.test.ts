import { afterEach, describe, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../lib/clock.ts";
import { openRehearsal, REHEARSAL_GENESIS } from "../rehearsal/index.ts";
import { networks, openChain } from "./index.ts";
import type { Provider } from "./provider.ts";
import { devAddress, eventually, untilLive, value } from "./testing.ts";
import { checkEndpoint, websocketProvider } from "./transport.ts";

let server: WebSocketServer | null = null;
const opened: Provider[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((provider) => provider.disconnect()));
  const closing = server;
  server = null;
  if (closing !== null) await new Promise((resolve) => closing.close(resolve));
});

/** A server on loopback that does with each message whatever it likes. */
async function serverThat(answer: (socket: WebSocket, message: string) => void): Promise<Provider> {
  const listening = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server = listening;
  listening.on("connection", (socket) => {
    socket.on("message", (data) => answer(socket, String(data)));
  });
  await new Promise((resolve) => listening.once("listening", resolve));
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const provider = await websocketProvider({ endpoint: `ws://127.0.0.1:${address.port}` });
  opened.push(provider);
  return provider;
}

const idOf = (message: string): unknown => Object(JSON.parse(message)).id;

describe("an endpoint", () => {
  test("needs TLS unless it is this machine", () => {
    for (const fine of [
      "wss://a.example:443",
      "ws://127.0.0.1:9944",
      "ws://localhost:1",
      "ws://[::1]:1",
    ]) {
      expect(checkEndpoint(fine).href).toMatch(/^wss?:/);
    }
    const refused = [
      ...["ws://a.example", "http://127.0.0.1", "https://a.example", "file:///etc/passwd", ""],
      ...["ws://127.0.0.1.evil.example", "ws://localhost.evil.example", "wss://user:pw@a.example"],
    ];
    for (const endpoint of refused) {
      expect(() => checkEndpoint(endpoint), endpoint).toThrow("ENDPOINT_REFUSED");
    }
  });
});

describe("the socket", () => {
  test("carries the whole client: connect, read, give, move time", async () => {
    const node = await openRehearsal({ statePath: null, blockMs: null, clock: systemClock });
    const { url } = await node.serve();
    const chain = openChain({
      network: { ...networks.rehearsal, genesisHash: REHEARSAL_GENESIS },
      provider: () => websocketProvider({ endpoint: url }),
      clock: systemClock,
      onStatus: () => undefined,
    });
    await untilLive(chain);
    await value(chain.faucet(devAddress("Alice")));
    expect((await value(chain.subnets())).subnets).toHaveLength(12);
    expect(await value(chain.advance(3))).toEqual({ atBlock: 4 });
    await node.close();
    await eventually(() => chain.status().state === "away");
    await chain.close();
  });

  test("says that nobody listens", async () => {
    const provider = await websocketProvider({ endpoint: "ws://127.0.0.1:1" });
    await expect(provider.connect()).rejects.toThrow("could not be reached");
  });

  test("ends at the first frame that is not JSON-RPC, and rejects what was asked", async () => {
    for (const garbage of ["<html>", "[]", "7", '{"id":"x"}', '{"params":{"subscription":{}}}']) {
      const provider = await serverThat((socket) => socket.send(garbage));
      await provider.connect();
      await expect(provider.send("m", []), garbage).rejects.toThrow("closed the connection");
      expect(provider.isConnected).toBe(false);
      await new Promise((resolve) => server?.close(resolve));
    }
    server = null;
  });

  test("ends at a frame larger than any honest answer", async () => {
    const provider = await serverThat((socket) => socket.send("x".repeat(25 * 1024 * 1024)));
    await provider.connect();
    await expect(provider.send("m", [])).rejects.toThrow("closed the connection");
  });

  test("ignores answers to questions that nobody asked", async () => {
    const provider = await serverThat((socket, message) => {
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: 4_711, result: "wrong" }));
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: idOf(message), result: "right" }));
    });
    await provider.connect();
    expect(await provider.send("m", [])).toBe("right");
  });

  test("keeps the node's code and data", async () => {
    const error = { code: 1010, message: "Invalid Transaction", data: "Transaction is outdated" };
    const provider = await serverThat((socket, message) =>
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: idOf(message), error })),
    );
    await provider.connect();
    await expect(provider.send("m", [])).rejects.toMatchObject(error);
  });

  test("delivers notices that overtook the name of their subscription", async () => {
    const provider = await serverThat((socket, message) => {
      const notice = (result: number) =>
        socket.send(
          JSON.stringify({ jsonrpc: "2.0", method: "n", params: { subscription: "s", result } }),
        );
      notice(1);
      socket.send(JSON.stringify({ jsonrpc: "2.0", id: idOf(message), result: "s" }));
      notice(2);
    });
    await provider.connect();
    const seen: unknown[] = [];
    await provider.subscribe("n", "m", [], (_error, result) => seen.push(result));
    await eventually(() => seen.length === 2);
    expect(seen).toEqual([1, 2]);
  });
});
