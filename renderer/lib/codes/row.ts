/** A row of codes for one message: what a screen shows, one after the other. */
import { urCodes } from "../ur/ur.ts";
import { type Modules, modulesOfBytes, modulesOfText } from "./draw.ts";

export interface CodeRow {
  /** 1: one still code. */
  readonly count: number;
  /** Codes never repeat, each fills a gap of any other; otherwise they begin again after `count`. */
  readonly isEndless: boolean;
  /** `number`: from 1. */
  modules(number: number): Modules;
}

export type Density = "coarse" | "normal" | "fine";

/**
 * Bytes of a fragment. normal: version 11, whose modules a 720p camera sees with six pixels at 40 cm; measured with the
 * noisy recording, where a denser code is read less often than it carries more.
 */
const FRAGMENT_BYTES: Readonly<Record<Density, number>> = { coarse: 90, normal: 200, fine: 330 };

export function urRow(type: string, bytes: Uint8Array, density: Density): CodeRow {
  const { code, count } = urCodes({ type, bytes }, FRAGMENT_BYTES[density]);
  return { count, isEndless: count > 1, modules: (number) => modulesOfText(code(number)) };
}

/** Frames that somebody else's format has made: shown as they are. */
export function frameRow(frames: readonly Uint8Array[]): CodeRow {
  const count = frames.length;
  return {
    count,
    isEndless: false,
    modules(number) {
      return modulesOfBytes(frames[(number - 1) % count] ?? new Uint8Array(0));
    },
  };
}
