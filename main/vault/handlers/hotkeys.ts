/** Makes hotkeys under a coldkey. */
import { encodeAddress } from "../../codec/address.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { KEY_SESSION_MS } from "../key-sessions.ts";
import { entropyBytesFor } from "../phrase.ts";
import { type SealingKey, sealEntropy } from "../seal.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

/** A hotkey gets the strongest phrase: nobody has to write it down by hand. */
const HOTKEY_WORDS = 24;

export function hotkeysHandlers({
  sodium,
  keySessions,
  headerOf,
  unseal,
  withPassphrase,
}: VaultTools): Pick<
  VaultHandlers,
  "createHotkeys" | "openHotkeyMaking" | "makeHotkeys" | "closeKeySession"
> {
  /** Same passphrase, so the same salt, cost and key as the coldkey's file: one Argon2id run opens all. */
  function make(sealing: SealingKey, count: number) {
    const hotkeys = Array.from({ length: count }, () => {
      const entropy = SecretBytes.own(sodium.random(entropyBytesFor(HOTKEY_WORDS)));
      try {
        const { sealed, publicKey } = sealEntropy(sodium, sealing, "hotkey", entropy);
        return { sealed, address: encodeAddress(publicKey) };
      } finally {
        entropy.wipe();
      }
    });
    return { hotkeys };
  }

  return {
    createHotkeys({ coldkey, count, passphrase }, ports) {
      const header = headerOf(coldkey, "coldkey");
      return withPassphrase(ports, passphrase, (typed) => {
        const opened = unseal(header, typed);
        opened.secret.bytes.wipe();
        try {
          return make(opened.sealing, count);
        } finally {
          opened.sealing.key.wipe();
        }
      });
    },

    openHotkeyMaking({ coldkey, passphrase }, ports) {
      const header = headerOf(coldkey, "coldkey");
      return withPassphrase(ports, passphrase, (typed) => {
        const { secret, sealing } = unseal(header, typed);
        // The coldkey has proved the passphrase; from here on only the key that seals is held.
        secret.bytes.wipe();
        return {
          session: keySessions.open({ sealings: [sealing], outgoing: null }),
          endsInMs: KEY_SESSION_MS,
        };
      });
    },

    makeHotkeys({ session, count }) {
      const [sealing] = keySessions.get(session).sealings;
      if (sealing === undefined) throw new Error("A session has nothing to seal with");
      return make(sealing, count);
    },

    closeKeySession({ session }) {
      keySessions.close(session);
      return {};
    },
  };
}
