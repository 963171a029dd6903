/** On the first page: copies that have to be proved again. */
import { useWorkstation } from "../../app/screen.ts";
import { lateProofs } from "../../lib/copies.ts";
import { en } from "../../messages/en.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";

/** More would push the keys off the page. */
const MOST_LINES = 3;

export function ProofReminder() {
  const { snapshot, go } = useWorkstation();
  const late = lateProofs(snapshot);
  if (late.length === 0) return null;
  const words = en.proving.reminder;
  return (
    <Notice
      level="care"
      title={words.title(late.length)}
      actions={<Button onClick={() => go({ at: "backups" })}>{words.go}</Button>}
    >
      {late.slice(0, MOST_LINES).map(({ coldkey, proof }) => {
        const label = coldkey.copies.find(({ id }) => id === proof.copy)?.label ?? "";
        return <p key={proof.copy}>{words.line(label, coldkey.name, proof)}</p>;
      })}
      {late.length > MOST_LINES ? <p>{words.more(late.length - MOST_LINES)}</p> : null}
    </Notice>
  );
}
