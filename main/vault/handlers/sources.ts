/** Reads keys that were made elsewhere and seals them anew. */
import { inspectKeyfile, inspectPhrase } from "../inspect.ts";
import { freshSealingKey, sealSecret } from "../seal.ts";
import { MOST_PHRASE_BYTES, portAt, type VaultHandlers, type VaultTools } from "./tools.ts";

export function sourcesHandlers({
  sodium,
  judge,
  limits,
  sessions,
  withPassphrase,
  withNewPassphrase,
}: VaultTools): Pick<VaultHandlers, "inspectSource" | "sealImport"> {
  return {
    async inspectSource({ source }, ports) {
      const { secret, ...found } =
        source.kind === "phrase"
          ? await (await portAt(ports, source.phrase).read(MOST_PHRASE_BYTES)).spend(inspectPhrase)
          : source.passphrase === null
            ? await inspectKeyfile(sodium, judge, source.bytes, null)
            : await withPassphrase(ports, source.passphrase, (typed) =>
                inspectKeyfile(sodium, judge, source.bytes, typed),
              );
      return {
        ...found,
        session: sessions.open({ address: found.address, secret, sealing: null }),
      };
    },

    sealImport({ session, cost, passphrase }, ports) {
      sessions.get(session);
      return withNewPassphrase(ports, passphrase, (typed) => {
        const { secret, address } = sessions.get(session);
        const sealing = freshSealingKey(sodium, typed, cost, limits);
        sessions.sealedWith(session, sealing);
        const { sealed } = sealSecret(sodium, sealing, "coldkey", secret);
        return { sealed, address };
      });
    },
  };
}
