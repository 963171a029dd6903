/** What the screen may ask about what a coldkey holds, now and before. */
import type { Views } from "../portfolio/views.ts";
import type { Handlers } from "./router.ts";

type Name = "portfolio.look" | "portfolio.last" | "portfolio.history";

export function portfolioCommands(views: Views): Pick<Handlers, Name> {
  return {
    "portfolio.look": ({ coldkey }) => views.look(coldkey),
    "portfolio.last": ({ coldkey }) => views.last(coldkey),
    "portfolio.history": ({ coldkey }) => views.history(coldkey),
  };
}
