// The values that cross every border in the probes, by name, and how an arrival is described: plain text only.
// One text for main, page and preload: main puts it in front of the preload, which cannot load files.
/** @type {Record<string, () => any>} */
export const values = {
  undefined: () => undefined,
  minusZero: () => -0,
  nan: () => Number.NaN,
  bigint: () => 10n,
  holes: () => {
    const list = [1];
    list[2] = 3;
    return list;
  },
  date: () => new Date(5),
  regexp: () => /a/gi,
  map: () => new Map([[1, { a: 1 }]]),
  set: () => new Set([1]),
  boxed: () => Object("x"),
  bytes: () => Uint8Array.of(1, 2, 3),
  view: () => new Uint8Array(new ArrayBuffer(100), 10, 10),
  dataView: () => new DataView(new ArrayBuffer(4), 1, 2),
  error: () => Object.assign(new TypeError("words"), { code: "X" }),
  instance: () =>
    new (class Thing {
      own = 1;
      get inherited() {
        return 2;
      }
    })(),
  nullPrototype: () => Object.assign(Object.create(null), { a: 1 }),
  cycle: () => {
    /** @type {Record<string, unknown>} */
    const loop = {};
    loop.self = loop;
    return loop;
  },
  function: () => () => 1,
  promise: () => Promise.resolve(1),
  weakMap: () => new WeakMap(),
};

/** @param {any} value */
export function describe(value) {
  if (typeof value === "function") return "function";
  if (typeof value !== "object" || value === null) {
    return Object.is(value, -0) ? "-0" : `${typeof value} ${String(value)}`;
  }
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (ArrayBuffer.isView(value)) return `${tag} ${value.byteLength} of ${value.buffer.byteLength}`;
  if (value instanceof Error) return `${value.name}: ${value.message}, own ${Object.keys(value)}`;
  if (Array.isArray(value)) return `Array ${value.length}, own ${Object.keys(value)}`;
  if (tag === "Date") return `Date ${value.getTime()}`;
  if (tag === "Map" || tag === "Set") return `${tag} ${value.size}`;
  if (tag === "Object") {
    const isLoop = value.self === value ? ", cyclic" : "";
    const isPlain = Object.getPrototypeOf(value) === Object.prototype ? "plain" : "odd";
    return `${isPlain} object, own ${Object.keys(value)}${isLoop}`;
  }
  return tag;
}

/** @param {() => unknown} act */
export const attempt = async (act) => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error)) return `throws ${String(error)}`;
    return `throws ${error.name}: ${error.message}`;
  }
};
