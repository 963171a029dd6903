/** A camera reads codes in the page; main says when the page may ask the system for one. */
import { type CallTable, nothing } from "./shared.ts";

export const cameraCalls = {
  /** For two minutes from now the page is given a camera, never a microphone. Refused while words can be on the screen. */
  "camera.open": [nothing, nothing],
  /** From now on no camera is given; one that is on is the page's to end. */
  "camera.shut": [nothing, nothing],
} as const satisfies CallTable;
