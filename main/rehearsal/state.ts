/** Layers of state: a layer sees its own changes over what lies beneath, until they are merged down or dropped. */
import type { State, StateView, StorageKey } from "./storage.ts";

export type Changes = ReadonlyMap<StorageKey, Uint8Array | undefined>;

/** Where nothing was written yet. */
export const EMPTY_STATE: StateView = { read: () => undefined, keys: () => [] };

export interface Layer extends State {
  readonly changes: Changes;
  mergeInto(below: State): void;
}

export function layerOver(below: StateView): Layer {
  const changes = new Map<StorageKey, Uint8Array | undefined>();
  return {
    changes,
    read: (key) => (changes.has(key) ? changes.get(key) : below.read(key)),
    keys(prefix) {
      const found = new Set(below.keys(prefix));
      for (const [key, value] of changes) {
        if (!key.startsWith(prefix)) continue;
        if (value === undefined) found.delete(key);
        else found.add(key);
      }
      return [...found].sort();
    },
    write: (key, value) => {
      changes.set(key, value);
    },
    mergeInto(target) {
      for (const [key, value] of changes) target.write(key, value);
    },
  };
}
