import { useCallback, useEffect, useRef, useState } from "react";
import { workstation } from "../../bridge.ts";
import type { Fault, JournalEntry, JournalFilter } from "../../types.ts";

/** A page is what fits on a few screens; older ones on demand. */
const PAGE = 100;

interface Held {
  readonly entries: readonly JournalEntry[];
  readonly size: number;
  /** How many fit the filter. */
  readonly total: number;
}

interface Journal extends Held {
  readonly fault: Fault | null;
  readonly isReading: boolean;
  readonly older: () => void;
}

/** Newest first. Reads what is new whenever the snapshot says that the journal grew, and all again for another filter. */
export function useJournal(currentSize: number, filter: JournalFilter): Journal {
  const [held, setHeld] = useState<Held>({ entries: [], size: currentSize, total: 0 });
  const [fault, setFault] = useState<Fault | null>(null);
  const [isReading, setIsReading] = useState(true);
  /** Only the answer to the last question counts: a slow one must not bring an old filter's entries back. */
  const asked = useRef(0);

  const read = useCallback(
    async (before: number | null, keep: boolean): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      setIsReading(true);
      const reply = await workstation().journal.query({ filter, before, limit: PAGE });
      if (mine !== asked.current) return;
      setIsReading(false);
      if (!reply.ok) {
        setFault(reply.fault);
        return;
      }
      setFault(null);
      const { entries, size, total } = reply.value;
      setHeld((old) => {
        const bySeq = new Map<number, JournalEntry>();
        for (const entry of [...(keep ? old.entries : []), ...entries]) bySeq.set(entry.seq, entry);
        return { size, total, entries: [...bySeq.values()].sort((a, b) => b.seq - a.seq) };
      });
    },
    [filter],
  );

  const shownFilter = useRef(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a journal that grew is read again from its newest entry
  useEffect(() => {
    const isSame = shownFilter.current === filter;
    shownFilter.current = filter;
    void read(null, isSame);
  }, [currentSize, filter, read]);
  useEffect(
    () => () => {
      asked.current += 1;
    },
    [],
  );

  const oldest = held.entries.at(-1)?.seq ?? null;
  const older = useCallback(() => void read(oldest, true), [read, oldest]);
  return { ...held, fault, isReading, older };
}
