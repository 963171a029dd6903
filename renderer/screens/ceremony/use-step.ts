import { useCall } from "../../app/use-call.ts";
import { workstation } from "../../bridge.ts";
import type { Answer, Ceremony, Fault } from "../../types.ts";

export interface Given {
  readonly item: string;
  readonly reason: string;
}

/** Answering the step where a ceremony stands, and going back from it. */
export function useStep(
  { id, step }: Ceremony,
  onEnded: () => void,
): {
  readonly isBusy: boolean;
  readonly fault: Fault | null;
  readonly answer: (answer: Answer, exceptions?: readonly Given[]) => void;
  readonly back: () => void;
} {
  const call = useCall();
  return {
    isBusy: call.isBusy,
    fault: call.fault,
    answer: (answer, exceptions = []) =>
      void call
        .run(() =>
          workstation().ceremonies.answer({
            id,
            step: step.id,
            answer,
            exceptions: [...exceptions],
          }),
        )
        .then((reply) => {
          if (reply?.ok && reply.value.hasEnded) onEnded();
        }),
    back: () => void call.run(() => workstation().ceremonies.back({ id })),
  };
}
