/** A ceremony as the screen sees it. */
import type { Ceremony } from "../../../preload/contract.ts";
import type { CeremonyKind } from "./kind.ts";
import { stepOf } from "./script.ts";
import { type CeremonyState, canGoBack, isEnding, itemsOf, progressOf } from "./state.ts";

export function viewOf(
  { script, isOpen }: CeremonyKind,
  state: CeremonyState,
  isBegun: boolean,
): Ceremony {
  const { id, kind, name, subject, target, startedAtMs, answers, notes, exceptions } = state;
  const step = stepOf(script, state.at ?? state.trail.at(-1)?.step ?? script.steps[0].id);
  return {
    ...{ id, kind, name, subject, target, startedAtMs, isBegun, answers, notes, exceptions },
    isEnding: isEnding(state),
    isOpen: isOpen?.(id) ?? false,
    step: {
      id: step.id,
      kind: step.kind,
      items: itemsOf(script, state).map((item) => ({ ...item })),
      canGoBack: canGoBack(script, state),
      needsOpen: step.needsOpen ?? false,
    },
    ...progressOf(script, state),
  };
}
