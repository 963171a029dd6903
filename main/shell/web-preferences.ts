/** Every preference of the window that matters, written out even where it equals Electron's default. */
import type { Session, WebPreferences } from "electron";

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
    // An alarm sounds also when nobody has touched the page since the start.
    autoplayPolicy: "no-user-gesture-required",
    enableWebSQL: false,
    defaultEncoding: "UTF-8",
    // Hidden pages are throttled: deadlines are main's business, never a page timer's.
    backgroundThrottling: true,
  };
}
