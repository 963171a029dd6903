/** Changes everything that a catalogue says: of an object all its sentences, of a function what it answers. */

/** What a function was given stands in its answer: names, addresses, numbers. It is not a translator's to change. */
export type Change = (text: string, given: readonly string[], name: string) => string;

const stringsOf = (given: unknown): readonly string[] =>
  [given, ...(typeof given === "object" && given !== null ? Object.values(given) : [])].filter(
    (one) => typeof one === "string",
  );

export function changeSaid<T>(said: T, change: Change): T {
  return changed(said, change, [], "") as T;
}

function changed(value: unknown, change: Change, given: readonly string[], name: string): unknown {
  if (typeof value === "string") return change(value, given, name);
  if (typeof value === "function") {
    const answer = value as (...args: readonly unknown[]) => unknown;
    return (...args: readonly unknown[]) =>
      changed(answer(...args), change, args.flatMap(stringsOf), name);
  }
  if (Array.isArray(value)) return value.map((one) => changed(one, change, given, name));
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, changed(one, change, given, key)]),
  );
}
