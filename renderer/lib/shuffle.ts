/** An order that nobody can foretell: Fisher and Yates, each draw from the system's randomness and without bias. */
const RANGE = 2 ** 32;

export function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** Values above the last whole multiple are drawn again: the small ones would come a little too often. */
function below(limit: number): number {
  const end = RANGE - (RANGE % limit);
  const draw = new Uint32Array(1);
  for (;;) {
    const [value = 0] = crypto.getRandomValues(draw);
    if (value < end) return value % limit;
  }
}
