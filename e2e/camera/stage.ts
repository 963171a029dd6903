/** Chromium with the page of the two elements, under the app's own policy, and with a recorded camera when there is one. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { chromium, type Page } from "playwright-core";
import { build } from "vite";
import { PAGE_HEADERS } from "../../main/shell/page-headers.ts";
import { findChromium } from "../electron-on-chromium/host/chromium.ts";
import type { Luma } from "./luma.ts";
import { lumaOfPng } from "./png.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ORIGIN = "https://app.invalid";
const PAGE =
  '<!doctype html><html lang="en"><head><title>Codes</title><link rel="stylesheet" href="/style.css"></head><body><script type="module" src="/page.js"></script></body></html>';

async function bundle(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    root,
    plugins: [react()],
    build: {
      write: false,
      target: "chrome140",
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(root, "e2e/camera/page.tsx"),
        output: { entryFileNames: "page.js", assetFileNames: "[name][extname]" },
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !("output" in first)) throw new Error("The page was not bundled");
  return new Map(
    first.output.map((part) => [
      `/${part.fileName}`,
      part.type === "chunk" ? part.code : part.source,
    ]),
  );
}

const typeOf = (path: string): string =>
  path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "font/woff2";

export interface Stage {
  readonly page: Page;
  /** What the page's policy refused. */
  readonly violations: () => Promise<string[]>;
  close(): Promise<void>;
}

/** `recording`: a y4m file that the camera plays. */
export async function openStage(recording: string | null): Promise<Stage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("There is no Chromium");
  const files = await bundle();
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args:
      recording === null
        ? []
        : ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${recording}`],
  });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    reducedMotion: "reduce",
  });
  await context.grantPermissions(["camera"], { origin: ORIGIN });
  const page = await context.newPage();
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    const body = pathname === "/" ? PAGE : files.get(pathname);
    if (body === undefined) return route.fulfill({ status: 404, body: "" });
    const type = pathname === "/" ? "text/html" : typeOf(pathname);
    return route.fulfill({
      body: typeof body === "string" ? body : Buffer.from(body),
      headers: { ...PAGE_HEADERS, "content-type": type },
    });
  });
  await page.addInitScript(() => {
    const list: string[] = [];
    Object.assign(window, { violations: list });
    document.addEventListener("securitypolicyviolation", (event) =>
      list.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await page.goto(ORIGIN);
  await page.waitForFunction(() => "startShowing" in window);
  return {
    page,
    violations: () =>
      page.evaluate(() => (window as unknown as { violations: string[] }).violations),
    close: () => browser.close(),
  };
}

/** Pictures of the first `most` codes that `ShowCodes` shows for a message, stepped by hand. */
export async function pictureCodes(
  { page }: Stage,
  type: string,
  bytes: Uint8Array,
  most: number,
): Promise<Luma[]> {
  await page.evaluate(([name, list]) => window.startShowing(name, list), [
    type,
    [...bytes],
  ] as const);
  return picturesShown(page, most);
}

/** The same of a page that shows them already, with reduced motion. */
export async function picturesShown(page: Page, most: number): Promise<Luma[]> {
  const code = page.getByRole("img", { name: /^QR code/ });
  const next = page.getByRole("button", { name: "Next" });
  const pictures: Luma[] = [];
  await code.waitFor();
  const isRow = (await next.count()) > 0;
  for (let number = 1; number <= (isRow ? most : 1); number += 1) {
    pictures.push(lumaOfPng(await code.screenshot()));
    if (isRow) await next.click();
  }
  return pictures;
}
