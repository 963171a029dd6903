/** What the screen may ask about what a coldkey holds. */
import type { Chain } from "../chain/index.ts";
import { demand } from "../lib/fault.ts";
import { readHoldings } from "../portfolio/holdings.ts";
import type { Handlers } from "./router.ts";

export function portfolioCommands({
  chain,
}: {
  chain: () => Chain;
}): Pick<Handlers, "portfolio.look"> {
  return {
    "portfolio.look": async ({ coldkey }) =>
      demand(await chain().view((live) => readHoldings(live, coldkey))),
  };
}
