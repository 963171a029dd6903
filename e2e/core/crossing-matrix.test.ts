/**
 * The matrix of the gap: each act that a person would walk for, and each thing that can go wrong on the way. Two whole
 * cores, a stick between them, and strangers on both sides.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOf } from "../../main/codec/address.ts";
import { multisigAddress } from "../../main/codec/multisig.ts";
import { blake256, toHex } from "../../main/codec/payload.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { readRequest, requestBody } from "../../main/offline/bodies.ts";
import { openMessage, sealMessage } from "../../main/offline/message.ts";
import { openPairingKey } from "../../main/offline/pairing-key.ts";
import { memoryKeychain } from "../../main/offline/testing.ts";
import {
  carry,
  ended,
  hotkeyOn,
  openPair,
  openSide,
  type Pair,
  pairUp,
  type Side,
  sign,
} from "./pair.ts";
import { createColdkey } from "./steps.ts";

let pair: Pair;
let stranger: Side;
/** The keys of the Vault, by what they are for. */
let keys: Record<"a" | "b" | "next" | "miner" | "spare" | "multisig", Ss58>;

beforeAll(async () => {
  // As a fast-blocks build has them: five days are fifty blocks.
  const rehearsalWorld = { subnets: 3, swapDelays: { announce: 50, reannounce: 10 } };
  pair = await openPair({ desk: { rehearsalWorld } });
  stranger = await openSide(pair.stick, "desk");
  const a = await createColdkey(pair.vault.core, "treasury");
  const b = await createColdkey(pair.vault.core, "second");
  const next = await createColdkey(pair.vault.core, "fresh");
  const miner = await hotkeyOn(pair, a, "miner-1");
  const spare = await hotkeyOn(pair, a, "miner-2");
  keys = { a, b, next, miner, spare, multisig: multisigAddress([a, b], 2) };
  for (const address of [a, b, keys.multisig]) {
    await pair.desk.core.get("faucet.request", { address });
  }
  await pairUp(pair);
}, 180_000);

afterAll(async () => {
  await pair.close();
  await stranger.core.close();
});

interface Act {
  readonly name: string;
  /** What the Vault asks for on a coldkey whose backup is not proved: only what takes value away goes without. */
  readonly key: "here" | "not-safe";
  readonly of: () => Operation;
  readonly before?: () => Promise<unknown>;
}

const ACTS: readonly Act[] = [
  {
    name: "a registration",
    key: "not-safe",
    of: () => ({
      kind: "register",
      coldkey: keys.a,
      hotkey: keys.miner,
      netuid: 2,
      maxBurnRao: 10_000_000n,
    }),
  },
  {
    name: "stake",
    key: "not-safe",
    of: () => ({
      ...{ kind: "add-stake", coldkey: keys.a, hotkey: keys.miner, netuid: 2 },
      ...{ amountRao: 1_000_000_000n, limitPriceRao: 10_000_000_000n, allowPartial: false },
    }),
  },
  {
    name: "a rotated hotkey",
    key: "not-safe",
    of: () => ({
      ...{ kind: "swap-hotkey", coldkey: keys.a, hotkey: keys.miner, newHotkey: keys.spare },
      ...{ netuid: null, keepStake: false },
    }),
  },
  {
    name: "a proposal of a multisig",
    key: "here",
    of: () => ({
      ...{ kind: "multisig-propose", coldkey: keys.a, members: [keys.a, keys.b], threshold: 2 },
      ...{ maxRefTime: null, maxProofSize: null, call: payment() },
    }),
  },
  {
    name: "its approval, which carries it out",
    key: "here",
    of: () => ({
      ...{ kind: "multisig-approve", coldkey: keys.b, members: [keys.a, keys.b], threshold: 2 },
      ...{ timepoint: null, maxRefTime: null, maxProofSize: null, call: payment() },
    }),
  },
  {
    name: "the announcement of a coldkey's swap",
    key: "not-safe",
    of: () => ({
      ...{ kind: "announce-swap", coldkey: keys.a },
      newColdkeyHash: toHex(blake256(accountOf(keys.next))),
    }),
  },
  {
    name: "and the swap itself, days later",
    key: "here",
    of: () => ({ kind: "execute-swap", coldkey: keys.a, destination: keys.next }),
    before: () => pair.desk.core.get("rehearsal.advance", { blocks: 60 }),
  },
];
const payment = () =>
  ({
    kind: "transfer",
    ...{ coldkey: keys.multisig, destination: keys.next, amountRao: 2_000_000n },
  }) as const;

const request = (id: string) =>
  pair.desk.core.workstation.snapshot().crossing.requests.find((one) => one.id === id);
const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

/** The same message from a machine that nobody paired: its own key, and no word of a journal. */
async function fromStranger(name: string): Promise<Uint8Array> {
  const message = openMessage(await pair.read(name));
  const { request: asked, sight } = readRequest(message.body);
  const bare = { checkpoint: null, held: null, consistency: null };
  const body = requestBody(asked, sight);
  return sealMessage({ ...message, ...bare, body }, await openPairingKey(memoryKeychain()));
}

/** Each of some bits of the file, from its head to the signature at its end. */
async function alterations(name: string): Promise<Uint8Array[]> {
  const bytes = await pair.read(name);
  const places = [1, 60, Math.trunc(bytes.length / 2), bytes.length - 90, bytes.length - 2];
  return places.map((at, bit) => {
    const copy = bytes.slice();
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
    return copy;
  });
}

describe.each(ACTS)("$name", ({ of, before, key }) => {
  /** What each cell leaves to the next: requests by their age, files, and the one that is signed at the end. */
  const way = { stale: "", older: "", olderFile: "", id: "", file: "", opened: "", answer: "" };
  const save = async (id: string): Promise<string> => {
    const { desk } = pair;
    const [file = ""] = await desk.write(() =>
      desk.core.get("crossing.saveRequests", { ids: [id] }),
    );
    return file;
  };
  const saveAnswer = async (id: string): Promise<string> => {
    const { vault } = pair;
    const [file = ""] = await vault.write(() =>
      vault.core.get("crossing.saveAnswers", { ids: [id] }),
    );
    return file;
  };

  test("stale: its signature is foreseen to be refused, goes nowhere, and one press makes it anew", async () => {
    const { desk, vault } = pair;
    await before?.();
    way.stale = await carry(pair, of(), 256);
    const [opened] = await vault.open(await save(way.stale));
    await sign(pair, opened?.id ?? "");
    const late = await saveAnswer(opened?.id ?? "");
    await desk.core.get("rehearsal.advance", { blocks: 300 });
    await desk.core.until(
      "it is foreseen",
      () => request(way.stale)?.foreseen?.code === "REQUEST_ERA_OVER",
    );
    expect((await desk.open(late))[0]).toMatchObject({ fault: { code: "REQUEST_ERA_OVER" } });
    const rebuilt = await desk.core.get("crossing.rebuild", { id: way.stale, periodBlocks: 1024 });
    way.older = rebuilt.id;
    expect(request(way.stale)).toMatchObject({ state: "replaced", replacedBy: way.older });
    expect(request(way.older)?.nonce).toBe(request(way.stale)?.nonce);
    expect((await desk.open(late))[0]).toMatchObject({ fault: { code: "ANSWER_REPLACED" } });
  });

  test("lost: it is written once more, under another name and with the same bytes", async () => {
    const { desk } = pair;
    way.olderFile = await save(way.older);
    const rebuilt = await desk.core.get("crossing.rebuild", { id: way.older, periodBlocks: 2048 });
    way.id = rebuilt.id;
    const lost = await save(way.id);
    way.file = await save(way.id);
    expect(way.file).not.toBe(lost);
    expect(await pair.read(way.file)).toEqual(await pair.read(lost));
  });

  test("altered: no flipped bit of it is read", async () => {
    for (const bytes of await alterations(way.file)) {
      const taken = await pair.vault.openBytes(bytes);
      expect(taken.fault?.code).toMatch(/^MESSAGE_(ALTERED|UNREADABLE|NOT_OURS)$/);
    }
  });

  test("foreign: another machine's is marked, and ours is nobody else's", async () => {
    const { desk, vault } = pair;
    const marked = await vault.openBytes(await fromStranger(way.file));
    expect(marked).toMatchObject({ kind: "request", fault: null });
    const { findings } = await vault.core.get("crossing.review", { id: marked.id ?? "" });
    expect(codesOf(findings)).toContain("REQUEST_UNPAIRED");
    await vault.core.get("crossing.decline", { id: marked.id ?? "" });
    expect((await stranger.open(way.file))[0]?.fault?.code).toBe("MESSAGE_FOR_OTHER");
    expect((await desk.open(way.file))[0]?.fault?.code).toBe("MESSAGE_OWN");
  });

  test("re-ordered: the newer one first, the older after it, and each says that it has a rival", async () => {
    const { vault } = pair;
    const [opened] = await vault.open(way.file);
    const [old] = await vault.open(way.olderFile);
    expect(opened).toMatchObject({ kind: "request", fault: null, isRepeated: false, findings: [] });
    expect(old).toMatchObject({ kind: "request", fault: null, findings: [] });
    const rival = await vault.core.get("crossing.review", { id: old?.id ?? "" });
    expect(codesOf(rival.findings)).toContain("REQUEST_RIVAL_SIGNED");
    await vault.core.get("crossing.decline", { id: old?.id ?? "" });
    way.opened = opened?.id ?? "";
  });

  test("repeated: it is one request however often it comes, and is signed once", async () => {
    const { vault } = pair;
    const twins = await vault.open(way.file, way.file);
    for (const twin of twins) expect(twin).toMatchObject({ id: way.opened, isRepeated: true });
    const { review, key: asked } = await sign(pair, way.opened);
    expect(review.blocking).toEqual([]);
    expect(asked).toBe(key);
    expect(
      await vault.core.ask("crossing.sign", {
        ...{ id: way.opened, payloadHash: review.payloadHash, passphrase: "0".repeat(32) },
      }),
    ).toMatchObject({ ok: false });
  });

  test("its signature: lost, altered, at another Desk, and twice; it counts once", async () => {
    const { desk, vault } = pair;
    const lost = await saveAnswer(way.opened);
    way.answer = await saveAnswer(way.opened);
    expect(way.answer).not.toBe(lost);
    for (const bytes of await alterations(way.answer)) {
      const taken = await desk.openBytes(bytes);
      expect(taken.fault?.code).toMatch(/^MESSAGE_(ALTERED|UNREADABLE|NOT_OURS)$/);
    }
    expect((await stranger.open(way.answer))[0]?.fault?.code).toBe("MESSAGE_FOR_OTHER");
    expect((await vault.open(way.answer))[0]?.fault?.code).toBe("MESSAGE_OWN");
    expect((await desk.open(way.answer))[0]).toMatchObject({ kind: "signature", fault: null });
    expect((await ended(desk, way.id))?.outcome).toMatchObject({ state: "finalised", fault: null });
    for (const name of [way.answer, lost]) {
      expect((await desk.open(name))[0]?.fault?.code).toBe("ANSWER_REPEATED");
    }
    expect([...desk.core.bugs, ...vault.core.bugs]).toEqual([]);
  });
});
