/** The test side's remote control: calls over Node's IPC channel, only when the host was started with `--test-endpoint`. */
import { livingUtilities } from "../utility-process.ts";
import { app } from "./app.ts";
import { BrowserWindow, readyToShow, type WindowAct } from "./browser-window.ts";
import { answerNextPrint, type PrintAnswer, pagesPrinted } from "./print.ts";
import {
  answerNextDialog,
  clickTray,
  type DialogKind,
  dialogsShown,
  notificationsShown,
  openedExternally,
  powerMonitor,
  traysShown,
} from "./services.ts";
import { requestsOutside } from "./session.ts";
import { cspViolations } from "./web-contents.ts";

const lastWindow = (): BrowserWindow => {
  const window = BrowserWindow.getAllWindows().at(-1);
  if (window === undefined) throw new Error("No window is open");
  return window;
};

export const controls = {
  power: (name: string) => powerMonitor.simulate(name),
  idle(seconds: number) {
    powerMonitor.idleSeconds = seconds;
  },
  lockScreen(isLocked: boolean) {
    powerMonitor.isLocked = isLocked;
  },
  answerDialog: (kind: DialogKind, answer: object) => answerNextDialog(kind, answer),
  dialogs: () => dialogsShown,
  answerPrint: (answer: PrintAnswer) => answerNextPrint(answer),
  printed: () => pagesPrinted,
  notifications: () => notificationsShown,
  trays: () => traysShown(),
  clickTray: () => clickTray(),
  openedExternally: () => openedExternally,
  window: (act: WindowAct) => lastWindow().actAsUser(act),
  windowState() {
    const window = lastWindow();
    return {
      isVisible: window.isVisible(),
      isFocused: window.isFocused(),
      isMinimized: window.isMinimized(),
      title: window.getTitle(),
    };
  },
  /** By main, as after a lock. A reload by the page (or by Playwright) counts as a navigation of the page. */
  reloadPage: () => lastWindow().webContents.reload(),
  load: (url: string) => lastWindow().webContents.loadURL(url),
  crashPage: () => lastWindow().webContents.crashAsByFault(),
  withholdReadyToShow(isWithheld: boolean) {
    readyToShow.isWithheld = isWithheld;
  },
  vaultPids: () => livingUtilities().flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
  cspViolations: () => cspViolations,
  requestsOutside: () => requestsOutside,
  /** Bytes on main's heap that something still holds; started with --expose-gc, or it throws. */
  heldBytes() {
    if (globalThis.gc === undefined) throw new Error("Started without --expose-gc");
    globalThis.gc();
    return process.memoryUsage().heapUsed;
  },
  quit: () => app.quit(),
};
export type Controls = typeof controls;

export interface ControlCall {
  id: number;
  name: keyof Controls;
  args: unknown[];
}
export type HostMessage =
  | { kind: "endpoint"; endpoint: string }
  | { kind: "reply"; id: number; value: unknown }
  | { kind: "failure"; id: number; message: string };

/** Takes Node's channel out of the app's sight. */
export function serveControls(): (message: HostMessage) => void {
  const send = process.send?.bind(process);
  // `disconnect` stays: Node itself calls it when the channel ends.
  Object.defineProperty(process, "send", { value: undefined, configurable: true });
  const post = (message: HostMessage) => {
    if (process.connected) send?.(message);
  };
  async function answer({ id, name, args }: ControlCall): Promise<void> {
    try {
      const value: unknown = await Reflect.apply(controls[name], controls, args);
      post({ kind: "reply", id, value });
    } catch (error) {
      post({ kind: "failure", id, message: String(error) });
    }
  }
  process.on("message", (raw) => void answer(raw as ControlCall));
  // The test is gone: so are we. Without this a killed test run leaves its apps behind.
  process.on("disconnect", () => app.exit(1));
  return post;
}
