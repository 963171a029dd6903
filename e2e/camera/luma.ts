/** A grey picture: one byte a pixel, row by row. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A code as a screen shows it: black on white, `scale` pixels a module. The white border is among the modules. */
export function lumaOfModules(modules: readonly (readonly boolean[])[], scale: number): Luma {
  const side = modules.length * scale;
  const data = new Uint8Array(side * side).fill(255);
  for (const [y, row] of modules.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (!isDark) continue;
      for (let line = 0; line < scale; line += 1) {
        const start = (y * scale + line) * side + x * scale;
        data.fill(0, start, start + scale);
      }
    }
  }
  return { width: side, height: side, data };
}

/** As RGBA, for decoders and canvases. */
export function rgbaOf({ width, height, data }: Luma): {
  width: number;
  height: number;
  data: Uint8ClampedArray;
} {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (const [at, value] of data.entries()) {
    rgba.fill(value, at * 4, at * 4 + 3);
    rgba[at * 4 + 3] = 255;
  }
  return { width, height, data: rgba };
}
