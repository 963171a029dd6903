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

/** What is needed of the window, so that tests without Electron can bring their own. */
export interface CallWindow {
  isDestroyed(): boolean;
  readonly webContents: {
    readonly id: number;
    readonly ipc: Pick<BrowserWindow["webContents"]["ipc"], "handle">;
  };
}

export function serveCalls(
  window: CallWindow,
  call: Router,
  deliverPort: (frame: WebFrameMain, ticket: string, port: unknown) => void,
  onHostile: () => void,
  renew: () => boolean,
): void {
  const windowContentsId = window.webContents.id;
  let refusedAtMs: number[] = [];

  function countRefusal(): void {
    const nowMs = performance.now();
    refusedAtMs = [...refusedAtMs.filter((atMs) => nowMs - atMs < 60_000), nowMs];
    if (refusedAtMs.length <= MOST_REFUSED_PER_MINUTE) return;
    // The next page starts with a clean record; what the old one still had under way must not end it as well.
    refusedAtMs = [];
    onHostile();
  }

  async function answer(
    name: CallName,
    event: IpcMainInvokeEvent,
    args: readonly unknown[],
  ): Promise<Reply<unknown>> {
    // Read at once: after an await the frame may be gone and another one in its place.
    const frame = event.senderFrame;
    // Nobody is left to answer, and the sender's other members throw now.
    if (window.isDestroyed()) return refuse("CALL_REFUSED", { call: name });
    const isOurs = isOurPage({
      frame,
      mainFrame: event.sender.mainFrame,
      contentsId: event.sender.id,
      windowContentsId,
      isClosing: false,
    });
    if (!isOurs || frame === null || args.length !== 1) {
      // A document that is gone did nothing wrong: its last calls arrive after a reload.
      if (frame !== null) countRefusal();
      return refuse("CALL_REFUSED", { call: name });
    }
    const page: Page = { deliver: (ticket, port) => deliverPort(frame, ticket, port), renew };
    const reply = await call(name, args[0], page);
    if (!reply.ok && reply.fault.code === "CALL_INPUT_INVALID") countRefusal();
    return reply;
  }

  for (const name of Object.keys(calls) as CallName[]) {
    window.webContents.ipc.handle(name, (event, ...args: unknown[]) => answer(name, event, args));
  }
}
