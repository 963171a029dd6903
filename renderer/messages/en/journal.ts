/** The journal's tools: filters, proofs, checkpoints, other machines, exports. */
import * as t from "../../lib/time.ts";

const entries = (n: number): string => `${t.count(n)} ${n === 1 ? "entry" : "entries"}`;

export const journalTools = {
  filters: "Filter",
  key: "About the key",
  allKeys: "Every key and none",
  since: "From",
  until: "Up to and including",
  clear: "Clear the filter",
  ofAct: "Only the entries of one act:",
  shown: (shown: number, fitting: number, all: number) =>
    fitting === all
      ? `${t.count(shown)} of ${entries(all)}`
      : `${t.count(shown)} of ${t.count(fitting)} that fit, of ${entries(all)}`,
  opened: {
    label: (seq: number) => `Entry ${t.count(seq)}`,
    facts: "What it says",
    act: "What it belongs to",
    alone: "It belongs to no act.",
    actOf: (n: number) =>
      n === 1 ? "The only entry of its act." : `One of ${entries(n)} of one act, oldest first.`,
    here: "this one",
    toCeremony: "Go on with this ceremony",
    toTranscript: "Open its transcript",
    toOutcome: "Open its outcome",
    proof: "Its proof",
    proving: "Proving it",
    proved: (size: number) =>
      `Proved: it is in the journal of ${entries(size)} that the newest checkpoint signs.`,
    steps: (n: number) =>
      `${n} ${n === 1 ? "hash leads" : "hashes lead"} from this line to the signed root.`,
    unproved:
      "Not proved. The newest checkpoint does not cover it, or the line on the disk is not the one that was written. Verify the journal.",
    text: "The proof for somebody else (C2SP tlog-proof)",
    line: "The line itself",
  },
  gap: {
    abrupt: "The app ended here without saying so: a crash, a power cut, or it was killed.",
    backwards: (ms: number) => `The computer's clock went back here by ${t.span(ms)}.`,
    unreadable: "This line is not what was written.",
    break: "A break was found here and written down.",
  },
  checkpoint: {
    title: "Checkpoint",
    text: "Stands for everything up to here. Write it down or keep it on another machine: with it anybody can say later whether this journal still contains all of it.",
    none: "The journal cannot be signed now: the keychain does not give its key.",
    size: "Entries covered",
    words: "In twelve words",
    notPhrase: "A fingerprint of the journal. Not a recovery phrase: it opens nothing.",
    key: "The journal's key, in words",
    note: "The signed note",
    vkey: "Public key",
    check: "Check a printed checkpoint",
    checkText:
      "From a transcript or from the other machine: the twelve words with the number of entries, or the whole signed note.",
    input: "Words or note",
    inputHint:
      "Never a recovery phrase. The words of a checkpoint begin on the transcript under “Journal”.",
    entries: "Number of entries beside the words",
    run: "Check it",
    contained: (size: number) =>
      `Still contained: the first ${entries(size)} are the ones that were printed`,
    containedText: "Nothing of them was changed, removed or put in since.",
    different: (size: number) =>
      `Not contained: the first ${entries(size)} are not the ones that were printed`,
    differentText:
      "This journal was changed or replaced after the checkpoint was made. Verify it, keep the transcript, and trust neither the journal nor what this machine says about the past.",
    beyond: (size: number) => `The journal has fewer than ${entries(size)}`,
    beyondText:
      "Entries are missing at its end: an older copy of the data folder was put back, or the end was cut off. If you typed the number yourself, compare it once more.",
  },
  peers: {
    title: "Other machines",
    text: "Keep checkpoints of your other workstation here, and of this one there. Each machine then notices when the other's history was changed or put back.",
    none: "Nothing is kept of another machine yet.",
    add: "Keep a checkpoint",
    paste: "Pasted checkpoint or file content",
    keep: "Keep it",
    choose: "Choose a file",
    origin: "Journal",
    keyWords: "Its key, in words: compare them with that machine's screen",
    size: (n: number) => entries(n),
    kept: (at: string) => `kept ${at}`,
    list: (origin: string) => `Checkpoints of ${origin}`,
    link: {
      first: "first of this machine",
      proved: "continues the last one, proved",
      unproved: "came without a proof",
      behind: "older than one that is kept",
      fork: "contradicts one that is kept",
    },
    said: {
      first: "Kept. Compare the words of its key with the other machine's screen once.",
      proved: "Kept. It is proved to continue what was kept before.",
      unproved:
        "Kept, but nothing proves that it continues the last one. Export a checkpoint there and choose that file.",
      behind:
        "This is older than a checkpoint that is kept here. If it is the newest of that machine, its journal was put back to an earlier state.",
      fork: "This contradicts a checkpoint that is kept here: that machine's journal has two histories. Both are kept as evidence. Stop using that machine until you know why.",
    },
  },
  export: {
    open: "Export",
    title: "Export the journal",
    description:
      "Choose what to export; a folder is asked for next. Nothing that is there is replaced.",
    form: "What to export",
    bundle: "The whole journal",
    bundleText:
      "Every entry, the signed checkpoint, proofs, and two small programs that check all of it without this app.",
    accounts: "For accounting (CSV)",
    accountsText:
      "One row for each act that moved value or cost a fee: amounts in TAO and rao, times, blocks, hashes.",
    checkpoint: "A checkpoint for another machine",
    checkpointText:
      "A small file that the other workstation keeps, with the proof that this journal only grew.",
    private: "None of it holds a secret, but it tells what you own and did. Keep it private.",
    run: "Choose a folder",
    cancel: "Cancel",
    done: (name: string) => `Exported: ${name}`,
    doneText: (files: number, n: number) =>
      `${files} ${files === 1 ? "file" : "files"}, ${entries(n)} in the journal. The export is in the journal too.`,
    cancelled: "No folder was chosen. Nothing was written.",
    close: "Close",
  },
} as const;
