/** Several acts at once, whom they are for, and what a coldkey says of itself: in the whole core. */
import { encodeAddress } from "@polkadot/util-crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountOf } from "../../main/codec/address.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { BOB, codes, EVE, openTwo, TAO, type Two } from "./together-acts.ts";

let core: Two["core"];
let one: Ss58;
let two: Ss58;
let act: Two["act"];
let blockedBy: Two["blockedBy"];

beforeAll(async () => {
  ({ core, one, two, act, blockedBy } = await openTwo());
}, 180_000);
afterAll(() => core.close());

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
    expect(core.workstation.snapshot().book.map(({ name }) => name)).toEqual([]);
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
