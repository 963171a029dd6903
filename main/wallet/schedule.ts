/**
 * When copies have to be proved again, by what they are made of and what hangs on them. Dates only: whoever asks brings
 * the time. Nothing but a proof, a check or a rehearsal changes the date of the last one.
 */
import type { BackupCopy, ProofDue, Split, Tighter, ValueBand } from "../../preload/contract.ts";
import type { Ss58 } from "../codec/values.ts";
import { Refusal } from "../lib/fault.ts";
import { countingCopies } from "./copies.ts";
import type { Keystore } from "./keystore.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Ink fades and damp comes within years; steel outlasts us, but places change; flash loses its charge unpowered. */
const DAYS: Record<BackupCopy["medium"], number> = { paper: 365, steel: 730, usb: 182 };
/** 1 TAO = 10^9 rao. From 100 TAO twice as often, from 1000 four times. */
const BANDS = { middleRao: 100n * 10n ** 9n, largeRao: 1000n * 10n ** 9n } as const;
const OFTENER: Record<ValueBand, number> = { unknown: 1, small: 1, middle: 2, large: 4 };
/** Nobody fetches a card from the bank more often than that. */
const LEAST_DAYS = 30;
/** Said in the register before it is due; said everywhere when it is late by as much. */
const GRACE_MS = 30 * DAY_MS;
export const SNOOZE = { days: 14, most: 3 } as const;

export function bandOf(freeRao: bigint): ValueBand {
  if (freeRao >= BANDS.largeRao) return "large";
  return freeRao >= BANDS.middleRao ? "middle" : "small";
}

interface Scheduled {
  readonly copies: readonly BackupCopy[];
  readonly splits: readonly Split[];
  readonly valueBand: ValueBand;
  readonly tighter: Tighter;
}

/** One for each copy that counts, the most urgent first. */
export function proofsDue(card: Scheduled, nowMs: number): ProofDue[] {
  return countingCopies(card.copies)
    .map((copy) => proofDue(card, copy, nowMs))
    .sort((one, other) => one.dueAtMs - other.dueAtMs);
}

function proofDue(
  { valueBand, tighter }: Scheduled,
  { id, medium, provedAtMs, checkedAtMs, rehearsedAtMs, snooze }: BackupCopy,
  nowMs: number,
): ProofDue {
  const oftener = Math.max(OFTENER[valueBand], tighter);
  const intervalDays = Math.max(LEAST_DAYS, Math.floor(DAYS[medium] / oftener));
  const lastMs = Math.max(provedAtMs, checkedAtMs ?? 0, rehearsedAtMs ?? 0);
  const dueAtMs = lastMs + intervalDays * DAY_MS;
  const lateMs = nowMs - dueAtMs;
  const isSnoozed = lateMs >= 0 && snooze !== null && snooze.untilMs > nowMs;
  return {
    copy: id,
    intervalDays,
    lastMs,
    dueAtMs,
    state:
      lateMs >= GRACE_MS ? "overdue" : lateMs >= 0 ? "due" : lateMs >= -GRACE_MS ? "soon" : "fine",
    snoozedUntilMs: isSnoozed ? snooze.untilMs : null,
    snoozesLeft: lateMs < 0 ? 0 : Math.max(0, SNOOZE.most - (snooze?.count ?? 0)),
  };
}

/** Puts a reminder off. Refuses NOT_DUE and SNOOZED_ENOUGH. The copy's dates stay as they are. */
export function snoozed(card: Scheduled, copy: BackupCopy, nowMs: number): BackupCopy {
  const due = proofDue(card, copy, nowMs);
  if (due.state !== "due" && due.state !== "overdue") throw new Refusal("NOT_DUE", {});
  if (due.snoozesLeft === 0) throw new Refusal("SNOOZED_ENOUGH", { most: SNOOZE.most });
  return {
    ...copy,
    snooze: { untilMs: nowMs + SNOOZE.days * DAY_MS, count: (copy.snooze?.count ?? 0) + 1 },
  };
}

/** Keeps the band of what the chain last said, for days without a chain. Writes only when it is another one. */
export async function rememberBands(
  keystore: Keystore,
  balances: ReadonlyMap<Ss58, { readonly freeRao: bigint }>,
): Promise<void> {
  for (const { address, valueBand } of keystore.coldkeys()) {
    const balance = balances.get(address);
    if (balance === undefined || bandOf(balance.freeRao) === valueBand) continue;
    await keystore.changeColdkey(address, (card) => ({
      ...card,
      valueBand: bandOf(balance.freeRao),
    }));
  }
}
