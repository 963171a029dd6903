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
  const carried = carrierMeaning(review, snapshot, payer);
  if (carried !== null) return carried;
  const told = toldBy(sentence, account);
  if (told?.kind === "announce-swap" && typeof destination === "string") {
    const to = nameOrEnds(snapshot, destination);
    return {
      ...meaningByDeed(told, snapshot, payer),
      lede: en.swap.ledeAnnounce(payer, to),
    };
  }
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
  REVIEW_SET_IDENTITY: "set-identity",
  REVIEW_SET_CHILDREN: "set-children",
  REVIEW_CHILDKEY_TAKE: "childkey-take",
  REVIEW_ROOT_CLAIM_TYPE: "root-claim-type",
  REVIEW_LOCK_STAKE: "lock-stake",
  REVIEW_MOVE_LOCK: "move-lock",
  REVIEW_PERPETUAL_LOCK: "perpetual-lock",
  REVIEW_REJECT_LOCKED: "reject-locked",
  REVIEW_PROXY_REJECT: "proxy-reject",
  REVIEW_PROXY_WITHDRAW: "proxy-withdraw",
  REVIEW_MULTISIG_CANCEL: "multisig-cancel",
  REVIEW_REGISTER: "register",
  REVIEW_TRANSFER: "transfer",
};

export function toldBy({ code, facts }: Review["sentence"], account: string): Operation | null {
  const isTake = code === "REVIEW_TAKE";
  const kind = isTake ? (facts.isHigher ? "increase-take" : "decrease-take") : KINDS[code];
  // The vault fills in every field of the kind that it names (its tests compare them).
  return kind === undefined ? null : ({ kind, coldkey: account, ...facts } as unknown as Operation);
}

/** The calls that the outermost one carries, as operations; null when one of them is not known. */
export function carriedBy(review: Review): readonly Operation[] | null {
  const told = review.inside
    .filter(({ sentence }) => sentence.code !== "REVIEW_BATCH")
    .map(({ sentence, account }) => toldBy(sentence, account));
  return told.every((one) => one !== null) ? told : null;
}

function carrierMeaning(review: Review, snapshot: Snapshot, payer: string): Meaning | null {
  const { code, facts } = review.sentence;
  const inner = carriedBy(review);
  if (inner === null || inner.length === 0) return announced(review, snapshot, payer);
  const line = linesOf(inner, snapshot);
  const words = en.deeds.review;
  const account = review.inside[0]?.account ?? review.account;
  const common = { netuid: null, hold: words.hold, wrong: words.wrong };
  const name = nameOrEnds(snapshot, account);
  switch (code) {
    case "REVIEW_BATCH":
      return {
        ...common,
        title: line,
        lede: words.ledeBatch(payer),
        keyAddress: review.account,
        keyAddressLabel: en.act.review.lastFourAccount,
      };
    case "REVIEW_PROXY":
    case "REVIEW_PROXY_EXECUTE":
      return {
        ...common,
        title: en.deeds.lines.proxied(name, line),
        lede: words.ledeProxy(payer, name),
        keyAddress: account,
        keyAddressLabel: words.lastFourReal,
      };
    case "REVIEW_MULTISIG":
      return {
        ...common,
        title: facts.isFirst
          ? en.deeds.lines.proposed(name, line)
          : en.deeds.lines.approved(name, line),
        lede: words.ledeMultisig(payer, name),
        keyAddress: account,
        keyAddressLabel: words.lastFourMultisig,
      };
    default:
      return null;
  }
}

/** Only the hash of what is announced stands in the bytes: the vault cannot know more, and says so. */
function announced(review: Review, snapshot: Snapshot, payer: string): Meaning | null {
  const { code, facts } = review.sentence;
  if (code !== "REVIEW_PROXY_ANNOUNCE" || typeof facts.real !== "string") return null;
  const words = en.deeds.review;
  return {
    title: words.announce(nameOrEnds(snapshot, facts.real)),
    lede: words.ledeAnnounce(payer),
    hold: words.hold,
    keyAddress: facts.real,
    keyAddressLabel: words.lastFourReal,
    wrong: words.wrong,
    netuid: null,
  };
}

function linesOf(inner: readonly Operation[], snapshot: Snapshot): string {
  const [first] = inner;
  if (inner.length === 1 && first !== undefined) return lineOf(first, snapshot);
  // One batch of plain acts: nothing else of ours carries several.
  return lineOf(
    { kind: "batch", coldkey: first?.coldkey ?? "", items: inner } as Operation,
    snapshot,
  );
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
  // The new coldkey's address is on no screen before the execution (decision 25), although the vault knows whose hash it is.
  if (operation.kind === "announce-swap") return [operation.coldkey, review.lastFourAccount];
  if ("destination" in operation) return [operation.destination, review.lastFourTo];
  if (operation.kind === "multisig-cancel") return [operation.coldkey, review.lastFourAccount];
  if ("delegate" in operation) return [operation.delegate, review.lastFourTo];
  if ("newHotkey" in operation) return [operation.newHotkey, review.lastFourHotkey];
  if ("hotkey" in operation) return [operation.hotkey, review.lastFourHotkey];
  return [operation.coldkey, review.lastFourAccount];
}
