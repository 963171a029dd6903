/**
 * Replaces the sealed files of a coldkey and its hotkeys as one change. A file is never overwritten in place: the new
 * ones are written beside the old ones and opened from the disk; then one small record makes the change certain; then
 * each takes its name, which needs no more room on the disk.
 *
 *     reseal.json "staging"  →  <address>.next, each proved  →  reseal.json "publishing"  →  renames  →  no record
 *
 * A crash before "publishing" leaves the old files, and the next start removes what was begun; a crash after it leaves
 * the new ones, and the next start finishes. There is one change at a time.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import * as v from "valibot";
import { Count, Id, Ss58, TimeMs } from "../codec/values.ts";
import { Refusal, settle } from "../lib/fault.ts";
import type { Files } from "../lib/files.ts";
import { createTurns } from "../lib/turns.ts";
import { readIfPresent, readRecord, removeIfPresent, writeRecord } from "./record.ts";

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const ResealRecord = v.strictObject({
  v: v.literal(1),
  id: Id,
  /** The key whose passphrase opens the set. */
  owner: Ss58,
  step: v.picklist(["staging", "publishing"]),
  startedAtMs: TimeMs,
  isNewPassphrase: v.boolean(),
  /** Files of the owner's that another passphrase opens, and that stay as they are. */
  left: Count,
  /** SHA-256 of each file before and after. */
  files: v.array(v.strictObject({ address: Ss58, before: Digest, after: Digest })),
});
export type ResealRecord = v.InferOutput<typeof ResealRecord>;

const MAX_SEALED_BYTES = 64 * 1024;

export interface ResealPlan
  extends Pick<ResealRecord, "id" | "owner" | "startedAtMs" | "isNewPassphrase" | "left"> {
  readonly files: readonly {
    readonly address: Ss58;
    readonly before: Uint8Array;
    readonly after: Uint8Array;
  }[];
}

export interface ResealHooks {
  /** Opens what was read back from the disk; throws when it does not open. */
  readonly prove: (address: Ss58, sealed: Uint8Array) => Promise<void>;
  /** Every file is new. May be told twice, after a crash right behind it. */
  readonly onDone: (record: ResealRecord) => Promise<void>;
}

export interface Reseals {
  /** A change that could not be finished: its files are each old or new. */
  pending(): ResealRecord | null;
  /**
   * Refuses before anything changed, or with RESEAL_UNFINISHED when the change is certain and only its last steps are
   * missing: they are made up for at the next start, or by {@link Reseals.recover}.
   */
  replace(plan: ResealPlan, hooks: ResealHooks): Promise<void>;
  /** Finishes or undoes what a crash left. What refuses stays pending. */
  recover(hooks: {
    readonly onDone: ResealHooks["onDone"];
    readonly onUndone: (record: ResealRecord) => Promise<void>;
  }): Promise<void>;
}

export async function openReseals(files: Files, folder: string): Promise<Reseals> {
  const recordPath = join(folder, "reseal.json");
  const keyPath = (address: Ss58): string => join(folder, `${address}.key`);
  const nextPath = (address: Ss58): string => join(folder, `${address}.next`);
  const alone = createTurns();
  await files.ensureFolder(folder);
  let pending = await readRecord(files, recordPath, ResealRecord);

  async function save(record: ResealRecord): Promise<void> {
    await writeRecord(files, recordPath, record);
    pending = record;
  }

  async function forget(): Promise<void> {
    await removeIfPresent(files, recordPath);
    pending = null;
  }

  /** `onUndone` before the record goes: told twice after a crash in between, rather than never. */
  async function undo(
    record: ResealRecord,
    onUndone: (record: ResealRecord) => Promise<void> = async () => undefined,
  ): Promise<void> {
    for (const { address } of record.files) await removeIfPresent(files, nextPath(address));
    await onUndone(record);
    await forget();
  }

  async function digestAt(path: string): Promise<string | null> {
    const bytes = await readIfPresent(files, path, MAX_SEALED_BYTES);
    return bytes === null ? null : digestOf(bytes);
  }

  /** Every step may have been taken already. Never touches a file that is neither the old nor the new one. */
  async function publish(record: ResealRecord): Promise<void> {
    for (const { address, before, after } of record.files) {
      const present = await digestAt(keyPath(address));
      if (present === after) {
        await removeIfPresent(files, nextPath(address));
        continue;
      }
      const isKnown = present === before && (await digestAt(nextPath(address))) === after;
      if (!isKnown) throw new Refusal("KEY_CHANGED_OUTSIDE", { address });
      await files.replaceBy(keyPath(address), nextPath(address));
    }
  }

  async function stage(plan: ResealPlan, prove: ResealHooks["prove"]): Promise<void> {
    for (const { address, after } of plan.files) {
      await removeIfPresent(files, nextPath(address));
      await files.createExclusive(nextPath(address), after);
    }
    for (const { address, before } of plan.files) {
      await prove(address, await files.readBounded(nextPath(address), MAX_SEALED_BYTES));
      // Somebody else's hand, or a second instance: the new file was not made from this one.
      if ((await digestAt(keyPath(address))) !== digestOf(before)) {
        throw new Refusal("KEY_CHANGED_OUTSIDE", { address });
      }
    }
  }

  async function complete(record: ResealRecord, onDone: ResealHooks["onDone"]): Promise<void> {
    await publish(record);
    await onDone(record);
    await forget();
  }

  return {
    pending: () => pending,

    replace: (plan, { prove, onDone }) =>
      alone("", async () => {
        if (pending?.step === "publishing") {
          throw new Refusal("RESEAL_UNFINISHED", { address: pending.owner, reason: "before" });
        }
        if (pending !== null) await undo(pending);
        const { id, owner, startedAtMs, isNewPassphrase, left } = plan;
        const record: ResealRecord = {
          v: 1,
          id,
          owner,
          step: "staging",
          startedAtMs,
          isNewPassphrase,
          left,
          files: plan.files.map(({ address, before, after }) => ({
            address,
            before: digestOf(before),
            after: digestOf(after),
          })),
        };
        const certain: ResealRecord = { ...record, step: "publishing" };
        try {
          await save(record);
          await stage(plan, prove);
          await save(certain);
        } catch (error) {
          await undoUnlessCertain(record, error);
        }
        try {
          await complete(certain, onDone);
        } catch (cause) {
          if (!(cause instanceof Refusal)) throw cause;
          const { code } = cause.fault;
          throw new Refusal("RESEAL_UNFINISHED", { address: owner, reason: code }, { cause });
        }
      }),

    recover: ({ onDone, onUndone }) =>
      alone("", async () => {
        const record = pending;
        if (record === null) return;
        if (record.step === "publishing") return complete(record, onDone);
        await undo(record, onUndone);
      }),
  };

  /**
   * A write that refuses may have happened all the same: only the record on the disk says whether the change is
   * certain. Throws `error` when it is not, after everything is as it was.
   */
  async function undoUnlessCertain(record: ResealRecord, error: unknown): Promise<void> {
    const written = await readRecord(files, recordPath, ResealRecord);
    if (written?.id === record.id && written.step === "publishing") {
      pending = written;
      return;
    }
    pending = record;
    // On a disk that takes nothing any more the leftovers wait for the next change, or the next start.
    await settle(() => undo(record));
    throw error;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
