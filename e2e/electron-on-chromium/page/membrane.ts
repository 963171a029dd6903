/**
 * What Electron's contextBridge does to values between two worlds, done inside one world: everything is copied,
 * prototypes are lost, functions become proxies, what was exposed is frozen. Nothing crosses by reference.
 */
import { NOT_CLONEABLE } from "../wire.ts";

/** Electron's limit on nesting. */
const DEPTH_LIMIT = 1000;
const TOO_DEEP =
  "Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.";
const NO_EXCEPTION =
  "An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.";

type World = "isolated" | "main";
type AnyFunction = (...args: unknown[]) => unknown;

const other = (world: World): World => (world === "main" ? "isolated" : "main");

/** Values that Electron rewraps instead of copying: DOM elements and blobs; VideoFrame where it exists. */
function isRewrapped(value: object): boolean {
  return ["Element", "Blob", "VideoFrame"].some((name) => {
    const host: unknown = Reflect.get(globalThis, name);
    return typeof host === "function" && value instanceof host;
  });
}

const EXOTIC = new Set([
  "ArrayBuffer",
  "SharedArrayBuffer",
  "Date",
  "Map",
  "Set",
  "RegExp",
  "WeakMap",
  "WeakSet",
  "WeakRef",
  "Number",
  "String",
  "Boolean",
  "BigInt",
  "Symbol",
]);

/** Exotic built-ins: Electron hands them to structured clone, which throws for those that cannot be cloned. */
function isExotic(value: object): boolean {
  return (
    ArrayBuffer.isView(value) || EXOTIC.has(Object.prototype.toString.call(value).slice(8, -1))
  );
}

function cloneExotic(value: object): unknown {
  try {
    return structuredClone(value);
  } catch (cause) {
    throw new Error(NOT_CLONEABLE, { cause });
  }
}

export function createMembrane() {
  /** proxy → the function behind it and the world that function belongs to */
  const origins = new WeakMap<AnyFunction, { target: AnyFunction; home: World }>();

  function copy(
    value: unknown,
    from: World,
    seen: Map<object, unknown>,
    depth: number,
    parent?: unknown,
  ): unknown {
    if (depth >= DEPTH_LIMIT) throw new TypeError(TOO_DEEP);
    if (typeof value === "function") return proxyOf(value as AnyFunction, from, parent);
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) {
      return value.then(
        (result: unknown) => copy(result, from, new Map(), 0),
        (reason: unknown) => Promise.reject(copy(reason, from, new Map(), 0)),
      );
    }
    if (value instanceof Error) return new Error(value.message);
    if (isRewrapped(value)) return value;
    if (Array.isArray(value)) {
      const list = value.map((item) => copy(item, from, seen, depth + 1, value));
      seen.set(value, list);
      return list;
    }
    if (isExotic(value)) return cloneExotic(value);
    const result: object = {};
    seen.set(value, result);
    for (const key of Object.keys(value)) {
      Object.defineProperty(result, key, {
        value: copy(Reflect.get(value, key), from, seen, depth + 1, value),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return result;
  }

  function proxyOf(target: AnyFunction, from: World, parent: unknown): AnyFunction {
    const origin = origins.get(target);
    // A function sent back to where it was made is unwrapped.
    if (origin !== undefined && origin.home !== from) return origin.target;
    const proxy: AnyFunction = (...args) => {
      const inside = args.map((argument) => copy(argument, other(from), new Map(), 0));
      let result: unknown;
      try {
        result = Reflect.apply(target, parent, inside);
      } catch (error) {
        const message: unknown =
          typeof error === "object" && error !== null ? Reflect.get(error, "message") : undefined;
        throw new Error(typeof message === "string" ? message : NO_EXCEPTION);
      }
      return copy(result, from, new Map(), 0);
    };
    origins.set(proxy, { target, home: from });
    return proxy;
  }

  function freeze(value: unknown, seen = new Set<unknown>()): void {
    if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
    if (seen.has(value)) return;
    seen.add(value);
    for (const key of Object.keys(value)) freeze(Reflect.get(value, key), seen);
    Object.freeze(value);
  }

  return {
    /** The copy that the page gets of what the preload exposes: frozen to the bottom. */
    expose(value: unknown): unknown {
      const result = copy(value, "isolated", new Map(), 0);
      freeze(result);
      return result;
    },
    toMain: (value: unknown) => copy(value, "isolated", new Map(), 0),
    toIsolated: (value: unknown) => copy(value, "main", new Map(), 0),
  };
}

/** The part of `contextBridge` that the app uses. */
export function createContextBridge(target: object) {
  const membrane = createMembrane();
  return {
    exposeInMainWorld(key: string, api: unknown): void {
      if (key in target) {
        throw new Error("Cannot bind an API on top of an existing property on the window object");
      }
      const value = membrane.expose(api);
      Object.defineProperty(target, key, {
        value,
        writable: false,
        enumerable: true,
        configurable: false,
      });
    },
  };
}
