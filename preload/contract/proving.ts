/** Split backups, encrypted drives, checks, rehearsals, and the small changes of the register. */
import * as v from "valibot";
import { Count, Id, Label, Ss58 } from "../../main/codec/values.ts";
import { PhraseCheck, WrongWord } from "../../main/vault/protocol.ts";
import { Tighter } from "./backup.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** Like the check of a phrase. `otherShare`: it is that share of the same split instead. */
export const ShareCheck = v.strictObject({
  check: PhraseCheck,
  otherShare: v.nullable(Count),
  hasEnded: v.boolean(),
});
export type ShareCheck = v.InferOutput<typeof ShareCheck>;

/** Null while questions are left. Which of them were right is never said. */
export const CheckResult = v.strictObject({
  result: v.nullable(v.strictObject({ right: Count, of: Count })),
});
export type CheckResult = v.InferOutput<typeof CheckResult>;

export const Rehearsed = v.variant("state", [
  /** Some words of a share are not in its list. */
  v.strictObject({
    state: v.literal("unreadable"),
    givenWords: Count,
    wrong: v.array(WrongWord),
  }),
  /** More shares are needed. */
  v.strictObject({
    state: v.literal("taken"),
    index: Count,
    have: Count,
    need: Count,
    groups: v.strictObject({ have: Count, need: Count }),
    given: v.array(Count),
  }),
  v.strictObject({ state: v.literal("other-key"), address: v.nullable(Ss58) }),
  v.strictObject({ state: v.literal("same"), address: Ss58, hasEnded: v.boolean() }),
]);
export type Rehearsed = v.InferOutput<typeof Rehearsed>;

const DriveId = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
export const DriveSummary = v.strictObject({
  id: DriveId,
  name: v.string(),
  filesystem: v.string(),
  isReadOnly: v.boolean(),
  freeBytes: Count,
});
export type DriveSummary = v.InferOutput<typeof DriveSummary>;
/** `canList` false: this system does not tell, and a folder has to be chosen. */
export const DriveView = v.strictObject({ canList: v.boolean(), drives: v.array(DriveSummary) });
export type DriveView = v.InferOutput<typeof DriveView>;

export const CardMatch = v.variant("kind", [
  v.strictObject({ kind: v.literal("phrase") }),
  v.strictObject({ kind: v.literal("share"), index: Count, label: v.nullable(Label) }),
]);
export type CardMatch = v.InferOutput<typeof CardMatch>;

const Half = v.nullable(v.picklist([1, 2]));
const OfCopy = v.strictObject({ address: Ss58, copy: Id });
const Place = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(33));

export const provingCalls = {
  /** The word list of shares (SLIP-0039), for completion. */
  "split.wordList": [nothing, v.array(v.string())],
  "split.open": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  /** Words of the share whose step it is. */
  "split.words": [v.strictObject({ id: Id, out: Ticket, half: Half }), nothing],
  "split.prove": [v.strictObject({ id: Id, phrase: Ticket }), ShareCheck],

  "check.open": [v.strictObject({ id: Id, passphrase: Ticket }), nothing],
  /** At the port: the place, a space, and six words. */
  "check.question": [
    v.strictObject({ id: Id, out: Ticket }),
    v.strictObject({ number: Count, of: Count }),
  ],
  /** `number`: of the question that was seen. */
  "check.answer": [
    v.strictObject({
      id: Id,
      number: Count,
      choice: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
    }),
    CheckResult,
  ],
  "check.proveShare": [v.strictObject({ id: Id, phrase: Ticket }), ShareCheck],

  /** The whole phrase, or one share after the other. */
  "rehearsal.give": [v.strictObject({ id: Id, phrase: Ticket }), Rehearsed],

  "usb.drives": [nothing, DriveView],
  "usb.choose": [nothing, v.nullable(DriveSummary)],
  "usb.use": [v.strictObject({ id: Id, drive: DriveId }), nothing],
  /** `isPlugged`: the person says that it was plugged in again; asked only where nobody can tell. */
  "usb.look": [
    v.strictObject({ id: Id, isPlugged: v.boolean() }),
    v.strictObject({ isThere: v.boolean(), wasAway: v.boolean() }),
  ],
  "usb.open": [
    v.strictObject({ id: Id, passphrase: Ticket }),
    v.strictObject({ hasEnded: v.boolean() }),
  ],

  /** The address to receive at, for showing and copying: COLDKEY_NOT_YET_SAFE without the typed override. */
  "receive.show": [
    v.strictObject({ address: Ss58, overrideUnsafe: v.boolean() }),
    v.strictObject({ address: Ss58 }),
  ],

  "copies.describe": [
    v.strictObject({
      ...OfCopy.entries,
      label: Label,
      place: Label,
      custodian: v.nullable(Label),
      serial: v.nullable(Label),
    }),
    nothing,
  ],
  "copies.snooze": [OfCopy, nothing],
  "copies.schedule": [v.strictObject({ address: Ss58, oftener: Tighter }), nothing],
  /** Two places to read on a card whose label is lost. */
  "copies.places": [
    v.strictObject({ address: Ss58 }),
    v.strictObject({ places: v.tuple([Place, Place]) }),
  ],
  "copies.identify": [
    v.strictObject({
      address: Ss58,
      places: v.tuple([Place, Place]),
      passphrase: Ticket,
      words: Ticket,
    }),
    v.strictObject({ matches: v.array(CardMatch) }),
  ],
} as const satisfies CallTable;
