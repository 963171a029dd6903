import { useEffect, useRef, useState } from "react";
import type { Fault, Reply } from "../types.ts";
import { useWorkstation } from "./screen.ts";

interface Look<T> {
  readonly value: T | null;
  /** Of the newest question. */
  readonly fault: Fault | null;
  /** The value was kept on disk and has not been read again since. */
  readonly isKept: boolean;
}

interface LookOptions<T> {
  /** Another key is another thing: what was seen of the one before is forgotten. */
  readonly key: string;
  /** What was kept: there at once. */
  readonly last?: () => Promise<Reply<T | null>>;
  readonly look: () => Promise<Reply<T>>;
  /** Not asked again before that, however many blocks come. */
  readonly everyMs?: number;
}

/** Shows what was kept at once, asks the chain, and asks again as blocks come; one question at a time. */
export function useLook<T>({ key, last, look, everyMs = 0 }: LookOptions<T>): Look<T> {
  const { snapshot } = useWorkstation();
  const { chain } = snapshot;
  const block = chain.best?.number ?? null;
  const [seen, setSeen] = useState<{ readonly of: string; readonly look: Look<T> } | null>(null);
  const asking = useRef<string | null>(null);
  const askedAtMs = useRef(Number.NEGATIVE_INFINITY);
  /** The key that is shown now; null once the screen is gone. */
  const current = useRef<string | null>(null);
  // The newest functions, without asking again because they are new.
  const asks = useRef({ last, look });
  asks.current = { last, look };
  const hasLast = last !== undefined;
  /** The key whose kept value has been asked for: it is painted before the chain keeps the core busy. */
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const isChainNext = !hasLast || askedFor === key;

  useEffect(() => {
    current.current = key;
    askedAtMs.current = Number.NEGATIVE_INFINITY;
    void asks.current.last?.().then((reply) => {
      if (current.current !== key) return;
      setAskedFor(key);
      if (!reply.ok || reply.value === null) return;
      const kept = { value: reply.value, fault: null, isKept: true };
      // What the chain said meanwhile is newer.
      setSeen((now) =>
        now?.of === key && now.look.value !== null
          ? now
          : { of: key, look: { ...kept, fault: now?.of === key ? now.look.fault : null } },
      );
    });
    return () => {
      current.current = null;
      asking.current = null;
    };
  }, [key]);

  useEffect(() => {
    if (chain.state === "none" || !isChainNext || asking.current === key) return;
    if (block === null && chain.state === "connecting") return;
    if (performance.now() - askedAtMs.current < everyMs) return;
    asking.current = key;
    askedAtMs.current = performance.now();
    void asks.current.look().then((reply) => {
      if (current.current !== key) return;
      asking.current = null;
      setSeen((now) => {
        if (reply.ok) return { of: key, look: { value: reply.value, fault: null, isKept: false } };
        // A refusal is asked about again at the next chance, not after the whole wait.
        askedAtMs.current = Number.NEGATIVE_INFINITY;
        const before = now?.of === key ? now.look : { value: null, isKept: false };
        return { of: key, look: { ...before, fault: reply.fault } };
      });
    });
  }, [block, chain.state, key, everyMs, isChainNext]);

  return seen?.of === key ? seen.look : { value: null, fault: null, isKept: false };
}
