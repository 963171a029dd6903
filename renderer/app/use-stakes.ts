import { useEffect, useRef, useState } from "react";
import { workstation } from "../bridge.ts";
import type { Fault, StakeLook } from "../types.ts";
import { useWorkstation } from "./screen.ts";

/** Stake of a coldkey and all prices, read again with every new block; what is shown stays until the next answer. */
export function useStakes(coldkey: string): {
  readonly stakes: StakeLook | null;
  readonly fault: Fault | null;
} {
  const { snapshot } = useWorkstation();
  const { chain } = snapshot;
  const block = chain.best?.number ?? null;
  const [seen, setSeen] = useState<{ readonly of: string; readonly look: StakeLook } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const asking = useRef<string | null>(null);

  useEffect(() => {
    if (chain.state === "none" || coldkey === "" || asking.current === coldkey) return;
    if (block === null && chain.state === "connecting") return;
    let isGone = false;
    asking.current = coldkey;
    void workstation()
      .stake.look({ coldkey })
      .then((reply) => {
        if (isGone) return;
        asking.current = null;
        if (reply.ok) {
          setSeen({ of: coldkey, look: reply.value });
          setFault(null);
        } else {
          setFault(reply.fault);
        }
      });
    return () => {
      isGone = true;
      asking.current = null;
    };
  }, [block, chain.state, coldkey]);

  return { stakes: seen?.of === coldkey ? seen.look : null, fault };
}
