/** What happens to a swap on its way: a spoiled destination, a machine that is set up anew. */
import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { networks } from "../../main/chain/networks.ts";
import { loadRuntime } from "../../main/chain/runtime.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Rehearsal } from "../../main/rehearsal/index.ts";
import { metadata } from "../../main/rehearsal/runtime.ts";
import { openCore } from "./harness.ts";
import { addCopy, createColdkey, importPhrase, PASSPHRASE, say, underWay } from "./steps.ts";
import {
  announced,
  inState,
  planned,
  SHORT,
  signed,
  start,
  thief,
  thiefsHotkey,
  viewOf,
} from "./swap-steps.ts";

/** What anybody can do to an address that is known, for next to nothing; in an order in which each can still be told. */
const SPOILERS: readonly {
  readonly code: string;
  readonly isRefused: boolean;
  readonly acts: (next: Ss58) => readonly Operation[];
}[] = [
  {
    code: "DESTINATION_HAS_TAO",
    isRefused: false,
    acts: (destination) => [
      { kind: "transfer", coldkey: thief, destination, amountRao: 1_000_000n },
    ],
  },
  {
    code: "DESTINATION_BECAME_HOTKEY",
    isRefused: true,
    acts: (hotkey) => [{ kind: "associate", coldkey: thief, hotkey }],
  },
  {
    code: "DESTINATION_HAS_STAKED",
    isRefused: true,
    acts: (destination) => [
      { kind: "associate", coldkey: thief, hotkey: thiefsHotkey },
      {
        ...{ kind: "add-stake", coldkey: thief, hotkey: thiefsHotkey, netuid: 1 },
        ...{ amountRao: 1_000_000_000n, limitPriceRao: 1_000_000_000_000n, allowPartial: true },
      },
      {
        ...{ kind: "transfer-stake", coldkey: thief, hotkey: thiefsHotkey, netuid: 1 },
        ...{ destination, toNetuid: 1, alpha: 600_000_000n },
      },
    ],
  },
];

test("a new coldkey that somebody spoils is found, said, and kept from the execution", {
  timeout: 240_000,
}, async () => {
  let rehearsal: Rehearsal | undefined;
  const core = await start({
    onRehearsal: (one) => {
      rehearsal = one;
    },
  });
  const { old, next, id } = await planned(core);
  await announced(core, id, old);
  expect(await core.get("swap.check", { coldkey: old })).toMatchObject({ spoiled: [], known: [] });
  const left = viewOf(core, old)?.announcement?.executable.blocksLeft ?? 0;
  await core.get("rehearsal.advance", { blocks: left });
  await inState(core, old, "executable");
  const execution: Operation = { kind: "execute-swap", coldkey: old, destination: next };

  // The rehearsal's metadata has the real chain's indices.
  const { finney } = networks;
  const version = { specName: "node-subtensor", specVersion: 424, transactionVersion: 1 };
  const runtime = await loadRuntime(finney, finney.genesisHash, version, metadata(15));
  await rehearsal?.provider().send("rehearsal_faucet", [thief, "10000000000"]);
  for (const { code, isRefused, acts } of SPOILERS) {
    for (const act of acts(next)) {
      const done = await rehearsal?.actAs(thief, runtime.encodeCall(act));
      expect(done?.isDone, `${code}: ${act.kind}`).toBe(true);
    }
    const { spoiled, known } = await core.get("swap.check", { coldkey: old });
    expect((isRefused ? spoiled : known).map((one) => one.code)).toContain(code);
    expect(spoiled.length > 0, code).toBe(isRefused);
    const { blocking } = await core.get("operations.draft", { operation: execution });
    const codes = blocking.map((one) => one.code);
    if (isRefused) expect(codes).toContain(code);
    else expect(codes).toEqual([]);
  }
  const { entries } = await core.get("journal.page", { before: null, limit: 50 });
  expect(entries.some(({ kind }) => kind === "swap.spoiled")).toBe(true);
  expect(core.bugs).toEqual([]);
});

test("reinstalled in the middle, the old passphrase forgotten: recognised by the hash, and executed", {
  timeout: 240_000,
}, async () => {
  const before = await openCore({ rehearsalWorld: SHORT });
  const phrases: string[][] = [[], []];
  await before.get("app.chooseProfile", { profile: "combined" });
  await before.until("the network is live", ({ chain }) => chain.state === "live");
  const old = await createColdkey(before, "treasury", phrases[0]);
  await before.get("faucet.request", { address: old, overrideUnsafe: true });
  const next = await createColdkey(before, "fresh", phrases[1]);
  await addCopy(before, next, { label: "Plate B", place: "Bank" });
  const { id } = await before.get("ceremonies.begin", {
    kind: "swap-coldkey",
    subject: old,
    target: null,
  });
  await before.get("swap.plan", {
    id,
    destination: next,
    passphrase: await before.send(PASSPHRASE),
  });
  await announced(before, id, old);
  await before.close();

  // Another data folder, on which only the chain is the same.
  const folder = await mkdtemp(join(tmpdir(), "ckw-again-"));
  await cp(join(before.folder, "rehearsal"), join(folder, "rehearsal"), { recursive: true });
  const core = await start({ folder });
  await core.get("app.chooseProfile", { profile: "combined" });
  await core.until("the network is live", ({ chain }) => chain.state === "live");
  const chosen = "another harbour 41 of folded maps";
  for (const [at, name] of ["treasury", "fresh"].entries()) {
    await importPhrase(core, (phrases[at] ?? []).join(" "), name, chosen);
    if (at === 0) {
      // Without the new coldkey's key it could be anybody's.
      await core.until("it is seen", () => viewOf(core, old)?.state === "announced");
      expect(viewOf(core, old)?.announcement?.whose).toBe("unknown");
    }
  }
  await core.until("it is ours", () => viewOf(core, old)?.announcement?.whose === "own");
  expect(
    await core.ask("swap.recognise", {
      coldkey: old,
      destination: next,
      passphrase: await core.send("not the passphrase at all"),
    }),
  ).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
  await core.get("swap.recognise", {
    coldkey: old,
    destination: next,
    passphrase: await core.send(chosen),
  });
  await core.until("it is planned here", () => viewOf(core, old)?.plan !== null);
  expect(viewOf(core, old)?.announcement).toMatchObject({ whose: "planned" });
  // The ceremony is here again, where the swap stands: what was agreed to is not asked again, the card is.
  const again = viewOf(core, old)?.plan?.id ?? "";
  expect(underWay(core, again).step.id).toBe("card");
  await say(core, again);
  const left = viewOf(core, old)?.announcement?.executable.blocksLeft ?? 0;
  await core.get("rehearsal.advance", { blocks: left });
  await inState(core, old, "executable");
  await core.until("the ceremony goes on", () => underWay(core, again).step.id === "execute");
  // The old passphrase is forgotten: it opens nothing, the announcement stands, and the phrase gave the key another.
  const draft = await core.get("operations.draft", {
    operation: { kind: "execute-swap", coldkey: old, destination: next },
  });
  const { review } = await core.get("operations.review", { draft: draft.id, overrideUnsafe: true });
  const forgotten = await core.ask("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  expect(forgotten).toMatchObject({ ok: false, fault: { code: "WRONG_PASSPHRASE" } });
  expect(viewOf(core, old)).toMatchObject({ state: "executable", acts: ["execute", "dispute"] });
  await signed(core, { kind: "execute-swap", coldkey: old, destination: next }, chosen);
  await inState(core, old, "swapped");
  await core.until("the ceremony goes on", () => underWay(core, again).step.id === "verify");
  const { items } = await core.get("swap.verify", { coldkey: old });
  expect(items.filter(({ isThere }) => !isThere)).toEqual([]);
  await say(core, again);
  const { transcript } = await core.get("ceremonies.transcript", { id: again });
  expect(transcript).toMatchObject({ outcome: "completed", ceremony: "swap-coldkey" });
  expect(core.bugs).toEqual([]);
});
