/** `session`: one browser context per partition, whose every request is asked for, served by the app, or refused. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import type { OnBeforeRequestListenerDetails } from "electron";
import type { Browser, BrowserContext, Page, Request as PageRequest, Route } from "playwright-core";
import { app } from "./app.ts";
import type { RunningChromium } from "./chromium.ts";
import { createProtocol, type NetError } from "./protocol-handlers.ts";
import { originOf, schemeOf, toApp, toServed } from "./scheme.ts";
import { hostEvent, strictEmitter, strictObject } from "./strict.ts";
import { createWebRequest } from "./web-request.ts";

/** What a session needs of the contents that make requests. */
export interface Requester {
  readonly id: number;
  /** A page-initiated navigation: false when a listener prevented it. */
  allowsNavigation(url: string): boolean;
  noteFailure(url: string, error: NetError): void;
  /** A page that was opened by a page: never shown, only asked about. */
  askedToOpen(url: string): void;
}

type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void;
type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  details: object,
) => boolean;

/** Every request that was not for the app's own scheme: tests expect none. */
export const requestsOutside: { url: string; method: string; type: string }[] = [];

/** Set once Chromium runs. */
let startBrowser: () => Promise<RunningChromium> = () =>
  Promise.reject(new Error("Chromium was not started"));
export function takeBrowser(start: () => Promise<RunningChromium>): void {
  startBrowser = start;
}

const RESOURCE_TYPES: Record<string, OnBeforeRequestListenerDetails["resourceType"]> = {
  stylesheet: "stylesheet",
  script: "script",
  image: "image",
  font: "font",
  fetch: "xhr",
  xhr: "xhr",
  ping: "ping",
  media: "media",
  websocket: "webSocket",
};

/** Playwright's words for the errors of a refused request. ERR_UNEXPECTED has none; any failure does. */
const ABORTS: Partial<Record<NetError, string>> = {
  ERR_ABORTED: "aborted",
  ERR_BLOCKED_BY_CLIENT: "blockedbyclient",
  ERR_NAME_NOT_RESOLVED: "namenotresolved",
};

/** Told when a page that no window owns asked for its first document. */
const STRANGER = Symbol("a request of a page without a window");
/** A page without any request (about:blank) is closed after this. */
const STRANGER_MS = 1000;

let lastRequestId = 0;

export class Session extends strictEmitter("session") {
  readonly #protocol = createProtocol();
  readonly #webRequest = createWebRequest();
  readonly protocol = this.#protocol.api;
  readonly webRequest = this.#webRequest.api;
  readonly storagePath: string | null;
  readonly #partition: string;
  readonly #requesters = new Map<Page, Requester>();
  #context: Promise<BrowserContext> | null = null;
  #isWindowFree = true;
  #onPermissionRequest: PermissionRequest | null = null;
  #onPermissionCheck: PermissionCheck | null = null;
  #isSpellChecked = true;
  readonly #opening = new Set<Promise<Page>>();
  readonly #kept = new Map<string, unknown>();

  constructor(partition: string) {
    super();
    this.#partition = partition;
    this.storagePath = this.isPersistent() ? app.getPath("sessionData") : null;
  }

  isPersistent(): boolean {
    return this.#partition === "" || this.#partition.startsWith("persist:");
  }

  // --- permissions -------------------------------------------------------------------------------------------------

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#onPermissionRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#onPermissionCheck = handler;
  }

  /** Asks the check and then the request handler, with the arguments Electron gives them. */
  async permit(
    contents: object,
    permission: string,
    pageUrl: string,
    extra: object,
  ): Promise<boolean> {
    const origin = `${originOf(pageUrl)}/`;
    const about = { ...extra, requestingUrl: pageUrl, isMainFrame: true, securityOrigin: origin };
    const { mediaTypes } = extra as { mediaTypes?: readonly string[] };
    const [first = "unknown"] = mediaTypes ?? [];
    // Electron's check is asked for one kind at a time (docs/electron-notes.md, permissions).
    const kind = mediaTypes === undefined ? {} : { mediaType: first };
    const isChecked =
      this.#onPermissionCheck?.(contents, permission, origin, { ...about, ...kind }) ?? true;
    if (!isChecked) return false;
    const handler = this.#onPermissionRequest;
    const isGranted =
      handler === null ||
      (await new Promise<boolean>((resolve) => handler(contents, permission, resolve, about)));
    if (isGranted && permission === "media") {
      const context = await this.#openContext();
      await context.grantPermissions(["camera"], { origin: new URL(toServed(pageUrl)).origin });
    }
    return isGranted;
  }

  // --- settings without an effect: nothing of the kind can happen on the stand-in, so they are only kept ------------

  setDevicePermissionHandler(handler: unknown): void {
    this.#kept.set("devicePermissionHandler", handler);
  }
  setBluetoothPairingHandler(handler: unknown): void {
    this.#kept.set("bluetoothPairingHandler", handler);
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.#kept.set("displayMediaRequestHandler", handler);
  }
  setUSBProtectedClassesHandler(handler: unknown): void {
    this.#kept.set("usbProtectedClassesHandler", handler);
  }
  setCertificateVerifyProc(proc: unknown): void {
    this.#kept.set("certificateVerifyProc", proc);
  }
  setProxy(config: object): Promise<void> {
    this.#kept.set("proxy", config);
    return Promise.resolve();
  }
  closeAllConnections(): Promise<void> {
    return Promise.resolve();
  }
  clearCache(): Promise<void> {
    return Promise.resolve();
  }
  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.#isSpellChecked = isEnabled;
  }
  isSpellCheckerEnabled(): boolean {
    return this.#isSpellChecked;
  }
  async clearStorageData(): Promise<void> {
    const context = await this.#openContext();
    await context.clearCookies();
  }

  // --- pages -------------------------------------------------------------------------------------------------------

  async openPage(requester: Requester): Promise<Page> {
    const context = await this.#openContext();
    // Headed: the browser opened the app window itself; the first window takes it.
    const [waiting] = context.pages();
    const isFirst = this.#isWindowFree && waiting !== undefined;
    this.#isWindowFree = false;
    const opening = isFirst ? Promise.resolve(waiting) : context.newPage();
    this.#opening.add(opening);
    const page = await opening;
    this.#requesters.set(page, requester);
    this.#opening.delete(opening);
    page.once("close", () => this.#requesters.delete(page));
    page.on("websocket", (socket) => {
      requestsOutside.push({ url: socket.url(), method: "GET", type: "webSocket" });
    });
    page.on("download", (download) => {
      const event = hostEvent({});
      const item = strictObject("downloadItem", { getURL: () => toApp(download.url()) });
      this.emit("will-download", event, item, requester);
      void download.cancel();
    });
    return page;
  }

  #openContext(): Promise<BrowserContext> {
    this.#context ??= this.#createContext();
    return this.#context;
  }

  async #createContext(): Promise<BrowserContext> {
    const { browser, windowed } = await startBrowser();
    const context = windowed ?? (await newContext(browser));
    await context.route("**/*", (route, request) => this.#answer(route, request));
    context.on("page", (page) => void this.#closeUnlessOurs(page));
    return context;
  }

  /** A page that a page opened: it lives until its first request told what it was to show. */
  async #closeUnlessOurs(page: Page): Promise<void> {
    await Promise.allSettled(this.#opening);
    if (this.#requesters.has(page)) return;
    await Promise.race([once(this, STRANGER), sleep(STRANGER_MS)]);
    await page.close();
  }

  async #answer(route: Route, request: PageRequest): Promise<void> {
    const page = pageOf(request);
    const requester = page === null ? undefined : this.#requesters.get(page);
    const url = toApp(request.url());
    if (requester === undefined) {
      const opener = (await page?.opener()) ?? null;
      const parent = opener === null ? undefined : this.#requesters.get(opener);
      (parent ?? [...this.#requesters.values()][0])?.askedToOpen(url);
      await route.abort("aborted");
      this.emit(STRANGER);
      return;
    }
    const isNavigation = request.isNavigationRequest();
    const isMainFrame = isNavigation && request.frame().parentFrame() === null;
    if (isMainFrame && !requester.allowsNavigation(url)) {
      await route.abort("aborted");
      return;
    }
    const outcome = await this.#load(request, requester, url, isMainFrame);
    if (typeof outcome === "string") {
      requester.noteFailure(url, outcome);
      await route.abort(ABORTS[outcome] ?? "failed");
    } else await route.fulfill(outcome);
  }

  async #load(request: PageRequest, requester: Requester, url: string, isMainFrame: boolean) {
    lastRequestId += 1;
    const isOurs = url !== request.url();
    const type = RESOURCE_TYPES[request.resourceType()] ?? "other";
    const resourceType =
      request.resourceType() === "document" ? (isMainFrame ? "mainFrame" : "subFrame") : type;
    if (!isOurs) requestsOutside.push({ url, method: request.method(), type: resourceType });
    const verdict = await this.#webRequest.ask({
      id: lastRequestId,
      url,
      method: request.method(),
      resourceType,
      webContentsId: requester.id,
      referrer: toApp(request.headers().referer ?? ""),
      timestamp: Date.now(),
      uploadData: [],
    });
    if (verdict.cancel === true) return "ERR_BLOCKED_BY_CLIENT";
    if (verdict.redirectURL !== undefined) throw new Error("not emulated: redirectURL");
    // Whatever the listener says, nothing goes to a network from here.
    if (!isOurs) return "ERR_NAME_NOT_RESOLVED";
    const { origin: _, ...headers } = request.headers();
    const body = request.postDataBuffer();
    const served = await this.#protocol.serve(
      schemeOf(url),
      new Request(url, {
        method: request.method(),
        headers,
        ...(body === null ? {} : { body: Uint8Array.from(body) }),
      }),
    );
    if (typeof served !== "string" && served.status >= 300 && served.status < 400) {
      console.error("not emulated: a redirect from a protocol handler");
      return "ERR_UNEXPECTED";
    }
    return served;
  }
}

/** In-memory: a context that leaves nothing behind. Service workers would bypass interception. */
function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    bypassCSP: false,
    colorScheme: null,
    reducedMotion: null,
    serviceWorkers: "block",
    acceptDownloads: false,
  });
}

/** Null for the first request of a page that another page opened: it has no frame yet. */
function pageOf(request: PageRequest): Page | null {
  try {
    return request.frame().page();
  } catch {
    // Playwright throws for a frame that is not there yet.
    return null;
  }
}

const sessions = new Map<string, Session>();

export function sessionOf(partition: string): Session {
  app.requireReady("Session can only be received when app is ready");
  let found = sessions.get(partition);
  if (found === undefined) {
    found = new Session(partition);
    sessions.set(partition, found);
    app.emit("session-created", found);
  }
  return found;
}

export const session = strictObject("session", {
  fromPartition: (partition: string, _options?: { cache: boolean }): Session =>
    sessionOf(partition),
  get defaultSession(): Session {
    return sessionOf("");
  },
  Session,
});
