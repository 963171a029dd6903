/** Seals what is sealed under another passphrase or another cost, and proves that files open. */
import { encodeAddress } from "../../codec/address.ts";
import { Refusal } from "../../lib/fault.ts";
import {
  freshSealingKey,
  isSameSet,
  openSealed,
  type SealingKey,
  sealingKeyOf,
  sealSecret,
} from "../seal.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

/** Files of one owner are of one set, or of a few that the same passphrase opens: each costs a run of Argon2id. */
const MOST_SETS = 4;

export function resealHandlers(tools: VaultTools): Pick<VaultHandlers, "resealSet" | "proveOpens"> {
  const { sodium, clock, judge, limits, sessions, headerOf, unseal } = tools;
  const { withPassphrase, withNewPassphrase } = tools;

  /** Opens files by one passphrase, deriving once for each set of them. `close` wipes the derived keys. */
  function opener(passphrase: Uint8Array, first: SealingKey) {
    const sealings = [first];
    return {
      open(sealed: Uint8Array) {
        const header = headerOf(sealed);
        let sealing = sealings.find((one) => isSameSet(one, header));
        if (sealing === undefined) {
          if (sealings.length >= MOST_SETS) throw new Refusal("TOO_MANY_SETS", { most: MOST_SETS });
          sealing = sealingKeyOf(sodium, passphrase, header);
          sealings.push(sealing);
        }
        return { header, secret: openSealed(sodium, header, sealing) };
      },
      close() {
        for (const { key } of sealings) key.wipe();
      },
    };
  }

  return {
    resealSet({ coldkey, others, cost, passphrase, newPassphrase }, ports) {
      const header = headerOf(coldkey, "coldkey");

      function reseal(old: Uint8Array, fresh: Uint8Array) {
        const { secret, sealing: oldSealing } = unseal(header, old);
        const files = opener(old, oldSealing);
        let sealing: SealingKey | null = null;
        try {
          const startedAtMs = clock.monotonicMs();
          const made = freshSealingKey(sodium, fresh, cost, limits);
          sealing = made;
          const address = encodeAddress(header.publicKey);
          const { sealed } = sealSecret(sodium, made, "coldkey", secret);
          const tookMs = clock.monotonicMs() - startedAtMs;
          const again = others.map((other) => leaveRefused(() => resealOne(other, made)));
          // From here on the session owns the secret and the new key.
          return {
            coldkey: sealed,
            others: again,
            tookMs,
            session: sessions.open({ address, secret, sealing: made }),
          };
        } catch (error) {
          secret.bytes.wipe();
          sealing?.key.wipe();
          throw error;
        } finally {
          files.close();
        }

        function resealOne(other: Uint8Array, sealing: SealingKey) {
          const opened = files.open(other);
          try {
            return sealSecret(sodium, sealing, opened.header.kind, opened.secret);
          } finally {
            opened.secret.bytes.wipe();
          }
        }
      }

      return withPassphrase(ports, passphrase, (old) => {
        if (newPassphrase === null) return reseal(old, old);
        return withNewPassphrase(ports, newPassphrase, (fresh) => {
          if (Buffer.compare(old, fresh) === 0) throw new Refusal("PASSPHRASE_UNCHANGED");
          return reseal(old, fresh);
        });
      });
    },

    proveOpens({ sealed, passphrase, judge: isJudged }, ports) {
      const [first, ...rest] = sealed;
      if (first === undefined) throw new Refusal("VAULT_REQUEST_MALFORMED", {});
      const header = headerOf(first);
      return withPassphrase(ports, passphrase, async (typed) => {
        const startedAtMs = clock.monotonicMs();
        const { secret, sealing } = unseal(header, typed);
        secret.bytes.wipe();
        const tookMs = clock.monotonicMs() - startedAtMs;
        const files = opener(typed, sealing);
        try {
          const opened = rest.map(
            (file) =>
              "sealed" in
              leaveRefused(() => {
                files.open(file).secret.bytes.wipe();
                return { sealed: file };
              }),
          );
          const strength = isJudged ? await judge(typed) : null;
          return { opened: [true, ...opened], strength, tookMs };
        } finally {
          files.close();
        }
      });
    },
  };
}

/** A file that cannot be opened stays as it is, and does not stop the others. */
function leaveRefused(
  work: () => { readonly sealed: Uint8Array },
): { sealed: Uint8Array } | { left: string } {
  try {
    return { sealed: work().sealed };
  } catch (error) {
    if (error instanceof Refusal) return { left: error.fault.code };
    throw error;
  }
}
