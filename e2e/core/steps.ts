/** Steps that several flows share. The passphrase and every phrase here are made for tests and used nowhere else. */
import * as v from "valibot";
import type { Draft, Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import {
  type CallInput,
  type Ceremony,
  ImportReading,
  type ImportSource,
  type Snapshot,
} from "../../preload/contract.ts";
import type { Core } from "./harness.ts";

/** What the steps need of a core: journeys give them the bridge of a page (e2e/journeys/bridge.ts). */
export type Hands = Pick<Core, "get" | "send" | "receive" | "until"> & {
  readonly workstation: Pick<Core["workstation"], "snapshot">;
};

export const PASSPHRASE = "violet anchor 72 drifting kettles";

export const PLAN = {
  copies: [
    { medium: "paper", place: "Safe at home", custodian: "" },
    { medium: "paper", place: "Bank", custodian: "" },
  ],
  laptop: "",
  slip: "",
};
export const PEOPLE = { operator: "Ada", witness: "" };

/** The one that is under way. */
export function underWay(core: Hands, id: string): Ceremony {
  const found = core.workstation.snapshot().ceremonies.find((one) => one.id === id);
  if (found === undefined) throw new Error(`No ceremony ${id} is under way`);
  return found;
}

/** Says this at the step where the ceremony stands, with every item ticked. */
export async function say(core: Hands, id: string, answer: Ceremony["notes"] = {}): Promise<void> {
  const { step } = underWay(core, id);
  const ticked = step.items.length === 0 ? {} : { ticked: step.items.map((item) => item.id) };
  await core.get("ceremonies.answer", {
    id,
    step: step.id,
    answer: { ...answer, ...ticked },
    exceptions: [],
  });
}

export const CREATE = { kind: "create-coldkey", subject: null, target: null };

/** A coldkey that is named, planned, and waits for its passphrase in a safe room. */
export async function prepareColdkey(core: Hands, name: string, wordCount = 24): Promise<string> {
  const { id } = await core.get("ceremonies.begin", CREATE);
  await say(core, id, { name, wordCount });
  await say(core, id, PLAN);
  await say(core, id, PEOPLE);
  return id;
}

async function writeWords(
  core: Hands,
  id: string,
  call: "creation.words" | "backup.words",
): Promise<string[]> {
  const words: string[] = [];
  while (underWay(core, id).step.kind === "secret-out") {
    const { ticket, text } = await core.receive();
    await core.get(call, { id, out: ticket, half: null });
    words.push(...(await text).split(" "));
    await say(core, id);
  }
  return words;
}

/** Up to the point where the words are on paper: step "prove", phrase open. */
export async function confirmColdkey(
  core: Hands,
  name: string,
): Promise<{ id: string; words: string[] }> {
  const id = await prepareColdkey(core, name);
  const throws = { throws: null, sides: null };
  await core.get("creation.seal", { id, passphrase: await core.send(PASSPHRASE), ...throws });
  return { id, words: await writeWords(core, id, "creation.words") };
}

interface Recorded {
  readonly label: string;
  readonly medium: "paper" | "steel";
  readonly place: string;
}

/** What is asked at the step `record`, for tests that look at the reply. */
export const recording = (id: string, copy: Recorded): CallInput<"ceremonies.answer"> => ({
  id,
  step: "record",
  answer: { ...copy, custodian: "", serial: "" },
  exceptions: [],
});

/** `written`: takes the words, for a test that proves the copy. */
export async function createColdkey(
  core: Hands,
  name: string,
  written: string[] = [],
): Promise<Ss58> {
  const { id, words } = await confirmColdkey(core, name);
  written.push(...words);
  const check = await core.get("creation.prove", { id, phrase: await core.send(words.join(" ")) });
  if (!check.match) throw new Error("The right phrase was refused");
  const copy = { label: "Card A", medium: "paper", place: "Safe at home" } as const;
  const { subject } = underWay(core, id);
  await core.get("ceremonies.answer", recording(id, copy));
  if (subject === null) throw new Error("A sealed key has no address");
  return subject;
}

/** Combined, on a live rehearsal network, with one coldkey that the faucet has served. */
export async function fundedColdkey(core: Hands): Promise<{ coldkey: Ss58; funded: Snapshot }> {
  await core.get("app.chooseProfile", { profile: "combined" });
  await core.until("the network is live", ({ chain }) => chain.state === "live");
  const coldkey = await createColdkey(core, "treasury");
  await core.get("faucet.request", { address: coldkey, overrideUnsafe: true });
  const funded = await core.until(
    "the balance is seen",
    ({ coldkeys }) => (coldkeys[0]?.balance?.freeRao ?? 0n) > 0n,
  );
  return { coldkey, funded };
}

/** And a hotkey under it. */
export async function fundedPair(core: Hands): Promise<{ coldkey: Ss58; hotkey: Ss58 }> {
  const { coldkey } = await fundedColdkey(core);
  const { address: hotkey } = await core.get("hotkeys.create", {
    coldkey,
    name: "miner-1",
    passphrase: await core.send(PASSPHRASE),
  });
  return { coldkey, hotkey };
}

/** Of these a coldkey with one proved copy is asked about. */
const GIVES: readonly Operation["kind"][] = [
  "register",
  "associate",
  "add-stake",
  "announce-swap",
  "swap-hotkey",
];

/** Through the whole pipeline until the node has the act in its pool. */
export async function submitted(core: Hands, operation: Operation): Promise<Draft> {
  const draft = await core.get("operations.draft", { operation });
  const { review } = await core.get("operations.review", {
    draft: draft.id,
    overrideUnsafe: GIVES.includes(operation.kind),
  });
  await core.get("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  await core.until(
    "it is submitted",
    ({ activities }) => activities[0]?.outcome.state === "submitted",
  );
  return draft;
}

/** A further copy up to the point where its phrase is open. */
export async function openBackup(core: Hands, address: Ss58): Promise<string> {
  const what = { kind: "back-up-coldkey", subject: address, target: null };
  const { id } = await core.get("ceremonies.begin", what);
  await say(core, id, PLAN);
  await say(core, id, PEOPLE);
  await core.get("backup.open", { id, passphrase: await core.send(PASSPHRASE) });
  return id;
}

/** And where its words are on paper: step "prove". */
export async function writeCopy(
  core: Hands,
  address: Ss58,
): Promise<{ id: string; phrase: string }> {
  const id = await openBackup(core, address);
  const words = await writeWords(core, id, "backup.words");
  return { id, phrase: words.join(" ") };
}

/** Returns the phrase, for a test that proves the copy again. */
export async function addCopy(
  core: Hands,
  address: Ss58,
  copy: { label: string; place: string },
): Promise<string> {
  const { id, phrase } = await writeCopy(core, address);
  const check = await core.get("backup.prove", { id, phrase: await core.send(phrase) });
  if (!check.match) throw new Error("The right phrase was refused");
  await core.get("ceremonies.answer", recording(id, { ...copy, medium: "steel" }));
  return phrase;
}

/** The proof of a copy that is there, with its phrase open. */
export async function openProof(core: Hands, address: Ss58, copy: string): Promise<string> {
  const what = { kind: "prove-copy", subject: address, target: copy };
  const { id } = await core.get("ceremonies.begin", what);
  await say(core, id, PEOPLE);
  await core.get("backup.open", { id, passphrase: await core.send(PASSPHRASE) });
  return id;
}

/** Of a ceremony that brings a key: up to the step where the source is read, in a safe room. */
export async function beginImport(
  core: Hands,
  source: ImportSource,
  kept: "paper" | "this-machine" = "paper",
): Promise<string> {
  const what = { kind: "import-key", subject: null, target: null };
  const { id } = await core.get("ceremonies.begin", what);
  await say(core, id, { source });
  await say(core, id, { kept });
  await say(core, id, PEOPLE);
  return id;
}

/** What was read at the step before. */
export function readingsOf(core: Hands, id: string): readonly ImportReading[] {
  const { readings } = underWay(core, id).answers.open ?? {};
  return v.parse(v.array(ImportReading), readings);
}

export interface Named {
  readonly name: string;
  readonly role?: "coldkey" | "hotkey";
  readonly coldkey?: string | null;
  /** The other reading of a private key. */
  readonly address?: Ss58;
}

/** What was read gets its name, and waits for its passphrase. */
export async function nameFound(core: Hands, id: string, named: Named): Promise<Ss58> {
  const address = named.address ?? readingsOf(core, id)[0]?.address;
  if (address === undefined) throw new Error("Nothing was found");
  const { name, role = "coldkey", coldkey = null } = named;
  await say(core, id, { address, name, role, coldkey });
  await say(core, id);
  return address;
}

/** Words from a card that is not recorded as a copy: a key with no copies. */
export async function importPhrase(
  core: Hands,
  phrase: string,
  name: string,
  passphrase: string = PASSPHRASE,
): Promise<Ss58> {
  const id = await beginImport(core, "words");
  await core.get("import.inspectPhrase", { id, phrase: await core.send(phrase) });
  const address = await nameFound(core, id, { name });
  await core.get("import.seal", { id, passphrase: await core.send(passphrase) });
  await say(core, id, { isCopy: false });
  return address;
}
