/** The one window. Every preference that matters is written out, even where it equals Electron's default. */
import { BrowserWindow, type Session, type WebPreferences } from "electron";

export function webPreferences(
  preloadPath: string,
  session: Session,
  isPackaged: boolean,
): WebPreferences {
  return {
    preload: preloadPath,
    session,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    plugins: false,
    javascript: true,
    images: true,
    webgl: false,
    spellcheck: false,
    devTools: !isPackaged,
    disableDialogs: true,
    safeDialogs: true,
    autoplayPolicy: "user-gesture-required",
    enableWebSQL: false,
    defaultEncoding: "UTF-8",
    // Hidden pages are throttled: deadlines are main's business, never a page timer's.
    backgroundThrottling: true,
  };
}

/** A window that was never shown may get no frame on Wayland, and then no `ready-to-show` (electron.md 5.6). */
const SHOW_ANYWAY_MS = 2_000;

export function createWindow(
  preloadPath: string,
  session: Session,
  isPackaged: boolean,
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 720,
    minHeight: 560,
    title: "Coldkey Workstation",
    backgroundColor: "#0d1319",
    show: false,
    autoHideMenuBar: true,
    webPreferences: webPreferences(preloadPath, session, isPackaged),
  });
  // On from the first moment: a capture that starts right after the call may still see the window.
  window.setContentProtection(true);
  const { webContents } = window;
  webContents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  void webContents.setVisualZoomLevelLimits(1, 1);

  let isShown = false;
  function showOnce(): void {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    window.show();
  }
  window.once("ready-to-show", showOnce);
  webContents.once("did-finish-load", () => setTimeout(showOnce, SHOW_ANYWAY_MS));
  return window;
}
