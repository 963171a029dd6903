/**
 * Keys of storage items, and their values as bytes. Each item's hashers and encoding are compared with the metadata
 * when the runtime is loaded; after that a key is a prefix and some hashing: far cheaper than polkadot.js's typed
 * arguments where hundreds of hotkeys meet a hundred subnets.
 */
import { blake2b } from "@noble/hashes/blake2.js";
import type { ApiPromise } from "@polkadot/api";
import { xxhashAsU8a } from "@polkadot/util-crypto/xxhash";
import { fromHex, toHex } from "../codec/payload.ts";
import { concatBytes } from "../lib/bytes.ts";
import { Refusal } from "../lib/fault.ts";
import { STORAGE, type StorageName } from "./expectations.ts";
import { shapeOf } from "./shape.ts";
import type { StorageShape } from "./storage-shapes.ts";

export interface Storage {
  /** False for an optional item that this runtime does not have as expected. */
  has(name: StorageName): boolean;
  /** Keys in their SCALE encoding, in order. Throws CHAIN_STORAGE_CHANGED when the item is not what it was. */
  key(name: StorageName, ...keys: Uint8Array[]): string;
  /** What all keys of the item begin with; with the first keys, what all keys below those begin with. */
  prefix(name: StorageName, ...keys: Uint8Array[]): string;
  /** The value that an absent row stands for; null when absence has no value. */
  fallback(name: StorageName): Uint8Array | null;
}

type Entry = ApiPromise["query"][string][string];

export function openStorage(api: ApiPromise): Storage {
  const entries = new Map<StorageName, Entry>();
  for (const [name, shape] of Object.entries(STORAGE)) {
    const entry = findEntry(api, shape);
    if (entry !== null) entries.set(name as StorageName, entry);
  }

  function entryOf(name: StorageName): Entry {
    const entry = entries.get(name);
    if (entry !== undefined) return entry;
    const { pallet, item } = STORAGE[name];
    throw new Refusal("CHAIN_STORAGE_CHANGED", { pallet, item });
  }

  const prefixes = new Map<StorageName, Uint8Array>();
  function prefixBytes(name: StorageName): Uint8Array {
    const known = prefixes.get(name) ?? fromHex(entryOf(name).keyPrefix());
    prefixes.set(name, known);
    return known;
  }

  function hashed(name: StorageName, key: Uint8Array, at: number): Uint8Array {
    const hasher = STORAGE[name].keys[at]?.[0];
    if (hasher === "Identity") return key;
    const digest = hasher === "Twox64Concat" ? xxhashAsU8a(key, 64) : blake2b(key, { dkLen: 16 });
    return concatBytes(digest, key);
  }

  return {
    has: (name) => entries.has(name),
    prefix(name, ...keys) {
      if (keys.length === 0) return toHex(prefixBytes(name));
      return toHex(concatBytes(prefixBytes(name), ...keys.map((key, at) => hashed(name, key, at))));
    },
    key(name, ...keys) {
      const hashers = STORAGE[name].keys;
      if (keys.length !== hashers.length) throw new Error(`${name} takes ${hashers.length} keys`);
      return toHex(concatBytes(prefixBytes(name), ...keys.map((key, at) => hashed(name, key, at))));
    },
    fallback(name) {
      const { meta } = entryOf(name).creator;
      return meta.modifier.isDefault ? meta.fallback.toU8a(true) : null;
    },
  };
}

/** The entry, if its hashers, keys and value are exactly what {@link STORAGE} says. */
function findEntry(api: ApiPromise, shape: StorageShape): Entry | null {
  const section = shape.pallet.charAt(0).toLowerCase() + shape.pallet.slice(1);
  const entry = Object.values(api.query[section] ?? {}).find(
    ({ creator }) => creator.meta.name.toString() === shape.item,
  );
  if (entry === undefined) return null;
  const { type } = entry.creator.meta;
  const value = shapeOf(api.registry, type.isMap ? type.asMap.value : type.asPlain);
  const hashers = type.isMap ? type.asMap.hashers.map((hasher) => hasher.type) : [];
  const keyShape = type.isMap ? shapeOf(api.registry, type.asMap.key) : "";
  const shapes = shape.keys.map(([, key]) => key);
  const expectedKey = shapes.length > 1 ? `(${shapes.join(",")})` : (shapes[0] ?? "");
  const isExpected =
    value === shape.value &&
    keyShape === expectedKey &&
    hashers.join() === shape.keys.map(([hasher]) => hasher).join();
  return isExpected ? entry : null;
}
