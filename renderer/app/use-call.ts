import { useCallback, useEffect, useRef, useState } from "react";
import type { Fault, Reply } from "../types.ts";

export interface CallState {
  readonly isBusy: boolean;
  readonly fault: Fault | null;
  /** Runs one call at a time. The reply comes back as well; null when another one is still running. */
  readonly run: <T>(call: () => Promise<Reply<T>>) => Promise<Reply<T> | null>;
  readonly clear: () => void;
}

/** One call and its fault, to be shown beside the action that made it. */
export function useCall(): CallState {
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const isRunning = useRef(false);
  const isMounted = useRef(true);

  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const run = useCallback(async <T>(call: () => Promise<Reply<T>>): Promise<Reply<T> | null> => {
    if (isRunning.current) return null;
    isRunning.current = true;
    setIsBusy(true);
    setFault(null);
    try {
      const reply = await call();
      if (isMounted.current && !reply.ok) setFault(reply.fault);
      return reply;
    } finally {
      isRunning.current = false;
      if (isMounted.current) setIsBusy(false);
    }
  }, []);

  const clear = useCallback(() => setFault(null), []);
  return { isBusy, fault, run, clear };
}
