/** Acts of several at once, of several people, and in another's name: in the whole core. */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyMulti, encodeAddress } from "@polkadot/util-crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOf } from "../../main/codec/address.ts";
import type { CarriedOperation } from "../../main/codec/operations/nested.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Activity, CallOutput } from "../../preload/contract.ts";
import { type Core, openCore } from "./harness.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

const TAO = 1_000_000_000n;
const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as Ss58;
const EVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy" as Ss58;

let core: Core;
let one: Ss58;
let two: Ss58;
const chosenFolders: string[] = [];
const chosen: { name: string; bytes: Uint8Array; mode: null }[] = [];

beforeAll(async () => {
  core = await openCore({ chosenFolders, chosen });
  await core.get("app.chooseProfile", { profile: "combined" });
  await core.until("the network is there", ({ chain }) => chain.state === "live");
  one = await createColdkey(core, "one");
  two = await createColdkey(core, "two");
  for (const address of [one, two]) {
    await core.get("faucet.request", { address, overrideUnsafe: true });
  }
}, 180_000);
afterAll(() => core.close());

/** Draft, review, signature, blocks, outcome: as a person does it. */
async function act(operation: Operation): Promise<{
  draft: CallOutput<"operations.draft">;
  review: CallOutput<"operations.review">["review"];
  outcome: Activity["outcome"];
}> {
  const draft = await core.get("operations.draft", { operation });
  expect(draft.blocking).toEqual([]);
  const { review } = await core.get("operations.review", {
    draft: draft.id,
    overrideUnsafe: true,
  });
  const { activity } = await core.get("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  const stateOf = (acts: readonly Activity[]) => acts.find(({ id }) => id === activity)?.outcome;
  await core.until("it is sent", ({ activities }) => stateOf(activities)?.state === "submitted");
  await core.get("rehearsal.advance", { blocks: 6 });
  const snapshot = await core.until("it is over", ({ activities }) => {
    const outcome = stateOf(activities);
    return outcome?.state === "finalised" || (outcome?.state === "failed" && outcome.isFinal);
  });
  const outcome = stateOf(snapshot.activities);
  if (outcome === undefined) throw new Error("The act is gone");
  return { draft, review, outcome };
}

const blockedBy = async (operation: Operation): Promise<string[]> =>
  (await core.get("operations.draft", { operation })).blocking.map(({ code }) => code);
const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

describe("a list of transfers", () => {
  test("is read line by line, and what cannot be read is said with its line", async () => {
    const other = encodeAddress(accountOf(BOB), 0);
    const text = [
      "address,amount,remark",
      `${BOB},1.5,rent`,
      "",
      `${EVE};0.25`,
      `${BOB},1,5,x`,
      `${EVE},1e9`,
      `${other},1`,
      `${BOB.slice(0, -1)}X,1`,
      `${EVE},0`,
      "no comma here",
    ].join("\n");
    const { rows, faults, totalRao } = await core.get("book.readTransfers", { text });
    expect(rows.filter(({ look }) => look.address !== null)).toMatchObject([
      { line: 2, amountRao: 1_500_000_000n, look: { address: BOB, isSentBefore: false } },
      { line: 4, amountRao: 250_000_000n, look: { address: EVE } },
    ]);
    expect(faults.map(({ line, fault }) => [line, fault.code])).toEqual([
      [5, "LIST_COLUMNS"],
      [6, "LIST_AMOUNT"],
      [7, "ADDRESS_OTHER_NETWORK"],
      [8, "ADDRESS_CHECKSUM"],
      [9, "AMOUNT_ZERO"],
      [10, "LIST_COLUMNS"],
    ]);
    // Two more rows with bad addresses are counted in the sum of what was read.
    expect(totalRao).toBe(3_750_000_000n);
    // Converted only when somebody asks for it: it is said beside, and used nowhere.
    expect(rows[2]?.look).toMatchObject({ address: null, converted: BOB });
  });

  test("is one act, reviewed line by line by the vault, done whole or not at all", async () => {
    const items = [BOB, EVE, BOB].map(
      (destination, at) =>
        ({
          kind: "transfer",
          coldkey: one,
          destination,
          amountRao: BigInt(at + 1) * (TAO / 10n),
        }) as const,
    );
    const { draft, review, outcome } = await act({ kind: "batch", coldkey: one, items });
    expect(draft.costs).toContainEqual({ kind: "value", rao: (6n * TAO) / 10n, bound: "exact" });
    expect(
      draft.warnings
        .filter(({ code }) => code === "DESTINATION_FIRST_TIME")
        .map((w) => w.facts.item),
    ).toEqual([1, 2, 3]);
    expect(review.inside.map(({ sentence }) => sentence.facts)).toEqual(
      items.map(({ destination, amountRao }) => ({ destination, amountRao })),
    );
    expect(outcome).toMatchObject({ state: "finalised", fault: null });
    expect(outcome.effects.map(({ facts }) => [facts.item, facts.amountRao])).toEqual([
      [1, TAO / 10n],
      [2, (2n * TAO) / 10n],
      [3, (3n * TAO) / 10n],
    ]);
    // Known from now on.
    const again = await core.get("operations.draft", {
      operation: { kind: "transfer", coldkey: one, destination: BOB, amountRao: TAO },
    });
    expect(codes(again.warnings)).not.toContain("DESTINATION_FIRST_TIME");
    const [look] = await core.get("book.look", { addresses: [BOB] });
    expect(look?.isSentBefore).toBe(true);
  });

  test("that costs more than there is, or mixes coldkeys, is not signed", async () => {
    const pay = { kind: "transfer", coldkey: one, destination: BOB, amountRao: 6n * TAO } as const;
    expect(await blockedBy({ kind: "batch", coldkey: one, items: [pay, pay] })).toEqual([
      "FREE_BALANCE_TOO_LOW",
    ]);
    const foreign = { ...pay, coldkey: two, amountRao: TAO };
    expect(await blockedBy({ kind: "batch", coldkey: one, items: [foreign] })).toEqual([
      "BATCH_OF_OTHERS",
    ]);
  });
});

test("several registrations each have a maximum, and the later ones a higher price", async () => {
  const seat = (hotkey: Ss58, maxBurnRao: bigint) =>
    ({ kind: "register", coldkey: one, hotkey, netuid: 2, maxBurnRao }) as const;
  const { subnets } = await core.get("chain.subnets", null);
  const burnRao = subnets.find(({ netuid }) => netuid === 2)?.burnRao ?? 0n;
  const hotkeys = ["a", "b"].map((name) => encodeAddress(Buffer.from(name.repeat(32)), 42) as Ss58);
  const [a, b] = hotkeys as [Ss58, Ss58];
  expect(
    await blockedBy({ kind: "batch", coldkey: one, items: [seat(a, burnRao), seat(b, burnRao)] }),
  ).toEqual(["PRICE_ABOVE_MAXIMUM"]);
  expect(
    await blockedBy({
      kind: "batch",
      coldkey: one,
      items: [seat(a, 2n * burnRao), seat(a, 2n * burnRao)],
    }),
  ).toEqual(["BATCH_REPEATS"]);
  const { outcome } = await act({
    kind: "batch",
    coldkey: one,
    items: [seat(a, 2n * burnRao), seat(b, 2n * burnRao)],
  });
  expect(codes(outcome.effects)).toEqual(["REGISTERED", "REGISTERED"]);
  expect(outcome.effects.map(({ facts }) => facts.hotkey)).toEqual(hotkeys);
});

describe("a multisig", () => {
  let multisig: Ss58;
  const members = () => [one, two, BOB];
  const call = () =>
    ({ kind: "transfer", coldkey: multisig, destination: EVE, amountRao: TAO }) as const;
  const propose = (threshold = 2) =>
    ({
      kind: "multisig-propose",
      coldkey: one,
      members: members(),
      threshold,
      maxRefTime: null,
      maxProofSize: null,
      call: call(),
    }) as const;

  test("has the address that polkadot.js makes of the same members, and is watched by its name", async () => {
    const made = await core.get("multisig.make", { members: members(), threshold: 2 });
    const theirs = encodeAddress(createKeyMulti(members(), 2), 42);
    expect(made.address).toBe(theirs);
    const added = await core.get("multisig.add", {
      name: "board",
      members: members(),
      threshold: 2,
    });
    multisig = added.address;
    const snapshot = core.workstation.snapshot();
    expect(snapshot.watched.map(({ name }) => name)).toContain("board");
    expect(snapshot.book).toMatchObject([{ address: multisig, role: "multisig" }]);
    expect(await core.ask("multisig.make", { members: [one, one], threshold: 2 })).toMatchObject({
      fault: { code: "MULTISIG_MEMBERS_BAD" },
    });
    await core.get("faucet.request", { address: multisig });
  });

  test("is proposed to, shows what waits, is approved and carried out; each step decoded", async () => {
    const { draft, review, outcome } = await act(propose());
    // Deposits are the chain's own: 0.132 and 0.032 for each approval (domain reference §3.9).
    expect(draft.costs).toContainEqual({ kind: "deposit", rao: 196_000_000n, bound: "exact" });
    expect(draft.actsFor).toMatchObject({ account: multisig });
    expect(review.inside).toMatchObject([
      { account: multisig, sentence: { code: "REVIEW_TRANSFER" } },
    ]);
    expect(review.danger).toBe("irreversible");
    expect(codes(outcome.effects)).toEqual(["MULTISIG_PROPOSED"]);
    expect(await blockedBy(propose())).toEqual(["MULTISIG_PENDING_ALREADY"]);

    const { calls } = await core.get("multisig.pending", { address: multisig });
    expect(calls).toMatchObject([
      { depositor: one, depositRao: 196_000_000n, approvals: [one], call: call() },
    ]);
    const approve = {
      ...propose(),
      kind: "multisig-approve",
      timepoint: null,
    } as const;
    expect(await blockedBy(approve)).toEqual(["MULTISIG_APPROVED_ALREADY"]);
    const done = await act({ ...approve, coldkey: two });
    expect(codes(done.draft.warnings)).toContain("MULTISIG_RUNS_NOW");
    expect(done.outcome.effects).toMatchObject([
      { code: "TRANSFERRED", facts: { from: multisig, to: EVE, amountRao: TAO } },
    ]);
    expect((await core.get("multisig.pending", { address: multisig })).calls).toEqual([]);
    expect(await blockedBy({ ...approve, coldkey: two })).toContain("MULTISIG_NOT_PENDING");
  });

  test("registers, stakes and locks as a coldkey does: what it can pay, and what it owns, is looked at", async () => {
    const hotkey = encodeAddress(Buffer.from("m".repeat(32)), 42) as Ss58;
    const own = { coldkey: multisig, hotkey, netuid: 2 } as const;
    const proposalOf = (inner: CarriedOperation) => ({ ...propose(), call: inner });
    /** Proposed by one member, carried out by the other. */
    const together = async (inner: CarriedOperation) => {
      await act(proposalOf(inner));
      const approval = { ...proposalOf(inner), coldkey: two, timepoint: null };
      return codes((await act({ ...approval, kind: "multisig-approve" })).outcome.effects);
    };
    const seat = { kind: "register", ...own, maxBurnRao: TAO } as const;
    expect(await together(seat)).toEqual(["REGISTERED"]);
    const limit = { limitPriceRao: 10n ** 12n, allowPartial: false };
    const stake = { kind: "add-stake", ...own, amountRao: TAO, ...limit } as const;
    expect(await together(stake)).toEqual(["STAKE_ADDED"]);
    const lock = { kind: "lock-stake", ...own, alpha: TAO } as const;
    expect(await together(lock)).toEqual(["STAKE_LOCKED"]);
    const tooMuch = await core.get("operations.draft", {
      operation: proposalOf({ ...lock, alpha: 10n ** 15n }),
    });
    // It runs later, and may be right by then.
    expect(codes(tooMuch.warnings)).toContain("LOCK_ABOVE_STAKE");
  });

  test("is told by events when the call inside was refused", async () => {
    const all = {
      kind: "transfer-all",
      coldkey: multisig,
      destination: EVE,
      keepAlive: true,
    } as const;
    const big = { ...call(), amountRao: 5n * TAO };
    await act({ ...propose(), call: big });
    await act({ ...propose(), call: all });
    await act({
      ...propose(),
      ...{ kind: "multisig-approve", timepoint: null, coldkey: two, call: all },
    });
    // Now there is nothing left for the other one: seen before it is signed.
    const late = {
      ...propose(),
      ...({ kind: "multisig-approve", timepoint: null, coldkey: two, call: big } as const),
    };
    expect(await blockedBy(late)).toEqual(["ACTED_FOR_BALANCE_TOO_LOW"]);
    const { calls } = await core.get("multisig.pending", { address: multisig });
    const [waiting] = calls;
    const cancel = {
      kind: "multisig-cancel",
      members: members(),
      threshold: 2,
      timepoint: null,
      callHash: waiting?.callHash ?? "",
    } as const;
    expect(await blockedBy({ ...cancel, coldkey: two })).toEqual(["MULTISIG_NOT_PROPOSER"]);
    const { outcome } = await act({ ...cancel, coldkey: one });
    expect(codes(outcome.effects)).toEqual(["MULTISIG_CANCELLED"]);
  });

  test("gives its call to the others as a file, and takes none that was altered", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ckw-call-"));
    chosenFolders.push(folder);
    const written = await core.get("multisig.exportCall", { address: multisig, call: call() });
    const bytes = await readFile(join(folder, written?.file ?? ""));
    const open = async (content: string | Uint8Array) => {
      const data = typeof content === "string" ? Buffer.from(content) : content;
      chosen.push({ name: "call.json", bytes: new Uint8Array(data), mode: null });
      return core.ask("multisig.importCall", null);
    };
    expect(await open(bytes)).toMatchObject({
      ok: true,
      value: { address: multisig, isKnown: true, call: call() },
    });
    const text = bytes.toString();
    const file = JSON.parse(text);
    const change = (part: object) => JSON.stringify({ ...file, ...part });
    const flipped = file.callData.replace(/.$/, (last: string) => (last === "0" ? "1" : "0"));
    const refusals = [
      [change({ callData: flipped }), "CALL_FILE_ALTERED"],
      [change({ callHash: `0x${"00".repeat(32)}` }), "CALL_FILE_ALTERED"],
      [change({ multisig: { ...file.multisig, threshold: 3 } }), "CALL_FILE_ALTERED"],
      [change({ genesisHash: `0x${"00".repeat(32)}` }), "CALL_FILE_OTHER_NETWORK"],
      [change({ v: 2 }), "CALL_FILE_VERSION"],
      ["{", "CALL_FILE_UNREADABLE"],
      [text.slice(0, -20), "CALL_FILE_UNREADABLE"],
    ] as const;
    for (const [content, code] of refusals) {
      expect(await open(content), code).toMatchObject({ ok: false, fault: { code } });
    }
    await writeFile(join(folder, "done"), "");
  });
});

describe("a proxy", () => {
  const pay = () =>
    ({ kind: "transfer", coldkey: one, destination: EVE, amountRao: TAO / 10n }) as const;

  test("with a delay announces, can be rejected, waits, and is carried out", async () => {
    const proxy = { coldkey: one, delegate: two, proxyType: "Transfer", delayBlocks: 20 } as const;
    await act({ kind: "add-proxy", ...proxy });
    const now = { kind: "proxy", coldkey: two, real: one, proxyType: null, call: pay() } as const;
    expect(await blockedBy(now)).toEqual(["PROXY_MUST_ANNOUNCE"]);
    const announce = { kind: "proxy-announce", coldkey: two, real: one, call: pay() } as const;
    const { review, outcome } = await act(announce);
    expect(review.sentence.code).toBe("REVIEW_PROXY_ANNOUNCE");
    expect(codes(outcome.effects)).toEqual(["PROXY_ANNOUNCED"]);
    expect(await blockedBy(announce)).toContain("ANNOUNCED_ALREADY");

    const seen = await core.get("proxy.look", { real: one });
    expect(seen.entries).toEqual([{ delegate: two, proxyType: "Transfer", delayBlocks: 20 }]);
    const [waiting] = seen.announcements;
    expect(waiting).toMatchObject({ delegate: two, call: pay() });
    const callHash = waiting?.callHash ?? "";
    const rejected = await act({ kind: "proxy-reject", coldkey: one, delegate: two, callHash });
    expect(codes(rejected.outcome.effects)).toEqual(["ANNOUNCEMENT_GONE"]);

    await act(announce);
    const execute = {
      kind: "proxy-execute",
      coldkey: two,
      delegate: two,
      real: one,
      proxyType: null,
      call: pay(),
    } as const;
    expect(await blockedBy(execute)).toEqual(["ANNOUNCEMENT_TOO_EARLY"]);
    await core.get("rehearsal.advance", { blocks: 20 });
    const done = await act(execute);
    expect(done.outcome.effects).toMatchObject([{ code: "TRANSFERRED", facts: { from: one } }]);
    await act(announce);
    await act({ kind: "proxy-withdraw", coldkey: two, real: one, callHash });
    expect((await core.get("proxy.look", { real: one })).announcements).toEqual([]);
  });

  test("of a type that may not do it is stopped before; what each type may do is the chain's word", async () => {
    await act({
      kind: "add-proxy",
      coldkey: one,
      delegate: two,
      proxyType: "Staking",
      delayBlocks: 0,
    });
    const wanted = { kind: "proxy", coldkey: two, real: one, proxyType: "Staking" } as const;
    expect(await blockedBy({ ...wanted, call: pay() })).toEqual(["CALL_NOT_FOR_PROXY"]);
    const list = { kind: "batch" as const, coldkey: one, items: [pay()] };
    expect(await blockedBy({ ...wanted, call: list })).toEqual(["CALL_NOT_FOR_PROXY"]);
    const { powers } = await core.get("proxy.look", { real: one });
    const deedsOf = (type: string) =>
      powers
        .find(({ proxyType }) => proxyType === type)
        ?.deeds.filter(({ isAllowed }) => isAllowed)
        .map(({ deed }) => deed);
    expect(deedsOf("Staking")).toEqual(["trade-stake"]);
    expect(deedsOf("Transfer")).toEqual(["send-tao", "send-everything", "give-stake"]);
    expect(deedsOf("NonCritical")).toContain("send-tao");
    expect(deedsOf("NonTransfer")).toContain("add-proxies");
    expect(deedsOf("Any")).toHaveLength(12);
  });
});

describe("the address book", () => {
  test("names an address, warns of its twin, and survives a restart", async () => {
    await core.get("book.add", { address: BOB, name: "Exchange", role: "exchange" });
    const twin = `${BOB.slice(0, 4)}${EVE.slice(4, 44)}${BOB.slice(-4)}`;
    const [named] = await core.get("book.look", { addresses: [BOB] });
    expect(named).toMatchObject({ name: "Exchange", role: "exchange", twin: null });
    // No valid checksum is needed to look alike: the look refuses it before.
    const [refused] = await core.get("book.look", { addresses: [twin] });
    expect(refused?.address).toBeNull();
    expect(
      await core.ask("book.add", { address: EVE, name: "Exchange", role: "person" }),
    ).toMatchObject({ fault: { code: "CONTACT_NAME_TAKEN" } });
    expect(await core.ask("book.add", { address: one, name: "Me", role: "own" })).toMatchObject({
      fault: { code: "KEY_ALREADY_HERE" },
    });
    await core.get("book.remove", { address: BOB });
    expect(core.workstation.snapshot().book.map(({ name }) => name)).toEqual(["board"]);
  });
});

describe("identity, children and claims", () => {
  test("are set, and refused where the chain would", async () => {
    const identity = {
      ...{ name: "Zoë", url: "https://example.org", githubRepo: "", image: "" },
      ...{ discord: "", description: "", additional: "" },
    };
    expect(await blockedBy({ kind: "set-identity", coldkey: two, ...identity })).toEqual([
      "IDENTITY_NEEDS_A_SEAT",
    ]);
    const set = await act({ kind: "set-identity", coldkey: one, ...identity });
    expect(codes(set.outcome.effects)).toEqual(["IDENTITY_SET"]);
    const claim = { kind: "root-claim-type", coldkey: one, claim: "KeepSubnets" } as const;
    expect(await blockedBy({ ...claim, netuids: [] })).toEqual(["CLAIM_TYPE_NEEDS_SUBNETS"]);
    expect(codes((await act({ ...claim, netuids: [2] })).outcome.effects)).toEqual([
      "ROOT_CLAIM_TYPE_SET",
    ]);
    expect(await blockedBy({ ...claim, netuids: [2] })).toEqual(["CLAIM_TYPE_IS_THAT_ALREADY"]);
    const hotkey = encodeAddress(Buffer.from("a".repeat(32)), 42) as Ss58;
    const children = { kind: "set-children", coldkey: one, hotkey, netuid: 2 } as const;
    const row = (child: Ss58, part: bigint) => ({ children: [child], proportions: [part] });
    expect(await blockedBy({ ...children, ...row(hotkey, 1n) })).toEqual(["CHILD_IS_SELF"]);
    expect(await blockedBy({ ...children, children: [], proportions: [] })).toEqual([
      "NO_CHILDREN_THERE",
    ]);
    const take = { kind: "childkey-take", coldkey: one, hotkey, netuid: 2 } as const;
    expect(await blockedBy({ ...take, take: 60_000 })).toEqual(["TAKE_OUT_OF_BOUNDS"]);
    expect(codes((await act({ ...take, take: 655 })).outcome.effects)).toEqual([
      "CHILDKEY_TAKE_SET",
    ]);
  });
});
