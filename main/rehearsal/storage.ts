/** Storage items: how they are described in the metadata, and how the pallets read and write them. */
import { blake2_128, textBytes, twox64, twox128 } from "./hashing.ts";
import { bareHex, fromHex } from "./hex.ts";
import { ScaleReader } from "./scale.ts";
import { type AnyType, decode, encode, type Type, tuple } from "./type.ts";

/** Full storage key as lower-case hex without `0x`. */
export type StorageKey = string;

/** A view of the state that can be written; layers of it stack (see `state.ts`). */
export interface State {
  read(key: StorageKey): Uint8Array | undefined;
  /** Keys with the prefix, in order. Slow on a large state: for what a runtime iterates as well. */
  keys(prefix: StorageKey): readonly StorageKey[];
  /** `undefined` removes. */
  write(key: StorageKey, value: Uint8Array | undefined): void;
}
export type StateView = Pick<State, "read" | "keys">;

type Hasher = "Blake2_128Concat" | "Twox64Concat" | "Identity";

export interface StorageItem {
  readonly name: string;
  readonly hashers: readonly Hasher[];
  /** Null for a plain value. */
  readonly keyType: AnyType | null;
  readonly valueType: AnyType;
  readonly isOptional: boolean;
  readonly fallback: Uint8Array;
  readonly prefix: StorageKey;
}

interface StorageValue<V> extends StorageItem {
  get(state: StateView): V;
  put(state: State, value: V): void;
  kill(state: State): void;
}

export interface StorageMap<K extends readonly unknown[], V> extends StorageItem {
  key(...keys: K): StorageKey;
  get(state: StateView, ...keys: K): V;
  has(state: StateView, ...keys: K): boolean;
  put(state: State, ...keysAndValue: [...K, NonNullable<V>]): void;
  kill(state: State, ...keys: K): void;
  /** The keys of all rows, in order of their storage keys; `first` narrows them to those that begin so. */
  rows(state: StateView, ...first: Partial<K>): readonly K[];
}

export interface MapKey<K> {
  readonly hasher: Hasher;
  readonly type: Type<K>;
}
export const identity = <K>(type: Type<K>): MapKey<K> => ({ hasher: "Identity", type });
export const blake2Concat = <K>(type: Type<K>): MapKey<K> => ({ hasher: "Blake2_128Concat", type });
export const twoxConcat = <K>(type: Type<K>): MapKey<K> => ({ hasher: "Twox64Concat", type });

type KeysOf<M extends readonly MapKey<unknown>[]> = {
  [I in keyof M]: M[I] extends MapKey<infer K> ? K : never;
};

function hashed(hasher: Hasher, bytes: Uint8Array): StorageKey {
  switch (hasher) {
    case "Identity":
      return bareHex(bytes);
    case "Twox64Concat":
      return bareHex(twox64(bytes)) + bareHex(bytes);
    case "Blake2_128Concat":
      return bareHex(blake2_128(bytes)) + bareHex(bytes);
  }
}

export interface StorageBuilder {
  readonly prefix: string;
  readonly items: readonly StorageItem[];
  value<V>(name: string, type: Type<V>, fallback: V): StorageValue<V>;
  optionalValue<V>(name: string, type: Type<V>): StorageValue<V | undefined>;
  map<const M extends readonly MapKey<unknown>[], V>(
    name: string,
    keys: M,
    type: Type<V>,
    fallback: V,
  ): StorageMap<KeysOf<M>, V>;
  optionalMap<const M extends readonly MapKey<unknown>[], V>(
    name: string,
    keys: M,
    type: Type<V>,
  ): StorageMap<KeysOf<M>, V | undefined>;
}

function hashedPart(keys: readonly MapKey<unknown>[], index: number, value: unknown): StorageKey {
  const part = keys[index];
  if (!part) throw new RangeError("more keys than the map has");
  return hashed(part.hasher, encode(part.type, value));
}

/** Bytes of the hash that stands before the key itself. */
const HASH_BYTES = { Identity: 0, Twox64Concat: 8, Blake2_128Concat: 16 } as const;

/** The keys inside a storage key: every hasher of these maps keeps what it hashed. */
function readKeys(keys: readonly MapKey<unknown>[], hex: string): readonly unknown[] {
  const input = new ScaleReader(fromHex(`0x${hex}`));
  return keys.map(({ hasher, type }) => {
    input.take(HASH_BYTES[hasher]);
    return type.read(input);
  });
}

/** What the metadata gives as the default of an item that may be absent. */
const NONE = new Uint8Array([0]);

/** Makes the storage items of one pallet and remembers them in the order in which they are made. */
export function storageOf(palletName: string): StorageBuilder {
  const items: StorageItem[] = [];
  const palletPrefix = bareHex(twox128(textBytes(palletName)));

  const describe = (
    name: string,
    keys: readonly MapKey<unknown>[],
    valueType: AnyType,
    fallback: Uint8Array | undefined,
  ): StorageItem => {
    const [first] = keys;
    const item: StorageItem = {
      name,
      hashers: keys.map((key) => key.hasher),
      keyType: keys.length > 1 ? tuple(...keys.map((key) => key.type)) : (first?.type ?? null),
      valueType,
      isOptional: fallback === undefined,
      fallback: fallback ?? NONE,
      prefix: palletPrefix + bareHex(twox128(textBytes(name))),
    };
    items.push(item);
    return item;
  };

  const makeValue = <V>(name: string, type: Type<V>, fallback: V, isOptional: boolean) => {
    const item = describe(name, [], type, isOptional ? undefined : encode(type, fallback));
    return {
      ...item,
      get(state: StateView): V {
        const stored = state.read(item.prefix);
        return stored ? decode(type, stored) : fallback;
      },
      put: (state: State, value: V) => state.write(item.prefix, encode(type, value)),
      kill: (state: State) => state.write(item.prefix, undefined),
    };
  };

  const makeMap = <V>(
    name: string,
    keys: readonly MapKey<unknown>[],
    type: Type<V>,
    fallback: V,
    isOptional: boolean,
  ) => {
    const item = describe(name, keys, type, isOptional ? undefined : encode(type, fallback));
    const key = (...values: readonly unknown[]): StorageKey =>
      keys.reduce((text, _, i) => text + hashedPart(keys, i, values[i]), item.prefix);
    return {
      ...item,
      key,
      get(state: StateView, ...values: readonly unknown[]): V {
        const stored = state.read(key(...values));
        return stored ? decode(type, stored) : fallback;
      },
      has: (state: StateView, ...values: readonly unknown[]) =>
        state.read(key(...values)) !== undefined,
      put(state: State, ...keysAndValue: readonly unknown[]) {
        const value = keysAndValue[keys.length] as V;
        state.write(key(...keysAndValue.slice(0, keys.length)), encode(type, value));
      },
      kill: (state: State, ...values: readonly unknown[]) => state.write(key(...values), undefined),
      rows(state: StateView, ...first: readonly unknown[]): never {
        const prefix = first.reduce<StorageKey>(
          (text, value, i) => text + hashedPart(keys, i, value),
          item.prefix,
        );
        const found = state.keys(prefix);
        return found.map((full) => readKeys(keys, full.slice(item.prefix.length))) as never;
      },
    };
  };

  return {
    prefix: palletName,
    items,
    value: (name, type, fallback) => makeValue(name, type, fallback, false),
    optionalValue: <V>(name: string, type: Type<V>) =>
      makeValue<V | undefined>(name, type as Type<V | undefined>, undefined, true),
    map: (name, keys, type, fallback) => makeMap(name, keys, type, fallback, false),
    optionalMap: <const M extends readonly MapKey<unknown>[], V>(
      name: string,
      keys: M,
      type: Type<V>,
    ) => makeMap<V | undefined>(name, keys, type as Type<V | undefined>, undefined, true),
  };
}
