/** `printToPDF` by DevTools, whose units are the same; `print` by a script, because there is no dialog here. */
import type { PrintToPDFOptions, WebContentsPrintOptions } from "electron";
import type { CDPSession } from "playwright-core";

/** Inches, as Chromium's paper names have them. */
const PAPERS: Record<string, { width: number; height: number }> = {
  A3: { width: 11.7, height: 16.54 },
  A4: { width: 8.27, height: 11.7 },
  A5: { width: 5.83, height: 8.27 },
  Letter: { width: 8.5, height: 11 },
  Legal: { width: 8.5, height: 14 },
};

export async function printToPdf(cdp: CDPSession, options: PrintToPDFOptions): Promise<Buffer> {
  const { pageSize = "Letter", margins = {}, ...rest } = options;
  const paper = typeof pageSize === "string" ? PAPERS[pageSize] : pageSize;
  if (paper === undefined) throw new Error(`not emulated: page size ${String(pageSize)}`);
  const { top = 0.4, bottom = 0.4, left = 0.4, right = 0.4 } = margins;
  const { data } = await cdp.send("Page.printToPDF", {
    ...rest,
    paperWidth: paper.width,
    paperHeight: paper.height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
  });
  return Buffer.from(data, "base64");
}

export type PrintCallback = (isDone: boolean, reason: string) => void;
/** "withheld": the callback never comes, as Electron's may not. */
export type PrintAnswer = { isDone: boolean; reason: string } | "withheld";

/** Answers that wait for the next print, and what was asked. */
const printAnswers: PrintAnswer[] = [];
export const pagesPrinted: { options: WebContentsPrintOptions }[] = [];

export function answerNextPrint(answer: PrintAnswer): void {
  printAnswers.push(answer);
}

/** Without a scripted answer: a machine without printers. */
export function printPage(options: WebContentsPrintOptions = {}, callback?: PrintCallback): void {
  if (typeof options !== "object" || options === null)
    throw new TypeError("webContents.print(): Invalid print settings specified.");
  if (options.pageSize !== undefined) throw new Error("not emulated: print with a page size");
  pagesPrinted.push({ options: structuredClone(options) });
  const answer = printAnswers.shift() ?? {
    isDone: false,
    reason: "No printers available on the network",
  };
  if (answer !== "withheld") setImmediate(() => callback?.(answer.isDone, answer.reason));
}
