/** The newest alarm takes the page until it is answered; another one takes it again. */
import { useState } from "react";
import { useWorkstation } from "../../app/screen.ts";
import type { SightingShown } from "../../types.ts";
import { alarmsOf } from "./alarms.ts";

export function useAlarm(): {
  readonly shown: SightingShown | null;
  readonly answer: () => void;
  readonly open: () => void;
} {
  const { snapshot } = useWorkstation();
  const [answered, setAnswered] = useState<readonly string[]>([]);
  const standing = alarmsOf(snapshot);
  return {
    shown: standing.find(({ id }) => !answered.includes(id)) ?? null,
    answer: () => setAnswered(standing.map(({ id }) => id)),
    open: () => setAnswered([]),
  };
}
