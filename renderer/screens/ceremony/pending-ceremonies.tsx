/** Ceremonies of one place that were begun and wait to be resumed. */
import { useWorkstation } from "../../app/screen.ts";
import { workstation } from "../../bridge.ts";
import { en } from "../../messages/en.ts";
import type { Ceremony, Snapshot } from "../../types.ts";
import { contextOf } from "./context.ts";
import { isKnown, placeOfKind } from "./kind-places.ts";
import { PendingList } from "./pending-list.tsx";

export function pendingAt(snapshot: Snapshot, place: string): readonly Ceremony[] {
  return snapshot.ceremonies.filter(
    ({ kind, isBegun }) => isBegun && isKnown(kind) && placeOfKind(kind) === place,
  );
}

export function PendingCeremonies({ at }: { readonly at: string }) {
  const { snapshot, go } = useWorkstation();
  const pending = pendingAt(snapshot, at);
  if (pending.length === 0) return null;
  return (
    <PendingList
      pending={pending.map((one) => {
        const { id, kind, number, of, step, startedAtMs, isEnding } = one;
        const words = en.ceremonies.kind(kind);
        const about = contextOf(snapshot, one);
        const stepName = words.steps[step.id] ?? step.id;
        return {
          id,
          title: words.head(about),
          name: words.named(about),
          state: isEnding ? en.ceremonies.ending : en.ceremonies.state(stepName, number, of),
          startedAtMs,
          resume: () => go({ at: "ceremony", id }),
          abandonText: words.abandonText,
          abandonGo: words.abandonGo,
          abandon: isEnding
            ? null
            : (reason, remark) => workstation().ceremonies.abandon({ id, reason, remark }),
        };
      })}
    />
  );
}
