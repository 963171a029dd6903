/**
 * The one permission that a page of ours can have: a camera, for reading codes, while main says so. Never a microphone
 * (docs/electron-notes.md, permissions: both are one permission, and only the media types tell them apart).
 */
import type { Session, WebContents } from "electron";
import type { CameraDoor } from "../commands/camera.ts";
import { APP_SCHEME } from "./app-protocol.ts";

/** Enough to answer the system and to look at the list of cameras. A camera that is on stays on until the page ends it. */
const OPEN_MS = 120_000;

export interface CameraGate extends CameraDoor {
  isOpen(): boolean;
}

/** `askSystem`: macOS asks its user once for each app; elsewhere the answer is the device's own. */
export function createCameraGate(
  nowMs: () => number,
  askSystem: () => Promise<boolean>,
): CameraGate {
  let untilMs = Number.NEGATIVE_INFINITY;
  return {
    isOpen: () => nowMs() < untilMs,
    async open() {
      if (!(await askSystem())) return false;
      untilMs = nowMs() + OPEN_MS;
      return true;
    },
    shut() {
      untilMs = Number.NEGATIVE_INFINITY;
    },
  };
}

interface Asked {
  readonly permission: string;
  /** With a slash at its end where it is an origin; a whole address where it is a frame's. */
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isOurWindow: boolean;
  readonly media: readonly string[];
}

/** Video and nothing else, for the top frame of our own page. */
export function isCameraOfOurs(asked: Asked): boolean {
  return (
    asked.permission === "media" &&
    asked.isOurWindow &&
    asked.isMainFrame &&
    asked.url.startsWith(`${APP_SCHEME}://app/`) &&
    asked.media.length === 1 &&
    asked.media[0] === "video"
  );
}

/** Replaces the refusals of this session, which lockdown.ts has set, by ones that know the gate. */
export function guardCamera(
  session: Session,
  ourContents: () => WebContents | null,
  gate: Pick<CameraGate, "isOpen">,
): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const media = "mediaTypes" in details ? (details.mediaTypes ?? []) : [];
    const asked = {
      permission,
      url: details.requestingUrl,
      isMainFrame: details.isMainFrame,
      isOurWindow: contents === ourContents(),
      media,
    };
    callback(gate.isOpen() && isCameraOfOurs(asked));
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) =>
    Boolean(
      gate.isOpen() &&
        isCameraOfOurs({
          permission,
          url: origin,
          isMainFrame: details.isMainFrame,
          isOurWindow: contents !== null && contents === ourContents(),
          media: [details.mediaType ?? "unknown"],
        }),
    ),
  );
}
