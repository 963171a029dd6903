import { describe, expect, test } from "vitest";
import { findElectron } from "./electron.mjs";
import {
  findChromium,
  hasDisplay,
  hasKeychainLibrary,
  isNodeRecentEnough,
  look,
  planInstall,
  type World,
} from "./system.mjs";

/** A machine on which exactly these files exist. */
function machine(files: readonly string[], more: Partial<World> = {}): World {
  return {
    platform: "linux",
    nodeVersion: "20.19.0",
    env: {},
    isRoot: false,
    exists: (path) => files.includes(path),
    electronPackageDir: "/app/node_modules/electron",
    ...more,
  };
}

describe("Node", () => {
  test.each([
    ["20.19.0", true],
    ["20.20.2", true],
    ["24.1.0", true],
    ["20.18.9", false],
    ["18.20.4", false],
    ["20.9.0", false],
  ])("%s is recent enough: %s", (version, expected) => {
    expect(isNodeRecentEnough(version)).toBe(expected);
  });
});

describe("the browser", () => {
  test("is found in the usual place", () => {
    expect(findChromium(machine(["/usr/bin/chromium"]))).toBe("/usr/bin/chromium");
  });

  test("is found on the search path", () => {
    const world = machine(["/opt/bin/google-chrome"], { env: { PATH: "/sbin:/opt/bin" } });
    expect(findChromium(world)).toBe("/opt/bin/google-chrome");
  });

  test("is what CHROMIUM_PATH names, and nothing else when that is missing", () => {
    const env = { CHROMIUM_PATH: "/my/chrome" };
    expect(findChromium(machine(["/my/chrome", "/usr/bin/chromium"], { env }))).toBe("/my/chrome");
    expect(findChromium(machine(["/usr/bin/chromium"], { env }))).toBeNull();
  });

  test("is looked for where macOS keeps it", () => {
    const path = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findChromium(machine([path], { platform: "darwin" }))).toBe(path);
  });
});

describe("display and keychain", () => {
  test("either display server counts, an empty name does not", () => {
    expect(hasDisplay(machine([], { env: { DISPLAY: ":0" } }))).toBe(true);
    expect(hasDisplay(machine([], { env: { WAYLAND_DISPLAY: "wayland-0" } }))).toBe(true);
    expect(hasDisplay(machine([], { env: { DISPLAY: "" } }))).toBe(false);
    expect(hasDisplay(machine([], { platform: "darwin" }))).toBe(true);
  });

  test("libsecret is looked for in the multi-arch folders and asked of Linux only", () => {
    expect(hasKeychainLibrary(machine(["/usr/lib/x86_64-linux-gnu/libsecret-1.so.0"]))).toBe(true);
    expect(hasKeychainLibrary(machine([]))).toBe(false);
    expect(hasKeychainLibrary(machine([], { platform: "win32" }))).toBe(true);
  });
});

describe("Electron", () => {
  const packageDir = "/app/node_modules/electron";
  const nameFile = `${packageDir}/path.txt`;

  test("counts as missing while the package names no executable", () => {
    expect(findElectron({ env: {}, exists: () => false, packageDir })).toBeNull();
  });

  test("counts as missing when the named executable is gone", () => {
    const exists = (path: string) => path === nameFile;
    expect(findElectron({ env: {}, exists, packageDir, read: () => "electron" })).toBeNull();
  });

  test("is found inside the package", () => {
    const exists = () => true;
    const found = findElectron({ env: {}, exists, packageDir, read: () => "electron\n" });
    expect(found).toBe(`${packageDir}/dist/electron`);
  });

  test("is found in the folder that the override names, and only if it is there", () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: "/dist" };
    const exists = (path: string) => path === "/dist/electron";
    expect(findElectron({ env, exists, packageDir })).toBe("/dist/electron");
    expect(findElectron({ env, exists: () => false, packageDir })).toBeNull();
  });
});

describe("what is needed", () => {
  const isMissing = (world: World, wants: { window: boolean; tests: boolean }) =>
    look(world, wants)
      .filter((finding) => !finding.isThere && finding.isNeeded)
      .map((finding) => finding.what);

  test("a bare server cannot open a window, and says both reasons", () => {
    expect(isMissing(machine([]), { window: true, tests: false })).toEqual(["browser", "display"]);
  });

  test("tests need a browser but no display", () => {
    expect(isMissing(machine([]), { window: false, tests: true })).toEqual(["browser"]);
  });

  test("a window in Electron needs no Chromium", () => {
    const world = machine(["/dist/electron"], {
      env: { ELECTRON_OVERRIDE_DIST_PATH: "/dist", DISPLAY: ":0" },
    });
    expect(isMissing(world, { window: true, tests: false })).toEqual([]);
  });

  test("an old Node is named with both versions", () => {
    const [node] = look(machine([], { nodeVersion: "18.20.4" }), { window: false, tests: true });
    expect(node?.note).toBe("Node 18.20.4 is too old: 20.19 or newer is needed");
  });
});

describe("the way to install", () => {
  const wants = { window: true, tests: true };

  test("root on Debian may install, with everything that packages can bring", () => {
    const world = machine(["/usr/bin/apt-get"], { isRoot: true });
    expect(planInstall(look(world, wants), world)).toEqual({
      packages: ["chromium", "libsecret-1-0"],
      mayInstall: true,
      command:
        "apt-get update && apt-get install -y --no-install-recommends chromium libsecret-1-0",
    });
  });

  test("others get the exact command", () => {
    const world = machine(["/usr/bin/apt-get", "/usr/bin/chromium"]);
    expect(planInstall(look(world, wants), world)).toEqual({
      packages: ["libsecret-1-0"],
      mayInstall: false,
      command:
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libsecret-1-0",
    });
  });

  test("nothing is installed over a CHROMIUM_PATH that is wrong", () => {
    const world = machine(["/usr/bin/apt-get", "/usr/lib/libsecret-1.so.0"], {
      isRoot: true,
      env: { CHROMIUM_PATH: "/nowhere" },
    });
    expect(planInstall(look(world, wants), world).packages).toEqual([]);
  });

  test("nothing is installed that is not needed: no Chromium for a window in Electron", () => {
    const world = machine(["/usr/bin/apt-get", "/dist/electron"], {
      isRoot: true,
      env: { ELECTRON_OVERRIDE_DIST_PATH: "/dist", DISPLAY: ":0" },
    });
    const findings = look(world, { window: true, tests: false });
    expect(planInstall(findings, world).packages).toEqual(["libsecret-1-0"]);
  });

  test("without apt there is no command, only advice", () => {
    const world = machine([], { isRoot: true });
    expect(planInstall(look(world, wants), world).command).toBeNull();
    expect(planInstall(look(world, wants), world).mayInstall).toBe(false);
  });
});
