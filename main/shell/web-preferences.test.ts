import type { Session } from "electron";
import { describe, expect, test } from "vitest";
import { webPreferences } from "./web-preferences.ts";

const session = {} as Session;

describe("Renderer sandboxed, isolated", () => {
  test("the preferences are exactly these", () => {
    expect(webPreferences("/app/preload.cjs", session, true)).toEqual({
      preload: "/app/preload.cjs",
      session,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      javascript: true,
      images: true,
      webgl: false,
      spellcheck: false,
      devTools: false,
      disableDialogs: true,
      safeDialogs: true,
      autoplayPolicy: "no-user-gesture-required",
      enableWebSQL: false,
      defaultEncoding: "UTF-8",
      backgroundThrottling: true,
    });
  });

  test("developer tools exist only in an unpackaged start", () => {
    expect(webPreferences("/p", session, false).devTools).toBe(true);
  });
});
