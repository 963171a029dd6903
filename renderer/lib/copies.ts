import type { BackupCopy, ColdkeySummary } from "../types.ts";

/** The copies that are neither lost nor destroyed. Whether they are enough is the core's to say. */
export const countingCopies = ({ copies }: ColdkeySummary): readonly BackupCopy[] =>
  copies.filter((copy) => copy.lost === null);
