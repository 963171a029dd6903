import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { MessageChannelMain, type MessagePortMain } from "./message-ports.ts";

function inbox(port: MessagePortMain): {
  data: unknown[];
  closes: number;
  ports: MessagePortMain[];
} {
  const seen = { data: [] as unknown[], closes: 0, ports: [] as MessagePortMain[] };
  port.on("message", (event) => {
    seen.data.push(event.data);
    seen.ports.push(...event.ports);
  });
  port.on("close", () => {
    seen.closes += 1;
  });
  return seen;
}

const settle = () => sleep(30);

test("messages wait for start(), and a listener alone does not start the port", async () => {
  const { port1, port2 } = new MessageChannelMain();
  const seen = inbox(port2);
  port1.postMessage("one");
  port1.postMessage("two");
  await settle();
  expect(seen.data).toEqual([]);
  port2.start();
  await settle();
  expect(seen.data).toEqual(["one", "two"]);
});

test("values are copied by V8's rules, with the whole buffer behind a view", async () => {
  const { port1, port2 } = new MessageChannelMain();
  const seen = inbox(port2);
  port2.start();
  const bytes = new Uint8Array(100).fill(7);
  const sent = {
    big: 10n,
    view: bytes.subarray(10, 20),
    buffer: Buffer.alloc(3, 1),
    map: new Map([[1, new Set(["a"])]]),
    date: new Date(5),
    nothing: undefined,
  };
  port1.postMessage(sent);
  bytes.fill(0);
  await settle();
  const [got] = seen.data as [typeof sent];
  expect(got).toEqual({
    ...sent,
    view: new Uint8Array(10).fill(7),
    buffer: Uint8Array.of(1, 1, 1),
  });
  expect(got.view.buffer.byteLength).toBe(100);
  expect(Buffer.isBuffer(got.buffer)).toBe(false);
});

test("what cannot be cloned throws and leaves the port usable", async () => {
  const { port1, port2 } = new MessageChannelMain();
  const seen = inbox(port2);
  port2.start();
  for (const value of [() => 1, Promise.resolve(), new Blob(["x"]), Symbol("s")]) {
    expect(() => port1.postMessage(value), String(value)).toThrow(
      new Error("An object could not be cloned."),
    );
  }
  port1.postMessage("still here");
  await settle();
  expect(seen.data).toEqual(["still here"]);
});

test("a bad transfer list is refused with Electron's words, and nothing is lost by it", async () => {
  const a = new MessageChannelMain();
  const b = new MessageChannelMain();
  const refuse = (list: unknown, words: string) =>
    expect(() => Reflect.apply(a.port1.postMessage, a.port1, ["x", list])).toThrow(
      new TypeError(words),
    );
  refuse(undefined, "transferables must be an array of MessagePorts");
  refuse([{}], "Port at index 0 is not a valid port");
  refuse([a.port1], "Port at index 0 contains the source port.");
  refuse([b.port1, b.port1], "Port at index 1 is a duplicate.");
  a.port1.postMessage("x", [b.port1]);
  refuse([b.port1], "Port at index 0 is already neutered.");
  const seen = inbox(a.port2);
  a.port2.start();
  await settle();
  expect(seen.data).toEqual(["x"]);
  expect(seen.ports).toHaveLength(1);
});

test("a transferred port is dead here and alive there, with what it had not yet seen", async () => {
  const carrier = new MessageChannelMain();
  const cargo = new MessageChannelMain();
  cargo.port1.postMessage("before");
  const seen = inbox(carrier.port2);
  carrier.port2.start();
  carrier.port1.postMessage(null, [cargo.port2]);
  cargo.port2.postMessage("ignored");
  cargo.port1.postMessage("after");
  await settle();
  const [arrived] = seen.ports;
  if (arrived === undefined) throw new Error("the port did not arrive");
  const inner = inbox(arrived);
  const outer = inbox(cargo.port1);
  cargo.port1.start();
  arrived.start();
  arrived.postMessage("reply");
  await settle();
  expect(inner.data).toEqual(["before", "after"]);
  expect(outer.data).toEqual(["reply"]);
});

test("close reaches both ends once, after what was sent before it; later posts are silent", async () => {
  const { port1, port2 } = new MessageChannelMain();
  const [near, far] = [inbox(port1), inbox(port2)];
  port2.start();
  port1.postMessage("last");
  port1.close();
  port1.close();
  expect(near.closes).toBe(1);
  expect(far.closes).toBe(0);
  await settle();
  expect(far).toMatchObject({ data: ["last"], closes: 1 });
  port1.postMessage("late");
  port2.postMessage("late");
  await settle();
  expect(near.data).toEqual([]);
});

test("close is not delivered to a port that was never started", async () => {
  const { port1, port2 } = new MessageChannelMain();
  const far = inbox(port2);
  port1.close();
  await settle();
  expect(far.closes).toBe(0);
  port2.start();
  await settle();
  expect(far.closes).toBe(1);
});

test("an unstarted port that nobody holds is collected", async () => {
  const { port1 } = (() => new MessageChannelMain())();
  const near = inbox(port1);
  port1.start();
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("no collector");
  for (let round = 0; round < 20 && near.closes === 0; round += 1) {
    collect();
    await settle();
  }
  expect(near.closes).toBe(1);
});
