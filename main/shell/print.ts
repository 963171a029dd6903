/** The system's print dialog for our own page. */
import type { WebContents } from "electron";
import type { Print, Printed } from "../commands/paper.ts";

/** Long enough for somebody who looks for paper; Electron may never answer (docs/electron-notes.md, print). */
const LONGEST_MS = 5 * 60_000;

export function printer(contents: () => Pick<WebContents, "print">): Print {
  return () =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve("silent"), LONGEST_MS);
      timer.unref();
      try {
        // The paper is chosen in the dialog; margins and breaks are the style sheet's.
        contents().print({ silent: false, printBackground: false }, (isDone, reason) => {
          clearTimeout(timer);
          resolve(isDone ? "printed" : outcomeOf(reason));
        });
      } catch {
        // Bad settings and a window that is gone are thrown, not called back.
        clearTimeout(timer);
        resolve("failed");
      }
    });
}

function outcomeOf(reason: string): Printed {
  if (reason === "Print job canceled") return "cancelled";
  return reason === "No printers available on the network" ? "no-printer" : "failed";
}
