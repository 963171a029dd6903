import { hexToU8a, u8aToHex } from "@polkadot/util";
import { mnemonicToEntropy } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import { encodeAddress } from "../codec/address.ts";
import { isSignatureOf, miniSecret, withPair } from "./keyring.ts";
import { VECTORS } from "./testing.ts";

describe("the keyring", () => {
  it.each(VECTORS)("derives seed, public key and address as btcli does ($name)", (vector) => {
    const entropy = mnemonicToEntropy(vector.phrase);
    expect(u8aToHex(miniSecret(entropy))).toBe(vector.seed);
    const publicKey = withPair(entropy, (pair) => pair.publicKey);
    expect(u8aToHex(publicKey)).toBe(vector.publicKey);
    expect(encodeAddress(publicKey)).toBe(vector.address);
  });

  it("makes signatures that its own check accepts, and only for the same payload and key", () => {
    const payload = new TextEncoder().encode("a payload");
    const [one, other] = VECTORS;
    const signature = withPair(mnemonicToEntropy(one.phrase), (pair) => pair.sign(payload));
    expect(signature).toHaveLength(64);
    expect(isSignatureOf(hexToU8a(one.publicKey), payload, signature)).toBe(true);
    expect(isSignatureOf(hexToU8a(other.publicKey), payload, signature)).toBe(false);
    const altered = payload.slice();
    altered[0] = 0;
    expect(isSignatureOf(hexToU8a(one.publicKey), altered, signature)).toBe(false);
  });
});
