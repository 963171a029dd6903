/** A keychain in memory, for tests: can be looked into, emptied, and made to refuse. */
import { Refusal } from "./fault.ts";
import type { Keychain, KeychainReason } from "./keychain.ts";

export interface MemoryKeychain extends Keychain {
  readonly items: Map<string, Uint8Array>;
  /** From now on every call refuses with this code; null ends it. */
  refuse(code: KeychainReason | null): void;
}

export function memoryKeychain(): MemoryKeychain {
  const items = new Map<string, Uint8Array>();
  let refused: KeychainReason | null = null;
  const answer = async <T>(work: () => T): Promise<T> => {
    if (refused !== null) throw new Refusal(refused, {});
    return work();
  };
  return {
    kind: "system",
    reason: null,
    items,
    refuse(code) {
      refused = code;
    },
    get: (name) => answer(() => items.get(name)?.slice() ?? null),
    set: (name, bytes) =>
      answer(() => {
        items.set(name, bytes.slice());
      }),
    remove: (name) =>
      answer(() => {
        items.delete(name);
      }),
  };
}
