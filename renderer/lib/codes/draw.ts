/** QR codes as modules and as one SVG path. */
import { encodeQR } from "qr";

/** Rows from the top, true: dark. With the white border of four modules that readers need (ISO/IEC 18004 §5.3.8). */
export type Modules = readonly (readonly boolean[])[];

/** ISO/IEC 18004 §5.3.8. */
const QUIET_ZONE = 4;
/** The most that a binary code holds: version 40, low (ISO/IEC 18004 table 7). */
export const MOST_CODE_BYTES = 2953;

/**
 * A code of a row, or a long one. Low error correction: of two codes for the same bytes the one with larger modules is
 * read better by a camera, and a row makes up for codes that were not read.
 */
export function modulesOfText(text: string): Modules {
  return encodeQR(text, "raw", { ecc: "low", border: QUIET_ZONE });
}

/** A still, short code that is also printed or photographed: medium error correction. */
export function modulesOfNote(text: string): Modules {
  return encodeQR(text, "raw", { ecc: "medium", border: QUIET_ZONE });
}

/** Any bytes, as they are. Throws RangeError above {@link MOST_CODE_BYTES}. */
export function modulesOfBytes(bytes: Uint8Array): Modules {
  if (bytes.length > MOST_CODE_BYTES) throw new RangeError(`${bytes.length} bytes fit no code`);
  // The encoder takes text only, and asks this function for its bytes.
  const textEncoder = (): Uint8Array => bytes;
  return encodeQR("bytes", "raw", {
    ecc: "low",
    border: QUIET_ZONE,
    encoding: "byte",
    textEncoder,
  });
}

/** One unit a module; each run of dark modules is a rectangle. */
export function pathOf(modules: Modules): string {
  let path = "";
  for (const [y, row] of modules.entries()) {
    let start = -1;
    for (let x = 0; x <= row.length; x += 1) {
      if (row[x] === true) {
        if (start < 0) start = x;
      } else if (start >= 0) {
        path += `M${start} ${y}h${x - start}v1h${start - x}z`;
        start = -1;
      }
    }
  }
  return path;
}
