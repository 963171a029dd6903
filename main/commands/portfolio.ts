/** What the screen may ask about what a coldkey holds, now and before. */
import type { Views } from "../portfolio/views.ts";
import type { Handlers } from "./router.ts";

type Name = Extract<keyof Handlers, `portfolio.${string}`>;

export function portfolioCommands(views: Views): Pick<Handlers, Name> {
  return {
    "portfolio.look": ({ coldkey }) => views.look(coldkey),
    "portfolio.last": ({ coldkey }) => views.last(coldkey),
    "portfolio.actsFor": ({ coldkey }) => views.lookForActs(coldkey),
    "portfolio.lastActsFor": ({ coldkey }) => views.lastActsFor(coldkey),
    "portfolio.history": ({ coldkey }) => views.history(coldkey),
  };
}
