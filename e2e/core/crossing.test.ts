/**
 * Two whole cores and a stick between them: several requests in one pass, what comes too late or from elsewhere, outcomes,
 * secrets, and a folder that was put back. Each act against each mishap: crossing-matrix.test.ts.
 */
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import {
  across,
  carry,
  ended,
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
let keys: Record<"b" | "next", Ss58>;

beforeAll(async () => {
  pair = await openPair();
  stranger = await openSide(pair.stick, "desk");
  const b = await createColdkey(pair.vault.core, "second");
  const next = await createColdkey(pair.vault.core, "fresh");
  keys = { b, next };
  await pair.desk.core.get("faucet.request", { address: b });
  await pairUp(pair);
}, 180_000);

afterAll(async () => {
  await pair.close();
  await stranger.core.close();
});

const request = (id: string) =>
  pair.desk.core.workstation.snapshot().crossing.requests.find((one) => one.id === id);

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
    .activities.find(({ outcome }) => outcome.state === "finalised");
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
  // What came back carried the Vault's signature under the Desk's own checkpoint: the screen of machines says how far.
  const [machine] = desk.core.workstation.snapshot().crossing.machines;
  expect(machine?.keepsOfOurs).toBeGreaterThan(0);
  const journal = await desk.core.get("journal.page", { before: null, limit: 200 });
  expect(journal.entries.map(({ kind }) => kind)).toContain("journal.cosigned");
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
