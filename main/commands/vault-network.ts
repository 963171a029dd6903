/**
 * The network that a Vault signs for. It is reached by nothing here: what is chosen is whose requests are taken. The
 * known ones are pinned in the app, so a request proves its network by the genesis that its signature covers.
 */
import { isExpectedGenesis, networks } from "../chain/networks.ts";
import type { SigningRequest } from "../codec/pipeline.ts";
import { type Fault, fault } from "../lib/fault.ts";
import type { SettingsRecord } from "../wallet/settings.ts";

export type ChosenNetwork = Pick<SettingsRecord, "network" | "custom">;

/** Networks that two machines cannot mean differently. */
const PINNED = ["rehearsal", "finney", "test"] as const;

/**
 * REQUEST_OTHER_NETWORK { network, chosen }: for another chain than the chosen one; `network` is null when the app does not
 * know it. NETWORK_GENESIS_MISMATCH: it says one network and carries the genesis of another. null: it is for the chosen one.
 */
export function networkFault(
  { network: { id, genesisHash } }: Pick<SigningRequest, "network">,
  { network: chosen, custom }: ChosenNetwork,
): Fault | null {
  const meant = PINNED.find((known) => networks[known].genesisHash === genesisHash) ?? null;
  const said = PINNED.find((known) => known === id) ?? null;
  if (said !== meant) return fault("NETWORK_GENESIS_MISMATCH", { network: id, genesisHash });
  const expected =
    chosen === "custom"
      ? custom !== null && { ...networks.custom, genesisHash: custom.genesisHash }
      : networks[chosen];
  // Local chains have a genesis of their own each: any that is none of the known ones.
  const fits = expected !== false && isExpectedGenesis(expected, genesisHash);
  if (fits && (meant === null || meant === chosen)) return null;
  return fault("REQUEST_OTHER_NETWORK", { network: meant, chosen, genesisHash });
}

/** With the name that this machine has for it: two machines may call one chain of their own differently. */
export function asHere<R extends Pick<SigningRequest, "network">>(
  request: R,
  chosen: ChosenNetwork,
): R {
  if (networkFault(request, chosen) !== null) return request;
  return { ...request, network: { ...request.network, id: chosen.network } };
}
