/** What the screen may ask of the network, and of the rehearsal's clock. */
import type { Chain } from "../chain/index.ts";
import type { Journal } from "../journal/log.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Handlers } from "./router.ts";

export function chainCommands(parts: {
  chain: () => Chain;
  settings: Settings;
  journal: Journal;
}): Pick<Handlers, "chain.subnets" | "faucet.request" | "rehearsal.advance"> {
  const { chain, settings, journal } = parts;

  function demandRehearsal(): void {
    if (settings.now.network !== "rehearsal") throw new Refusal("REHEARSAL_ONLY", {});
  }

  return {
    "chain.subnets": async () => demand(await chain().subnets()),
    async "faucet.request"({ address }) {
      demandRehearsal();
      await journal.append({ kind: "faucet.requested", subject: address, facts: {} });
      const granted = demand(await chain().faucet(address));
      await journal.append({
        kind: "faucet.granted",
        subject: address,
        facts: { amountRao: granted.amountRao.toString(), block: granted.atBlock },
      });
      return granted;
    },
    async "rehearsal.advance"({ blocks }) {
      demandRehearsal();
      return demand(await chain().advance(blocks));
    },
  };
}
