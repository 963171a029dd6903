/**
 * What `import … from "electron"` gives the app's main process on the stand-in. Every name of the real module is here;
 * those that are not emulated throw as soon as they are touched.
 */
import { app } from "./host/app.ts";
import { BrowserWindow } from "./host/browser-window.ts";
import { ipcMain } from "./host/ipc-main.ts";
import { registerSchemesAsPrivileged } from "./host/scheme.ts";
import {
  clipboard,
  dialog,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  screen,
  shell,
  Tray,
} from "./host/services.ts";
import { session, sessionOf } from "./host/session.ts";
import { notEmulated, strictObject } from "./host/strict.ts";
import { contentsById, everyContents } from "./host/web-contents.ts";
import { MessageChannelMain } from "./message-ports.ts";
import { forkUtility } from "./utility-process.ts";

const protocol = strictObject("protocol", {
  registerSchemesAsPrivileged,
  get handle() {
    return sessionOf("").protocol.handle;
  },
  get unhandle() {
    return sessionOf("").protocol.unhandle;
  },
  get isProtocolHandled() {
    return sessionOf("").protocol.isProtocolHandled;
  },
});

const utilityProcess = strictObject("utilityProcess", {
  fork(...args: Parameters<typeof forkUtility>) {
    if (!app.isReady()) {
      throw new TypeError("utilityProcess cannot be created before app is ready.");
    }
    return forkUtility(...args);
  },
});

const webContents = strictObject("webContents", {
  fromId: contentsById,
  getAllWebContents: everyContents,
});

export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
};

export const autoUpdater = notEmulated("autoUpdater");
export const BaseWindow = notEmulated("BaseWindow");
export const BrowserView = notEmulated("BrowserView");
export const ClipboardItem = notEmulated("ClipboardItem");
export const contentTracing = notEmulated("contentTracing");
export const crashReporter = notEmulated("crashReporter");
export const desktopCapturer = notEmulated("desktopCapturer");
export const globalShortcut = notEmulated("globalShortcut");
export const ImageView = notEmulated("ImageView");
export const inAppPurchase = notEmulated("inAppPurchase");
export const IpcMainServiceWorker = notEmulated("IpcMainServiceWorker");
export const MenuItem = notEmulated("MenuItem");
export const net = notEmulated("net");
export const netLog = notEmulated("netLog");
export const powerSaveBlocker = notEmulated("powerSaveBlocker");
export const pushNotifications = notEmulated("pushNotifications");
export const safeStorage = notEmulated("safeStorage");
export const ShareMenu = notEmulated("ShareMenu");
export const sharedTexture = notEmulated("sharedTexture");
export const systemPreferences = notEmulated("systemPreferences");
export const TouchBar = notEmulated("TouchBar");
export const View = notEmulated("View");
export const WebContentsView = notEmulated("WebContentsView");
export const webFrameMain = notEmulated("webFrameMain");
export const WebSocket = notEmulated("WebSocket");

const electron = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
  webContents,
};
// biome-ignore lint/style/noDefaultExport: `import electron from "electron"` is one of its forms
export default strictObject("electron", electron);
