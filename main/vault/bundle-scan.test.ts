/** What may leave, and above all what may not: each smuggled coldkey is refused, in whatever form it is hidden. */
import { hexToU8a } from "@polkadot/util";
import { mnemonicGenerate, mnemonicToEntropy } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import { accountOf, encodeAddress } from "../codec/address.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import { scanBundle } from "./bundle-scan.ts";
import { plainKeyfile, publicKeyfile } from "./keyfiles/write.ts";
import { type KeySecret, miniSecret, privateKeyOf, publicKeyOf } from "./keyring.ts";
import { timesCofactor } from "./private-key.ts";
import { bytesOf, entropyOfPhrase, VECTORS } from "./testing.ts";

const [COLD, HOT] = VECTORS;
const secretOf = (phrase: string): KeySecret => ({
  form: "phrase",
  bytes: entropyOfPhrase(phrase),
});
const hotkeyFile = (): Uint8Array => plainKeyfile(secretOf(HOT.phrase));
const hotkey = HOT.address as Ss58;
const coldkey = COLD.address as Ss58;
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const named = {
  hotkeys: [hotkey],
  coldkeys: [coldkey],
  texts: ["hotkeys/a-rather-long-name-of-a-miner"],
};

function scanned(content: string | Uint8Array, path = "hotkeys/miner-1") {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  const files = [
    { path: "hotkeys/first", bytes: hotkeyFile() },
    { path, bytes },
  ];
  try {
    return scanBundle(files, named);
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
}

describe("a bundle that may leave", () => {
  it("holds every secret of the named hotkeys, and public halves of the coldkey", () => {
    const files = [
      { path: "hotkeys/miner-1", bytes: hotkeyFile() },
      { path: "hotkeys/miner-1pub.txt", bytes: publicKeyfile(accountOf(hotkey)) },
      { path: "coldkeypub.txt", bytes: publicKeyfile(accountOf(coldkey)) },
    ];
    // Phrase, seed and private key.
    expect(scanBundle(files, named)).toEqual({ files: 3, secrets: 3, coldkeys: 1 });
  });

  it("may have names that are as long as a secret, when they are ours", () => {
    expect(scanned("hotkeys/a-rather-long-name-of-a-miner")).toMatchObject({ files: 2 });
    expect(scanned("hotkeys/another-rather-long-name-of-a-miner")).toMatchObject({
      code: "BUNDLE_UNKNOWN_SECRET",
    });
  });

  it("passes for random hotkeys of every form", () => {
    for (let round = 0; round < 20; round += 1) {
      const entropy = mnemonicToEntropy(mnemonicGenerate(24));
      const phrase: KeySecret = { form: "phrase", bytes: SecretBytes.own(entropy.slice()) };
      const seed: KeySecret = { form: "seed", bytes: SecretBytes.own(miniSecret(entropy)) };
      const bare: KeySecret = { form: "private-key", bytes: SecretBytes.own(privateKeyOf(seed)) };
      const address = encodeAddress(publicKeyOf(phrase));
      for (const secret of [phrase, seed, bare]) {
        const files = [{ path: "hotkeys/x", bytes: plainKeyfile(secret) }];
        const report = scanBundle(files, { ...named, hotkeys: [address] });
        expect(report.secrets, secret.form).toBeGreaterThan(0);
      }
    }
  });
});

describe("a coldkey that is smuggled", () => {
  const seed = hex(miniSecret(mnemonicToEntropy(COLD.phrase)));
  const privateKey = privateKeyOf(secretOf(COLD.phrase));
  it.each([
    ["as a key file", textOf(plainKeyfile(secretOf(COLD.phrase)))],
    ["as a phrase in a sentence", `(24w): ${COLD.phrase}.`],
    ["as a phrase in capitals, one word a line", COLD.phrase.toUpperCase().split(" ").join("\n")],
    ["as a phrase in a list of JSON", JSON.stringify(COLD.phrase.split(" "))],
    ["as a phrase with commas", COLD.phrase.split(" ").join(", ")],
    ["as a phrase joined by dashes", COLD.phrase.replaceAll(" ", "-")],
    [
      "as a numbered phrase",
      COLD.phrase
        .split(" ")
        .map((word, at) => `${at + 1}.${word}`)
        .join(" "),
    ],
    ["as a seed in hex", `x ${seed} x`],
    ["as a seed with a mark, in capitals", `0x${seed.toUpperCase()}`],
    ["as a private key", hex(privateKey)],
    ["as a private key of the other encoding", `0x${hex(timesCofactor(privateKey))}`],
    ["in the field of a hotkey", textOf(hotkeyFile()).replace(HOT.seed, `0x${seed}`)],
  ])("%s is named and refused", (_how, content) => {
    expect(scanned(content)).toEqual({
      code: "BUNDLE_HOLDS_COLDKEY",
      facts: { path: "hotkeys/miner-1", address: coldkey },
    });
  });

  it("as a hotkey of the same address is refused before anything is read", () => {
    expect(() => scanBundle([], { ...named, hotkeys: [coldkey] })).toThrow("BUNDLE_HOLDS_COLDKEY");
  });

  it.each([
    ["in base64", Buffer.from(hexToU8a(COLD.seed)).toString("base64")],
    ["in base64 of its entropy", Buffer.from(mnemonicToEntropy(COLD.phrase)).toString("base64url")],
    ["as the account of an address", encodeAddress(hexToU8a(COLD.seed))],
    ["in hex, cut short", seed.slice(0, 62)],
    ["twice in one run of hex", seed + seed],
    ["as two phrases in a row", `${COLD.phrase} ${HOT.phrase}`],
    ["as half a phrase", COLD.phrase.split(" ").slice(0, 6).join(" ")],
    ["after the word that joins it to another", `${COLD.phrase} able`],
    ["as raw bytes", hexToU8a(COLD.seed)],
  ])("%s is not understood, and refused for that", (_how, content) => {
    expect(scanned(content)).toMatchObject({ code: "BUNDLE_UNKNOWN_SECRET" });
  });
});

describe("a bundle that does not hold what it names", () => {
  it("is refused: another hotkey's secret, or none", () => {
    const stranger = plainKeyfile(secretOf(mnemonicGenerate(12)));
    expect(scanned(stranger)).toMatchObject({ code: "BUNDLE_UNKNOWN_SECRET" });
    const files = [{ path: "hotkeys/miner-1pub.txt", bytes: publicKeyfile(accountOf(hotkey)) }];
    expect(() => scanBundle(files, named)).toThrow("BUNDLE_LACKS_KEY");
  });
});
