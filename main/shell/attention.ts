/** Alarms and reminders outside of the window: notifications, an icon in the tray, the window brought to the front. */
import { app, type BrowserWindow, Notification, nativeImage, Tray } from "electron";
import type { Snapshot } from "../../preload/contract.ts";
import { type AttentionState, attentionState } from "./attention-state.ts";
import { trayBitmap } from "./tray-bitmap.ts";

/** Told of every snapshot; the returned function takes everything away again. */
export function showAttention(
  window: BrowserWindow,
  subscribe: (listener: (snapshot: Snapshot) => void) => () => void,
): () => void {
  let tray: Tray | null = null;
  let trayShows: AttentionState["tray"] = null;
  const shown = new Set<string>();
  /** A notification that nothing refers to can be collected, and then its click is lost. */
  const open = new Set<Notification>();

  function bring(): void {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  function showTray(next: AttentionState["tray"]): void {
    // A system's tray is not to be spoken to at each block about nothing.
    if (next?.text === trayShows?.text && next?.kind === trayShows?.kind) return;
    if (next === null || next.kind !== trayShows?.kind) {
      tray?.destroy();
      tray = null;
    }
    trayShows = next;
    if (next === null) return;
    if (tray === null) {
      const { pixels, size } = trayBitmap(next.kind);
      tray = new Tray(nativeImage.createFromBitmap(pixels, { width: size, height: size }));
      tray.on("click", bring);
    }
    tray.setToolTip(next.text);
  }

  function notify({ title, body, isAlarm }: AttentionState["notices"][number]): void {
    if (!Notification.isSupported()) return;
    const urgency = isAlarm ? "critical" : "normal";
    const notification = new Notification({ title, body, urgency });
    open.add(notification);
    notification.on("click", bring);
    notification.on("close", () => open.delete(notification));
    notification.show();
  }

  const stop = subscribe((snapshot) => {
    const state = attentionState(snapshot);
    showTray(state.tray);
    const fresh = state.notices.filter(({ id }) => !shown.has(id));
    for (const notice of fresh) {
      shown.add(notice.id);
      notify(notice);
    }
    if (fresh.length === 0 || window.isDestroyed()) return;
    window.flashFrame(true);
    if (!fresh.some(({ isAlarm }) => isAlarm)) return;
    // In the dock of macOS it bounces until somebody looks; elsewhere there is none.
    if (process.platform === "darwin") app.dock?.bounce("critical");
    bring();
  });
  return () => {
    stop();
    tray?.destroy();
    for (const notification of open) notification.close();
  };
}
