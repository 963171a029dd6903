/**
 * Carries what structured clone can carry between page and host as JSON: DevTools bindings move strings only.
 * Identity and cycles survive; a view travels with its whole buffer. Everything else is refused in Electron's words.
 * Runs on both sides, so it uses nothing but the language.
 */

type Slot =
  | null
  | boolean
  | number
  | string
  | { u: 1 }
  | { n: string }
  | { d: string }
  | { r: number };

type Node =
  | { k: "object"; e: [string, Slot][] }
  | { k: "array"; n: number; e: [string, Slot][] }
  | { k: "map"; e: [Slot, Slot][] }
  | { k: "set"; e: Slot[] }
  | { k: "date"; v: number | null }
  | { k: "regexp"; s: string; f: string }
  | { k: "box"; v: Slot }
  | { k: "buffer"; v: string }
  | { k: "view"; c: string; b: Slot; o: number; l: number }
  | { k: "error"; n: string; m: string; s: string | null; c: Slot | null };

export interface Wire {
  root: Slot;
  nodes: Node[];
}

export const NOT_CLONEABLE = "An object could not be cloned.";

/** Electron's serializer keeps these names and turns every other into `Error`. */
const ERRORS: Record<string, ErrorConstructor> = {
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

interface ViewConstructor {
  readonly BYTES_PER_ELEMENT?: number;
  new (buffer: ArrayBuffer, offset: number, length: number): ArrayBufferView;
}

const VIEWS: Record<string, ViewConstructor> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  DataView,
};

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

export function toBase64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

export function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}

/** Expects a value that went through structured clone; throws for host objects that the clone lets pass. */
export function encodeWire(value: unknown): Wire {
  const nodes: Node[] = [];
  const seen = new Map<object, number>();

  function slot(item: unknown): Slot {
    if (item === null || typeof item === "string" || typeof item === "boolean") return item;
    if (item === undefined) return { u: 1 };
    if (typeof item === "bigint") return { n: String(item) };
    if (typeof item === "number") {
      const isPlain = Number.isFinite(item) && !Object.is(item, -0);
      return isPlain ? item : { d: Object.is(item, -0) ? "-0" : String(item) };
    }
    if (typeof item !== "object") throw new Error(NOT_CLONEABLE);
    const known = seen.get(item);
    if (known !== undefined) return { r: known };
    const index = nodes.length;
    seen.set(item, index);
    nodes.push({ k: "set", e: [] });
    nodes[index] = node(item);
    return { r: index };
  }

  const entries = (item: object): [string, Slot][] =>
    Object.entries(item).map(([key, member]) => [key, slot(member)]);

  function node(item: object): Node {
    if (Array.isArray(item)) return { k: "array", n: item.length, e: entries(item) };
    if (ArrayBuffer.isView(item)) {
      if (!(item.buffer instanceof ArrayBuffer)) throw new Error(NOT_CLONEABLE);
      const length = item instanceof DataView ? item.byteLength : Reflect.get(item, "length");
      return { k: "view", c: tagOf(item), b: slot(item.buffer), o: item.byteOffset, l: length };
    }
    if (item instanceof ArrayBuffer) return { k: "buffer", v: toBase64(item) };
    if (item instanceof Map) return { k: "map", e: [...item].map(([a, b]) => [slot(a), slot(b)]) };
    if (item instanceof Set) return { k: "set", e: [...item].map(slot) };
    if (item instanceof Date) {
      return { k: "date", v: Number.isNaN(item.getTime()) ? null : item.getTime() };
    }
    if (item instanceof RegExp) return { k: "regexp", s: item.source, f: item.flags };
    if (item instanceof Error && tagOf(item) === "Error") {
      const cause = "cause" in item ? slot(item.cause) : null;
      const name = item.name in ERRORS ? item.name : "Error";
      return { k: "error", n: name, m: item.message, s: item.stack ?? null, c: cause };
    }
    if (item instanceof Number || item instanceof String || item instanceof Boolean) {
      return { k: "box", v: slot(item.valueOf()) };
    }
    if (item instanceof BigInt) return { k: "box", v: slot(BigInt.prototype.valueOf.call(item)) };
    const prototype: unknown = Object.getPrototypeOf(item);
    if (prototype !== null && prototype !== Object.prototype) throw new Error(NOT_CLONEABLE);
    return { k: "object", e: entries(item) };
  }

  return { root: slot(value), nodes };
}

export function decodeWire(wire: Wire): unknown {
  const made: unknown[] = [];

  function value(slot: Slot): unknown {
    if (slot === null || typeof slot !== "object") return slot;
    if ("u" in slot) return undefined;
    if ("n" in slot) return BigInt(slot.n);
    if ("d" in slot) return Number(slot.d);
    const node = wire.nodes[slot.r];
    if (node === undefined) throw new Error("Broken wire");
    if (!(slot.r in made)) build(node, slot.r);
    return made[slot.r];
  }

  /** Own data property even for `__proto__`. */
  function fill(target: object, entries: readonly [string, Slot][]): void {
    for (const [key, slot] of entries) {
      const property = { value: value(slot), writable: true, enumerable: true, configurable: true };
      Object.defineProperty(target, key, property);
    }
  }

  function build(node: Node, index: number): void {
    if (node.k === "object") {
      const object = {};
      made[index] = object;
      fill(object, node.e);
    } else if (node.k === "array") {
      const list: unknown[] = [];
      made[index] = list;
      list.length = node.n;
      fill(list, node.e);
    } else if (node.k === "map") {
      const map = new Map();
      made[index] = map;
      for (const [key, item] of node.e) map.set(value(key), value(item));
    } else if (node.k === "set") {
      const set = new Set();
      made[index] = set;
      for (const item of node.e) set.add(value(item));
    } else if (node.k === "error") {
      const error = new (ERRORS[node.n] ?? Error)(node.m);
      made[index] = error;
      if (node.s !== null) error.stack = node.s;
      if (node.c !== null) error.cause = value(node.c);
    } else made[index] = leaf(node);
  }

  function leaf(node: Exclude<Node, { k: "object" | "array" | "map" | "set" | "error" }>): unknown {
    if (node.k === "date") return new Date(node.v ?? Number.NaN);
    if (node.k === "regexp") return new RegExp(node.s, node.f);
    if (node.k === "box") return Object(value(node.v));
    if (node.k === "buffer") return fromBase64(node.v);
    const View = VIEWS[node.c];
    const buffer = value(node.b);
    if (View === undefined || !(buffer instanceof ArrayBuffer)) throw new Error("Broken wire");
    return new View(buffer, node.o, node.l);
  }

  return value(wire.root);
}
