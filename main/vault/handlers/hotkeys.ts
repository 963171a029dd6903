/** Makes hotkeys under a coldkey. */
import { encodeAddress } from "../../codec/address.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { entropyBytesFor } from "../phrase.ts";
import { sealEntropy } from "../seal.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

/** A hotkey gets the strongest phrase: nobody has to write it down by hand. */
const HOTKEY_WORDS = 24;

export function hotkeysHandlers({
  sodium,
  headerOf,
  unseal,
  withPassphrase,
}: VaultTools): Pick<VaultHandlers, "createHotkeys"> {
  return {
    createHotkeys({ coldkey, count, passphrase }, ports) {
      const header = headerOf(coldkey, "coldkey");
      return withPassphrase(ports, passphrase, (typed) => {
        const opened = unseal(header, typed);
        opened.secret.bytes.wipe();
        try {
          const hotkeys = Array.from({ length: count }, () => {
            const entropy = SecretBytes.own(sodium.random(entropyBytesFor(HOTKEY_WORDS)));
            try {
              // Same passphrase, so the same salt, cost and key as the coldkey's file: one Argon2id run opens all.
              const { sealed, publicKey } = sealEntropy(sodium, opened.sealing, "hotkey", entropy);
              return { sealed, address: encodeAddress(publicKey) };
            } finally {
              entropy.wipe();
            }
          });
          return { hotkeys };
        } finally {
          opened.sealing.key.wipe();
        }
      });
    },
  };
}
