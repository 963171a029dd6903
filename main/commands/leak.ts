/** The guided response to a leak: what the chain says now, judged, with the acts already filled. */
import type { Chain } from "../chain/index.ts";
import { batchOf } from "../leak/batch.ts";
import type { Responses } from "../leak/responses.ts";
import { Refusal } from "../lib/fault.ts";
import type { ReadLeak } from "./leak-situation.ts";
import type { Handlers } from "./router.ts";

export function leakCommands(parts: {
  responses: Responses;
  read: ReadLeak;
  chain: () => Chain;
}): Pick<Handlers, "leak.begin" | "leak.look" | "leak.tick" | "leak.finish"> {
  const { responses, read, chain } = parts;
  return {
    async "leak.begin"(what) {
      if (what.case === "hotkey" && what.hotkey === null)
        throw new Refusal("LEAK_NEEDS_HOTKEY", {});
      return { id: await responses.begin(what) };
    },

    async "leak.look"({ id, refuge }) {
      const response = responses.find(id);
      const { decision, holdings, held } = await read(response, refuge);
      const { steps, done } = await responses.advised(id, decision.steps);
      const locked = held.subnets.filter(({ lockedAlpha }) => lockedAlpha > 0n);
      const batch = await batchOf(
        response.coldkey,
        steps,
        locked.map(({ netuid }) => netuid),
        (operation) => chain().draft(operation, id),
      );
      return {
        atBlock: holdings.atBlock,
        verdict: decision.verdict,
        threats: [...decision.threats],
        steps,
        ...batch,
        done,
        holdings: {
          freeRao: holdings.freeRao,
          positions: holdings.positions.length,
          ownedHotkeys: holdings.ownedHotkeys.length,
          subnets: holdings.subnets.length,
          locks: holdings.locks,
          proxies: holdings.proxies.length,
        },
      };
    },

    async "leak.tick"({ id, step }) {
      await responses.tick(id, step);
      return null;
    },
    async "leak.finish"({ id, result }) {
      await responses.finish(id, result);
      return null;
    },
  };
}
