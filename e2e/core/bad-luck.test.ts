/** What bad luck gets: a full disk at any write, a node that goes away, an app that ends at the worst moment. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Keyring } from "@polkadot/keyring";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { networks, openChain } from "../../main/chain/index.ts";
import { outcomeLog, signWith, untilLive, value } from "../../main/chain/testing.ts";
import { Ss58 } from "../../main/codec/values.ts";
import { systemClock } from "../../main/lib/clock.ts";
import { filesOver } from "../../main/lib/files.ts";
import type { Rehearsal, RehearsalProvider } from "../../main/rehearsal/index.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import type { Snapshot } from "../../preload/contract.ts";
import { fillableDisk } from "./fillable-disk.ts";
import { openCore } from "./harness.ts";
import { startCore } from "./start-core.ts";
import {
  confirmColdkey,
  fundedColdkey,
  fundedPair,
  importPhrase,
  PASSPHRASE,
  recording,
  submitted,
} from "./steps.ts";

/** `//Bob` of the development phrase. */
const BOB = v.parse(Ss58, "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");

describe("A full disk", () => {
  test("while a coldkey is made: a clear refusal at every write, then the same step goes on", {
    timeout: 240_000,
  }, async () => {
    const { disk, fullAfter, writesSeen } = fillableDisk();
    const core = await startCore({ files: filesOver(disk) });
    await core.get("app.chooseProfile", { profile: "combined" });
    const { id, words } = await confirmColdkey(core, "treasury");
    const check = await core.get("creation.prove", {
      id,
      phrase: await core.send(words.join(" ")),
    });
    expect(check.match).toBe(true);
    const copy = recording(id, { label: "Card A", medium: "paper", place: "Safe at home" });
    let refusals = 0;
    for (let writes = 0; writes < 60; writes += 1) {
      fullAfter(writes);
      const reply = await core.ask("ceremonies.answer", copy);
      const seen = writesSeen();
      fullAfter(Number.POSITIVE_INFINITY);
      if (reply.ok) {
        expect(seen).toBeLessThanOrEqual(writes);
        break;
      }
      refusals += 1;
      expect(["DISK_FULL", "CEREMONY_STEP", "JOURNAL_APPEND_FAILED"]).toContain(reply.fault.code);
      if (core.workstation.snapshot().coldkeys.length > 0) break;
    }
    expect(refusals).toBeGreaterThan(0);

    // Whatever stopped it, a new start finds either the ceremony or the key, and the ceremony can be finished.
    await core.close();
    const again = await startCore({ folder: core.folder });
    const snapshot = again.workstation.snapshot();
    const isKey = snapshot.coldkeys.length === 1 && snapshot.ceremonies.length === 0;
    const isCeremony = snapshot.coldkeys.length === 0 && snapshot.ceremonies.length === 1;
    expect(isKey || isCeremony, JSON.stringify(snapshot.ceremonies)).toBe(true);
    if (isCeremony) await again.get("ceremonies.answer", copy);
    expect(again.workstation.snapshot().coldkeys).toHaveLength(1);
    expect(await again.get("journal.verify", null)).toMatchObject({ isIntact: true });
    // A card may be being written right now, as the balance arrives: what was interrupted is gone.
    await expect
      .poll(async () =>
        (await readdir(join(core.folder, "keys"))).filter((name) => name.startsWith(".tmp")),
      )
      .toEqual([]);
  });
});

describe("A node that goes away", () => {
  test("between signing and inclusion: the act is found again, and never sent as another one", {
    timeout: 180_000,
  }, async () => {
    let rehearsal: Rehearsal | null = null;
    const providers: RehearsalProvider[] = [];
    const core = await startCore({
      onRehearsal: (opened) => {
        rehearsal = opened;
        const make = opened.provider;
        opened.provider = () => {
          const provider = make();
          providers.push(provider);
          return provider;
        };
      },
    });
    const { coldkey, hotkey } = await fundedPair(core);
    await submitted(core, {
      kind: "register",
      coldkey,
      hotkey,
      netuid: 2,
      maxBurnRao: 10_000_000n,
    });

    for (const provider of providers) provider.drop();
    await core.until("the loss is seen", ({ chain }) => chain.state === "away");
    const lost = await core.until(
      "the act says so",
      ({ activities }) => activities[0]?.outcome.state === "lost",
    );
    expect(lost.activities).toHaveLength(1);
    const unable = await core.ask("chain.subnets", null);
    expect(unable).toMatchObject({ ok: false, fault: { code: "CHAIN_AWAY" } });

    // Blocks go on without us; the node comes back; the act is found by its hash, not sent again.
    const network = rehearsal as Rehearsal | null;
    await network?.advance(4);
    const found = await core.until(
      "the act is final",
      ({ activities }) => activities[0]?.outcome.state === "finalised",
      60_000,
    );
    expect(found.activities).toHaveLength(1);
    expect(found.coldkeys[0]?.balance?.nonce).toBe(1);
    const { entries } = await core.get("journal.page", { before: null, limit: 300 });
    expect(entries.filter(({ kind }) => kind === "operation.submitting")).toHaveLength(1);
  });
});

describe("A chain that takes blocks back", () => {
  test("an act that was in a block waits again, comes in another one, and the journal has each of these", {
    timeout: 180_000,
  }, async () => {
    let rehearsal: Rehearsal | null = null;
    const core = await startCore({
      onRehearsal: (opened) => {
        rehearsal = opened;
      },
    });
    const network = (): Rehearsal => rehearsal ?? expect.fail("no rehearsal");
    const { coldkey } = await fundedColdkey(core);
    await core.get("rehearsal.advance", { blocks: 3 });
    const act = await submitted(core, {
      kind: "transfer",
      coldkey,
      destination: BOB,
      amountRao: 1_000_000n,
    });
    const isIn = (state: string) =>
      core.until(state, (now) => now.activities[0]?.outcome.state === state);
    await network().advance(1);
    const first = await isIn("included");
    await network().reorganise({ blocks: 1, fate: "back" });
    const back = await isIn("submitted");
    expect(back.activities[0]?.outcome.block).toBeNull();
    await network().advance(1);
    const second = await isIn("included");
    expect(second.activities[0]?.outcome.block?.hash).not.toBe(
      first.activities[0]?.outcome.block?.hash,
    );
    await network().advance(3);
    const final = await isIn("finalised");
    expect(final.coldkeys[0]?.balance?.nonce).toBe(1);

    // Forgotten by everybody: said, and the same bytes are sent by hand.
    const lost = await submitted(core, {
      kind: "transfer",
      coldkey,
      destination: BOB,
      amountRao: 2_000_000n,
    });
    await network().advance(1);
    await isIn("included");
    await network().reorganise({ blocks: 1, fate: "forgotten" });
    await isIn("lost");
    await core.get("operations.resubmit", { activity: lost.id });
    await isIn("submitted");
    await network().advance(4);
    await isIn("finalised");

    const { entries } = await core.get("journal.page", { before: null, limit: 300 });
    const statesOf = (id: string): string[] =>
      entries
        .filter((entry) => entry.act === id)
        .map(({ kind }) => kind.replace("operation.", ""))
        .reverse();
    expect(statesOf(act.id).slice(-6)).toEqual([
      ...["submitting", "submitted", "included", "submitted", "included", "finalised"],
    ]);
    expect(statesOf(lost.id).slice(-9)).toEqual([
      ...["submitting", "submitted", "included", "submitted", "lost"],
      ...["submitting", "submitted", "included", "finalised"],
    ]);
  });
});

describe("An app that ends in the middle", () => {
  test("after signing, before inclusion: a restart follows the act to its end", {
    timeout: 180_000,
  }, async () => {
    const before = await openCore();
    const { coldkey, hotkey } = await fundedPair(before);
    const draft = await submitted(before, {
      kind: "register",
      coldkey,
      hotkey,
      netuid: 2,
      maxBurnRao: 10_000_000n,
    });
    // The rehearsal's pool is not kept: after the restart the node has never heard of the act.
    await before.close();

    const core = await startCore({ folder: before.folder });
    await core.until("the network is live", ({ chain }) => chain.state === "live");
    await core.get("rehearsal.advance", { blocks: 1 });
    const lost = await core.until(
      "the act is unknown",
      ({ activities }) => activities[0]?.outcome.state === "lost",
    );
    expect(lost.activities[0]?.id).toBe(draft.id);
    await core.get("operations.resubmit", { activity: draft.id });
    await core.until(
      "it is submitted again",
      ({ activities }) => activities[0]?.outcome.state === "submitted",
    );
    const twice = await core.ask("operations.resubmit", { activity: draft.id });
    expect(twice).toMatchObject({ ok: false, fault: { code: "ACT_NOT_OPEN" } });
    await core.get("rehearsal.advance", { blocks: 4 });
    const done = await core.until(
      "it is final",
      ({ activities }) => activities[0]?.outcome.state === "finalised",
    );
    expect(done.coldkeys[0]?.balance?.nonce).toBe(1);
    expect(done.activities[0]?.outcome.effects.map(({ code }) => code)).toContain("REGISTERED");
  });

  test("an act whose blocks have passed is over, and nothing was paid", {
    timeout: 180_000,
  }, async () => {
    const before = await openCore();
    const { coldkey, funded } = await fundedColdkey(before);
    await submitted(before, {
      kind: "transfer",
      coldkey,
      destination: BOB,
      amountRao: 1_000_000n,
    });
    await before.close();

    const core = await startCore({ folder: before.folder });
    await core.until("the network is live", ({ chain }) => chain.state === "live");
    await core.get("rehearsal.advance", { blocks: 70 });
    const over = await core.until(
      "it has expired",
      ({ activities }) => activities[0]?.outcome.state === "expired",
    );
    expect(over.activities[0]?.outcome.feeRao).toBeNull();
    const seen = await core.until(
      "the balance is read",
      ({ coldkeys }) => coldkeys[0]?.balance != null,
    );
    expect(seen.coldkeys[0]?.balance?.freeRao).toBe(funded.coldkeys[0]?.balance?.freeRao);
  });

  test("an act whose number another program used meanwhile is over, after a restart as well, and is sent once", {
    timeout: 180_000,
  }, async () => {
    const [{ phrase }] = VECTORS;
    const before = await openCore();
    await before.get("app.chooseProfile", { profile: "combined" });
    await before.until("the network is live", ({ chain }) => chain.state === "live");
    const coldkey = await importPhrase(before, phrase, "treasury", PASSPHRASE);
    await before.get("faucet.request", { address: coldkey, overrideUnsafe: true });
    const pay = { kind: "transfer", coldkey, destination: BOB } as const;
    const draft = await submitted(before, { ...pay, amountRao: 1_000_000n });
    await before.close();

    let rehearsal: Rehearsal | null = null;
    const core = await openCore({
      folder: before.folder,
      onRehearsal: (opened) => {
        rehearsal = opened;
      },
    });
    await core.until("the network is live", ({ chain }) => chain.state === "live");
    // The same key in another program, with the number that the act on its way has.
    const other = openChain({
      network: networks.rehearsal,
      provider: async () => (rehearsal ?? expect.fail("No rehearsal")).provider(),
      clock: systemClock,
      onStatus: () => undefined,
    });
    await untilLive(other);
    const theirs = await value(other.draft({ ...pay, amountRao: 2_000_000n }, "act-elsewhere"));
    const pair = new Keyring({ type: "sr25519" }).addFromUri(phrase);
    const log = outcomeLog();
    await value(other.submit(signWith(pair, await value(other.request(theirs))), log.watch));
    await core.get("rehearsal.advance", { blocks: 4 });
    await log.until("finalised");
    await other.close();

    const isOver = ({ activities: [act] }: Snapshot) =>
      act?.id === draft.id && act.outcome.state === "refused" && act.outcome.isFinal;
    const over = await core.until("it is over", isOver);
    expect(over.activities[0]?.outcome.fault?.code).toBe("NONCE_USED_BY_OTHER");
    expect(await core.ask("operations.resubmit", { activity: draft.id })).toMatchObject({
      ok: false,
      fault: { code: "ACT_NOT_OPEN" },
    });
    await core.close();

    const again = await startCore({ folder: before.folder });
    const seen = await again.until(
      "the balance is read",
      ({ coldkeys }) => coldkeys[0]?.balance?.nonce === 1,
    );
    expect(isOver(seen)).toBe(true);
    expect(seen.activities).toHaveLength(1);
    const { entries } = await again.get("journal.page", { before: null, limit: 300 });
    expect(entries.filter(({ kind }) => kind === "operation.submitting")).toHaveLength(1);
  });
});
