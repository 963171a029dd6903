/** Opens phrases, shows and compares their words, and proves files that were read back. */
import * as v from "valibot";
import { encodeAddress } from "../../codec/address.ts";
import { Refusal } from "../../lib/fault.ts";
import { checkTyped, wordBytes } from "../phrase.ts";
import { WordCount } from "../protocol.ts";
import { isSameSet, openSealed, wordCountOf } from "../seal.ts";
import { MOST_PHRASE_BYTES, portAt, type VaultHandlers, type VaultTools } from "./tools.ts";

export function phrasesHandlers({
  sodium,
  sessions,
  headerOf,
  unseal,
  withPassphrase,
}: VaultTools): Pick<
  VaultHandlers,
  "openPhrase" | "revealWords" | "checkPhrase" | "closePhrase" | "verifySealed"
> {
  return {
    openPhrase({ sealed, passphrase, kind = "coldkey" }, ports) {
      const header = headerOf(sealed, kind);
      return withPassphrase(ports, passphrase, (typed) => {
        const { secret, sealing } = unseal(header, typed);
        const wordCount = wordCountOf(secret);
        if (wordCount === null) {
          secret.bytes.wipe();
          sealing.key.wipe();
          throw new Refusal("KEY_HAS_NO_PHRASE");
        }
        const address = encodeAddress(header.publicKey);
        const session = sessions.open({ address, secret, sealing });
        return { address, wordCount: v.parse(WordCount, wordCount), session };
      });
    },

    revealWords({ session, from, to, out }, ports) {
      const entropy = sessions.phrase(session);
      const words = (entropy.length / 4) * 3;
      const isRange = Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from <= to;
      if (!isRange || to > words) throw new Refusal("REVEAL_RANGE", { words });
      const bytes = entropy.use((secret) => wordBytes(secret, from, to));
      try {
        portAt(ports, out).send(bytes);
      } finally {
        bytes.fill(0);
      }
      return { words: to - from + 1 };
    },

    async checkPhrase({ session, phrase }, ports) {
      // Asked before and after the wait: the session may end while somebody types.
      sessions.phrase(session);
      const typed = await portAt(ports, phrase).read(MOST_PHRASE_BYTES);
      return typed.spend((bytes) =>
        sessions.phrase(session).use((entropy) => checkTyped(entropy, bytes)),
      );
    },

    closePhrase({ session }) {
      sessions.close(session);
      return {};
    },
    verifySealed({ sealed, session }) {
      const { sealing } = sessions.get(session);
      const header = headerOf(sealed);
      // Of another set: this session's key says nothing about it.
      if (sealing === null || !isSameSet(sealing, header)) throw new Refusal("SEAL_OTHER_SET");
      openSealed(sodium, header, sealing).bytes.wipe();
      return { address: encodeAddress(header.publicKey) };
    },
  };
}
