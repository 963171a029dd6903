import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clock, systemClock } from "./clock.ts";
import { Refusal } from "./fault.ts";
import { nodeFiles } from "./files.ts";
import { type Keychain, type KeychainOptions, type Keytar, openKeychain } from "./keychain.ts";
import { bundleProgram, runProgram } from "./testing-programs.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keychain-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = Uint8Array.of(1, 2, 0, 255);
const MARKER = "system-keychain-in-use";

function open(options: Partial<KeychainOptions> = {}): Promise<Keychain> {
  return openKeychain({ service: "test", fallbackFolder: folder, files: nodeFiles, ...options });
}

/** keytar over a map, with ways to misbehave. */
function fakeKeytar(behaviour: { error?: string; hangs?: boolean; forgets?: boolean } = {}) {
  const items = new Map<string, string>();
  let calls = 0;
  const answer = <T>(value: () => T): Promise<T> => {
    calls += 1;
    if (behaviour.hangs === true) return new Promise(() => undefined);
    if (behaviour.error !== undefined) return Promise.reject(new Error(behaviour.error));
    return Promise.resolve(value());
  };
  const keytar: Keytar = {
    getPassword: (service, account) => answer(() => items.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, password) =>
      answer(() => {
        if (behaviour.forgets !== true) items.set(`${service}/${account}`, password);
      }),
    deletePassword: (service, account) => answer(() => items.delete(`${service}/${account}`)),
  };
  return { keytar, items, behaviour, calls: () => calls };
}

/** Deadlines pass at once. */
const hastyClock: Clock = {
  ...systemClock,
  after: (_, work) => systemClock.after(0, work),
};

describe("the system's keychain", () => {
  it("keeps, returns and removes bytes, and leaves nothing of the probe", async () => {
    const { keytar, items } = fakeKeytar();
    const keychain = await open({ loadKeytar: () => keytar });
    expect(keychain).toMatchObject({ kind: "system", reason: null });
    expect(items.size).toBe(0);
    expect(await keychain.get("journal-key")).toBeNull();
    await keychain.set("journal-key", bytes);
    expect(await keychain.get("journal-key")).toEqual(bytes);
    expect([...items]).toEqual([["test/journal-key", "AQIA/w=="]]);
    await keychain.remove("journal-key");
    await keychain.remove("journal-key");
    expect(await keychain.get("journal-key")).toBeNull();
  });

  it("refuses an item that is not ours, rather than calling it missing", async () => {
    const { keytar, items } = fakeKeytar();
    const keychain = await open({ loadKeytar: () => keytar });
    items.set("test/journal-key", "not base64!");
    await expect(keychain.get("journal-key")).rejects.toMatchObject({
      fault: { code: "KEYCHAIN_UNRELIABLE" },
    });
  });

  it("takes only names and sizes that every system keeps", async () => {
    const { keytar } = fakeKeytar();
    const keychain = await open({ loadKeytar: () => keytar });
    for (const name of ["", "../key", "Key", "a b", "a".repeat(65), "clé"]) {
      await expect(keychain.set(name, bytes), name).rejects.toThrow();
      await expect(keychain.get(name), name).rejects.toThrow();
    }
    await expect(keychain.set("a", new Uint8Array())).rejects.toThrow();
    await expect(keychain.set("a", new Uint8Array(1801))).rejects.toThrow();
    await keychain.set("a", new Uint8Array(1800).fill(7));
    expect(await keychain.get("a")).toHaveLength(1800);
  });

  it("that stops answering refuses, once after a wait, then at once", async () => {
    const fake = fakeKeytar();
    const keychain = await open({ loadKeytar: () => fake.keytar, clock: hastyClock });
    fake.behaviour.hangs = true;
    const before = fake.calls();
    for (let n = 0; n < 3; n += 1) {
      await expect(keychain.get("journal-key")).rejects.toMatchObject({
        fault: { code: "KEYCHAIN_TIMEOUT" },
      });
    }
    expect(fake.calls() - before).toBe(1);
  });

  it("adopts what was kept in files before there was one", async () => {
    const before = await open({ preferFile: true });
    await before.set("journal-key", bytes);
    const { keytar, items } = fakeKeytar();
    const keychain = await open({ loadKeytar: () => keytar });
    expect(await keychain.get("journal-key")).toEqual(bytes);
    expect(items.get("test/journal-key")).toBe("AQIA/w==");
    expect(readdirSync(folder)).toEqual([MARKER]);
  });

  it("that worked before and is away today is not replaced by empty files", async () => {
    const fake = fakeKeytar();
    await (await open({ loadKeytar: () => fake.keytar })).set("journal-key", bytes);

    fake.behaviour.error = "Cannot get secret of a locked object";
    const locked = await open({ loadKeytar: () => fake.keytar });
    expect(locked).toMatchObject({ kind: "system", reason: "KEYCHAIN_REFUSED" });
    await expect(locked.get("journal-key")).rejects.toBeInstanceOf(Refusal);

    const away = await open({
      loadKeytar: () => {
        throw new Error("libsecret-1.so.0: cannot open shared object file");
      },
    });
    expect(away).toMatchObject({ kind: "system", reason: "KEYCHAIN_NO_LIBRARY" });
    for (const work of [away.get("a"), away.set("a", bytes), away.remove("a")]) {
      await expect(work).rejects.toMatchObject({ fault: { code: "KEYCHAIN_NO_LIBRARY" } });
    }

    delete fake.behaviour.error;
    expect(await locked.get("journal-key")).toEqual(bytes);
    expect(readdirSync(folder)).toEqual([MARKER]);
  });
});

describe("files in its place", () => {
  it("are for the owner alone and hold the bytes as they are", async () => {
    const keychain = await open({ preferFile: true, fallbackFolder: join(folder, "keys") });
    expect(keychain).toMatchObject({ kind: "file", reason: "KEYCHAIN_NOT_WANTED" });
    expect(await keychain.get("journal-key")).toBeNull();
    await keychain.remove("journal-key");
    await keychain.set("journal-key", bytes);
    await keychain.set("journal-key", bytes);
    const path = join(folder, "keys", "journal-key");
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "keys")).mode & 0o777).toBe(0o700);
    const again = await open({ preferFile: true, fallbackFolder: join(folder, "keys") });
    expect(await again.get("journal-key")).toEqual(bytes);
    await again.remove("journal-key");
    expect(await keychain.get("journal-key")).toBeNull();
  });

  it("lose what an interrupted write left behind at the next start", async () => {
    const leftover = join(folder, ".tmp-0123456789abcdef");
    writeFileSync(leftover, "half a key");
    await open({ preferFile: true });
    expect(existsSync(leftover)).toBe(false);
  });

  it("do not load or ask the system's keychain when files are wanted", async () => {
    const loadKeytar = () => {
      throw new TypeError("It was loaded");
    };
    expect((await open({ preferFile: true, loadKeytar })).kind).toBe("file");
  });

  // What libsecret really says, from a machine without D-Bus, without a display, without a keyring, with a locked one.
  it.each([
    ["Cannot autolaunch D-Bus without X11 $DISPLAY", "KEYCHAIN_NO_SERVICE"],
    [
      "Failed to execute child process “dbus-launch” (No such file or directory)",
      "KEYCHAIN_NO_SERVICE",
    ],
    ["Could not connect: No such file or directory", "KEYCHAIN_NO_SERVICE"],
    [
      "The name org.freedesktop.secrets was not provided by any .service files",
      "KEYCHAIN_NO_SERVICE",
    ],
    ["Cannot create an item in a locked collection", "KEYCHAIN_REFUSED"],
    ["User interaction is not allowed.", "KEYCHAIN_REFUSED"],
  ])("come with a reason: %s", async (error, reason) => {
    const { keytar } = fakeKeytar({ error });
    expect(await open({ loadKeytar: () => keytar })).toMatchObject({ kind: "file", reason });
    expect(existsSync(join(folder, MARKER))).toBe(false);
  });

  it("come when nothing can be loaded, when it hangs, and when it forgets", async () => {
    const loadKeytar = () => {
      throw new Error("Failed to load keytar native addon");
    };
    expect(await open({ loadKeytar })).toMatchObject({ reason: "KEYCHAIN_NO_LIBRARY" });
    const hanging = fakeKeytar({ hangs: true });
    expect(await open({ loadKeytar: () => hanging.keytar, clock: hastyClock })).toMatchObject({
      kind: "file",
      reason: "KEYCHAIN_TIMEOUT",
    });
    const forgetful = fakeKeytar({ forgets: true });
    expect(await open({ loadKeytar: () => forgetful.keytar })).toMatchObject({
      kind: "file",
      reason: "KEYCHAIN_UNRELIABLE",
    });
  });
});

it("waits at most three seconds for a keychain that hangs at start", {
  timeout: 10_000,
}, async () => {
  const { keytar } = fakeKeytar({ hangs: true });
  const before = systemClock.monotonicMs();
  expect((await open({ loadKeytar: () => keytar })).reason).toBe("KEYCHAIN_TIMEOUT");
  expect(systemClock.monotonicMs() - before).toBeLessThan(3_000);
});

// Elsewhere this would write into the keychain of whoever runs the tests.
it.skipIf(process.platform !== "linux")(
  "opens with the real keytar where no D-Bus answers",
  { timeout: 60_000 },
  async () => {
    const out = mkdtempSync(join(tmpdir(), "keychain-program-"));
    try {
      const entry = fileURLToPath(new URL("./testing-keychain-real.ts", import.meta.url));
      const program = await bundleProgram(entry, out);
      const ended = await runProgram("env", [
        "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
        process.execPath,
        program,
        folder,
        fileURLToPath(
          new URL(
            `../../node_modules/keytar/prebuilds/${process.platform}-${process.arch}/keytar.node`,
            import.meta.url,
          ),
        ),
      ]);
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      // The second where libsecret is installed, the first where it is not.
      expect(["file KEYCHAIN_NO_LIBRARY", "file KEYCHAIN_NO_SERVICE"]).toContain(
        ended.stdout.trim(),
      );
    } finally {
      rmSync(out, { recursive: true });
    }
  },
);
