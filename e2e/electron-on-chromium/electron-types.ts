/**
 * Holds the stand-in against Electron's own types: the compiler names every emulated member whose type Electron's
 * declarations would not accept. Nothing here runs.
 */
import type { EventEmitter } from "node:events";
import type Electron from "electron";
import type { app } from "./host/app.ts";
import type { BrowserWindow } from "./host/browser-window.ts";
import type { IpcMain } from "./host/ipc-main.ts";
import type { clipboard, dialog, nativeTheme, powerMonitor, shell, Tray } from "./host/services.ts";
import type { Session } from "./host/session.ts";
import type { WebContents } from "./host/web-contents.ts";
import type { WebFrameMain } from "./host/web-frame.ts";
import type { MessageChannelMain } from "./message-ports.ts";
import type { UtilityProcess } from "./utility-process.ts";

/** Names of members that do not fit; what every event emitter has is left out. */
type Misfits<Emulated, Real> = {
  [K in Exclude<keyof Emulated & keyof Real, keyof EventEmitter>]: Emulated[K] extends Real[K]
    ? never
    : K;
}[Exclude<keyof Emulated & keyof Real, keyof EventEmitter>];

/** A type that has to be `never`. */
type Fits<T extends never> = T;

/** Objects of the stand-in that lead to other objects of the stand-in, and handlers written for those. */
type Nested =
  | "webContents"
  | "selection"
  | "protocol"
  | "webRequest"
  | "ipc"
  | "mainFrame"
  | "session"
  | "top";
type Handlers =
  | "handle"
  | "handleOnce"
  | "setPermissionCheckHandler"
  | "setPermissionRequestHandler"
  | "setWindowOpenHandler";
/** Overloads of the real ones, one rest parameter here. */
type Dialogs = "showMessageBox" | "showOpenDialog" | "showSaveDialog";
type Judged<Emulated, Real> = Exclude<Misfits<Emulated, Real>, Nested | Handlers | Dialogs>;

export type Checked = [
  Fits<Judged<typeof app, Electron.App>>,
  Fits<Judged<BrowserWindow, Electron.BrowserWindow>>,
  Fits<Judged<IpcMain, Electron.IpcMain>>,
  Fits<Judged<typeof clipboard, Electron.Clipboard>>,
  Fits<Judged<typeof dialog, Electron.Dialog>>,
  Fits<Judged<typeof nativeTheme, Electron.NativeTheme>>,
  Fits<Judged<typeof powerMonitor, Electron.PowerMonitor>>,
  Fits<Judged<typeof shell, Electron.Shell>>,
  Fits<Exclude<Judged<Tray, Electron.Tray>, "toolTip">>,
  Fits<Judged<Session, Electron.Session>>,
  Fits<Judged<WebContents, Electron.WebContents>>,
  Fits<Judged<WebFrameMain, Electron.WebFrameMain>>,
  Fits<Judged<MessageChannelMain, Electron.MessageChannelMain>>,
  Fits<Judged<UtilityProcess, Electron.UtilityProcess>>,
];
