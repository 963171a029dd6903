/** The vault's sentence (a code with facts) in the shape that the screen speaks of. Facts come from the decoded bytes. */
import { en } from "../../messages/en.ts";
import type { Review, Snapshot } from "../../types.ts";
import { nameOrEnds } from "../names.ts";

export interface Meaning {
  readonly title: string;
  readonly lede: string;
  readonly hold: string;
  /** Whose last four characters are typed: the address on which everything hangs. */
  readonly keyAddress: string;
  readonly keyAddressLabel: string;
  readonly wrong: readonly string[];
  readonly netuid: number | null;
}

export function meaningOf(review: Review, snapshot: Snapshot): Meaning {
  const { sentence, account, pallet, call } = review;
  const { facts } = sentence;
  const payer = nameOrEnds(snapshot, account);
  const { hotkey, netuid, maxBurnRao, destination, amountRao } = facts;
  if (
    sentence.code === "REVIEW_REGISTER" &&
    typeof hotkey === "string" &&
    typeof netuid === "number" &&
    typeof maxBurnRao === "bigint"
  ) {
    return {
      title: en.act.review.register(maxBurnRao, nameOrEnds(snapshot, hotkey), netuid),
      lede: en.act.review.ledeRegister(payer),
      hold: en.act.review.holdRegister,
      keyAddress: hotkey,
      keyAddressLabel: en.act.review.lastFourHotkey,
      wrong: en.act.review.wrong,
      netuid,
    };
  }
  if (
    sentence.code === "REVIEW_TRANSFER" &&
    typeof destination === "string" &&
    typeof amountRao === "bigint"
  ) {
    return {
      title: en.act.review.transfer(amountRao, nameOrEnds(snapshot, destination)),
      lede: en.act.review.ledeTransfer(payer),
      hold: en.act.review.holdTransfer,
      keyAddress: destination,
      keyAddressLabel: en.act.review.lastFourTo,
      wrong: en.act.review.wrongTransfer,
      netuid: null,
    };
  }
  return {
    title: en.act.review.other(pallet, call),
    lede: en.act.review.ledeOther(payer),
    hold: en.act.review.holdOther,
    keyAddress: account,
    keyAddressLabel: en.act.review.lastFourAccount,
    wrong: en.act.review.wrong,
    netuid: null,
  };
}
