/**
 * What the screen knows, in one place: built from the stores when something changed, sent at most once per turn of
 * the event loop. The screen shows the last snapshot and owns no truth.
 */

import type * as v from "valibot";
import type { Balance, HotkeySummary, PolicySummary, Snapshot } from "../../preload/contract.ts";
import type { Deliveries } from "../ceremony/delivery.ts";
import { stateOf, whereIs } from "../ceremony/delivery-record.ts";
import type { Ceremonies } from "../ceremony/engine/engine.ts";
import type { HotkeyMaking } from "../ceremony/hotkey-making.ts";
import type { Ss58 } from "../codec/values.ts";
import type { Clock } from "../lib/clock.ts";
import type { Acts } from "../wallet/acts.ts";
import type { Book } from "../wallet/book.ts";
import { placeCount } from "../wallet/copies.ts";
import type { ColdkeyCard, Keystore } from "../wallet/keystore.ts";
import { recentActs } from "../wallet/recent-acts.ts";
import { safetyOf } from "../wallet/safety.ts";
import { proofsDue } from "../wallet/schedule.ts";
import type { Settings } from "../wallet/settings.ts";
import type { Watched } from "../wallet/watched.ts";

/** The parts that have no store of their own. */
export interface LiveState {
  chain: Snapshot["chain"];
  keychain: Snapshot["keychain"];
  vault: Snapshot["vault"];
  journal: Snapshot["journal"];
  balances: ReadonlyMap<Ss58, v.InferOutput<typeof Balance>>;
  registrations: ReadonlyMap<Ss58, HotkeySummary["registrations"]>;
}

export interface Model {
  readonly live: LiveState;
  /** Changes live parts and tells the listeners. Without an argument: a store changed. */
  change(part?: Partial<LiveState>): void;
  snapshot(): Snapshot;
  subscribe(listener: (snapshot: Snapshot) => void): () => void;
}

export function createModel(parts: {
  host: Snapshot["host"];
  clock: Clock;
  settings: Settings;
  keystore: Keystore;
  watched: Watched;
  book: Book;
  folderImport: () => Snapshot["folderImport"];
  deliveries: () => Deliveries;
  making: () => HotkeyMaking;
  ceremonies: Ceremonies;
  acts: Acts;
  swaps: () => Snapshot["swaps"];
  reminders: () => Snapshot["reminders"];
  lid: Snapshot["lock"]["lid"];
  policyOf: (coldkey: Ss58) => PolicySummary | null;
  crossing: () => Snapshot["crossing"];
  airGap: () => Snapshot["airGap"];
  assessment: () => Snapshot["assessment"];
  sentinel: () => Snapshot["sentinel"];
  drills: () => Snapshot["drills"];
  leaks: () => Snapshot["leaks"];
  live: LiveState;
}): Model {
  const { host, clock, settings, keystore, watched, book, deliveries, making } = parts;
  const { ceremonies, acts, policyOf, lid } = parts;
  const live = { ...parts.live };
  const listeners = new Set<(snapshot: Snapshot) => void>();
  let revision = 0;
  let isScheduled = false;

  function hotkeys(): Snapshot["hotkeys"] {
    const records = deliveries().records();
    return keystore.hotkeys().map(({ address, name, coldkey, createdAtMs, tags, ...card }) => {
      const last = whereIs(records, address);
      const left = records.find(
        ({ leftAtMs, hotkeys: own }) => leftAtMs !== null && own.includes(address),
      );
      const times = [left?.leftAtMs ?? null, card.phraseShownAtMs].filter((ms) => ms !== null);
      return {
        ...{ address, name, coldkey, createdAtMs, tags },
        registrations: live.registrations.get(address) ?? [],
        delivery:
          last === null
            ? null
            : {
                ...{ id: last.id, server: last.server, state: stateOf(last) },
                atMs: last.leftAtMs ?? last.startedAtMs,
              },
        leftAtMs: times.length === 0 ? null : Math.min(...times),
        phraseShownAtMs: card.phraseShownAtMs,
        retiredAtMs: card.retiredAtMs,
      };
    });
  }

  function snapshot(): Snapshot {
    const { profile, theme, language, unlock } = settings.now;
    const all = acts.list().map(({ activity }) => activity);
    const recent = recentActs(all);
    return {
      revision,
      nowMs: clock.nowMs(),
      host,
      profile,
      theme,
      language,
      chain: live.chain,
      keychain: live.keychain,
      vault: live.vault,
      lock: { afterMinutes: settings.now.lockAfterMinutes, lid },
      unlock:
        unlock === null
          ? null
          : { targetMs: unlock.targetMs, measuredMs: unlock.measuredMs, cost: unlock.cost },
      journal: live.journal,
      coldkeys: keystore.coldkeys().map((card) => ({
        address: card.address,
        name: card.name,
        createdAtMs: card.createdAtMs,
        retiredAtMs: card.retiredAtMs,
        wordCount: card.wordCount,
        copies: card.copies,
        plan: card.plan,
        placeCount: placeCount(card.copies),
        ...registerOf(card, clock.nowMs()),
        balance: live.balances.get(card.address) ?? null,
      })),
      hotkeys: hotkeys(),
      nameless: [...keystore.orphans()],
      making: making().now(),
      deliveries: [...deliveries().list()],
      folderImport: parts.folderImport(),
      watched: watched
        .list()
        // The key itself has come: a crash may have left the entry beside it.
        .filter(({ address }) => keystore.card(address) === null)
        .map(({ address, name, createdAtMs }) => ({
          address,
          name,
          createdAtMs,
          balance: live.balances.get(address) ?? null,
        })),
      book: [...book.list()],
      ceremonies: [...ceremonies.list()],
      sentinel: parts.sentinel(),
      drills: parts.drills(),
      leaks: parts.leaks(),
      activities: recent,
      earlierActs: all.length - recent.length,
      swaps: parts.swaps(),
      reminders: parts.reminders(),
      crossing: parts.crossing(),
      airGap: parts.airGap(),
      assessment: parts.assessment(),
      policies: keystore.coldkeys().flatMap(({ address }) => policyOf(address) ?? []),
    };
  }

  return {
    live,
    change(part = {}) {
      Object.assign(live, part);
      revision += 1;
      if (isScheduled) return;
      isScheduled = true;
      queueMicrotask(() => {
        isScheduled = false;
        const now = snapshot();
        for (const listener of listeners) listener(now);
      });
    },
    snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function registerOf(card: ColdkeyCard, nowMs: number) {
  const safety = safetyOf(card);
  const { splits, valueBand, tighter } = card;
  return {
    isSafe: safety.isSafe,
    safety,
    splits,
    proofs: proofsDue(card, nowMs),
    valueBand,
    tighter,
  };
}
