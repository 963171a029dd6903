/** What is to be seen in one picture: a code's bytes, a code that cannot be read, or nothing. */
import { decodeQR } from "qr/decode.js";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8ClampedArray;
}

export type Sight =
  | { readonly kind: "code"; readonly bytes: Uint8Array }
  /** `modulePx`: how many pixels of the picture a module has. */
  | { readonly kind: "unread"; readonly modulePx: number }
  /** `light`: mean of the picture, 0 to 255. */
  | { readonly kind: "nothing"; readonly light: number };

/** frame: there will be another one soon. still: the only one there is. */
export type Effort = "frame" | "still";

/** Of optional work on a frame; most frames need none. Half of what a page may take before it feels slow. */
const FRAME_MS = 50;
/** A picture file: a person waits for it, and the page with him. */
const STILL_MS = 3_000;

const bytesAsLatin1 = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};

export function look(picture: Picture, effort: Effort): Sight {
  let modulePx: number | null = null;
  try {
    const text = decodeQR(picture, {
      format: "RGBA",
      timeLimit: effort === "frame" ? FRAME_MS : STILL_MS,
      ...(effort === "still" ? { effort: Number.POSITIVE_INFINITY } : {}),
      // Bytes come through a text, one to a character: what they mean is decided by whoever reads them.
      textDecoder: bytesAsLatin1,
      pointsOnDetect: ({ tl, tr, bl }) => {
        modulePx = (tl.moduleSize + tr.moduleSize + bl.moduleSize) / 3;
      },
    });
    return { kind: "code", bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) };
  } catch {
    // The decoder throws for a picture without a code and for a code that it cannot read alike.
    return modulePx === null
      ? { kind: "nothing", light: lightOf(picture) }
      : { kind: "unread", modulePx };
  }
}

/** Of a sample: every 97th pixel, by its green. */
function lightOf({ data }: Picture): number {
  let sum = 0;
  let count = 0;
  for (let at = 1; at < data.length; at += 4 * 97) {
    sum += data[at] ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
