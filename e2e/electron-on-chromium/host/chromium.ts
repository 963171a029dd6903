/**
 * Finds and starts the system's Chromium through playwright-core, over a pipe: no TCP port is opened.
 *
 * Tests see the same browser from their own process: when the host was started with `--test-endpoint`, Playwright's
 * `browser.bind()` serves its protocol on a Unix socket (still no TCP port) and the test connects to that with
 * `chromium.connect()`. The browser stays the host's child, so killing the host kills the browser, as in Electron.
 * Verified with 1.65.1: contexts and pages made by the host appear on the other side, with screenshots and axe.
 */
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from "playwright-core";
import { chromiumSwitches, commandLine } from "./command-line.ts";

const CANDIDATES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Exit code of `run.js` when the machine has no browser. */
export const NO_CHROMIUM_EXIT = 3;

/** The browser named in CHROMIUM_PATH and no other, or the first that the machine has. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined) return isExecutable(given) ? given : null;
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(path.delimiter)];
  const paths = CANDIDATES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** No service of the browser may talk on its own; names resolve to nothing whatever a page asks for. */
const QUIET = [
  "--no-first-run",
  "--no-default-browser-check",
  "--no-pings",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-default-apps",
  "--disable-quic",
  "--disable-sync",
  // As the app's window asks for it (webPreferences.autoplayPolicy): a page nobody touched may sound an alarm.
  "--autoplay-policy=no-user-gesture-required",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // Electron's renderers tell a port that its peer is gone; stock Chromium has the event behind this switch.
  "--enable-blink-features=MessagePortCloseEvent",
];

/** A headed window without tabs and address bar. */
export const isHeaded = (): boolean =>
  !commandLine.hasSwitch("headless") &&
  ((process.env.DISPLAY ?? "") !== "" || (process.env.WAYLAND_DISPLAY ?? "") !== "");

export interface RunningChromium {
  readonly browser: Browser;
  /** Headed: the one context, whose first page is the app window. */
  readonly windowed: BrowserContext | null;
  close(): Promise<void>;
}

/** `--recorded-camera=file.mjpeg`: Chromium's only camera plays that file, and the machine's own are not seen. */
function recordedCamera(): string[] {
  const file = commandLine.getSwitchValue("recorded-camera");
  return file === ""
    ? []
    : ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`];
}

export async function launchChromium(
  executablePath: string,
  firstUrl: string,
): Promise<RunningChromium> {
  const isRoot = process.getuid?.() === 0;
  const options: LaunchOptions = {
    executablePath,
    headless: !isHeaded(),
    chromiumSandbox: !isRoot && !process.argv.includes("--no-sandbox"),
    args: [...QUIET, ...chromiumSwitches(), ...recordedCamera()],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  if (!isHeaded()) {
    const browser = await chromium.launch(options);
    return { browser, windowed: null, close: () => browser.close() };
  }
  const profile = mkdtempSync(path.join(tmpdir(), "electron-on-chromium-"));
  const windowed = await chromium.launchPersistentContext(profile, {
    ...options,
    ignoreDefaultArgs: ["--enable-automation"],
    args: [
      ...(options.args ?? []),
      "--test-type",
      "--ozone-platform-hint=auto",
      `--app=${firstUrl}`,
    ],
    viewport: null,
    colorScheme: null,
    bypassCSP: false,
  });
  const browser = windowed.browser();
  if (browser === null) throw new Error("The windowed browser has no handle");
  const close = async () => {
    await windowed.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { browser, windowed, close };
}
