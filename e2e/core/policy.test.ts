/** The policy of a coldkey in the whole core: what it refuses, what waits, and who tried to get around it. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Ss58 } from "../../main/codec/values.ts";
import { type Clock, systemClock } from "../../main/lib/clock.ts";
import { type MemoryKeychain, memoryKeychain } from "../../main/lib/testing-keychain.ts";
import type { CallInput } from "../../preload/contract.ts";
import type { Core } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { createColdkey, fundedColdkey, PASSPHRASE } from "./steps.ts";

const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as Ss58;
const EVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy" as Ss58;
/** A tenth: the faucet gives little. */
const TAO = 100_000_000n;
const HOUR = 3_600_000;
const BLOCKS_PER_HOUR = 300;
const RULES = {
  allowList: [{ address: BOB, label: "Exchange" }],
  limit: { rao: 10n * TAO, hours: 24 },
  large: null,
  coolingOffHours: 1,
  looseningHours: 2,
};

type Change = CallInput<"policy.change">["change"];

/** A computer whose clock somebody sets. */
function settableClock() {
  let byMs = 0;
  const clock: Clock = { ...systemClock, nowMs: () => systemClock.nowMs() + byMs };
  return { clock, set: (ms: number) => (byMs += ms) };
}

async function change(core: Core, coldkey: Ss58, what: Change): Promise<string> {
  const passphrase = await core.send(PASSPHRASE);
  const reply = await core.ask("policy.change", { coldkey, change: what, passphrase });
  return reply.ok ? "ok" : reply.fault.code;
}

/** Forecast and decision of one transfer: they have to agree. */
async function transfer(
  core: Core,
  coldkey: Ss58,
  destination: Ss58,
  amountRao: bigint,
  acknowledgeTime = false,
): Promise<{ forecast: string[]; notes: string[]; result: string }> {
  const operation = { kind: "transfer", coldkey, destination, amountRao } as const;
  const draft = await core.get("operations.draft", { operation });
  const { review, policy } = await core.get("operations.review", {
    draft: draft.id,
    overrideUnsafe: true,
  });
  const signed = await core.ask("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
    acknowledgeTime,
  });
  return {
    forecast: policy?.blocking.map(({ code }) => code) ?? ["no policy"],
    notes: policy?.notes.map(({ code }) => code) ?? [],
    result: signed.ok ? "signed" : signed.fault.code,
  };
}

const refused = (code: string) => ({ forecast: [code], result: code });
const signed = { forecast: [], result: "signed" };

async function kinds(core: Core): Promise<string[]> {
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  return entries.map(({ kind }) => kind).reverse();
}

const policyOf = (core: Core, coldkey: Ss58) =>
  core.workstation.snapshot().policies.find((one) => one.coldkey === coldkey);

async function hours(core: Core, count: number): Promise<void> {
  const { atBlock } = await core.get("rehearsal.advance", { blocks: count * BLOCKS_PER_HOUR + 4 });
  await core.until(
    "the blocks are final",
    ({ chain }) => (chain.finalized?.number ?? 0) >= atBlock - 4,
  );
}

test("a policy refuses, counts, waits and says so; everything is in the journal", {
  timeout: 180_000,
}, async () => {
  const core = await startCore({ keychain: memoryKeychain() });
  const { coldkey } = await fundedColdkey(core);
  expect(await transfer(core, coldkey, EVE, TAO)).toMatchObject({
    forecast: ["no policy"],
    result: "signed",
  });
  await core.get("rehearsal.advance", { blocks: 5 });

  expect(await change(core, coldkey, { kind: "set", rules: RULES })).toBe("ok");
  expect(policyOf(core, coldkey)).toMatchObject({ fault: null, spentRao: 0n, loosenings: [] });
  expect(await transfer(core, coldkey, EVE, TAO)).toMatchObject(refused("POLICY_NOT_ALLOWED"));
  expect(await transfer(core, coldkey, BOB, 3n * TAO)).toMatchObject({
    ...signed,
    notes: ["POLICY_WITHIN_LIMIT"],
  });
  await core.get("rehearsal.advance", { blocks: 5 });
  const spentRao = policyOf(core, coldkey)?.spentRao ?? 0n;
  expect(spentRao).toBeGreaterThan(3n * TAO);
  expect(spentRao).toBeLessThan(3n * TAO + TAO / 100n);
  expect(await transfer(core, coldkey, BOB, 7n * TAO)).toMatchObject(refused("POLICY_LIMIT"));

  // A new destination cools off, a higher limit waits, and blocks of the network are time.
  const more = [...RULES.allowList, { address: EVE, label: "Second exchange" }];
  const looser = { ...RULES, allowList: more, limit: { rao: 50n * TAO, hours: 24 } };
  expect(await change(core, coldkey, { kind: "set", rules: looser })).toBe("ok");
  expect(policyOf(core, coldkey)?.loosenings).toMatchObject([{ field: "limit" }]);
  expect(await transfer(core, coldkey, EVE, TAO)).toMatchObject(refused("POLICY_COOLING_OFF"));
  await hours(core, 1);
  expect(await transfer(core, coldkey, EVE, TAO)).toMatchObject(signed);
  await core.get("rehearsal.advance", { blocks: 5 });
  expect(await transfer(core, coldkey, BOB, 7n * TAO)).toMatchObject(refused("POLICY_LIMIT"));
  await hours(core, 1);
  expect(policyOf(core, coldkey)).toMatchObject({ loosenings: [], rules: { limit: looser.limit } });
  expect(await transfer(core, coldkey, BOB, 7n * TAO)).toMatchObject(signed);

  const said = await kinds(core);
  expect(said.filter((kind) => kind === "policy.changed")).toHaveLength(2);
  expect(said.filter((kind) => kind === "policy.counted")).toHaveLength(3);
  // Counted before the signature is anywhere.
  expect(said.indexOf("policy.counted")).toBeLessThan(
    said.indexOf("operation.signed", said.indexOf("policy.changed")),
  );
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  const loosened = entries.find(({ facts }) => facts.loosened === 1);
  expect(loosened).toMatchObject({ kind: "policy.counted", subject: coldkey });
  expect(core.bugs).toEqual([]);
});

describe("Somebody who wants around a policy", { timeout: 180_000 }, () => {
  test("with old files, other files, no files, a tampered counter, another clock", async () => {
    const keychain = memoryKeychain();
    const time = settableClock();
    const core = await startCore({ keychain, clock: time.clock });
    const { coldkey } = await fundedColdkey(core);
    const folder = join(core.folder, "policies");
    expect(await change(core, coldkey, { kind: "set", rules: RULES })).toBe("ok");
    const [name = ""] = await readdir(folder);
    const path = join(folder, name);
    const old = await readFile(path);
    expect(await transfer(core, coldkey, BOB, 9n * TAO)).toMatchObject(signed);
    await core.get("rehearsal.advance", { blocks: 5 });
    const newest = await readFile(path);
    const again = () => transfer(core, coldkey, BOB, 2n * TAO);
    expect(await again()).toMatchObject(refused("POLICY_LIMIT"));

    await writeFile(path, old);
    expect(await again()).toMatchObject(refused("POLICY_ROLLED_BACK"));
    await rm(path);
    expect(await again()).toMatchObject(refused("POLICY_FILE_MISSING"));
    const edited = newest.toString("latin1").replace('"1000000000"', '"9900000000"');
    expect(edited).not.toBe(newest.toString("latin1"));
    await writeFile(path, Buffer.from(edited, "latin1"));
    expect(await again()).toMatchObject(refused("POLICY_CHANGED_OUTSIDE"));
    await writeFile(path, newest);

    const [item = ""] = [...keychain.items.keys()].filter((one) => one.startsWith("policy-"));
    const counter = keychain.items.get(item) ?? new Uint8Array();
    keychain.items.set(item, Buffer.from(`1 99 ${"0".repeat(64)}`));
    expect(await again()).toMatchObject(refused("POLICY_ROLLED_BACK"));
    keychain.items.delete(item);
    expect(await again()).toMatchObject(refused("POLICY_ANCHOR_MISSING"));
    keychain.items.set(item, counter);

    // The file put back together with its counter: the journal still knows.
    await writeFile(path, old);
    keychain.items.set(item, Buffer.from("1 1 0".padEnd(68, "0")));
    expect(await again()).toMatchObject(refused("POLICY_ROLLED_BACK"));
    keychain.items.set(item, counter);
    await writeFile(path, newest);

    for (const days of [40, -80, 400]) {
      time.set(days * 24 * HOUR);
      // A leap of the clock closes an open vault at the next beat.
      await sleep(1_500);
      expect(await again(), `${days} days`).toMatchObject(refused("POLICY_LIMIT"));
    }
    keychain.refuse("KEYCHAIN_REFUSED");
    expect(await again()).toMatchObject(refused("POLICY_ANCHOR_AWAY"));
    keychain.refuse(null);
    expect(await again()).toMatchObject(refused("POLICY_LIMIT"));

    const said = await kinds(core);
    expect(said.filter((kind) => kind === "policy.broken").length).toBeGreaterThan(5);
    expect(core.bugs).toEqual([]);
  });

  test("with the whole data folder of yesterday", async () => {
    const keychain = memoryKeychain();
    const core = await startCore({ keychain });
    const { coldkey } = await fundedColdkey(core);
    expect(await change(core, coldkey, { kind: "set", rules: RULES })).toBe("ok");
    await core.close();
    const yesterday = await mkdtemp(join(tmpdir(), "ckw-yesterday-"));
    await cp(core.folder, yesterday, { recursive: true });
    const today = await startCore({ folder: core.folder, keychain });
    await today.until("the network is live", ({ chain }) => chain.state === "live");
    expect(await transfer(today, coldkey, BOB, 9n * TAO)).toMatchObject(signed);
    await today.close();

    const back = await startCore({ folder: yesterday, keychain });
    await back.until("the network is live", ({ chain }) => chain.state === "live");
    expect(await transfer(back, coldkey, BOB, 9n * TAO)).toMatchObject(
      refused("POLICY_ROLLED_BACK"),
    );
    expect(policyOf(back, coldkey)?.fault?.code).toBe("POLICY_ROLLED_BACK");
    // Where nothing outside the folder remembers it, nobody can find it: the app says so (docs/threat-model.md).
    expect((await back.get("journal.verify", null)).isIntact).toBe(false);
  });

  test("with the policy of another coldkey; and the way back, which is typed and waits", async () => {
    const core = await startCore({ keychain: memoryKeychain() });
    const { coldkey } = await fundedColdkey(core);
    const other = await createColdkey(core, "second");
    expect(await change(core, coldkey, { kind: "set", rules: RULES })).toBe("ok");
    const folder = join(core.folder, "policies");
    const path = join(folder, `${coldkey}.rehearsal.policy`);
    const bytes = await readFile(path);
    const second = join(folder, `${other}.rehearsal.policy`);
    await writeFile(second, bytes);
    expect(await change(core, other, { kind: "set", rules: RULES })).toBe("POLICY_FILE_DAMAGED");
    // With the other's address written in: only the tag can tell.
    await writeFile(second, bytes.toString("utf8").replace(coldkey, other));
    expect(await change(core, other, { kind: "cancel", field: "limit" })).toBe("POLICY_FORGED");
    await rm(second);
    expect(await change(core, other, { kind: "cancel", field: "limit" })).toBe("POLICY_NONE");

    expect(await change(core, coldkey, { kind: "recover" })).toBe("POLICY_NOT_BROKEN");
    await rm(path);
    const again = () => transfer(core, coldkey, EVE, TAO);
    expect(await again()).toMatchObject(refused("POLICY_FILE_MISSING"));
    expect(await change(core, coldkey, { kind: "set", rules: RULES })).toBe("POLICY_FILE_MISSING");
    expect(await change(core, coldkey, { kind: "recover" })).toBe("ok");
    expect(await again()).toMatchObject(refused("POLICY_CLOSED"));
    await hours(core, 1);
    expect(await again()).toMatchObject(refused("POLICY_CLOSED"));
    await hours(core, 1);
    expect(await again()).toMatchObject(signed);
    expect(core.bugs).toEqual([]);
  });
});

test("without a network, a wait that only the computer's clock has seen asks its owner", {
  timeout: 120_000,
}, async () => {
  const keychain: MemoryKeychain = memoryKeychain();
  const time = settableClock();
  const first = await startCore({ keychain, clock: time.clock });
  await first.get("app.chooseProfile", { profile: "vault" });
  const coldkey = await createColdkey(first, "treasury");
  await change(first, coldkey, { kind: "set", rules: { ...RULES, allowList: [] } });
  expect(await change(first, coldkey, { kind: "set", rules: RULES })).toBe("ok");
  await first.close();
  time.set(25 * HOUR);
  const core = await startCore({ folder: first.folder, keychain, clock: time.clock });
  const entry = () => policyOf(core, coldkey)?.rules?.allowList?.[0]?.usableAtMs ?? 0;
  await core.until("the policy is read", ({ policies }) => policies.length === 1);
  expect(policyOf(core, coldkey)?.claimedMs).toBeGreaterThan(24 * HOUR);
  expect(entry()).toBeGreaterThan(time.clock.nowMs());
  expect(await change(core, coldkey, { kind: "acknowledge" })).toBe("ok");
  expect(policyOf(core, coldkey)?.claimedMs).toBeLessThan(HOUR);
  expect(entry()).toBeLessThan(time.clock.nowMs());
  const { entries } = await core.get("journal.page", { before: null, limit: 20 });
  expect(entries.find(({ kind }) => kind === "policy.changed")?.facts.change).toBe("acknowledge");
});
