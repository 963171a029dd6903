/**
 * Acts that a person would walk across the gap for, and what can go wrong on the way: the cells of a matrix, each leaving
 * its files and requests to the next. Cores play them (crossing-matrix.test.ts), and two apps (journeys/crossing.test.ts).
 */
import assert from "node:assert/strict";
import { accountOf } from "../../main/codec/address.ts";
import { multisigAddress } from "../../main/codec/multisig.ts";
import { blake256, toHex } from "../../main/codec/payload.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { readRequest, requestBody } from "../../main/offline/bodies.ts";
import { openMessage, sealMessage } from "../../main/offline/message.ts";
import { openPairingKey } from "../../main/offline/pairing-key.ts";
import { memoryKeychain } from "../../main/offline/testing.ts";
import { across, carry, ended, hotkeyOn, type Pair, pairUp, type Side, sign } from "./pair.ts";
import { createColdkey, type Hands } from "./steps.ts";

/** The keys of the Vault, by what they are for. */
export type WalkKeys = Readonly<Record<"a" | "b" | "next" | "miner" | "spare" | "multisig", Ss58>>;

export interface Act {
  readonly name: string;
  /** What the Vault asks for on a coldkey whose backup is not proved: only what takes value away goes without. */
  readonly key: "here" | "not-safe";
  readonly of: () => Operation;
  readonly before?: () => Promise<unknown>;
}

/** Paired, with three coldkeys and two hotkeys, and funds where the acts need them. */
export async function prepareWalks(pair: Pair<Hands>): Promise<WalkKeys> {
  const { desk, vault } = pair;
  const a = await createColdkey(vault.core, "treasury");
  const b = await createColdkey(vault.core, "second");
  const next = await createColdkey(vault.core, "fresh");
  const miner = await hotkeyOn(pair, a, "miner-1");
  const spare = await hotkeyOn(pair, a, "miner-2");
  const multisig = multisigAddress([a, b], 2);
  for (const address of [a, b, multisig]) await desk.core.get("faucet.request", { address });
  await pairUp(pair);
  return { a, b, next, miner, spare, multisig };
}

/** `delayBlocks`: from the announcement of a coldkey's swap until it can be executed. */
export function actsOf(
  pairOf: () => Pair<Hands>,
  keysOf: () => WalkKeys,
  delayBlocks: number,
): readonly Act[] {
  const payment = () =>
    ({
      kind: "transfer",
      ...{ coldkey: keysOf().multisig, destination: keysOf().next, amountRao: 2_000_000n },
    }) as const;
  return [
    {
      name: "a registration",
      key: "not-safe",
      of: () => ({
        kind: "register",
        coldkey: keysOf().a,
        hotkey: keysOf().miner,
        netuid: 2,
        maxBurnRao: 10_000_000n,
      }),
    },
    {
      name: "stake",
      key: "not-safe",
      of: () => ({
        ...{ kind: "add-stake", coldkey: keysOf().a, hotkey: keysOf().miner, netuid: 2 },
        ...{ amountRao: 1_000_000_000n, limitPriceRao: 10_000_000_000n, allowPartial: false },
      }),
    },
    {
      name: "a rotated hotkey",
      key: "not-safe",
      of: () => ({
        ...{
          kind: "swap-hotkey",
          coldkey: keysOf().a,
          hotkey: keysOf().miner,
          newHotkey: keysOf().spare,
        },
        ...{ netuid: null, keepStake: false },
      }),
    },
    {
      name: "a proposal of a multisig",
      key: "here",
      of: () => ({
        ...{
          kind: "multisig-propose",
          coldkey: keysOf().a,
          members: [keysOf().a, keysOf().b],
          threshold: 2,
        },
        ...{ maxRefTime: null, maxProofSize: null, call: payment() },
      }),
    },
    {
      name: "its approval, which carries it out",
      key: "here",
      of: () => ({
        ...{
          kind: "multisig-approve",
          coldkey: keysOf().b,
          members: [keysOf().a, keysOf().b],
          threshold: 2,
        },
        ...{ timepoint: null, maxRefTime: null, maxProofSize: null, call: payment() },
      }),
    },
    {
      name: "a proxy",
      key: "not-safe",
      of: () => ({
        ...{ kind: "add-proxy", coldkey: keysOf().b, delegate: keysOf().next },
        ...{ proxyType: "Staking", delayBlocks: 0 },
      }),
    },
    {
      name: "the announcement of a coldkey's swap",
      key: "not-safe",
      of: () => ({
        ...{ kind: "announce-swap", coldkey: keysOf().a },
        newColdkeyHash: toHex(blake256(accountOf(keysOf().next))),
      }),
    },
    {
      name: "and the swap itself, days later",
      key: "here",
      of: () => ({ kind: "execute-swap", coldkey: keysOf().a, destination: keysOf().next }),
      before: () => pairOf().desk.core.get("rehearsal.advance", { blocks: delayBlocks + 10 }),
    },
    {
      name: "the dispute of an announced swap",
      key: "here",
      of: () => ({ kind: "dispute-swap", coldkey: keysOf().b }),
      before: () =>
        across(pairOf(), {
          ...{ kind: "announce-swap", coldkey: keysOf().b },
          newColdkeyHash: toHex(blake256(accountOf(keysOf().a))),
        }),
    },
  ];
}

/** What each cell leaves to the next: requests by their age, files, and the one that is signed at the end. */
interface Way {
  stale: string;
  older: string;
  olderFile: string;
  id: string;
  file: string;
  opened: string;
  answer: string;
}

export interface Strangers {
  /** A Desk that nobody paired; null: nobody plays it. */
  readonly desk: Side<Hands> | null;
}

type Cell = readonly [what: string, play: () => Promise<void>];

/** In their order. The last one ends with the chain's word. */
export function cellsOf(pairOf: () => Pair<Hands>, act: Act, strangers: () => Strangers): Cell[] {
  const way: Way = {
    ...{ stale: "", older: "", olderFile: "", id: "" },
    ...{ file: "", opened: "", answer: "" },
  };
  const request = (id: string) =>
    pairOf()
      .desk.core.workstation.snapshot()
      .crossing.requests.find((one) => one.id === id);
  const save = async (id: string): Promise<string> => {
    const { desk } = pairOf();
    const [file] = await desk.write(() => desk.core.get("crossing.saveRequests", { ids: [id] }));
    return file ?? "";
  };
  const saveAnswer = async (id: string): Promise<string> => {
    const { vault } = pairOf();
    const [file] = await vault.write(() => vault.core.get("crossing.saveAnswers", { ids: [id] }));
    return file ?? "";
  };
  const refused = async (side: Side<Hands>, file: string, code: string): Promise<void> => {
    const [taken] = await side.open(file);
    assert.equal(taken?.fault?.code, code);
  };
  const noneReads = async (side: Side<Hands>, file: string): Promise<void> => {
    for (const bytes of alterations(await pairOf().read(file))) {
      const { fault } = await side.openBytes(bytes);
      assert.match(fault?.code ?? "taken", /^MESSAGE_(ALTERED|UNREADABLE|NOT_OURS)$/);
    }
  };
  const findingsOf = async (id: string): Promise<string[]> => {
    const { findings } = await pairOf().vault.core.get("crossing.review", { id });
    return findings.map(({ code }) => code);
  };
  const decline = (id: string) => pairOf().vault.core.get("crossing.decline", { id });

  return [
    [
      "stale: its signature is foreseen to be refused, goes nowhere, and one press makes it anew",
      async () => {
        const { desk, vault } = pairOf();
        await act.before?.();
        way.stale = await carry(pairOf(), act.of(), 256);
        const [opened] = await vault.open(await save(way.stale));
        await sign(pairOf(), opened?.id ?? "");
        const late = await saveAnswer(opened?.id ?? "");
        await desk.core.get("rehearsal.advance", { blocks: 300 });
        const isForeseen = () => request(way.stale)?.foreseen?.code === "REQUEST_ERA_OVER";
        await desk.core.until("it is foreseen", isForeseen);
        await refused(desk, late, "REQUEST_ERA_OVER");
        const again = { id: way.stale, periodBlocks: 1024 as const };
        way.older = (await desk.core.get("crossing.rebuild", again)).id;
        assert.equal(request(way.stale)?.state, "replaced");
        assert.equal(request(way.stale)?.replacedBy, way.older);
        assert.equal(request(way.older)?.nonce, request(way.stale)?.nonce);
        await refused(desk, late, "ANSWER_REPLACED");
      },
    ],
    [
      "lost: it is written once more, under another name and with the same bytes",
      async () => {
        const { desk, read } = pairOf();
        way.olderFile = await save(way.older);
        const again = { id: way.older, periodBlocks: 2048 as const };
        way.id = (await desk.core.get("crossing.rebuild", again)).id;
        const lost = await save(way.id);
        way.file = await save(way.id);
        assert.notEqual(way.file, lost);
        assert.deepEqual(await read(way.file), await read(lost));
      },
    ],
    ["altered: no flipped bit of it is read", () => noneReads(pairOf().vault, way.file)],
    [
      "foreign: another machine's is marked, and ours is nobody else's",
      async () => {
        const { desk, vault } = pairOf();
        const marked = await vault.openBytes(await fromStranger(await pairOf().read(way.file)));
        assert.equal(marked.kind, "request");
        assert.equal(marked.fault, null);
        assert.ok((await findingsOf(marked.id ?? "")).includes("REQUEST_UNPAIRED"));
        await decline(marked.id ?? "");
        const { desk: other } = strangers();
        if (other !== null) await refused(other, way.file, "MESSAGE_FOR_OTHER");
        await refused(desk, way.file, "MESSAGE_OWN");
      },
    ],
    [
      "re-ordered: the newer one first, the older after it, which says that it has a rival",
      async () => {
        const { vault } = pairOf();
        const [opened] = await vault.open(way.file);
        const [old] = await vault.open(way.olderFile);
        for (const taken of [opened, old]) {
          assert.equal(taken?.kind, "request");
          assert.equal(taken?.fault, null);
          assert.equal(taken?.isRepeated, false);
          assert.deepEqual(taken?.findings, []);
        }
        assert.ok((await findingsOf(old?.id ?? "")).includes("REQUEST_RIVAL_SIGNED"));
        await decline(old?.id ?? "");
        way.opened = opened?.id ?? "";
      },
    ],
    [
      "repeated: it is one request however often it comes, and is signed once",
      async () => {
        const { vault } = pairOf();
        for (const twin of await vault.open(way.file, way.file)) {
          assert.equal(twin.id, way.opened);
          assert.equal(twin.isRepeated, true);
        }
        const { review, key } = await sign(pairOf(), way.opened);
        assert.deepEqual(review.blocking, []);
        assert.equal(key, act.key);
        const { arrived } = vault.core.workstation.snapshot().crossing;
        assert.equal(arrived.find(({ id }) => id === way.opened)?.state, "signed");
        await assert.rejects(sign(pairOf(), way.opened), /REQUEST_NOT_OPEN/);
      },
    ],
    [
      "its signature: lost, altered, at another Desk, and twice; it counts once",
      async () => {
        const { desk, vault } = pairOf();
        const lost = await saveAnswer(way.opened);
        way.answer = await saveAnswer(way.opened);
        assert.notEqual(way.answer, lost);
        await noneReads(desk, way.answer);
        const { desk: other } = strangers();
        if (other !== null) await refused(other, way.answer, "MESSAGE_FOR_OTHER");
        await refused(vault, way.answer, "MESSAGE_OWN");
        const [back] = await desk.open(way.answer);
        assert.equal(back?.kind, "signature");
        assert.equal(back?.fault, null);
        const outcome = (await ended(desk, way.id))?.outcome;
        assert.equal(outcome?.state, "finalised");
        assert.equal(outcome?.fault, null);
        for (const name of [way.answer, lost]) await refused(desk, name, "ANSWER_REPEATED");
      },
    ],
  ];
}

/** The same message from a machine that nobody paired: its own key, and no word of a journal. */
async function fromStranger(bytes: Uint8Array): Promise<Uint8Array> {
  const message = openMessage(bytes);
  const { request, sight } = readRequest(message.body);
  const bare = { checkpoint: null, held: null, consistency: null };
  const body = requestBody(request, sight);
  return sealMessage({ ...message, ...bare, body }, await openPairingKey(memoryKeychain()));
}

/** One bit of some bytes of the file, from its head to the signature at its end. */
function alterations(bytes: Uint8Array): Uint8Array[] {
  const places = [1, 60, Math.trunc(bytes.length / 2), bytes.length - 90, bytes.length - 2];
  return places.map((at, bit) => {
    const copy = bytes.slice();
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
    return copy;
  });
}
