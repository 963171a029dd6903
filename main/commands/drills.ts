/** Practice of emergencies, on the rehearsal network only. */
import type { Chain } from "../chain/index.ts";
import type { Drills } from "../drills/drills.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Handlers } from "./router.ts";

export function drillCommands(parts: {
  drills: Drills;
  chain: () => Chain;
  settings: Settings;
}): Pick<Handlers, "drills.start" | "drills.stop" | "rehearsal.resetSwap" | "rehearsal.trouble"> {
  const { drills, chain, settings } = parts;
  return {
    async "drills.start"({ kind, coldkey }) {
      const id = await drills.start(kind, coldkey, async () => {
        if (kind !== "dispute") return;
        const sent = demand(await chain().thief(coldkey));
        if (!sent.isDone) throw new Refusal("DRILL_CANNOT_BEGIN", {});
      });
      return { id };
    },
    async "drills.stop"() {
      await drills.stop();
      return null;
    },
    async "rehearsal.trouble"({ trouble }) {
      if (settings.now.network !== "rehearsal") throw new Refusal("REHEARSAL_ONLY", {});
      demand(await chain().trouble(trouble));
      return null;
    },
    async "rehearsal.resetSwap"({ coldkey }) {
      if (settings.now.network !== "rehearsal") throw new Refusal("REHEARSAL_ONLY", {});
      return demand(await chain().resetSwap(coldkey));
    },
  };
}
