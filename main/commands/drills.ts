/** Practice of emergencies, on the rehearsal network only. */

import type { DrillKind } from "../../preload/contract.ts";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Drills } from "../drills/drills.ts";
import { demand, Refusal } from "../lib/fault.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Settings } from "../wallet/settings.ts";
import type { ReadLeak } from "./leak-situation.ts";
import type { Handlers } from "./router.ts";

export function drillCommands(parts: {
  drills: Drills;
  chain: () => Chain;
  settings: Settings;
  read: ReadLeak;
  keystore: Keystore;
}): Pick<Handlers, "drills.start" | "drills.stop" | "rehearsal.resetSwap" | "rehearsal.trouble"> {
  const { drills, chain, settings, read, keystore } = parts;

  /** A drill that could have no end is none. */
  async function begin(kind: DrillKind, coldkey: Ss58): Promise<void> {
    if (kind === "dispute") {
      const sent = demand(await chain().thief(coldkey));
      if (!sent.isDone) throw new Refusal("DRILL_CANNOT_BEGIN", {});
      return;
    }
    const hasHotkey = keystore.hotkeys().some((card) => card.coldkey === coldkey);
    if (kind === "rotate" && !hasHotkey) throw new Refusal("DRILL_NEEDS_HOTKEY", {});
    const question = { case: "coldkey", coldkey, hotkey: null, isPassphraseKnown: true } as const;
    const { decision } = await read(question, null);
    if (decision.verdict === "frozen") throw new Refusal("DRILL_IS_FROZEN", {});
    if (kind === "move" && decision.verdict === "nothing") {
      throw new Refusal("DRILL_NOTHING_TO_MOVE", {});
    }
  }
  return {
    async "drills.start"({ kind, coldkey }) {
      const id = await drills.start(kind, coldkey, () => begin(kind, coldkey));
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
