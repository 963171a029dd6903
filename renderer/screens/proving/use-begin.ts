import { useWorkstation } from "../../app/screen.ts";
import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import type { ColdkeySummary, Fault } from "../../types.ts";

/** Begins a ceremony, or goes on with the one that is under way, and opens it. */
export function useBegin(): {
  readonly begin: (kind: string, subject: ColdkeySummary["address"], target?: string) => void;
  readonly fault: Fault | null;
} {
  const { go } = useWorkstation();
  const call = useCall();
  return {
    fault: call.fault,
    begin: (kind, subject, target) =>
      void call
        .run(() => workstation().ceremonies.begin({ kind, subject, target: target ?? null }))
        .then((reply) => {
          if (reply?.ok) go({ at: "ceremony", id: reply.value.id });
        }),
  };
}
