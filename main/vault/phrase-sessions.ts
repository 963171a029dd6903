/**
 * Opened secrets, each with its own end. A session also keeps the key that its file is sealed with, so that a file
 * read back from the disk can be proved without asking for the passphrase again. What was read for an import has no
 * such key before it is sealed.
 */
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretBytes } from "../lib/secret.ts";
import type { KeySecret } from "./keyring.ts";
import type { SealingKey } from "./seal.ts";
import type { Sodium } from "./sodium.ts";
import { createTimedSessions, type TimedSessions } from "./timed-sessions.ts";

/**
 * Design §6: a visible clock that ends by itself. Long enough to write 24 words on a card and to type them back without
 * haste; that somebody leaves in between is the idle lock's to notice.
 */
export const SESSION_MS = 30 * 60_000;
/** One ceremony needs one; a caller that opens more has lost track. */
const MOST_SESSIONS = 4;

interface PhraseSession {
  readonly address: Ss58;
  readonly secret: KeySecret;
  readonly sealing: SealingKey | null;
}

export interface PhraseSessions extends TimedSessions<PhraseSession> {
  /** The entropy of a session's phrase: KEY_HAS_NO_PHRASE when its secret is none. */
  phrase(id: string): SecretBytes;
}

export function createPhraseSessions(sodium: Sodium, clock: Clock): PhraseSessions {
  const sessions = createTimedSessions<PhraseSession>(
    { sodium, clock },
    { most: MOST_SESSIONS, ms: SESSION_MS, wipe },
  );
  return {
    ...sessions,
    phrase(id) {
      const { secret } = sessions.get(id);
      if (secret.form !== "phrase") throw new Refusal("KEY_HAS_NO_PHRASE");
      return secret.bytes;
    },
  };
}

function wipe({ secret, sealing }: PhraseSession): void {
  secret.bytes.wipe();
  sealing?.key.wipe();
}
