import { expect, test } from "vitest";
import { createCameraGate, guardCamera, isCameraOfOurs } from "./camera.ts";

type RequestHandler = (
  contents: object,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: object,
) => void;
type CheckHandler = (
  contents: object | null,
  permission: string,
  origin: string,
  details: object,
) => boolean;

const ours = { permission: "media", url: "app://app/", isMainFrame: true, isOurWindow: true };

test("only a camera is ever allowed, and only to the top frame of our own page", () => {
  expect(isCameraOfOurs({ ...ours, media: ["video"] })).toBe(true);
  const refused = {
    "a microphone": { media: ["audio"] },
    "a microphone with the camera": { media: ["video", "audio"] },
    "no media type": { media: [] },
    "a media type that is not told": { media: ["unknown"] },
    "another permission": { media: ["video"], permission: "geolocation" },
    "a frame in the page": { media: ["video"], isMainFrame: false },
    "another window": { media: ["video"], isOurWindow: false },
    "another host": { media: ["video"], url: "app://application/" },
    "another scheme": { media: ["video"], url: "https://app/" },
    "no address": { media: ["video"], url: "" },
  };
  for (const [what, change] of Object.entries(refused)) {
    expect(isCameraOfOurs({ ...ours, ...change }), what).toBe(false);
  }
});

test("the gate opens for two minutes, shuts when told, and stays shut when the system says no", async () => {
  let now = 0;
  let isAllowed = true;
  const gate = createCameraGate(
    () => now,
    async () => isAllowed,
  );
  expect(gate.isOpen()).toBe(false);
  expect(await gate.open()).toBe(true);
  now = 119_999;
  expect(gate.isOpen()).toBe(true);
  now = 120_000;
  expect(gate.isOpen()).toBe(false);
  await gate.open();
  gate.shut();
  expect(gate.isOpen()).toBe(false);
  isAllowed = false;
  expect(await gate.open()).toBe(false);
  expect(gate.isOpen()).toBe(false);
});

test("both handlers ask the gate each time", () => {
  let request: RequestHandler | undefined;
  let check: CheckHandler | undefined;
  let isOpen = false;
  const contents = {};
  const session = {
    setPermissionRequestHandler(handler: RequestHandler) {
      request = handler;
    },
    setPermissionCheckHandler(handler: CheckHandler) {
      check = handler;
    },
  };
  guardCamera(session as never, () => contents as never, { isOpen: () => isOpen });
  const about = { requestingUrl: "app://app/index.html", isMainFrame: true };
  const answers = (media: string): [boolean, boolean | undefined] => {
    let isGranted = false;
    request?.(
      contents,
      "media",
      (answer) => {
        isGranted = answer;
      },
      { ...about, mediaTypes: [media] },
    );
    return [isGranted, check?.(contents, "media", "app://app/", { ...about, mediaType: media })];
  };
  expect(answers("video")).toEqual([false, false]);
  isOpen = true;
  expect(answers("video")).toEqual([true, true]);
  expect(answers("audio")).toEqual([false, false]);
  expect(check?.(null, "media", "app://app/", { ...about, mediaType: "video" })).toBe(false);
});
