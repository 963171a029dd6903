/** What a ceremony around copies keeps on disk, and what it enters into the register at its end. No word of the phrase. */
import * as v from "valibot";
import { BackupCopy, BackupStep } from "../../preload/contract.ts";
import { Id, Ss58, TimeMs } from "../codec/values.ts";

export const BackupRecord = v.strictObject({
  v: v.literal(1),
  id: Id,
  address: Ss58,
  /** The copy that is proved again; null while a further one is made. */
  copy: v.nullable(Id),
  step: BackupStep,
  startedAtMs: TimeMs,
  /** When the phrase was last taken back in full. */
  provedAtMs: v.nullable(TimeMs),
  /** The further copy, as the register will have it. */
  made: v.nullable(BackupCopy),
});
export type BackupRecord = v.InferOutput<typeof BackupRecord>;

/** The ceremony's name in the journal. */
export const ceremonyOf = ({ copy }: BackupRecord): string =>
  copy === null ? "back-up-coldkey" : "prove-copy";

/** Doing it again changes nothing: the register knows a copy by its id. */
export function enter(copies: readonly BackupCopy[], record: BackupRecord): readonly BackupCopy[] {
  const { copy, made, provedAtMs } = record;
  if (made !== null) return [...copies.filter(({ id }) => id !== made.id), made];
  return copies.map((one) =>
    one.id === copy ? { ...one, provedAtMs: provedAtMs ?? one.provedAtMs } : one,
  );
}
