/** The guided response to a leak: what the chain says now, judged, with the acts already filled. */
import type { Chain } from "../chain/index.ts";
import type { Ss58 } from "../codec/values.ts";
import { batchOf } from "../leak/batch.ts";
import { decide } from "../leak/decide.ts";
import type { Responses } from "../leak/responses.ts";
import { demand, Refusal } from "../lib/fault.ts";
import { readHoldings } from "../portfolio/holdings.ts";
import type { Sentinel } from "../swap/sentinel.ts";
import { snapshotOf } from "../swap/snapshot.ts";
import type { Keystore } from "../wallet/keystore.ts";
import type { Handlers } from "./router.ts";

/** Kept for fees of the acts on the way, beside what an announcement costs and has to leave: 0.01 TAO, more for many. */
const FEES_RAO = 10_000_000n;
const FEE_EACH_RAO = 1_000_000n;

export function leakCommands(parts: {
  responses: Responses;
  chain: () => Chain;
  keystore: Keystore;
  sentinel: Sentinel;
  /** Coldkeys that a planned swap hides. */
  hidden: () => readonly Ss58[];
}): Pick<Handlers, "leak.begin" | "leak.look" | "leak.tick" | "leak.finish"> {
  const { responses, chain, keystore, sentinel, hidden } = parts;

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

  return {
    async "leak.begin"(what) {
      if (what.case === "hotkey" && what.hotkey === null)
        throw new Refusal("LEAK_NEEDS_HOTKEY", {});
      return { id: await responses.begin(what) };
    },

    async "leak.look"({ id, refuge }) {
      const response = responses.find(id);
      const { coldkey } = response;
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
        ...response,
        swap: standing(coldkey, holdings.atBlock),
        holdings,
        keepRao: costRao + keepRao + feesRao,
        leastRao: FEES_RAO,
        refuge: safe,
        hasCleanColdkey: others.some(
          ({ address }) => address !== safe && !masked.includes(address),
        ),
        spareHotkeys: keystore
          .hotkeys()
          .filter(
            (card) =>
              card.coldkey === coldkey &&
              card.address !== response.hotkey &&
              card.retiredAtMs === null &&
              !holdings.ownedHotkeys.includes(card.address) &&
              !busy.has(card.address),
          )
          .map(({ address }) => address),
      });
      const { steps, done } = await responses.advised(id, decision.steps);
      const locked = held.subnets.filter(({ lockedAlpha }) => lockedAlpha > 0n);
      const batch = await batchOf(
        coldkey,
        steps,
        locked.map(({ netuid }) => netuid),
        (operation) => chain().draft(operation, id),
      );
      return {
        atBlock: holdings.atBlock,
        verdict: decision.verdict,
        threats: [...decision.threats],
        steps,
        ...batch,
        done,
        holdings: {
          freeRao: holdings.freeRao,
          positions: holdings.positions.length,
          ownedHotkeys: holdings.ownedHotkeys.length,
          subnets: holdings.subnets.length,
          locks: holdings.locks,
          proxies: holdings.proxies.length,
        },
      };
    },

    async "leak.tick"({ id, step }) {
      await responses.tick(id, step);
      return null;
    },
    async "leak.finish"({ id, result }) {
      await responses.finish(id, result);
      return null;
    },
  };
}
