/** What is done with keys that are here: names, rest, passphrases, and the state of their files. */
import * as v from "valibot";
import { Count, KeyName, Ss58, TimeMs } from "../../main/codec/values.ts";
import { KdfCost, Sides, Strength, ThrowsJudged, WordCount } from "../../main/vault/protocol.ts";
import { type CallTable, nothing, Ticket } from "./shared.ts";

/** How long a new seal takes to open, as the user chose it. */
export const UnlockTime = v.strictObject({
  targetMs: v.pipe(v.number(), v.integer(), v.minValue(500), v.maxValue(10_000)),
  /** On this machine, when it was chosen. Above the wish where the floor alone takes longer. */
  measuredMs: v.number(),
  cost: KdfCost,
});
export type UnlockTime = v.InferOutput<typeof UnlockTime>;

/** A file that another passphrase opens, or none: it stays as it is. */
export const LeftKey = v.strictObject({ address: Ss58, name: KeyName, code: v.string() });
export type LeftKey = v.InferOutput<typeof LeftKey>;

export const DoctorCode = v.picklist([
  /** A change of passphrase whose last steps are missing. */
  "CHANGE_UNFINISHED",
  /** Others on this computer may look into the folder, or at the file. */
  "FOLDER_OPEN_TO_OTHERS",
  "FILE_OPEN_TO_OTHERS",
  "FILE_MISSING",
  "FILE_IS_LINK",
  "FILE_UNREADABLE",
  "FILE_DAMAGED",
  "FILE_FOREIGN",
  /** Made by a newer version: never touched. */
  "VERSION_UNKNOWN",
  /** The file says that it is another key than its name. */
  "KEY_MISMATCH",
  /** A key file whose card is missing, or cannot be read. */
  "CARD_MISSING",
  "CARD_UNREADABLE",
  /** Opens faster than was chosen: a guess costs less. */
  "FASTER_THAN_CHOSEN",
  /** A hotkey that its coldkey's passphrase may not open. */
  "OTHER_SET",
  "NOT_OPENED_LATELY",
  "NO_PROVED_COPY",
  "NOT_YET_SAFE",
]);
export type DoctorCode = v.InferOutput<typeof DoctorCode>;

export const KeyExamined = v.strictObject({
  address: Ss58,
  name: v.nullable(KeyName),
  kind: v.nullable(v.picklist(["coldkey", "hotkey"])),
  isRetired: v.boolean(),
  version: v.nullable(Count),
  memoryKib: v.nullable(Count),
  passes: v.nullable(Count),
  /** By what was measured on this machine; null when nothing was. */
  opensInMs: v.nullable(v.number()),
  /** When the app last saw the file open. */
  openedAtMs: v.nullable(TimeMs),
  findings: v.array(DoctorCode),
});
export type KeyExamined = v.InferOutput<typeof KeyExamined>;

export const DoctorReport = v.strictObject({
  checkedAtMs: TimeMs,
  /** Of the folder and of changes under way. */
  findings: v.array(DoctorCode),
  keys: v.array(KeyExamined),
});
export type DoctorReport = v.InferOutput<typeof DoctorReport>;

export const careCalls = {
  /** KEY_NAME_TAKEN where another key of its kind and coldkey has the name. */
  "keys.rename": [v.strictObject({ address: Ss58, name: KeyName }), nothing],
  /**
   * Gives a key file whose card is missing or unreadable a card again: a name, and whether it has words, which only its
   * passphrase tells. Copies were on the old card; they are to be proved anew. KEY_HAS_CARD, KEY_NAME_TAKEN,
   * WRONG_PASSPHRASE.
   */
  "keys.name": [v.strictObject({ address: Ss58, name: KeyName, passphrase: Ticket }), nothing],
  /** Kept, offered nowhere, and refused for new acts, until it is brought back. The app deletes no key. */
  "keys.retire": [v.strictObject({ address: Ss58 }), nothing],
  "keys.bringBack": [v.strictObject({ address: Ss58 }), nothing],
  /** Opens a key's file, and those of its hotkeys, and forgets what was in them. `judge`: how strong is the passphrase? */
  "keys.proveOpens": [
    v.strictObject({ address: Ss58, passphrase: Ticket, judge: v.boolean() }),
    v.strictObject({
      opened: Count,
      left: v.array(LeftKey),
      tookMs: v.number(),
      strength: v.nullable(Strength),
    }),
  ],
  /** Measures a cost for about this time and uses it for every new seal from now on. */
  "unlock.choose": [v.strictObject({ targetMs: UnlockTime.entries.targetMs }), UnlockTime],
  /**
   * Seals a key, and the hotkeys that its passphrase opens, anew at the chosen unlock time. `newPassphrase` null: the
   * same passphrase. All of them change, or none (RESEAL_UNFINISHED: all of them will, at the next start).
   */
  "passphrase.change": [
    v.strictObject({ address: Ss58, passphrase: Ticket, newPassphrase: v.nullable(Ticket) }),
    v.strictObject({ changed: Count, left: v.array(LeftKey), tookMs: v.number() }),
  ],
  /** Words of the dice list arrive at the ticket's port, joined by hyphens. */
  "passphrase.suggest": [
    v.strictObject({
      count: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(12)),
      out: Ticket,
    }),
    v.strictObject({ count: Count, bits: Count }),
  ],
  /** What throws are worth by themselves: digits 1 … 6, a coin's heads 1 and tails 2. */
  "throws.judge": [
    v.strictObject({ sides: Sides, wordCount: WordCount, throws: Ticket }),
    ThrowsJudged,
  ],
  /** Judges every stored key by its file and its card. Opens nothing. */
  "doctor.examine": [nothing, DoctorReport],
  /** Closes folder and key files to everybody but their owner. */
  "doctor.closeFiles": [nothing, v.strictObject({ closed: Count })],
  /** Ends a change that was interrupted. */
  "doctor.finishChange": [nothing, nothing],
} as const satisfies CallTable;
