/**
 * Calls from the page. The only file that registers handlers: on the window's own contents, after a check of the
 * sender that compares parsed parts and accepts nothing empty.
 */
import type { BrowserWindow, IpcMainInvokeEvent, WebFrameMain } from "electron";
import { type CallName, calls, type Reply } from "../../preload/contract.ts";
import type { Page, Router } from "../commands/router.ts";
import { refuse } from "../lib/fault.ts";
import { isOurPage } from "./sender.ts";

/** A page of ours never sends what its schema refuses; one that does so again and again is not ours any more. */
const MOST_REFUSED_PER_MINUTE = 10;

export function serveCalls(
  window: BrowserWindow,
  call: Router,
  deliverPort: (frame: WebFrameMain, ticket: string, port: unknown) => void,
  onHostile: () => void,
): void {
  const windowContentsId = window.webContents.id;
  let refusedAtMs: number[] = [];

  function countRefusal(): void {
    const nowMs = performance.now();
    refusedAtMs = [...refusedAtMs.filter((atMs) => nowMs - atMs < 60_000), nowMs];
    if (refusedAtMs.length > MOST_REFUSED_PER_MINUTE) onHostile();
  }

  async function answer(
    name: CallName,
    event: IpcMainInvokeEvent,
    args: readonly unknown[],
  ): Promise<Reply<unknown>> {
    // Read at once: after an await the frame may be gone and another one in its place.
    const frame = event.senderFrame;
    const isOurs = isOurPage({
      frame,
      mainFrame: event.sender.mainFrame,
      contentsId: event.sender.id,
      windowContentsId,
      isClosing: window.isDestroyed(),
    });
    if (!isOurs || frame === null || args.length !== 1) {
      countRefusal();
      return refuse("CALL_REFUSED", { call: name });
    }
    const page: Page = { deliver: (ticket, port) => deliverPort(frame, ticket, port) };
    const reply = await call(name, args[0], page);
    if (!reply.ok && reply.fault.code === "CALL_INPUT_INVALID") countRefusal();
    return reply;
  }

  for (const name of Object.keys(calls) as CallName[]) {
    window.webContents.ipc.handle(name, (event, ...args: unknown[]) => answer(name, event, args));
  }
}
