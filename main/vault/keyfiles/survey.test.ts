import { hexToU8a, u8aToHex } from "@polkadot/util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../lib/fault.ts";
import { bytesOf, publishedSodium, VECTORS } from "../testing.ts";
import { openKeyfile } from "./open.ts";
import { surveyKeyfile } from "./survey.ts";
import { ANSIBLE_V6, FERNET_V5, fullContent, naclOf, SEED_CONTENT } from "./testing.ts";

const [V1, V2] = VECTORS;
const survey = (text: string | Uint8Array) => {
  const found = surveyKeyfile(typeof text === "string" ? bytesOf(text) : text);
  return { ...found, publicKey: found.publicKey === null ? null : u8aToHex(found.publicKey) };
};
/** What the old Python code wrote into coldkeypub.txt. */
const PYTHON_PUBLIC = `{"accountId": "${V1.publicKey}", "publicKey": "${V1.publicKey}", "privateKey": null, "secretPhrase": null, "secretSeed": null, "ss58Address": "${V1.address}"}`;

describe("what a file is, without opening it", () => {
  it.each([
    ["V4", naclOf(SEED_CONTENT), "nacl", null, true],
    ["V6", ANSIBLE_V6, "ansible", null, true],
    ["V5", FERNET_V5, "fernet", null, true],
    ["V4b's content", fullContent(""), "plain", V1.publicKey, false],
    ["a seed with an address", SEED_CONTENT, "plain", V1.publicKey, false],
    ["a bare seed", `{"secretSeed":"${V1.seed}"}`, "plain", null, false],
    ["a public file of the old Python code", PYTHON_PUBLIC, "public", V1.publicKey, false],
    [
      "one of today",
      PYTHON_PUBLIC.replace(/"(private|secret)\w+": null, /g, ""),
      "public",
      V1.publicKey,
      false,
    ],
    [
      "with its curve",
      PYTHON_PUBLIC.replace("}", ', "cryptoType": 1}'),
      "public",
      V1.publicKey,
      false,
    ],
    [
      "of 2022, with 0x twice",
      PYTHON_PUBLIC.replaceAll('"0x', '"0x0x'),
      "public",
      V1.publicKey,
      false,
    ],
    ["bare hex", `${V2.publicKey}\n`, "public", V2.publicKey, false],
  ] as const)("%s", (_name, text, format, publicKey, needsPassphrase) => {
    expect(survey(text)).toEqual({ format, publicKey, needsPassphrase });
  });

  it("never calls public what opens as a key, whatever the bytes are", async () => {
    const sodium = publishedSodium();
    const names = fc.constantFrom(
      ...["secretPhrase", "secretSeed", "privateKey", "publicKey", "ss58Address"],
      ...["cryptoType", "encoded", "encoding", "address"],
    );
    const values = fc.oneof(
      fc.string(),
      fc.jsonValue(),
      fc.constantFrom<unknown>(V1.seed, V1.publicKey, V1.address, V1.phrase, null, ""),
      fc.constantFrom<unknown>({ content: ["pkcs8", "sr25519"], type: ["none"], version: "3" }),
    );
    const objects = fc.dictionary(names, values).map((value) => bytesOf(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), objects), async (bytes) => {
        const code = (error: unknown) => {
          if (error instanceof Refusal) return error.fault.code;
          throw error;
        };
        let format: string;
        try {
          format = survey(bytes).format;
        } catch (error) {
          format = code(error);
        }
        const opened = await openKeyfile(sodium, bytes, null).then(() => "opened", code);
        if (format === "public") expect(opened).toBe("KEYFILE_PUBLIC_ONLY");
        if (opened === "opened") expect(format).toMatch(/^(plain|polkadot)$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps nothing of the file's own bytes", () => {
    const bytes = bytesOf(fullContent(" "));
    const { publicKey } = surveyKeyfile(bytes);
    bytes.fill(0);
    expect(publicKey).toEqual(hexToU8a(V1.publicKey));
  });
});
