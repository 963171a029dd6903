/** The vault's half of making hundreds of hotkeys and of letting them go. */
import { createHash } from "node:crypto";
import { armor, Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeEach, describe, expect, it } from "vitest";
import { assembleExtrinsic, signingPayload } from "../codec/payload.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { SecretBytes } from "../lib/secret.ts";
import { type Controller, createController } from "./controller.ts";
import { KEY_SESSION_MS } from "./key-sessions.ts";
import { openKeyfile } from "./keyfiles/open.ts";
import { publicKeyOf } from "./keyring.ts";
import type { VaultCallName, VaultInput, VaultOutput } from "./protocol.ts";
import { reviewRequest } from "./review.ts";
import { freshSealingKey, type SealedKind, sealEntropy } from "./seal.ts";
import type { SecretEnd } from "./secret-end.ts";
import { judgePassphrase } from "./strength.ts";
import {
  bytesOf,
  CHEAP,
  CHEAP_COST,
  entropyOfPhrase,
  publishedSodium,
  STRONG,
  VECTORS,
} from "./testing.ts";

const [COLD, HOT] = VECTORS;
const coldkey = COLD.address as Ss58;
const sodium = publishedSodium();

let controller: Controller;
let pass: (ms: number) => void;
beforeEach(() => {
  let nowMs = 0;
  const timers = new Set<{ atMs: number; work: () => void }>();
  const clock: Clock = {
    nowMs: () => nowMs,
    monotonicMs: () => nowMs,
    after(delayMs, work) {
      const timer = { atMs: nowMs + delayMs, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  pass = (ms) => {
    nowMs += ms;
    for (const timer of [...timers]) if (timer.atMs <= nowMs && timers.delete(timer)) timer.work();
  };
  const pipeline = { reviewRequest, signingPayload, assembleExtrinsic };
  controller = createController({ sodium, clock, judge: judgePassphrase, pipeline, limits: CHEAP });
});

const port = (text: string): SecretEnd => ({
  read: async () => SecretBytes.own(bytesOf(text)),
  send: () => undefined,
  close: () => undefined,
});
async function ask<K extends VaultCallName>(kind: K, input: VaultInput<K>, ...typed: string[]) {
  return controller.handle({ id: 1, kind, input }, typed.map(port));
}
async function get<K extends VaultCallName>(
  kind: K,
  input: VaultInput<K>,
  ...typed: string[]
): Promise<VaultOutput<K>> {
  const reply = await ask(kind, input, ...typed);
  if (!reply.ok) throw new Error(`${kind}: ${reply.fault.code}`);
  return reply.value as VaultOutput<K>;
}

const seal = (phrase: string, kind: SealedKind): Uint8Array<ArrayBuffer> => {
  const key = freshSealingKey(sodium, bytesOf(STRONG), CHEAP_COST, CHEAP);
  return Uint8Array.from(sealEntropy(sodium, key, kind, entropyOfPhrase(phrase)).sealed);
};
const hotkey = () => ({
  name: "miner-1",
  address: HOT.address as Ss58,
  sealed: seal(HOT.phrase, "hotkey"),
});
/** A coldkey sealed as if it were a hotkey, with a card that says so. */
const smuggled = () => ({ name: "miner-2", address: coldkey, sealed: seal(COLD.phrase, "hotkey") });

describe("many hotkeys in one session", () => {
  it("are made with one passphrase, each fresh, and open with the coldkey's", async () => {
    const sealed = seal(COLD.phrase, "coldkey");
    const { session } = await get("openHotkeyMaking", { coldkey: sealed, passphrase: 0 }, STRONG);
    const made = [
      ...(await get("makeHotkeys", { session, count: 3 })).hotkeys,
      ...(await get("makeHotkeys", { session, count: 2 })).hotkeys,
    ];
    expect(new Set(made.map(({ address }) => address)).size).toBe(5);
    const hotkeys = made.map(({ address, sealed: bytes }, at) => ({
      name: `m-${at}`,
      address,
      sealed: bytes as Uint8Array<ArrayBuffer>,
    }));
    await get("openHotkeys", { hotkeys, passphrase: 0, outgoing: null }, STRONG);
  });

  it("end by the session's own clock, whatever was asked in between, and on request", async () => {
    const sealed = seal(COLD.phrase, "coldkey");
    const opened = await get("openHotkeyMaking", { coldkey: sealed, passphrase: 0 }, STRONG);
    expect(opened.endsInMs).toBe(KEY_SESSION_MS);
    pass(KEY_SESSION_MS - 1);
    await get("makeHotkeys", { session: opened.session, count: 1 });
    pass(1);
    const gone = { fault: { code: "SESSION_GONE" } };
    const late = await ask("makeHotkeys", { session: opened.session, count: 1 });
    expect(late).toMatchObject(gone);
    const next = await get("openHotkeyMaking", { coldkey: sealed, passphrase: 0 }, STRONG);
    await get("closeKeySession", { session: next.session });
    expect(await ask("makeHotkeys", { session: next.session, count: 1 })).toMatchObject(gone);
  });

  it("are not made with a wrong passphrase, nor under what is no coldkey", async () => {
    const sealed = seal(COLD.phrase, "coldkey");
    expect(
      await ask("openHotkeyMaking", { coldkey: sealed, passphrase: 0 }, "something else"),
    ).toMatchObject({ fault: { code: "WRONG_PASSPHRASE" } });
    expect(
      await ask("openHotkeyMaking", { coldkey: hotkey().sealed, passphrase: 0 }, STRONG),
    ).toMatchObject({ fault: { code: "SEAL_WRONG_KIND" } });
  });
});

describe("a hotkey that leaves", () => {
  it("is btcli's file in clear, scanned, and opens when it is read back", async () => {
    const leaving = hotkey();
    const hotkeys = [leaving];
    const { session } = await get(
      "openHotkeys",
      { hotkeys, passphrase: 0, outgoing: null },
      STRONG,
    );
    const left = await get("exportHotkey", { session, hotkey: leaving, coldkeys: [coldkey] });
    expect(left.scan).toEqual({ files: 2, secrets: 3, coldkeys: 1 });
    expect(JSON.parse(new TextDecoder().decode(left.secret))).toMatchObject({
      secretPhrase: HOT.phrase,
      ss58Address: HOT.address,
    });
    const bytes = Uint8Array.from(left.secret);
    expect(await get("checkExported", { session, bytes })).toEqual({ address: HOT.address });
    const torn = Uint8Array.from(left.secret.subarray(0, -2));
    expect(await ask("checkExported", { session, bytes: torn })).toMatchObject({ ok: false });
  });

  it("is encrypted with a passphrase of its own, which has to be a good one", async () => {
    const leaving = hotkey();
    const input = { hotkeys: [leaving], passphrase: 0, outgoing: 1 };
    expect(await ask("openHotkeys", input, STRONG, "password")).toMatchObject({
      fault: { code: "WEAK_PASSPHRASE" },
    });
    const chosen = "seven copper herons at dusk";
    const { session } = await get("openHotkeys", input, STRONG, chosen);
    const left = await get("exportHotkey", { session, hotkey: leaving, coldkeys: [coldkey] });
    expect(new TextDecoder().decode(left.secret.subarray(0, 5))).toBe("$NACL");
    const opened = await openKeyfile(sodium, left.secret, bytesOf(chosen));
    expect(Buffer.from(publicKeyOf(opened.secret)).toString("hex")).toBe(HOT.publicKey.slice(2));
    const bytes = Uint8Array.from(left.secret);
    expect(await get("checkExported", { session, bytes })).toEqual({ address: HOT.address });
  });

  it("goes sealed to one server: only ciphertext comes out, with a manifest that fits", async () => {
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const hotkeys = [hotkey()];
    const { session } = await get(
      "openHotkeys",
      { hotkeys, passphrase: 0, outgoing: null },
      STRONG,
    );
    const input = { session, hotkeys, coldkey, coldkeys: [coldkey], recipient };
    const sealed = await get("sealBundle", input);
    const text = new TextDecoder().decode(sealed.armored);
    expect(text).not.toContain(HOT.address);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const lines = (await decrypter.decrypt(armor.decode(text), "text")).split("\n");
    expect(lines[0]).toBe("coldkey-workstation-bundle 1");
    expect(lines.slice(-2)).toEqual(["end", ""]);
    expect(sealed.manifest.map(({ path, address }) => [path, address])).toEqual([
      ["hotkeys/miner-1", HOT.address],
      ["hotkeys/miner-1pub.txt", null],
      ["coldkeypub.txt", null],
    ]);
    for (const { path, sha256 } of sealed.manifest) {
      const content = lines[lines.indexOf(path) + 1] ?? "";
      expect(createHash("sha256").update(content).digest("hex"), path).toBe(sha256);
    }
    expect(sealed.scan).toEqual({ files: 3, secrets: 3, coldkeys: 1 });
    const stranger = { ...input, recipient: "age1nobody" };
    expect(await ask("sealBundle", stranger)).toMatchObject({
      fault: { code: "RECIPIENT_INVALID" },
    });
  });
});

describe("a coldkey", () => {
  it("does not leave: its sealed file is no hotkey's", async () => {
    const hotkeys = [{ ...hotkey(), address: coldkey, sealed: seal(COLD.phrase, "coldkey") }];
    expect(
      await ask("openHotkeys", { hotkeys, passphrase: 0, outgoing: null }, STRONG),
    ).toMatchObject({ fault: { code: "SEAL_WRONG_KIND" } });
  });

  it("does not leave as a hotkey among others, in clear or sealed", async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    const refused = { fault: { code: "BUNDLE_HOLDS_COLDKEY", facts: { address: coldkey } } };
    const leaving = smuggled();
    const hotkeys = [hotkey(), leaving];
    const { session } = await get(
      "openHotkeys",
      { hotkeys, passphrase: 0, outgoing: null },
      STRONG,
    );
    const coldkeys = [coldkey];
    expect(await ask("exportHotkey", { session, hotkey: leaving, coldkeys })).toMatchObject(
      refused,
    );
    expect(
      await ask("sealBundle", { session, hotkeys, coldkey, coldkeys, recipient }),
    ).toMatchObject(refused);
  });

  it("does not leave under the address of a hotkey", async () => {
    const hotkeys = [hotkey()];
    const { session } = await get(
      "openHotkeys",
      { hotkeys, passphrase: 0, outgoing: null },
      STRONG,
    );
    const renamed = { ...smuggled(), address: HOT.address as Ss58 };
    expect(
      await ask("exportHotkey", { session, hotkey: renamed, coldkeys: [coldkey] }),
    ).toMatchObject({ fault: { code: "KEY_MISMATCH" } });
  });
});
