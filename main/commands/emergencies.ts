/** What is ready for a bad day, put together: the watch for foreign swaps, answers to leaks, drills, reminders. */
import { join } from "node:path";
import type { Chain } from "../chain/index.ts";
import type { Operation } from "../codec/pipeline.ts";
import type { Ss58 } from "../codec/values.ts";
import { openDrills } from "../drills/drills.ts";
import type { Journal } from "../journal/log.ts";
import { openResponses } from "../leak/responses.ts";
import type { Clock } from "../lib/clock.ts";
import type { Files } from "../lib/files.ts";
import { openReminders } from "../swap/reminders.ts";
import { createSentinel } from "../swap/sentinel.ts";
import type { Swaps } from "../swap/swaps.ts";
import type { Acts } from "../wallet/acts.ts";
import type { Keystore } from "../wallet/keystore.ts";
import { createLeakReader } from "./leak-situation.ts";

export async function openEmergencies(parts: {
  files: Files;
  /** The app's. */
  folder: string;
  clock: Clock;
  journal: Journal;
  keystore: Keystore;
  acts: Acts;
  swaps: Swaps;
  network: () => string;
  /** Refuses while there is none. */
  chain: () => Chain;
  /** Null while there is none. */
  chainIfThere: () => Chain | null;
  /** Addresses of coldkeys that are still being made. */
  pendingAddresses: () => readonly Ss58[];
  onChange: () => void;
  background: (place: string, work: Promise<unknown>) => void;
}) {
  const { files, folder, clock, journal, keystore, swaps, network, chain, onChange } = parts;

  function signedHere(coldkey: Ss58, fits: (operation: Operation) => boolean): boolean {
    return parts.acts
      .list()
      .some(
        ({ activity: { operation, network: where } }) =>
          where === network() && operation.coldkey === coldkey && fits(operation),
      );
  }
  const sentinel = createSentinel({
    ...{ files, journal, clock, onChange, background: parts.background },
    folder: join(folder, "sentinel"),
    known: {
      get addresses() {
        return [...swaps.known(), ...parts.pendingAddresses()];
      },
      // A plan, or a signature of this machine: who drops a plan has still announced it.
      isPlanned: (coldkey, hash) =>
        swaps.isPlannedHere(coldkey, hash) ||
        signedHere(coldkey, (one) => one.kind === "announce-swap" && one.newColdkeyHash === hash),
      isDisputedHere: (coldkey) => signedHere(coldkey, ({ kind }) => kind === "dispute-swap"),
    },
    endingOf: async (coldkey, from, to) => {
      const found = await parts.chainIfThere()?.swapEnding(coldkey, from, to);
      return found?.ok === true ? found.value : null;
    },
  });
  swaps.subscribe(sentinel.see);

  const responses = await openResponses({
    ...{ files, journal, clock, onChange, folder: join(folder, "leaks") },
  });
  const readLeak = createLeakReader({ chain, keystore, sentinel, hidden: swaps.hidden });
  const drills = await openDrills({
    ...{ files, folder, journal, clock, network, onChange },
    async hasLiquid(coldkey) {
      const question = { case: "coldkey", coldkey, hotkey: null, isPassphraseKnown: true } as const;
      const { decision } = await readLeak(question, null);
      return decision.steps.some(({ code }) => /^(transfer-|move-stake)/.test(code));
    },
  });
  const reminders = await openReminders({ files, folder, journal, clock, network, onChange });
  return { sentinel, responses, readLeak, drills, reminders };
}
