/**
 * Whether a policy file is the newest one. Its own tag says who wrote it, never when; what says so is the counter that
 * the keychain holds, and the journal, which names each policy that was written. Both are checked without a passphrase.
 */
import { type Fault, fault } from "../lib/fault.ts";

export interface Mark {
  readonly version: number;
  readonly digest: string;
}

export interface Evidence {
  /** null: no file. damaged: something that is no policy. */
  readonly file: (Mark & { readonly previous: string | null }) | "damaged" | null;
  /** away: the keychain does not answer. unreadable: something else is stored there. */
  readonly anchor: Mark | "away" | "unreadable" | null;
  /** The newest policy that the journal names. */
  readonly journal: Mark | null;
}

/**
 * none: there never was one. A fault: no signature until the owner has begun anew (POLICY_ANCHOR_AWAY: until the keychain
 * answers). The order of writing is file, journal, anchor: a crash leaves each at most one ahead of the next.
 */
export function judgeEvidence({ file, anchor, journal }: Evidence): "none" | "newest" | Fault {
  if (file === null && journal === null && (anchor === null || anchor === "away")) return "none";
  if (anchor === "away") return fault("POLICY_ANCHOR_AWAY");
  if (anchor === "unreadable") return fault("POLICY_ANCHOR_MISSING");
  const known = newestOf(anchor, journal);
  if (file === null) return fault("POLICY_FILE_MISSING", { expected: known?.version ?? null });
  if (file === "damaged") return fault("POLICY_FILE_DAMAGED");
  const isFirst = file.version === 1 && (journal === null || journal.version === 1);
  if (anchor === null && !isFirst) return fault("POLICY_ANCHOR_MISSING");
  if (known === null) return "newest";
  const facts = { version: file.version, expected: known.version };
  if (file.version < known.version) return fault("POLICY_ROLLED_BACK", facts);
  if (file.version === known.version) {
    const isSame = [anchor, journal].every(
      (mark) => mark === null || mark.version < file.version || mark.digest === file.digest,
    );
    return isSame ? "newest" : fault("POLICY_CHANGED_OUTSIDE", facts);
  }
  const isNext = file.version === known.version + 1 && file.previous === known.digest;
  return isNext ? "newest" : fault("POLICY_COUNTER_BEHIND", facts);
}

export function newestOf(one: Mark | null, other: Mark | null): Mark | null {
  if (one === null || other === null) return one ?? other;
  return one.version >= other.version ? one : other;
}
