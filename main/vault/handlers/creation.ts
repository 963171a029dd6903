/** Makes new coldkeys. */
import { encodeAddress } from "../../codec/address.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { calibrate } from "../kdf.ts";
import type { KeySecret } from "../keyring.ts";
import { entropyBytesFor } from "../phrase.ts";
import { freshSealingKey, sealEntropy } from "../seal.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

export function creationHandlers({
  sodium,
  clock,
  judge,
  limits,
  sessions,
  withPassphrase,
  withNewPassphrase,
}: VaultTools): Pick<VaultHandlers, "calibrate" | "judgePassphrase" | "createColdkey"> {
  return {
    calibrate: ({ targetMs }) => calibrate(sodium, clock, targetMs),

    judgePassphrase: ({ passphrase }, ports) => withPassphrase(ports, passphrase, judge),

    createColdkey: ({ wordCount, cost, passphrase }, ports) =>
      withNewPassphrase(ports, passphrase, (typed) => {
        const sealing = freshSealingKey(sodium, typed, cost, limits);
        const entropy = SecretBytes.own(sodium.random(entropyBytesFor(wordCount)));
        const { sealed, publicKey } = sealEntropy(sodium, sealing, "coldkey", entropy);
        const address = encodeAddress(publicKey);
        const secret: KeySecret = { form: "phrase", bytes: entropy };
        return { sealed, address, session: sessions.open({ address, secret, sealing }) };
      }),
  };
}
