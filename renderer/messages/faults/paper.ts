/** Refusals on the way to paper. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing. What should be printed is still here.";

export const paperFaults: Readonly<Record<string, Explain>> = {
  PRINT_WHILE_WORDS_OPEN: () => ({
    happened: "A ceremony that can show words is open, and nothing is printed meanwhile.",
    lost: nothing,
    now: "Stop that ceremony or finish it, then print.",
  }),
  PRINT_NO_PRINTER: () => ({
    happened: "The system knows no printer.",
    lost: nothing,
    now: "Save the transcript as a file and print it from another machine, or copy the form by hand.",
  }),
  PRINT_FAILED: () => ({
    happened: "The system could not print the page.",
    lost: nothing,
    now: "Look at the printer, then print again.",
  }),
  PRINT_NO_ANSWER: () => ({
    happened: "The system did not say whether the page was printed.",
    lost: nothing,
    now: "Look whether the paper came out before you print again.",
  }),
};
