/** What the shell tells Electron before and while there are pages, with Electron's own objects played by recorders. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";

type Handler = (...args: unknown[]) => unknown;
const { calls, windows } = vi.hoisted(() => ({
  calls: [] as [name: string, ...args: unknown[]][],
  windows: [] as string[],
}));
const { colours, theme } = vi.hoisted(() => {
  const heard = new Set<() => void>();
  return {
    colours: [] as unknown[],
    theme: {
      shouldUseDarkColors: false,
      heard,
      on: (_name: string, listener: () => void) => heard.add(listener),
      off: (_name: string, listener: () => void) => heard.delete(listener),
      closed: (): unknown => undefined,
    },
  };
});
/** Anything is there, and every call is written down. */
const { recorder } = vi.hoisted(() => ({
  recorder: (log: (name: string, args: unknown[]) => void): unknown => {
    const at = (path: string): unknown =>
      new Proxy(() => undefined, {
        get: (_target, name) => at(path === "" ? String(name) : `${path}.${String(name)}`),
        apply: (_target, _self, args) => log(path, args),
      });
    return at("");
  },
}));
vi.mock("electron", () => ({
  app: recorder((name, args) => calls.push([name, ...args])),
  BrowserWindow: function BrowserWindow(options: { backgroundColor: string }) {
    windows.push("made");
    colours.push(options.backgroundColor);
    return recorder((name, args) => {
      windows.push(name);
      if (name === "setBackgroundColor") colours.push(args[0]);
      if (args[0] === "closed") theme.closed = args[1] as Handler;
    });
  },
  nativeTheme: theme,
}));
const { lockContents, lockEverything, lockSession, silenceChromium } = await import(
  "./lockdown.ts"
);
const { createWindow, GROUND } = await import("./window.ts");

/** What was set on a session or contents, by name. */
function recorded(lock: (target: never) => void): Map<string, Handler> {
  const handlers = new Map<string, Handler>();
  lock(
    recorder((name, args) => {
      const event = typeof args[0] === "string" ? `${name} ${args[0]}` : name;
      const last = args.at(-1);
      handlers.set(event, typeof last === "function" ? (last as Handler) : () => last);
    }) as never,
  );
  return handlers;
}
/** What a handler answers through its callback. */
function answer(handler: Handler | undefined, ...args: unknown[]): unknown {
  let answered: unknown = "no answer";
  handler?.(...args, (value: unknown) => {
    answered = value;
  });
  return answered;
}

describe("Permissions denied", () => {
  const session = recorded(lockSession);
  const types = readFileSync(
    fileURLToPath(new URL("../../node_modules/electron/electron.d.ts", import.meta.url)),
    "utf8",
  );
  // The union stands in the handlers' own signatures.
  const union = [
    ...types.matchAll(/setPermission(?:Request|Check)Handler\(handler: \(\((.*?)\) => /g),
  ].flatMap(([, signature = ""]) => [...signature.matchAll(/'([A-Za-z-]+)'/g)]);
  const names = [...new Set(union.map(([, name = ""]) => name))];

  test("every name of the union, asked for and checked", () => {
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) {
      expect(answer(session.get("setPermissionRequestHandler"), {}, name), name).toBe(false);
      expect(session.get("setPermissionCheckHandler")?.({}, name, "app://app"), name).toBe(false);
      expect(session.get("setPermissionCheckHandler")?.(null, name, ""), name).toBe(false);
    }
  });

  test("devices, Bluetooth and the screen", () => {
    expect(session.get("setDevicePermissionHandler")?.({ deviceType: "usb" })).toBe(false);
    expect(answer(session.get("setBluetoothPairingHandler"), {})).toEqual({ confirmed: false });
    expect(answer(session.get("setDisplayMediaRequestHandler"), {})).toBeNull();
  });
});

describe("No remote loads", () => {
  const session = recorded(lockSession);
  test.each([
    ...["https://a.example/", "http://127.0.0.1/", "ws://a.example/", "wss://a.example/"],
    ...[
      "file:///etc/passwd",
      "data:text/html,x",
      "blob:x",
      "chrome://gpu",
      "app:evil",
      "application://app/",
    ],
  ])("%s is cancelled", (url) => {
    expect(answer(session.get("webRequest.onBeforeRequest"), { url })).toEqual({ cancel: true });
  });
  test("the app's own scheme passes, and downloads do not", () => {
    const own = answer(session.get("webRequest.onBeforeRequest"), { url: "app://app/index.html" });
    expect(own).toEqual({ cancel: false });
    const preventDefault = vi.fn();
    session.get("on will-download")?.({ preventDefault });
    expect(preventDefault).toHaveBeenCalled();
  });
});

describe("Navigation, windows, webview, downloads", () => {
  test.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "%s is prevented",
    (event) => {
      const preventDefault = vi.fn();
      recorded(lockContents).get(`on ${event}`)?.({ preventDefault });
      expect(preventDefault).toHaveBeenCalled();
    },
  );
  test("a new window is denied, and every contents and session to come is locked", () => {
    expect(recorded(lockContents).get("setWindowOpenHandler")?.({})).toEqual({ action: "deny" });
    calls.length = 0;
    lockEverything();
    expect(calls.map(([name, event]) => `${name} ${event}`)).toEqual([
      "on session-created",
      "on web-contents-created",
    ]);
  });
});

test("Spellcheck, DoH, background net off: the switches and the session's say", () => {
  calls.length = 0;
  silenceChromium();
  expect(calls.map(([, ...rest]) => rest)).toEqual([
    ["host-resolver-rules", "MAP * ~NOTFOUND"],
    ["disable-background-networking"],
    ["disable-component-update"],
    ["disable-domain-reliability"],
    ["no-pings"],
  ]);
  expect(recorded(lockSession).get("setSpellCheckerEnabled")?.()).toBe(false);
});

test("Content protection is on before the window can be seen", () => {
  windows.length = 0;
  createWindow("/p", {} as never, true);
  const at = (name: string) => windows.indexOf(name);
  expect(at("made")).toBe(0);
  expect(at("setContentProtection")).toBe(1);
  expect(at("show")).toBe(-1);
});

test("The window's own ground is the page's, light or dark, and follows the theme until it is closed", () => {
  const tokens = readFileSync(new URL("../../renderer/ui/tokens.css", import.meta.url), "utf8");
  expect(tokens).toContain(`--ground: light-dark(${GROUND.light}, ${GROUND.dark});`);
  colours.length = 0;
  theme.heard.clear();
  theme.shouldUseDarkColors = false;
  createWindow("/p", {} as never, true);
  theme.shouldUseDarkColors = true;
  for (const listener of theme.heard) listener();
  expect(colours).toEqual([GROUND.light, GROUND.dark]);
  theme.closed();
  expect(theme.heard.size).toBe(0);
});
