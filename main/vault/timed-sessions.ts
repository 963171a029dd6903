/** What a caller holds for a while under a name: closed by the caller, by its deadline, or with the process. */
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { Sodium } from "./sodium.ts";

export interface TimedSessions<Session> {
  open(session: Session): string;
  /** Throws SESSION_GONE when it never was or is over. */
  get(id: string): Session;
  close(id: string): void;
}

/** Beyond `most` at once, TOO_MANY_SESSIONS is thrown and what was to be held is wiped. */
export function createTimedSessions<Session>(
  parts: { readonly sodium: Sodium; readonly clock: Clock },
  rules: {
    readonly most: number;
    readonly ms: number;
    readonly wipe: (session: Session) => void;
  },
): TimedSessions<Session> {
  const { most, ms, wipe } = rules;
  const held = new Map<string, { readonly session: Session; readonly cancel: () => void }>();

  function close(id: string): void {
    const entry = held.get(id);
    if (entry === undefined) return;
    held.delete(id);
    entry.cancel();
    wipe(entry.session);
  }

  return {
    open(session) {
      if (held.size >= most) {
        wipe(session);
        throw new Refusal("TOO_MANY_SESSIONS", { most });
      }
      const id = Buffer.from(parts.sodium.random(16)).toString("hex");
      held.set(id, { session, cancel: parts.clock.after(ms, () => close(id)) });
      return id;
    },
    get(id) {
      const entry = held.get(id);
      if (entry === undefined) throw new Refusal("SESSION_GONE");
      return entry.session;
    },
    close,
  };
}
