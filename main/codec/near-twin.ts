/**
 * Addresses that a person takes for each other. Poisoners make addresses whose first and last characters are those of
 * a known one, because that is what people compare.
 */

/** Characters that people look at, after the 5 with which all of them begin, and at the end. */
const AT_START = 4;
const AT_END = 4;
/** One slip of the pen, or two: the checksum refuses most of them, but not all. */
const MOST_DIFFERENT = 6;

export function isNearTwin(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  const isSameEnds =
    a.slice(0, AT_START) === b.slice(0, AT_START) && a.slice(-AT_END) === b.slice(-AT_END);
  if (isSameEnds) return true;
  let different = 0;
  for (const [at, letter] of [...a].entries()) if (letter !== b[at]) different += 1;
  return different <= MOST_DIFFERENT;
}
