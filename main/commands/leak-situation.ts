/** What the chain and this machine say about a coldkey that may have leaked, judged: for the advice, and for drills of it. */
import type { Holdings, LeakResponse } from "../../preload/contract.ts";
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import { type Decision, decide, type LeakHoldings } from "../leak/decide.ts";
import { demand } from "../lib/fault.ts";
import { readHoldings } from "../portfolio/holdings.ts";
import type { Sentinel } from "../swap/sentinel.ts";
import { snapshotOf } from "../swap/snapshot.ts";
import type { Keystore } from "../wallet/keystore.ts";

/** Kept for fees of the acts on the way, beside what an announcement costs and has to leave: 0.01 TAO, more for many. */
const FEES_RAO = 10_000_000n;
const FEE_EACH_RAO = 1_000_000n;

export type LeakQuestion = Pick<LeakResponse, "case" | "coldkey" | "hotkey" | "isPassphraseKnown">;
export type ReadLeak = (
  question: LeakQuestion,
  refuge: Ss58 | null,
) => Promise<{ decision: Decision; holdings: LeakHoldings; held: Holdings }>;

export function createLeakReader(parts: {
  chain: () => Chain;
  keystore: Keystore;
  sentinel: Sentinel;
  /** Coldkeys that a planned swap hides. */
  hidden: () => readonly Ss58[];
}): ReadLeak {
  const { chain, keystore, sentinel, hidden } = parts;

  function standing(coldkey: Ss58, block: number) {
    const sighting = sentinel
      .state()
      .sightings.find(
        (one) => one.coldkey === coldkey && one.announcement !== null && one.ended === null,
      );
    if (sighting?.announcement == null) return null;
    return {
      isOurs: sighting.origin !== "unknown" || sighting.acknowledged?.as === "mine",
      isRipe: block >= sighting.announcement.ripeBlock,
      isDisputed: sighting.dispute !== null,
    };
  }

  return async (question, refuge) => {
    const { coldkey } = question;
    const [read, terms] = await Promise.all([
      chain().view((live) => readHoldings(live, coldkey)),
      chain().swapTerms(coldkey),
    ]);
    const held = demand(read);
    const { costRao, keepRao } = demand(terms);
    const positions = held.positions.filter(({ alpha }) => alpha > 0n);
    const holdings = { ...snapshotOf(held), positions };
    const feesRao = FEES_RAO + FEE_EACH_RAO * BigInt(positions.length);
    const others = keystore
      .coldkeys()
      .filter((card) => card.address !== coldkey && card.retiredAtMs === null);
    // What a swap hides must not be named to anybody, and so not as a refuge.
    const masked = hidden();
    const mayHold =
      refuge !== null &&
      others.some(({ address }) => address === refuge) &&
      !masked.includes(refuge);
    const safe = mayHold ? refuge : null;
    const busy = new Set(holdings.positions.map(({ hotkey }) => hotkey));
    const decision = decide({
      ...question,
      swap: standing(coldkey, holdings.atBlock),
      holdings,
      keepRao: costRao + keepRao + feesRao,
      leastRao: FEES_RAO,
      refuge: safe,
      hasCleanColdkey: others.some(({ address }) => address !== safe && !masked.includes(address)),
      spareHotkeys: keystore
        .hotkeys()
        .filter(
          (card) =>
            card.coldkey === coldkey &&
            card.address !== question.hotkey &&
            card.retiredAtMs === null &&
            !holdings.ownedHotkeys.includes(card.address) &&
            !busy.has(card.address),
        )
        .map(({ address }) => address),
    });
    return { decision, holdings, held };
  };
}
