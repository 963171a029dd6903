/** Cells of the register: what a copy is, where it lies and with whom, and when it has to be proved again. */
import { dayOfYear } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { BackupCopy, ColdkeySummary } from "../../types.ts";
import { Tag } from "../../ui/tag.tsx";
import css from "./register-cells.module.css";

interface CellProps {
  readonly coldkey: ColdkeySummary;
  readonly copy: BackupCopy;
}

export function LabelCell({ coldkey, copy: { label, share } }: CellProps) {
  const split = coldkey.splits.find(({ id }) => id === share?.split);
  return (
    <>
      {label}
      {share === null || split === undefined ? null : (
        <span className={css.under}>{en.proving.share(share.index, split.count)}</span>
      )}
    </>
  );
}

export function PlaceCell({ copy }: Pick<CellProps, "copy">) {
  const kept = en.proving.kept(copy.custodian, copy.serial);
  return (
    <>
      {copy.place}
      {kept === "" ? null : <span className={css.under}>{kept}</span>}
    </>
  );
}

export function DueCell({ coldkey, copy }: CellProps) {
  const due = coldkey.proofs.find((one) => one.copy === copy.id);
  if (due === undefined) return null;
  const isLate = due.state === "due" || due.state === "overdue";
  const later = [
    copy.checkedAtMs !== null && copy.checkedAtMs > copy.provedAtMs
      ? en.proving.checked(copy.checkedAtMs)
      : null,
    copy.rehearsedAtMs !== null ? en.proving.rehearsed(copy.rehearsedAtMs) : null,
  ].filter((one) => one !== null);
  return (
    <>
      {isLate && due.snoozedUntilMs === null ? (
        <Tag tone={due.state === "overdue" ? "danger" : "care"}>{en.proving.due(due)}</Tag>
      ) : due.state === "fine" ? (
        dayOfYear(due.dueAtMs)
      ) : (
        en.proving.due(due)
      )}
      {later.length === 0 ? null : <span className={css.under}>{later.join(", ")}</span>}
    </>
  );
}
