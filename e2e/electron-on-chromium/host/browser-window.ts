/** `BrowserWindow`: the window as a model. What the user would do to a real one, tests do through the host. */
import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import { app, type QuittableWindow } from "./app.ts";
import { toApp } from "./scheme.ts";
import { hostEvent, strictEmitter } from "./strict.ts";
import { WebContents } from "./web-contents.ts";

const windows = new Map<number, BrowserWindow>();
let lastId = 0;

/** Test control: no window gets `ready-to-show` while this is on (it may never come on Wayland). */
export const readyToShow = { isWithheld: false };

export type WindowAct = "blur" | "focus" | "minimize" | "restore" | "hide" | "show" | "close";

export class BrowserWindow extends strictEmitter("BrowserWindow") implements QuittableWindow {
  readonly id: number;
  readonly #contents: WebContents;
  #bounds: Rectangle;
  #title: string;
  #isVisible: boolean;
  #isMinimized = false;
  #isMaximized = false;
  #isFullScreen = false;
  #isFocused = false;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    app.requireReady("Cannot create BrowserWindow before app is ready");
    super();
    lastId += 1;
    this.id = lastId;
    const { width = 800, height = 600, x = 0, y = 0 } = options;
    this.#bounds = { width, height, x, y };
    this.#title = options.title ?? "Electron";
    this.#isVisible = options.show ?? true;
    this.#isFocused = this.#isVisible;
    windows.set(this.id, this);
    app.addWindow(this);
    this.#contents = new WebContents(options.webPreferences ?? {}, { width, height });
    this.#follow();
    app.emit("browser-window-created", hostEvent({}), this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.#contents === contents) ?? null;
  }

  #follow(): void {
    this.#contents.on(
      "page-title-updated",
      (_event: unknown, title: string, isExplicit: boolean) => {
        const event = hostEvent({});
        this.emit("page-title-updated", event, title, isExplicit);
        if (!event.defaultPrevented) this.#title = title;
      },
    );
    this.#contents.on("did-finish-load", () => {
      if (!readyToShow.isWithheld) process.nextTick(() => this.emit("ready-to-show"));
    });
    this.#contents.on("page-closed-by-user", () => {
      if (this.requestClose()) this.destroy();
      else void this.#contents.revive();
    });
  }

  get webContents(): WebContents {
    this.#requireAlive();
    return this.#contents;
  }

  #requireAlive(): void {
    if (this.#isDestroyed) throw new TypeError("Object has been destroyed");
  }

  // --- end ---------------------------------------------------------------------------------------------------------

  requestClose(): boolean {
    const event = hostEvent({});
    this.emit("close", event);
    return !event.defaultPrevented;
  }

  close(): void {
    if (this.#isDestroyed || !this.requestClose()) return;
    // The page is asked first in Electron: until it answered, the window is there.
    setImmediate(() => this.destroy());
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#contents.destroy();
    this.#isDestroyed = true;
    windows.delete(this.id);
    this.emit("closed");
    app.removeWindow(this);
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  // --- what it shows -----------------------------------------------------------------------------------------------

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(toApp(url));
  }
  reload(): void {
    this.webContents.reload();
  }
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }

  // --- state -------------------------------------------------------------------------------------------------------

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    if (this.#isVisible) return;
    this.#isVisible = true;
    this.#tellPage();
    this.emit("show");
  }
  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.#tellPage();
    this.emit("hide");
    this.blur();
  }
  focus(): void {
    if (this.#isFocused) return;
    this.#isFocused = true;
    this.emit("focus");
  }
  blur(): void {
    if (!this.#isFocused) return;
    this.#isFocused = false;
    this.emit("blur");
  }
  minimize(): void {
    if (this.#isMinimized) return;
    this.#isMinimized = true;
    this.#tellPage();
    this.emit("minimize");
    this.blur();
  }
  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.#tellPage();
    this.emit("restore");
    this.focus();
  }
  maximize(): void {
    this.#isMaximized = true;
    this.emit("maximize");
  }
  unmaximize(): void {
    this.#isMaximized = false;
    this.emit("unmaximize");
  }
  setFullScreen(isFull: boolean): void {
    this.#isFullScreen = isFull;
    this.emit(isFull ? "enter-full-screen" : "leave-full-screen");
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isFocused(): boolean {
    return this.#isFocused;
  }
  isMinimized(): boolean {
    return this.#isMinimized;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  #tellPage(): void {
    this.#contents.showHidden(this.#isMinimized || !this.#isVisible);
  }

  // --- geometry: kept, as a tiling window manager would keep it ------------------------------------------------------

  getBounds(): Rectangle {
    return { ...this.#bounds };
  }
  getNormalBounds(): Rectangle {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit("resize");
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height];
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getContentSize(): [number, number] {
    return this.getSize();
  }
  setMinimumSize(_width: number, _height: number): void {
    this.#requireAlive();
  }
  center(): void {
    this.#requireAlive();
  }
  moveTop(): void {
    this.#requireAlive();
  }

  // --- without effect on Linux or here -------------------------------------------------------------------------------

  /** Linux: silently nothing, and `isContentProtected` says so. */
  setContentProtection(_isProtected: boolean): void {
    this.#requireAlive();
  }
  isContentProtected(): boolean {
    return false;
  }
  setMenu(_menu: null): void {
    this.#requireAlive();
  }
  removeMenu(): void {
    this.#requireAlive();
  }
  setMenuBarVisibility(_isVisible: boolean): void {
    this.#requireAlive();
  }
  setAutoHideMenuBar(_isHidden: boolean): void {
    this.#requireAlive();
  }
  setBackgroundColor(_color: string): void {
    this.#requireAlive();
  }
  setProgressBar(_progress: number): void {
    this.#requireAlive();
  }
  flashFrame(_isFlashing: boolean): void {
    this.#requireAlive();
  }

  /** For tests: what a user does to a window. */
  actAsUser(act: WindowAct): void {
    this[act]();
  }
}
