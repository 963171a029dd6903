import type { BackupCopy, ColdkeySummary, Snapshot } from "../types.ts";

/** The copies that are neither lost nor destroyed. Whether they are enough is the core's to say. */
export const countingCopies = ({ copies }: ColdkeySummary): readonly BackupCopy[] =>
  copies.filter((copy) => copy.lost === null);

/** Proofs that are due and were not put off. Which they are is the core's to say; `now` or later is the screen's. */
export function lateProofs({ coldkeys }: Pick<Snapshot, "coldkeys">) {
  return coldkeys.flatMap((coldkey) =>
    coldkey.proofs
      .filter(
        ({ state, snoozedUntilMs }) =>
          snoozedUntilMs === null && (state === "due" || state === "overdue"),
      )
      .map((proof) => ({ coldkey, proof })),
  );
}
