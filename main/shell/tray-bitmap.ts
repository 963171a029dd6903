/**
 * The tray's icons, drawn here: a red disc with a white bar and dot for an alarm, a blue one with the hands of a clock for
 * a swap that waits. No file that could be missing or replaced.
 */

const SIZE = 32;
const RADIUS = 15;
const MIDDLE = (SIZE - 1) / 2;
/** Blue, green, red, alpha: as Electron wants bitmaps (docs of nativeImage.createFromBitmap). */
const RED = [0x1e, 0x26, 0xb3, 0xff] as const;
const BLUE = [0xb4, 0x5a, 0x1f, 0xff] as const;
const WHITE = [0xff, 0xff, 0xff, 0xff] as const;

export function trayBitmap(kind: "alarm" | "swap"): { pixels: Buffer; size: number } {
  const pixels = Buffer.alloc(SIZE * SIZE * 4);
  const [ground, isMark] = kind === "alarm" ? [RED, isBang] : [BLUE, isClock];
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if (Math.hypot(x - MIDDLE, y - MIDDLE) > RADIUS) continue;
      pixels.set(isMark(x, y) ? WHITE : ground, (y * SIZE + x) * 4);
    }
  }
  return { pixels, size: SIZE };
}

function isBang(x: number, y: number): boolean {
  if (Math.abs(x - MIDDLE) > 2.5) return false;
  return (y >= 7 && y <= 18) || (y >= 22 && y <= 26);
}

function isClock(x: number, y: number): boolean {
  const isUp = Math.abs(x - MIDDLE) <= 2 && y >= 6 && y <= 17;
  return isUp || (Math.abs(y - MIDDLE) <= 2 && x >= 15 && x <= 24);
}
