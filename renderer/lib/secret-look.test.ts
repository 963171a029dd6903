import { describe, expect, test } from "vitest";
import { secretLook } from "./secret-look.ts";

const phrase = "old leopard transfer rib spatial phone calm indicate online fire caution review";
const seed = "da3cf5b1e9144931a0f0db65664aab662673b099415a7f8121b7245fb0be4143";
const address = "5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX";

describe("what looks like a secret in a field for addresses", () => {
  test.each([
    ["a phrase", phrase, "phrase"],
    ["its first words, still being typed", "old leopard tra", "phrase"],
    ["in capitals", phrase.toUpperCase(), "phrase"],
    ["as on a card", "Old Leopard Transfer Rib", "phrase"],
    ["numbered", "1. old 2. leopard 3. transfer", "phrase"],
    ["in btcli's numbered form", "1-old 2-leopard 3-transfer", "phrase"],
    ["one word per line", phrase.replaceAll(" ", "\n"), "phrase"],
    ["without its spaces", phrase.replaceAll(" ", ""), "phrase"],
    ["behind an address", `${address}\nold leopard transfer`, "phrase"],
    ["a seed", seed, "hex"],
    ["a seed with 0x", `0x${seed}`, "hex"],
    ["a private key", seed + seed.toUpperCase(), "hex"],
    ["an encrypted key file", "$NACLxyz", "keyfile"],
    ["an Ansible vault", "$ANSIBLE_VAULT;1.1;AES256", "keyfile"],
    ["a Fernet token", "gAAAAABfXhAA", "keyfile"],
    ["JSON", ' {"secretPhrase":"', "keyfile"],
  ])("%s", (_name, text, look) => {
    expect(secretLook(text)).toBe(look);
  });

  test.each([
    ["nothing", ""],
    ["an address", address],
    ["several addresses", `${address}, ${address}\n${address}`],
    ["another network's", "16ADqpMa4yzfmWs3nuTSMhfZ2ckeGtvqhPWCNqECEGDcGgU2"],
    ["two words", "my treasury"],
    ["a beginning", "5HDvhV6WDC"],
  ])("is not %s", (_name, text) => {
    expect(secretLook(text)).toBeNull();
  });
});
