/** Refusals of the checks of this machine, of its assessment and of downloads. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing.";

export const machineFaults: Readonly<Record<string, Explain>> = {
  CHECK_ANSWERS_ITSELF: () => ({
    happened: "The system answers this check by itself now.",
    lost: nothing,
    now: "Look again and read what was seen. A tick counts only where the system is silent.",
  }),
  CHECK_KEYS_OPEN: () => ({
    happened: "A key is open, and this system is asked about itself only while none is.",
    lost: nothing,
    now: "Lock now, then look again.",
  }),
  ASSESS_UPDATES_WAIT: () => ({
    happened: "The system says that updates wait, or that none were looked for in a while.",
    lost: nothing,
    now: "Install them and come back: the assessment waits here. Or say why it cannot be done today.",
  }),
  ASSESS_STILL_BAD: (f) => ({
    happened: `This machine still shows ${f.number("count")} to mend.`,
    lost: nothing,
    now: "Open This machine, mend what is listed first, and come back. Or say why it stays.",
  }),
  ASSESS_STILL_UNKNOWN: (f) => ({
    happened: `${f.counted("count", "check is", "checks are")} not answered by the system, and not ticked in the last month.`,
    lost: nothing,
    now: "Open This machine, look at each yourself and tick it. Or say why it stays open.",
  }),
  ASSESS_PROOFS_DUE: (f) => ({
    happened: `The proof of ${f.counted("count", "copy", "copies")} is due.`,
    lost: nothing,
    now: "Prove them from the place Backups, and come back. Or say why it cannot be done today.",
  }),
  ASSESS_JOURNAL: () => ({
    happened:
      "The journal has not been verified as a whole since the app started, or was found broken.",
    lost: nothing,
    now: "Open the Journal, press Verify, and read what it says.",
  }),
  DOWNLOAD_INCOMPLETE: () => ({
    happened: "Not all three files of the download are chosen.",
    lost: nothing,
    now: "Choose the installer, SHA256SUMS and SHA256SUMS.sig.",
  }),
};
