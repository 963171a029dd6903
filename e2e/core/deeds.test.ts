/**
 * Every kind of operation on the same way: given up before it is signed, cut off from the node before it is signed, cut
 * off and ended after it was sent, found again in the block that took it, and refused by the chain for its main reason.
 * The table has a row for each kind, or does not compile; here is asked that the kinds are all of them.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KINDS } from "../../main/chain/calls/index.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Activity, CallOutput } from "../../preload/contract.ts";
import { explain } from "../../renderer/messages/faults.ts";
import { cheapVault } from "./cheap-vault.ts";
import { DEEDS, type Deed } from "./deeds-table.ts";
import { openDeedsWorld, type Stage } from "./deeds-world.ts";
import { type Core, openCore } from "./harness.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

type Kind = Operation["kind"];
interface Row {
  readonly kind: Kind;
  readonly deed: Deed<Kind>;
  /** One for the way that ends well, one for the other. */
  readonly good: Stage;
  readonly bad: Stage;
}
type World = Awaited<ReturnType<typeof openDeedsWorld>>;

/** Drafts that the core keeps. */
const AT_ONCE = 18;
/** Dozens of acts, on a machine that has other things to do. */
const LONG_MS = 240_000;

let world: World;
let core: Core;
let folder: string;
const rows: Row[] = [];

async function start(): Promise<void> {
  core = await openCore({ folder, launchVault: cheapVault });
}
const isLive = () =>
  core.until("live", ({ chain }) => chain.network === "custom" && chain.state === "live");
/** The app has seen the newest block. */
async function settled(): Promise<void> {
  const height = await world.height();
  await core.until("the newest block is seen", ({ chain }) => (chain.best?.number ?? 0) >= height);
}
const activityOf = (id: string) =>
  core.workstation.snapshot().activities.find((one) => one.id === id);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ckw-deeds-"));
  world = await openDeedsWorld();
  await start();
  await core.get("app.chooseProfile", { profile: "combined" });
  const coldkeys = new Map<string, Ss58>();
  const needsSpare = (kind: Kind) => kind === "announce-swap" || kind === "execute-swap";
  const nameOf = (kind: Kind, way: "good" | "bad") => {
    const whose = DEEDS[kind].coldkeys?.[way === "good" ? 0 : 1] ?? "shared";
    return whose === "own" ? `${way}-${kind}` : whose;
  };
  const spareOf = (kind: Kind, way: "good" | "bad") =>
    needsSpare(kind) ? `${way}-spare-${kind}` : nameOf(kind, way);
  const ways = KINDS.flatMap((kind) => (["good", "bad"] as const).map((way) => ({ kind, way })));
  for (const { kind, way } of ways) {
    for (const name of [nameOf(kind, way), spareOf(kind, way)]) {
      if (!coldkeys.has(name)) coldkeys.set(name, await createColdkey(core, name));
    }
  }
  // Without the search for secrets: that the phrases of new coldkeys stay nowhere is shown where they are made.
  await core.workstation.close();

  const coldkeyOf = (name: string): Ss58 => {
    const found = coldkeys.get(name);
    if (found === undefined) throw new Error(`No coldkey ${name}`);
    return found;
  };
  for (const [name, coldkey] of coldkeys)
    await world.stage(name, coldkey, coldkey).fund(coldkey, 2_000n);
  const stageOf = async (kind: Kind, way: "good" | "bad"): Promise<Stage> => {
    const [coldkey, spare] = [coldkeyOf(nameOf(kind, way)), coldkeyOf(spareOf(kind, way))];
    const stage = world.stage(`${way} ${kind}`, coldkey, spare);
    await DEEDS[kind].before?.(stage);
    return stage;
  };
  for (const kind of KINDS) {
    const deed = DEEDS[kind] as unknown as Deed<Kind>;
    rows.push({ kind, deed, good: await stageOf(kind, "good"), bad: await stageOf(kind, "bad") });
  }
  await start();
  const own = { endpoint: world.url, genesisHash: world.genesisHash };
  await core.get("networks.setCustom", { name: "lab", ...own });
  await core.get("networks.choose", { network: "custom" });
  await isLive();
}, LONG_MS);
afterAll(async () => {
  await core.close();
  await world.close();
});

const draftOf = async (row: Row, stage: Stage) => {
  const draft = await core.get("operations.draft", { operation: row.deed.operation(stage) });
  expect(draft.blocking, row.kind).toEqual([]);
  return draft;
};
const reviewOf = (draft: string) => core.get("operations.review", { draft, overrideUnsafe: true });
async function sign(draft: string, { review }: CallOutput<"operations.review">): Promise<string> {
  const { activity } = await core.get("operations.sign", {
    draft,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  return activity;
}
/** A refusal that a person can do something with. */
function demandWords(fault: Parameters<typeof explain>[0], kind: Kind): void {
  for (const text of Object.values(explain(fault))) {
    expect(text, kind).not.toBe("");
    expect(text, kind).not.toContain("no words for it");
  }
}

test("every kind has a row", () => {
  expect(Object.keys(DEEDS).sort()).toEqual([...KINDS].sort());
});

test(
  "what is given up after its review is not signed, and cannot be",
  async () => {
    for (const row of rows) {
      const draft = await draftOf(row, row.good);
      const { review } = await reviewOf(draft.id);
      expect(review.blocking, row.kind).toEqual([]);
      await core.get("operations.discard", { draft: draft.id });
      const late = await core.ask("operations.sign", {
        draft: draft.id,
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
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      const drafts = [];
      for (const row of some) drafts.push({ row, draft: await draftOf(row, row.good) });
      await world.hide();
      await core.until("the node is away", ({ chain }) => chain.state === "away");
      for (const { row, draft } of drafts) {
        const refused = await core.ask("operations.review", {
          draft: draft.id,
          overrideUnsafe: true,
        });
        if (refused.ok) throw new Error(`${row.kind} was reviewed without a node`);
        expect(refused.fault.code, row.kind).toBe("CHAIN_AWAY");
        demandWords(refused.fault, row.kind);
        const unsigned = await core.ask("operations.sign", {
          draft: draft.id,
          payloadHash: `0x${"00".repeat(32)}`,
          passphrase: await core.send(PASSPHRASE),
        });
        expect(unsigned, row.kind).toMatchObject({ ok: false, fault: { code: "NOT_REVIEWED" } });
      }
      await world.show();
      await isLive();
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
      const draft = await draftOf(row, row.good);
      const id = await sign(draft.id, await reviewOf(draft.id));
      await core.until(`${row.kind} is sent`, () => activityOf(id)?.outcome.state === "submitted");
      sent.set(id, row);
    }
    await world.hide();
    const lost = ({ outcome }: Activity) => outcome.state === "lost";
    await core.until("all are lost", ({ activities }) => activities.every(lost));
    await core.close();

    await world.advance(6);
    await world.show();
    await start();
    await isLive();
    const { activities } = await core.until("all are found", (seen) =>
      seen.activities.every(({ outcome }) => outcome.isFinal),
    );
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
    const { entries } = await core.get("journal.query", {
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

test(
  "what the chain refuses is told by the chain's reason, and the next draft of it is not signed",
  async () => {
    for (const row of rows) {
      if (row.deed.coldkeys?.[1] === "poor") await row.bad.fund(row.bad.coldkey, 50n);
      await settled();
      const draft = await draftOf(row, row.bad);
      const reviewed = await reviewOf(draft.id);
      await row.deed.spoil(row.bad);
      await settled();
      const id = await sign(draft.id, reviewed);
      await core.until(`${row.kind} is sent`, () =>
        ["submitted", "refused"].includes(activityOf(id)?.outcome.state ?? ""),
      );
      await world.advance(1);
      await core.until(`${row.kind} has an answer`, () => {
        const outcome = activityOf(id)?.outcome;
        return outcome !== undefined && outcome.fault !== null && outcome.state !== "submitting";
      });
      const fault = activityOf(id)?.outcome.fault;
      const { cause, ...facts } = fault?.facts ?? {};
      expect(cause ?? fault?.code, `${row.kind} ${JSON.stringify(facts)}`).toBe(row.deed.error);
      if (fault != null) demandWords(fault, row.kind);
      await settled();
      const again = await core.get("operations.draft", { operation: row.deed.operation(row.bad) });
      expect(
        again.blocking.map(({ code }) => code),
        row.kind,
      ).toContain(row.deed.blocked);
    }
  },
  LONG_MS,
);
