/** Cells of the register: what a copy is, where it lies and with whom, and when it has to be proved again. */
import { series } from "../../lib/format.ts";
import { dayOfYear } from "../../lib/time.ts";
import { en } from "../../messages/en.ts";
import type { BackupCopy, ColdkeySummary } from "../../types.ts";
import { Tag } from "../../ui/tag.tsx";
import css from "./register-cells.module.css";

interface CellProps {
  readonly coldkey: ColdkeySummary;
  readonly copy: BackupCopy;
}

export function LabelCell({ coldkey, copy: { label, share, medium } }: CellProps) {
  const split = coldkey.splits.find(({ id }) => id === share?.split);
  const what = [
    share === null || split === undefined ? null : en.proving.share(share.index, split.count),
    split?.nonce === null ? en.proving.elsewhere : null,
    en.backup.mediumName(medium),
  ].filter((one) => one !== null);
  return (
    <>
      {label}
      <span className={css.under}>{series(what)}</span>
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

/** When it was last proved, and when it is time again. */
export function ProvedCell({ coldkey, copy }: CellProps) {
  const due = coldkey.proofs.find((one) => one.copy === copy.id);
  const later = [
    copy.checkedAtMs !== null && copy.checkedAtMs > copy.provedAtMs
      ? en.proving.checked(copy.checkedAtMs)
      : null,
    copy.rehearsedAtMs !== null ? en.proving.rehearsed(copy.rehearsedAtMs) : null,
  ].filter((one) => one !== null);
  const isLate =
    due !== undefined &&
    due.snoozedUntilMs === null &&
    (due.state === "due" || due.state === "overdue");
  return (
    <>
      <span className={css.date}>{dayOfYear(copy.provedAtMs)}</span>
      {later.length === 0 ? null : <span className={css.under}>{series(later)}</span>}
      {due === undefined ? null : isLate ? (
        <span className={css.tag}>
          <Tag tone={due.state === "overdue" ? "danger" : "care"}>{en.proving.due(due)}</Tag>
        </span>
      ) : (
        <span className={css.under}>{en.proving.due(due)}</span>
      )}
    </>
  );
}
