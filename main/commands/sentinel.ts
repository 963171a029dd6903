/** What the screen may say about a swap that the sentinel saw. */
import { parseAddress } from "../codec/address.ts";
import { coldkeyHash } from "../codec/coldkey-hash.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Sentinel } from "../swap/sentinel.ts";
import type { Handlers } from "./router.ts";

export function sentinelCommands({
  sentinel,
}: {
  sentinel: Sentinel;
}): Pick<Handlers, "sentinel.acknowledge" | "sentinel.compare"> {
  return {
    async "sentinel.acknowledge"({ id, as }) {
      await sentinel.acknowledge(id, as);
      return null;
    },
    "sentinel.compare"({ id, address }) {
      const sighting = sentinel.state().sightings.find((one) => one.id === id);
      if (sighting?.announcement == null) throw new Refusal("SIGHTING_NOT_FOUND", {});
      return coldkeyHash(demand(parseAddress(address))) === sighting.announcement.hash;
    },
  };
}
