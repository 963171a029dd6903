import { useEffect, useRef, useState } from "react";
import { workstation } from "../bridge.ts";
import type { Fault, SubnetRow } from "../types.ts";
import { useWorkstation } from "./screen.ts";

interface Subnets {
  readonly atBlock: number;
  readonly seenAtMs: number;
  readonly rows: readonly SubnetRow[];
}

/** All subnets, read again with every new block; an answer that is under way is waited for, never doubled. */
export function useSubnets(): { readonly subnets: Subnets | null; readonly fault: Fault | null } {
  const { snapshot } = useWorkstation();
  const { chain } = snapshot;
  const block = chain.best?.number ?? null;
  const [subnets, setSubnets] = useState<Subnets | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const isAsking = useRef(false);

  useEffect(() => {
    if (chain.state === "none" || isAsking.current) return;
    if (block === null && chain.state === "connecting") return;
    let isGone = false;
    isAsking.current = true;
    void workstation()
      .chain.subnets(null)
      .then((reply) => {
        isAsking.current = false;
        if (isGone) return;
        if (reply.ok) {
          const { atBlock, seenAtMs, subnets: rows } = reply.value;
          setSubnets({ atBlock, seenAtMs, rows });
          setFault(null);
        } else {
          setFault(reply.fault);
        }
      });
    return () => {
      isGone = true;
      isAsking.current = false;
    };
  }, [block, chain.state]);

  return { subnets, fault };
}
