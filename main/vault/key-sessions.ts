/**
 * Sessions that hold no secret of a key, only what opens and seals files: one passphrase, asked for once, serves
 * hundreds of hotkeys. Each ends by itself at a time that is known from its beginning; nothing prolongs it.
 */
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretBytes } from "../lib/secret.ts";
import { isSameSet, type SealedHeader, type SealingKey } from "./seal.ts";
import type { Sodium } from "./sodium.ts";
import { createTimedSessions, type TimedSessions } from "./timed-sessions.ts";

/** Long enough for a thousand hotkeys on a slow disk, short enough to walk away from. */
export const KEY_SESSION_MS = 5 * 60_000;
/** An act needs one; a second one may be beginning while the first one ends. */
const MOST_SESSIONS = 2;

export interface KeySession {
  /** One for each salt and cost: usually one for all hotkeys of a coldkey. */
  readonly sealings: readonly SealingKey[];
  /** What encrypts outgoing key files in btcli's way; null: they leave in clear. */
  readonly outgoing: SecretBytes | null;
}

export interface KeySessions extends TimedSessions<KeySession> {
  /** The key of the set that a file belongs to. Refuses SEAL_OTHER_SET. */
  sealingFor(id: string, header: SealedHeader): SealingKey;
}

export function createKeySessions(sodium: Sodium, clock: Clock): KeySessions {
  const sessions = createTimedSessions<KeySession>(
    { sodium, clock },
    { most: MOST_SESSIONS, ms: KEY_SESSION_MS, wipe },
  );
  return {
    ...sessions,
    sealingFor(id, header) {
      const sealing = sessions.get(id).sealings.find((one) => isSameSet(one, header));
      if (sealing === undefined) throw new Refusal("SEAL_OTHER_SET");
      return sealing;
    },
  };
}

function wipe({ sealings, outgoing }: KeySession): void {
  for (const { key } of sealings) key.wipe();
  outgoing?.wipe();
}
