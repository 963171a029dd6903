/** `Pallet.call` → what it means. Everything else is refused: blind signing does not exist here. */
import { coldkeySwapReviewers } from "./coldkey-swap.ts";
import { identityReviewers } from "./identity.ts";
import { keyReviewers } from "./keys.ts";
import { lockReviewers } from "./locks.ts";
import { nestedReviewers } from "./nested.ts";
import { paymentReviewers } from "./payments.ts";
import type { Reviewer } from "./reviewer.ts";
import { stakeReviewers } from "./stake.ts";

export const reviewers: ReadonlyMap<string, Reviewer> = new Map([
  ...paymentReviewers,
  ...stakeReviewers,
  ...keyReviewers,
  ...coldkeySwapReviewers,
  ...identityReviewers,
  ...lockReviewers,
  ...nestedReviewers,
]);
