/** Reads keys that were made elsewhere and seals them anew. */
import { encodeAddress } from "../../codec/address.ts";
import { Refusal, settle } from "../../lib/fault.ts";
import { type Inspected, inspectHex, inspectKeyfile, inspectPhrase } from "../inspect.ts";
import { type Attempt, withAttempts } from "../keyfiles/attempt.ts";
import type { VaultInput } from "../protocol.ts";
import { freshSealingKey, isSameSet, openSealed, type SealingKey, sealSecret } from "../seal.ts";
import { MOST_PHRASE_BYTES, portAt, type VaultHandlers, type VaultTools } from "./tools.ts";

export function sourcesHandlers({
  sodium,
  judge,
  limits,
  intake,
  gatherings,
  headerOf,
  unseal,
  withPassphrase,
  withNewPassphrase,
}: VaultTools): Pick<
  VaultHandlers,
  "inspectSource" | "inspectFiles" | "sealImport" | "verifyImport" | "closeImport"
> {
  const held = (readings: readonly Inspected[]) =>
    readings.map(({ secret, ...facts }) => ({ ...facts, key: intake.add(secret) }));

  async function inspectAll(
    files: readonly Uint8Array[],
    attempts: readonly Attempt[] | null,
    isWeak: boolean,
  ) {
    const results = [];
    for (const bytes of files) {
      const inspected = await settle(async () =>
        held(await inspectKeyfile(sodium, bytes, attempts, isWeak)),
      );
      // A file that is not encrypted is the secret itself, and so is what came with the message.
      bytes.fill(0);
      results.push(
        inspected.ok
          ? { ok: true as const, found: inspected.value }
          : { ok: false as const, fault: { ...inspected.fault } },
      );
    }
    return { results };
  }

  function seal(sealing: SealingKey, keys: VaultInput<"sealImport">["keys"]) {
    intake.sealedWith(sealing);
    const sealed = keys.map(({ key, kind }) => {
      const made = sealSecret(sodium, sealing, kind, intake.get(key));
      return { sealed: made.sealed, address: encodeAddress(made.publicKey) };
    });
    return { sealed };
  }

  return {
    async inspectSource({ source }, ports) {
      const typed = await portAt(
        ports,
        source.kind === "phrase" ? source.phrase : source.secret,
      ).read(MOST_PHRASE_BYTES);
      const readings = await typed.spend((bytes) =>
        source.kind === "phrase" ? [inspectPhrase(bytes)] : inspectHex(bytes, source.claim),
      );
      return { found: held(readings) };
    },

    inspectFiles({ files, passphrase }, ports) {
      if (passphrase === null) return inspectAll(files, null, false);
      return withPassphrase(ports, passphrase, async (typed) => {
        const { isEnough } = await judge(typed);
        return withAttempts(sodium, typed, (attempts) => inspectAll(files, attempts, !isEnough));
      });
    },

    sealImport({ keys, cost, under, passphrase }, ports) {
      for (const { key } of keys) intake.get(key);
      if (under === null) {
        return withNewPassphrase(ports, passphrase, (typed) =>
          seal(freshSealingKey(sodium, typed, cost, limits), keys),
        );
      }
      const header = headerOf(under, "coldkey");
      return withPassphrase(ports, passphrase, (typed) => {
        const { secret, sealing } = unseal(header, typed);
        secret.bytes.wipe();
        return seal(sealing, keys);
      });
    },

    verifyImport({ sealed }) {
      const sealing = intake.sealing();
      const header = headerOf(sealed);
      if (sealing === null || !isSameSet(sealing, header)) throw new Refusal("SEAL_OTHER_SET");
      openSealed(sodium, header, sealing).bytes.wipe();
      return { address: encodeAddress(header.publicKey) };
    },

    closeImport({ keys }) {
      if (keys === null) {
        gatherings.end();
        intake.close();
      } else intake.drop(keys);
      return {};
    },
  };
}
