/**
 * Sessions that hold no secret of a key, only what opens and seals files: one passphrase, asked for once, serves
 * hundreds of hotkeys. Each ends by itself at a time that is known from its beginning; nothing prolongs it.
 */
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { SecretBytes } from "../lib/secret.ts";
import { isSameSet, type SealedHeader, type SealingKey } from "./seal.ts";
import type { Sodium } from "./sodium.ts";

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

export interface KeySessions {
  open(session: KeySession): string;
  /** Throws SESSION_GONE when it never was or is over. */
  get(id: string): KeySession;
  /** The key of the set that a file belongs to. Refuses SEAL_OTHER_SET. */
  sealingFor(id: string, header: SealedHeader): SealingKey;
  close(id: string): void;
}

export function createKeySessions(sodium: Sodium, clock: Clock): KeySessions {
  const sessions = new Map<string, KeySession & { cancel: () => void }>();

  function close(id: string): void {
    const session = sessions.get(id);
    if (session === undefined) return;
    sessions.delete(id);
    session.cancel();
    wipe(session);
  }

  function get(id: string): KeySession {
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
      sessions.set(id, { ...session, cancel: clock.after(KEY_SESSION_MS, () => close(id)) });
      return id;
    },
    get,
    sealingFor(id, header) {
      const sealing = get(id).sealings.find((one) => isSameSet(one, header));
      if (sealing === undefined) throw new Refusal("SEAL_OTHER_SET");
      return sealing;
    },
    close,
  };
}

function wipe({ sealings, outgoing }: KeySession): void {
  for (const { key } of sealings) key.wipe();
  outgoing?.wipe();
}
