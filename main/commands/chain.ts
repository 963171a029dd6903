/** What the screen may ask of the network, and of the rehearsal's clock. */
import { randomUUID } from "node:crypto";
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
      const act = `faucet-${randomUUID().slice(0, 13)}`;
      await journal.append({ kind: "faucet.requested", subject: address, act, facts: {} });
      const granted = await chain().faucet(address);
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
    },
    async "rehearsal.advance"({ blocks }) {
      demandRehearsal();
      return demand(await chain().advance(blocks));
    },
  };
}
