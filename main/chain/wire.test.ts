import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { NodeError, type Provider, type ProviderEvent } from "./provider.ts";
import { handClock } from "./testing.ts";
import { openWire } from "./wire.ts";

/** Answers what it is told to; `undefined` is silence. */
function fakeProvider(answer: (method: string) => unknown) {
  const listeners = new Map<ProviderEvent, () => void>();
  let notify: (result: unknown) => void = () => undefined;
  const provider: Provider = {
    isConnected: true,
    connect: async () => undefined,
    disconnect: async () => undefined,
    on(event, listener) {
      listeners.set(event, () => listener());
      return () => listeners.delete(event);
    },
    send(method) {
      const reply = answer(method);
      if (reply instanceof Error) return Promise.reject(reply);
      return reply === undefined ? new Promise(() => undefined) : Promise.resolve(reply);
    },
    async subscribe(_type, _method, _params, listener) {
      notify = (result) => listener(null, result);
      return 1;
    },
    unsubscribe: async () => true,
  };
  return {
    provider,
    lose: () => listeners.get("disconnected")?.(),
    notify: (result: unknown) => notify(result),
  };
}

const topic = { type: "t", method: "m", end: "e" };

describe("a question", () => {
  test("that is not answered in time is CHAIN_SLOW", async () => {
    const clock = handClock();
    const wire = openWire(fakeProvider(() => undefined).provider, clock);
    const reply = wire.ask(v.string(), "slow_method", [], 5_000);
    clock.move(5_000);
    await expect(reply).rejects.toMatchObject({
      fault: { code: "CHAIN_SLOW", facts: { method: "slow_method" } },
    });
    expect(wire.isOpen).toBe(true);
  });

  test("that was answered is held by nobody, however long the connection lives", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const held: WeakRef<object>[] = [];
    const wire = openWire(
      fakeProvider(() => {
        const reply = { rows: Array.from({ length: 100 }, (_, at) => `row ${at}`) };
        held.push(new WeakRef(reply));
        return reply;
      }).provider,
      handClock(),
    );
    for (let n = 0; n < 20; n += 1) await wire.ask(v.any(), "m", []);
    // What a WeakRef gave in this turn lives until its end.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    // The last one may still be in a register of the engine.
    expect(held.filter((one) => one.deref() !== undefined).length).toBeLessThanOrEqual(1);
    expect(wire.isOpen).toBe(true);
  });

  test("does not outlive the connection", async () => {
    const fake = fakeProvider(() => undefined);
    const wire = openWire(fake.provider, handClock());
    const reply = wire.ask(v.string(), "m", []);
    fake.lose();
    await expect(reply).rejects.toMatchObject({ fault: { code: "CHAIN_AWAY" } });
    await expect(wire.ask(v.string(), "m", [])).rejects.toMatchObject({
      fault: { code: "CHAIN_AWAY" },
    });
    await wire.lost;
  });

  test("with an answer of another form is CHAIN_REPLY_UNREADABLE", async () => {
    const wire = openWire(fakeProvider(() => 7).provider, handClock());
    await expect(wire.ask(v.string(), "m", [])).rejects.toMatchObject({
      fault: { code: "CHAIN_REPLY_UNREADABLE", facts: { method: "m" } },
    });
  });

  test("that the node refuses keeps code and data, whatever class the provider throws", async () => {
    const error = Object.assign(new Error("1010: Invalid"), { code: 1010, data: "outdated" });
    const wire = openWire(fakeProvider(() => error).provider, handClock());
    const refused = wire.ask(v.string(), "m", []);
    await expect(refused).rejects.toBeInstanceOf(NodeError);
    await expect(refused).rejects.toMatchObject({ code: 1010, data: "outdated" });
  });

  test("that fails for another reason is CHAIN_REQUEST_FAILED", async () => {
    const wire = openWire(fakeProvider(() => new Error("socket hang up")).provider, handClock());
    await expect(wire.ask(v.string(), "m", [])).rejects.toMatchObject({
      fault: { code: "CHAIN_REQUEST_FAILED" },
    });
  });
});

describe("a subscription", () => {
  test("delivers until it is ended", async () => {
    const fake = fakeProvider(() => true);
    const wire = openWire(fake.provider, handClock());
    const seen: number[] = [];
    const end = await wire.follow(v.number(), topic, [], (value) => seen.push(value));
    fake.notify(1);
    end();
    fake.notify(2);
    expect(seen).toEqual([1]);
    expect(wire.isOpen).toBe(true);
  });

  test("with an unreadable notice ends the connection", async () => {
    const fake = fakeProvider(() => true);
    const wire = openWire(fake.provider, handClock());
    await wire.follow(v.number(), topic, [], () => undefined);
    fake.notify("garbage");
    await wire.lost;
    expect(wire.isOpen).toBe(false);
  });
});
