/** What the first screen does not need: fetched after the first paint, or when it is wanted. */
import { type ComponentType, use } from "react";

const loads: (() => Promise<unknown>)[] = [];

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
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loading: Marked<ComponentType<Props>> | null = null;
  const ready = () => {
    loading ??= marked(load());
    return loading;
  };
  loads.push(ready);
  return function Later(props: Props) {
    const Loaded = use<ComponentType<Props>>(ready() as Promise<ComponentType<Props>>);
    return <Loaded {...props} />;
  };
}

/** All of them: none has to be waited for, or can be missing, by the time it is wanted. */
export const loadTheRest = () => Promise.all(loads.map((load) => load()));
