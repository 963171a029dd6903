import { hexToU8a } from "@polkadot/util";
import { cryptoWaitReady, signatureVerify } from "@polkadot/util-crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { assembleExtrinsic, signingPayload } from "../codec/payload.ts";
import type { Review, SigningRequest } from "../codec/pipeline.ts";
import { hasRealMetadata, NO_METADATA, provedRequest, requestWith } from "../codec/testing.ts";
import type { Clock } from "../lib/clock.ts";
import { fault } from "../lib/fault.ts";
import { SecretBytes } from "../lib/secret.ts";
import { createController } from "./controller.ts";
import { SESSION_MS } from "./phrase-sessions.ts";
import type { VaultCallName, VaultInput, VaultOutput } from "./protocol.ts";
import { reviewRequest } from "./review.ts";
import { freshSealingKey, type SealedKind, sealEntropy } from "./seal.ts";
import type { SecretEnd } from "./secret-end.ts";
import type { Pipeline } from "./sign.ts";
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

const sodium = publishedSodium();
const pipeline: Pipeline = { reviewRequest, signingPayload, assembleExtrinsic };
const ACCOUNT = VECTORS[1];
/** register_limit(1, Bob, 1 TAO), vector V8. */
const REGISTER =
  "078601008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a4800ca9a3b00000000";

/** Moves only when told to. */
function handClock() {
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
  const pass = (ms: number) => {
    nowMs += ms;
    for (const timer of [...timers]) {
      if (timer.atMs > nowMs) continue;
      timers.delete(timer);
      timer.work();
    }
  };
  return { clock, pass };
}

/** A port that holds one secret; keeps the very bytes, to see whether they are wiped. */
function portWith(text: string) {
  const bytes = bytesOf(text);
  let isClosed = false;
  const end: SecretEnd = {
    read: async () => SecretBytes.own(bytes),
    send: () => {
      throw new Error("A port for reading was written to");
    },
    close: () => {
      isClosed = true;
    },
  };
  return { end, bytes, isClosed: () => isClosed };
}

function portOut() {
  const sent: string[] = [];
  let lent = new Uint8Array();
  const end: SecretEnd = {
    read: () => Promise.reject(new Error("A port for writing was read")),
    send(bytes) {
      sent.push(new TextDecoder().decode(bytes));
      lent = bytes as Uint8Array<ArrayBuffer>;
    },
    close: () => undefined,
  };
  return { end, sent, lent: () => lent };
}

let time = handClock();
let controller = createController({
  sodium,
  clock: time.clock,
  judge: judgePassphrase,
  pipeline,
  limits: CHEAP,
});
beforeEach(() => {
  time = handClock();
  controller = createController({
    sodium,
    clock: time.clock,
    judge: judgePassphrase,
    pipeline,
    limits: CHEAP,
  });
});

let lastId = 0;
async function ask<K extends VaultCallName>(
  kind: K,
  input: VaultInput<K>,
  ports: SecretEnd[] = [],
  from = controller,
) {
  lastId += 1;
  const reply = await from.handle({ id: lastId, kind, input }, ports);
  expect(reply.id).toBe(lastId);
  return reply;
}
async function get<K extends VaultCallName>(
  kind: K,
  input: VaultInput<K>,
  ports: SecretEnd[] = [],
  from = controller,
): Promise<VaultOutput<K>> {
  const reply = await ask(kind, input, ports, from);
  if (!reply.ok) throw new Error(`${kind}: ${reply.fault.code}`);
  return reply.value as VaultOutput<K>;
}

function sealed(phrase: string, kind: SealedKind = "coldkey"): Uint8Array<ArrayBuffer> {
  const key = freshSealingKey(sodium, bytesOf(STRONG), CHEAP_COST, CHEAP);
  return Uint8Array.from(sealEntropy(sodium, key, kind, entropyOfPhrase(phrase)).sealed);
}

async function openPhrase(phrase: string = ACCOUNT.phrase) {
  const port = portWith(STRONG);
  return get("openPhrase", { sealed: sealed(phrase), passphrase: 0 }, [port.end]);
}

describe("the vault's answers", () => {
  it("reveal the words of an opened coldkey, by range, and wipe what they lent", async () => {
    const { session, address, wordCount } = await openPhrase();
    expect({ address, wordCount }).toEqual({ address: ACCOUNT.address, wordCount: 12 });
    const out = portOut();
    await get("revealWords", { session, from: 1, to: 12, out: 0 }, [out.end]);
    expect(out.sent).toEqual([ACCOUNT.phrase]);
    expect(out.lent().every((byte) => byte === 0)).toBe(true);
    for (const [from, to] of [
      [0, 1],
      [2, 1],
      [1, 13],
      [1.5, 2],
    ] as const) {
      const reply = await ask("revealWords", { session, from, to, out: 0 }, [portOut().end]);
      expect(reply, `${from}…${to}`).toMatchObject({ fault: { code: "REVEAL_RANGE" } });
    }
  });

  it("wipe a passphrase and close its port, whether it was right or wrong", async () => {
    for (const typed of [STRONG, "something else entirely"]) {
      const port = portWith(typed);
      const input = { sealed: sealed(ACCOUNT.phrase), passphrase: 0 };
      await ask("openPhrase", input, [port.end]);
      expect(port.bytes.every((byte) => byte === 0)).toBe(true);
      expect(port.isClosed()).toBe(true);
    }
  });

  it("refuse a weak passphrase before anything is made, with hints and none of its words", async () => {
    for (const weak of ["password1234", "Xk7#pQ9!zL", "aaaaaaaaaaaaaaaaaaaa", ""]) {
      const input = { wordCount: 24, cost: { memoryBytes: 2 ** 28, passes: 3 }, passphrase: 0 };
      const reply = await ask("createColdkey", input as VaultInput<"createColdkey">, [
        portWith(weak).end,
      ]);
      expect(reply, weak).toMatchObject({ ok: false, fault: { code: "WEAK_PASSPHRASE" } });
      if (weak !== "") expect(JSON.stringify(reply)).not.toContain(weak);
    }
  });

  it("say where a phrase that was typed back is wrong", async () => {
    const { session } = await openPhrase();
    const check = (typed: string) =>
      get("checkPhrase", { session, phrase: 0 }, [portWith(typed).end]);
    expect(await check(ACCOUNT.phrase.toUpperCase())).toEqual({ match: true });
    expect(await check(ACCOUNT.phrase.replace("obey", "obay"))).toMatchObject({
      match: false,
      wrong: [{ position: 3, isUnknown: true, nearest: expect.arrayContaining(["obey"]) }],
    });
    expect(await check(VECTORS[0].phrase)).toMatchObject({ match: false, isOtherPhrase: true });
    const reply = await ask("checkPhrase", { session, phrase: 0 }, [portWith("1-a 3-b").end]);
    expect(reply).toMatchObject({ fault: { code: "PHRASE_NUMBERING" } });
  });

  it("end a phrase session on request and by its own deadline", async () => {
    const first = await openPhrase();
    await get("closePhrase", { session: first.session });
    const reveal = (session: string) =>
      ask("revealWords", { session, from: 1, to: 1, out: 0 }, [portOut().end]);
    expect(await reveal(first.session)).toMatchObject({ fault: { code: "SESSION_GONE" } });
    const second = await openPhrase();
    time.pass(SESSION_MS - 1);
    expect(await reveal(second.session)).toMatchObject({ ok: true });
    time.pass(1);
    expect(await reveal(second.session)).toMatchObject({ fault: { code: "SESSION_GONE" } });
  });

  it("do not keep more than a few phrases open", async () => {
    for (let count = 0; count < 4; count++) await openPhrase();
    const input = { sealed: sealed(ACCOUNT.phrase), passphrase: 0 };
    const reply = await ask("openPhrase", input, [portWith(STRONG).end]);
    expect(reply).toMatchObject({ fault: { code: "TOO_MANY_SESSIONS" } });
  });

  it("prove a file that was read back, and refuse one that differs or belongs elsewhere", async () => {
    const file = sealed(ACCOUNT.phrase);
    const opened = await get("openPhrase", { sealed: file, passphrase: 0 }, [portWith(STRONG).end]);
    const { session } = opened;
    expect(await get("verifySealed", { sealed: file, session })).toEqual({
      address: ACCOUNT.address,
    });
    const altered = file.slice();
    altered[100] = (altered[100] ?? 0) ^ 1;
    expect(await ask("verifySealed", { sealed: altered, session })).toMatchObject({
      fault: { code: "WRONG_PASSPHRASE" },
    });
    expect(await ask("verifySealed", { sealed: sealed(ACCOUNT.phrase), session })).toMatchObject({
      fault: { code: "SEAL_OTHER_SET" },
    });
  });

  it("make hotkeys that open with the coldkey's passphrase, each its own key", async () => {
    const coldkey = sealed(ACCOUNT.phrase);
    const { hotkeys } = await get("createHotkeys", { coldkey, count: 5, passphrase: 0 }, [
      portWith(STRONG).end,
    ]);
    expect(new Set(hotkeys.map(({ address }) => address)).size).toBe(5);
    const { session } = await get("openPhrase", { sealed: coldkey, passphrase: 0 }, [
      portWith(STRONG).end,
    ]);
    for (const hotkey of hotkeys) {
      const { address } = await get("verifySealed", { sealed: hotkey.sealed, session });
      expect(address).toBe(hotkey.address);
    }
    const [first] = hotkeys;
    const asColdkey = { coldkey: first?.sealed ?? coldkey, count: 1, passphrase: 0 };
    expect(await ask("createHotkeys", asColdkey, [portWith(STRONG).end])).toMatchObject({
      fault: { code: "SEAL_WRONG_KIND" },
    });
    const wrong = { coldkey, count: 1, passphrase: 0 };
    expect(await ask("createHotkeys", wrong, [portWith("wrong").end])).toMatchObject({
      fault: { code: "WRONG_PASSPHRASE" },
    });
  });

  it("refuse what does not fit the protocol, and close the ports that came with it", async () => {
    const port = portWith(STRONG);
    const call = { id: 1, kind: "openPhrase", input: { sealed: "text", passphrase: 0 } };
    expect(await controller.handle(call, [port.end])).toMatchObject({
      id: 1,
      fault: { code: "VAULT_REQUEST_MALFORMED" },
    });
    expect(port.isClosed()).toBe(true);
    const noPort = { sealed: sealed(ACCOUNT.phrase), passphrase: 2 };
    expect(await ask("openPhrase", noPort, [])).toMatchObject({
      fault: { code: "VAULT_REQUEST_MALFORMED" },
    });
    await expect(controller.handle({ id: 1, kind: "exportEverything" }, [])).rejects.toThrow();
  });
});

describe("a signature", () => {
  const request = () =>
    provedRequest(REGISTER, { account: ACCOUNT.address as SigningRequest["account"] });
  const signWith = (change: Partial<VaultInput<"sign">>, typed = STRONG, from = controller) => {
    const asked = change.request ?? request();
    const input = {
      request: asked,
      payloadHash: signingPayload(asked).payloadHash,
      sealed: sealed(ACCOUNT.phrase),
      passphrase: 0,
      policy: null,
      ...change,
    };
    return ask("sign", input, [portWith(typed).end], from);
  };

  it("is one that another implementation accepts", async (context) => {
    if (!hasRealMetadata) return context.skip(NO_METADATA);
    await cryptoWaitReady();
    const asked = request();
    const review = await get("review", { request: asked });
    expect(review).toMatchObject({
      pallet: "SubtensorModule",
      call: "register_limit",
      blocking: [],
    });
    const reply = await signWith({ request: asked, payloadHash: review.payloadHash });
    if (!reply.ok) throw new Error(reply.fault.code);
    const { signed, policy } = reply.value as VaultOutput<"sign">;
    expect(policy).toBeNull();
    const { payload } = signingPayload(asked);
    expect(signatureVerify(payload, signed.signature, ACCOUNT.address).isValid).toBe(true);
    expect(hexToU8a(signed.extrinsic).length).toBeGreaterThan(64);
    expect(signed.extrinsic).toContain(signed.signature.slice(2));
    expect(signed).toMatchObject({ requestId: asked.id, payloadHash: review.payloadHash });
  });

  it("is refused for any payload but the one that was seen", async (context) => {
    if (!hasRealMetadata) return context.skip(NO_METADATA);
    const payloadHash = `0x${"00".repeat(32)}`;
    expect(await signWith({ payloadHash })).toMatchObject({ fault: { code: "PAYLOAD_CHANGED" } });
    const seen = signingPayload(request()).payloadHash;
    const changed = { ...request(), nonce: 8 };
    expect(await signWith({ request: changed, payloadHash: seen })).toMatchObject({ ok: false });
  });

  it("is refused with another key's file", async (context) => {
    if (!hasRealMetadata) return context.skip(NO_METADATA);
    expect(await signWith({ sealed: sealed(VECTORS[0].phrase) })).toMatchObject({
      fault: { code: "KEY_MISMATCH", facts: { address: VECTORS[0].address } },
    });
  });

  it("is refused with a wrong passphrase", async (context) => {
    if (!hasRealMetadata) return context.skip(NO_METADATA);
    expect(await signWith({}, "wrong")).toMatchObject({ fault: { code: "WRONG_PASSPHRASE" } });
  });

  it("is refused without asking for the passphrase when the review blocks", async () => {
    const asked = requestWith({ account: ACCOUNT.address as SigningRequest["account"] });
    const blocking = createController({
      sodium,
      clock: time.clock,
      judge: judgePassphrase,
      limits: CHEAP,
      pipeline: {
        ...pipeline,
        reviewRequest: () =>
          ({
            payloadHash: signingPayload(asked).payloadHash,
            blocking: [fault("CALL_UNKNOWN")],
          }) as unknown as Review,
      },
    });
    const port = portWith(STRONG);
    let wasRead = false;
    const read = port.end.read;
    port.end.read = (most) => {
      wasRead = true;
      return read(most);
    };
    const input = {
      request: asked,
      payloadHash: signingPayload(asked).payloadHash,
      sealed: sealed(ACCOUNT.phrase),
      passphrase: 0,
      policy: null,
    };
    expect(await ask("sign", input, [port.end], blocking)).toMatchObject({
      fault: { code: "REVIEW_BLOCKED", facts: { reasons: ["CALL_UNKNOWN"] } },
    });
    expect(wasRead).toBe(false);
  });
});
