import { useCallback, useEffect, useRef, useState } from "react";
import { workstation } from "../../bridge.ts";
import type { Fault, JournalEntry } from "../../types.ts";

/** A page is what fits on a few screens; older ones on demand. */
const PAGE = 100;
/** The contract's bound for one page. */
const MOST = 500;

interface Held {
  readonly entries: readonly JournalEntry[];
  readonly size: number;
}

interface Journal extends Held {
  readonly fault: Fault | null;
  readonly isReading: boolean;
  readonly older: () => void;
}

/** Newest first. Reads what is new whenever the snapshot says that the journal grew. */
export function useJournal(currentSize: number): Journal {
  const [held, setHeld] = useState<Held>({ entries: [], size: currentSize });
  const [fault, setFault] = useState<Fault | null>(null);
  const [isReading, setIsReading] = useState(true);
  const isMounted = useRef(true);

  const read = useCallback(async (before: number | null, limit: number): Promise<void> => {
    setIsReading(true);
    const reply = await workstation().journal.page({ before, limit });
    if (!isMounted.current) return;
    setIsReading(false);
    if (!reply.ok) {
      setFault(reply.fault);
      return;
    }
    setFault(null);
    const { entries, size } = reply.value;
    setHeld((old) => {
      const bySeq = new Map<number, JournalEntry>();
      for (const entry of [...old.entries, ...entries]) bySeq.set(entry.seq, entry);
      return { size, entries: [...bySeq.values()].sort((a, b) => b.seq - a.seq) };
    });
  }, []);

  const shown = useRef(0);
  shown.current = held.entries.length;
  useEffect(() => {
    isMounted.current = true;
    // What came since the last look, at least one page, is always read from the newest on.
    if (currentSize >= 0)
      void read(null, Math.min(MOST, Math.max(PAGE, shown.current > 0 ? PAGE : 0)));
    return () => {
      isMounted.current = false;
    };
  }, [currentSize, read]);

  const oldest = held.entries.at(-1)?.seq ?? null;
  const older = useCallback(() => void read(oldest, PAGE), [read, oldest]);
  return { ...held, fault, isReading, older };
}
