/** What the screen may ask of the network, and of the rehearsal's clock. */
import { randomUUID } from "node:crypto";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Journal } from "../journal/log.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Views } from "../portfolio/views.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { demandBackup } from "../wallet/safety.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Handlers } from "./router.ts";

type Name =
  | "chain.subnets"
  | "chain.lastSubnets"
  | "chain.subnet"
  | "chain.lastSubnet"
  | "faucet.request"
  | "rehearsal.advance"
  | "rehearsal.thief";

export function chainCommands(parts: {
  chain: () => Chain;
  views: Views;
  settings: Settings;
  journal: Journal;
  keystore: Keystore;
}): Pick<Handlers, Name> {
  const { chain, views, settings, journal, keystore } = parts;

  function demandRehearsal(): void {
    if (settings.now.network !== "rehearsal") throw new Refusal("REHEARSAL_ONLY", {});
  }

  /** Addresses that are being served: a double click asks once. */
  const busy = new Set<string>();

  return {
    "chain.subnets": () => views.subnets(),
    "chain.lastSubnets": () => views.lastSubnets(),
    "chain.subnet": ({ netuid }) => views.subnet(netuid),
    "chain.lastSubnet": ({ netuid }) => views.lastSubnet(netuid),
    async "faucet.request"({ address, overrideUnsafe }) {
      demandRehearsal();
      // Before anything is written: without a network there is no act, not even an interrupted one.
      const network = chain();
      const card = keystore.coldkeys().find((key) => key.address === address);
      const isOverridden = demandBackup("faucet", card, overrideUnsafe);
      if (busy.has(address)) throw new Refusal("ALREADY_UNDER_WAY", {});
      busy.add(address);
      try {
        return await askFaucet(network, address, isOverridden);
      } finally {
        busy.delete(address);
      }
    },
    async "rehearsal.thief"({ coldkey }) {
      demandRehearsal();
      return demand(await chain().thief(coldkey));
    },
    async "rehearsal.advance"({ blocks }) {
      demandRehearsal();
      return demand(await chain().advance(blocks));
    },
  };

  async function askFaucet(network: Chain, address: Ss58, overrideUnsafe: boolean) {
    const act = `faucet-${randomUUID().slice(0, 13)}`;
    await journal.append({
      kind: "faucet.requested",
      subject: address,
      act,
      facts: { overrideUnsafe },
    });
    const granted = await network.faucet(address);
    if (!granted.ok) {
      await journal.append({
        kind: "faucet.refused",
        subject: address,
        act,
        facts: { code: granted.fault.code },
      });
      throw new Refusal(granted.fault.code, granted.fault.facts);
    }
    const { amountRao, atBlock } = granted.value;
    await journal.append({
      kind: "faucet.granted",
      subject: address,
      act,
      facts: { amountRao, block: atBlock },
    });
    return { amountRao, atBlock };
  }
}
