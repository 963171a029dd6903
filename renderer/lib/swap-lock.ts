/** What the swap of a coldkey forbids, and whose address stays hidden meanwhile. */
import type { Snapshot, SwapView } from "../types.ts";

const LOCKED: readonly SwapView["state"][] = ["announced", "executable", "clearable", "disputed"];

/** The swap that locks this coldkey; the chain refuses everything else of it. */
export function lockingSwap(snapshot: Snapshot, coldkey: string): SwapView | null {
  const found = snapshot.swaps.find((one) => one.coldkey === coldkey);
  return found !== undefined && LOCKED.includes(found.state) ? found : null;
}

/** The new coldkey of a plan: whoever learns its address before the execution can spoil it. */
export function isHidden(snapshot: Snapshot, name: string): boolean {
  return snapshot.swaps.some(({ plan }) => plan?.destinationName === name);
}

/** The one that matters most: what is nearest to an end, or worst. */
export function foremostSwap(snapshot: Snapshot): SwapView | null {
  const rank: Record<SwapView["state"], number> = {
    disputed: 0,
    clearable: 1,
    executable: 2,
    announced: 3,
    planned: 4,
    swapped: 5,
    cleared: 6,
    none: 7,
  };
  const [first] = [...snapshot.swaps].sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      (a.announcement?.executable.block ?? 0) - (b.announcement?.executable.block ?? 0),
  );
  return first ?? null;
}
