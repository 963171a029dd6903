/** Who may call: the top frame of our own window, showing our own page, and nobody else. */
import type { WebFrameMain } from "electron";
import { APP_HOST, APP_SCHEME } from "./app-protocol.ts";

/** What the check looks at; `null` where Electron says that the frame is gone. */
export interface Sender {
  frame: Pick<WebFrameMain, "url" | "frameToken" | "processId" | "parent"> | null;
  mainFrame: Pick<WebFrameMain, "frameToken" | "processId">;
  contentsId: number;
  windowContentsId: number;
  isClosing: boolean;
}

/** Compares parsed parts, never text, and accepts nothing empty or unknown. */
export function isOurPage(sender: Sender): boolean {
  const { frame, mainFrame, contentsId, windowContentsId, isClosing } = sender;
  if (frame === null || isClosing || contentsId !== windowContentsId) return false;
  if (frame.parent !== null) return false;
  if (frame.frameToken !== mainFrame.frameToken || frame.processId !== mainFrame.processId) {
    return false;
  }
  if (!URL.canParse(frame.url)) return false;
  const { protocol, host, port, username, password } = new URL(frame.url);
  return (
    protocol === `${APP_SCHEME}:` &&
    host === APP_HOST &&
    port === "" &&
    username === "" &&
    password === ""
  );
}
