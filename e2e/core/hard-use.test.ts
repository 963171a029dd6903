/** Double clicks, calls at the wrong time, the wrong profile, and a second writer: each a clear refusal, nothing twice. */
import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { devAddress } from "../../main/chain/testing.ts";
import type { Draft } from "../../main/codec/pipeline.ts";
import type { Profile } from "../../preload/contract.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { CREATE, confirmColdkey, createColdkey, fundedColdkey, PASSPHRASE } from "./steps.ts";

async function start(profile: Profile | null, options: CoreOptions = {}): Promise<Core> {
  const core = await startCore(options);
  if (profile !== null) await core.get("app.chooseProfile", { profile });
  return core;
}

const codes = (replies: readonly { ok: boolean; fault?: { code: string } }[]): string[] =>
  replies.map((reply) => (reply.ok ? "ok" : (reply.fault?.code ?? "?"))).sort();

/** Where the first thing is written: a ceremony that has no answer is kept nowhere. */
async function nameColdkey(core: Core) {
  const { id } = await core.get("ceremonies.begin", CREATE);
  const answer = { name: "treasury", wordCount: 24 };
  return core.ask("ceremonies.answer", { id, step: "name", answer, exceptions: [] });
}

async function kinds(core: Core): Promise<string[]> {
  const { entries } = await core.get("journal.page", { before: null, limit: 500 });
  return entries.map(({ kind }) => kind);
}

describe("Before a profile is chosen", () => {
  test("nothing can be begun, and choosing twice at once chooses once", async () => {
    const core = await start(null);
    expect(codes([await core.ask("ceremonies.begin", CREATE)])).toEqual(["PROFILE_NOT_CHOSEN"]);
    expect(codes([await core.ask("secrets.open", { direction: "in" })])).toEqual([
      "PROFILE_NOT_CHOSEN",
    ]);
    const replies = await Promise.all([
      core.ask("app.chooseProfile", { profile: "combined" }),
      core.ask("app.chooseProfile", { profile: "desk" }),
      core.ask("app.setTheme", { theme: "dark" }),
      core.ask("app.setLanguage", { language: "zh" }),
    ]);
    expect(codes(replies)).toEqual(["ALREADY_UNDER_WAY", "ok", "ok", "ok"]);
    expect(codes([await core.ask("app.chooseProfile", { profile: "desk" })])).toEqual([
      "PROFILE_ALREADY_CHOSEN",
    ]);
    expect((await kinds(core)).filter((kind) => kind === "profile.chosen")).toHaveLength(1);
    await core.close();
    const again = await start(null, { folder: core.folder });
    const { profile, theme, language } = again.workstation.snapshot();
    expect({ profile, theme, language }).toEqual({
      ...{ profile: "combined", theme: "dark", language: "zh" },
    });
    expect(await again.get("app.language", null)).toBe("zh");
  });
});

describe("The wrong profile", () => {
  test("a Desk makes no key and signs nothing", async () => {
    const core = await start("desk");
    const replies = [
      await core.ask("ceremonies.begin", CREATE),
      await core.ask("hotkeys.create", {
        coldkey: "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty",
        name: "miner-1",
        passphrase: "0".repeat(32),
      }),
    ];
    expect(codes(replies)).toEqual(["PROFILE_HOLDS_NO_KEYS", "PROFILE_HOLDS_NO_KEYS"]);
    expect((await kinds(core)).filter((kind) => /ceremony|hotkey/.test(kind))).toEqual([]);
  });

  test("a Vault has no faucet, and the refusal leaves no act that looks interrupted", async () => {
    const core = await start("vault");
    const reply = await core.ask("faucet.request", {
      address: "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty",
    });
    expect(codes([reply])).toEqual(["NETWORK_NONE"]);
    expect(await kinds(core)).not.toContain("faucet.requested");
  });
});

describe("Double clicks", () => {
  test("begin one ceremony, make one hotkey, ask the faucet once, sign once", {
    timeout: 180_000,
  }, async () => {
    const core = await start("combined");
    const what = CREATE;
    const [one, two] = await Promise.all([
      core.get("ceremonies.begin", what),
      core.get("ceremonies.begin", what),
    ]);
    expect(one).toEqual(two);
    const answer = { name: "twice", wordCount: 24 };
    const named = { ...one, step: "name", answer, exceptions: [] };
    const begun = await Promise.all([
      core.ask("ceremonies.answer", named),
      core.ask("ceremonies.answer", named),
    ]);
    expect(codes(begun)).toEqual(["CEREMONY_STEP", "ok"]);
    const other = await core.get("ceremonies.begin", what);
    expect(codes([await core.ask("ceremonies.answer", { ...named, ...other })])).toEqual([
      "KEY_NAME_TAKEN",
    ]);
    await core.get("ceremonies.leave", other);
    expect(core.workstation.snapshot().ceremonies).toHaveLength(1);

    await core.until("the network is live", ({ chain }) => chain.state === "live");
    const coldkey = await createColdkey(core, "treasury");
    const asked = await Promise.all([
      core.ask("faucet.request", { address: coldkey, overrideUnsafe: true }),
      core.ask("faucet.request", { address: coldkey, overrideUnsafe: true }),
    ]);
    expect(codes(asked)).toEqual(["ALREADY_UNDER_WAY", "ok"]);
    await core.until("funds", ({ coldkeys }) => (coldkeys[0]?.balance?.freeRao ?? 0n) > 0n);

    const tickets = [await core.send(PASSPHRASE), await core.send(PASSPHRASE)];
    const made = await Promise.all(
      tickets.map((passphrase) => core.ask("hotkeys.create", { coldkey, name: "m", passphrase })),
    );
    expect(codes(made)).toEqual(["KEY_NAME_TAKEN", "ok"]);
    const hotkey = core.workstation.snapshot().hotkeys[0]?.address ?? coldkey;

    const { id } = await core.get("operations.draft", {
      operation: { kind: "register", coldkey, hotkey, netuid: 2, maxBurnRao: 10_000_000n },
    });
    const { review } = await core.get("operations.review", { draft: id, overrideUnsafe: true });
    const { payloadHash } = review;
    const passphrases = [await core.send(PASSPHRASE), await core.send(PASSPHRASE)];
    const signed = await Promise.all(
      passphrases.map((passphrase) =>
        core.ask("operations.sign", { draft: id, payloadHash, passphrase }),
      ),
    );
    expect(codes(signed)).toEqual(["DRAFT_ALREADY_SIGNED", "ok"]);
    expect((await kinds(core)).filter((kind) => kind === "operation.signed")).toHaveLength(1);
    expect(core.bugs).toEqual([]);
  });
});

describe("The way to the vault", () => {
  test("is closed when the call that named it ends, also when its handler refused first", async () => {
    const core = await start("combined");
    for (let round = 0; round < 40; round += 1) {
      const passphrase = await core.send(PASSPHRASE);
      const reply = await core.ask("operations.sign", {
        draft: "act-none",
        payloadHash: `0x${"0".repeat(64)}`,
        passphrase,
      });
      expect(codes([reply])).toEqual(["DRAFT_NOT_FOUND"]);
      const again = await core.ask("passphrase.judge", { passphrase });
      expect(codes([again])).toEqual(["TICKET_UNKNOWN"]);
    }
    const isClosed = await core.closes(async (passphrase) => {
      await core.ask("operations.sign", {
        draft: "act-none",
        payloadHash: `0x${"0".repeat(64)}`,
        passphrase,
      });
    });
    expect(isClosed).toBe(true);
  });

  test("a lock reaches a passphrase that was sent and not yet used: no new process opens it", {
    timeout: 120_000,
  }, async () => {
    const core = await start("combined", { realVault: true });
    const { id, words } = await confirmColdkey(core, "treasury");
    await core.get("app.lock", null);
    const waiting = await core.send(PASSPHRASE);
    await core.get("app.lock", null);
    const late = await core.ask("creation.reopen", { id, passphrase: waiting });
    expect(codes([late])).toEqual(["TICKET_UNKNOWN"]);

    // In the middle of a call: the ticket is redeemed, the vault not yet asked.
    const passphrase = await core.send(PASSPHRASE);
    const [reply] = await Promise.all([
      core.ask("creation.reopen", { id, passphrase }),
      core.get("app.lock", null),
    ]);
    expect(codes([reply])).toEqual(["VAULT_GONE"]);
    expect(core.workstation.snapshot().vault.isOpen).toBe(false);
    expect(words).toHaveLength(24);
    expect(core.bugs).toEqual([]);
  });
});

describe("One act right after another", () => {
  test("takes the next number, though the first has not reached the node yet", async () => {
    const core = await startCore();
    const { coldkey } = await fundedColdkey(core);
    const draft = async (amountRao: bigint) =>
      core.get("operations.draft", {
        operation: { kind: "transfer", coldkey, destination: devAddress("Bob"), amountRao },
      });
    const [first, second] = [await draft(600_000_000n), await draft(700_000_000n)];
    const reviewed = async ({ id }: Draft) =>
      (await core.get("operations.review", { draft: id, overrideUnsafe: false })).review;
    const sign = async ({ id }: Draft, payloadHash: string) =>
      core.get("operations.sign", {
        draft: id,
        payloadHash,
        passphrase: await core.send(PASSPHRASE),
      });
    await sign(first, (await reviewed(first)).payloadHash);
    await sign(second, (await reviewed(second)).payloadHash);
    await core.until("the node has both", ({ activities }) =>
      activities.every(({ outcome }) => outcome.state === "submitted"),
    );
    await core.get("rehearsal.advance", { blocks: 5 });
    await core.until("both are final", ({ activities }) =>
      activities.every(({ outcome }) => outcome.state === "finalised"),
    );
    expect(core.workstation.snapshot().activities).toHaveLength(2);
  });
});

describe("A second program on the same data", () => {
  test("that wrote into the journal is noticed at the next entry, and nothing is written over it", async () => {
    const core = await start("combined");
    const folder = join(core.folder, "journal");
    const file = (await readdir(folder)).find((name) => name.endsWith(".jsonl"));
    expect(file).toBeDefined();
    const path = join(folder, file ?? "");
    await appendFile(path, '{"not":"ours"}\n');
    const reply = await nameColdkey(core);
    expect(codes([reply])).toEqual(["JOURNAL_CHANGED_OUTSIDE"]);
    expect(await readFile(path, "utf8")).toMatch(/\{"not":"ours"\}\n$/);
    expect(core.workstation.snapshot().ceremonies).toMatchObject([{ isBegun: false }]);
  });

  test("that is a second workstation: the first stops writing, and the journal stays in order", async () => {
    const first = await start("combined");
    const second = await start(null, { folder: first.folder });
    await second.get("app.setTheme", { theme: "dark" });
    const reply = await nameColdkey(first);
    expect(codes([reply])).toEqual(["JOURNAL_CHANGED_OUTSIDE"]);
    expect(await second.get("journal.verify", null)).toMatchObject({ isIntact: true });
    expect(second.workstation.snapshot().ceremonies).toEqual([]);
  });
});
