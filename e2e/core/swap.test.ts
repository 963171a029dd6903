/** The swap of a coldkey over the contract, with a real vault process and the rehearsal network's moved time. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { SwapView } from "../../preload/contract.ts";
import { type Core, openCore } from "./harness.ts";
import { addCopy, createColdkey, fundedPair, PASSPHRASE, say, underWay } from "./steps.ts";

const cores: Core[] = [];
/** As a fast-blocks build has them: five days are fifty blocks. */
const SHORT = { subnets: 3, swapDelays: { announce: 50, reannounce: 10 } };

async function start(options: Parameters<typeof openCore>[0] = {}): Promise<Core> {
  const core = await openCore({ rehearsalWorld: SHORT, ...options });
  cores.push(core);
  return core;
}
afterEach(async () => {
  for (const core of cores.splice(0)) await core.close();
});

const viewOf = (core: Core, coldkey: Ss58): SwapView | undefined =>
  core.workstation.snapshot().swaps.find((one) => one.coldkey === coldkey);

const inState = (core: Core, coldkey: Ss58, state: SwapView["state"]) =>
  core.until(
    `the swap is ${state}`,
    ({ swaps }) => swaps.find((one) => one.coldkey === coldkey)?.state === state,
  );

/** Through the pipeline until it is final. */
async function signed(core: Core, operation: Operation): Promise<void> {
  const draft = await core.get("operations.draft", { operation });
  expect(draft.blocking).toEqual([]);
  const { review } = await core.get("operations.review", {
    draft: draft.id,
    overrideUnsafe: true,
  });
  expect(review.blocking).toEqual([]);
  await core.get("operations.sign", {
    draft: draft.id,
    payloadHash: review.payloadHash,
    passphrase: await core.send(PASSPHRASE),
  });
  const actOf = () => core.workstation.snapshot().activities.find(({ id }) => id === draft.id);
  await core.until("it is submitted", () => actOf()?.outcome.state === "submitted");
  await core.get("rehearsal.advance", { blocks: 4 });
  await core.until("it is final", () => actOf()?.outcome.state === "finalised");
}

async function planned(core: Core): Promise<{ old: Ss58; hotkey: Ss58; next: Ss58; id: string }> {
  const { coldkey: old, hotkey } = await fundedPair(core);
  const next = await createColdkey(core, "fresh");
  await addCopy(core, next, { label: "Plate B", place: "Bank" });
  const what = { kind: "swap-coldkey", subject: old, target: null };
  const { id } = await core.get("ceremonies.begin", what);
  await core.get("swap.plan", { id, destination: next, passphrase: await core.send(PASSPHRASE) });
  return { old, hotkey, next, id };
}

test("five days skipped: planned, announced, executed, compared, and the transcript closes", {
  timeout: 180_000,
}, async () => {
  const core = await start();
  const { old, hotkey, next, id } = await planned(core);
  expect(viewOf(core, old)).toMatchObject({ state: "planned", acts: ["drop", "announce"] });
  const { newColdkeyHash = "" } = viewOf(core, old)?.plan ?? {};
  // The link between the two lies nowhere on the disk but as the hash that the chain will have as well.
  for (const name of await readdir(join(core.folder, "swaps"))) {
    const text = await readFile(join(core.folder, "swaps", name), "latin1");
    expect(text.includes(next), name).toBe(false);
  }
  expect(underWay(core, id).step.id).toBe("moves");
  await say(core, id);
  await say(core, id);
  await say(core, id);
  expect(underWay(core, id).step.id).toBe("announce");

  const operation = { kind: "announce-swap", coldkey: old, newColdkeyHash } as const;
  await signed(core, operation);
  await inState(core, old, "announced");
  await core.until("the ceremony goes on", () => underWay(core, id).step.id === "execute");
  const announced = viewOf(core, old);
  expect(announced).toMatchObject({
    acts: ["dispute"],
    announcement: { whose: "planned", destinationName: "fresh", isFinal: true },
    reminder: "day",
  });
  const locked = await core.get("operations.draft", {
    operation: { kind: "transfer", coldkey: old, destination: hotkey, amountRao: 1_000_000n },
  });
  expect(locked.blocking.map(({ code }) => code)).toContain("COLDKEY_SWAP_PENDING");

  const left = announced?.announcement?.executable.blocksLeft ?? 0;
  await core.get("rehearsal.advance", { blocks: left });
  await inState(core, old, "executable");
  expect(viewOf(core, old)).toMatchObject({ acts: ["execute", "dispute"], reminder: "now" });
  await signed(core, { kind: "execute-swap", coldkey: old, destination: next });
  await inState(core, old, "swapped");
  expect(viewOf(core, old)?.ended).toMatchObject({
    how: "swapped",
    isOurs: true,
    destination: next,
  });
  await core.until("the ceremony goes on", () => underWay(core, id).step.id === "verify");
  const { items, left: behind } = await core.get("swap.verify", { coldkey: old });
  expect(items.length).toBeGreaterThan(0);
  expect(items.filter(({ isThere }) => !isThere)).toEqual([]);
  expect(behind.freeRao).toBe(0n);
  const card = core.workstation.snapshot().coldkeys.find(({ address }) => address === old);
  expect(card?.retiredAtMs).not.toBeNull();
  await say(core, id);
  expect(core.workstation.snapshot().ceremonies).toEqual([]);
  const { transcript } = await core.get("ceremonies.transcript", { id });
  expect(transcript).toMatchObject({ outcome: "completed", ceremony: "swap-coldkey" });
  expect(core.bugs).toEqual([]);
});
