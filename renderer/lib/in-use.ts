/** Retired keys are kept and offered nowhere: what a choice may list. The core refuses the rest as well. */
export function inUse<K extends { readonly retiredAtMs: number | null }>(
  keys: readonly K[],
): readonly K[] {
  return keys.filter(({ retiredAtMs }) => retiredAtMs === null);
}

export function retired<K extends { readonly retiredAtMs: number | null }>(
  keys: readonly K[],
): readonly K[] {
  return keys.filter(({ retiredAtMs }) => retiredAtMs !== null);
}
