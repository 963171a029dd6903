/** What the handlers of the vault share: secrets read from ports and wiped, and sealed files opened. */
import type { Clock } from "../../lib/clock.ts";
import { Refusal } from "../../lib/fault.ts";
import { createGatherings, type Gatherings } from "../gathering.ts";
import type { Intake } from "../intake.ts";
import type { KeySessions } from "../key-sessions.ts";
import type { KeySecret } from "../keyring.ts";
import type { PhraseSessions } from "../phrase-sessions.ts";
import type { VaultCallName, VaultInput, VaultOutput } from "../protocol.ts";
import {
  type CostLimits,
  openSealed,
  readHeader,
  type SealedHeader,
  type SealedKind,
  type SealingKey,
  sealingKeyOf,
} from "../seal.ts";
import type { SecretEnd } from "../secret-end.ts";
import type { Sodium } from "../sodium.ts";
import type { Judge } from "../strength.ts";

/** Far more than anybody types; a bound against a page gone wrong. */
export const MOST_PASSPHRASE_BYTES = 1024;
/** 24 words of at most 8 letters, numbered and generously spaced. */
export const MOST_PHRASE_BYTES = 4096;

export type VaultHandlers = {
  [K in VaultCallName]: (
    input: VaultInput<K>,
    ports: readonly SecretEnd[],
  ) => Promise<VaultOutput<K>> | VaultOutput<K>;
};

export interface VaultTools {
  readonly sodium: Sodium;
  readonly clock: Clock;
  readonly judge: Judge;
  readonly limits: CostLimits;
  readonly sessions: PhraseSessions;
  /** Secrets that came from elsewhere. */
  readonly intake: Intake;
  /** Shares on their way to the intake. */
  readonly gatherings: Gatherings;
  readonly keySessions: KeySessions;
  /** Reads the passphrase, lends it, wipes it. */
  withPassphrase<T>(
    ports: readonly SecretEnd[],
    index: number,
    work: (passphrase: Uint8Array) => T | Promise<T>,
  ): Promise<T>;
  /** The passphrase of a new file, which has to be a good one (WEAK_PASSPHRASE). */
  withNewPassphrase<T>(
    ports: readonly SecretEnd[],
    index: number,
    work: (passphrase: Uint8Array) => T | Promise<T>,
  ): Promise<T>;
  headerOf(sealed: Uint8Array, kind?: SealedKind): SealedHeader;
  /** Opens a file; the caller owns, and wipes, what comes back. */
  unseal(
    header: SealedHeader,
    passphrase: Uint8Array,
  ): { readonly secret: KeySecret; readonly sealing: SealingKey };
}

export function createTools(
  parts: Pick<
    VaultTools,
    "sodium" | "clock" | "judge" | "limits" | "sessions" | "keySessions" | "intake"
  >,
): VaultTools {
  const { sodium, judge, limits } = parts;

  async function withPassphrase<T>(
    ports: readonly SecretEnd[],
    index: number,
    work: (passphrase: Uint8Array) => T | Promise<T>,
  ): Promise<T> {
    const secret = await portAt(ports, index).read(MOST_PASSPHRASE_BYTES);
    return secret.spend(work);
  }

  return {
    ...parts,
    gatherings: createGatherings(parts),
    withPassphrase,
    withNewPassphrase: (ports, index, work) =>
      withPassphrase(ports, index, async (typed) => {
        const { isEnough, score, hints } = await judge(typed);
        if (!isEnough) throw new Refusal("WEAK_PASSPHRASE", { score, hints });
        return work(typed);
      }),
    headerOf(sealed, kind) {
      const header = readHeader(sealed, limits);
      if (kind !== undefined && header.kind !== kind) {
        throw new Refusal("SEAL_WRONG_KIND", { expected: kind, found: header.kind });
      }
      return header;
    },
    unseal(header, passphrase) {
      const sealing = sealingKeyOf(sodium, passphrase, header);
      try {
        return { secret: openSealed(sodium, header, sealing), sealing };
      } catch (error) {
        sealing.key.wipe();
        throw error;
      }
    },
  };
}

/** A place in the transfer list that holds nothing is main's mistake, not the user's. */
export function portAt(ports: readonly SecretEnd[], index: number): SecretEnd {
  const port = ports[index];
  if (port === undefined) throw new Refusal("VAULT_REQUEST_MALFORMED", { port: index });
  return port;
}
