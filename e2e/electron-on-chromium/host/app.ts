/** `app`: start-up order, quitting with its vetoes, paths, the instance lock. */
import { mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { livingUtilities, type UtilityGone, utilityEvents } from "../utility-process.ts";
import { commandLine } from "./command-line.ts";
import { createInstanceLock } from "./instance-lock.ts";
import { hostEvent, strictEmitter } from "./strict.ts";

/** What `app` needs of a window; the windows register themselves, so that this file stays below them. */
export interface QuittableWindow {
  /** Asks the `close` listeners; false when one of them refused. */
  requestClose(): boolean;
  destroy(): void;
}

/** Chromium and children get this long to end before the host leaves without them. */
const GOODBYE_MS = 3000;

/** Taken before the host replaces `process.exit` by `app.exit`. */
const endProcess = process.exit.bind(process);

export interface AppManifest {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

class App extends strictEmitter("app") {
  name = "";
  readonly commandLine = commandLine;
  readonly isPackaged = process.env.ELECTRON_FORCE_IS_PACKAGED !== undefined;
  /** Set by the host: ends Chromium. */
  closeBrowser: () => Promise<void> = async () => undefined;

  readonly #windows = new Set<QuittableWindow>();
  readonly #paths = new Map<string, string>();
  readonly #ready: Promise<void>;
  #resolveReady: () => void = () => undefined;
  #isReady = false;
  #isQuitting = false;
  #isLeaving = false;
  #manifest: AppManifest = { folder: "", name: "", version: "" };
  #early: (() => void)[] = [];
  readonly #lock = createInstanceLock((second) => {
    const tell = () =>
      this.emit("second-instance", hostEvent({}), second.argv, second.cwd, second.data);
    // Never before our own ready.
    if (this.#isReady) tell();
    else this.#early.push(tell);
  });

  constructor() {
    super();
    this.#ready = new Promise((resolve) => {
      this.#resolveReady = resolve;
    });
    utilityEvents.on("gone", (details: UtilityGone) =>
      this.emit("child-process-gone", hostEvent({}), details),
    );
  }

  // --- for the host ----------------------------------------------------------------------------------------------

  describe(manifest: AppManifest): void {
    this.#manifest = manifest;
    this.name = manifest.name;
    const override = commandLine.getSwitchValue("user-data-dir");
    if (override !== "") this.#paths.set("userData", path.resolve(override));
  }

  /** whenReady's reactions run before the `ready` listeners, even those that were there first. */
  async becomeReady(): Promise<void> {
    mkdirSync(this.getPath("userData"), { recursive: true, mode: 0o700 });
    this.#isReady = true;
    this.#resolveReady();
    await new Promise((resolve) => setImmediate(resolve));
    this.emit("ready", hostEvent({}), {});
    for (const tell of this.#early.splice(0)) tell();
  }

  requireReady(words: string): void {
    if (!this.#isReady) throw new Error(words);
  }

  addWindow(window: QuittableWindow): void {
    this.#windows.add(window);
  }

  removeWindow(window: QuittableWindow): void {
    this.#windows.delete(window);
    if (this.#windows.size > 0 || this.#isQuitting || this.#isLeaving) return;
    if (this.listenerCount("window-all-closed") === 0) this.quit();
    else this.emit("window-all-closed");
  }

  // --- life ------------------------------------------------------------------------------------------------------

  whenReady(): Promise<void> {
    return this.#ready;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  quit(): void {
    if (this.#isQuitting || this.#isLeaving) return;
    this.#isQuitting = true;
    const before = hostEvent({});
    this.emit("before-quit", before);
    const windows = [...this.#windows];
    if (before.defaultPrevented || !windows.every((window) => window.requestClose())) {
      this.#isQuitting = false;
      return;
    }
    for (const window of windows) window.destroy();
    const will = hostEvent({});
    this.emit("will-quit", will);
    if (will.defaultPrevented) this.#isQuitting = false;
    else void this.#leave(0);
  }

  exit(code = 0): void {
    if (this.#isLeaving) return;
    if (!this.#isReady) endProcess(code);
    void this.#leave(code);
  }

  async #leave(code: number): Promise<void> {
    this.#isLeaving = true;
    for (const window of [...this.#windows]) window.destroy();
    this.emit("quit", hostEvent({}), code);
    const patience = new Promise<void>((resolve) => setTimeout(resolve, GOODBYE_MS));
    const children = livingUtilities().map(
      (child) =>
        new Promise<void>((resolve) => {
          child.once("exit", () => resolve());
          if (!child.kill()) child.once("spawn", () => child.kill());
        }),
    );
    await Promise.race([patience, Promise.allSettled([...children, this.closeBrowser()])]);
    this.#lock.release();
    endProcess(code);
  }

  // --- facts -----------------------------------------------------------------------------------------------------

  getVersion(): string {
    return this.#manifest.version;
  }
  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getAppPath(): string {
    return this.#manifest.folder;
  }
  getLocale(): string {
    return "en-US";
  }

  getPath(name: string): string {
    const found = this.#paths.get(name) ?? this.#defaultPath(name);
    if (found === undefined) throw new Error(`Failed to get '${name}' path`);
    return found;
  }

  setPath(name: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error("Path must be absolute");
    if (this.#defaultPath(name) === undefined) throw new Error("Failed to set path");
    this.#paths.set(name, value);
  }

  #defaultPath(name: string): string | undefined {
    const home = homedir();
    const defaults: Record<string, () => string> = {
      home: () => home,
      appData: () => process.env.XDG_CONFIG_HOME ?? path.join(home, ".config"),
      userData: () => path.join(this.getPath("appData"), this.name),
      sessionData: () => this.getPath("userData"),
      logs: () => path.join(this.getPath("userData"), "logs"),
      crashDumps: () => path.join(this.getPath("userData"), "Crashpad"),
      temp: () => tmpdir(),
      exe: () => process.execPath,
      module: () => process.execPath,
      desktop: () => path.join(home, "Desktop"),
      documents: () => path.join(home, "Documents"),
      downloads: () => path.join(home, "Downloads"),
      music: () => path.join(home, "Music"),
      pictures: () => path.join(home, "Pictures"),
      videos: () => path.join(home, "Videos"),
    };
    return Object.hasOwn(defaults, name) ? defaults[name]?.() : undefined;
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    return this.#lock.request(this.getPath("userData"), data);
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock.has();
  }
  releaseSingleInstanceLock(): void {
    this.#lock.release();
  }

  // --- switches that only have to be asked at the right time ---------------------------------------------------------

  enableSandbox(): void {
    if (this.#isReady)
      throw new Error("app.enableSandbox() can only be called before app is ready");
    commandLine.removeSwitch("no-sandbox");
  }
  disableHardwareAcceleration(): void {
    if (this.#isReady) {
      throw new Error("app.disableHardwareAcceleration() can only be called before app is ready");
    }
  }
  configureHostResolver(options: object): void {
    this.requireReady("configureHostResolver cannot be called before the app is ready");
    if (typeof options !== "object") throw new TypeError("options must be an object");
  }
  setDesktopName(name: string): void {
    void name;
  }
  setAppUserModelId(id: string): void {
    void id;
  }
  setBadgeCount(): boolean {
    return false;
  }
  focus(): void {
    // The window manager decides; nothing to do for one window.
  }
}

export const app = new App();
