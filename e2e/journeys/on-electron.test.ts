/**
 * The controls that only Electron's own binary can show, each test named after its row in docs/controls.md. Skipped, with
 * the reason, where the binary is not; with REQUIRE_ELECTRON=1, as in the release workflow, its absence is a failure.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { _electron, type ElectronApplication, expect, type Page, test } from "@playwright/test";
import { calls } from "../../preload/contract.ts";
import { findElectron } from "../../tools/electron.mjs";
import { APP_DIR, beginColdkey, chooseProfile, PASSPHRASE, sealColdkey } from "./workstation.ts";

const packageDir = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
const binary = findElectron({ env: process.env, exists: existsSync, packageDir });
const isRequired = process.env.REQUIRE_ELECTRON === "1";
if (binary === null && isRequired) throw new Error("REQUIRE_ELECTRON=1, and there is no binary");
test.skip(binary === null, "Electron's binary is not here: run by the release workflow");
/** As root its sandbox cannot start; the app drops its own demand for it then. */
const isRoot = process.getuid?.() === 0;

let app: ElectronApplication;
let page: Page;
let profile: string;
test.beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), "ckw-electron-"));
  app = await _electron.launch({
    args: [".", `--user-data-dir=${profile}`],
    cwd: APP_DIR,
    chromiumSandbox: !isRoot,
    colorScheme: null,
  });
  page = await app.firstWindow();
  await expect(page.locator("h1")).toBeVisible({ timeout: 60_000 });
});
test.afterEach(async () => {
  await app.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const looseWorkstation = () => ({ page, look: async () => undefined });

test("Renderer sandboxed, isolated", async () => {
  const tools = await page.evaluate(() =>
    ["require", "process", "module", "Buffer", "global", "ipcRenderer"].filter((x) => x in window),
  );
  expect(tools).toEqual([]);
  const pid = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  if (process.platform === "linux" && !isRoot) {
    // 2: a seccomp filter is in force (proc_pid_status(5)).
    expect(readFileSync(`/proc/${pid}/status`, "utf8")).toMatch(/^Seccomp:\s+2$/m);
  } else if (process.platform !== "linux") {
    const metrics = await app.evaluate(({ app: it }) => it.getAppMetrics());
    expect(metrics.find((one) => one.pid === pid)?.sandboxed).toBe(true);
  }
});

test("Bridge is exactly the contract", async () => {
  const found = await page.evaluate(() => {
    const names: string[] = [];
    const visit = (value: object, path: string): void => {
      for (const key of Reflect.ownKeys(value)) {
        const member: unknown = Reflect.get(value, key);
        const name = path === "" ? String(key) : `${path}.${String(key)}`;
        if (typeof member === "object" && member !== null) visit(member, name);
        else names.push(name);
      }
    };
    visit(window.workstation, "");
    return names.sort();
  });
  expect(found).toEqual([...Object.keys(calls), "on", "secrets.send", "secrets.receive"].sort());
});

test("Sender validated: a frame has no bridge, and no frame can be loaded", async () => {
  const inFrame = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    const has = "workstation" in (frame.contentWindow as unknown as object);
    frame.src = "app://app/index.html";
    return has;
  });
  expect(inFrame).toBe(false);
  await expect
    .poll(() => page.frames().filter((frame) => frame.url().startsWith("app://")).length)
    .toBe(1);
});

test("CSP + Trusted Types", async () => {
  const refused = await page.evaluate(() => {
    const tried = (work: () => unknown): string => {
      try {
        work();
        return "done";
      } catch (error) {
        return error instanceof Error ? error.name : "thrown";
      }
    };
    const script = document.createElement("script");
    return {
      html: tried(() => {
        document.createElement("p").innerHTML = "<b>x</b>";
      }),
      // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
      code: tried(() => eval("1")),
      inline: tried(() => {
        script.textContent = "window.ran = true";
        document.head.append(script);
      }),
      ran: "ran" in window,
    };
  });
  expect(refused).toEqual({
    html: "TypeError",
    code: "EvalError",
    inline: "TypeError",
    ran: false,
  });
});

test("No remote loads: https, ws and file are refused, by the page's rules and by the session's", async () => {
  const fetched = await page.evaluate(() =>
    fetch("https://example.com").then(
      () => "loaded",
      () => "refused",
    ),
  );
  expect(fetched).toBe("refused");
  for (const url of ["https://example.com/", "file:///etc/passwd"]) {
    const loaded = await app.evaluate(
      ({ BrowserWindow }, address) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.loadURL(address)
          .then(
            () => "loaded",
            () => "refused",
          ),
      url,
    );
    expect(loaded, url).toBe("refused");
  }
});

test("Navigation, windows, webview, downloads leave the page where it was", async () => {
  const before = page.url();
  await page.evaluate(() => {
    window.open("https://example.com");
    const link = document.createElement("a");
    for (const [href, name] of [
      ["https://example.com", ""],
      ["app://app/index.html", "index.html"],
    ] as const) {
      link.href = href;
      if (name !== "") link.download = name;
      document.body.append(link);
      link.click();
    }
    const form = document.createElement("form");
    form.action = "https://example.com";
    document.body.append(form);
    form.submit();
    document.body.append(document.createElement("webview"));
    window.location.href = "https://example.com";
  });
  await expect.poll(() => page.url()).toBe(before);
  await expect(page.locator("h1")).toBeVisible();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("Permissions denied", async () => {
  const states = await page.evaluate(async () => {
    const names = ["geolocation", "notifications", "camera", "microphone", "midi"];
    const asked = names.map((name) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        ({ state }) => state,
        () => "denied",
      ),
    );
    const media = navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "granted",
      () => "denied",
    );
    return Promise.all([...asked, media, Notification.requestPermission()]);
  });
  expect(states).toEqual(states.map(() => "denied"));
});

test("Single instance, argv ignored", async () => {
  const second = spawn(
    binary ?? "",
    [".", `--user-data-dir=${profile}`, ...(isRoot ? ["--no-sandbox"] : [])],
    { cwd: APP_DIR, stdio: "ignore" },
  );
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("Locked = no process, and Main never sees passphrase", async () => {
  test.setTimeout(240_000);
  // The verbs of the journeys need the page and nothing else of the app.
  const workstation = looseWorkstation() as unknown as Parameters<typeof chooseProfile>[0];
  await chooseProfile(workstation, "Combined");
  await beginColdkey(workstation, "electron");
  await sealColdkey(workstation);
  const vaults = () =>
    app.evaluate(({ app: it }) =>
      it
        .getAppMetrics()
        .filter(
          ({ type, serviceName }) => type === "Utility" && serviceName === "node.mojom.NodeService",
        )
        .map(({ pid }) => pid),
    );
  expect((await vaults()).length).toBe(1);
  const path = join(profile, "main.heapsnapshot");
  await app.evaluate((_electronModule, file) => {
    process.getBuiltinModule("node:v8").writeHeapSnapshot(file);
  }, path);
  const snapshot = readFileSync(path);
  rmSync(path);
  expect(snapshot.length).toBeGreaterThan(1_000_000);
  expect(snapshot.includes(PASSPHRASE)).toBe(false);
  await page.evaluate(() => window.workstation.app.lock(null));
  await expect.poll(vaults, { timeout: 1_000 }).toEqual([]);
});

test("Spellcheck, DoH, background net off; Content protection where the system has it", async () => {
  const state = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    return {
      spelling: window?.webContents.session.isSpellCheckerEnabled(),
      isPersistent: window?.webContents.session.isPersistent(),
      isProtected: window?.isContentProtected(),
    };
  });
  expect(state).toEqual({
    spelling: false,
    isPersistent: false,
    isProtected: process.platform !== "linux",
  });
});

test("DevTools off: a window with the packaged app's preference opens none", async () => {
  const isOpen = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { devTools: false } });
    await window.loadURL("about:blank").catch(() => undefined);
    window.webContents.openDevTools();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const isOpened = window.webContents.isDevToolsOpened();
    window.destroy();
    return isOpened;
  });
  expect(isOpen).toBe(false);
});

test("Offline is absence: the session asks for nothing but app:// while nobody does anything", async () => {
  const path = join(profile, "net.json");
  await app.evaluate(async ({ BrowserWindow }, file) => {
    const { netLog } = BrowserWindow.getAllWindows()[0]?.webContents.session ?? {};
    await netLog?.startLogging(file);
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    await netLog?.stopLogging();
  }, path);
  const urls = readFileSync(path, "utf8").match(/"url":"[^"]+"/g) ?? [];
  expect(urls.filter((url) => !url.includes('"app://'))).toEqual([]);
});
