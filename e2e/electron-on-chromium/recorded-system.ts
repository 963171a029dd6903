/**
 * `--recorded-system=folder`: what Linux says to the app's main process about mounts and block devices comes from the
 * files below this folder, under the same paths; everything else is the machine's own. A test plugs a drive in and pulls
 * it by writing them. The hooks put this module in the place of `node:fs/promises`.
 */
import * as real from "node:fs/promises";
import path from "node:path";
import { commandLine } from "./host/command-line.ts";

export * from "node:fs/promises";

const RECORDED =
  /^\/(?:proc\/self\/mountinfo$|sys\/(?:dev\/)?block(?:\/|$)|dev\/disk\/by-uuid(?:\/|$))/;
const folder = commandLine.getSwitchValue("recorded-system");

const fromFolder =
  <A extends [unknown, ...unknown[]], R>(read: (...all: A) => R) =>
  (...[place, ...rest]: A): R =>
    read(
      ...([
        typeof place === "string" && RECORDED.test(place) ? path.join(folder, place) : place,
        ...rest,
      ] as A),
    );

export const readFile = fromFolder(real.readFile) as typeof real.readFile;
export const readlink = fromFolder(real.readlink) as typeof real.readlink;
export const readdir = fromFolder(real.readdir) as typeof real.readdir;
