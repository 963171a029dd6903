/** What commands print as JSON, taken for no more than it is: objects with values of any kind, or nothing. */

/** null for what is no JSON; a byte order mark before it is taken off. */
export function jsonOf(text: string | null): unknown {
  if (text === null || text.trim() === "") return null;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Objects of a list, below `key` when one is named. PowerShell writes a list of one without its brackets. */
export function rowsOf(value: unknown, key?: string): Record<string, unknown>[] {
  const found = key === undefined ? value : isRow(value) ? value[key] : null;
  return (Array.isArray(found) ? found : [found]).filter(isRow);
}
