/** Makes new coldkeys. */
import { encodeAddress } from "../../codec/address.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { calibrate } from "../kdf.ts";
import type { KeySecret } from "../keyring.ts";
import { entropyBytesFor } from "../phrase.ts";
import type { VaultInput } from "../protocol.ts";
import { freshSealingKey, sealEntropy } from "../seal.ts";
import type { SecretEnd } from "../secret-end.ts";
import { mixThrows } from "../throws.ts";
import { withThrows } from "./entropy.ts";
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
  /** The system's bytes are drawn before the throws are read: what makes them cannot have known the throws. */
  async function newEntropy(
    length: number,
    throws: VaultInput<"createColdkey">["throws"],
    ports: readonly SecretEnd[],
  ): Promise<SecretBytes> {
    const system = SecretBytes.own(sodium.random(length));
    if (throws === undefined) return system;
    return system.spend((bytes) =>
      withThrows(ports, throws.port, throws.sides, (values) =>
        SecretBytes.own(mixThrows(bytes, throws.sides, values)),
      ),
    );
  }

  return {
    calibrate: ({ targetMs }) => calibrate(sodium, clock, targetMs),

    judgePassphrase: ({ passphrase }, ports) => withPassphrase(ports, passphrase, judge),

    createColdkey: ({ wordCount, cost, passphrase, throws }, ports) =>
      withNewPassphrase(ports, passphrase, async (typed) => {
        const entropy = await newEntropy(entropyBytesFor(wordCount), throws, ports);
        const sealing = wipedOnError(entropy, () => freshSealingKey(sodium, typed, cost, limits));
        const { sealed, publicKey } = sealEntropy(sodium, sealing, "coldkey", entropy);
        const address = encodeAddress(publicKey);
        const secret: KeySecret = { form: "phrase", bytes: entropy };
        return { sealed, address, session: sessions.open({ address, secret, sealing }) };
      }),
  };
}

function wipedOnError<T>(secret: SecretBytes, work: () => T): T {
  try {
    return work();
  } catch (error) {
    secret.wipe();
    throw error;
  }
}
