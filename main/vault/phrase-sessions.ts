/**
 * Opened secrets, each with its own end: closed by the caller, by its deadline, or with the process. A session also
 * keeps the key that its file is sealed with, so that a file read back from the disk can be proved without asking for
 * the passphrase again. What was read for an import has no such key before it is sealed.
 */
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretBytes } from "../lib/secret.ts";
import type { KeySecret } from "./keyring.ts";
import type { SealingKey } from "./seal.ts";
import type { Sodium } from "./sodium.ts";

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

export interface PhraseSessions {
  open(session: PhraseSession): string;
  /** Throws SESSION_GONE when it never was or is over. */
  get(id: string): PhraseSession;
  /** The entropy of a session's phrase: KEY_HAS_NO_PHRASE when its secret is none. */
  phrase(id: string): SecretBytes;
  close(id: string): void;
}

export function createPhraseSessions(sodium: Sodium, clock: Clock): PhraseSessions {
  const sessions = new Map<string, PhraseSession & { cancel: () => void }>();

  function close(id: string): void {
    const session = sessions.get(id);
    if (session === undefined) return;
    sessions.delete(id);
    session.cancel();
    wipe(session);
  }

  function get(id: string): PhraseSession {
    const session = sessions.get(id);
    if (session === undefined) throw new Refusal("SESSION_GONE");
    return session;
  }

  return {
    open(session) {
      if (sessions.size >= MOST_SESSIONS) {
        wipe(session);
        throw new Refusal("TOO_MANY_SESSIONS", { most: MOST_SESSIONS });
      }
      const id = Buffer.from(sodium.random(16)).toString("hex");
      sessions.set(id, { ...session, cancel: clock.after(SESSION_MS, () => close(id)) });
      return id;
    },
    get,
    phrase(id) {
      const { secret } = get(id);
      if (secret.form !== "phrase") throw new Refusal("KEY_HAS_NO_PHRASE");
      return secret.bytes;
    },
    close,
  };
}

function wipe({ secret, sealing }: PhraseSession): void {
  secret.bytes.wipe();
  sealing?.key.wipe();
}
