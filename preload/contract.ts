/**
 * Everything that the screen can ask for and be told: start reading here.
 *
 * `calls` maps a name to [input, output]. Main parses the input before a handler sees it and the output before it
 * leaves; the preload turns every name into one function `window.workstation.<group>.<name>(input)`; tests derive
 * their fakes from the same table. To add a call: one line in its group's file in
 * `preload/contract/`, one handler in `main/commands/`.
 *
 * Every call resolves to `{ ok: true, value }` or `{ ok: false, fault }` and never rejects: faults are data.
 * Secrets are not in this table. `secrets.open` gives a ticket; the preload then holds one end of a one-message port
 * whose other end goes to the vault with the call that names the ticket (see {@link SecretDoor}).
 */
import * as v from "valibot";
import { Count, type FaultValue, Ss58, TimeMs } from "../main/codec/values.ts";
import { appCalls, Language, LockAfterMinutes, Profile, Theme } from "./contract/app.ts";
import { backupCalls } from "./contract/backup.ts";
import { bookCalls, Contact } from "./contract/book.ts";
import { cameraCalls } from "./contract/camera.ts";
import { careCalls, UnlockTime } from "./contract/care.ts";
import { Ceremony, ceremonyCalls } from "./contract/ceremonies.ts";
import { ChainStatus, chainCalls } from "./contract/chain.ts";
import { AirGap, Crossing, crossingCalls } from "./contract/crossing.ts";
import { Delivery, deliveryCalls } from "./contract/deliveries.ts";
import { downloadCalls } from "./contract/download.ts";
import { DrillState, drillCalls } from "./contract/drills.ts";
import { HotkeySummary, hotkeyCalls, Making } from "./contract/hotkeys.ts";
import { importCalls } from "./contract/import.ts";
import { FolderImport, importFolderCalls } from "./contract/import-folder.ts";
import { journalCalls } from "./contract/journal.ts";
import { ColdkeySummary, creationCalls } from "./contract/keys.ts";
import { LeakResponse, leakCalls } from "./contract/leak.ts";
import { Assessment, machineCalls } from "./contract/machine.ts";
import { networkCalls } from "./contract/networks.ts";
import { Activity, operationCalls } from "./contract/operations.ts";
import { paperCalls } from "./contract/paper.ts";
import { phoneCalls } from "./contract/phone.ts";
import { planCalls } from "./contract/plan.ts";
import { PolicySummary, policyCalls } from "./contract/policy.ts";
import { portfolioCalls } from "./contract/portfolio.ts";
import { provingCalls } from "./contract/proving.ts";
import { revealCalls } from "./contract/reveal.ts";
import { SentinelState, sentinelCalls } from "./contract/sentinel.ts";
import { type CallTable, nothing } from "./contract/shared.ts";
import { stakeCalls } from "./contract/stake.ts";
import { SwapReminder, SwapView, swapCalls } from "./contract/swap.ts";
import { WatchedSummary, watchCalls } from "./contract/watch.ts";

export * from "./contract/app.ts";
export * from "./contract/backup.ts";
export * from "./contract/book.ts";
export * from "./contract/care.ts";
export * from "./contract/ceremonies.ts";
export * from "./contract/chain.ts";
export * from "./contract/crossing.ts";
export * from "./contract/deliveries.ts";
export * from "./contract/download.ts";
export * from "./contract/drills.ts";
export * from "./contract/hotkeys.ts";
export * from "./contract/import.ts";
export * from "./contract/import-folder.ts";
export * from "./contract/journal.ts";
export * from "./contract/keys.ts";
export * from "./contract/leak.ts";
export * from "./contract/machine.ts";
export * from "./contract/networks.ts";
export * from "./contract/operations.ts";
export type { PrintedSheet } from "./contract/paper.ts";
export * from "./contract/plan.ts";
export * from "./contract/policy.ts";
export * from "./contract/portfolio.ts";
export * from "./contract/proving.ts";
export * from "./contract/sentinel.ts";
export * from "./contract/swap.ts";
export * from "./contract/watch.ts";

export const Snapshot = v.strictObject({
  /** Counts up with every change: an older snapshot never replaces a newer one. */
  revision: Count,
  nowMs: TimeMs,
  host: v.strictObject({
    kind: v.picklist(["electron", "chromium"]),
    version: v.string(),
    platform: v.string(),
    /** The system hides this window from screenshots and recordings. */
    canBlockCapture: v.boolean(),
  }),
  /** null until the first start's choice. */
  profile: v.nullable(Profile),
  theme: Theme,
  /** null until somebody chooses: English. */
  language: v.nullable(Language),
  chain: ChainStatus,
  keychain: v.strictObject({
    kind: v.picklist(["system", "file", "unknown"]),
    reason: v.nullable(v.string()),
  }),
  vault: v.strictObject({
    /** A vault process is alive and may hold an open key. */
    isOpen: v.boolean(),
    /** When it ends by itself. */
    endsAtMs: v.nullable(TimeMs),
    sodium: v.nullable(v.picklist(["native", "wasm"])),
  }),
  /** null: not chosen, so the usual one second. */
  unlock: v.nullable(UnlockTime),
  lock: v.strictObject({
    afterMinutes: LockAfterMinutes,
    /** How a closed lid is noticed: by the lid itself, or only by the sleep that it usually brings. */
    lid: v.picklist(["lid", "sleep"]),
  }),
  coldkeys: v.array(ColdkeySummary),
  hotkeys: v.array(HotkeySummary),
  /** Keys whose file is here, but no card that can be read: nobody knows what they are called. */
  nameless: v.array(Ss58),
  /** Hotkeys that are being made right now. */
  making: v.nullable(Making),
  /** Newest first. */
  deliveries: v.array(Delivery),
  /** Addresses without a key here; none that `coldkeys` or `hotkeys` has. */
  watched: v.array(WatchedSummary),
  /** Names for addresses of others, and multisigs; by name. */
  book: v.array(Contact),
  /** A search through wallet folders, and what is done with what it found. */
  folderImport: v.nullable(FolderImport),
  /** Under way, oldest first. */
  ceremonies: v.array(Ceremony),
  /**
   * Newest first: what is not over, the last that are, and the last of each kind of each coldkey that went well. The
   * others: `operations.earlier`.
   */
  activities: v.array(Activity),
  /** How many acts there are beside these. */
  earlierActs: Count,
  /** Of own and watched coldkeys: those that have a plan or an announcement, and those that have just ended. */
  swaps: v.array(SwapView),
  /** Of swaps that wait for their second signature, given since the app was started; oldest first. */
  reminders: v.array(SwapReminder),
  crossing: Crossing,
  /** Of a Vault; null on machines that are meant to have a network. */
  airGap: v.nullable(AirGap),
  assessment: Assessment,
  /** Swaps of own and watched coldkeys, as the chain has them. */
  sentinel: SentinelState,
  drills: DrillState,
  /** Responses to leaks that are under way, oldest first. */
  leaks: v.array(LeakResponse),
  /** Of the coldkeys that have one on the network that is chosen. */
  policies: v.array(PolicySummary),
  journal: v.strictObject({
    size: Count,
    state: v.picklist(["unchecked", "verified", "broken"]),
    checkedAtMs: v.nullable(TimeMs),
    /** Numbers of the entries that began an act which has no outcome: the app ended in between. */
    interrupted: v.array(Count),
  }),
});
export type Snapshot = v.InferOutput<typeof Snapshot>;

export const calls = {
  "app.snapshot": [nothing, Snapshot],
  ...appCalls,
  ...creationCalls,
  ...cameraCalls,
  ...careCalls,
  ...backupCalls,
  ...provingCalls,
  ...ceremonyCalls,
  ...revealCalls,
  ...paperCalls,
  ...phoneCalls,
  ...planCalls,
  ...importCalls,
  ...importFolderCalls,
  ...watchCalls,
  ...bookCalls,
  ...hotkeyCalls,
  ...deliveryCalls,
  ...chainCalls,
  ...networkCalls,
  ...operationCalls,
  ...stakeCalls,
  ...swapCalls,
  ...portfolioCalls,
  ...policyCalls,
  ...sentinelCalls,
  ...drillCalls,
  ...leakCalls,
  ...journalCalls,
  ...machineCalls,
  ...downloadCalls,
  ...crossingCalls,
} as const satisfies CallTable;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<K extends CallName> = v.InferInput<Calls[K][0]>;
export type CallOutput<K extends CallName> = v.InferOutput<Calls[K][1]>;

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: v.InferOutput<typeof FaultValue> };

/** Main → screen. */
export const events = {
  snapshot: Snapshot,
} as const satisfies Record<string, v.GenericSchema>;
export type Events = typeof events;
export type EventName = keyof Events;

// --- The bridge as the page sees it ------------------------------------------------------------------------------

type Group<N extends string> = N extends `${infer G}.${string}` ? G : never;
type Member<N extends string, G extends string> = N extends `${G}.${infer M}` ? M : never;

/** The bytes' side door: what the preload adds to `secrets`. */
export interface SecretDoor {
  /** Sends the one message of an `in` ticket. The caller wipes its own copy afterwards. */
  send(ticket: string, bytes: Uint8Array): void;
  /** Resolves with the one message of an `out` ticket; rejects when the port closes without one. */
  receive(ticket: string): Promise<Uint8Array>;
}

export type Bridge = {
  [G in Group<CallName>]: {
    [M in Member<CallName, G>]: (
      input: CallInput<`${G}.${M}` & CallName>,
    ) => Promise<Reply<CallOutput<`${G}.${M}` & CallName>>>;
  } & (G extends "secrets" ? SecretDoor : unknown);
} & {
  /** Subscribes; the returned function ends it. */
  on<E extends EventName>(
    event: E,
    listener: (value: v.InferOutput<Events[E]>) => void,
  ): () => void;
};
