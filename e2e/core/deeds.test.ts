/**
 * Every kind of operation on the same way: given up before it is signed, cut off from the node before it is signed, cut
 * off and ended after it was sent, and found again in the block that took it. The table has a row for each kind, or does
 * not compile; here is asked that the kinds are all of them. What the chain may refuse is in `refusals.test.ts`.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { KINDS } from "../../main/chain/calls/index.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Activity } from "../../preload/contract.ts";
import { type DeedsApp, demandWords, LONG_MS, openDeedsApp } from "./deeds/app.ts";
import type { Deed, Kind } from "./deeds/deed.ts";
import { DEEDS } from "./deeds/index.ts";
import type { Stage } from "./deeds/world.ts";
import { PASSPHRASE } from "./steps.ts";

interface Row {
  readonly kind: Kind;
  readonly deed: Deed<Kind>;
  readonly stage: Stage;
}

/** Drafts that the core keeps. */
const AT_ONCE = 18;

let app: DeedsApp;
const rows: Row[] = [];

const coldkeyFor = (kind: Kind) => (DEEDS[kind].isAlone === true ? kind : "shared");
/** Where a swap leads. */
const spareFor = (kind: Kind) =>
  kind === "announce-swap" || kind === "execute-swap" ? `spare-${kind}` : coldkeyFor(kind);

beforeAll(async () => {
  app = await openDeedsApp();
  const names = KINDS.flatMap((kind) => [coldkeyFor(kind), spareFor(kind)]);
  const coldkeys = await app.createColdkeys([...new Set(names)]);
  const named = (name: string): Ss58 => coldkeys.get(name) ?? expect.fail(`No coldkey ${name}`);
  for (const kind of KINDS) {
    const stage = app.world.stage(kind, named(coldkeyFor(kind)), named(spareFor(kind)));
    await DEEDS[kind].before?.(stage);
    rows.push({ kind, deed: DEEDS[kind] as unknown as Deed<Kind>, stage });
  }
  await app.connect();
}, LONG_MS);
afterAll(() => app.close());

async function draftOf({ kind, deed, stage }: Row): Promise<string> {
  const drafted = await app.draft(deed.operation(stage));
  if (!drafted.ok) throw new Error(`${kind}: ${drafted.fault.code}`);
  expect(drafted.value.blocking, kind).toEqual([]);
  return drafted.value.id;
}

test("every kind has a row", () => {
  expect(Object.keys(DEEDS).sort()).toEqual([...KINDS].sort());
});

test(
  "what is given up after its review is not signed, and cannot be",
  async () => {
    const core = app.core();
    for (const row of rows) {
      const draft = await draftOf(row);
      const { review } = await app.review(draft);
      expect(review.blocking, row.kind).toEqual([]);
      await core.get("operations.discard", { draft });
      const late = await core.ask("operations.sign", {
        draft,
        payloadHash: review.payloadHash,
        passphrase: await core.send(PASSPHRASE),
      });
      expect(late, row.kind).toMatchObject({ ok: false, fault: { code: "DRAFT_NOT_FOUND" } });
    }
    expect(core.workstation.snapshot().activities).toEqual([]);
  },
  LONG_MS,
);

test(
  "what loses its node before it is signed says so, and is not signed",
  async () => {
    const core = app.core();
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      const drafts = [];
      for (const row of some) drafts.push({ row, draft: await draftOf(row) });
      await app.world.hide();
      await core.until("the node is away", ({ chain }) => chain.state === "away");
      for (const { row, draft } of drafts) {
        const refused = await core.ask("operations.review", { draft, overrideUnsafe: true });
        if (refused.ok) throw new Error(`${row.kind} was reviewed without a node`);
        expect(refused.fault.code, row.kind).toBe("CHAIN_AWAY");
        demandWords(refused.fault, row.kind);
        const unsigned = await core.ask("operations.sign", {
          draft,
          payloadHash: `0x${"00".repeat(32)}`,
          passphrase: await core.send(PASSPHRASE),
        });
        expect(unsigned, row.kind).toMatchObject({ ok: false, fault: { code: "NOT_REVIEWED" } });
      }
      await app.world.show();
      await app.isLive();
    }
    expect(core.workstation.snapshot().activities).toEqual([]);
  },
  LONG_MS,
);

test(
  "what was sent before the node went and the app ended is found, and was sent once",
  async () => {
    const sent = new Map<string, Row>();
    for (const row of rows) {
      const draft = await draftOf(row);
      const id = await app.sign(draft, await app.review(draft));
      await app
        .core()
        .until(`${row.kind} is sent`, () => app.activityOf(id)?.outcome.state === "submitted");
      sent.set(id, row);
    }
    await app.world.hide();
    const lost = ({ outcome }: Activity) => outcome.state === "lost";
    await app.core().until("all are lost", ({ activities }) => activities.every(lost));
    await app.core().close();

    await app.world.advance(6);
    await app.world.show();
    await app.restart();
    await app.isLive();
    const { activities } = await app
      .core()
      .until("all are found", (seen) => seen.activities.every(({ outcome }) => outcome.isFinal));
    expect(activities).toHaveLength(rows.length);
    for (const { id, outcome } of activities) {
      const row = sent.get(id);
      if (row === undefined) throw new Error("An act that nobody signed");
      expect(outcome, row.kind).toMatchObject({ state: "finalised", fault: null });
      expect(
        outcome.effects.map(({ code }) => code),
        row.kind,
      ).toEqual(row.deed.done);
    }
    const { entries } = await app.core().get("journal.query", {
      filter: {
        ...{ kinds: ["operation.submitting"], subject: null, act: null },
        ...{ fromMs: null, toMs: null, text: null },
      },
      before: null,
      limit: 300,
    });
    expect(new Set(entries.map(({ act }) => act))).toEqual(new Set(sent.keys()));
    expect(entries).toHaveLength(rows.length);
  },
  LONG_MS,
);
