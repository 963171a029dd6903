/** What creating and importing a key have in common. */
import { demand, Refusal } from "../lib/fault.ts";
import type { Vault } from "../vault/process.ts";
import type { KdfCost } from "../vault/protocol.ts";
import type { Settings } from "../wallet/settings.ts";

/** Unlock time that a new seal is made for when nobody has chosen one (design §6). */
export const USUAL_UNLOCK_MS = 1_000;

/**
 * As the user chose it, or measured once for the usual time and kept; the floor holds whatever the file says (schema).
 * Every new seal asks here: creation, import, and a change of the passphrase.
 */
export async function sealingCost(vault: Vault, settings: Settings): Promise<KdfCost> {
  if (settings.now.unlock !== null) return settings.now.unlock.cost;
  if (settings.now.kdf !== null) return settings.now.kdf;
  const measured = demand(await vault.call("calibrate", { targetMs: USUAL_UNLOCK_MS }, []));
  await settings.change({ kdf: measured.cost });
  return measured.cost;
}

/** Refuses PROFILE_HOLDS_NO_KEYS: a Desk faces the network and is trusted for exactly that reason. */
export function demandKeyProfile(settings: Settings): void {
  const { profile } = settings.now;
  if (profile === "desk") throw new Refusal("PROFILE_HOLDS_NO_KEYS", { profile });
}
