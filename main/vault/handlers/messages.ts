/** Signs statements, and checks signatures. */
import { accountOf, encodeAddress } from "../../codec/address.ts";
import { SIGNATURE_BYTES, toHex } from "../../codec/payload.ts";
import { statementBytes } from "../../codec/statement.ts";
import { Refusal } from "../../lib/fault.ts";
import { isSignatureOf, withPairOf } from "../keyring.ts";
import type { VaultHandlers, VaultTools } from "./tools.ts";

export function messagesHandlers({
  headerOf,
  unseal,
  withPassphrase,
}: VaultTools): Pick<VaultHandlers, "signMessage" | "verifySignature"> {
  return {
    signMessage({ account, text, sealed, passphrase }, ports) {
      const header = headerOf(sealed);
      const address = encodeAddress(header.publicKey);
      if (address !== account) throw new Refusal("KEY_MISMATCH", { address });
      const statement = statementBytes(text);
      return withPassphrase(ports, passphrase, async (typed) => {
        const { secret, sealing } = unseal(header, typed);
        sealing.key.wipe();
        return secret.bytes.spend(() => {
          const signature = withPairOf(secret, (pair) => pair.sign(statement));
          if (!isSignatureOf(header.publicKey, statement, signature)) {
            throw new Error("The signature does not verify");
          }
          return { signature: toHex(signature) };
        });
      });
    },

    verifySignature: ({ account, signed, signature }) => ({
      isValid:
        signature.length === SIGNATURE_BYTES &&
        isSignatureOf(accountOf(account), signed, signature),
    }),
  };
}
