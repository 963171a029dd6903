/** Two coldkeys with money on a rehearsal, and their acts from the draft to the end. */
import { expect } from "vitest";
import type { Operation } from "../../main/codec/pipeline.ts";
import type { Ss58 } from "../../main/codec/values.ts";
import type { Activity, CallOutput } from "../../preload/contract.ts";
import { type CoreOptions, openCore } from "./harness.ts";
import { createColdkey, PASSPHRASE } from "./steps.ts";

export const TAO = 1_000_000_000n;
export const BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty" as Ss58;
export const EVE = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy" as Ss58;

interface Done {
  readonly draft: CallOutput<"operations.draft">;
  readonly review: CallOutput<"operations.review">["review"];
  readonly outcome: Activity["outcome"];
}

export const codes = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

export async function openTwo(options: CoreOptions = {}) {
  const core = await openCore(options);
  await core.get("app.chooseProfile", { profile: "combined" });
  await core.until("the network is there", ({ chain }) => chain.state === "live");
  const one = await createColdkey(core, "one");
  const two = await createColdkey(core, "two");
  for (const address of [one, two]) {
    await core.get("faucet.request", { address, overrideUnsafe: true });
  }

  return {
    core,
    one,
    two,
    /** Draft, review, signature, blocks, outcome: as a person does it. */
    async act(operation: Operation): Promise<Done> {
      const draft = await core.get("operations.draft", { operation });
      expect(draft.blocking).toEqual([]);
      const { review } = await core.get("operations.review", {
        draft: draft.id,
        overrideUnsafe: true,
      });
      const { activity } = await core.get("operations.sign", {
        draft: draft.id,
        payloadHash: review.payloadHash,
        passphrase: await core.send(PASSPHRASE),
      });
      const stateOf = (acts: readonly Activity[]) =>
        acts.find(({ id }) => id === activity)?.outcome;
      await core.until(
        "it is sent",
        ({ activities }) => stateOf(activities)?.state === "submitted",
      );
      await core.get("rehearsal.advance", { blocks: 6 });
      const snapshot = await core.until("it is over", ({ activities }) => {
        const outcome = stateOf(activities);
        return outcome?.state === "finalised" || (outcome?.state === "failed" && outcome.isFinal);
      });
      const outcome = stateOf(snapshot.activities);
      if (outcome === undefined) throw new Error("The act is gone");
      return { draft, review, outcome };
    },
    async blockedBy(operation: Operation): Promise<string[]> {
      return codes((await core.get("operations.draft", { operation })).blocking);
    },
  };
}
export type Two = Awaited<ReturnType<typeof openTwo>>;
