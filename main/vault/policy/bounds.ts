/** How much a policy may hold. */

/** A month: longer periods need more spendings kept than anybody would look through. */
export const MOST_HOURS = 31 * 24;
export const MOST_ENTRIES = 100;
export const MOST_ANNOUNCED = 20;
/** Far more than anybody signs in a month; beyond it the oldest are counted together, as if they were newer. */
export const MOST_SPENDINGS = 2_000;
