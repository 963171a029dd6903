import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import type { Ceremony, Fault } from "../../types.ts";

/** Begins a ceremony, or goes on with the one of its kind that is under way, and shows it. */
export function useBegin(): {
  readonly begin: (
    kind: string,
    subject?: Ceremony["subject"],
    target?: Ceremony["target"],
  ) => void;
  readonly isBusy: boolean;
  readonly fault: Fault | null;
} {
  const { go } = useWorkstation();
  const call = useCall();
  return {
    isBusy: call.isBusy,
    fault: call.fault,
    begin: (kind, subject = null, target = null) =>
      void call
        .run(() => workstation().ceremonies.begin({ kind, subject, target }))
        .then((reply) => {
          if (reply?.ok) go({ at: "ceremony", id: reply.value.id });
        }),
  };
}
