/** What the first screen does not need: fetched after the first paint, or when it is wanted. */
import { type ComponentType, use } from "react";

/** first: fetched while the first screen is drawn. soon: one press away from it. */
type When = "first" | "soon" | "rest";

const loads = new Map<When, (() => Promise<unknown>)[]>([
  ["first", []],
  ["soon", []],
  ["rest", []],
]);

/** So many at once: what is wanted now does not wait behind everything that may be wanted later. */
const AT_ONCE = 4;

/** A promise as React's `use` knows it: of one that is marked as fulfilled it takes the value without waiting a turn. */
type Marked<Value> = Promise<Value> & { status?: "fulfilled"; value?: Value };

function marked<Value>(promise: Promise<Value>): Marked<Value> {
  const known: Marked<Value> = promise.then((value) => {
    known.status = "fulfilled";
    known.value = value;
    return value;
  });
  return known;
}

/** Shown at once when its code is there (unlike `lazy`, which waits a turn even then); suspends until then. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  when: When = "rest",
) {
  let loading: Marked<ComponentType<Props>> | null = null;
  const ready = () => {
    loading ??= marked(load());
    return loading;
  };
  loads.get(when)?.push(ready);
  return function Later(props: Props) {
    const Loaded = use<ComponentType<Props>>(ready() as Promise<ComponentType<Props>>);
    return <Loaded {...props} />;
  };
}

async function loadAll(when: When): Promise<void> {
  const waiting = [...(loads.get(when) ?? [])];
  while (waiting.length > 0) await Promise.all(waiting.splice(0, AT_ONCE).map((load) => load()));
}

/** What shows things that were kept: it is wanted sooner than the network has answered. */
export const loadFirst = () => loadAll("first");

/** What is one press away. */
export const loadSoon = () => loadAll("soon");

/** All of them: none has to be waited for, or can be missing, by the time it is wanted. */
export async function loadTheRest(): Promise<void> {
  await loadFirst();
  await loadSoon();
  await loadAll("rest");
}
