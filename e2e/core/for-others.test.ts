/** What is done for another account: as a member of a multisig, and as a proxy. */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyMulti, encodeAddress } from "@polkadot/util-crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CarriedOperation } from "../../main/codec/operations/nested.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { BOB, codes, EVE, openTwo, TAO, type Two } from "./together-acts.ts";

let core: Two["core"];
let one: Ss58;
let two: Ss58;
let act: Two["act"];
let blockedBy: Two["blockedBy"];
const chosenFolders: string[] = [];
const chosen: { name: string; bytes: Uint8Array; mode: null }[] = [];

beforeAll(async () => {
  ({ core, one, two, act, blockedBy } = await openTwo({ chosenFolders, chosen }));
}, 180_000);
afterAll(() => core.close());

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
