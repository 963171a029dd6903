/** What the first screen does not need: fetched after the first paint, or when it is wanted. */
import { type ComponentType, use } from "react";

const loads: (() => Promise<unknown>)[] = [];

/** Shown at once when its code is there (unlike `lazy`, which waits a turn even then); suspends until then. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const ready = () => {
    loading ??= load().then((component) => {
      Loaded = component;
    });
    return loading;
  };
  loads.push(ready);
  return function Later(props: Props) {
    if (Loaded === null) use(ready());
    return Loaded === null ? null : <Loaded {...props} />;
  };
}

/** All of them: none has to be waited for, or can be missing, by the time it is wanted. */
export const loadTheRest = () => Promise.all(loads.map((load) => load()));
