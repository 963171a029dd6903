/** Adds up what the stages of `npm test` say. */

/** @typedef {import("./vitest-summary.mjs").Summary} Summary */

/**
 * @param {readonly Summary[]} summaries
 * @returns {Summary}
 */
export function total(summaries) {
  return {
    passed: summaries.reduce((sum, { passed }) => sum + passed, 0),
    failed: summaries.reduce((sum, { failed }) => sum + failed, 0),
    skipped: summaries.flatMap(({ skipped }) => skipped),
  };
}

/**
 * The last line of a test run, which CI reads: `N passed, N failed`, and the skipped ones when there are any.
 * @param {Summary} summary
 */
export function closingLine({ passed, failed, skipped }) {
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : "";
  return `${passed} passed, ${failed} failed${tail}`;
}
