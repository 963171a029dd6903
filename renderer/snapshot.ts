/** What the core last said. The screen shows it and never changes it. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { workstation } from "./bridge.ts";
import type { Fault, Snapshot } from "./types.ts";

interface Held {
  readonly snapshot: Snapshot | null;
  readonly fault: Fault | null;
  /** Core time minus this page's time: ages follow the core's clock, which a rehearsal may move. */
  readonly clockOffsetMs: number;
}

export interface SnapshotStore {
  subscribe(listener: () => void): () => void;
  read(): Held;
}

/** Starts listening at once; a snapshot with a lower revision than the one held is dropped. */
export function createSnapshotStore(): SnapshotStore {
  let held: Held = { snapshot: null, fault: null, clockOffsetMs: 0 };
  const listeners = new Set<() => void>();
  const put = (next: Held): void => {
    held = next;
    for (const listener of listeners) listener();
  };
  const accept = (snapshot: Snapshot): void => {
    if (held.snapshot && snapshot.revision < held.snapshot.revision) return;
    put({ snapshot, fault: null, clockOffsetMs: snapshot.nowMs - Date.now() });
  };
  workstation().on("snapshot", accept);
  void workstation()
    .app.snapshot(null)
    .then((reply) => {
      if (reply.ok) accept(reply.value);
      else put({ ...held, fault: reply.fault });
    });
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: () => held,
  };
}

export const useHeld = (store: SnapshotStore): Held =>
  useSyncExternalStore(store.subscribe, store.read);

/** The core's time, refreshed every second. */
export function useNow(clockOffsetMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs + clockOffsetMs;
}
