/** From an empty folder to a registered hotkey, over the contract, with the rehearsal node; once with a real vault process. */
import { describe, expect, test } from "vitest";
import type { CallOutput } from "../../preload/contract.ts";
import { type Core, openCore } from "./harness.ts";
import { startCore } from "./start-core.ts";
import {
  confirmColdkey,
  createColdkey,
  fundedPair,
  PASSPHRASE,
  prepareColdkey,
  recording,
  underWay,
} from "./steps.ts";

async function settled(
  core: Core,
  activity: string,
): Promise<CallOutput<"app.snapshot">["activities"][0]> {
  for (let round = 0; round < 12; round += 1) {
    const act = core.workstation.snapshot().activities.find(({ id }) => id === activity);
    if (act !== undefined && ["finalised", "refused", "expired"].includes(act.outcome.state))
      return act;
    if (act?.outcome.state === "failed" && act.outcome.isFinal) return act;
    await core.get("rehearsal.advance", { blocks: 1 });
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error("The act did not end");
}

async function openSubnet(core: Core) {
  const { subnets } = await core.get("chain.subnets", null);
  const subnet = subnets.find(({ isOpen, neurons, maxNeurons }) => isOpen && neurons < maxNeurons);
  if (subnet === undefined) throw new Error("No open subnet with room");
  return subnet;
}

describe("The first journey", () => {
  test("ends with a UID and a journal that verifies", { timeout: 120_000 }, async () => {
    const core = await startCore({ realVault: true });
    const { coldkey, hotkey } = await fundedPair(core);
    const subnet = await openSubnet(core);
    const operation = {
      kind: "register",
      coldkey,
      hotkey,
      netuid: subnet.netuid,
      maxBurnRao: subnet.burnRao * 2n,
    } as const;

    const draft = await core.get("operations.draft", { operation });
    expect(draft.blocking).toEqual([]);
    expect(draft.warnings.map(({ code }) => code)).toContain("COLDKEY_NOT_YET_SAFE");

    const unconfirmed = await core.ask("operations.review", {
      draft: draft.id,
      overrideUnsafe: false,
    });
    expect(unconfirmed).toMatchObject({ ok: false, fault: { code: "COLDKEY_NOT_YET_SAFE" } });

    const { review } = await core.get("operations.review", {
      draft: draft.id,
      overrideUnsafe: true,
    });
    expect(review).toMatchObject({
      pallet: "SubtensorModule",
      call: "register_limit",
      account: coldkey,
      danger: "irreversible",
      blocking: [],
    });
    expect(review.flow).toContainEqual({
      kind: "burn",
      rao: operation.maxBurnRao,
      from: null,
      bound: "at-most",
      to: null,
    });

    const wrong = await core.ask("operations.sign", {
      draft: draft.id,
      payloadHash: review.payloadHash,
      passphrase: await core.send("not the passphrase at all"),
    });
    expect(wrong).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });

    // A double click: the second is refused, one signature exists.
    const tickets = [await core.send(PASSPHRASE), await core.send(PASSPHRASE)] as const;
    const [first, second] = await Promise.all(
      tickets.map((passphrase) =>
        core.ask("operations.sign", {
          draft: draft.id,
          payloadHash: review.payloadHash,
          passphrase,
        }),
      ),
    );
    expect(first?.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, fault: { code: "DRAFT_ALREADY_SIGNED" } });

    const act = await settled(core, draft.id);
    expect(act.outcome).toMatchObject({ state: "finalised", fault: null });
    const registered = act.outcome.effects.find(({ code }) => code === "REGISTERED");
    expect(registered?.facts).toMatchObject({ netuid: subnet.netuid });
    const seen = await core.until(
      "the registration is seen",
      ({ hotkeys }) => hotkeys[0]?.registrations.length === 1,
    );
    expect(seen.hotkeys[0]?.registrations[0]).toMatchObject({
      netuid: subnet.netuid,
      uid: registered?.facts.uid,
    });
    expect(seen.vault.isOpen).toBe(false);

    const { entries } = await core.get("journal.page", { before: null, limit: 200 });
    const kinds = entries.map(({ kind }) => kind).reverse();
    const expected = [
      "app.started",
      "profile.chosen",
      "ceremony.started",
      "phrase.revealed",
      "phrase.checked",
      "coldkey.created",
      "backup.recorded",
      "ceremony.completed",
      "faucet.requested",
      "faucet.granted",
      "hotkey.created",
      "operation.drafted",
      "operation.requested",
      "operation.reviewed",
      "operation.signing",
      "passphrase.wrong",
      "operation.signed",
      "operation.submitting",
      "operation.included",
      "operation.finalised",
    ];
    let at = -1;
    for (const kind of expected) {
      at = kinds.indexOf(kind, at + 1);
      expect(at, `${kind} in ${kinds.join(" ")}`).toBeGreaterThanOrEqual(0);
    }
    expect(kinds.filter((kind) => kind === "operation.signed")).toHaveLength(1);
    expect(await core.get("journal.verify", null)).toMatchObject({ isIntact: true, findings: [] });
    expect(core.bugs).toEqual([]);
  });

  test("a price above the maximum costs the fee only, and says so", {
    timeout: 120_000,
  }, async () => {
    const core = await startCore();
    const { coldkey, hotkey } = await fundedPair(core);
    const subnet = await openSubnet(core);
    const below = await core.get("operations.draft", {
      operation: { kind: "register", coldkey, hotkey, netuid: subnet.netuid, maxBurnRao: 1n },
    });
    expect(below.blocking.map(({ code }) => code)).toContain("PRICE_ABOVE_MAXIMUM");
    expect(
      await core.ask("operations.review", { draft: below.id, overrideUnsafe: true }),
    ).toMatchObject({ ok: false, fault: { code: "PRICE_ABOVE_MAXIMUM" } });
  });

  test("without TAO nothing can be drafted into a signature", { timeout: 120_000 }, async () => {
    const core = await startCore();
    await core.get("app.chooseProfile", { profile: "combined" });
    await core.until("the network is live", ({ chain }) => chain.state === "live");
    const coldkey = await createColdkey(core, "empty");
    const { address: hotkey } = await core.get("hotkeys.create", {
      coldkey,
      name: "miner-1",
      passphrase: await core.send(PASSPHRASE),
    });
    const subnet = await openSubnet(core);
    const draft = await core.get("operations.draft", {
      operation: {
        kind: "register",
        coldkey,
        hotkey,
        netuid: subnet.netuid,
        maxBurnRao: subnet.burnRao * 2n,
      },
    });
    expect(draft.blocking.map(({ code }) => code)).toContain("FREE_BALANCE_TOO_LOW");
    expect(draft.freeAfterRao).toBeNull();
  });
});

describe("Creating a coldkey", () => {
  test("refuses a weak passphrase and leaves nothing sealed", { timeout: 60_000 }, async () => {
    const core = await startCore();
    await core.get("app.chooseProfile", { profile: "combined" });
    const id = await prepareColdkey(core, "treasury");
    const strength = await core.get("passphrase.judge", {
      passphrase: await core.send("password1234"),
    });
    expect(strength.isEnough).toBe(false);
    const weak = await core.ask("creation.seal", {
      id,
      passphrase: await core.send("password1234"),
      throws: null,
      sides: null,
    });
    expect(weak).toMatchObject({ ok: false, fault: { code: "WEAK_PASSPHRASE" } });
    expect(underWay(core, id)).toMatchObject({ step: { id: "passphrase" }, subject: null });
  });

  test("names the wrong word and the nearest valid ones", { timeout: 60_000 }, async () => {
    const core = await startCore();
    await core.get("app.chooseProfile", { profile: "combined" });
    const { id, words } = await confirmColdkey(core, "treasury");
    const typo = [...words];
    typo[6] = `${words[6]}x`;
    const missed = await core.get("creation.prove", {
      id,
      phrase: await core.send(typo.join(" ")),
    });
    expect(missed).toMatchObject({ match: false });
    if (missed.match) throw new Error("unreachable");
    expect(missed.wrong).toHaveLength(1);
    expect(missed.wrong[0]).toMatchObject({ position: 7, isUnknown: true });
    expect(missed.wrong[0]?.nearest).toContain(words[6]);

    const swapped = [...words];
    swapped[2] = words[2] === "abandon" ? "ability" : "abandon";
    const other = await core.get("creation.prove", {
      id,
      phrase: await core.send(swapped.join(" ")),
    });
    if (other.match) throw new Error("unreachable");
    expect(other.wrong).toMatchObject([{ position: 3, isUnknown: false }]);
  });

  test("resumes after the app ended, with the passphrase, at the same phrase", {
    timeout: 90_000,
  }, async () => {
    const before = await openCore();
    await before.get("app.chooseProfile", { profile: "combined" });
    const { id, words } = await confirmColdkey(before, "treasury");
    await before.close();

    const core = await startCore({ folder: before.folder });
    expect(underWay(core, id)).toMatchObject({ step: { id: "prove" }, isOpen: false });
    const locked = await core.ask("creation.prove", {
      id,
      phrase: await core.send(words.join(" ")),
    });
    expect(locked).toMatchObject({ ok: false, fault: { code: "PHRASE_NOT_OPEN" } });
    const wrong = await core.ask("creation.reopen", {
      id,
      passphrase: await core.send("something else entirely"),
    });
    expect(wrong).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
    await core.get("creation.reopen", { id, passphrase: await core.send(PASSPHRASE) });
    expect(
      await core.get("creation.prove", { id, phrase: await core.send(words.join(" ")) }),
    ).toEqual({
      match: true,
    });
    const { subject: address } = underWay(core, id);
    const copy = { label: "Card A", medium: "paper", place: "Safe at home" } as const;
    await core.get("ceremonies.answer", recording(id, copy));
    const snapshot = core.workstation.snapshot();
    expect(snapshot.ceremonies).toEqual([]);
    expect(snapshot.coldkeys).toMatchObject([{ address, name: "treasury", isSafe: false }]);
    expect(snapshot.coldkeys[0]?.copies).toHaveLength(1);
  });

  test("abandoned, leaves no file of the key", { timeout: 60_000 }, async () => {
    const core = await startCore();
    await core.get("app.chooseProfile", { profile: "combined" });
    const { id } = await confirmColdkey(core, "treasury");
    await core.get("ceremonies.abandon", { id, reason: "changed-mind", remark: null });
    const { readdir } = await import("node:fs/promises");
    expect(await readdir(`${core.folder}/ceremonies`)).toEqual([]);
    expect(await readdir(`${core.folder}/keys`)).toEqual([]);
    expect(core.workstation.snapshot()).toMatchObject({ ceremonies: [], coldkeys: [] });
  });
});
