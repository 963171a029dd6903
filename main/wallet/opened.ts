/** When a key's file was last seen to open: for the doctor, who asks after files that nobody opens any more. */
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { settle } from "../lib/fault.ts";
import type { Keystore } from "./keystore.ts";

/** A note beside an act: a disk that takes none must not stop the act. */
export async function noteOpened(keystore: Keystore, clock: Clock, address: Ss58): Promise<void> {
  const openedAtMs = clock.nowMs();
  await settle(() => keystore.changeCard(address, (card) => ({ ...card, openedAtMs })));
}
