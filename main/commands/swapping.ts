/** The parts of coldkey swaps, put together: plans, what the chain says of them, and their ceremony. */
import { join } from "node:path";
import type { Ceremonies } from "../ceremony/engine/engine.ts";
import { createSwapCeremonies, type SwapCeremonies } from "../ceremony/swap.ts";
import type { Chain } from "../chain/index.ts";
import type { Journal } from "../journal/log.ts";
import type { Clock } from "../lib/clock.ts";
import type { Fault } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { openPlans, type Plans } from "../swap/plans.ts";
import { createSwaps, type Swaps } from "../swap/swaps.ts";
import type { Acts } from "../wallet/acts.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Watched } from "../wallet/watched.ts";

export interface Swapping {
  readonly swaps: Swaps;
  readonly plans: Plans;
  readonly ceremonies: SwapCeremonies;
  /** Watches the coldkeys of now; called again whenever there may be others. */
  watch(chain: Chain): void;
  stop(): void;
}

export async function openSwapping(parts: {
  files: Files;
  folder: string;
  keystore: Keystore;
  watched: Watched;
  journal: Journal;
  clock: Clock;
  acts: Acts;
  ceremonies: Ceremonies;
  network: () => string;
  chain: () => Chain;
  onChange: () => void;
  /** The newest block could not be read; there is no coldkey to watch. */
  onBlind: (fault: Fault) => void;
  onNobody: () => void;
  /** Hears of the failures of work that nobody waits for. */
  inBackground: (work: Promise<unknown>) => void;
}): Promise<Swapping> {
  const { files, keystore, ceremonies, chain } = parts;
  const plans = await openPlans(files, join(parts.folder, "swaps"));
  let swaps: Swaps;
  const ofSwaps = createSwapCeremonies({ ceremonies, keystore, plans, swaps: () => swaps });
  swaps = createSwaps({
    ...parts,
    plans,
    blockTimeMs: () => chain().status().blockTimeMs,
    activities: () => parts.acts.list().map(({ activity }) => activity),
    follow: ofSwaps.follow,
  });
  let watchedNow = "";
  let unwatch: (() => void) | null = null;
  return {
    swaps,
    plans,
    ceremonies: ofSwaps,
    watch(on) {
      const addresses = swaps.addresses();
      if (addresses.join() === watchedNow) return;
      watchedNow = addresses.join();
      unwatch?.();
      unwatch =
        addresses.length === 0
          ? null
          : on.watchSwaps(addresses, (seen) => parts.inBackground(swaps.seen(seen)), parts.onBlind);
      if (unwatch === null) parts.onNobody();
    },
    stop() {
      unwatch?.();
      [unwatch, watchedNow] = [null, ""];
    },
  };
}
