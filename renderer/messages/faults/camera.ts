/** Refusals on the way to a camera. */
import type { Explain } from "../faults.ts";

const nothing = "Nothing. What you wanted to read can also come as a file.";

export const cameraFaults: Readonly<Record<string, Explain>> = {
  CAMERA_WHILE_WORDS_OPEN: () => ({
    happened: "A ceremony that can show words is open, and no camera is on meanwhile.",
    lost: nothing,
    now: "Stop that ceremony or finish it, then scan.",
  }),
  CAMERA_DENIED: () => ({
    happened: "The system does not let this app use a camera.",
    lost: nothing,
    now: "Allow it in the system's privacy settings and start again, or use a file.",
  }),
};
