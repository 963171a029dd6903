/** The pictures that a scan looks at: the camera's frames as they come, and picture files. */
import { type RefObject, useEffect, useRef } from "react";
import { type Effort, look, type Picture, type Sight } from "../lib/codes/look.ts";

/** Wider pictures hold no more of a code than this, and take longer. */
const MOST_WIDTH = 1280;
/** A photograph of a telephone; beyond that somebody wants to fill the memory. */
const MOST_STILL = 2400;

function pictureOf(
  canvas: OffscreenCanvas,
  source: CanvasImageSource,
  size: { readonly width: number; readonly height: number },
  most: number,
): Picture | null {
  const scale = Math.min(1, most / Math.max(1, size.width, size.height));
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  // willReadFrequently: pixels stay where the decoder can read them.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null || width < 8 || height < 8) return null;
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.drawImage(source, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}

/**
 * Looks at each new frame and at none twice. It runs on the page's own thread: the policy allows no workers, and a look
 * takes about 20 ms (`npm run bench`).
 */
export function useFrames(
  video: RefObject<HTMLVideoElement | null>,
  isOn: boolean,
  onSight: (sight: Sight) => void,
): void {
  const latest = useRef(onSight);
  latest.current = onSight;
  useEffect(() => {
    const element = video.current;
    if (!isOn || element === null) return;
    const canvas = new OffscreenCanvas(8, 8);
    let handle = 0;
    const next = (): void => {
      handle = element.requestVideoFrameCallback(() => {
        const size = { width: element.videoWidth, height: element.videoHeight };
        const picture = pictureOf(canvas, element, size, MOST_WIDTH);
        if (picture !== null) latest.current(look(picture, "frame"));
        next();
      });
    };
    next();
    return () => element.cancelVideoFrameCallback(handle);
  }, [video, isOn]);
}

/** Null for a file that is no picture. */
export async function lookAtFile(file: Blob, effort: Effort = "still"): Promise<Sight | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    // The browser says only that it cannot: an unknown format or a damaged file.
    return null;
  }
  try {
    const picture = pictureOf(new OffscreenCanvas(8, 8), bitmap, bitmap, MOST_STILL);
    return picture === null ? null : look(picture, effort);
  } finally {
    bitmap.close();
  }
}
