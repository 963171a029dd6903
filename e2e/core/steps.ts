/** Steps that several flows share. The passphrase and every phrase here are made for tests and used nowhere else. */
import type { Draft, Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Snapshot } from "../../preload/contract.ts";
import type { Core } from "./harness.ts";

export const PASSPHRASE = "violet anchor 72 drifting kettles";

/** Up to the point where the words are on paper: step "prove", phrase open. */
export async function confirmColdkey(
  core: Core,
  name: string,
): Promise<{ id: string; words: string[] }> {
  const { id } = await core.get("creation.begin", { name, wordCount: 24 });
  await core.get("creation.seal", {
    id,
    passphrase: await core.send(PASSPHRASE),
    throws: null,
    sides: null,
  });
  const words: string[] = [];
  for (const [from, to] of [
    [1, 12],
    [13, 24],
  ] as const) {
    const { ticket, text } = await core.receive();
    await core.get("creation.reveal", { id, from, to, out: ticket });
    words.push(...(await text).split(" "));
  }
  await core.get("creation.goTo", { id, step: "prove" });
  return { id, words };
}

export async function createColdkey(core: Core, name: string): Promise<Ss58> {
  const { id, words } = await confirmColdkey(core, name);
  const check = await core.get("creation.prove", { id, phrase: await core.send(words.join(" ")) });
  if (!check.match) throw new Error("The right phrase was refused");
  const { address } = await core.get("creation.recordCopy", {
    id,
    label: "Card A",
    medium: "paper",
    place: "Safe at home",
  });
  return address;
}

/** Combined, on a live rehearsal network, with one coldkey that the faucet has served. */
export async function fundedColdkey(core: Core): Promise<{ coldkey: Ss58; funded: Snapshot }> {
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
export async function fundedPair(core: Core): Promise<{ coldkey: Ss58; hotkey: Ss58 }> {
  const { coldkey } = await fundedColdkey(core);
  const { address: hotkey } = await core.get("hotkeys.create", {
    coldkey,
    name: "miner-1",
    passphrase: await core.send(PASSPHRASE),
  });
  return { coldkey, hotkey };
}

/** Through the whole pipeline until the node has the act in its pool. */
export async function submitted(core: Core, operation: Operation): Promise<Draft> {
  const draft = await core.get("operations.draft", { operation });
  const { review } = await core.get("operations.review", {
    draft: draft.id,
    overrideUnsafe: operation.kind === "register",
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

/** A further copy up to the point where its words are on paper: step "prove", phrase open. */
export async function writeCopy(
  core: Core,
  address: Ss58,
): Promise<{ id: string; phrase: string }> {
  const { id } = await core.get("backup.begin", { address, copy: null });
  await core.get("backup.reopen", { id, passphrase: await core.send(PASSPHRASE) });
  const { ticket, text } = await core.receive();
  await core.get("backup.reveal", { id, from: 1, to: 24, out: ticket });
  const phrase = await text;
  await core.get("backup.goTo", { id, step: "prove" });
  return { id, phrase };
}

/** Returns the phrase, for a test that proves the copy again. */
export async function addCopy(
  core: Core,
  address: Ss58,
  copy: { label: string; place: string },
): Promise<string> {
  const { id, phrase } = await writeCopy(core, address);
  const check = await core.get("backup.prove", { id, phrase: await core.send(phrase) });
  if (!check.match) throw new Error("The right phrase was refused");
  await core.get("backup.recordCopy", { id, ...copy, medium: "steel" });
  return phrase;
}
