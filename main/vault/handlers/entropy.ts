/** Judges throws, and suggests passphrases. */
import { suggestPassphrase } from "../diceware.ts";
import { entropyBytesFor } from "../phrase.ts";
import type { Sides } from "../protocol.ts";
import type { SecretEnd } from "../secret-end.ts";
import { judgeThrows, MOST_THROWS, readThrows } from "../throws.ts";
import { portAt, type VaultHandlers, type VaultTools } from "./tools.ts";

export function entropyHandlers({
  sodium,
}: VaultTools): Pick<VaultHandlers, "judgeThrows" | "suggestPassphrase"> {
  return {
    judgeThrows: ({ sides, wordCount, throws }, ports) =>
      withThrows(ports, throws, sides, (values) =>
        judgeThrows(values, sides, entropyBytesFor(wordCount) * 8),
      ),

    async suggestPassphrase({ words, out }, ports) {
      const { bytes, bits } = await suggestPassphrase(sodium, words);
      try {
        portAt(ports, out).send(bytes);
      } finally {
        bytes.fill(0);
      }
      return { words, bits };
    },
  };
}

/** Reads throws from a port, lends them one value a byte, wipes them. */
export async function withThrows<T>(
  ports: readonly SecretEnd[],
  index: number,
  sides: Sides,
  work: (values: Uint8Array) => T,
): Promise<T> {
  const typed = await portAt(ports, index).read(MOST_THROWS);
  const throws = await typed.spend((bytes) => readThrows(bytes, sides));
  return throws.spend(work);
}
