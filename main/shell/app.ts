/** One run of the app, from `ready` to quit: session, workstation, window, and what ends an open vault. */
import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  app,
  type BrowserWindow,
  dialog,
  Menu,
  MessageChannelMain,
  nativeTheme,
  session,
  systemPreferences,
  utilityProcess,
} from "electron";
import { systemClock } from "../lib/clock.ts";
import { Refusal } from "../lib/fault.ts";
import { nodeFiles } from "../lib/files.ts";
import { keytarLoader, openKeychain } from "../lib/keychain.ts";
import { sodiumArguments } from "../lib/native-library.ts";
import { type NetworkOptions, networkOpener, REHEARSAL_BLOCK_MS } from "../network.ts";
import { thisSystem } from "../posture/system.ts";
import { RELEASE_KEYS } from "../release/release-keys.ts";
import { openWorkstation, type Workstation } from "../workstation.ts";
import { APP_SCHEME, APP_URL, createAppHandler, readManifest } from "./app-protocol.ts";
import { showAttention } from "./attention.ts";
import { type CameraGate, createCameraGate, guardCamera } from "./camera.ts";
import { fileChooser, filesChooser, folderChooser, pathChooser } from "./choose-file.ts";
import { serveCalls } from "./ipc.ts";
import { lidFiles, watchLid } from "./lid.ts";
import { createPageEnds } from "./page-ends.ts";
import { createPageRenewal } from "./page-renewal.ts";
import { watchPower } from "./power.ts";
import { printer } from "./print.ts";
import { deliverPort, secretPortsOver } from "./secret-ports.ts";
import { launchUtility } from "./vault-process.ts";
import { createWindow } from "./window.ts";
import { shellWords, speakAs } from "./words.ts";

/** `dist/`: this file is bundled into `dist/main/index.js`. */
const DIST = join(import.meta.dirname, "..");

/** The lids of this machine that can be asked. */
const LIDS = lidFiles();

/** A page that is not drawn by then does not keep the app from its network. */
const PAGE_MS = 5_000;
/** Far more than an orderly end takes. */
const CLOSE_MS = 10_000;

/** Chromium keeps its own files in userData: ours have a folder of their own. */
const DATA_FOLDER = "workstation";

export async function openApp(): Promise<void> {
  Menu.setApplicationMenu(null);
  app.configureHostResolver({ secureDnsMode: "off", enableBuiltInResolver: false });
  const folder = join(app.getPath("userData"), DATA_FOLDER);
  const pageSession = session.fromPartition("workstation", { cache: false });
  pageSession.protocol.handle(
    APP_SCHEME,
    createAppHandler(await readManifest(join(DIST, "renderer"))),
  );

  const camera = createCameraGate(
    () => performance.now(),
    async () =>
      process.platform !== "darwin" || (await systemPreferences.askForMediaAccess("camera")),
  );
  guardCamera(pageSession, () => (window.isDestroyed() ? null : window.webContents), camera);

  const opening = openCore(folder, () => window, camera);
  const window = createWindow(join(DIST, "preload", "index.cjs"), pageSession, app.isPackaged);
  let workstation: Workstation;
  try {
    workstation = await opening;
  } catch (error) {
    explainAndQuit(error);
    return;
  }

  const pageEnds = createPageEnds(() => performance.now());
  const renewal = createPageRenewal(window.webContents, () => performance.now());
  function onHostile(): void {
    endPage(window, workstation, pageEnds.mayLoadAgain());
  }
  function onPageGone(): void {
    if (!renewal.wasOurs()) onHostile();
    else if (!window.isDestroyed()) window.webContents.reload();
  }
  serveCalls(window, workstation.call, deliverPort, onHostile, renewal.renew);
  speakAs(workstation.snapshot().language);
  const stopEvents = workstation.subscribe((snapshot) => {
    speakAs(snapshot.language);
    if (!window.isDestroyed()) window.webContents.send("event:snapshot", snapshot);
  });
  const stopAttention = showAttention(window, workstation.subscribe);
  const stopPower = watchPower((reason) => void workstation.lock(reason), workstation.lockAfterMs);
  const stopLid = watchLid(
    LIDS,
    () => workstation.snapshot().vault.isOpen,
    () => void workstation.lock("lid"),
  );
  endWhen(window, workstation, onPageGone, () => {
    stopEvents();
    stopAttention();
    stopPower();
    stopLid();
  });
  try {
    await window.loadURL(APP_URL);
  } catch (error) {
    // A page that died while it loaded is being loaded again, or was given up, by onPageGone.
    if (window.isDestroyed() || window.webContents.isLoading()) return;
    explainAndQuit(error, "show");
  }
}

async function openCore(
  folder: string,
  window: () => BrowserWindow,
  camera: CameraGate,
): Promise<Workstation> {
  const standIn = process.versions["electron-on-chromium"];
  const emptyFolder = join(folder, "empty");
  // The vault's working folder: it has nothing to find there.
  await nodeFiles.ensureFolder(emptyFolder);
  let onSettled = (): void => undefined;
  const settled = new Promise<void>((resolve) => {
    onSettled = resolve;
  });
  const drawn = Promise.race([settled, sleep(PAGE_MS, undefined, { ref: false })]);
  const openNetwork = networkOpener({
    folder,
    files: nodeFiles,
    clock: systemClock,
    rehearsalBlockMs: rehearsalPace(),
    ...rehearsalWorld(),
  });
  return openWorkstation({
    folder,
    files: nodeFiles,
    clock: systemClock,
    keychain: async (fallbackFolder) =>
      openKeychain({
        ...{ service: keychainService(folder), fallbackFolder, files: nodeFiles },
        loadKeytar: await keytarLoader(DIST),
      }),
    launchVault: launchUtility(utilityProcess.fork, join(DIST, "vault", "host.js"), emptyFolder),
    vaultArgs: await sodiumArguments(DIST),
    secretPorts: secretPortsOver(MessageChannelMain),
    host: {
      kind: standIn === undefined ? "electron" : "chromium",
      version: (standIn === undefined ? process.versions.electron : process.versions.chrome) ?? "",
      platform: process.platform,
      // Linux has no such protection (docs/electron-notes.md, window), the stand-in neither.
      canBlockCapture: standIn === undefined && process.platform !== "linux",
    },
    version: app.getVersion(),
    lid: LIDS.length > 0 ? "lid" : "sleep",
    onSettled,
    // Its modules and metadata keep this process busy for a moment, in which the page would wait.
    openNetwork: async (choice, onStatus) => {
      await drawn;
      return openNetwork(choice, onStatus);
    },
    machine: { system: thisSystem(process.platform), home: homedir(), pid: process.pid },
    chooseFile: fileChooser(window),
    chooseFiles: filesChooser(window),
    chooseFolder: folderChooser(window),
    choosePath: pathChooser(window),
    releaseKeys: RELEASE_KEYS,
    print: printer(() => window().webContents),
    camera,
    onTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    onBug: (place, error) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : "not an error";
      process.stderr.write(`Bug in ${place}: ${text}\n`);
    },
  });
}

/** Two data folders on one machine (an installed app, a checkout) must not share a journal key or an anchor. */
function keychainService(folder: string): string {
  const mark = createHash("sha256").update(folder).digest("hex").slice(0, 8);
  return `Coldkey Workstation ${mark}`;
}

/** `--rehearsal-block-ms=500` makes the rehearsal's blocks faster; `0` makes them only when asked. */
function rehearsalPace(): number | null {
  const text = app.commandLine.getSwitchValue("rehearsal-block-ms");
  if (!/^\d{1,6}$/.test(text)) return REHEARSAL_BLOCK_MS;
  return text === "0" ? null : Number(text);
}

/** `--rehearsal-world=13x256`: so many subnets, and so many neurons on each beyond the dozen. */
function rehearsalWorld(): Pick<NetworkOptions, "rehearsalWorld"> {
  const text = app.commandLine.getSwitchValue("rehearsal-world");
  const [, subnets, neurons] = /^(\d{1,3})x(\d{1,4})$/.exec(text) ?? [];
  if (subnets === undefined || neurons === undefined) return {};
  return { rehearsalWorld: { subnets: Number(subnets), neurons: Number(neurons) } };
}

/** The page or what drives it is gone or misbehaves: whatever was open is closed, the user sees a fresh page. */
function endPage(window: BrowserWindow, workstation: Workstation, mayLoadAgain: boolean): void {
  void workstation.lock("page-gone");
  if (window.isDestroyed()) return;
  if (mayLoadAgain) window.webContents.reload();
  else {
    // Not inside the event that told us: Electron still holds the contents there.
    setImmediate(() => window.destroy());
    const { title, text } = shellWords().windowClosed;
    dialog.showErrorBox(title, text);
  }
}

function endWhen(
  window: BrowserWindow,
  workstation: Workstation,
  onPageGone: () => void,
  stop: () => void,
): void {
  window.on("minimize", () => void workstation.lock("hidden"));
  window.on("hide", () => void workstation.lock("hidden"));
  // Before anything else that a close does: the vault need not outlive the decision.
  window.on("close", () => void workstation.lock("window-closed"));
  window.webContents.on("render-process-gone", onPageGone);
  window.webContents.on("preload-error", (_event, _path, error) => explainAndQuit(error, "show"));
  app.on("second-instance", () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on("window-all-closed", () => app.quit());
  let state: "open" | "closing" | "closed" = "open";
  app.on("will-quit", (event) => {
    if (state === "closed") return;
    // Held back until the vault is gone and the journal has its last line, then asked again.
    event.preventDefault();
    if (state === "closing") return;
    state = "closing";
    stop();
    const end = (): void => {
      state = "closed";
      app.quit();
    };
    const closing = workstation.close().catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : "not an error";
      process.stderr.write(`Bug in close: ${text}\n`);
    });
    // A network or a disk that does not answer must not keep the app alive; the vault went first.
    void Promise.race([closing, sleep(CLOSE_MS)]).then(end);
  });
}

/** The app cannot start: nothing was changed, and starting again will not help by itself. */
export function explainAndQuit(error: unknown, what: "open" | "show" | "start" = "open"): void {
  const words = shellWords().cannot;
  const reason =
    error instanceof Refusal
      ? `${error.fault.code} ${Object.values(error.fault.facts).join(" ")}`
      : error instanceof Error
        ? error.message
        : words.unknown;
  dialog.showErrorBox(words[what], words.text(reason));
  app.exit(1);
}
