/** Which network, and which nodes of it: the user's choice. */
import * as v from "valibot";
import { Hash, Label } from "../../main/codec/values.ts";
import { NetworkId } from "./app.ts";
import { type CallTable, nothing } from "./shared.ts";

/** `wss://…`, or `ws://` on this machine itself. What else it must be is checked where it is opened. */
export const Endpoint = v.pipe(v.string(), v.trim(), v.minLength(6), v.maxLength(200));
/** Tried in their order, one after the other. None: those that the app knows. */
const Endpoints = v.pipe(v.array(Endpoint), v.maxLength(8));
/** The rehearsal has no node outside of the app. */
export const RealNetworkId = v.picklist(["finney", "test", "local", "custom"]);
export type RealNetworkId = v.InferOutput<typeof RealNetworkId>;

export const Networks = v.strictObject({
  chosen: NetworkId,
  lists: v.array(
    v.strictObject({ network: RealNetworkId, endpoints: v.array(v.string()), isOwn: v.boolean() }),
  ),
  /** null: none was added. */
  custom: v.nullable(v.strictObject({ name: Label, genesisHash: Hash })),
});
export type Networks = v.InferOutput<typeof Networks>;

export const networkCalls = {
  "networks.look": [nothing, Networks],
  /** Ends the connection and opens the other one. Acts that are under way go on when their network is chosen again. */
  "networks.choose": [v.strictObject({ network: NetworkId }), nothing],
  "networks.setEndpoints": [
    v.strictObject({ network: RealNetworkId, endpoints: Endpoints }),
    nothing,
  ],
  /** Asks a node who it is; nothing is kept. `network`: the public one that it serves. */
  "networks.probe": [
    v.strictObject({ endpoint: Endpoint }),
    v.strictObject({
      endpoint: v.string(),
      genesisHash: Hash,
      specVersion: v.number(),
      network: v.nullable(NetworkId),
    }),
  ],
  /**
   * The genesis is pinned: a node that shows another one is refused from then on. `endpoint`: null on a Vault, which asks
   * no node, and takes only requests of this genesis.
   */
  "networks.setCustom": [
    v.strictObject({ name: Label, endpoint: v.nullable(Endpoint), genesisHash: Hash }),
    nothing,
  ],
} as const satisfies CallTable;
