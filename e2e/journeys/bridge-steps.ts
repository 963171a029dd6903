/** Steps over the bridge, for journeys about something else: what they do on screens has journeys of its own. */
import type { Page } from "@playwright/test";
import { mnemonicGenerate } from "@polkadot/util-crypto";
import type { Ss58 } from "../../main/codec/values.ts";
import { VECTORS } from "../../main/vault/testing.ts";
import type { Bridge, Snapshot } from "../../preload/contract.ts";
import { importPhrase } from "../core/steps.ts";
import { handsAt } from "./bridge.ts";
import { PASSPHRASE } from "./workstation.ts";

/** The published test phrase, sealed as `treasury`. */
export async function importTreasury(page: Page): Promise<void> {
  await importPhrase(await handsAt(page), VECTORS[0].phrase, "treasury", PASSPHRASE);
}

/** A phrase of this run alone: on a network of others the published one would be anybody's. */
export async function importNewTreasury(page: Page): Promise<Ss58> {
  return importPhrase(await handsAt(page), mnemonicGenerate(24), "treasury", PASSPHRASE);
}

/** What the page is shown, asked once more. */
export function snapshotOf(page: Page): Promise<Snapshot> {
  return page.evaluate(async () => {
    const bridge = Reflect.get(window, "workstation") as Bridge;
    const reply = await bridge.app.snapshot(null);
    if (!reply.ok) throw new Error(reply.fault.code);
    return reply.value;
  });
}
