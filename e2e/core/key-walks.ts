/** Walks through the ceremonies of keys: made, brought from elsewhere, looked at, delivered. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SLIP39_VECTORS } from "../../main/vault/slip39/testing-vectors.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import {
  type Act,
  openWith,
  readBy,
  record,
  say,
  takeBackBy,
  tickAll,
  type Walk,
} from "./ceremony-acts.ts";
import type { Core } from "./harness.ts";
import { createColdkey, PASSPHRASE, PEOPLE, PLAN, readingsOf } from "./steps.ts";

const sealIt: Act = async (core, { id }) =>
  core.get("creation.seal", {
    id,
    passphrase: await core.send(PASSPHRASE),
    throws: null,
    sides: null,
  });

const readWords: Act = async (core, { id }, memory) => {
  const { phrase } = VECTORS[0];
  await core.get("import.inspectPhrase", { id, phrase: await core.send(phrase) });
  memory.words.splice(0, memory.words.length, ...phrase.split(" "));
};

/** Folders that the system's dialog will give. */
const DELIVERED = join(tmpdir(), "ckw-delivered-");
const deliveredTo: string[] = [];

/** 2 of 3, by somebody else's program. */
const typeShares: Act = async (core, { id }, memory) => {
  for (const share of SLIP39_VECTORS[3]?.[1] ?? []) {
    await core.get("import.giveShare", { id, phrase: await core.send(share) });
    memory.words.push(...share.split(" "));
  }
};
const nameIt: Act = (core, ceremony, memory) => {
  const [found] = readingsOf(core, ceremony.id);
  const what = { name: "elsewhere", role: "coldkey", coldkey: null };
  return say({ ...what, address: found?.address ?? null })(core, ceremony, memory);
};
const sealImport: Act = async (core, { id }) =>
  core.get("import.seal", { id, passphrase: await core.send(PASSPHRASE) });
const putAway = (index: number): Act =>
  say({
    ...{ label: `Share ${index}`, medium: "steel", place: `Place ${index}` },
    ...{ custodian: null, serial: null },
  });

/** A hotkey, and what a ceremony about it begins with. */
async function oneHotkey(core: Core) {
  const coldkey = await createColdkey(core, "treasury");
  const passphrase = await core.send(PASSPHRASE);
  const { address } = await core.get("hotkeys.create", { coldkey, name: "miner", passphrase });
  return { subject: address, target: null };
}

export const keyWalks: readonly Walk[] = [
  {
    kind: "create-coldkey",
    prepare: async () => ({ subject: null, target: null }),
    road: ["name", "plan", "room", "passphrase", "write-1", "write-2", "prove", "record"],
    acts: {
      name: say({ name: "treasury", wordCount: 24 }),
      plan: say(PLAN),
      room: tickAll(PEOPLE),
      passphrase: sealIt,
      "write-1": readBy("creation.words"),
      "write-2": readBy("creation.words"),
      prove: takeBackBy("creation.prove"),
      record,
    },
    reopen: openWith("creation.reopen"),
  },
  {
    kind: "reveal-phrase",
    prepare: async (core) => ({ subject: await createColdkey(core, "treasury"), target: null }),
    road: ["why", "room", "confirm", "open", "words-1", "words-2"],
    acts: {
      why: say({ why: "compare-copy" }),
      room: tickAll(PEOPLE),
      confirm: tickAll({ typed: "treasury" }),
      open: openWith("reveal.open"),
      "words-1": readBy("reveal.words"),
      "words-2": readBy("reveal.words"),
    },
    reopen: openWith("reveal.open"),
  },
  {
    kind: "reveal-hotkey",
    prepare: oneHotkey,
    road: ["room", "open", "words-1", "words-2"],
    acts: {
      room: tickAll(PEOPLE),
      open: openWith("hotkeys.openPhrase"),
      "words-1": readBy("hotkeys.words"),
      "words-2": readBy("hotkeys.words"),
    },
    reopen: openWith("hotkeys.openPhrase"),
  },
  {
    kind: "import-key",
    prepare: async () => ({ subject: null, target: null }),
    road: ["source", "kept", "room", "open", "found", "recovery", "seal", "card"],
    acts: {
      source: say({ source: "words" }),
      kept: say({ kept: "paper" }),
      room: tickAll(PEOPLE),
      open: readWords,
      found: nameIt,
      recovery: tickAll(),
      seal: sealImport,
      card: say({
        ...{ isCopy: true, label: "Card A", medium: "paper", place: "Bank" },
        ...{ custodian: "", serial: "" },
      }),
    },
    reopen: readWords,
  },
  {
    kind: "import-key",
    prepare: async () => ({ subject: null, target: null }),
    road: [
      ...["source", "kept", "room", "open", "found", "recovery", "seal"],
      ...["shares", "share-1-place", "share-3-place"],
    ],
    acts: {
      source: say({ source: "shares" }),
      kept: say({ kept: "paper" }),
      room: tickAll(PEOPLE),
      open: typeShares,
      found: nameIt,
      recovery: tickAll(),
      seal: sealImport,
      shares: say({ isCopy: true, count: 3 }),
      "share-1-place": putAway(1),
      "share-3-place": putAway(3),
    },
    reopen: typeShares,
  },
  {
    kind: "deliver-hotkeys",
    isNameless: true,
    options: { chosenFolders: deliveredTo },
    writesTo: [DELIVERED],
    prepare: oneHotkey,
    async begin(core) {
      const hotkeys = core.workstation.snapshot().hotkeys.map(({ address }) => address);
      const method = { kind: "folder", isEncrypted: false } as const;
      const { ceremony } = await core.get("deliveries.begin", { hotkeys, server: "rack", method });
      return ceremony;
    },
    road: ["ready", "release", "carry"],
    acts: {
      ready: tickAll(),
      release: async (core, { id: ceremony }) => {
        deliveredTo.push(await mkdtemp(DELIVERED));
        const one = core.workstation.snapshot().deliveries.find((it) => it.ceremony === ceremony);
        const id = one?.id ?? "";
        await core.get("deliveries.chooseFolder", { id });
        const passphrase = await core.send(PASSPHRASE);
        await core.get("deliveries.release", { id, passphrase, outgoing: null });
      },
      carry: tickAll(),
    },
    doneAt: "carry",
  },
];
