/** While a swap locks a coldkey the chain refuses all of its other acts: why, for the form's own button; null otherwise. */
import { useWorkstation } from "../../app/screen.ts";
import { lockingSwap } from "../../lib/swap-lock.ts";
import { en } from "../../messages/en.ts";
import { nameOrEnds } from "../names.ts";

export function useLockReason(coldkey: string): string | null {
  const { snapshot } = useWorkstation();
  const lock = lockingSwap(snapshot, coldkey);
  return lock === null ? null : en.swap.lockReason(nameOrEnds(snapshot, coldkey), lock.state);
}
