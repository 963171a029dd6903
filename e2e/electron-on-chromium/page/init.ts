/**
 * Runs in every document of an emulated window before any script of the page. Takes its means from `window`, leaves
 * nothing there, and runs the preload as Electron's sandbox does: one CommonJS function with a short `require`.
 */
import { createIpcRenderer, type ToHost } from "./ipc-renderer.ts";
import { createContextBridge } from "./membrane.ts";
import type { FromPage, PageSetup, ToPage } from "./messages.ts";
import { guardPermissions } from "./permissions.ts";
import { createPagePorts } from "./ports.ts";

export type Preload = (
  require: (name: string) => unknown,
  exports: object,
  module: { exports: object },
  process: object,
  global: typeof globalThis,
  setImmediate: (callback: () => void) => number,
  clearImmediate: (id: number) => void,
) => void;

function takeBinding(name: string): (text: string) => void {
  const binding: unknown = Reflect.get(globalThis, name);
  Reflect.deleteProperty(globalThis, name);
  if (typeof binding !== "function") throw new Error("The host is not listening");
  return (text) => Reflect.apply(binding, undefined, [text]);
}

/** A page of the host's window, not a frame inside it and not an error page of Chromium. */
const isAppDocument = (setup: PageSetup) =>
  window.top === window && location.origin === setup.origin;

export function start(setup: PageSetup, preload: Preload): void {
  const post = takeBinding(setup.binding);
  if (!isAppDocument(setup)) return;
  const doc = crypto.randomUUID();
  const toHost: ToHost = (message) => post(JSON.stringify({ ...message, doc } as FromPage));
  toHost({ kind: "hello", url: location.href });

  const ports = createPagePorts(doc, {
    post: (key, data, leaving) => toHost({ kind: "port", key, data, ports: leaving }),
    closed: (key) => toHost({ kind: "port-closed", key }),
  });
  const ipc = createIpcRenderer(toHost, ports);
  const answers = new Map<number, (isGranted: boolean) => void>();
  let lastAsk = 0;
  guardPermissions((permission, details) => {
    lastAsk += 1;
    const id = lastAsk;
    toHost({ kind: "ask", id, permission, details });
    return new Promise((resolve) => answers.set(id, resolve));
  });
  const setHidden = emulateVisibility();

  addEventListener(setup.ear, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as ToPage;
    if (message.doc !== doc) return;
    if (message.kind === "event") ipc.hear(message.channel, message.args, message.ports);
    else if (message.kind === "reply" || message.kind === "failure")
      ipc.settle(message.id, message);
    else if (message.kind === "port") ports.deliver(message.key, message.data, message.ports);
    else if (message.kind === "port-closed") ports.close(message.key);
    else if (message.kind === "visibility") setHidden(message.isHidden);
    else answers.get(message.id)?.(message.isGranted);
  });

  watchPage(toHost);
  emulateOrigin(setup);
  if (setup.hasPreload) runPreload(setup, preload, ipc.api, toHost);
}

/** `window.open` answers null as a denied one does; the host asks the window-open handler and counts it. */
function watchPage(toHost: ToHost): void {
  addEventListener(
    "securitypolicyviolation",
    (event) =>
      toHost({
        kind: "violation",
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        source: `${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`,
        sample: event.sample,
      }),
    true,
  );
  window.open = (url, frameName, features) => {
    const target = new URL(String(url ?? "about:blank"), location.href).href;
    toHost({ kind: "open", url: target, frameName: frameName ?? "", features: features ?? "" });
    return null;
  };
  // Electron sets `disableDialogs` pages free of modal questions, and `prompt` is never supported.
  window.alert = () => undefined;
  window.confirm = () => false;
  window.prompt = () => null;
  let title = "";
  const look = () => {
    if (document.title === title) return;
    title = document.title;
    toHost({ kind: "title", title });
  };
  document.addEventListener("DOMContentLoaded", () => {
    look();
    const everything = { childList: true, subtree: true, characterData: true };
    if (document.head !== null) new MutationObserver(look).observe(document.head, everything);
  });
}

/** `targetOrigin` may name the app's own origin, which Chromium does not know. */
function emulateOrigin(setup: PageSetup): void {
  const post = window.postMessage.bind(window);
  window.postMessage = (message: unknown, target?: unknown, transfer?: Transferable[]) => {
    if (typeof target === "string") {
      post(message, target === setup.appOrigin ? setup.origin : target, transfer);
    } else post(message, target as WindowPostMessageOptions);
  };
}

/** The window model of the host decides what the page sees, not the state of the browser's tab. */
function emulateVisibility(): (isHidden: boolean) => void {
  let isHidden = false;
  Object.defineProperty(document, "hidden", { get: () => isHidden, configurable: true });
  Object.defineProperty(document, "visibilityState", {
    get: () => (isHidden ? "hidden" : "visible"),
    configurable: true,
  });
  return (next) => {
    if (next === isHidden) return;
    isHidden = next;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  };
}

function runPreload(setup: PageSetup, preload: Preload, ipcRenderer: object, toHost: ToHost): void {
  const notEmulated = (name: string, members: object) =>
    new Proxy(members, {
      get(target, key) {
        if (key in target || typeof key === "symbol") return Reflect.get(target, key);
        throw new Error(`not emulated: ${name}.${key}`);
      },
    });
  const electron = notEmulated("electron (in the preload)", {
    contextBridge: notEmulated("contextBridge", createContextBridge(window)),
    ipcRenderer: notEmulated("ipcRenderer", ipcRenderer),
    webFrame: notEmulated("webFrame", {}),
    webUtils: notEmulated("webUtils", {}),
    crashReporter: notEmulated("crashReporter", {}),
    nativeImage: notEmulated("nativeImage", {}),
    sharedTexture: notEmulated("sharedTexture", {}),
  });
  const require = (name: string): unknown => {
    if (name === "electron" || name === "electron/renderer" || name === "electron/common") {
      return electron;
    }
    const bare = name.replace(/^node:/, "");
    if (["events", "timers", "url"].includes(bare))
      throw new Error(`not emulated: require("${name}")`);
    throw new Error(`module not found: ${name}`);
  };
  const process = {
    ...setup.process,
    type: "renderer",
    contextIsolated: true,
    sandboxed: true,
    isMainFrame: true,
  };
  const module = { exports: {} };
  const later = (callback: () => void) => setTimeout(callback, 0) as unknown as number;
  try {
    preload(require, module.exports, module, process, globalThis, later, clearTimeout);
  } catch (error) {
    const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    toHost({ kind: "preload-failed", message, stack });
    console.error(error);
  }
}
