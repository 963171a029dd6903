/**
 * Everything across the gap, with two whole cores and a stick: each operation as it goes well, and with a request that is
 * lost, comes twice, out of order, too late, altered, or from somebody else.
 */
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountOf } from "../../main/codec/address.ts";
import { multisigAddress } from "../../main/codec/multisig.ts";
import { blake256, toHex } from "../../main/codec/payload.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import {
  across,
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
import { createColdkey, PASSPHRASE } from "./steps.ts";

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

interface Step {
  readonly name: string;
  /** What the Vault asks for on a coldkey whose backup is not proved: only what takes value away goes without. */
  readonly key: "here" | "not-safe";
  readonly of: () => Operation;
  readonly before?: () => Promise<unknown>;
}

const STEPS: readonly Step[] = [
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

const altered = async (name: string): Promise<Uint8Array> => {
  const bytes = await pair.read(name);
  const at = bytes.length - 90;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};
const request = (id: string) =>
  pair.desk.core.workstation.snapshot().crossing.requests.find((one) => one.id === id);

test.each(STEPS)(
  "$name crosses, whatever happens on the way",
  { timeout: 120_000 },
  async ({ of, before, key }) => {
    const { desk, vault } = pair;
    await before?.();
    const operation = of();
    const save = (id: string) =>
      desk.write(() => desk.core.get("crossing.saveRequests", { ids: [id] }));

    // Stale: the chain goes on while it is carried. One press makes it anew, under the same number of the account.
    const late = await carry(pair, operation, 256);
    const lateFiles = await save(late);
    await desk.core.get("rehearsal.advance", { blocks: 300 });
    await desk.core.until(
      "it is foreseen",
      () => request(late)?.foreseen?.code === "REQUEST_ERA_OVER",
    );
    const { id } = await desk.core.get("crossing.rebuild", { id: late, periodBlocks: 2048 });
    expect(request(late)).toMatchObject({ state: "replaced", replacedBy: id });
    expect(request(id)?.nonce).toBe(request(late)?.nonce);
    expect([undefined, "REQUEST_NONCE_WAITS"]).toContain(request(id)?.foreseen?.code);

    // Lost: nothing came over; it is written once more. Altered: refused before anybody reads it.
    const [lost = ""] = await save(id);
    const [file = ""] = await save(id);
    expect(file).not.toBe(lost);
    expect(await vault.openBytes(await altered(file))).toMatchObject({
      fault: { code: "MESSAGE_ALTERED" },
    });
    // Out of order, and twice in one pass: the newer first, the stale one after it.
    const [opened, twin] = await vault.open(file, file);
    const [old] = await vault.open(...lateFiles);
    expect(opened).toMatchObject({ kind: "request", fault: null, isRepeated: false, findings: [] });
    expect(twin).toMatchObject({ id: opened?.id, isRepeated: true, fault: null });
    expect(old).toMatchObject({ kind: "request", fault: null, findings: [] });
    const rival = await vault.core.get("crossing.review", { id: old?.id ?? "" });
    expect(rival.findings.map(({ code }) => code)).toContain("REQUEST_RIVAL");
    await vault.core.get("crossing.decline", { id: old?.id ?? "" });

    const { review, key: asked } = await sign(pair, opened?.id ?? "");
    expect(review.blocking).toEqual([]);
    expect(asked).toBe(key);
    expect(
      await vault.core.ask("crossing.sign", {
        ...{ id: opened?.id ?? "", payloadHash: review.payloadHash, passphrase: "0".repeat(32) },
      }),
    ).toMatchObject({ ok: false });
    const [answer = ""] = await vault.write(() =>
      vault.core.get("crossing.saveAnswers", { ids: [opened?.id ?? ""] }),
    );

    // Foreign: another Desk takes no signature that is not its own, and this one no request of its own making.
    expect((await stranger.open(answer))[0]).toMatchObject({
      fault: { code: "MESSAGE_FOR_OTHER" },
    });
    expect((await desk.open(file))[0]).toMatchObject({ fault: { code: "MESSAGE_OWN" } });
    expect((await vault.open(answer))[0]).toMatchObject({ fault: { code: "MESSAGE_OWN" } });
    expect(await desk.openBytes(await altered(answer))).toMatchObject({
      fault: { code: "MESSAGE_ALTERED" },
    });

    expect((await desk.open(answer))[0]).toMatchObject({ kind: "signature", fault: null });
    const act = await ended(desk, id);
    expect(act?.outcome).toMatchObject({ state: "finalised", fault: null });
    expect((await desk.open(answer))[0]).toMatchObject({ fault: { code: "ANSWER_REPEATED" } });
    expect(desk.core.bugs).toEqual([]);
    expect(vault.core.bugs).toEqual([]);
  },
);

test("several requests of one account cross in one pass, and their answers in any order", {
  timeout: 90_000,
}, async () => {
  const { desk, vault } = pair;
  const pay = (amountRao: bigint): Operation => ({
    ...{ kind: "transfer", coldkey: keys.b, destination: keys.next, amountRao },
  });
  const ids = [await carry(pair, pay(1_000_000n)), await carry(pair, pay(2_000_000n))];
  expect(ids.map((id) => request(id)?.nonce)).toEqual([
    request(ids[0] ?? "")?.nonce,
    (request(ids[0] ?? "")?.nonce ?? 0) + 1,
  ]);
  const files = await desk.write(() => desk.core.get("crossing.saveRequests", { ids }));
  const opened = await vault.open(...files);
  for (const { id } of opened) await sign(pair, id ?? "");
  const answers = await vault.write(() =>
    vault.core.get("crossing.saveAnswers", { ids: opened.map(({ id }) => id ?? "") }),
  );
  expect(answers).toHaveLength(2);
  const back = [...(await desk.open(answers[1] ?? "")), ...(await desk.open(answers[0] ?? ""))];
  expect(back.map(({ fault }) => fault)).toEqual([null, null]);
  await desk.core.until("both are in the pool", ({ activities }) =>
    ids.every((id) => activities.find((act) => act.id === id)?.outcome.state === "submitted"),
  );
  await ended(desk, ids[1] ?? "");
  expect((await ended(desk, ids[0] ?? ""))?.outcome.state).toBe("finalised");
});

test("a signature that comes too late, for what was replaced, or for nobody is not sent", {
  timeout: 90_000,
}, async () => {
  const { desk, vault } = pair;
  const pay: Operation = {
    ...{ kind: "transfer", coldkey: keys.b, destination: keys.next, amountRao: 1_000_000n },
  };
  const id = await carry(pair, pay, 256);
  const files = await desk.write(() => desk.core.get("crossing.saveRequests", { ids: [id] }));
  const [opened] = await vault.open(...files);
  await sign(pair, opened?.id ?? "");
  const write = () =>
    vault.write(() => vault.core.get("crossing.saveAnswers", { ids: [opened?.id ?? ""] }));
  await desk.core.get("rehearsal.advance", { blocks: 300 });
  await desk.core.until("it is foreseen", () => request(id)?.foreseen !== null);
  expect((await desk.open(...(await write())))[0]).toMatchObject({
    fault: { code: "REQUEST_ERA_OVER" },
  });
  const { id: anew } = await desk.core.get("crossing.rebuild", { id, periodBlocks: 1024 });
  expect((await desk.open(...(await write())))[0]).toMatchObject({
    fault: { code: "ANSWER_REPLACED" },
  });
  await desk.core.get("crossing.withdraw", { id: anew });
  expect(request(anew)?.state).toBe("withdrawn");

  // A Desk that nobody paired asks as well: its request is marked.
  await stranger.core.get("faucet.request", { address: keys.b });
  const draft = await stranger.core.get("operations.draft", { operation: pay });
  const foreign = await stranger.core.get("crossing.carry", {
    ...{ draft: draft.id, periodBlocks: 2048, to: null },
  });
  const theirs = await stranger.write(() =>
    stranger.core.get("crossing.saveRequests", { ids: [foreign.id] }),
  );
  const [marked] = await vault.open(...theirs);
  const seen = await vault.core.get("crossing.review", { id: marked?.id ?? "" });
  expect(seen.findings.map(({ code }) => code)).toContain("REQUEST_UNPAIRED");
  await sign(pair, marked?.id ?? "");
  const answers = await vault.write(() =>
    vault.core.get("crossing.saveAnswers", { ids: [marked?.id ?? ""] }),
  );
  expect((await desk.open(...answers))[0]).toMatchObject({ fault: { code: "MESSAGE_FOR_OTHER" } });
  expect((await stranger.open(...answers))[0]).toMatchObject({ kind: "signature", fault: null });
});

test("a Vault that signs for another network shows the request, says why it does not sign, and signs when that is chosen", async () => {
  const { desk, vault } = pair;
  const id = await carry(pair, {
    ...{ kind: "transfer", coldkey: keys.b, destination: keys.next, amountRao: 4_000_000n },
  });
  const files = await desk.write(() => desk.core.get("crossing.saveRequests", { ids: [id] }));
  const [opened] = await vault.open(...files);
  for (const network of ["finney", "test", "local"] as const) {
    await vault.core.get("networks.choose", { network });
    const { review } = await vault.core.get("crossing.review", { id: opened?.id ?? "" });
    const [first] = review.blocking;
    expect(first).toMatchObject({
      code: "REQUEST_OTHER_NETWORK",
      facts: { network: "rehearsal", chosen: network },
    });
    expect(
      await vault.core.ask("crossing.sign", {
        ...{ id: opened?.id ?? "", payloadHash: review.payloadHash },
        passphrase: await vault.core.send(PASSPHRASE),
      }),
    ).toMatchObject({ ok: false, fault: { code: "REQUEST_OTHER_NETWORK" } });
  }
  await vault.core.get("networks.choose", { network: "rehearsal" });
  expect((await sign(pair, opened?.id ?? "")).review.blocking).toEqual([]);
  const answers = await vault.write(() =>
    vault.core.get("crossing.saveAnswers", { ids: [opened?.id ?? ""] }),
  );
  expect((await desk.open(...answers))[0]).toMatchObject({ fault: null });
  expect((await ended(desk, id))?.outcome.state).toBe("finalised");
});

test("the outcome is told to the Vault's journal, which a stranger cannot do", async () => {
  const { desk, vault } = pair;
  const done = desk.core.workstation
    .snapshot()
    .activities.find(({ operation }) => operation.kind === "register");
  const files = await desk.write(() =>
    desk.core.get("crossing.saveOutcomes", { ids: [done?.id ?? ""] }),
  );
  expect((await vault.open(...files))[0]).toMatchObject({ kind: "outcome", fault: null });
  const arrived = vault.core.workstation.snapshot().crossing.arrived;
  expect(arrived.some(({ outcome }) => outcome?.state === "finalised")).toBe(true);
});

test("a Desk takes no secret at this door, says so, and keeps nothing of it", async () => {
  const { desk } = pair;
  const phrase = VECTORS[1].phrase;
  const secrets = [
    phrase,
    phrase
      .split(" ")
      .map((word, index) => `${index + 1}. ${word}`)
      .join("\n"),
    `0x${"5a".repeat(32)}`,
    "5a".repeat(64),
    JSON.stringify({ secretPhrase: phrase, accountId: `0x${"11".repeat(32)}` }),
    `$NACL${"x".repeat(200)}`,
  ];
  for (const secret of secrets) {
    const taken = await desk.openBytes(new TextEncoder().encode(secret), "request-0001.ckw");
    expect(taken, secret.slice(0, 12)).toMatchObject({ fault: { code: "DESK_TAKES_NO_KEY" } });
  }
  const { entries } = await desk.core.get("journal.page", { before: null, limit: 20 });
  expect(entries.filter(({ kind }) => kind === "key.refused")).toHaveLength(secrets.length);
});

test("a Desk whose folder was put back to an older state is found at the next crossing, on both sides", {
  timeout: 120_000,
}, async () => {
  const { desk, vault, stick } = pair;
  const pay: Operation = {
    ...{ kind: "transfer", coldkey: keys.b, destination: keys.next, amountRao: 3_000_000n },
  };
  // After messages out of order the Vault holds checkpoints without a proof between them; one crossing links them again.
  await across(pair, pay);
  const older = await mkdtemp(join(tmpdir(), "ckw-older-"));
  await cp(desk.core.folder, older, { recursive: true });
  await across(pair, pay);

  const restored = await openSide(stick, "desk", { folder: older });
  const draft = await restored.core.get("operations.draft", { operation: pay });
  const to = restored.core.workstation.snapshot().crossing.machines[0]?.id ?? null;
  const { id } = await restored.core.get("crossing.carry", {
    ...{ draft: draft.id, periodBlocks: 2048, to },
  });
  const files = await restored.write(() =>
    restored.core.get("crossing.saveRequests", { ids: [id] }),
  );
  const [taken] = await vault.open(...files);
  const found = taken?.findings.map(({ code }) => code) ?? [];
  expect(found).toContain("PEER_NUMBER_REUSED");
  // And what comes back tells the Desk that it is the older one.
  await sign(pair, taken?.id ?? "");
  const answers = await vault.write(() =>
    vault.core.get("crossing.saveAnswers", { ids: [taken?.id ?? ""] }),
  );
  const [back] = await restored.open(...answers);
  const told = back?.findings.map(({ code }) => code) ?? [];
  expect(told.some((code) => ["JOURNAL_OUTRUN", "JOURNAL_FORKED"].includes(code))).toBe(true);
  await restored.core.close();
});
