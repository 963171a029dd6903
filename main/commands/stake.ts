/** What the screen may ask about stake. */
import type { Chain } from "../chain/index.ts";
import { demand } from "../lib/fault.ts";
import type { Handlers } from "./router.ts";

export function stakeCommands({ chain }: { chain: () => Chain }): Pick<Handlers, "stake.look"> {
  return { "stake.look": async ({ coldkey }) => demand(await chain().stakes(coldkey)) };
}
