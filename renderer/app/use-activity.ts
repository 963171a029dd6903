/** One act by its id: from the snapshots while they have it, and else from main, which has them all. */
import { useEffect, useState } from "react";
import { workstation } from "../bridge.ts";
import type { Activity } from "../types.ts";
import { useWorkstation } from "./screen.ts";

export function useActivity(id: string): Activity | undefined {
  const { snapshot } = useWorkstation();
  const told = snapshot.activities.find((one) => one.id === id);
  const isTold = told !== undefined;
  const [found, setFound] = useState<Activity | null>(null);
  useEffect(() => {
    if (isTold) return;
    let isCurrent = true;
    void workstation()
      .operations.find({ id })
      .then((reply) => {
        // A fault leaves it unknown, as before the reply: the next snapshot may have it.
        if (isCurrent && reply.ok) setFound(reply.value);
      });
    return () => {
      isCurrent = false;
    };
  }, [id, isTold]);
  return told ?? (found?.id === id ? found : undefined);
}
