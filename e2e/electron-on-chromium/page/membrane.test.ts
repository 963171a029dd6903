import { expect, test } from "vitest";
import { createContextBridge, createMembrane } from "./membrane.ts";

test("what is exposed is a frozen copy without prototype, read-only on the window", () => {
  class Wallet {
    name = "mine";
    list = [1, { deep: true }];
    bytes = Uint8Array.of(1, 2);
    secretGetter() {
      return 1;
    }
  }
  const api = new Wallet();
  const target: Record<string, unknown> = {};
  createContextBridge(target).exposeInMainWorld("api", api);
  const exposed = target.api as Wallet;
  expect(Object.getPrototypeOf(exposed)).toBe(Object.prototype);
  expect(Object.keys(exposed)).toEqual(["name", "list", "bytes"]);
  expect(
    Object.isFrozen(exposed) && Object.isFrozen(exposed.list) && Object.isFrozen(exposed.list[1]),
  ).toBe(true);
  expect(exposed.bytes).not.toBe(api.bytes);
  exposed.bytes[0] = 9;
  expect(api.bytes[0]).toBe(1);
  expect(() => {
    target.api = 1;
  }).toThrow(TypeError);
});

test("a name that the window has, inherited ones included, cannot be bound", () => {
  expect(() => createContextBridge({}).exposeInMainWorld("toString", 1)).toThrow(
    "Cannot bind an API on top of an existing property on the window object",
  );
});

test("arguments and results are copied and functions become proxies with `this`", () => {
  const membrane = createMembrane();
  let seen: unknown;
  const sent = {
    nested: { n: 1 },
    when: new Date(5),
    map: new Map([[1, 2]]),
    big: 3n,
    none: undefined,
  };
  const api = {
    prefix: "p",
    take(value: unknown) {
      seen = value;
      return value;
    },
    greet() {
      return this.prefix;
    },
  };
  const exposed = membrane.toMain(api) as typeof api;
  const result = exposed.take(sent);
  expect(seen).toEqual(sent);
  expect(seen).not.toBe(sent);
  expect(result).toEqual(sent);
  expect(result).not.toBe(seen);
  expect((exposed.greet as unknown as () => string)()).toBe("p");
});

test("a callback is a new proxy each time and is unwrapped when it comes home", () => {
  const membrane = createMembrane();
  const heard: unknown[] = [];
  const api = membrane.toMain({
    on: (callback: unknown) => heard.push(callback),
    back: () => heard[0],
  }) as {
    on(callback: () => number): void;
    back(): () => number;
  };
  const callback = () => 7;
  api.on(callback);
  api.on(callback);
  expect(heard[0]).not.toBe(callback);
  expect(heard[0]).not.toBe(heard[1]);
  expect((heard[0] as () => number)()).toBe(7);
  expect(api.back()).toBe(callback);
});

test("errors keep their message only, and a thrown string keeps nothing", async () => {
  const membrane = createMembrane();
  const api = membrane.toMain({
    fail() {
      throw Object.assign(new TypeError("words"), { code: "X" });
    },
    failOddly() {
      throw "text";
    },
    reject: () => Promise.reject({ code: "PLAIN" }),
    error: () => new RangeError("as a value"),
  }) as Record<"fail" | "failOddly" | "reject" | "error", () => unknown>;
  const caught = (() => {
    try {
      return api.fail();
    } catch (error) {
      return error;
    }
  })() as Error & { code?: string };
  expect([caught.name, caught.message, caught.code]).toEqual(["Error", "words", undefined]);
  expect(api.failOddly).toThrow("a valid exception was not thrown");
  await expect(api.reject()).rejects.toEqual({ code: "PLAIN" });
  expect((api.error() as Error).name).toBe("Error");
});

test("host objects become empty, what cannot be cloned throws, depth has a limit, cycles do not", () => {
  const { toMain } = createMembrane();
  const { port1 } = new MessageChannel();
  expect(Object.keys(toMain(new Response("x")) as object)).toEqual([]);
  expect(toMain({ port: port1 })).not.toEqual({ port: port1 });
  port1.close();
  expect(() => toMain(new WeakMap())).toThrow();
  let deep: object = {};
  for (let level = 0; level < 1001; level += 1) deep = { deep };
  expect(() => toMain(deep)).toThrow("recursion depth exceeded");
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  const copy = toMain(loop) as Record<string, unknown>;
  expect(copy.self).toBe(copy);
});
