/** Choosing a network and its nodes. A Vault has no nodes: it chooses the chain that it signs for, by its genesis. */

import type { RealNetworkId } from "../../preload/contract.ts";
import { networks, publicNetwork } from "../chain/networks.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { createTurns } from "../lib/turns.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Handlers } from "./router.ts";

const REAL: readonly RealNetworkId[] = ["finney", "test", "local", "custom"];

export function networkCommands(parts: {
  settings: Settings;
  journal: Journal;
  clock: Clock;
  /** Ends the connection and opens the chosen one. */
  reopen: () => Promise<void>;
}): Pick<Handlers, Extract<keyof Handlers, `networks.${string}`>> {
  const { settings, journal, clock, reopen } = parts;
  const alone = createTurns();

  function demandNetwork(): void {
    const { profile } = settings.now;
    if (profile === "vault") throw new Refusal("NETWORK_NONE", { profile });
  }

  /** Loaded here and not at the top: a Vault never has the module that opens connections. */
  async function demandEndpoints(endpoints: readonly string[]): Promise<void> {
    const { checkEndpoint } = await import("../chain/transport.ts");
    for (const endpoint of endpoints) checkEndpoint(endpoint);
  }

  const listOf = (network: RealNetworkId): readonly string[] => {
    const own = settings.now.endpoints[network] ?? [];
    const known = networks[network].endpoint;
    return own.length > 0 || known === null ? own : [known];
  };

  return {
    "networks.look": () => ({
      chosen: settings.now.network,
      custom: settings.now.custom,
      lists: REAL.map((network) => ({
        network,
        endpoints: [...listOf(network)],
        isOwn: (settings.now.endpoints[network] ?? []).length > 0,
      })),
    }),
    "networks.choose": ({ network }) =>
      alone("networks", async () => {
        if (network === settings.now.network) return null;
        const { custom } = settings.now;
        if (network === "custom" && custom === null) throw new Refusal("NETWORK_NOT_ADDED");
        const pinned = network === "custom" ? custom?.genesisHash : networks[network].genesisHash;
        await journal.append({
          kind: "network.chosen",
          facts: { network, ...(pinned ? { genesisHash: pinned } : {}) },
        });
        await settings.change({ network });
        await reopen();
        return null;
      }),
    "networks.setEndpoints": ({ network, endpoints }) =>
      alone("networks", async () => {
        demandNetwork();
        await demandEndpoints(endpoints);
        if (network === "custom" && endpoints.length === 0) {
          throw new Refusal("ENDPOINT_LAST");
        }
        if (endpoints.join() === listOf(network).join()) return null;
        await journal.append({
          kind: "network.nodes-changed",
          facts: { network, endpoints: endpoints.join(" ") },
        });
        await settings.change({ endpoints: { ...settings.now.endpoints, [network]: endpoints } });
        if (network === settings.now.network) await reopen();
        return null;
      }),
    async "networks.probe"({ endpoint }) {
      demandNetwork();
      const { probe } = await import("../chain/probe.ts");
      return probe(endpoint, clock);
    },
    "networks.setCustom": ({ name, endpoint, genesisHash }) =>
      alone("networks", async () => {
        const isVault = settings.now.profile === "vault";
        if (endpoint !== null) {
          demandNetwork();
          await demandEndpoints([endpoint]);
        } else if (!isVault) throw new Refusal("ENDPOINT_LAST");
        const known = publicNetwork(genesisHash);
        // Under another name its real TAO would look like play money, and policies of the real one would not hold.
        if (known !== null) throw new Refusal("NETWORK_KNOWN", { network: known });
        await journal.append({
          kind: "network.nodes-changed",
          facts: { network: "custom", endpoints: endpoint ?? "", genesisHash },
        });
        await settings.change({
          custom: { name, genesisHash },
          endpoints: { ...settings.now.endpoints, custom: endpoint === null ? [] : [endpoint] },
        });
        if (settings.now.network === "custom") await reopen();
        return null;
      }),
  };
}
