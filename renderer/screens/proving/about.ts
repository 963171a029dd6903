/** What a ceremony of proofs is about, as the last snapshot has it. */
import { useWorkstation } from "../../app/screen.ts";
import type { BackupCopy, Ceremony, ColdkeySummary } from "../../types.ts";

/** SLIP-39: seven words, and one for each ten bits of entropy. The core refuses any other number. */
export const shareWords = (wordCount: number | null): number =>
  7 + Math.ceil((((wordCount ?? 24) / 3) * 32) / 10);

export function useSubject({ subject, target }: Ceremony): {
  readonly coldkey: ColdkeySummary | undefined;
  readonly copy: BackupCopy | undefined;
  readonly label: string;
} {
  const { snapshot } = useWorkstation();
  const coldkey = snapshot.coldkeys.find((key) => key.address === subject);
  const copy = coldkey?.copies.find((one) => one.id === target);
  return { coldkey, copy, label: copy?.label ?? "" };
}
