/**
 * What a cheap 720p webcam makes of a code on a screen: the code small and askew in the picture, out of focus, noisy,
 * unevenly lit, washed out, and now and then two codes in one exposure. Deterministic: the same seed, the same picture.
 */
import type { Luma } from "./luma.ts";

export const WIDTH = 1280;
export const HEIGHT = 720;

/** Whatever is around the other screen. */
const BACKGROUND = 70;

export interface View {
  /** Centre of the code in the picture, and the length of its side with its white border. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly rotationDegrees: number;
  /** 0: looked at straight. 0.2: the far edge is a fifth shorter than the near one. */
  readonly tilt: number;
  /** Standard deviation of the blur, in pixels of the camera. */
  readonly blurPx: number;
  /** Standard deviation of the noise, of 255. */
  readonly noise: number;
  /** What black and white become. */
  readonly black: number;
  readonly white: number;
}

export interface Random {
  next(): number;
}

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let value = Math.imul(state ^ (state >>> 15), 1 | state);
      value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
      return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}

/** `code`: what the screen shows. `ghost`: what it showed before, when the exposure caught both. */
export function photograph(
  code: Luma,
  view: View,
  random: Random,
  ghost: Luma | null = null,
): Luma {
  const picture = new Float32Array(WIDTH * HEIGHT).fill(BACKGROUND);
  const quad = corners(view);
  const toCode = inverseOf(quad);
  const box = boxAround(quad, Math.ceil(view.blurPx * 2.5) + 1);
  const { black, white } = view;
  for (let y = box.top; y < box.bottom; y += 1) {
    // Darker towards the bottom, as under a lamp.
    const light = 1 - (0.18 * y) / HEIGHT;
    for (let x = box.left; x < box.right; x += 1) {
      const w = toCode[6] * x + toCode[7] * y + toCode[8];
      const u = (toCode[0] * x + toCode[1] * y + toCode[2]) / w;
      const v = (toCode[3] * x + toCode[4] * y + toCode[5]) / w;
      const isOnCode = u >= 0 && u <= 1 && v >= 0 && v <= 1;
      let value = BACKGROUND;
      if (isOnCode) {
        value = sample(code, u, v);
        if (ghost !== null) value = (value + sample(ghost, u, v)) / 2;
        value = black + (value / 255) * (white - black);
      }
      picture[y * WIDTH + x] = value * light;
    }
  }
  if (view.blurPx > 0) blur(picture, view.blurPx, box);
  const data = new Uint8Array(WIDTH * HEIGHT);
  const grain = grains(random, view.noise);
  let at = Math.floor(random.next() * grain.length);
  for (let index = 0; index < data.length; index += 1) {
    at = at + 1 < grain.length ? at + 1 : Math.floor(random.next() * 64);
    data[index] = Math.max(0, Math.min(255, Math.round((picture[index] ?? 0) + (grain[at] ?? 0))));
  }
  return { width: WIDTH, height: HEIGHT, data };
}

/** Gaussian by Box and Muller; a prime's length, so that no pattern shows. */
function grains(random: Random, deviation: number): Float32Array {
  return Float32Array.from(
    { length: 65_537 },
    () =>
      deviation *
      Math.sqrt(-2 * Math.log(1 - random.next())) *
      Math.cos(2 * Math.PI * random.next()),
  );
}

function sample({ width, height, data }: Luma, u: number, v: number): number {
  const x = Math.min(width - 1.001, Math.max(0, u * width - 0.5));
  const y = Math.min(height - 1.001, Math.max(0, v * height - 0.5));
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = top * width + left;
  const upper = (data[at] ?? 0) * (1 - x + left) + (data[at + 1] ?? 0) * (x - left);
  const lower = (data[at + width] ?? 0) * (1 - x + left) + (data[at + width + 1] ?? 0) * (x - left);
  return upper * (1 - y + top) + lower * (y - top);
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxAround(points: readonly Point[], margin: number): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    left: Math.max(0, Math.floor(Math.min(...xs) - margin)),
    top: Math.max(0, Math.floor(Math.min(...ys) - margin)),
    right: Math.min(WIDTH, Math.ceil(Math.max(...xs) + margin)),
    bottom: Math.min(HEIGHT, Math.ceil(Math.max(...ys) + margin)),
  };
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number];
type Point = readonly [number, number];

/** Clockwise from the upper left. */
function corners({
  x,
  y,
  side,
  rotationDegrees,
  tilt,
}: View): readonly [Point, Point, Point, Point] {
  const angle = (rotationDegrees * Math.PI) / 180;
  const half = side / 2;
  const turn = (across: number, down: number): Point => [
    x + across * Math.cos(angle) - down * Math.sin(angle),
    y + across * Math.sin(angle) + down * Math.cos(angle),
  ];
  const far = half * (1 - tilt);
  return [turn(-far, -half), turn(far, -half), turn(half, half), turn(-half, half)];
}

/** From the picture to the unit square of the code (Heckbert's square-to-quad, inverted by its adjugate). */
function inverseOf([a, b, c, d]: readonly [Point, Point, Point, Point]): Matrix {
  const [dx1, dy1] = [b[0] - c[0], b[1] - c[1]];
  const [dx2, dy2] = [d[0] - c[0], d[1] - c[1]];
  const [sx, sy] = [a[0] - b[0] + c[0] - d[0], a[1] - b[1] + c[1] - d[1]];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  const m = [
    [b[0] - a[0] + g * b[0], d[0] - a[0] + h * d[0], a[0]],
    [b[1] - a[1] + g * b[1], d[1] - a[1] + h * d[1], a[1]],
    [g, h, 1],
  ] as const;
  const [[m0, m1, m2], [m3, m4, m5], [m6, m7, m8]] = m;
  return [
    m4 * m8 - m5 * m7,
    m2 * m7 - m1 * m8,
    m1 * m5 - m2 * m4,
    m5 * m6 - m3 * m8,
    m0 * m8 - m2 * m6,
    m2 * m3 - m0 * m5,
    m3 * m7 - m4 * m6,
    m1 * m6 - m0 * m7,
    m0 * m4 - m1 * m3,
  ];
}

/** Separable Gaussian, in place, within the box. */
function blur(picture: Float32Array, deviation: number, { left, top, right, bottom }: Box): void {
  const radius = Math.ceil(deviation * 2.5);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, index) =>
    Math.exp(-((index - radius) ** 2) / (2 * deviation * deviation)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const kernel = Float32Array.from(weights, (weight) => weight / sum);
  const start = top * WIDTH + left;
  pass(picture, kernel, start, right - left, 1, bottom - top, WIDTH);
  pass(picture, kernel, start, bottom - top, WIDTH, right - left, 1);
}

function pass(
  picture: Float32Array,
  kernel: Float32Array,
  first: number,
  length: number,
  step: number,
  lines: number,
  lineStep: number,
): void {
  const radius = (kernel.length - 1) / 2;
  const line = new Float32Array(length + 2 * radius);
  for (let index = 0; index < lines; index += 1) {
    const start = first + index * lineStep;
    for (let at = 0; at < line.length; at += 1) {
      const from = Math.max(0, Math.min(length - 1, at - radius));
      line[at] = picture[start + from * step] ?? 0;
    }
    for (let at = 0; at < length; at += 1) {
      let value = 0;
      for (let tap = 0; tap < kernel.length; tap += 1) {
        value += (kernel[tap] ?? 0) * (line[at + tap] ?? 0);
      }
      picture[start + at * step] = value;
    }
  }
}
