/** What no page of ours may do, on every session and every web contents, present and future. */
import { app, type Session, type WebContents } from "electron";
import { APP_SCHEME } from "./app-protocol.ts";

export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !details.url.startsWith(`${APP_SCHEME}://`) });
  });
  session.on("will-download", (event) => event.preventDefault());
}

export function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

/** Before `ready`: the hooks must exist when the first session and contents appear. */
export function lockEverything(): void {
  app.on("session-created", lockSession);
  app.on("web-contents-created", (_event, contents) => lockContents(contents));
}

/** Chromium needs no network at all: the chain client runs on Node. Before `ready`. */
export function silenceChromium(): void {
  const { commandLine } = app;
  commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  commandLine.appendSwitch("disable-background-networking");
  commandLine.appendSwitch("disable-component-update");
  commandLine.appendSwitch("disable-domain-reliability");
  commandLine.appendSwitch("no-pings");
}
