/** Under another passphrase or another cost, through the vault's own door. */
import { describe, expect, it } from "vitest";
import { systemClock } from "../../lib/clock.ts";
import { SecretBytes } from "../../lib/secret.ts";
import { createController } from "../controller.ts";
import type { VaultCallName, VaultInput, VaultOutput } from "../protocol.ts";
import { freshSealingKey, readHeader, type SealingKey, sealEntropy, sealSecret } from "../seal.ts";
import type { SecretEnd } from "../secret-end.ts";
import { judgePassphrase } from "../strength.ts";
import { bytesOf, cheapSodium, entropyOfPhrase, STRONG, VECTORS } from "../testing.ts";

const sodium = cheapSodium();
const NEW = "eleven copper windmills past the 9th ridge";
const cost = { memoryBytes: 256 * 1024 * 1024, passes: 3 };
const slower = { ...cost, passes: 7 };
const never = (): never => {
  throw new Error("Not used here");
};
const controller = createController({
  sodium,
  clock: systemClock,
  judge: judgePassphrase,
  pipeline: { reviewRequest: never, signingPayload: never, assembleExtrinsic: never },
});

function port(text: string) {
  const bytes = bytesOf(text);
  const end: SecretEnd = {
    read: async () => SecretBytes.own(bytes),
    send: never,
    close: () => undefined,
  };
  return { end, bytes };
}
async function ask<K extends VaultCallName>(kind: K, input: VaultInput<K>, texts: string[]) {
  const ports = texts.map(port);
  const reply = await controller.handle(
    { id: 1, kind, input },
    ports.map(({ end }) => end),
  );
  for (const { bytes } of ports) expect(bytes.every((byte) => byte === 0)).toBe(true);
  return reply;
}
async function get<K extends VaultCallName>(kind: K, input: VaultInput<K>, texts: string[]) {
  const reply = await ask(kind, input, texts);
  if (!reply.ok) throw new Error(reply.fault.code);
  return reply.value as VaultOutput<K>;
}

const keyOf = (passphrase: string): SealingKey =>
  freshSealingKey(sodium, bytesOf(passphrase), cost);
const bytes = (sealed: { sealed: Uint8Array }) => Uint8Array.from(sealed.sealed);
const hotkey = (key: SealingKey) =>
  bytes(sealEntropy(sodium, key, "hotkey", SecretBytes.own(sodium.random(32))));
const coldkeyUnder = (key: SealingKey) =>
  bytes(sealEntropy(sodium, key, "coldkey", entropyOfPhrase(VECTORS[0].phrase)));

/** A coldkey and three files beside it: of its set, of the same passphrase alone, of another passphrase. */
function family() {
  const key = keyOf(STRONG);
  return {
    coldkey: coldkeyUnder(key),
    others: [hotkey(key), hotkey(keyOf(STRONG)), hotkey(keyOf("somebody else's passphrase 5"))],
  };
}
const opens = async (file: Uint8Array, passphrase: string) =>
  (
    await ask("proveOpens", { sealed: [Uint8Array.from(file)], passphrase: 0, judge: false }, [
      passphrase,
    ])
  ).ok;
const sealedOf = (one: { sealed: Uint8Array } | { left: string } | undefined) =>
  one !== undefined && "sealed" in one ? Uint8Array.from(one.sealed) : null;

describe("a new passphrase", () => {
  it("seals a coldkey and what it opens anew, in one set with a fresh salt; the rest is left", async () => {
    const { coldkey, others } = family();
    const made = await get(
      "resealSet",
      { coldkey, others, cost: slower, passphrase: 0, newPassphrase: 1 },
      [STRONG, NEW],
    );
    expect(made.others[2]).toEqual({ left: "WRONG_PASSPHRASE" });
    const files = [made.coldkey, sealedOf(made.others[0]), sealedOf(made.others[1])];
    const headers = files.map((file) => readHeader(file ?? new Uint8Array()));
    expect(new Set(headers.map(({ salt }) => Buffer.from(salt).toString("hex"))).size).toBe(1);
    expect(headers[0]?.salt).not.toEqual(readHeader(coldkey).salt);
    expect(headers.map(({ kind, passes }) => [kind, passes])).toEqual([
      ["coldkey", 7],
      ["hotkey", 7],
      ["hotkey", 7],
    ]);
    expect(headers.map(({ publicKey }) => publicKey)).toEqual(
      [coldkey, others[0], others[1]].map((file) => readHeader(file ?? coldkey).publicKey),
    );
    for (const file of files) {
      const sealed = Uint8Array.from(file ?? []);
      expect(await opens(sealed, NEW)).toBe(true);
      expect(await opens(sealed, STRONG)).toBe(false);
      await get("verifySealed", { sealed, session: made.session }, []);
    }
    await get("closePhrase", { session: made.session }, []);
  });

  it("keeps the form of a key without a phrase, and its version", async () => {
    const key = keyOf(STRONG);
    const seed = SecretBytes.own(Uint8Array.from(Buffer.from(VECTORS[0].seed.slice(2), "hex")));
    const coldkey = bytes(sealSecret(sodium, key, "coldkey", { form: "seed", bytes: seed }));
    const made = await get(
      "resealSet",
      { coldkey, others: [], cost, passphrase: 0, newPassphrase: 1 },
      [STRONG, NEW],
    );
    expect(readHeader(made.coldkey)).toMatchObject({ version: 2, kind: "coldkey" });
    await get("closePhrase", { session: made.session }, []);
  });

  it("or the same one, at another cost", async () => {
    const { coldkey } = family();
    const input = { coldkey, others: [], cost: slower, passphrase: 0, newPassphrase: null };
    const made = await get("resealSet", input, [STRONG]);
    expect(readHeader(made.coldkey).passes).toBe(7);
    expect(readHeader(made.coldkey).salt).not.toEqual(readHeader(coldkey).salt);
    expect(await opens(made.coldkey, STRONG)).toBe(true);
    await get("closePhrase", { session: made.session }, []);
  });

  it.each([
    ["a wrong old one", ["not the passphrase at all", NEW], "WRONG_PASSPHRASE"],
    ["a weak new one", [STRONG, "password1234"], "WEAK_PASSPHRASE"],
    ["the same again", [STRONG, STRONG], "PASSPHRASE_UNCHANGED"],
  ])("is refused with %s", async (_name, texts, code) => {
    const { coldkey, others } = family();
    const input = { coldkey, others, cost, passphrase: 0, newPassphrase: 1 };
    expect(await ask("resealSet", input, texts)).toMatchObject({ ok: false, fault: { code } });
  });

  it("leaves a file of a version to come, and a damaged one, and says so", async () => {
    const { coldkey, others } = family();
    const future = Uint8Array.from(others[0] ?? []);
    future[4] = 3;
    const damaged = Uint8Array.from(others[0] ?? []);
    damaged[130] = (damaged[130] ?? 0) ^ 1;
    const made = await get(
      "resealSet",
      { coldkey, others: [future, damaged], cost, passphrase: 0, newPassphrase: 1 },
      [STRONG, NEW],
    );
    expect(made.others).toEqual([{ left: "SEAL_VERSION" }, { left: "WRONG_PASSPHRASE" }]);
    await get("closePhrase", { session: made.session }, []);
  });
});

describe("the proof that files open", () => {
  it("says which do, how long the first took, and judges the passphrase only when asked", async () => {
    const { coldkey, others } = family();
    const sealed = [coldkey, ...others];
    const plain = await get("proveOpens", { sealed, passphrase: 0, judge: false }, [STRONG]);
    expect(plain).toMatchObject({ opened: [true, true, true, false], strength: null });
    const judged = await get("proveOpens", { sealed, passphrase: 0, judge: true }, [STRONG]);
    expect(judged.strength?.isEnough).toBe(true);
  });

  it("is refused when the first does not", async () => {
    const { coldkey, others } = family();
    const sealed = [coldkey, ...others];
    const reply = await ask("proveOpens", { sealed, passphrase: 0, judge: true }, ["wrong one"]);
    expect(reply).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
  });
});
