/** What a page of ours can reach and what it is refused, asked of the running app in a real browser. */
import { expect, type Page, test } from "@playwright/test";
import { calls } from "../../preload/contract.ts";
import { filesBelow, findIn, phraseParts } from "../core/secret-forms.ts";
import { launchApp } from "../electron-on-chromium/launch.ts";
import {
  APP_DIR,
  chooseProfile,
  closeApp,
  createColdkey,
  createHotkey,
  getRehearsalTao,
  goTo,
  openApp,
  PASSPHRASE,
} from "./workstation.ts";

const OUTSIDE = "https://outside.example/";

test("The bridge is exactly the contract, frozen, and the page holds nothing else of the app", async () => {
  const workstation = await openApp({});
  const { page } = workstation;
  const found = await page.evaluate(() => {
    const names: string[] = [];
    const unfrozen: string[] = [];
    const visit = (value: object, path: string): void => {
      if (!Object.isFrozen(value)) unfrozen.push(path);
      for (const key of Reflect.ownKeys(value)) {
        const member: unknown = Reflect.get(value, key);
        const name = path === "" ? String(key) : `${path}.${String(key)}`;
        if (typeof member === "object" && member !== null) visit(member, name);
        else names.push(`${name}: ${typeof member}`);
      }
    };
    visit(window.workstation, "");
    const own = Object.getOwnPropertyDescriptor(window, "workstation");
    // A frame without a document of ours shows which names every window has.
    const frame = document.body.appendChild(document.createElement("iframe"));
    const plain = frame.contentWindow as unknown as object;
    const extra = Reflect.ownKeys(window).filter(
      (key) => typeof key === "symbol" || (!(key in plain) && !/^\d+$/.test(key)),
    );
    const inFrame = "workstation" in plain;
    frame.remove();
    const tools = ["require", "process", "module", "exports", "Buffer", "global", "ipcRenderer"];
    return {
      names: names.sort(),
      unfrozen,
      isFixed: own?.writable === false && own.configurable === false,
      extra: extra.map(String).sort(),
      inFrame,
      tools: tools.filter((name) => name in window),
    };
  });
  const expected = [...Object.keys(calls), "on", "secrets.send", "secrets.receive"];
  expect(found).toEqual({
    names: expected.map((name) => `${name}: function`).sort(),
    unfrozen: [],
    isFixed: true,
    extra: ["workstation"],
    inFrame: false,
    tools: [],
  });
  const answers = await page.evaluate(async () => {
    const bridge = window.workstation as unknown as Record<
      string,
      Record<string, (...args: unknown[]) => Promise<{ fault?: { code: string } }>>
    >;
    const asChannel = await bridge.app?.lock?.("app.snapshot");
    const asEvent = (() => {
      try {
        window.workstation.on("secret-port" as "snapshot", () => undefined);
        return "accepted";
      } catch (error) {
        return String(error);
      }
    })();
    return { asChannel: asChannel?.fault?.code, asEvent };
  });
  expect(answers).toEqual({ asChannel: "CALL_INPUT_INVALID", asEvent: "Error: No such event" });
  await closeApp(workstation);
});

/** Each leaves the page as it is; a lost marker would mean that another document took its place. */
const escapes: readonly [string, (page: Page) => Promise<unknown>][] = [
  ["location", (page) => page.evaluate((url) => location.assign(url), OUTSIDE)],
  ["location.reload", (page) => page.evaluate(() => location.reload())],
  ["window.open", (page) => page.evaluate((url) => void window.open(url), OUTSIDE)],
  ["a link", (page) => clickLink(page, {})],
  ["a link to a new window", (page) => clickLink(page, { target: "_blank" })],
  ["a download", (page) => clickLink(page, { download: "file.txt" })],
  [
    "a download of the page's own making",
    (page) =>
      page.evaluate(() => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(new Blob(["secret"]));
        link.download = "secret.txt";
        link.click();
      }),
  ],
  [
    "a form",
    (page) =>
      page.evaluate((url) => {
        const form = document.createElement("form");
        form.action = url;
        document.body.append(form);
        form.submit();
        form.remove();
      }, OUTSIDE),
  ],
  ["a file URL", (page) => page.evaluate(() => location.assign("file:///etc/passwd"))],
  [
    "a dropped address",
    async (page) => {
      const cdp = await page.context().newCDPSession(page);
      const data = { items: [{ mimeType: "text/uri-list", data: OUTSIDE }], dragOperationsMask: 1 };
      for (const type of ["dragEnter", "dragOver", "drop"] as const) {
        await cdp.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
      }
      await cdp.detach();
    },
  ],
];

const clickLink = (page: Page, part: { target?: string; download?: string }) =>
  page.evaluate(
    ({ url, target, download }) => {
      const link = document.createElement("a");
      link.href = url;
      if (target !== undefined) link.target = target;
      if (download !== undefined) link.download = download;
      document.body.append(link);
      link.click();
      link.remove();
    },
    { url: OUTSIDE, ...part },
  );

test("Nothing leads out of the page: no address, window, form, download or drop", async () => {
  const { app, page } = await openApp({});
  const url = page.url();
  await page.evaluate(() => Reflect.set(window, "stillHere", true));
  for (const [name, wayOut] of escapes) {
    await wayOut(page);
    await page.waitForTimeout(250);
    expect(page.url(), name).toBe(url);
    expect(await page.evaluate(() => Reflect.get(window, "stillHere")), name).toBe(true);
    expect(page.context().pages().length, `windows after ${name}`).toBe(1);
  }
  // Asked directly: Playwright's locators still wait for the navigations that were refused.
  expect(await page.evaluate(() => document.querySelector("h1")?.innerText)).toBeTruthy();
  expect(await app.requestsOutside()).toEqual([]);
  expect(await app.control.openedExternally()).toEqual([]);
  await app.close();
});

test("The page is given no permission", async () => {
  const { app, page } = await openApp({});
  const answers = await page.evaluate(async () => {
    const failure = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => "granted",
        (error: unknown) => (error instanceof Error ? error.name : "refused"),
      );
    const state = async (name: string): Promise<string> => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state;
      } catch (error) {
        return error instanceof Error ? error.name : "refused";
      }
    };
    const names = ["geolocation", "notifications", "camera", "microphone", "midi"];
    return {
      states: await Promise.all(names.map(state)),
      camera: await failure(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await failure(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await failure(navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await failure(navigator.clipboard.readText()),
      notification: await Notification.requestPermission(),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve("granted"),
          () => resolve("denied"),
        ),
      ),
    };
  });
  expect(answers.states).not.toContain("granted");
  expect(answers).toMatchObject({
    camera: "NotAllowedError",
    microphone: "NotAllowedError",
    screen: "NotAllowedError",
    clipboard: "NotAllowedError",
    notification: "denied",
    place: "denied",
  });
  await app.close();
});

test("The policy refuses scripts, markup and connections that are not the app's own", async () => {
  const { app, page } = await openApp({});
  const answers = await page.evaluate(async (outside) => {
    // DevTools lifts the ban on eval for the turn in which it evaluates; what follows runs as the page's own code.
    await new Promise((resolve) => setTimeout(resolve));
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        await work();
        return "allowed";
      } catch (error) {
        return error instanceof Error ? error.name : "refused";
      }
    };
    const results = {
      eval: await attempt(() => Reflect.apply(Reflect.get(window, "eval"), window, ["1"])),
      function: await attempt(() => Reflect.construct(Function, ["return 1"])()),
      innerHTML: await attempt(() => {
        document.createElement("div").innerHTML = "<b>x</b>";
      }),
      policy: await attempt(() =>
        Reflect.get(window, "trustedTypes").createPolicy("mine", { createHTML: String }),
      ),
      fetch: await attempt(() => fetch(outside)),
      own: await attempt(() => fetch("/index.html")),
      worker: await attempt(
        () =>
          new Promise((resolve, reject) => {
            const worker = new Worker(URL.createObjectURL(new Blob(["1"])) as string);
            worker.onerror = () => reject(new TypeError("refused"));
            setTimeout(resolve, 1_000);
          }),
      ),
      socket: await attempt(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(outside.replace("https", "wss"));
            socket.onerror = () => reject(new TypeError("refused"));
            socket.onopen = resolve;
          }),
      ),
    };
    Reflect.set(window, "inlineRan", false);
    const inline = document.createElement("script");
    try {
      inline.text = "window.inlineRan = true";
    } catch {
      // Trusted Types refuse the text itself; the next line would be refused by script-src.
      inline.append(document.createTextNode("window.inlineRan = true"));
    }
    try {
      document.body.append(inline);
    } catch {
      // Refused as well.
    }
    const frame = document.createElement("iframe");
    frame.src = outside;
    document.body.append(frame);
    const image = new Image();
    image.src = `${outside}pixel.png`;
    await new Promise((resolve) => setTimeout(resolve, 500));
    frame.remove();
    return { ...results, inline: Reflect.get(window, "inlineRan") };
  }, OUTSIDE);
  expect(answers.inline).toBe(false);
  for (const [name, answer] of Object.entries(answers)) {
    if (name !== "inline") expect(answer, name).not.toBe("allowed");
  }
  const refusedBy = new Set((await app.cspViolations()).map(({ directive }) => directive));
  expect([...refusedBy]).toEqual(
    expect.arrayContaining([
      "connect-src",
      "frame-src",
      "img-src",
      "require-trusted-types-for",
      "trusted-types",
    ]),
  );
  expect(await app.requestsOutside()).toEqual([]);
  await app.close();
});

test("A page that sends malformed calls is ended, and its successor works", async () => {
  const { app, page } = await openApp({});
  await page.evaluate(() => Reflect.set(window, "isOld", true));
  await page.evaluate(() => {
    const lock = window.workstation.app.lock as unknown as (input: unknown) => Promise<unknown>;
    // After this evaluation has answered: the page is gone before the last call has.
    setTimeout(() => {
      for (let count = 0; count < 11; count += 1) void lock({ count });
    });
  });
  await expect(async () => {
    expect(await app.page.evaluate(() => Reflect.get(window, "isOld") === undefined)).toBe(true);
  }).toPass({ timeout: 15_000 });
  await expect(app.page.getByRole("heading", { level: 1 })).toBeVisible();
  const { state } = await app.page.evaluate(async () => {
    const reply = await window.workstation.app.snapshot(null);
    return reply.ok ? reply.value.journal : { state: "no answer" };
  });
  expect(state).not.toBe("no answer");
  await app.close();
});

test("A page that keeps crashing is not loaded for ever", async () => {
  const { app } = await openApp({});
  for (let count = 0; count < 3; count += 1) {
    await app.control.crashPage();
    await expect(async () => {
      await expect(app.page.locator("h1")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
  }
  await app.control.crashPage();
  expect(await app.exited()).toBe(0);
  await app.browser.close();
});

test("A second start on the same data ends, and the first comes to the front", async () => {
  const { app } = await openApp({});
  await app.windowEvents.emit("minimize");
  const second = launchApp({ appDir: APP_DIR, userDataDir: app.userDataDir, waitForPage: false });
  const outcome = await second.then(
    (running) => running.exited(),
    (error: unknown) => String(error),
  );
  expect([0, expect.stringContaining("ended with 0")]).toContainEqual(outcome);
  await expect
    .poll(async () => (await app.control.windowState()).isMinimized, { timeout: 5_000 })
    .toBe(false);
  expect((await app.control.windowState()).isFocused).toBe(true);
  await app.close();
});

test("After create, fund and hotkey neither passphrase nor words are in the profile, the outputs or the document", async () => {
  const workstation = await openApp({});
  const { app, page } = workstation;
  await chooseProfile(workstation, "Combined");
  const words = await createColdkey(workstation, "treasury");
  await getRehearsalTao(workstation);
  await createHotkey(workstation, "treasury", "miner-1");
  await goTo(page, "Journal");
  const seen = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll("input")].map((input) => input.value),
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      JSON.stringify(history.state),
      location.href,
    ].join("\n"),
  );
  await app.close();
  const places = [
    ...(await filesBelow(app.userDataDir)),
    { name: "stdout", bytes: Buffer.from(app.stdout) },
    { name: "stderr", bytes: Buffer.from(app.stderr) },
    { name: "document", bytes: Buffer.from(seen) },
  ];
  expect(places.length).toBeGreaterThan(8);
  expect(findIn(places, ["treasury"]), "the search reaches the app's own files").not.toEqual([]);
  expect(findIn(places, [PASSPHRASE, words.join(" "), ...phraseParts(words)])).toEqual([]);
});
