/** For tests of what crosses. */
import type { Keychain } from "../lib/keychain.ts";

export function memoryKeychain(): Keychain {
  const items = new Map<string, Uint8Array>();
  return {
    kind: "file",
    reason: "KEYCHAIN_NOT_WANTED",
    get: async (name) => items.get(name)?.slice() ?? null,
    async set(name, bytes) {
      items.set(name, bytes.slice());
    },
    async remove(name) {
      items.delete(name);
    },
  };
}
