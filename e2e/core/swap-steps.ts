/** Steps of a coldkey's swap over the contract, with the rehearsal network's moved time. */
import { expect } from "vitest";
import { devAddress } from "../../main/chain/testing.ts";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { SwapView } from "../../preload/contract.ts";
import type { Core, CoreOptions } from "./harness.ts";
import { startCore } from "./start-core.ts";
import { addCopy, createColdkey, fundedPair, PASSPHRASE, say } from "./steps.ts";

export const thief = devAddress("Mallory");
export const thiefsHotkey = devAddress("Mallory's hotkey");

/** As a fast-blocks build has them: five days are fifty blocks. */
export const SHORT = { subnets: 3, swapDelays: { announce: 50, reannounce: 10 } };

export async function start(options: CoreOptions = {}): Promise<Core> {
  return startCore({ rehearsalWorld: SHORT, ...options });
}

export const viewOf = (core: Core, coldkey: Ss58): SwapView | undefined =>
  core.workstation.snapshot().swaps.find((one) => one.coldkey === coldkey);

export const inState = (core: Core, coldkey: Ss58, state: SwapView["state"]) =>
  core.until(
    `the swap is ${state}`,
    ({ swaps }) => swaps.find((one) => one.coldkey === coldkey)?.state === state,
  );

/** Through the pipeline until it is final. */
export async function signed(
  core: Core,
  operation: Operation,
  passphrase = PASSPHRASE,
): Promise<void> {
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
    passphrase: await core.send(passphrase),
  });
  const actOf = () => core.workstation.snapshot().activities.find(({ id }) => id === draft.id);
  await core.until("it is submitted", () => actOf()?.outcome.state === "submitted");
  await core.get("rehearsal.advance", { blocks: 4 });
  await core.until("it is final", () => actOf()?.outcome.state === "finalised");
}

export async function planned(
  core: Core,
): Promise<{ old: Ss58; hotkey: Ss58; next: Ss58; id: string }> {
  const { coldkey: old, hotkey } = await fundedPair(core);
  const next = await createColdkey(core, "fresh");
  await addCopy(core, next, { label: "Plate B", place: "Bank" });
  const what = { kind: "swap-coldkey", subject: old, target: null };
  const { id } = await core.get("ceremonies.begin", what);
  await core.get("swap.plan", { id, destination: next, passphrase: await core.send(PASSPHRASE) });
  return { old, hotkey, next, id };
}

/** Through the steps that only explain, and the announcement. */
export async function announced(core: Core, id: string, old: Ss58): Promise<void> {
  for (const _ of ["moves", "terms", "card"]) await say(core, id);
  const { newColdkeyHash = "" } = viewOf(core, old)?.plan ?? {};
  await signed(core, { kind: "announce-swap", coldkey: old, newColdkeyHash });
  await inState(core, old, "announced");
}
