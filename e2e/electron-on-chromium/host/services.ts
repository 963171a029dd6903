/** The small modules: nothing here reaches the desktop, everything is kept where tests can see it. */
import type {
  MessageBoxOptions,
  NativeTheme,
  NotificationConstructorOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from "electron";
import { app } from "./app.ts";
import { BrowserWindow } from "./browser-window.ts";
import { hostEvent, strictEmitter, strictObject } from "./strict.ts";

// --- dialog: answered by a script ------------------------------------------------------------------------------------

export type DialogKind = "showOpenDialog" | "showSaveDialog" | "showMessageBox";

/** Answers that wait for the next dialog of their kind, and what was asked. */
const dialogAnswers: Record<DialogKind, object[]> = {
  showOpenDialog: [],
  showSaveDialog: [],
  showMessageBox: [],
};
export const dialogsShown: { kind: DialogKind | "showErrorBox"; options: unknown }[] = [];

export function answerNextDialog(kind: DialogKind, answer: object): void {
  dialogAnswers[kind].push(answer);
}

/** Without a scripted answer the user cancels. */
function showDialog<T extends object>(kind: DialogKind, args: unknown[], cancelled: T): Promise<T> {
  app.requireReady("dialog module can only be used after app is ready");
  const options = args.at(-1) ?? {};
  dialogsShown.push({ kind, options: JSON.parse(JSON.stringify(options)) });
  return Promise.resolve({ ...cancelled, ...dialogAnswers[kind].shift() });
}

const cancelId = ({ cancelId: given, buttons = [], defaultId }: MessageBoxOptions): number => {
  if (given !== undefined) return given;
  const named = buttons.findIndex((label) => /^(cancel|no)$/i.test(label));
  return named >= 0 ? named : defaultId === 0 ? 1 : 0;
};

export const dialog = strictObject("dialog", {
  showOpenDialog: (...args: [OpenDialogOptions] | [BrowserWindow, OpenDialogOptions]) =>
    showDialog("showOpenDialog", args, { canceled: true, filePaths: [] as string[] }),
  showSaveDialog: (...args: [SaveDialogOptions] | [BrowserWindow, SaveDialogOptions]) =>
    showDialog("showSaveDialog", args, { canceled: true, filePath: "" }),
  showMessageBox: (...args: [MessageBoxOptions] | [BrowserWindow, MessageBoxOptions]) =>
    showDialog("showMessageBox", args, {
      response: cancelId(args.at(-1) as MessageBoxOptions),
      checkboxChecked: false,
    }),
  showErrorBox(title: string, content: string): void {
    dialogsShown.push({ kind: "showErrorBox", options: { title, content } });
    console.error(`${title}: ${content}`);
  },
});

// --- shell: recorded, never opened -----------------------------------------------------------------------------------

export const openedExternally: string[] = [];

export const shell = strictObject("shell", {
  openExternal(url: string): Promise<void> {
    openedExternally.push(url);
    return Promise.resolve();
  },
  showItemInFolder(path: string): void {
    openedExternally.push(path);
  },
  beep: () => undefined,
});

// --- clipboard: in memory --------------------------------------------------------------------------------------------

function createClipboard() {
  let text = "";
  return {
    readText: () => Promise.resolve(text),
    writeText(next: string): Promise<void> {
      text = next;
      return Promise.resolve();
    },
    has: (mime: string) => Promise.resolve(mime === "text/plain" && text !== ""),
    clear(): void {
      text = "";
    },
  };
}

const selection = strictObject("clipboard.selection", createClipboard());
export const clipboard = strictObject("clipboard", Object.assign(createClipboard(), { selection }));

// --- notifications: recorded -----------------------------------------------------------------------------------------

export const notificationsShown: { title: string; body: string }[] = [];

export class Notification extends strictEmitter("Notification") {
  readonly title: string;
  readonly body: string;

  constructor(options: NotificationConstructorOptions = {}) {
    app.requireReady("Cannot create Notification before app is ready");
    super();
    this.title = options.title ?? "";
    this.body = options.body ?? "";
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    notificationsShown.push({ title: this.title, body: this.body });
    this.emit("show", hostEvent({}));
  }
  close(): void {
    this.emit("close", hostEvent({}));
  }
}

// --- tray: recorded ---------------------------------------------------------------------------------------------------

export const nativeImage = strictObject("nativeImage", {
  createFromBitmap(pixels: Buffer, { width, height }: { width: number; height: number }) {
    if (pixels.length !== width * height * 4) throw new Error("invalid buffer size");
    return strictObject("NativeImage", {
      getSize: () => ({ width, height }),
      isEmpty: () => width === 0 || height === 0,
    });
  },
});

/** Those that are in the tray now. */
const trays = new Set<Tray>();
export const traysShown = (): string[] => [...trays].map((tray) => tray.toolTip);
export const clickTray = (): void => {
  for (const tray of trays) tray.emit("click", hostEvent({}));
};

export class Tray extends strictEmitter("Tray") {
  toolTip = "";
  #isDestroyed = false;

  constructor(image: ReturnType<typeof nativeImage.createFromBitmap>) {
    app.requireReady("Cannot create Tray before app is ready");
    super();
    if (image.isEmpty()) throw new Error("an empty image");
    trays.add(this);
  }

  setToolTip(text: string): void {
    if (this.#isDestroyed) throw new TypeError("Tray is destroyed");
    this.toolTip = text;
  }
  destroy(): void {
    this.#isDestroyed = true;
    trays.delete(this);
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}

// --- powerMonitor: tests drive it ------------------------------------------------------------------------------------

/** All that logind tells Electron on Linux; `lock-screen` and its like never come. */
const LINUX_EVENTS = ["suspend", "resume", "shutdown"];

class PowerMonitor extends strictEmitter("powerMonitor") {
  /** Seconds; tests may set it. */
  idleSeconds = 0;
  /** The screen is locked: X11 desktops let that be asked for, most Wayland ones do not. */
  isLocked = false;

  getSystemIdleTime(): number {
    return this.idleSeconds;
  }
  getSystemIdleState(threshold: number): "active" | "idle" | "locked" {
    if (!(threshold > 0)) throw new TypeError("Invalid idle threshold, must be greater than 0");
    if (this.isLocked) return "locked";
    return this.idleSeconds >= threshold ? "idle" : "active";
  }
  isOnBatteryPower(): boolean {
    return false;
  }
  get onBatteryPower(): boolean {
    return false;
  }

  /** For tests. */
  simulate(name: string): void {
    if (process.platform === "linux" && !LINUX_EVENTS.includes(name)) {
      throw new Error(`Electron never emits ${name} on Linux`);
    }
    this.emit(name, hostEvent({}));
  }
}
export const powerMonitor = new PowerMonitor();

// --- nativeTheme -----------------------------------------------------------------------------------------------------

class EmulatedTheme extends strictEmitter("nativeTheme") {
  #source: NativeTheme["themeSource"] = "system";
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;

  get themeSource(): NativeTheme["themeSource"] {
    return this.#source;
  }
  set themeSource(source: NativeTheme["themeSource"]) {
    if (!["system", "light", "dark"].includes(source)) throw new TypeError("Invalid themeSource");
    if (source === this.#source) return;
    this.#source = source;
    for (const window of BrowserWindow.getAllWindows()) this.dress(window);
    this.emit("updated");
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === "dark";
  }

  dress(window: BrowserWindow): void {
    const scheme = this.#source === "system" ? null : this.#source;
    // Fails only for a window that is just going away.
    window.webContents.emulateColors(scheme).catch(() => undefined);
  }
}
export const nativeTheme = new EmulatedTheme();
app.on("browser-window-created", (_event: unknown, window: BrowserWindow) => {
  if (nativeTheme.themeSource !== "system") nativeTheme.dress(window);
});

// --- menus, displays -------------------------------------------------------------------------------------------------

let menu: object | null = null;

/** There is no menu bar here; only its absence can be asked for. */
export const Menu = strictObject("Menu", {
  setApplicationMenu(next: object | null): void {
    if (next !== null) throw new Error("not emulated: Menu.setApplicationMenu(menu)");
    menu = next;
  },
  getApplicationMenu: () => menu,
});

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = strictObject("display", {
  id: 1,
  bounds: area,
  workArea: area,
  size: area,
  scaleFactor: 1,
});

class Screen extends strictEmitter("screen") {
  getPrimaryDisplay() {
    app.requireReady("The 'screen' module can't be used before the app 'ready' event");
    return display;
  }
  getAllDisplays() {
    return [this.getPrimaryDisplay()];
  }
}
export const screen = new Screen();
