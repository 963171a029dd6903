/** The door between the screen and the core, tried with everything that does not belong through it. */
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { createRouter, type Handlers } from "../../main/commands/router.ts";
import { Refusal } from "../../main/lib/fault.ts";
import { type CallInput, type CallName, calls } from "../../preload/contract.ts";

const names = Object.keys(calls) as CallName[];
const page = { deliver: () => undefined, renew: () => false };

const id = "act-0001";
const machine = "0123456789abcdef";
const ticket = "0123456789abcdef0123456789abcdef";
const alice =
  "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY" as CallInput<"faucet.request">["address"];
const bob = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as typeof alice;
const hash = `0x${"00".repeat(32)}`;
/** One input for each call that its schema takes. */
const examples: { [K in CallName]: CallInput<K> } = {
  "app.snapshot": null,
  "app.chooseProfile": { profile: "combined" },
  "app.settled": null,
  "app.setTheme": { theme: "dark" },
  "app.language": null,
  "app.setLanguage": { language: "zh" },
  "app.setLockAfter": { minutes: 5 },
  "app.lock": null,
  "app.renewPage": null,
  "secrets.open": { direction: "in" },
  "phrase.words": null,
  "passphrase.judge": { passphrase: ticket },
  "creation.seal": { id, passphrase: ticket, throws: ticket, sides: 6 },
  "creation.reopen": { id, passphrase: ticket },
  "creation.words": { id, out: ticket, half: 1 },
  "creation.prove": { id, phrase: ticket },
  "keys.name": { address: alice, name: "treasury", passphrase: ticket },
  "keys.rename": { address: alice, name: "Main" },
  "keys.retire": { address: alice },
  "keys.bringBack": { address: alice },
  "keys.proveOpens": { address: alice, passphrase: ticket, judge: true },
  "unlock.choose": { targetMs: 1000 },
  "passphrase.change": { address: alice, passphrase: ticket, newPassphrase: ticket },
  "passphrase.suggest": { count: 6, out: ticket },
  "throws.judge": { sides: 6, wordCount: 24, throws: ticket },
  "doctor.examine": null,
  "doctor.closeFiles": null,
  "doctor.finishChange": null,
  "import.chooseFile": { id },
  "import.inspectFile": { id, passphrase: ticket },
  "import.inspectPhrase": { id, phrase: ticket },
  "import.giveShare": { id, phrase: ticket },
  "import.inspectHex": { id, secret: ticket, claim: alice },
  "import.seal": { id, passphrase: ticket },
  "import.removeSource": { id },
  "importFolder.choose": null,
  "importFolder.open": { files: [id], passphrase: ticket },
  "importFolder.store": { keys: [{ file: id, name: "Main" }], under: null, passphrase: ticket },
  "importFolder.watch": { entries: [{ file: id, name: "Main" }] },
  "importFolder.removeSources": { files: [id] },
  "importFolder.stop": null,
  "importFolder.leave": null,
  "book.look": { addresses: [alice] },
  "book.add": { address: alice, name: "A friend", role: "person" },
  "book.remove": { address: alice },
  "book.readTransfers": { text: `${alice},1.5` },
  "book.chooseTransfers": null,
  "multisig.make": { members: [alice, bob], threshold: 2 },
  "multisig.add": { name: "board", members: [alice, bob], threshold: 2 },
  "multisig.pending": { address: alice },
  "multisig.exportCall": {
    address: alice,
    call: { kind: "transfer", coldkey: alice, destination: bob, amountRao: 1n },
  },
  "multisig.importCall": null,
  "proxy.look": { real: alice },
  "watch.look": { addresses: [alice] },
  "watch.chooseFiles": null,
  "watch.chooseFolder": null,
  "watch.add": { address: alice, name: "Main" },
  "watch.remove": { address: alice },
  "sentinel.acknowledge": { id: "swap-0001", as: "mine" },
  "sentinel.compare": { id: "swap-0001", address: alice },
  "leak.begin": { case: "coldkey", coldkey: alice, hotkey: null, isPassphraseKnown: false },
  "leak.look": { id, refuge: alice },
  "leak.tick": { id, step: "other-keys" },
  "leak.finish": { id, result: "safe" },
  "drills.start": { kind: "dispute", coldkey: alice },
  "drills.stop": null,
  "rehearsal.trouble": { trouble: "slow" },
  "rehearsal.resetSwap": { coldkey: alice },
  "rehearsal.thief": { coldkey: alice },
  "phone.show": { id: "act-0001" },
  "phone.take": { id: "act-0001", text: `01${"ab".repeat(64)}` },
  "app.print": { sheet: "card" },
  "camera.open": null,
  "camera.shut": null,
  "download.begin": null,
  "download.choose": { part: "installer" },
  "download.verify": null,
  "ceremonies.saveTranscript": { id },
  "backup.open": { id, passphrase: ticket },
  "backup.words": { id, out: ticket, half: 2 },
  "plan.judge": { address: null, copies: [], laptop: "", slip: "" },
  "backup.prove": { id, phrase: ticket },
  "backup.loseCopy": { address: alice, copy: "copy-0001", reason: "damaged" },
  "split.wordList": null,
  "split.open": { id, passphrase: ticket },
  "split.words": { id, out: ticket, half: 1 },
  "split.prove": { id, phrase: ticket },
  "check.open": { id, passphrase: ticket },
  "check.question": { id, out: ticket },
  "check.answer": { id, number: 1, choice: 6 },
  "check.proveShare": { id, phrase: ticket },
  "rehearsal.give": { id, phrase: ticket },
  "usb.drives": null,
  "usb.choose": null,
  "usb.use": { id, drive: "ABCD-1234" },
  "usb.look": { id, isPlugged: false },
  "usb.open": { id, passphrase: ticket },
  "copies.describe": {
    address: alice,
    copy: "copy-0001",
    label: "Card A",
    place: "Safe",
    custodian: null,
    serial: "E-1",
  },
  "receive.show": { address: alice, overrideUnsafe: true },
  "copies.snooze": { address: alice, copy: "copy-0001" },
  "copies.schedule": { address: alice, oftener: 2 },
  "copies.places": { address: alice },
  "copies.identify": { address: alice, places: [5, 9], passphrase: ticket, words: ticket },
  "ceremonies.list": null,
  "ceremonies.begin": { kind: "reveal-phrase", subject: alice, target: null },
  "ceremonies.answer": { id, step: "room", answer: { ticked: ["alone"] }, exceptions: [] },
  "ceremonies.back": { id },
  "ceremonies.leave": { id },
  "ceremonies.finish": { id },
  "ceremonies.abandon": { id, reason: "mistake", remark: null },
  "ceremonies.transcript": { id },
  "reveal.open": { id, passphrase: ticket },
  "reveal.words": { id, out: ticket, half: null },
  "hotkeys.create": { coldkey: alice, name: "Miner", passphrase: ticket },
  "hotkeys.createMany": { coldkey: alice, names: ["m-1"], tags: ["gpu"], passphrase: ticket },
  "hotkeys.stopMaking": null,
  "hotkeys.tag": { addresses: [alice], add: ["gpu"], remove: [] },
  "hotkeys.openPhrase": { id, passphrase: ticket },
  "hotkeys.words": { id, out: ticket, half: null },
  "deliveries.begin": {
    hotkeys: [alice],
    server: "gpu-server",
    method: { kind: "folder", isEncrypted: false },
  },
  "deliveries.chooseFolder": { id },
  "deliveries.release": { id, passphrase: ticket, outgoing: null },
  "deliveries.stop": { id },
  "deliveries.settle": { id },
  "deliveries.result": { id },
  "deliveries.chooseReceipt": null,
  "deliveries.readReceipt": { text: "coldkey-workstation-receipt 1" },
  "deliveries.revoke": { id, reason: "retired" },
  "chain.subnets": null,
  "chain.lastSubnets": null,
  "chain.lastSubnet": { netuid: 1 },
  "networks.look": null,
  "networks.choose": { network: "test" },
  "networks.setEndpoints": { network: "finney", endpoints: ["wss://node.example"] },
  "networks.probe": { endpoint: "ws://127.0.0.1:9944" },
  "networks.setCustom": { name: "lab", endpoint: "ws://127.0.0.1:9944", genesisHash: hash },
  "chain.subnet": { netuid: 1 },
  "faucet.request": { address: alice },
  "stake.look": { coldkey: alice },
  "portfolio.look": { coldkey: alice },
  "portfolio.last": { coldkey: alice },
  "portfolio.actsFor": { coldkey: alice },
  "portfolio.lastActsFor": { coldkey: alice },
  "portfolio.history": { coldkey: alice },
  "rehearsal.advance": { blocks: 1 },
  "swap.look": { coldkey: alice },
  "swap.destination": { coldkey: alice, destination: alice },
  "swap.plan": { id, destination: alice, passphrase: ticket },
  "swap.recognise": { coldkey: alice, destination: alice, passphrase: ticket },
  "swap.check": { coldkey: alice },
  "swap.verify": { coldkey: alice },
  "swap.drop": { coldkey: alice },
  "operations.draft": {
    operation: { kind: "register", coldkey: alice, hotkey: alice, netuid: 1, maxBurnRao: 1n },
  },
  "operations.review": { draft: id, overrideUnsafe: false },
  "operations.sign": { draft: id, payloadHash: hash, passphrase: ticket },
  "operations.discard": { draft: id },
  "operations.resubmit": { activity: id },
  "operations.earlier": { limit: 50 },
  "operations.find": { id },
  "policy.preview": {
    coldkey: alice,
    rules: { allowList: [], limit: null, large: null, coolingOffHours: 1, looseningHours: 2 },
  },
  "policy.change": { coldkey: alice, change: { kind: "acknowledge" }, passphrase: ticket },
  "journal.page": { before: null, limit: 50 },
  "journal.verify": null,
  "journal.query": {
    filter: { kinds: null, subject: null, act: null, fromMs: null, toMs: null, text: null },
    before: null,
    limit: 50,
  },
  "journal.overview": null,
  "journal.proof": { seq: 3 },
  "journal.checkpoint": null,
  "journal.compare": { text: "aardvark adroitness", size: 3 },
  "journal.export": { form: "bundle" },
  "journal.peers": null,
  "journal.keepCheckpoint": { text: null },
  "machine.look": null,
  "machine.tick": { check: "screen-lock", isSeen: true },
  "pairing.setName": { name: "Everyday laptop" },
  "pairing.saveCard": null,
  "pairing.confirm": { id: machine },
  "pairing.remove": { id: machine, reason: "asked" },
  "crossing.open": null,
  "crossing.take": { bytes: new Uint8Array(3) },
  "crossing.bytes": { what: "request", id },
  "crossing.carry": { draft: id, periodBlocks: 2048, to: null },
  "crossing.saveRequests": { ids: [id] },
  "crossing.rebuild": { id, periodBlocks: 1024 },
  "crossing.withdraw": { id },
  "crossing.saveOutcomes": { ids: [id] },
  "crossing.review": { id: ticket },
  "crossing.sign": {
    id: ticket,
    payloadHash: hash,
    passphrase: ticket,
  },
  "crossing.decline": { id: ticket },
  "crossing.saveAnswers": { ids: [ticket] },
  "airgap.acknowledge": { isPractice: false },
  "messages.sign": { address: alice, text: "I hold this key.", passphrase: ticket },
  "messages.verify": { address: alice, text: "I hold this key.", signature: "0x00" },
};

/** A router whose handlers do one thing; says which handlers ran and which bugs were reported. */
function routerThat(act: () => unknown) {
  const ran: string[] = [];
  const bugs: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        ran.push(name);
        return act();
      },
    ]),
  ) as unknown as Handlers;
  const call = createRouter(handlers, (name, error) => {
    bugs.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  });
  return { call, ran, bugs };
}

describe.each(names)("%s", (name) => {
  const [input, output] = calls[name];

  test("lets nothing through that its schema does not name", async () => {
    const { call, ran } = routerThat(() => null);
    const strange = fc.anything({ withBigInt: true, withDate: true, withTypedArray: true });
    await fc.assert(
      fc.asyncProperty(strange, async (value) => {
        fc.pre(!v.safeParse(input, value).success);
        const reply = await call(name, value, page);
        expect(reply).toMatchObject({ ok: false, fault: { code: "CALL_INPUT_INVALID" } });
      }),
      { numRuns: 60 },
    );
    expect(ran).toEqual([]);
  });

  test("takes no more and no fewer fields than its schema names", async () => {
    const { call, ran } = routerThat(() => null);
    const example = examples[name];
    expect(v.safeParse(input, example).success, "the example is valid").toBe(true);
    const wrong: unknown[] = [{ ...example, extra: 1 }, [example], undefined];
    for (const field of Object.keys(example ?? {})) wrong.push({ ...example, [field]: undefined });
    for (const value of wrong) {
      const reply = await call(name, value, page);
      expect(reply, Object.keys(value ?? {}).join()).toMatchObject({
        fault: { code: "CALL_INPUT_INVALID" },
      });
    }
    expect(ran).toEqual([]);
  });

  test("hands out nothing that its schema does not name, and no word of a bug", async () => {
    const slip = { leaked: "/home/somebody/.bittensor" };
    expect(v.safeParse(output, slip).success, "the slip fits no output").toBe(false);
    for (const act of [
      () => slip,
      () => {
        throw new Error("/home/somebody/.bittensor");
      },
    ]) {
      const { call, bugs } = routerThat(act);
      const reply = await call(name, examples[name], page);
      expect(reply).toEqual({
        ok: false,
        fault: { code: "INTERNAL_ERROR", facts: { call: name } },
      });
      expect(bugs).toHaveLength(1);
    }
  });

  test("has its secrets in ports, never in fields", () => {
    for (const [field, schema] of fieldsOf(input)) {
      if (!/pass|phrase|secret|seed|mnemonic|words$/i.test(field)) continue;
      for (const text of ["correct horse battery staple", "a", "", "0".repeat(31), "g".repeat(32)])
        expect(v.safeParse(schema, text).success, `${field} takes "${text}"`).toBe(false);
    }
  });
});

test("an expected refusal crosses as it is", async () => {
  const { call, bugs } = routerThat(() => {
    throw new Refusal("WRONG_PASSPHRASE");
  });
  const reply = await call("app.lock", null, page);
  expect(reply).toEqual({ ok: false, fault: { code: "WRONG_PASSPHRASE", facts: {} } });
  expect(bugs).toEqual([]);
});

/** The fields of an object schema. `wordCount` and its like end in no word that we look for. */
function fieldsOf(schema: v.GenericSchema): [string, v.GenericSchema][] {
  return "entries" in schema
    ? Object.entries(schema.entries as Record<string, v.GenericSchema>)
    : [];
}
