/** What looking feels like, measured in the page of the real app: the first paint of what was kept, and scrolling. */

const ADDRESS = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/** Frames while the metagraph is scrolled from end to end, and back. */
const FRAMES = 240;

/** @typedef {import("../hosted-app.mjs").HostedApp} HostedApp */

/** @param {HostedApp} app */
export async function becomeDesk({ page }) {
  await page.locator("button:enabled").first().waitFor({ state: "visible" });
  await page.evaluate(async () => {
    await /** @type {any} */ (globalThis).workstation.app.chooseProfile({ profile: "desk" });
  });
}

/**
 * Watches an address and looks at it once, so that something is kept.
 * @param {HostedApp} app
 */
export async function keepPortfolio({ page }) {
  await page.evaluate(async (address) => {
    const { workstation } = /** @type {any} */ (globalThis);
    await workstation.watch.add({ address, name: "bench" });
    for (let tries = 0; tries < 200; tries += 1) {
      const reply = await workstation.portfolio.look({ coldkey: address });
      if (reply.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The portfolio was not read");
  }, ADDRESS);
}

/** So many frames in a row that come in time: the page has drawn what it started with. */
const RESTING_FRAMES = 30;
/** Two frames of a screen with 60 a second. */
const LATE_FRAME_MS = 34;

/**
 * From the press on "Portfolio" until its sums were painted, nothing of it having been shown before. The app has just
 * been started; the place is pressed in the first frame that has it, which nobody can do but which is the worst moment,
 * or as soon as the page rests.
 * @param {HostedApp} app
 * @param {"in the first frame" | "at rest"} when
 * @returns {Promise<{ ms: number, isKept: boolean }>} isKept: that it was kept stood there too
 */
export async function firstPaintMs({ page }, when) {
  // Not by its role: to find that, every name in the page is worked out, which keeps it busy at this very moment.
  await page.locator('button[aria-label="Portfolio"]').waitFor({ state: "attached" });
  if (when === "at rest") await page.evaluate(rest, { count: RESTING_FRAMES, late: LATE_FRAME_MS });
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const button = document.querySelector('button[aria-label="Portfolio"]');
        if (!(button instanceof HTMLElement)) throw new Error("No place for the portfolio");
        const at = performance.now();
        const look = () => {
          // The stamp stands above the sums: with it they are there.
          if (document.querySelector("main [data-stamp]")?.textContent?.includes("block")) {
            // The frame that follows the one in which they came has been painted with them.
            requestAnimationFrame(() =>
              setTimeout(() => {
                const ms = performance.now() - at;
                const text = document.querySelector("main [data-stamp]")?.textContent ?? "";
                resolve({ ms, isKept: text.startsWith("Kept") });
              }),
            );
          } else requestAnimationFrame(look);
        };
        button.click();
        look();
      }),
  );
}

/**
 * Runs in the page.
 * @param {{ count: number, late: number }} frames
 * @returns {Promise<void>}
 */
const rest = ({ count, late }) =>
  new Promise((resolve) => {
    let inTime = 0;
    let last = performance.now();
    const step = () => {
      const now = performance.now();
      inTime = now - last < late ? inTime + 1 : 0;
      last = now;
      if (inTime === count) resolve();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });

/**
 * One subnet's neurons, scrolled by a part with each frame; how long the frames took, sorted.
 * @param {HostedApp} app
 * @param {number} netuid
 * @returns {Promise<{ rows: number, frames: number[] }>}
 */
export async function scrollFrames({ page }, netuid) {
  await page.getByRole("button", { name: "Subnets", exact: true }).click();
  await page.getByRole("button", { name: new RegExp(`^Open subnet ${netuid} `) }).click();
  const grid = page.getByRole("grid");
  await grid.waitFor({ state: "visible" });
  const frames = await page.evaluate(
    (count) =>
      new Promise((resolve) => {
        const box = document.querySelector('table[role="grid"]')?.parentElement;
        if (!box) throw new Error("No metagraph");
        /** @type {number[]} */
        const times = [];
        let last = performance.now();
        const step = () => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          const part = (2 * times.length) / count;
          box.scrollTop = (part < 1 ? part : 2 - part) * box.scrollHeight;
          if (times.length < count) requestAnimationFrame(step);
          else resolve(times.slice(1).sort((a, b) => a - b));
        };
        requestAnimationFrame(step);
      }),
    FRAMES,
  );
  const rows = Number(await grid.getAttribute("aria-rowcount")) - 1;
  return { rows, frames: /** @type {number[]} */ (frames) };
}
