/** The app on the world of the tables, as a person would use it: drafts, reviews, signatures, outcomes. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Operation } from "../../../main/codec/pipeline.ts";
import type { Ss58 } from "../../../main/codec/values.ts";
import type { CallOutput } from "../../../preload/contract.ts";
import { explain } from "../../../renderer/messages/faults.ts";
import { cheapVault } from "../cheap-vault.ts";
import { openCore } from "../harness.ts";
import { createColdkey, PASSPHRASE } from "../steps.ts";
import { openDeedsWorld } from "./world.ts";

/** Dozens of acts, on a machine that has other things to do. */
export const LONG_MS = 240_000;
/** More than any row spends. */
const PURSE_TAO = 2_000n;

export async function openDeedsApp() {
  const folder = await mkdtemp(join(tmpdir(), "ckw-deeds-"));
  const world = await openDeedsWorld();
  let core = await openCore({ folder, launchVault: cheapVault });
  await core.get("app.chooseProfile", { profile: "combined" });
  const restart = async () => {
    core = await openCore({ folder, launchVault: cheapVault });
  };

  const isLive = () =>
    core.until("live", ({ chain }) => chain.network === "custom" && chain.state === "live");
  const activityOf = (id: string) =>
    core.workstation.snapshot().activities.find((one) => one.id === id);

  return {
    world,
    core: () => core,
    restart,
    isLive,
    activityOf,
    /** Before {@link connect}: on no network, so that nothing is looked up meanwhile. */
    async createColdkeys(names: readonly string[]): Promise<ReadonlyMap<string, Ss58>> {
      const coldkeys = new Map<string, Ss58>();
      for (const name of names) coldkeys.set(name, await createColdkey(core, name));
      // Without the search for secrets: that the phrases of new coldkeys stay nowhere is shown where they are made.
      await core.workstation.close();
      for (const [name, coldkey] of coldkeys)
        await world.stage(name, coldkey, coldkey).fund(coldkey, PURSE_TAO);
      return coldkeys;
    },
    async connect(): Promise<void> {
      await restart();
      const own = { endpoint: world.url, genesisHash: world.genesisHash };
      await core.get("networks.setCustom", { name: "lab", ...own });
      await core.get("networks.choose", { network: "custom" });
      await isLive();
    },
    /** The app has seen the newest block. */
    async settled(): Promise<void> {
      const height = await world.height();
      await core.until("the newest block is seen", ({ chain }) => {
        return (chain.best?.number ?? 0) >= height;
      });
    },
    draft: (operation: Operation) => core.ask("operations.draft", { operation }),
    review: (draft: string) => core.get("operations.review", { draft, overrideUnsafe: true }),
    async sign(draft: string, { review }: CallOutput<"operations.review">): Promise<string> {
      const { activity } = await core.get("operations.sign", {
        draft,
        payloadHash: review.payloadHash,
        passphrase: await core.send(PASSPHRASE),
      });
      return activity;
    },
    async close(): Promise<void> {
      await core.close();
      await world.close();
    },
  };
}
export type DeedsApp = Awaited<ReturnType<typeof openDeedsApp>>;

/** A refusal that a person can do something with. */
export function demandWords(fault: Parameters<typeof explain>[0], what: string): void {
  for (const text of Object.values(explain(fault))) {
    expect(text, what).not.toBe("");
    expect(text, what).not.toContain("no words for it");
  }
}
