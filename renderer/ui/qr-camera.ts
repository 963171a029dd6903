/** One camera of this machine, on while a screen scans. Main opens the door for it each time (`camera.open`). */
import { type RefObject, useEffect, useState } from "react";
import { workstation } from "../bridge.ts";
import type { Fault } from "../types.ts";

export interface CameraDevice {
  readonly id: string;
  /** The system's name for it; may be empty. */
  readonly label: string;
}

export type CameraState =
  | { readonly kind: "starting" }
  | { readonly kind: "on"; readonly devices: readonly CameraDevice[]; readonly current: string }
  | { readonly kind: "failed"; readonly reason: "none" | "denied" | "busy" | "lost" | "other" }
  | { readonly kind: "refused"; readonly fault: Fault };

/** What a cheap webcam has; more is taken down to it by whoever looks at the frames. */
const PICTURE = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
} as const;

/** Ids are new at each start of the app, names are not. */
let lastLabel = "";

function reasonOf(error: unknown): "none" | "denied" | "busy" | "other" {
  if (!(error instanceof DOMException)) return "other";
  if (error.name === "NotFoundError" || error.name === "OverconstrainedError") return "none";
  if (error.name === "NotAllowedError") return "denied";
  return error.name === "NotReadableError" ? "busy" : "other";
}

const ask = (deviceId: string | null): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: deviceId === null ? PICTURE : { ...PICTURE, deviceId: { exact: deviceId } },
  });

async function listDevices(): Promise<CameraDevice[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all.flatMap(({ kind, deviceId, label }) =>
    kind === "videoinput" ? [{ id: deviceId, label }] : [],
  );
}

const endOf = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** The stream that is wanted: the chosen one, else the one that was used last, else the system's first. */
async function openStream(
  wanted: string | null,
): Promise<{ stream: MediaStream; devices: readonly CameraDevice[] }> {
  const stream = await ask(wanted);
  const devices = await listDevices();
  const current = stream.getVideoTracks()[0]?.label;
  const last = devices.find(({ label }) => label !== "" && label === lastLabel);
  if (wanted !== null || last === undefined || last.label === current) return { stream, devices };
  endOf(stream);
  return { stream: await ask(last.id), devices };
}

/** `attempt`: a new number starts anew. The camera is off as soon as this leaves the screen or the window is hidden. */
export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  wanted: string | null,
  attempt: number,
): CameraState {
  const [state, setState] = useState<CameraState>({ kind: "starting" });
  const isHidden = useIsHidden();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new start
  useEffect(() => {
    if (isHidden) return;
    let isOver = false;
    let stream: MediaStream | null = null;
    setState({ kind: "starting" });

    const start = async (): Promise<void> => {
      const reply = await workstation().camera.open(null);
      if (isOver) return;
      if (!reply.ok) return setState({ kind: "refused", fault: reply.fault });
      const opened = await openStream(wanted);
      // Whatever comes later has to be asked for again.
      void workstation().camera.shut(null);
      if (isOver) return endOf(opened.stream);
      stream = opened.stream;
      const [track] = stream.getVideoTracks();
      lastLabel = track?.label ?? "";
      track?.addEventListener("ended", () => setState({ kind: "failed", reason: "lost" }));
      const element = video.current;
      if (element !== null) {
        element.srcObject = stream;
        await element.play();
      }
      if (isOver) return;
      const current = track?.getSettings().deviceId ?? "";
      setState({ kind: "on", devices: opened.devices, current });
    };

    start().catch((error: unknown) => {
      if (!isOver) setState({ kind: "failed", reason: reasonOf(error) });
    });
    return () => {
      isOver = true;
      if (stream !== null) endOf(stream);
      if (video.current !== null) video.current.srcObject = null;
    };
  }, [video, wanted, attempt, isHidden]);
  return state;
}

/** A camera that nobody sees running must not run. */
function useIsHidden(): boolean {
  const [isHidden, setIsHidden] = useState(document.hidden);
  useEffect(() => {
    const look = (): void => setIsHidden(document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isHidden;
}
