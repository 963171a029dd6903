/**
 * Secrets that came from elsewhere and wait to be sealed anew: one act of importing, with one end for all of them. Each
 * further file puts the end off, up to a limit, because opening a wallet of many files takes a person a while.
 */
import type { Clock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import type { KeySecret } from "./keyring.ts";
import type { SealingKey } from "./seal.ts";
import type { Sodium } from "./sodium.ts";

/** As long as a phrase may be open (design §6: no standing unlocked state). */
const IDLE_MS = 10 * 60_000;
const MOST_MS = 30 * 60_000;
/** A wallet folder with a thousand hotkeys is real; ten thousand secrets in memory are not meant. */
const MOST_KEYS = 2_000;

export interface Intake {
  /** Takes the secret over. */
  add(secret: KeySecret): string;
  /** Throws SESSION_GONE when it never was or is over. */
  get(key: string): KeySecret;
  /** What the last seal was made with: files that are read back are proved with it. null: nothing was sealed. */
  sealing(): SealingKey | null;
  sealedWith(sealing: SealingKey): void;
  drop(keys: readonly string[]): void;
  close(): void;
}

export function createIntake(sodium: Sodium, clock: Clock): Intake {
  const keys = new Map<string, KeySecret>();
  let lastSealing: SealingKey | null = null;
  let startedAtMs = 0;
  let cancel: () => void = () => undefined;

  function close(): void {
    cancel();
    for (const { bytes } of keys.values()) bytes.wipe();
    keys.clear();
    lastSealing?.key.wipe();
    lastSealing = null;
  }

  function putOff(): void {
    cancel();
    const leftMs = startedAtMs + MOST_MS - clock.nowMs();
    cancel = clock.after(Math.max(0, Math.min(IDLE_MS, leftMs)), close);
  }

  return {
    add(secret) {
      if (keys.size >= MOST_KEYS) {
        secret.bytes.wipe();
        throw new Refusal("TOO_MANY_SESSIONS", { most: MOST_KEYS });
      }
      if (keys.size === 0 && lastSealing === null) startedAtMs = clock.nowMs();
      const key = Buffer.from(sodium.random(16)).toString("hex");
      keys.set(key, secret);
      putOff();
      return key;
    },
    get(key) {
      const secret = keys.get(key);
      if (secret === undefined) throw new Refusal("SESSION_GONE");
      return secret;
    },
    sealing: () => lastSealing,
    sealedWith(sealing) {
      lastSealing?.key.wipe();
      lastSealing = sealing;
      if (keys.size === 0) return close();
      putOff();
    },
    drop(gone) {
      for (const key of gone) {
        keys.get(key)?.bytes.wipe();
        keys.delete(key);
      }
    },
    close,
  };
}
