/**
 * The policies on disk: `<address>.<network>.policy`, written by the vault and kept here. Every reading is judged against
 * the counter in the keychain and against the journal ({@link judgeEvidence}).
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { Ss58 } from "../codec/values.ts";
import type { StoredEntry } from "../journal/entries.ts";
import type { Journal } from "../journal/log.ts";
import { utf8FromBytes, utf8ToBytes } from "../lib/bytes.ts";
import type { Clock } from "../lib/clock.ts";
import { type Fault, Refusal } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import type { Keychain } from "../lib/keychain.ts";
import { createTurns } from "../lib/turns.ts";
import { MOST_POLICY_BYTES, policyDigest, readPolicy } from "../vault/policy/file.ts";
import type { PolicyState } from "../vault/policy/rules.ts";
import type { Readings } from "../vault/policy/time.ts";
import type { PolicyWritten } from "../vault/protocol/policy.ts";
import { type Evidence, judgeEvidence, type Mark, newestOf } from "./policy-evidence.ts";
import { readIfPresent } from "./record.ts";

export interface PolicyKey {
  readonly coldkey: Ss58;
  readonly network: string;
}

export type Standing =
  | { readonly is: "none" }
  | { readonly is: "newest"; readonly bytes: Uint8Array; readonly state: PolicyState }
  | {
      readonly is: "broken";
      readonly fault: Fault;
      /** The file as it is, for the rules in it, should it prove authentic. */
      readonly bytes: Uint8Array | null;
      readonly known: (Mark & { readonly looseningHours: number | null }) | null;
    };

/** What the journal is told beside the counter and the digest. */
export type PolicyNote =
  | { readonly kind: "policy.changed"; readonly facts: { readonly change: string } }
  | {
      readonly kind: "policy.counted";
      readonly act: string;
      readonly facts: { readonly timeAcknowledged: boolean };
    };

export interface Policies {
  /** Read anew from the disk and the keychain. */
  standing(key: PolicyKey): Promise<Standing>;
  /**
   * File, journal, counter, in this order. Whatever the policy has allowed leaves only after this: a refusal here is a
   * refusal of the act.
   */
  write(key: PolicyKey, written: PolicyWritten, note: PolicyNote): Promise<void>;
  readings(key: PolicyKey, block: number | null): Readings;
  /** The last {@link standing} of each coldkey that was asked for, for the screen. */
  seen(key: PolicyKey): Standing;
}

const Journalled = v.object({
  network: v.string(),
  version: v.number(),
  digest: v.string(),
  looseningHours: v.number(),
});

/** Kinds that name a policy which was written. */
const WRITTEN_KINDS = ["policy.changed", "policy.counted"];
/** Entries of the journal that are asked for at a time. */
const PAGE = 20;

function writtenIn({ kind, facts }: StoredEntry): v.InferOutput<typeof Journalled> | null {
  const parsed = WRITTEN_KINDS.includes(kind) ? v.safeParse(Journalled, facts) : null;
  return parsed?.success ? parsed.output : null;
}

export async function openPolicies(parts: {
  files: Files;
  folder: string;
  keychain: Keychain;
  journal: Journal;
  clock: Clock;
  onChange: () => void;
}): Promise<Policies> {
  const { files, folder, keychain, journal, clock, onChange } = parts;
  await files.ensureFolder(folder);
  await files.sweepTemporary(folder);
  const alone = createTurns();
  const noted = new Map<string, Mark & { looseningHours: number }>();
  const shown = new Map<string, Standing>();
  const writtenAtMs = new Map<string, number>();
  const openedAtMs = clock.monotonicMs();
  let newestEntryMs = 0;

  const nameOf = ({ coldkey, network }: PolicyKey): string => `${coldkey}.${network}`;
  const pathOf = (key: PolicyKey): string => join(folder, `${nameOf(key)}.policy`);

  journal.subscribe((entry) => {
    newestEntryMs = Math.max(newestEntryMs, entry.atMs);
    const coldkey = v.safeParse(Ss58, entry.subject);
    const written = writtenIn(entry);
    if (!coldkey.success || written === null) return;
    const { network, ...mark } = written;
    noted.set(nameOf({ coldkey: coldkey.output, network }), mark);
  });
  const learned = new Map<string, Promise<void>>();

  /**
   * What the journal says of a policy is asked for when it is needed first, not at the start: it is taken from a journal
   * that was checked as a whole, and a long one takes its time for that.
   */
  function learn(key: PolicyKey): Promise<void> {
    const name = nameOf(key);
    const before = learned.get(name);
    if (before !== undefined) return before;
    const learning = newestOfJournal(key).catch((error: unknown) => {
      learned.delete(name);
      throw error;
    });
    learned.set(name, learning);
    return learning;
  }

  async function newestOfJournal(key: PolicyKey): Promise<void> {
    const last = await journal.page({ before: null, limit: 1 });
    for (const { atMs } of last.entries) newestEntryMs = Math.max(newestEntryMs, atMs);
    const about = { kinds: WRITTEN_KINDS, subject: key.coldkey, act: null, text: null };
    const always = { fromMs: null, toMs: null };
    for (let before: number | null = null; !noted.has(nameOf(key)); ) {
      const { entries } = await journal.query({ ...about, ...always, before, limit: PAGE });
      const newest = entries.map(writtenIn).find((written) => written?.network === key.network);
      // What was written while this was looked for is newer.
      if (newest && !noted.has(nameOf(key))) noted.set(nameOf(key), newest);
      before = entries.at(-1)?.seq ?? null;
      if (before === null) return;
    }
  }

  async function anchorOf(key: PolicyKey): Promise<Evidence["anchor"]> {
    try {
      const bytes = await keychain.get(itemOf(key));
      if (bytes === null) return null;
      const match = /^1 (\d{1,15}) ([0-9a-f]{64})$/.exec(utf8FromBytes(bytes) ?? "");
      const [, version, digest] = match ?? [];
      if (version === undefined || digest === undefined) return "unreadable";
      return { version: Number(version), digest };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.fault.code === "KEYCHAIN_UNRELIABLE" ? "unreadable" : "away";
    }
  }

  async function judged(key: PolicyKey): Promise<Standing> {
    const bytes = await readIfPresent(files, pathOf(key), MOST_POLICY_BYTES);
    const state = bytes === null ? null : readPolicy(bytes);
    // A file of another coldkey or network says so itself, before its tag is tried.
    const isMine = state?.address === key.coldkey && state.network === key.network;
    const file =
      bytes === null
        ? null
        : state === null || !isMine
          ? "damaged"
          : { version: state.version, previous: state.previous, digest: policyDigest(bytes) };
    const anchor = await anchorOf(key);
    await learn(key);
    const journalled = noted.get(nameOf(key)) ?? null;
    const verdict = judgeEvidence({ file, anchor, journal: journalled });
    if (verdict === "none") return { is: "none" };
    if (verdict === "newest" && bytes !== null && state !== null) {
      return { is: "newest", bytes, state };
    }
    const mark = newestOf(typeof anchor === "string" ? null : anchor, journalled);
    return {
      is: "broken",
      fault: verdict === "newest" ? { code: "POLICY_FILE_DAMAGED", facts: {} } : verdict,
      bytes,
      known:
        mark === null
          ? null
          : {
              version: mark.version,
              digest: mark.digest,
              looseningHours: journalled?.looseningHours ?? null,
            },
    };
  }

  async function standing(key: PolicyKey): Promise<Standing> {
    const found = await judged(key);
    const before = shown.get(nameOf(key));
    shown.set(nameOf(key), found);
    if (found.is !== (before?.is ?? "none")) onChange();
    return found;
  }

  return {
    standing,
    seen: (key) => shown.get(nameOf(key)) ?? { is: "none" },
    write: (key, written, { kind, facts, ...about }) =>
      alone(nameOf(key), async () => {
        const { bytes, version, digest, looseningHours, loosened, waiting } = written;
        await files.writeAtomic(pathOf(key), bytes);
        writtenAtMs.set(nameOf(key), clock.monotonicMs());
        const counter = {
          network: key.network,
          version,
          digest,
          looseningHours,
          loosened,
          waiting,
        };
        const common = { subject: key.coldkey, ...about };
        await (kind === "policy.changed"
          ? journal.append({ kind, ...common, facts: { ...counter, ...facts } })
          : journal.append({ kind, ...common, facts: { ...counter, ...facts } }));
        await keychain.set(itemOf(key), utf8ToBytes(`1 ${version} ${digest}`));
        await standing(key);
        onChange();
      }),
    readings(key, block) {
      const sinceMs = writtenAtMs.get(nameOf(key)) ?? openedAtMs;
      return {
        wallMs: Math.max(clock.nowMs(), newestEntryMs),
        block,
        elapsedMs: Math.max(0, Math.floor(clock.monotonicMs() - sinceMs)),
      };
    },
  };
}

/** Addresses have capital letters, and a keychain on files knows none. */
function itemOf({ coldkey, network }: PolicyKey): string {
  const mark = createHash("sha256").update(`${coldkey} ${network}`).digest("hex");
  return `policy-${mark.slice(0, 32)}`;
}
