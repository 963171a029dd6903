/**
 * A recording for Chromium's fake camera (`--use-file-for-fake-video-capture`): pictures of a screen as a cheap webcam in a
 * dim room delivers them, fifteen a second, as an uncompressed y4m file.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import type { Luma } from "./luma.ts";
import { createRandom, HEIGHT, photograph, type View, WIDTH } from "./webcam.ts";

export const FRAMES_PER_SECOND = 15;

export interface Conditions {
  readonly view: View;
  /** How far the hand moves, in pixels, and turns, in degrees. */
  readonly shakePx: number;
  readonly shakeDegrees: number;
  /** Share of codes that the camera never shows: a slow screen, a busy machine. */
  readonly lost: number;
  /** Share of pictures whose exposure caught two codes. */
  readonly mixed: number;
  /** Share of pictures that are far out of focus. */
  readonly hunting: number;
}

/** Held by hand at 40 cm, in a room at night. The measured figures are of this one. */
export const NOISY: Conditions = {
  view: {
    ...{ x: 620, y: 350, side: 470, rotationDegrees: 9, tilt: 0.05 },
    ...{ blurPx: 1.3, noise: 10, black: 45, white: 205 },
  },
  ...{ shakePx: 14, shakeDegrees: 4, lost: 0.15, mixed: 0.2, hunting: 0.08 },
};

/** `codes`: what the screen showed, in order, at `perSecond`. The file is played again from its start. */
export function writeRecording(
  path: string,
  codes: readonly Luma[],
  perSecond: number,
  { view, shakePx, shakeDegrees, lost, mixed, hunting }: Conditions,
  seed: number,
): { readonly frames: number } {
  const random = createRandom(seed);
  const around = (middle: number, reach: number): number =>
    middle + (random.next() * 2 - 1) * reach;
  const chroma = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  const file = openSync(path, "w", 0o600);
  const seconds = codes.length / perSecond;
  const frames = Math.max(2, Math.round(seconds * FRAMES_PER_SECOND));
  try {
    writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`);
    // The screen stood still where a code was lost.
    let shown = 0;
    let last = -1;
    for (let frame = 0; frame < frames; frame += 1) {
      const due = Math.min(codes.length - 1, Math.floor((frame / FRAMES_PER_SECOND) * perSecond));
      if (due !== last) {
        last = due;
        if (random.next() >= lost) shown = due;
      }
      const code = codes[shown];
      if (code === undefined) throw new Error("There is no code to record");
      const isMixed = random.next() < mixed;
      const blurPx = random.next() < hunting ? view.blurPx * 3.5 : around(view.blurPx, 0.2);
      const moved: View = {
        ...view,
        x: around(view.x, shakePx),
        y: around(view.y, shakePx),
        side: around(view.side, shakePx),
        rotationDegrees: around(view.rotationDegrees, shakeDegrees),
        blurPx,
      };
      const ghost = isMixed ? (codes[Math.max(0, shown - 1)] ?? null) : null;
      const picture = photograph(code, moved, random, ghost);
      writeSync(file, "FRAME\n");
      writeSync(file, picture.data);
      writeSync(file, chroma);
    }
  } finally {
    closeSync(file);
  }
  return { frames };
}
