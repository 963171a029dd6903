/** One act at a time for each key: a double click waits for the first, and then finds its work done. */
export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** One act at a time, whatever it is about. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** As with turns, an act that fails does not stop those behind it, and only its own caller hears of it. */
export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** A turn that fails does not stop those behind it; only its own caller hears of it. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work);
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return turn;
  };
}
