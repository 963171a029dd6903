/**
 * Reads a day that a person typed: year, month and day in this order, the one that nobody can misread. Signs between
 * them are free, and full-width digits are digits.
 */
export interface Day {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

export function readDay(text: string): Day | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(
    text.normalize("NFKC").replaceAll(/\s/g, ""),
  );
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(year, month - 1, day);
  const isReal = date.getMonth() === month - 1 && date.getDate() === day;
  return isReal ? { year, month, day } : null;
}

/** The user's own midnight, where the computer is. Days after: 1 is the midnight at its end. */
export const midnightOf = ({ year, month, day }: Day, daysAfter = 0): number =>
  new Date(year, month - 1, day + daysAfter).getTime();
