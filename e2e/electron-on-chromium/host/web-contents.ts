/** `webContents`: loading, navigation vetoes, IPC and crashes of one window's page. */
import { randomUUID } from "node:crypto";
import path from "node:path";
import pageLibrary from "virtual:page-library";
import type { PrintToPDFOptions, WebContentsPrintOptions, WebPreferences } from "electron";
import type { Page } from "playwright-core";
import { encodeClone, type MessagePortMain, takePorts } from "../message-ports.ts";
import type { FromPage } from "../page/messages.ts";
import { decodeWire } from "../wire.ts";
import { app } from "./app.ts";
import { DocumentLink, pageScript, readPreload } from "./document-link.ts";
import { IpcMain } from "./ipc-main.ts";
import { answerInvoke, hearMessage, type Sender } from "./page-ipc.ts";
import { type PrintCallback, printPage, printToPdf } from "./print.ts";
import { NET_ERRORS, type NetError } from "./protocol-handlers.ts";
import { originOf, toApp, toServed } from "./scheme.ts";
import { type Requester, type Session, sessionOf } from "./session.ts";
import { hostEvent, strictEmitter } from "./strict.ts";
import { WebFrameMain } from "./web-frame.ts";

type OpenHandler = (details: object) => { action: string };

/** Every violation of a page's Content Security Policy that the host heard of. */
export const cspViolations: Omit<Extract<FromPage, { kind: "violation" }>, "doc" | "kind">[] = [];

/** How long Chromium may take to show that a load failed. */
const ERROR_PAGE_MS = 1000;

const EMPTY_PAGE = "about:blank";

const allContents = new Map<number, WebContents>();
let lastId = 0;

export interface ContentsSize {
  readonly width: number;
  readonly height: number;
}

export class WebContents extends strictEmitter("webContents") implements Requester {
  readonly id: number;
  readonly session: Session;
  readonly ipc = new IpcMain();
  readonly mainFrame: WebFrameMain;
  readonly #preferences: WebPreferences;
  readonly #size: ContentsSize;
  #opened: Promise<{ page: Page; link: DocumentLink }>;
  #link: DocumentLink | null = null;
  #url = "";
  #title = "";
  #isCrashed = false;
  /** Main ended the process: Playwright's page lives on, empty. */
  #isEnded = false;
  #isDestroyed = false;
  #isLoading = false;
  /** A load that main asked for: its first request is no page-initiated navigation. */
  #isOurLoad = false;
  #failure: NetError | null = null;
  #openHandler: OpenHandler | null = null;
  #isThrottled: boolean;
  #zoomFactor = 1;
  #rtcPolicy = "default";

  constructor(preferences: WebPreferences, size: ContentsSize) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#preferences = preferences;
    this.#size = size;
    this.#isThrottled = preferences.backgroundThrottling ?? true;
    const given = preferences.session as Session | undefined;
    this.session = given ?? sessionOf(preferences.partition ?? "");
    const contents = this;
    this.mainFrame = new WebFrameMain({
      get token() {
        return contents.#link?.doc ?? null;
      },
      get url() {
        return contents.#url;
      },
      get isGone() {
        return contents.#isDestroyed || contents.#isCrashed;
      },
      send: (channel, args) => this.#sendEvent(channel, args),
      postMessage: (channel, message, transfer) =>
        this.#link?.sendEvent(channel, encodeClone([message]), takePorts(transfer)),
    });
    allContents.set(this.id, this);
    this.#opened = this.#open();
    // Reported where it is awaited; without a browser the host ends anyway.
    this.#opened.catch(() => undefined);
    app.emit("web-contents-created", hostEvent({}), this);
  }

  // --- loading -----------------------------------------------------------------------------------------------------

  loadURL(url: string): Promise<void> {
    const loaded = this.#load(url, (page) => page.goto(toServed(url), { timeout: 0 }));
    // Electron silences the rejection of a promise that nobody awaits.
    loaded.catch(() => undefined);
    return loaded;
  }

  /** How it went is told by events, as with Electron; there is nobody who could await it. */
  reload(): void {
    this.#load(this.#url, (page) => page.reload({ timeout: 0 })).catch(() => undefined);
  }

  async #load(url: string, act: (page: Page) => Promise<unknown>): Promise<void> {
    this.#requireAlive();
    if (this.#isEnded) {
      this.#isEnded = false;
      this.#isCrashed = false;
      return this.loadURL(url);
    }
    if (this.#isCrashed) {
      this.#opened = this.#reopen();
      await this.#opened;
      return this.loadURL(url);
    }
    if (!URL.canParse(url)) throw this.#failed(url, "ERR_INVALID_URL");
    const { page } = await this.#opened;
    this.#isOurLoad = true;
    this.#failure = null;
    try {
      await act(page);
    } catch (error) {
      const text = String(error);
      // The error page of an earlier failure came in between.
      if (text.includes("chrome-error:")) return await this.#load(url, act);
      const [, word] = /net::(ERR_[A-Z_]+)/.exec(text) ?? [];
      const known = word !== undefined && word in NET_ERRORS ? (word as NetError) : "ERR_FAILED";
      await this.#errorPage(page);
      const isSuperseded = /interrupted by another navigation|ERR_ABORTED/.test(text);
      throw this.#failed(url, this.#failure ?? (isSuperseded ? "ERR_ABORTED" : known));
    } finally {
      this.#isOurLoad = false;
    }
  }

  /** A failed load shows an error page a moment later; the next load must not be cut off by it. */
  async #errorPage(page: Page): Promise<void> {
    const isThere = page.waitForURL(/^chrome-error:/, {
      timeout: ERROR_PAGE_MS,
      waitUntil: "commit",
    });
    // It does not come for a load that was superseded or refused.
    await isThere.catch(() => undefined);
  }

  #failed(url: string, code: NetError): Error {
    const errno = NET_ERRORS[code];
    if (!this.#isDestroyed && code !== "ERR_ABORTED") {
      this.emit("did-fail-load", hostEvent({}), errno, code, url, true, 1, 1);
    }
    const error = new Error(`${code} (${errno}) loading '${url}'`);
    return Object.assign(error, { code, errno, url });
  }

  async #open(): Promise<{ page: Page; link: DocumentLink }> {
    const page = await this.session.openPage(this);
    const setup = {
      binding: `host${randomUUID().replaceAll("-", "")}`,
      ear: randomUUID(),
      origin: new URL(toServed("app://app/")).origin,
      appOrigin: originOf("app://app/"),
      process: {
        platform: process.platform,
        versions: { ...process.versions } as Record<string, string>,
        argv: ["electron", "--type=renderer", ...(this.#preferences.additionalArguments ?? [])],
        env: {},
      },
      hasPreload: this.#preferences.preload !== undefined,
    };
    const link = await DocumentLink.open(
      page,
      setup,
      pageScript(pageLibrary, setup, this.#preload()),
      {
        documentStarted: (url) => this.#started(url),
        heard: (message) => void this.#heard(message),
        received: (channel, args, ports) => this.#received(channel, args, ports),
      },
    );
    this.#link = link;
    this.#follow(page, link);
    await this.#resize(page, link);
    return { page, link };
  }

  /** Headed windows get their size from the window manager's side, headless ones from Playwright's viewport. */
  async #resize(page: Page, { cdp }: DocumentLink): Promise<void> {
    if (page.viewportSize() !== null) return page.setViewportSize(this.#size);
    const { windowId } = await cdp.send("Browser.getWindowForTarget");
    await cdp.send("Browser.setWindowBounds", { windowId, bounds: { ...this.#size } });
  }

  /** After a crash Playwright's page is of no use any more: a new one takes its place. */
  async #reopen(): Promise<{ page: Page; link: DocumentLink }> {
    const { page } = await this.#opened;
    const opened = await this.#open();
    this.#isCrashed = false;
    await page.close();
    return opened;
  }

  #preload(): string {
    const { preload } = this.#preferences;
    if (preload === undefined) return "";
    try {
      if (!path.isAbsolute(preload)) throw new Error("preload must be an absolute path");
      return readPreload(preload);
    } catch (error) {
      this.once("dom-ready", () => this.#preloadFailed(error));
      return "";
    }
  }

  #follow(page: Page, link: DocumentLink): void {
    const isError = () => page.url().startsWith("chrome-error:");
    page.on("framenavigated", (frame) => {
      if (frame.parentFrame() !== null) return;
      if (isError()) return link.end();
      if (page.url() === EMPTY_PAGE) return;
      const url = toApp(page.url());
      if (this.#url !== url) this.#url = url;
      this.emit("did-navigate", hostEvent({}), url, 200, "");
    });
    page.on("domcontentloaded", () => {
      if (!isError() && page.url() !== EMPTY_PAGE) this.emit("dom-ready", hostEvent({}));
    });
    page.on("load", () => {
      this.#isLoading = false;
      if (isError() || page.url() === EMPTY_PAGE) return;
      this.emit("did-finish-load");
      this.emit("did-stop-loading");
    });
    page.on("crash", () => setImmediate(() => this.#crashed(link)));
    page.on("close", () => {
      link.end();
      if (!this.#isDestroyed && this.#link === link) this.emit("page-closed-by-user");
    });
    page.on("console", (message) => {
      const level = message.type() === "log" ? "info" : message.type();
      const { url: sourceId, lineNumber } = message.location();
      this.emit(
        "console-message",
        hostEvent({ level, message: message.text(), lineNumber, sourceId }),
      );
    });
  }

  #started(url: string): void {
    this.#url = toApp(url);
  }

  #crashed(link: DocumentLink, reason = "crashed", exitCode = 5): void {
    if (this.#isDestroyed || this.#isCrashed) return;
    this.#isCrashed = true;
    link.end();
    const details = { reason, exitCode };
    this.emit("render-process-gone", hostEvent({}), details);
    app.emit("render-process-gone", hostEvent({}), this, details);
  }

  // --- requests (Requester) ----------------------------------------------------------------------------------------

  allowsNavigation(url: string): boolean {
    const isOurs = this.#isOurLoad;
    this.#isOurLoad = false;
    if (!isOurs) {
      const details = { url, isSameDocument: false, isMainFrame: true, frame: this.mainFrame };
      for (const name of ["will-frame-navigate", "will-navigate"]) {
        const event = hostEvent({ ...details, initiator: this.mainFrame });
        this.emit(name, event, url, false, true, 1, 1);
        if (event.defaultPrevented) return false;
      }
    }
    this.#isLoading = true;
    this.emit("did-start-loading");
    const details = { url, isSameDocument: false, isMainFrame: true };
    this.emit("did-start-navigation", hostEvent(details), url, false, true, 1, 1);
    return true;
  }

  noteFailure(_url: string, error: NetError): void {
    this.#failure ??= error;
  }

  /** The default is to allow, and an allowed second window is not emulated. */
  askedToOpen(url: string, frameName = "", features = ""): void {
    const details = {
      url,
      frameName,
      features,
      disposition: "foreground-tab",
      referrer: { url: "" },
    };
    let answer: { action: string } | undefined;
    try {
      answer = this.#openHandler === null ? { action: "allow" } : this.#openHandler(details);
    } catch (error) {
      console.error(error);
    }
    if (answer?.action === "allow")
      console.error(`not emulated: a window opened by the page (${url})`);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  // --- messages ----------------------------------------------------------------------------------------------------

  send(channel: string, ...args: unknown[]): void {
    this.#requireAlive();
    if (typeof channel !== "string") throw new TypeError("Missing required channel argument");
    this.#sendEvent(channel, args);
  }

  postMessage(channel: string, message: unknown, transfer?: unknown): void {
    this.#requireAlive();
    this.mainFrame.postMessage(channel, message, transfer);
  }

  #sendEvent(channel: string, args: unknown[]): void {
    try {
      this.#link?.sendEvent(channel, encodeClone(args), []);
    } catch (error) {
      console.error("Error sending from webFrameMain:", error);
    }
  }

  #sender(doc: string | null): Sender {
    return {
      sender: this,
      senderFrame: () => (doc !== null && this.#link?.doc === doc ? this.mainFrame : null),
      emitters: [this.mainFrame.ipc, this.ipc],
      reply: (channel, args) => {
        if (this.#link?.doc === doc) this.#sendEvent(channel, args);
      },
    };
  }

  #received(channel: string, args: unknown[], ports: MessagePortMain[]): void {
    hearMessage(this.#sender(this.#link?.doc ?? null), channel, args, ports);
  }

  async #heard(message: FromPage): Promise<void> {
    const link = this.#link;
    const { doc } = message;
    if (message.kind === "invoke") {
      const { id, channel } = message;
      const args = decodeWire(message.args) as unknown[];
      const reply = await answerInvoke(this.#sender(doc), channel, args);
      if ("value" in reply) link?.send({ kind: "reply", id, value: reply.value }, doc);
      else link?.send({ kind: "failure", id, message: reply.message }, doc);
    } else if (message.kind === "ask") {
      const { permission, details } = message;
      const isGranted = await this.session.permit(this, permission, this.#url, details);
      link?.send({ kind: "answer", id: message.id, isGranted }, doc);
    } else if (message.kind === "title") this.#retitle(message.title);
    else if (message.kind === "open") {
      this.askedToOpen(toApp(message.url), message.frameName, message.features);
    } else if (message.kind === "violation") {
      const { doc: _, kind: __, ...violation } = message;
      cspViolations.push(violation);
    } else if (message.kind === "preload-failed") {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      this.#preloadFailed(error);
    }
  }

  #preloadFailed(error: unknown): void {
    const preload = this.#preferences.preload ?? "";
    console.error(`Unable to load preload script: ${preload}`, error);
    this.emit("preload-error", hostEvent({}), preload, error);
  }

  #retitle(title: string): void {
    this.#title = title;
    this.emit("page-title-updated", hostEvent({}), title, true);
  }

  // --- state -------------------------------------------------------------------------------------------------------

  getURL(): string {
    return this.#url;
  }
  getTitle(): string {
    return this.#title;
  }
  getType(): "window" {
    return "window";
  }
  getLastWebPreferences(): WebPreferences {
    return { ...this.#preferences };
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isCrashed(): boolean {
    return this.#isCrashed;
  }
  isLoading(): boolean {
    return this.#isLoading;
  }
  isDevToolsOpened(): boolean {
    return false;
  }
  closeDevTools(): void {
    this.#requireAlive();
  }
  getBackgroundThrottling(): boolean {
    return this.#isThrottled;
  }
  setBackgroundThrottling(isThrottled: boolean): void {
    this.#isThrottled = isThrottled;
  }
  getZoomFactor(): number {
    return this.#zoomFactor;
  }
  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor;
  }
  setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {
    return Promise.resolve();
  }
  getWebRTCIPHandlingPolicy(): string {
    return this.#rtcPolicy;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#rtcPolicy = policy;
  }

  // --- acts --------------------------------------------------------------------------------------------------------

  async executeJavaScript(code: string): Promise<unknown> {
    const { page } = await this.#opened;
    return page.evaluate(code);
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { link } = await this.#opened;
    return printToPdf(link.cdp, options);
  }

  print(options?: WebContentsPrintOptions, callback?: PrintCallback): void {
    printPage(options, callback);
  }

  /**
   * Ends the process in a way that Playwright's page survives: an empty page of no site has a process of its own, and
   * the one that was left ends. What the app sees is Electron's: the process is gone, and `reload` brings the page back.
   */
  forcefullyCrashRenderer(): void {
    void this.#opened.then(async ({ page, link }) => {
      if (this.#isDestroyed || this.#isCrashed) return;
      link.end();
      // Fails only when the window closes in this moment.
      await page.goto(EMPTY_PAGE, { timeout: 0 }).catch(() => undefined);
      this.#isEnded = true;
      this.#crashed(link, "killed", 9);
    });
  }

  /** Test control: the page crashes as by a fault of its own, and Playwright's page with it. */
  crashAsByFault(): void {
    // The crash itself rejects the command.
    void this.#opened.then(({ link }) => link.cdp.send("Page.crash").catch(() => undefined));
  }

  focus(): void {
    void this.#opened.then(({ page }) => page.bringToFront());
  }

  // --- for the window ----------------------------------------------------------------------------------------------

  showHidden(isHidden: boolean): void {
    this.#link?.send({ kind: "visibility", isHidden: isHidden && this.#isThrottled });
  }

  async emulateColors(scheme: "light" | "dark" | null): Promise<void> {
    const { page } = await this.#opened;
    if (!page.isClosed()) await page.emulateMedia({ colorScheme: scheme });
  }

  /** The user closed the page and main refused: it comes back. */
  async revive(): Promise<void> {
    const url = this.#url;
    this.#opened = this.#open();
    await this.loadURL(url);
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    allContents.delete(this.id);
    this.#link?.end();
    // Fails only when the browser is gone already.
    void this.#opened.then(({ page }) => page.close()).catch(() => undefined);
    this.emit("destroyed");
  }

  #requireAlive(): void {
    if (this.#isDestroyed) throw new TypeError("Object has been destroyed");
  }
}

export const contentsById = (id: number): WebContents | undefined => allContents.get(id);
export const everyContents = (): WebContents[] => [...allContents.values()];
