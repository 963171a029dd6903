/** The one window. */
import { BrowserWindow, nativeTheme, type Session } from "electron";
import { webPreferences } from "./web-preferences.ts";

/** A window that was never shown may get no frame on Wayland, and then no `ready-to-show` (docs/electron-notes.md, window). */
const SHOW_ANYWAY_MS = 2_000;

/** `--ground` of renderer/ui/tokens.css: what is seen where no page has painted yet, also between two pages. */
export const GROUND = { light: "#eef1f4", dark: "#0d1319" } as const;

const ground = (): string => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);

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
    backgroundColor: ground(),
    show: false,
    autoHideMenuBar: true,
    webPreferences: webPreferences(preloadPath, session, isPackaged),
  });
  // On from the first moment: a capture that starts right after the call may still see the window.
  window.setContentProtection(true);
  // The theme that the owner chose is read after this window is made, and can be changed at any time.
  const paintGround = (): void => window.setBackgroundColor(ground());
  nativeTheme.on("updated", paintGround);
  window.once("closed", () => nativeTheme.off("updated", paintGround));
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
