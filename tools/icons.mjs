/**
 * Makes the icons of the packages from `build/icon.svg`, by the system's Chromium: PNG of each size for Linux, and the
 * containers that Windows and macOS want, which hold the same PNG. The results are committed: `node tools/icons.mjs`.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rootDir } from "./run.mjs";

export const SIZES = /** @type {const} */ ([16, 24, 32, 48, 64, 128, 256, 512, 1024]);

/** Entries of an .ico may be whole PNG files (since Windows Vista); its sizes have one byte, in which 256 is 0. */
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** https://en.wikipedia.org/wiki/Apple_Icon_Image_format: types whose content may be PNG. */
const ICNS_TYPES = /** @type {const} */ ([
  ["icp4", 16],
  ["icp5", 32],
  ["icp6", 64],
  ["ic07", 128],
  ["ic08", 256],
  ["ic09", 512],
  ["ic10", 1024],
]);

/** @param {(size: number) => Buffer} png */
export function icoOf(png) {
  const head = Buffer.alloc(6 + 16 * ICO_SIZES.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(ICO_SIZES.length, 4);
  let at = head.length;
  const images = ICO_SIZES.map((size, index) => {
    const image = png(size);
    const entry = 6 + 16 * index;
    head[entry] = size % 256;
    head[entry + 1] = size % 256;
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(image.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += image.length;
    return image;
  });
  return Buffer.concat([head, ...images]);
}

/** @param {(size: number) => Buffer} png */
export function icnsOf(png) {
  /** @param {string} type @param {Buffer} content */
  const chunk = (type, content) => {
    const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return chunk("icns", Buffer.concat(ICNS_TYPES.map(([type, size]) => chunk(type, png(size)))));
}

async function drawAll() {
  const { chromium } = await import("playwright");
  const svg = readFileSync(join(rootDir, "build/icon.svg"), "utf8");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage();
  /** @type {Map<number, Buffer>} */
  const drawn = new Map();
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    const scaled = svg.replace('width="512" height="512"', `width="${size}" height="${size}"`);
    await page.setContent(`<style>*{margin:0}svg{display:block}</style>${scaled}`);
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const drawn = await drawAll();
  const png = (/** @type {number} */ size) => drawn.get(size) ?? Buffer.alloc(0);
  mkdirSync(join(rootDir, "build/icons"), { recursive: true });
  for (const size of SIZES)
    writeFileSync(join(rootDir, `build/icons/${size}x${size}.png`), png(size));
  writeFileSync(join(rootDir, "build/icon.ico"), icoOf(png));
  writeFileSync(join(rootDir, "build/icon.icns"), icnsOf(png));
}
