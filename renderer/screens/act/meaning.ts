/** The vault's sentence (a code with facts) in the shape that the screen speaks of. Facts come from the decoded bytes. */
import { en } from "../../messages/en.ts";
import type { Operation, Review, Snapshot } from "../../types.ts";
import { lineOf } from "../deed.ts";
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
  const told = toldBy(review);
  if (told !== null) return meaningByDeed(told, snapshot, payer);
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

/** Which operation a sentence of the vault tells of; its facts are the operation's fields, read from the bytes. */
const KINDS: Readonly<Record<string, Operation["kind"]>> = {
  REVIEW_TRANSFER_ALL: "transfer-all",
  REVIEW_ADD_STAKE: "add-stake",
  REVIEW_REMOVE_STAKE: "remove-stake",
  REVIEW_MOVE_STAKE: "move-stake",
  REVIEW_SWAP_STAKE: "swap-stake",
  REVIEW_TRANSFER_STAKE: "transfer-stake",
  REVIEW_UNSTAKE_ALL: "unstake-all",
  REVIEW_UNSTAKE_ALL_ALPHA: "unstake-all-alpha",
  REVIEW_ASSOCIATE: "associate",
  REVIEW_SWAP_HOTKEY: "swap-hotkey",
  REVIEW_CLAIM_ROOT: "claim-root",
  REVIEW_AUTO_STAKE: "auto-stake",
  REVIEW_ADD_PROXY: "add-proxy",
  REVIEW_REMOVE_PROXY: "remove-proxy",
  REVIEW_REGISTER_NETWORK: "register-network",
  REVIEW_START_SUBNET: "start-subnet",
  REVIEW_ANNOUNCE_SWAP: "announce-swap",
  REVIEW_EXECUTE_SWAP: "execute-swap",
  REVIEW_DISPUTE_SWAP: "dispute-swap",
  REVIEW_CLEAR_SWAP: "clear-swap",
};

function toldBy({ sentence, account }: Review): Operation | null {
  const { code, facts } = sentence;
  const isTake = code === "REVIEW_TAKE";
  const kind = isTake ? (facts.isHigher ? "increase-take" : "decrease-take") : KINDS[code];
  // The vault fills in every field of the kind that it names (its tests compare them).
  return kind === undefined ? null : ({ kind, coldkey: account, ...facts } as unknown as Operation);
}

function meaningByDeed(operation: Operation, snapshot: Snapshot, payer: string): Meaning {
  const { deeds } = en;
  const [keyAddress, keyAddressLabel] = keyOf(operation);
  return {
    title: lineOf(operation, snapshot),
    lede: deeds.review.lede(payer),
    hold: deeds.review.hold,
    keyAddress,
    keyAddressLabel,
    wrong: deeds.review.wrong,
    netuid: "netuid" in operation ? operation.netuid : null,
  };
}

/** The address on which everything hangs: who receives or may act, else the hotkey, else the coldkey itself. */
function keyOf(operation: Operation): readonly [address: string, label: string] {
  const { review } = en.act;
  if ("destination" in operation) return [operation.destination, review.lastFourTo];
  if ("delegate" in operation) return [operation.delegate, review.lastFourTo];
  if ("newHotkey" in operation) return [operation.newHotkey, review.lastFourHotkey];
  if ("hotkey" in operation) return [operation.hotkey, review.lastFourHotkey];
  return [operation.coldkey, review.lastFourAccount];
}
