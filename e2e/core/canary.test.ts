/**
 * Canary: whole flows with trip-wires on everything that could carry a key away: sockets, names, other programs, and
 * files outside the app's folder. A poisoned dependency of main would touch one. The vault's own process is watched from
 * outside, by a trace of its system calls (offline.test.ts); what its code may reach is its doors' business.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { KINDS } from "../../main/chain/calls/index.ts";
import { OPERATIONS } from "../../main/chain/testing-operations.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import { ANSIBLE_V6, PASSWORD } from "../../main/vault/keyfiles/testing.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import { type CallName, calls } from "../../preload/contract.ts";
import { begin, newMemory, step } from "./ceremony-acts.ts";
import { walks } from "./ceremony-walks.ts";
import { alice, bob, examples, ticket } from "./contract-examples.ts";
import { answered, type Core, openCore } from "./harness.ts";
import { perform } from "./operation-acts.ts";
import { across, fundedVault, openPair, pairUp } from "./pair.ts";
import { createColdkey, fundedPair, importPhrase, PASSPHRASE, prepareColdkey } from "./steps.ts";
import { tripWires } from "./trip-wires.ts";

const OTHER = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy" as Ss58;

let wires: ReturnType<typeof tripWires>;
let watchedFrom = 0;
/** Calls of the contract that were answered with the wires up. */
const underWires = new Set<CallName>();

function watch(...folders: readonly string[]): void {
  wires = tripWires(...folders);
  watchedFrom = answered.length;
}

// Also after a failure: wires that stay up would trip the next test's own set-up.
afterEach(() => {
  wires.cut();
  for (const name of answered.slice(watchedFrom)) underWires.add(name);
});

test("Canary: the wires trip at each thing that they watch", async () => {
  watch("/nowhere/of/ours");
  const trips = await wires.provoke();
  wires.cut();
  expect(trips).toEqual(["connect", "lookup", "send", "spawn", "write", "write"]);
});

test("Canary: create, prove, fund, import, hotkey, register, look, examine, verify touch nothing outside", {
  timeout: 240_000,
}, async () => {
  const core = await openCore({ realVault: true });
  watch(core.folder);
  const { coldkey, hotkey } = await fundedPair(core);
  await importPhrase(core, VECTORS[1].phrase, "imported");
  const operation = {
    kind: "register",
    coldkey,
    hotkey,
    netuid: 2,
    maxBurnRao: 10_000_000n,
  } as const;
  const { id: draft } = await core.get("operations.draft", { operation });
  const { review } = await core.get("operations.review", { draft, overrideUnsafe: true });
  await core.get("operations.sign", {
    draft,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  await core.until("it is sent", ({ activities }) =>
    activities.some((act) => act.id === draft && act.outcome.state === "submitted"),
  );
  await core.get("rehearsal.advance", { blocks: 5 });
  await core.until("it is final", ({ activities }) =>
    activities.every(({ outcome }) => outcome.isFinal),
  );
  await core.get("machine.look", null);
  await core.get("doctor.examine", null);
  await core.get("journal.verify", null);
  await core.get("app.lock", null);
  await core.close();
  expect(wires.cut()).toEqual([]);
  expect(wires.seen(), "the flows did write into their own folder").toBeGreaterThan(20);
});

/** ceremonies.test.ts asks that every kind which the app knows has a walk: a new one is in here by itself. */
describe.each(walks)("Canary: $kind", (walk) => {
  test("touches nothing outside", { timeout: 120_000 }, async () => {
    const core = await openCore(walk.options);
    watch(core.folder, ...(walk.writesTo ?? []));
    await core.get("app.chooseProfile", { profile: walk.profile ?? "vault" });
    const memory = newMemory();
    const id = await begin(core, walk, await walk.prepare(core, memory));
    for (const _ of walk.road) await step(core, id, walk, memory);
    expect(core.workstation.snapshot().ceremonies.some((one) => one.id === id)).toBe(false);
    await core.get("app.lock", null);
    await core.close();
    expect(wires.cut()).toEqual([]);
    expect(wires.seen()).toBeGreaterThan(5);
  });
});

test("Canary: an operation of every kind is drafted, and reviewed where the chain would take it; nothing is touched", {
  timeout: 120_000,
}, async () => {
  expect(new Set(OPERATIONS.map(([{ kind }]) => kind))).toEqual(new Set(KINDS));
  const core = await openCore();
  const { coldkey, hotkey } = await fundedPair(core);
  // The vault runs in this process here: its code is watched as well.
  watch(core.folder);
  let drafted = 0;
  let reviewed = 0;
  for (const [sample] of OPERATIONS) {
    const operation = { ...sample, coldkey, ...("hotkey" in sample ? { hotkey } : {}) };
    const draft = await core.ask("operations.draft", { operation });
    if (!draft.ok) continue;
    drafted += 1;
    const review = await core.ask("operations.review", {
      ...{ draft: draft.value.id, overrideUnsafe: true },
    });
    if (review.ok) reviewed += 1;
    await core.get("operations.discard", { draft: draft.value.id });
  }
  await perform(core, { kind: "transfer", coldkey, destination: hotkey, amountRao: 1_000_000n });
  await core.get("app.lock", null);
  await core.close();
  expect(wires.cut()).toEqual([]);
  expect(drafted).toBeGreaterThan(OPERATIONS.length / 2);
  expect(reviewed).toBeGreaterThan(3);
});

/** Nothing but the app's own folder, and those that a person chose. */
async function untouched(core: Core): Promise<void> {
  await core.get("app.lock", null);
  await core.close();
  expect(wires.cut()).toEqual([]);
  expect(wires.seen()).toBeGreaterThan(5);
}

test("Canary: a payment across the gap is written to the stick, and nowhere else", {
  timeout: 60_000,
}, async () => {
  const pair = await openPair();
  const { desk, vault, stick } = pair;
  watch(desk.core.folder, vault.core.folder, stick);
  const coldkey = await fundedVault(pair);
  await pairUp(pair);
  const destination = await createColdkey(vault.core, "other");
  await across(pair, { kind: "transfer", coldkey, destination, amountRao: 1_000_000n });
  await vault.core.close();
  await untouched(desk.core);
});

test("Canary: a folder of wallets is searched, opened and stored; not even that folder is written to", async () => {
  const root = mkdtempSync(join(tmpdir(), "ckw-canary-"));
  mkdirSync(join(root, "main"));
  writeFileSync(join(root, "main/coldkey"), ANSIBLE_V6, { mode: 0o600 });
  const core = await openCore({ chosenFolders: [root] });
  watch(core.folder);
  await core.get("app.chooseProfile", { profile: "vault" });
  expect(await core.get("importFolder.choose", null)).toBe(true);
  const files = core.workstation.snapshot().folderImport?.wallets[0]?.files ?? [];
  const ids = files.map(({ id }) => id);
  const opened = await core.get("importFolder.open", {
    ...{ files: ids, passphrase: await core.send(PASSWORD) },
  });
  expect(opened).toEqual({ opened: 1, refused: 0 });
  const stored = await core.get("importFolder.store", {
    keys: ids.map((file) => ({ file, name: "main" })),
    ...{ under: null, passphrase: await core.send(PASSPHRASE) },
  });
  expect(stored).toMatchObject({ stored: 1 });
  await untouched(core);
  rmSync(root, { recursive: true });
});

test("Canary: a drill and a leak, from the thief's announcement to the last advice", {
  timeout: 60_000,
}, async () => {
  const core = await openCore();
  const { coldkey } = await fundedPair(core);
  const refuge = await createColdkey(core, "refuge");
  watch(core.folder);
  await core.get("drills.start", { kind: "dispute", coldkey });
  const { sentinel } = await core.until("it is seen", (now) => now.sentinel.sightings.length > 0);
  const sighting = { id: sentinel.sightings[0]?.id ?? "", address: refuge };
  expect(await core.get("sentinel.compare", sighting)).toBe(false);
  await core.get("drills.stop", null);
  await core.get("rehearsal.resetSwap", { coldkey });
  const { id } = await core.get("leak.begin", {
    ...{ case: "coldkey", coldkey, hotkey: null, isPassphraseKnown: true },
  });
  const { steps } = await core.get("leak.look", { id, refuge });
  const moving = steps.find(({ operation }) => operation !== null)?.operation ?? null;
  if (moving === null) throw new Error("A leak without anything to do");
  await perform(core, moving);
  await core.get("leak.finish", { id, result: "safe" });
  await core.get("portfolio.look", { coldkey });
  await untouched(core);
});

test("Canary: a policy, a message, names and an export of the journal", async () => {
  const target = mkdtempSync(join(tmpdir(), "ckw-canary-"));
  const core = await openCore({ chosenFolders: [target, target, target, target] });
  const { coldkey, hotkey } = await fundedPair(core);
  watch(core.folder, target);
  const rules = {
    ...{ allowList: [{ address: hotkey, label: "Own" }], large: null },
    limit: { rao: 1_000_000_000n, hours: 24 },
    ...{ coolingOffHours: 1, looseningHours: 2 },
  };
  await core.get("policy.preview", { coldkey, rules });
  await core.get("policy.change", {
    ...{ coldkey, change: { kind: "set", rules }, passphrase: await core.send(PASSPHRASE) },
  });
  await perform(core, { kind: "transfer", coldkey, destination: hotkey, amountRao: 1_000_000n });
  const message = { address: coldkey, text: "Mine, on this day" };
  const { signature } = await core.get("messages.sign", {
    ...{ ...message, passphrase: await core.send(PASSPHRASE) },
  });
  expect(await core.get("messages.verify", { ...message, signature })).toEqual({ form: "wrapped" });
  await core.get("book.add", { address: bob, name: "A friend", role: "person" });
  await core.get("watch.add", { address: OTHER, name: "Another" });
  await core.get("hotkeys.tag", { addresses: [hotkey], add: ["gpu"], remove: [] });
  for (const form of ["bundle", "accounts", "checkpoint"] as const) {
    expect((await core.get("journal.export", { form }))?.files).not.toEqual([]);
  }
  const checkpoint = await core.get("journal.checkpoint", null);
  const held = { text: checkpoint.words.join(" "), size: checkpoint.size };
  await core.get("journal.compare", held);
  const id = await prepareColdkey(core, "abandoned");
  await core.get("ceremonies.back", { id });
  await core.get("ceremonies.leave", { id });
  await core.get("ceremonies.abandon", { id, reason: "changed-mind", remark: null });
  await core.get("ceremonies.transcript", { id });
  await core.get("ceremonies.saveTranscript", { id });
  await core.get("passphrase.change", {
    ...{ address: coldkey, passphrase: await core.send(PASSPHRASE) },
    newPassphrase: await core.send("amber harbour 91 quiet lanterns"),
  });
  await untouched(core);
  rmSync(target, { recursive: true });
});

/**
 * Calls that no flow of this file has seen answered, and why. A call that is added to the contract is made by the test below
 * with its example; when the app refuses that, it needs a flow here, or a line in this list.
 */
// They go to a node that a person names, by main/chain/transport.ts alone.
const CONNECTS: readonly CallName[] = [
  "networks.look",
  "networks.choose",
  "networks.setEndpoints",
  "networks.probe",
  "networks.setCustom",
];
/** Made under wires as well, up to the refusal; what goes on from there is in the tests of each. */
const REFUSED = {
  "no such request, parcel or machine across the gap": [
    ...(["crossing.bytes", "crossing.decline", "crossing.rebuild", "crossing.withdraw"] as const),
    ...(["crossing.saveOutcomes", "pairing.remove", "airgap.acknowledge"] as const),
    ...(["phone.show", "phone.take", "multisig.exportCall"] as const),
  ],
  "no such delivery, receipt or download": [
    ...(["deliveries.readReceipt", "deliveries.result", "deliveries.revoke"] as const),
    ...(["deliveries.settle", "download.verify"] as const),
  ],
  "no ceremony stands at such a step": [
    ...([
      "creation.reopen",
      "ceremonies.finish",
      "import.chooseFile",
      "import.inspectFile",
    ] as const),
    ...(["import.inspectHex", "import.removeSource", "importFolder.watch"] as const),
    ...(["importFolder.removeSources", "throws.judge"] as const),
  ],
  "no such copy, act, swap or alarm, and no key without a name": [
    "keys.name",
    ...(["copies.describe", "copies.identify", "copies.snooze", "operations.resubmit"] as const),
    ...(["swap.check", "swap.recognise", "swap.verify", "leak.tick"] as const),
    ...(["sentinel.acknowledge"] as const),
  ],
} as const satisfies Record<string, readonly CallName[]>;

test("Canary: every other call of the contract touches nothing outside", {
  timeout: 120_000,
}, async () => {
  const core = await openCore({});
  const { coldkey, hotkey } = await fundedPair(core);
  watch(core.folder);
  const refused: string[] = [];
  for (const name of Object.keys(calls) as CallName[]) {
    if (underWires.has(name) || CONNECTS.includes(name)) continue;
    const reply = await core.ask(
      name,
      // The example of this very name, with what is there in place of what is not.
      (await filled(core, examples[name], { coldkey, hotkey })) as never,
    );
    if (!reply.ok) refused.push(name);
  }
  expect(refused.toSorted()).toEqual(Object.values(REFUSED).flat().toSorted());
  expect(core.bugs).toEqual([]);
  await untouched(core);
});

/** An example with this core's own keys and tickets. */
async function filled(
  core: Core,
  input: unknown,
  own: { readonly coldkey: string; readonly hotkey: string },
  key = "",
): Promise<unknown> {
  if (input === ticket)
    return key === "out" ? (await core.receive()).ticket : core.send(PASSPHRASE);
  if (input === alice) return own.coldkey;
  if (input === bob) return own.hotkey;
  if (Array.isArray(input)) return Promise.all(input.map((item) => filled(core, item, own)));
  if (typeof input !== "object" || input === null || input instanceof Uint8Array) return input;
  const entries = Object.entries(input).map(
    async ([name, value]) => [name, await filled(core, value, own, name)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
