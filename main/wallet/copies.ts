/** The backup register of one coldkey: its copies, those that still count, and the labels that tell them apart. */
import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { BackupCopy } from "../../preload/contract.ts";
import { looksSecret } from "../journal/entries.ts";
import { Refusal } from "../lib/fault.ts";

/** What a person says about a copy. */
export type CopyLabel = Pick<BackupCopy, "label" | "medium" | "place"> &
  Partial<Pick<BackupCopy, "custodian" | "serial" | "share">>;

/** Case and spaces do not make two places of one. */
export const normal = (text: string): string =>
  text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/** Lost and destroyed copies stay in the register as its history; they count for nothing. */
export function countingCopies(copies: readonly BackupCopy[]): readonly BackupCopy[] {
  return copies.filter((copy) => copy.lost === null);
}

/** In how many places copies lie that count. */
export function placeCount(copies: readonly BackupCopy[]): number {
  return new Set(countingCopies(copies).map((copy) => normal(copy.place))).size;
}

/** Refuses LABEL_LOOKS_SECRET before anything is written: the journal would refuse it after. */
export function newCopy(what: CopyLabel, madeAtMs: number, provedAtMs: number): BackupCopy {
  const { label, medium, place, custodian = null, serial = null, share = null } = what;
  demandHarmless(label, place, custodian, serial);
  return v.parse(BackupCopy, {
    id: `copy-${randomUUID().slice(0, 13)}`,
    label,
    medium,
    place,
    custodian,
    serial,
    share,
    madeAtMs,
    provedAtMs,
    lost: null,
  });
}

export function demandHarmless(...texts: readonly (string | null)[]): void {
  for (const text of texts) {
    if (text !== null && looksSecret(text)) throw new Refusal("LABEL_LOOKS_SECRET", {});
  }
}

/** Two cards of one name cannot be told apart when one of them is lost. Refuses with COPY_LABEL_TAKEN. */
export function demandFreeLabel(copies: readonly BackupCopy[], label: string): void {
  if (countingCopies(copies).some((copy) => normal(copy.label) === normal(label))) {
    throw new Refusal("COPY_LABEL_TAKEN", { label });
  }
}

/** Refuses with COPY_NOT_FOUND and COPY_IS_LOST: only a copy that counts can be proved or lost. */
export function findCounting(copies: readonly BackupCopy[], id: string): BackupCopy {
  const copy = copies.find((one) => one.id === id);
  if (copy === undefined) throw new Refusal("COPY_NOT_FOUND", {});
  if (copy.lost !== null) throw new Refusal("COPY_IS_LOST", { label: copy.label });
  return copy;
}

/** A proof starts everything anew: places that were asked for, and how often it was put off. */
export function proved(copy: BackupCopy, atMs: number): BackupCopy {
  return { ...copy, provedAtMs: Math.max(copy.provedAtMs, atMs), asked: [], snooze: null };
}
