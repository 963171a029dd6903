/** What the look at the journal finds, and what its log refuses. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const journalLogFaults: Readonly<Record<string, Explain>> = {
  JOURNAL_CLOSED: () => ({
    happened: "The journal is closed: the app is ending.",
    lost: "Nothing. Without a journal entry no act begins.",
    now: "Open the app again.",
  }),
  JOURNAL_CHANGED_OUTSIDE: () => ({
    happened: "Another program wrote into the journal file while the app was running.",
    lost: "Perhaps entries of the journal. Keys and TAO are not in it.",
    now: "Find out which program that was. Compare recent acts with the chain.",
  }),
  JOURNAL_ANCHOR_MISSING: () => ({
    happened: "The last checkpoint is not where it was kept.",
    lost: "The proof that no entries were cut off the end.",
    now: "If the keychain or the data folder was replaced, this explains it. If not, compare with the chain.",
  }),
  JOURNAL_BREAK_RECORDED: (f) => ({
    happened: `An earlier break is recorded in entry ${f.number("seq")}.`,
    lost: "What the journal said before that break is not certain.",
    now: "A break stays visible for ever. What came after it is intact.",
  }),
  JOURNAL_CHECKPOINT_BAD: () => ({
    happened: "The anchored checkpoint has a wrong signature.",
    lost: "The proof of what the journal said before.",
    now: "Somebody changed the checkpoint. Compare recent acts with the chain.",
  }),
  JOURNAL_EDITED: (f) => ({
    happened: `The journal was edited at line ${f.number("line")}.`,
    lost: "What this line said before.",
    now: "Treat that act as unconfirmed and compare with the chain.",
  }),
  JOURNAL_FOREIGN: () => ({
    happened: "This is the journal of another machine.",
    lost: nothing,
    now: "Look which data folder is in use.",
  }),
  JOURNAL_KEYCHAIN_UNAVAILABLE: () => ({
    happened: "The system's keychain cannot be asked for the checkpoint.",
    lost: "Nothing. Cutting off the newest entries could go unnoticed meanwhile.",
    now: "Unlock the keychain and verify again.",
  }),
  JOURNAL_KEY_CHANGED: () => ({
    happened: "The journal is signed by another key than before.",
    lost: "The proof of what the journal said before.",
    now: "If the keychain was reset, this explains it.",
  }),
  JOURNAL_KEY_MISSING: () => ({
    happened: "The key that signs the journal is gone.",
    lost: "The proof that older entries are unchanged.",
    now: "If the keychain was reset, this explains it. A new key signs from here on.",
  }),
  JOURNAL_LINES_INSERTED: (f) => ({
    happened: `${f.counted("count", "line was", "lines were")} inserted at line ${f.number("line")}.`,
    lost: "Nothing that was written. What was inserted is not true.",
    now: "Do not trust these lines. Compare with the chain.",
  }),
  JOURNAL_LINES_REMOVED: (f) => ({
    happened: `${f.counted("count", "line was", "lines were")} removed at line ${f.number("line")}.`,
    lost: "What these lines said.",
    now: "Compare recent acts with the chain.",
  }),
  JOURNAL_NOT_ANCHORED: () => ({
    happened: "The newest entries are not anchored yet.",
    lost: "Nothing. Until they are, cutting them off could go unnoticed.",
    now: "Unlock the keychain and verify again.",
  }),
  JOURNAL_REORDERED: (f) => ({
    happened: `The order of ${f.number("count")} lines from line ${f.number("line")} was changed.`,
    lost: "The order in which things happened.",
    now: "Compare these acts with the chain.",
  }),
  JOURNAL_REWRITTEN: () => ({
    happened: "The journal was replaced by another one.",
    lost: "What the journal said before.",
    now: "Compare recent acts with the chain, and look for a copy of the data folder.",
  }),
  JOURNAL_TORN: () => ({
    happened: "The last line was cut off in the middle, as by a power failure.",
    lost: "At most the entry that was being written.",
    now: "Nothing. The torn part is kept in a file beside the journal.",
  }),
  JOURNAL_TRUNCATED: (f) => ({
    happened: `${f.counted("count", "entry is", "entries are")} missing after line ${f.number("line")}.`,
    lost: "What these entries said.",
    now: "Somebody cut the end off or put an old copy back. Compare recent acts with the chain.",
  }),
};
